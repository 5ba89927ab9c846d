# The Debian packages that ./dev needs, and how it installs them. Sourced by it; uses its say and fail.
# shellcheck shell=bash
# SPDX-License-Identifier: BSL-1.0

# Debian packages by purpose. `a|b` means: the first of them that this distribution has; `b>=V` counts only from version V
# on, since Debian 12 has a default Boost that is too old.
build_packages=(g++ cmake ninja-build ccache 'pkg-config|pkgconf'
    'libboost1.81-dev|libboost-dev>=1.81' 'libboost-log1.81-dev|libboost-log-dev>=1.81'
    'libboost-program-options1.81-dev|libboost-program-options-dev>=1.81' catch2 libfmt-dev libedit-dev libsodium-dev libsqlite3-dev)
test_packages=(python3 tmux libxml2-utils)
# Real clients, servers to compare with, and what reads our captures; see want.
interop_packages=(irssi weechat-curses ii ngircd inspircd netcat-openbsd tshark)
fuzz_packages=('clang>=1:14' 'libclang-rt-dev|libclang-rt-14-dev')
lint_packages=(g++ ccache 'libboost1.81-dev|libboost-dev>=1.81' catch2 libfmt-dev libedit-dev python3
    'clang-format-14|clang-format' shellcheck)

# True when one of the alternatives of $1 is installed in a version that counts; the versions were read by missing_of.
satisfied() {
    local name alternative
    local -a alternatives
    IFS='|' read -ra alternatives <<<"$1"
    for alternative in "${alternatives[@]}"; do
        name=${alternative%%>=*}
        [[ -n ${installed[$name]:-} ]] || continue
        [[ $name == "$alternative" ]] && return 0
        dpkg --compare-versions "${installed[$name]}" ge "${alternative##*>=}" && return 0
    done
    return 1
}

# Puts what is not installed of "$@" into the array `missing`. One dpkg-query call, no apt: this runs every time.
missing_of() {
    local spec name status version
    local -a names=() alternatives
    local -A installed=()
    for spec in "$@"; do
        IFS='|' read -ra alternatives <<<"$spec"
        for name in "${alternatives[@]}"; do names+=("${name%%>=*}"); done
    done
    while read -r name status version; do
        [[ $status == installed ]] && installed[$name]=$version
    done < <(dpkg-query -W -f '${Package} ${db:Status-Status} ${Version}\n' "${names[@]}" 2>/dev/null || true)
    missing=()
    for spec in "$@"; do satisfied "$spec" || missing+=("$spec"); done
}

# Prints the first alternative of $1 that apt can install, or the first of all when it knows none: apt then says so.
choose() {
    local alternative
    local -a alternatives
    IFS='|' read -ra alternatives <<<"$1"
    for alternative in "${alternatives[@]}"; do
        # No pipe into grep -q: it stops reading, and under pipefail the name that apt knows would count as unknown.
        if [[ $(LC_ALL=C apt-cache policy "${alternative%%>=*}") == *'Candidate: '[0-9]* ]]; then
            echo "${alternative%%>=*}"
            return
        fi
    done
    echo "${alternatives[0]%%>=*}"
}

# Fills the array `apt_get` with the command that installs as root, its lists refreshed; fails with a reason where it cannot.
find_apt_get() {
    local -a as_root=()
    command -v apt-get >/dev/null || { say "no apt-get here"; return 1; }
    if ((EUID != 0)); then
        command -v sudo >/dev/null || { say "not root, and no sudo"; return 1; }
        as_root=(sudo)
    fi
    apt_get=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
    "${apt_get[@]}" update >/dev/null </dev/null || say "apt-get update failed; trying with the lists that are here"
}

# Installs the packages "$@" with the command of find_apt_get.
apt_install() {
    say "installing $*"
    "${apt_get[@]}" install -y --no-install-recommends "$@" >/dev/null </dev/null
}

# Installs what is missing of "$@". Costs one dpkg-query when nothing is; ends with 69 (service unavailable) where we cannot.
need() {
    local spec
    local -a missing=() chosen=() apt_get=()
    [[ -z ${CHATD_NO_INSTALL:-} ]] || return 0
    command -v dpkg-query >/dev/null || fail 69 "no Debian packages here; install these yourself: $* (then CHATD_NO_INSTALL=1)"
    missing_of "$@"
    ((${#missing[@]})) || return 0
    find_apt_get || fail 69 "please install: ${missing[*]}"
    for spec in "${missing[@]}"; do chosen+=("$(choose "$spec")"); done
    apt_install "${chosen[@]}" || fail 69 "apt-get failed; please install: ${chosen[*]}"
}

# Installs what is missing of "$@" and can be had; tests that find the rest missing are skipped. We want programs, and no
# server that runs on this machine from now on: so a package comes without what would start it, now and at the next boot.
want() {
    local spec server
    local -a missing=() apt_get=()
    [[ -z ${CHATD_NO_INSTALL:-} ]] || return 0
    missing_of "$@"
    ((${#missing[@]})) || return 0
    find_apt_get || { say "the tests that need ${missing[*]} are skipped"; return 0; }
    for server in ngircd inspircd; do
        apt_get+=(-o "Dpkg::Options::=--path-exclude=/etc/init.d/$server"
            -o "Dpkg::Options::=--path-exclude=*/systemd/system/$server.*")
    done
    for spec in "${missing[@]}"; do
        apt_install "$(choose "$spec")" || say "$spec cannot be had here: the tests that need it are skipped"
    done
}
