#!/usr/bin/env bash
# Builds a Windows Python with the project's libraries under build/wine/, and a Wine prefix that
# runs it, in the user's cache. The interpreter's libraries come out of a wheel that carries them;
# its standard library is that of the virtual environment's Python, of the same minor version.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly HERE=installer/wine
readonly OUT=build/wine
readonly PY=.venv/bin/python
readonly CC=x86_64-w64-mingw32-gcc
readonly CARRIER=panda3d==1.10.16

# numpy from 2.2 on needs functions of the C library that Wine 8 lacks.
readonly LIBRARIES=(
    numpy==2.1.3 cryptography securesystemslib SQLAlchemy alembic sqlcipher3 rapidfuzz keyring
    platformdirs pywin32-ctypes pytest hypothesis colorama tzdata PyYAML
)

minor=$("$PY" -c 'import sys; print(sys.version_info[1])')
readonly LIBRARY=python3$minor
readonly STAMP=$OUT/built

wanted() {
    sha256sum "$HERE"/*.c "$HERE/prefix.sh" installer/constraints.txt
    printf '%s\n' "$LIBRARY"
}

for_windows() {
    "$PY" -m pip "$1" --quiet --disable-pip-version-check --only-binary=:all: \
        --platform win_amd64 --implementation cp --python-version "3.$minor" "${@:2}"
}

interpreter() {
    for_windows download --no-deps --dest "$OUT/wheels" "$CARRIER"
    mkdir -p "$OUT/python/DLLs"
    "$PY" - "$OUT" "$LIBRARY.dll" <<'PROGRAM'
import sys
from pathlib import Path
from zipfile import ZipFile

out, library = Path(sys.argv[1]), sys.argv[2]
(wheel,) = (out / "wheels").glob("panda3d*.whl")
with ZipFile(wheel) as archive:
    for name in archive.namelist():
        folder, _, file = name.rpartition("/")
        if folder == "deploy_libs" and not file.startswith("api-ms"):
            beside = file.lower() in {library, "vcruntime140.dll", "vcruntime140_1.dll"}
            where = out / "python" if beside else out / "python/DLLs"
            (where / file).write_bytes(archive.read(name))
PROGRAM
    "$CC" -municode -O2 -s "-DPYTHON_LIBRARY=L\"$LIBRARY.dll\"" \
        -o "$OUT/python/python.exe" "$HERE/python.c"
    exports >"$OUT/python3.def"
    "$CC" -shared -nostdlib -Wl,-e,DllMainCRTStartup \
        -o "$OUT/python/python3.dll" "$HERE/forwarder.c" "$OUT/python3.def"
}

exports() {
    printf 'LIBRARY python3.dll\nEXPORTS\n'
    x86_64-w64-mingw32-objdump -p "$OUT/python/$LIBRARY.dll" |
        awk -v library="$LIBRARY" '
            /^\[Ordinal\/Name Pointer\] Table/ { names = 1; next }
            NF == 0 { names = 0 }
            names { printf "%s=%s.%s\n", $NF, library, $NF }'
}

libraries() {
    local standard
    standard=$("$PY" -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')
    mkdir -p "$OUT/python/Lib"
    tar -C "$standard" --exclude=__pycache__ --exclude=site-packages --exclude=dist-packages \
        --exclude=lib-dynload --exclude='config-3.*' --exclude=./test -cf - . |
        tar -C "$OUT/python/Lib" -xf -
    grep -v '^numpy==' installer/constraints.txt >"$OUT/constraints.txt"
    for_windows install --upgrade --constraint "$OUT/constraints.txt" \
        --target "$OUT/python/Lib/site-packages" "${LIBRARIES[@]}"
}

prefix() {
    # shellcheck source=installer/wine/environment.sh
    source "$HERE/environment.sh"
    rm -rf "$WINEPREFIX"
    mkdir -p "$(dirname "$WINEPREFIX")"
    wineboot --init >/dev/null 2>&1
    winecfg -v win10 >/dev/null 2>&1
    "$CC" -O2 -shared -nostdlib -Wl,-e,DllMainCRTStartup \
        -o "$WINEPREFIX/drive_c/windows/system32/bcryptprimitives.dll" \
        "$HERE/bcryptprimitives.c" -ladvapi32 -lkernel32
    wineserver --wait || true
}

if [[ -f $STAMP && $(<"$STAMP") == "$(wanted)" ]]; then
    exit 0
fi
rm -rf "$OUT"
mkdir -p "$OUT"
interpreter
libraries
prefix
wanted >"$STAMP"
