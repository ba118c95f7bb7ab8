# shellcheck shell=bash
# What must be there before anything starts. Root gets it installed where Debian has it; others are told. Needs output.sh.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false

# The SDK that builds and the Node that runs the mailbox; which source they come from is the owner's choice.
require_tools() {
  local lacking=()
  dotnet --list-sdks 2>/dev/null | grep -q '^10\.' || lacking+=("the .NET 10 SDK (https://dotnet.microsoft.com/download)")
  [[ $(node --version 2>/dev/null) =~ ^v([0-9]+) && ${BASH_REMATCH[1]} -ge 20 ]] || lacking+=("Node.js 20 or later (https://nodejs.org)")
  command -v npm >/dev/null || lacking+=("npm, which comes with Node.js")
  if ((${#lacking[@]} > 0)); then
    printf 'missing: %s\n' "${lacking[@]}" >&2
    fail "please install what is missing and start again"
  fi
}

install_postgresql() {
  [[ ! $(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null) ]] || return 0
  # Debian would at once start a cluster that nobody here needs.
  local settings=/etc/postgresql-common/createcluster.conf
  if ((EUID == 0)) && [[ ! -e $settings ]]; then
    install -D -m 0644 /dev/stdin "$settings" <<<'create_main_cluster = false'
  fi
  install_from_debian postgresql
}

# Only the tests need it, to judge docker-compose.yml.
install_docker_compose() {
  command -v docker-compose >/dev/null || install_from_debian docker-compose
}

# The browser that tests lead through the pages, and letters to write Chinese with.
install_browser() {
  local lacking=()
  command -v chromium >/dev/null || lacking+=(chromium)
  [[ $(find /usr/share/fonts -name 'NotoSansCJK*' 2>/dev/null) ]] || lacking+=(fonts-noto-cjk)
  ((${#lacking[@]} == 0)) || install_from_debian "${lacking[@]}"
}

# install_from_debian NAME…
install_from_debian() {
  ((EUID == 0)) || fail "missing: $*; as root: apt-get install $*"
  command -v apt-get >/dev/null || fail "missing: $*; without apt-get they cannot be installed"
  say "installing Debian's $*"
  apt-cache show "$1" >/dev/null 2>&1 || apt-get update -qq >&2
  # Lists that are there may be too old.
  apt_install "$@" || { apt-get update -qq >&2 && apt_install "$@"; } || fail "apt-get could not install $*"
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$@" </dev/null >/dev/null
}

# The packages of package-lock.json; the copy of it beside them tells whether they are the ones.
install_npm_packages() {
  local installed=$1/node_modules/.installed-package-lock.json
  ! cmp -s -- "$1/package-lock.json" "$installed" || return 0
  say "installing the npm packages"
  (cd -- "$1" && npm ci --no-update-notifier --no-audit --no-fund --loglevel=error >/dev/null) || fail "npm ci failed in $1"
  cp -- "$1/package-lock.json" "$installed"
}
