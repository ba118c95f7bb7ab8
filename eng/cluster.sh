# shellcheck shell=bash
# A private PostgreSQL cluster in a folder:
#   data/      PostgreSQL's own, under a user that is not root
#   port       on 127.0.0.1, kept as long as it is free
#   password   of the superuser postgres
#   log
# Needs output.sh, children.sh and secrets.sh.

# The kinds of cluster: one whose data lasts, and one whose data nobody needs after a crash.
lasting_initdb=(--data-checksums)
lasting_settings=()
throwaway_initdb=(--no-sync)
throwaway_settings=(-c fsync=off -c synchronous_commit=off -c full_page_writes=off)

# The words before the command that decide how long the cluster lives (children.sh).
cluster_lifetime=("${ends_with_script[@]}")

# PostgreSQL refuses to run as root; Debian's package brings a user for it.
database_user=()
database_owner=()
if ((EUID == 0)); then
  database_user=(setpriv --reuid=postgres --regid=postgres --init-groups --)
  database_owner=(--owner=postgres --group=postgres)
fi

# start_cluster FOLDER lasting|throwaway: returns when it accepts connections, or ends the script. Sets cluster_port.
start_cluster() {
  local folder=$1 attempts=5
  local -n settings="${2}_settings"
  [[ ! -e $folder || -O $folder ]] || fail "$folder belongs to another user"
  cluster_programs=$(find_programs "$folder")
  end_abandoned_cluster "$folder"
  create_cluster "$@"
  until choose_port "$folder" && try_cluster "$folder" "${settings[@]}"; do
    # Another process may have taken the port since it was chosen.
    if ((--attempts == 0)) || ! tail -n 5 -- "$folder/log" | grep -q 'could not bind'; then
      tail -n 20 -- "$folder/log" >&2
      fail "PostgreSQL does not start; its log: $folder/log"
    fi
    rm -- "$folder/port"
  done
}

# stop_cluster: the one that this script started.
stop_cluster() {
  stop_child cluster INT 30
}

# end_abandoned_cluster FOLDER: ends what a killed script has left running, and removes its traces.
end_abandoned_cluster() {
  local folder=$1 tenths=200 postmaster processes
  [[ -f $folder/data/postmaster.pid ]] || return 0
  read -r postmaster <"$folder/data/postmaster.pid"
  while processes=$(cluster_processes "$folder") && [[ $processes ]] && ((tenths-- > 0)); do
    grep -qx "$postmaster" <<<"$processes" && kill -s INT "$postmaster" 2>/dev/null
    sleep 0.1
  done
  # shellcheck disable=SC2086 # a list of numbers
  [[ ! $processes ]] || kill -s KILL $processes 2>/dev/null || true
  # Its number may by now belong to another process, which PostgreSQL would take for a postmaster at work.
  rm -f -- "$folder/data/postmaster.pid"
}

# cluster_processes FOLDER: the ids of PostgreSQL's processes at work there, one a line; each has the data as its working folder.
cluster_processes() {
  local process
  for process in /proc/[0-9]*; do
    if [[ $process/cwd -ef $1/data && $(readlink "$process/exe") == */postgres* ]]; then
      printf '%s\n' "${process#/proc/}"
    fi
  done
}

# cluster_sql FOLDER: runs the statements on standard input as superuser.
cluster_sql() {
  PGPASSWORD=$(<"$1/password") "$cluster_programs/psql" --no-psqlrc --quiet --set=ON_ERROR_STOP=1 \
    --host=127.0.0.1 --port="$cluster_port" --username=postgres --dbname=postgres >&2
}

# find_programs FOLDER: where PostgreSQL's programs of the data's version lie; the newest if there is no data yet.
find_programs() {
  local version='*' programs
  [[ ! -f $1/data/PG_VERSION ]] || version=$(<"$1/data/PG_VERSION")
  programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -path "/usr/lib/postgresql/$version/bin" | sort -V | tail -n 1)
  [[ $programs ]] || fail "the data in $1 is of PostgreSQL $version; as root: apt-get install postgresql-$version"
  printf '%s' "$programs"
}

create_cluster() {
  local folder=$1
  local -n options="${2}_initdb"
  [[ ! -d $folder/data ]] || return 0
  install -d -m 0711 -- "$folder"
  "${database_user[@]}" test -x "$folder" ||
    fail "the user postgres cannot reach $folder; choose a place that is not inside a folder for root alone"
  keep_secret "$folder/password" random_text a-zA-Z0-9 32
  # Made under another name, so that a start that was killed half-way leaves no half cluster.
  rm -rf -- "$folder/data.new"
  install -d -m 0700 "${database_owner[@]}" -- "$folder/data.new"
  install -m 0600 "${database_owner[@]}" -- "$folder/password" "$folder/password.initdb"
  (cd / && "${database_user[@]}" "$cluster_programs/initdb" --pgdata="$folder/data.new" --username=postgres --pwfile="$folder/password.initdb" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 "${options[@]}") >>"$folder/log" 2>&1 ||
    fail "initdb failed; its log: $folder/log"
  rm -- "$folder/password.initdb"
  mv -- "$folder/data.new" "$folder/data"
}

choose_port() {
  local file=$1/port
  cluster_port=
  [[ ! -s $file ]] || cluster_port=$(<"$file")
  # Below the ports that Linux gives to outgoing connections.
  until [[ $cluster_port ]] && port_is_free "$cluster_port"; do
    cluster_port=$((15000 + RANDOM % 15000))
  done
  printf '%s\n' "$cluster_port" >"$file"
}

port_is_free() {
  ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

try_cluster() {
  local folder=$1
  shift
  # A DETAIL line in the log would quote the row that broke a rule.
  start_child cluster "$folder/log" "${database_user[@]}" "${cluster_lifetime[@]}" "$cluster_programs/postgres" -D "$folder/data" \
    -c listen_addresses=127.0.0.1 -c port="$cluster_port" -c unix_socket_directories= -c max_connections=300 \
    -c timezone=UTC -c log_timezone=UTC -c log_error_verbosity=terse "$@"
  until grep -qs '^ready' "$folder/data/postmaster.pid"; do
    child_runs cluster || return 1
    sleep 0.05
  done
}
