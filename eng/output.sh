# shellcheck shell=bash
# What a script tells the person who runs it. Standard output stays free for what other programs read.

say() {
  printf '%s\n' "$*" >&2
}

fail() {
  say "${0##*/}: $*"
  exit 1
}
