"""The command `pix-pack`: makes packs. Knows arguments and sentences, no rule of content."""

import argparse
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from content_packs.reader import MANIFEST_NAME, MAX_MANIFEST_BYTES, PackReader
from engine.errors import EngineError
from engine.records.canonical import Json, dumps, loads_object
from engine.records.envelope import add_signature, claimed_payload
from engine.records.instants import SECOND_MS, instant_from_text, instant_to_text
from engine.records.keys import HybridSigner, new_seed
from engine.records.manifest import MANIFEST_TYPE, manifest_from_json, manifest_to_json
from engine.records.person_key import PersonKey
from engine.records.root import Realm, hybrid_key_to_json, root_from_json
from workbench.calibration import command as calibration
from workbench.packs.build import BuildRefusedError, BuildTerms, build_pack
from workbench.packs.difference import changes
from workbench.packs.files import (
    KeyFileError,
    content_key,
    read_person_key,
    write_person_key,
    write_whole,
)
from workbench.packs.skeleton import TYPES, new_item
from workbench.packs.source import read_pack
from workbench.packs.validation import validate
from workbench.packs.words import sentence
from workbench.pipes import end_with_the_reader
from workbench.simulation import command as simulation

DONE: Final = 0
FOUND: Final = 1
REFUSED: Final = 2
_EPILOG: Final = "Exit status: 0 done, 1 findings or differences, 2 refused or unreadable."


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; its exit status."""
    if argv is None:
        end_with_the_reader()
    arguments = _parser().parse_args(argv)
    run: Callable[[argparse.Namespace], int] = arguments.run
    try:
        return run(arguments)
    except BuildRefusedError as error:
        return _refuse(str(error.args[0]))
    except KeyFileError:
        return _refuse("key.file")
    except EngineError as error:
        return _refuse(str(error.args[0]))
    except FileExistsError:
        return _refuse("file.exists")
    except OSError as error:
        return _refuse("file.unreadable", str(error.filename or ""))


def _refuse(reason: str, detail: str = "") -> int:
    print(sentence(reason), detail, file=sys.stderr)
    return REFUSED


def _new(arguments: argparse.Namespace) -> int:
    print(new_item(arguments.source, arguments.tube, arguments.level, arguments.type))
    return DONE


def _key(arguments: argparse.Namespace) -> int:
    if arguments.public is not None and arguments.public.exists():
        return _refuse("file.exists")
    if arguments.key is not None:
        key = read_person_key(arguments.key)
    elif arguments.name is not None and arguments.out is not None:
        key = PersonKey(arguments.name, HybridSigner(new_seed()))
        write_person_key(arguments.out, key)
    else:
        return _refuse("key.which")
    public = dumps({"v": 1, "name": key.name, **hybrid_key_to_json(key.signer.public)})
    if arguments.public is not None:
        write_whole(arguments.public, public + b"\n")
    print(public.decode())
    return DONE


def _validate(arguments: argparse.Namespace) -> int:
    source = read_pack(arguments.source)
    findings = validate(source)
    if arguments.json:
        listed: list[Json] = [
            {"where": one.where, "what": one.what, "refuses": one.refuses} for one in findings
        ]
        print(dumps({"items": len(source.items), "findings": listed}).decode())
    else:
        for finding in findings:
            print(finding)
        print(f"{len(source.items)} items, {len(findings)} findings", file=sys.stderr)
    return FOUND if any(one.refuses for one in findings) else DONE


def _build(arguments: argparse.Namespace) -> int:
    source = read_pack(arguments.source)
    findings = validate(source)
    for finding in findings:
        print(finding)
    if any(one.refuses for one in findings):
        return _refuse("build.findings")
    sealed = source.settings["sealed"] and arguments.content_key_file is not None
    terms = BuildTerms(
        realm=Realm(arguments.realm),
        issued=_issued(arguments.issued),
        content_key=content_key(arguments.content_key_file) if sealed else None,
    )
    manifest = build_pack(source, terms, arguments.out)
    print(f"{manifest.pack} version {manifest.version}: {len(manifest.files)} files, unsigned")
    return DONE


def _issued(text: str | None) -> int:
    if text is not None:
        return instant_from_text(text)
    now = datetime.now(UTC)  # noqa: TID251 - the date an author writes; no sitting depends on it
    return int(now.timestamp()) * SECOND_MS


def _sign(arguments: argparse.Namespace) -> int:
    path = arguments.pack / MANIFEST_NAME
    key = read_person_key(arguments.key)
    write_whole(path, add_signature(_manifest_bytes(path), MANIFEST_TYPE, key.signer))
    print(f"{key.name}: signed {arguments.pack.name}")
    return DONE


def _inspect(arguments: argparse.Namespace) -> int:
    signed = _manifest_bytes(arguments.pack / MANIFEST_NAME)
    manifest = manifest_from_json(claimed_payload(signed, MANIFEST_TYPE))
    verified = arguments.root is not None
    if verified:
        root = root_from_json(loads_object(arguments.root.read_bytes()))
        PackReader(arguments.pack).verify(root, _issued(arguments.at), arguments.app)
    if arguments.json:
        print(dumps({"verified": verified, "manifest": manifest_to_json(manifest)}).decode())
        return DONE
    print(f"{manifest.pack} version {manifest.version} ({manifest.kind}, realm {manifest.realm})")
    print(f"issued {instant_to_text(manifest.issued)}, expires {instant_to_text(manifest.expires)}")
    print(f"rules {manifest.rules}, sealed {manifest.sealed}, needs {manifest.min_app} or later")
    for file in manifest.files:
        print(f"{file.sha256.hex()}  {file.size:>9}  {file.name}")
    print("signatures and files verified" if verified else "NOT verified: give --root")
    return DONE


def _diff(arguments: argparse.Namespace) -> int:
    found = list(changes(read_pack(arguments.before), read_pack(arguments.after)))
    for change in found:
        print(change)
    return FOUND if found else DONE


def _manifest_bytes(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MAX_MANIFEST_BYTES)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pix-pack", description="Make content packs.", epilog=_EPILOG
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace], int], help_: str, example: str
    ) -> argparse.ArgumentParser:
        found = commands.add_parser(
            name, help=help_, description=help_, epilog=f"Example: pix-pack {example}. {_EPILOG}"
        )
        found.set_defaults(run=run)
        return found

    new = command("new", _new, "start an item", "new my_pack --tube 1.1-source --level 3")
    new.add_argument("source", type=Path)
    new.add_argument("--tube", required=True)
    new.add_argument("--level", type=int, choices=range(1, 9), required=True)
    new.add_argument("--type", choices=TYPES, default="single")

    key = command(
        "key",
        _key,
        "make a person's signing key, or tell the public side of one",
        "key Ada --out ada.key.json --public ada.public.json",
    )
    key.add_argument("name", nargs="?", help="whose key to make")
    key.add_argument("--out", type=Path, help="where to keep the key that is made: a secret")
    key.add_argument("--key", type=Path, help="a key made before, instead of a new one")
    key.add_argument("--public", type=Path, help="where to write its public side")

    check = command("validate", _validate, "check a pack's source", "validate my_pack")
    check.add_argument("source", type=Path)
    check.add_argument("--json", action="store_true")

    build = command(
        "build",
        _build,
        "build a pack, to be signed",
        "build my_pack --realm demo --out build/pack --content-key-file pack.key",
    )
    build.add_argument("source", type=Path)
    build.add_argument("--realm", choices=[realm.value for realm in Realm], required=True)
    build.add_argument("--out", type=Path, required=True)
    build.add_argument("--content-key-file", type=Path, help="made when it does not exist")
    build.add_argument("--issued", help="2026-11-22T08:00:00Z; now when left out")

    sign = command("sign", _sign, "add a person's signatures", "sign build/pack --key ada.key.json")
    sign.add_argument("pack", type=Path)
    sign.add_argument("--key", type=Path, required=True)

    inspect = command(
        "inspect", _inspect, "show a built pack", "inspect build/pack --root root.json"
    )
    inspect.add_argument("pack", type=Path)
    inspect.add_argument("--root", type=Path, help="verify with this root")
    inspect.add_argument("--at", help="the moment to verify for; now when left out")
    inspect.add_argument("--app", default="0.1.0", help="the release that would read")
    inspect.add_argument("--json", action="store_true")

    diff = command("diff", _diff, "compare two pack sources", "diff old_pack my_pack")
    diff.add_argument("before", type=Path)
    diff.add_argument("after", type=Path)

    calibration.configure(commands)
    simulation.configure(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
