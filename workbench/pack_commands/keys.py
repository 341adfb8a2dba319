"""pix-pack key and pix-pack sign: who signs a pack, and who still has to. Checks no content."""

import argparse
from argparse import ArgumentParser, Namespace
from pathlib import Path

from content_packs.reader import MANIFEST_NAME, MAX_MANIFEST_BYTES
from engine.records.canonical import dumps
from engine.records.envelope import add_signature
from engine.records.keys import HybridSigner, new_seed
from engine.records.manifest import MANIFEST_TYPE
from engine.records.person_key import PersonKey
from engine.records.root import hybrid_key_to_json
from workbench.pack_commands.outcome import DONE, declare, refuse
from workbench.packs.files import read_person_key, read_root, write_person_key, write_whole
from workbench.packs.signatures import Signatures, signatures


def configure(commands: "argparse._SubParsersAction[ArgumentParser]") -> None:
    """Add the subcommands to those of pix-pack."""
    key = declare(
        commands,
        "key",
        _key,
        "make a person's signing key, or tell the public side of one",
        "key Ada --out ada.key.json --public ada.public.json",
    )
    key.add_argument("name", nargs="?", help="whose key to make")
    key.add_argument("--out", type=Path, help="where to keep the key that is made: a secret")
    key.add_argument("--key", type=Path, help="a key made before, instead of a new one")
    key.add_argument("--public", type=Path, help="where to write its public side")

    sign = declare(
        commands,
        "sign",
        _sign,
        "add a person's signatures, and tell who still has to sign",
        "sign build/pack --key ada.key.json --root root.json",
    )
    sign.add_argument("pack", type=Path)
    sign.add_argument("--key", type=Path, required=True)
    sign.add_argument("--root", type=Path, help="name the persons by this root")


def _key(arguments: Namespace) -> int:
    if arguments.public is not None and arguments.public.exists():
        return refuse("file.exists")
    if arguments.key is not None:
        key = read_person_key(arguments.key)
    elif arguments.name is not None and arguments.out is not None:
        key = PersonKey(arguments.name, HybridSigner(new_seed()))
        write_person_key(arguments.out, key)
    else:
        return refuse("key.which")
    public = dumps({"v": 1, "name": key.name, **hybrid_key_to_json(key.signer.public)})
    if arguments.public is not None:
        write_whole(arguments.public, public + b"\n")
    print(public.decode())
    return DONE


def _sign(arguments: Namespace) -> int:
    path = arguments.pack / MANIFEST_NAME
    key = read_person_key(arguments.key)
    root = None if arguments.root is None else read_root(arguments.root)
    with path.open("rb") as stream:
        signed = add_signature(stream.read(MAX_MANIFEST_BYTES), MANIFEST_TYPE, key.signer)
    write_whole(path, signed)
    print(f"{key.name}: signed {arguments.pack.name}")
    print(told(signatures(signed, root)))
    return DONE


def told(found: Signatures) -> str:
    """Who signed and who is missing, in one line for each."""
    lines = [f"{person.name}: {person.state}" for person in found.people]
    if found.unknown:
        lines.append(f"signatures of unknown keys: {found.unknown}")
    missing = max(found.threshold - found.persons, 0)
    rest = f"{missing} missing" if missing else "enough"
    lines.append(f"{found.persons} of {found.threshold} persons signed: {rest}")
    return "\n".join(lines)
