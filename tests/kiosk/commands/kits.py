"""A made-up rehearsal's kit, with keys of a made-up authority."""

from pathlib import Path

from engine.records.canonical import Json, dumps
from engine.records.root import root_to_json
from tests.engine.records import authority


def kit_json() -> dict[str, Json]:
    return {
        "v": 1,
        "realm": "demo",
        "session": "s20261122-0a1b2c3d",
        "root": root_to_json(authority.ROOT),
        "ticket": "{}",
        "statements": {"poste-14": "{}"},
        "access_code": "2DJ0-24PR-M352-Y",
        "pins": {"surveillant": "274913", "chef": "830562", "technicien": "519748"},
        "server": "http://127.0.0.1:8443",
        "packs": "packs",
        "candidates": ({"n": 1, "code": "KM4T7X", "name": "Inès Lefèvre"},),
        "oracle": {
            "1.1-a": {"difficulty": "-0.5", "discrimination": "1.25", "right": 2, "wrong": 1}
        },
        "station": "station",
    }


def write_kit(folder: Path, **parts: Json) -> Path:
    path = folder / "kit.json"
    path.write_bytes(dumps({**kit_json(), **parts}))
    return path
