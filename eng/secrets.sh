# shellcheck shell=bash
# Passwords and keys that a start makes once and later starts read again.

# random_text CHARACTERS LENGTH
random_text() {
  local text
  text=$(head -c 4096 /dev/urandom | LC_ALL=C tr -dc "$1")
  printf '%s' "${text:0:$2}"
}

# keep_secret FILE COMMAND…: what the command prints, in a file that only its owner can read, unless it is there already.
keep_secret() {
  local file=$1
  shift
  [[ -s $file ]] || (umask 077 && "$@" >"$file.new" && mv -- "$file.new" "$file")
}
