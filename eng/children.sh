# shellcheck shell=bash
# Processes that a script starts and ends. Each is in a session of its own, so that Ctrl-C reaches the script alone, which
# then ends them in order. Needs output.sh.

declare -A children=() # the process id of each, by name

# These words before a command make it die with the script, whatever the script dies of.
dies_with_script=(setpriv --pdeathsig KILL --)
ends_with_script=(setpriv --pdeathsig INT --)

# start_child NAME LOG COMMAND…: it runs beside the script.
start_child() {
  local name=$1 log=$2
  shift 2
  # Without descriptor 9, on which scripts hold their lock: a child must not keep it.
  (cd / && exec setsid "$@") >>"$log" 2>&1 </dev/null 9>&- &
  children[$name]=$!
}

# run_child NAME COMMAND…: waits for its end, open to signals meanwhile, and returns its status.
run_child() {
  local name=$1 status=0
  shift
  setsid "$@" </dev/null 9>&- &
  children[$name]=$!
  wait "${children[$name]}" || status=$?
  unset "children[$name]"
  return "$status"
}

# child_runs NAME
child_runs() {
  kill -0 "${children[$1]}" 2>/dev/null
}

# stop_child NAME SIGNAL SECONDS: asks it to end, and after so many seconds makes it, and whatever it has started.
stop_child() {
  local name=$1 signal=$2 tenths=$(($3 * 10)) child
  [[ -v children[$name] ]] || return 0
  child=${children[$name]}
  unset "children[$name]"
  kill -s "$signal" "$child" 2>/dev/null || true
  while ((tenths-- > 0)) && kill -0 "$child" 2>/dev/null; do
    sleep 0.1
  done
  kill -s KILL -- "-$child" 2>/dev/null || true
}
