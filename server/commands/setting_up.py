"""Commands that set a server up: init, pack, station. Knows no rule of its own."""

import argparse
from pathlib import Path
from typing import Final

from engine.records.instants import instant_to_text
from engine.records.root import Person, Realm
from server.commands.command import Adder, opened, read_input, say, write_output
from server.deployment import create_deployment
from server.enrolment import enrol, new_voucher, read_request
from server.errors import WrongInputError
from server.intake.preflight import checked
from server.keys import (
    keep_people,
    new_person,
    public_person,
    read_content_key,
    read_public_person,
)
from server.results.stations_table import stations_csv

PEOPLE: Final = 2
_NAMES: Final = ("Responsable A", "Responsable B")


def add_commands(adder: Adder) -> None:
    """Add init, pack and station."""
    parser = adder.add(
        "init",
        "make a server: keys, root, database",
        "--state srv --realm real --person ada.public.json --person bo.public.json",
        _init,
    )
    parser.add_argument("--realm", type=Realm, choices=list(Realm), required=True)
    parser.add_argument("--role", choices=["authority"], default="authority")
    parser.add_argument(
        "--person",
        action="append",
        default=[],
        help="one who signs packs, twice: in the realm “real” the file of a public key "
        "(pix-pack key --public), in “mock” and “demo” a name, for a key made here",
    )
    packs = adder.group("pack", "packs that sessions may use")
    parser = packs.add(
        "add",
        "take a pack, verified and opened once",
        "--state srv --content-key pack.key build/pack",
        _pack_add,
    )
    parser.add_argument("pack", type=Path)
    parser.add_argument("--content-key", type=Path, help="needed once for a sealed pack")
    stations = adder.group("station", "stations that may take part")
    parser = stations.add(
        "enrol",
        "sign the statement of a station that sent a request",
        "--state srv --centre 0561234A --out poste-14.statement poste-14.request",
        _station_enrol,
    )
    parser.add_argument("request", type=Path)
    parser.add_argument("--centre", required=True, help="UAI of the school")
    parser.add_argument("--label", default="", help="what the room sees, such as “Poste 14”")
    parser.add_argument("--name", default="", help="id of the station; made of its key by default")
    parser.add_argument("--out", type=Path, help="where to write the signed statement")
    parser = stations.add(
        "voucher",
        "make a voucher with which stations of a school enrol over the network",
        "--state srv --centre 0561234A --uses 20",
        _station_voucher,
    )
    parser.add_argument("--centre", required=True)
    parser.add_argument("--uses", type=int, default=1)
    parser = stations.add(
        "revoke", "believe nothing of a station any more", "--state srv poste-14", _station_revoke
    )
    parser.add_argument("station")
    stations.add("list", "the enrolled stations", "--state srv", _station_list)
    parser = stations.add(
        "checks",
        "what the stations' checks of the day before found",
        "--state srv --csv postes.csv",
        _station_checks,
    )
    parser.add_argument("--csv", type=Path, help="where to write them as a table")


def _init(arguments: argparse.Namespace) -> int:
    realm: Realm = arguments.realm
    if realm.rehearsal:
        names = (*arguments.person, *_NAMES)[:PEOPLE]
        keys = tuple(map(new_person, names))
        people = tuple(map(public_person, keys))
    else:
        keys, people = (), tuple(read_public_person(Path(one)) for one in arguments.person)
    _require_distinct(people)
    deployment, token = create_deployment(arguments.state, realm, people)
    kept = keep_people(deployment.authority, keys) if realm.rehearsal else ()
    deployment.close()
    say(
        arguments,
        {
            "realm": arguments.realm.value,
            "root": str(arguments.state / "root.json"),
            "people": [str(path) for path in kept],
            "token": token,
        },
        (
            f"Serveur créé, domaine {arguments.realm.value}. Server made.",
            f"Jeton d’opérateur, montré une seule fois. Operator token, shown only now: {token}",
        ),
    )
    return 0


def _require_distinct(people: tuple[Person, ...]) -> None:
    names = {one.name for one in people}
    material = {raw for one in people for raw in (one.key.ed25519, one.key.ml_dsa_65)}
    if (len(people), len(names), len(material)) != (PEOPLE, PEOPLE, 2 * PEOPLE):
        raise WrongInputError("people.two")


def _pack_add(arguments: argparse.Namespace) -> int:
    key = None if arguments.content_key is None else read_content_key(arguments.content_key)
    with opened(arguments) as deployment:
        found = deployment.shelf().add(arguments.pack, key)
    manifest = found.manifest
    say(
        arguments,
        {
            "pack": manifest.pack,
            "version": manifest.version,
            "manifest_sha256": found.manifest_sha256.hex(),
        },
        (f"{manifest.pack} {manifest.version} {found.manifest_sha256.hex()}",),
    )
    return 0


def _station_enrol(arguments: argparse.Namespace) -> int:
    request = read_request(read_input(arguments.request))
    with opened(arguments) as deployment:
        station = enrol(
            deployment,
            request,
            arguments.centre,
            label=arguments.label,
            station=arguments.name,
        )
    if arguments.out is not None:
        write_output(arguments.out, station.statement)
    say(
        arguments,
        {
            "station": station.station,
            "label": station.label,
            "statement": station.statement.decode(),
        },
        (f"{station.station} ({station.label})",),
    )
    return 0


def _station_voucher(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        voucher = new_voucher(deployment, arguments.centre, arguments.uses)
    say(arguments, {"voucher": voucher, "uses": arguments.uses}, (voucher,))
    return 0


def _station_revoke(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        if not deployment.stations.revoke(arguments.station, deployment.wall()):
            raise WrongInputError("station.unknown", arguments.station)
    say(arguments, {"station": arguments.station, "revoked": True}, (arguments.station,))
    return 0


def _station_list(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        stations = deployment.stations.all()
    rows: list[object] = [
        {
            "station": one.station,
            "label": one.label,
            "centre": one.centre,
            "enrolled": instant_to_text(one.enrolled_wall),
            "revoked": one.revoked_wall is not None,
        }
        for one in stations
    ]
    lines = tuple(
        f"{one.station}\t{one.label}\t{one.centre}\t{'revoked' if one.revoked_wall else ''}"
        for one in stations
    )
    say(arguments, {"stations": rows}, lines)
    return 0


def _station_checks(arguments: argparse.Namespace) -> int:
    with opened(arguments) as deployment:
        found = checked(deployment)
    if arguments.csv is not None:
        write_output(arguments.csv, stations_csv(found))
    rows: list[object] = []
    lines = []
    for one in found:
        kept = one.preflight
        counts = None if kept is None else (kept.fine, kept.look, kept.stop)
        when = "" if kept is None else instant_to_text(kept.wall)
        alike = [*one.alike.label, *one.alike.host]
        rows.append(
            {
                "station": one.station.station,
                "label": one.station.label,
                "checked": when,
                "counts": counts,
                "alike": alike,
            }
        )
        shown = "–" if counts is None else " / ".join(map(str, counts))
        lines.append(
            f"{one.station.station}\t{one.station.label}\t{when}\t{shown}\t{', '.join(alike)}"
        )
    say(arguments, {"stations": rows}, tuple(lines))
    return 0
