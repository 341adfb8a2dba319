"""pix-pack build: a source that has no finding to files and a manifest to sign."""

import argparse
from argparse import ArgumentParser, Namespace
from pathlib import Path

from engine.records.root import Realm
from workbench.pack_commands.outcome import DONE, declare, moment, refuse
from workbench.packs.build import BuildTerms, build_pack, clear_parts, plaintext_digest
from workbench.packs.files import content_key
from workbench.packs.source import read_pack
from workbench.packs.validation import refusing, validate


def configure(commands: "argparse._SubParsersAction[ArgumentParser]") -> None:
    """Add the subcommand to those of pix-pack."""
    build = declare(
        commands,
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


def _build(arguments: Namespace) -> int:
    source = read_pack(arguments.source)
    findings = refusing(source, validate(source))
    for finding in findings:
        print(finding)
    if findings:
        return refuse("build.findings")
    sealed = source.settings["sealed"] and arguments.content_key_file is not None
    terms = BuildTerms(
        realm=Realm(arguments.realm),
        issued=moment(arguments.issued),
        content_key=content_key(arguments.content_key_file) if sealed else None,
    )
    manifest = build_pack(source, terms, arguments.out)
    print(f"{manifest.pack} version {manifest.version}: {len(manifest.files)} files, unsigned")
    print(f"plaintext sha256 {plaintext_digest(clear_parts(source))}")
    return DONE
