#!/usr/bin/env bash
# Runs the tests of the engine, its records, the vault, the store, the sensors and what calls
# Windows with a Windows Python under Wine. Passing there proves the calls and their arguments, not
# that Windows itself behaves so.
# Usage: installer/wine/test.sh [PYTEST ARGUMENTS]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly PACKAGES=(wine wine64 gcc-mingw-w64-x86-64)
readonly MINUTES=20

for package in "${PACKAGES[@]}"; do
    if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
        as_root=()
        [[ $(id -u) == 0 ]] || as_root=(sudo)
        "${as_root[@]}" apt-get -qq update
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y \
            --no-install-recommends "${PACKAGES[@]}" >/dev/null
        break
    fi
done

installer/wine/prefix.sh

# shellcheck source=installer/wine/environment.sh
source installer/wine/environment.sh

[[ $# -gt 0 ]] || set -- tests/engine tests/kiosk/vault tests/kiosk/store \
    tests/kiosk/detection/windows \
    tests/kiosk/lockdown/test_watchdog.py \
    tests/kiosk/lockdown/test_parent_link.py \
    tests/kiosk/lockdown/windows/test_{offspring,registry,win32,keys,policies,seat,station,folder,private}*.py

# Wine's Python cannot write to a plain file: its output goes through a pipe.
# Windows are made on a display of their own.
timeout "${MINUTES}m" xvfb-run -a wine build/wine/python/python.exe \
    -m pytest -q -c installer/wine/pytest.ini --rootdir . -p no:cacheprovider \
    -m "not long and not gui and not journey" "$@" </dev/null 2>&1 | cat
