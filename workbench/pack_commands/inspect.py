"""pix-pack inspect: what anybody may see of a built pack, and its digest for who has the key."""

import argparse
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from content_packs.reader import PackReader
from engine.records.canonical import Json, dumps
from engine.records.instants import instant_to_text
from engine.records.manifest import manifest_to_json
from workbench.pack_commands.keys import told
from workbench.pack_commands.outcome import DONE, declare, moment
from workbench.packs.build import plaintext_digest
from workbench.packs.built import BuiltPack, read_built
from workbench.packs.files import existing_content_key, read_root
from workbench.packs.signatures import signatures

_KIB: Final = 1024


def configure(commands: "argparse._SubParsersAction[ArgumentParser]") -> None:
    """Add the subcommand to those of pix-pack."""
    inspect = declare(
        commands, "inspect", _inspect, "show a built pack", "inspect build/pack --root root.json"
    )
    inspect.add_argument("pack", type=Path)
    inspect.add_argument("--root", type=Path, help="verify with this root")
    inspect.add_argument("--at", help="the moment to verify for; now when left out")
    inspect.add_argument("--app", default="0.1.0", help="the release that would read")
    inspect.add_argument("--content-key-file", type=Path, help="tell the plaintext digest too")
    inspect.add_argument("--json", action="store_true")


def _inspect(arguments: Namespace) -> int:
    pack = read_built(arguments.pack)
    root = None if arguments.root is None else read_root(arguments.root)
    signed = signatures(pack.envelope, root)
    if not arguments.json:
        _show(pack)
        print(told(signed))
    if root is not None:
        PackReader(arguments.pack).verify(root, moment(arguments.at), arguments.app)
    digest = _digest(pack, arguments.content_key_file)
    if arguments.json:
        shown: dict[str, Json] = {
            "verified": root is not None,
            "manifest": manifest_to_json(pack.manifest),
            "signatures": signed.to_json(),
            "size": pack.size,
        }
        if digest is not None:
            shown["plaintext_sha256"] = digest
        print(dumps(shown).decode())
        return DONE
    if digest is not None:
        print(f"plaintext sha256 {digest}")
    print("signatures and files verified" if root is not None else "NOT verified: give --root")
    return DONE


def _digest(pack: BuiltPack, key_file: Path | None) -> str | None:
    if pack.manifest.sealed and key_file is None:
        return None
    key = None if key_file is None else existing_content_key(key_file)
    return plaintext_digest(pack.parts(key))


def _show(pack: BuiltPack) -> None:
    manifest = pack.manifest
    print(f"{manifest.pack} version {manifest.version} ({manifest.kind}, realm {manifest.realm})")
    print(f"issued {instant_to_text(manifest.issued)}, expires {instant_to_text(manifest.expires)}")
    print(f"rules {manifest.rules}, sealed {manifest.sealed}, needs {manifest.min_app} or later")
    plan = manifest.plan
    print(f"languages {', '.join(manifest.languages)}, plan {plan.get('id')} {plan.get('version')}")
    kibibytes = -(-pack.size // _KIB)
    print(f"{len(manifest.files)} files, {len(manifest.media)} media, {kibibytes} KiB")
    for file in manifest.files:
        print(f"{file.sha256.hex()}  {file.size:>9}  {file.name}")
