#!/usr/bin/env bash
# Plays a whole exam of the demo realm in build/demo/: server, station, session, sitting, verdict,
# certificate. Usage: installer/demo.sh [--auto]
#
# With a screen a person sits it in a window that locks nothing. With --auto, or without a screen,
# a simulated candidate answers through the real screens, on a virtual display.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly FOLDER=build/demo
readonly BIN=.venv/bin
readonly SPEED=60x

export LANG=${LANG:-C.UTF-8}
[[ $LANG == *[Uu][Tt][Ff]* ]] || export LANG=C.UTF-8

started=()
cleared() {
    local process
    for process in "${started[@]}"; do
        kill "$process" 2>/dev/null || true
        wait "$process" 2>/dev/null || true
    done
}
trap cleared EXIT

field() {
    "$BIN/python" -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1]])' "$1"
}

# A port that is free now; the kit names the server before the server runs.
free_port() {
    "$BIN/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

answers() {
    "$BIN/python" - "$1" <<'PROGRAM'
import socket, sys
with socket.socket() as one:
    one.settimeout(0.2)
    sys.exit(one.connect_ex(("127.0.0.1", int(sys.argv[1]))))
PROGRAM
}

serve() {
    "$BIN/pix-server" serve --state "$FOLDER/server" --port "$port" >"$FOLDER/server.log" 2>&1 &
    started+=($!)
    local tries=0
    until answers "$port"; do
        kill -0 "${started[0]}" 2>/dev/null || { cat "$FOLDER/server.log" >&2; exit 1; }
        tries=$((tries + 1))
        [[ $tries -lt 300 ]] || { echo "Le serveur ne répond pas / no answer." >&2; exit 1; }
        sleep 0.1
    done
}

by_a_simulated_candidate() {
    cat >"$FOLDER/script.json" <<'SCRIPT'
{"candidate": 1, "policy": {"kind": "simulate", "theta": 0.5, "seed": 1},
 "events": [{"at_question": 5, "do": "pause", "cause": "incident", "seconds": 30},
            {"at_question": 9, "do": "report", "decision": "accept"}]}
SCRIPT
    echo "Un candidat simulé passe l’épreuve… / A simulated candidate sits the exam…"
    # A window manager gives the focus back after a dialog, as on the desktop of a school.
    QT_QPA_PLATFORM=xcb xvfb-run --auto-servernum --server-args="-screen 0 1366x768x24" \
        bash -c 'openbox >/dev/null 2>&1 & "$@"; status=$?; kill %1; exit $status' demo \
        "$BIN/pix-kiosk" sit --kit "$FOLDER/kit.json" --script "$FOLDER/script.json" \
        --state "$FOLDER/sitting" --screenshots "$FOLDER/screens" --clock "$SPEED" --json \
        >"$FOLDER/sitting.json"
    station=$FOLDER/sitting
}

by_a_person() {
    "$BIN/pix-kiosk" demo --play "$FOLDER"
    station=$FOLDER/station
}

verdict() {
    "$BIN/pix-kiosk" sync --state "$station" --server "http://127.0.0.1:$port" || true
    echo
    echo "Résultats vérifiés par le serveur / Results that the server verified:"
    "$BIN/pix-server" verify --state "$FOLDER/server" --session "$session" || true
    "$BIN/pix-server" results --state "$FOLDER/server" "$session"
    "$BIN/pix-server" certificate --state "$FOLDER/server" --out "$FOLDER/certificates" \
        "$session" || true
    echo
    echo "Envois du poste / Bundles of the station:"
    find "$station" -name '*.evb' -printf '  %p\n'
    echo "Certificats / Certificates:"
    find "$FOLDER/certificates" -name '*.pdf' -printf '  %p\n' 2>/dev/null || true
    if [[ -d $FOLDER/screens ]]; then
        echo "Écrans / Screens: $FOLDER/screens ($(find "$FOLDER/screens" -name '*.png' | wc -l))"
    fi
}

rm -rf "$FOLDER"
mkdir -p "$FOLDER"
port=$(free_port)
session=$("$BIN/pix-kiosk" demo --prepare "$FOLDER" --server "http://127.0.0.1:$port" --json |
    field session)
serve
if [[ ${1:-} == --auto || (-z ${DISPLAY:-} && -z ${WAYLAND_DISPLAY:-}) ]]; then
    by_a_simulated_candidate
else
    by_a_person
fi
verdict
