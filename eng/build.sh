# shellcheck shell=bash
# Builds the host, unless the last build was of exactly these sources and its result is still as it was left.
# Needs output.sh and children.sh.

# No server of the compiler outlives the script.
dotnet_alone=(-nodeReuse:false -p:UseSharedCompilation=false)

# build_host CLONE LOG
build_host() {
  local clone=$1 log=$2 stamp=$1/artifacts/run.stamp sources
  mkdir -p -- "$clone/artifacts"
  exec 8<"$clone/src"
  flock 8
  sources=$(fingerprint_sources "$clone")
  if [[ $(cat -- "$stamp" 2>/dev/null) != "$sources $(fingerprint_result "$clone")" ]]; then
    say "building"
    rm -f -- "$stamp"
    if ! run_child build "${dies_with_script[@]}" dotnet build "$clone/src/Host/MedInsFlows.Host.csproj" \
      --configuration Release -p:RestoreLockedMode=true "${dotnet_alone[@]}" >"$log" 2>&1; then
      tail -n 20 -- "$log" >&2
      fail "the build failed; its log: $log"
    fi
    printf '%s %s\n' "$sources" "$(fingerprint_result "$clone")" >"$stamp"
  fi
  exec 8<&-
}

fingerprint_sources() {
  { dotnet --version && cd -- "$1" && fingerprint_files . -maxdepth 1 ! -name '*.md' && fingerprint_files src; } | sha256sum | cut -d ' ' -f 1
}

fingerprint_result() {
  local folder
  folder=$(dirname -- "$(host_program "$1")")
  [[ ! -d $folder ]] || (cd -- "$folder" && fingerprint_files .)
}

# host_program CLONE: what a build makes, to be started with dotnet.
host_program() {
  printf '%s' "$1/artifacts/bin/MedInsFlows.Host/release/MedInsFlows.Host.dll"
}

# fingerprint_files FIND-WORDS…: a hash of the names and contents of the files found.
fingerprint_files() {
  find "$@" -type f -print0 | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d ' ' -f 1
}
