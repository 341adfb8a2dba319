#!/usr/bin/env bash
# Builds the hook program of a protected session for 64-bit Windows, on Linux.
# Usage: installer/windows/hook.sh [FOLDER], build/hook if not given
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

readonly SOURCE=kiosk/lockdown/windows/hook
readonly OUT=${1:-build/hook}
readonly FLAGS=(-std=c11 -O2 -s -Wall -Wextra -Werror -static)

mkdir -p "$OUT"
x86_64-w64-mingw32-gcc "${FLAGS[@]}" -municode -mwindows -o "$OUT/pix-kiosk-hook.exe" \
    "$SOURCE/hook.c" "$SOURCE/decision.c" -luser32
