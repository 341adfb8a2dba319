#!/usr/bin/env bash
# Prepares a checkout on Debian 12 or Ubuntu 24.04: system packages, virtual environment, fonts.
# Safe to run again: what is there already is left alone. Usage: installer/setup.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly ENVIRONMENT=.venv
readonly STAMP=$ENVIRONMENT/set-up.sha256

# What Qt loads, then what a virtual display and the tests need, what the package needs, and the
# programs that speak, play sounds and check spelling; last, what an exam station is made of.
readonly PACKAGES=(
    ca-certificates python3 python3-venv
    libegl1 libgl1 libglib2.0-0 libfontconfig1 libfreetype6 libdbus-1-3 libgssapi-krb5-2 libcups2
    libbrotli1 libzstd1 libx11-6 libx11-xcb1 libxkbcommon0 libxkbcommon-x11-0
    libwayland-client0 libwayland-cursor0
    libxcb1 libxcb-cursor0 libxcb-glx0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1
    libxcb-xfixes0 libxcb-xkb1
    xvfb xauth openbox xdotool xclip x11-utils x11-xserver-utils
    xserver-xorg-core xserver-xorg-video-dummy fonts-dejavu-core fonts-inter
    at-spi2-core dbus
    binutils poppler-utils gcc libc6-dev
    speech-dispatcher speech-dispatcher-espeak-ng espeak-ng alsa-utils
    hunspell hunspell-fr hunspell-en-gb
    cage xwayland grim wtype nftables systemd
)

main() {
    step "system packages" system_packages
    choose_python
    step "virtual environment ($("$PYTHON" --version))" virtual_environment
    step "dependencies" dependencies
    step "fonts" fonts
}

step() {
    local name=$1 started=$SECONDS
    shift
    "$@"
    printf 'set-up: %-42s %4d s\n' "$name" "$((SECONDS - started))"
}

fail() {
    printf 'set-up: %s\n' "$@" >&2
    exit 1
}

has_package() {
    [[ $(dpkg-query -W -f '${Status}' "$1" 2>/dev/null) == "install ok installed" ]]
}

offered() {
    [[ $(apt-cache policy "$1" 2>/dev/null) =~ Candidate:\ [^\(] ]]
}

as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "Il faut être root, ou avoir sudo, pour : $*" "Root or sudo is needed for: $*"
    fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3 \
        -o DPkg::Lock::Timeout=300 "$@" >/dev/null
}

# Newer releases give some libraries another name, with t64 at its end.
install_missing() {
    local missing=() chosen=() name
    for name in "$@"; do
        has_package "$name" || has_package "${name}t64" || missing+=("$name")
    done
    [[ ${#missing[@]} == 0 ]] && return
    apt_get update
    for name in "${missing[@]}"; do
        if offered "${name}t64"; then
            chosen+=("${name}t64")
        elif offered "$name"; then
            chosen+=("$name")
        else
            fail "Paquet introuvable : $name." "No such package: $name."
        fi
    done
    apt_get install -y --no-install-recommends "${chosen[@]}"
}

system_packages() {
    if ! command -v apt-get >/dev/null; then
        fail "Ce script prépare Debian et Ubuntu ; ailleurs, voyez INSTALL.md." \
            "This script prepares Debian and Ubuntu; for others see INSTALL.md."
    fi
    install_missing "${PACKAGES[@]}"
}

choose_python() {
    local candidate
    for candidate in "${PYTHON:-python3}" python3.13 python3.12 python3.11 /usr/bin/python3; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
            2>/dev/null; then
            PYTHON=$candidate
            return
        fi
    done
    fail "Python 3.11 ou plus récent est nécessaire." "Python 3.11 or newer is needed."
}

virtual_environment() {
    if ! "$ENVIRONMENT/bin/python" -c 'import pip' 2>/dev/null; then
        "$PYTHON" -m venv --clear "$ENVIRONMENT"
    fi
}

wanted() {
    "$ENVIRONMENT/bin/python" --version
    sha256sum pyproject.toml installer/constraints.txt
}

dependencies() {
    if [[ -f $STAMP && $(<"$STAMP") == "$(wanted)" && -x $ENVIRONMENT/bin/pix-kiosk ]]; then
        return
    fi
    "$ENVIRONMENT/bin/python" -m pip install --quiet --disable-pip-version-check \
        --constraint installer/constraints.txt --editable '.[server,workbench,dev]'
    wanted >"$STAMP"
}

# Without them the kiosk draws with Debian's fonts, so that nothing here may stop the set-up.
fonts() {
    if ! "$ENVIRONMENT/bin/python" -c 'import sys, installer.fonts as f; sys.exit(bool(f.missing()))'; then
        command -v npm >/dev/null || (install_missing npm) || true
        "$ENVIRONMENT/bin/python" -m installer.fonts || true
    fi
}

main "$@"
