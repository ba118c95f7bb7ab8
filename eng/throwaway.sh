# shellcheck shell=bash
# Where data for tests lies. Needs cluster.sh.

# throwaway_place: in memory where there is plenty, else on disk.
throwaway_place() {
  local free
  free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)
  if ((${free:-0} >= 4 * 1024 * 1024)) && [[ -w /dev/shm ]]; then
    printf /dev/shm
  else
    printf /tmp
  fi
}

# delete_abandoned PREFIX: the folders of that name that a killed script has left behind; a living one holds a lock on its own.
delete_abandoned() {
  local folder
  for folder in "$1"*/; do
    if [[ -O $folder && -e $folder/log ]] && flock --nonblock "$folder" true; then
      end_abandoned_cluster "$folder"
      rm -rf -- "$folder"
    fi
  done
}

# cluster_for_tests FOLDER: how the tests are told of the cluster, an Npgsql connection string.
cluster_for_tests() {
  printf 'Host=127.0.0.1;Port=%s;Username=postgres;Password=%s;Database=postgres' "$(<"$1/port")" "$(<"$1/password")"
}
