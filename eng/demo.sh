# shellcheck shell=bash
# The parts of ./run, in the order in which they come. The data folder holds:
#   .medinsflows   marks the folder as ours; locked, and with the process id, while a run is at work
#   password       of all demo accounts
#   master-key     of the encryption of personal data
#   cluster/ mails/ logs/
# Needs the other parts of eng/; clone, data and port are set.

# open_data: makes the folder if need be, and locks it.
open_data() {
  mkdir -p -- "$data" || fail "cannot create $data; choose another place: MEDINS_DATA=… ./run"
  data=$(cd -- "$data" && pwd -P)
  [[ -e $data/.medinsflows || ! $(ls -A -- "$data") ]] ||
    fail "$data holds other things; choose an empty folder: MEDINS_DATA=… ./run"
  # The user postgres, whom root uses, must pass through; what is secret in the folder is locked by itself.
  chmod 0711 -- "$data" 2>/dev/null || fail "$data belongs to another user; choose another place: MEDINS_DATA=… ./run"
  exec 9<>"$data/.medinsflows"
  # One that is just stopping is given the time for it.
  flock --timeout 5 9 || fail "already running on $data, as process $(cat <&9)"
  printf '%s\n' $$ >"$data/.medinsflows"
}

# require_port: what a killed run has left dies at once, but its port may be free only a moment later.
require_port() {
  local tenths=20
  until port_is_free "$port"; do
    ((tenths-- > 0)) || fail "port $port is in use; choose another: MEDINS_PORT=$((port % 65535 + 1)) ./run"
    sleep 0.1
  done
}

# delete_data: all that earlier runs made in the folder, and nothing else.
delete_data() {
  say "deleting the data in $data"
  end_abandoned_cluster "$data/cluster"
  rm -rf -- "$data/cluster" "$data/mails" "$data/logs" "$data/password" "$data/master-key"
}

prepare_data() {
  local log
  install -d -m 0700 -- "$data/mails" "$data/logs"
  for log in build mailbox host; do
    [[ ! -e $data/logs/$log.log ]] || mv -- "$data/logs/$log.log" "$data/logs/$log.previous.log"
  done
  keep_secret "$data/password" demo_password
  keep_secret "$data/master-key" master_key
}

# Easy to read out and to type: no characters that look alike.
demo_password() {
  local text=
  until [[ $text == *[[:upper:]]* && $text == *[[:lower:]]* && $text == *[[:digit:]]* ]]; do
    text=$(random_text A-HJ-NP-Za-kmnp-z2-9 16)
  done
  printf '%s-%s-%s-%s' "${text:0:4}" "${text:4:4}" "${text:8:4}" "${text:12:4}"
}

master_key() {
  head -c 32 /dev/urandom | base64
}

# The service has a role of its own, which is no superuser.
start_database() {
  say "starting PostgreSQL"
  start_cluster "$data/cluster" lasting
  keep_secret "$data/cluster/service-password" random_text a-zA-Z0-9 32
  cluster_sql "$data/cluster" <<SQL
SELECT 'CREATE ROLE medins LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'medins') \gexec
ALTER ROLE medins PASSWORD '$(<"$data/cluster/service-password")';
SELECT 'CREATE DATABASE medins OWNER medins' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'medins') \gexec
SQL
}

# Sets smtp_port and mailbox_page.
start_mailbox() {
  local line
  say "starting the mailbox"
  start_child mailbox "$data/logs/mailbox.log" "${dies_with_script[@]}" node "$clone/eng/mailbox/main.js" --folder "$data/mails"
  until line=$(grep -s '^MAILBOX ' "$data/logs/mailbox.log"); do
    require_children
    sleep 0.05
  done
  [[ $line =~ smtp=127\.0\.0\.1:([0-9]+)\ page=(.+)$ ]]
  smtp_port=${BASH_REMATCH[1]}
  mailbox_page=${BASH_REMATCH[2]}
}

# start_host: returns when it is ready, within five minutes: a fresh one first plays the demo cases.
start_host() {
  local patience=$((SECONDS + 300))
  local -x ASPNETCORE_URLS="http://127.0.0.1:$port" ASPNETCORE_CONTENTROOT="$clone/src/Host"
  local -x MedIns__Database="Host=127.0.0.1;Port=$cluster_port;Database=medins;Username=medins;Password=$(<"$data/cluster/service-password")"
  local -x MedIns__MasterKeyFile="$data/master-key" MedIns__Demo__PasswordFile="$data/password"
  local -x MedIns__Smtp__Host=127.0.0.1 MedIns__Smtp__Port="$smtp_port" MedIns__Smtp__From=medins@localhost
  local -x MedIns__Workflows="$clone/workflows" MedIns__Calendars="$clone/calendars" MedIns__Regions="$clone/regions"
  local -x MedIns__MailboxPage="$mailbox_page" MedIns__Demo__Cases="${MEDINS_DEMO_CASES:-300}"
  say "starting MedInsFlows"
  start_child host "$data/logs/host.log" "${dies_with_script[@]}" dotnet "$(host_program "$clone")"
  until host_is_ready; do
    require_children
    if ((SECONDS >= patience)); then
      tail -n 20 -- "$data/logs/host.log" >&2
      fail "MedInsFlows is not ready after five minutes; its log: $data/logs/host.log"
    fi
    sleep 0.1
  done
}

host_is_ready() {
  local status
  (
    exec 3<>"/dev/tcp/127.0.0.1/$port" &&
      printf 'GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port" >&3 &&
      read -r -t 5 status <&3 && [[ $status == 'HTTP/1.1 200 '* ]]
  ) 2>/dev/null
}

# attend_children: stays until one ends, which none should.
attend_children() {
  while require_children; do
    wait -n "${children[@]}" 2>/dev/null || true
  done
}

require_children() {
  local name log
  for name in "${!children[@]}"; do
    child_runs "$name" && continue
    log=$data/logs/$name.log
    [[ $name != cluster ]] || log=$data/cluster/log
    tail -n 20 -- "$log" >&2
    fail "$name has ended unexpectedly; its log: $log"
  done
}

# The host first, so that it can finish what it is doing.
stop_everything() {
  local status=$?
  trap '' INT TERM HUP PIPE
  ((${#children[@]} == 0)) || say "stopping"
  stop_child build TERM 5
  stop_child host TERM 40
  stop_child mailbox TERM 5
  stop_cluster
  exit "$status"
}
