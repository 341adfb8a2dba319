#!/usr/bin/env bash
# Builds the frozen station and its Debian package into dist/. Usage: installer/dist.sh [OUT]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly OUT=${1:-dist}
readonly PY=.venv/bin/python

# The same commit gives the same times inside the package.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 1767225600)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 LANG=C.UTF-8

# The system's own Python is one program; what is frozen needs it as a library beside it.
if [[ $("$PY" -c 'import sys; print(sys.base_prefix)') == /usr ]]; then
    library=libpython$("$PY" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if ! ldconfig -p | grep -q "$library.so"; then
        if [[ $(id -u) == 0 ]]; then
            apt-get -qq install -y --no-install-recommends "$library" >/dev/null
        else
            sudo apt-get -qq install -y --no-install-recommends "$library" >/dev/null
        fi
    fi
fi

"$PY" -m PyInstaller --noconfirm --log-level WARN \
    --distpath build/frozen --workpath build/freezing installer/pix-kiosk.spec
"$PY" -m installer.deb build/frozen/pix-kiosk "$OUT"
