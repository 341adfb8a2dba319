"""Opening a sealed pack of 200 MB, against hashing its bytes once; and the memory it takes.

Each side runs in a process of its own, on files that were read before. The key derivation is not
part of it.

example: python -m benchmarks.sealed_reader --megabytes 200
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from content_packs.reader import MANIFEST_NAME
from engine.records.envelope import claimed_payload, sign_hybrid
from engine.records.manifest import MANIFEST_TYPE
from engine.records.root import Realm
from tests.engine.records.authority import ADA, BOB, CONTENT_KEY, MORNING
from workbench.packs.build import BuildTerms, build_pack
from workbench.packs.source import STUDY_FILE, read_pack

SOURCE: Final = Path(__file__).parents[1] / "content_packs" / "certification_fr"
MEBIBYTE: Final = 1024 * 1024
WANTED_S: Final = 1.5
WANTED_MIB: Final = 60
OPENING: Final = """
import sys, time
from pathlib import Path
from content_packs.reader import PackReader
from tests.engine.records.authority import CONTENT_KEY, NOON, ROOT
def status(name):
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(one for one in lines if one.startswith(name)).split()[1]) / 1024
before = status("VmRSS")
start = time.perf_counter()
pack = PackReader(Path(sys.argv[1])).verify(ROOT, NOON, "0.1.0")
verified = time.perf_counter()
opened = pack.open(CONTENT_KEY)
done = time.perf_counter()
peak = status("VmHWM")
names = [one.file for item in opened.bank() for one in item.attachments if one.kind == "tool"]
for name in names[:20]:
    opened.media(name)
media = time.perf_counter()
kept = status("VmRSS")
print(verified - start, done - verified, (media - done) / 20, kept - before, peak - before)
"""
HASHING: Final = """
import hashlib, sys, time
from pathlib import Path
start = time.perf_counter()
for path in sorted(Path(sys.argv[1]).iterdir()):
    with path.open("rb") as stream:
        hashlib.file_digest(stream, "sha256")
print(time.perf_counter() - start)
"""


def large_source(folder: Path, megabytes: int) -> None:
    """The shipped pack's source, whose items carry random documents besides their own."""
    shutil.copytree(SOURCE, folder)
    (folder / STUDY_FILE).unlink()
    chosen = [one.folder for one in read_pack(folder).items]
    for item in chosen:
        text = (item / "item.yaml").read_text(encoding="utf-8")
        line = "\n  - {file: gros.bin, kind: tool, alt: un document de remplissage}\n"
        if "\nattachments: []\n" in text:
            text = text.replace("\nattachments: []\n", f"\nattachments:{line}")
        else:
            text = text.replace("\nattachments:\n", f"\nattachments:{line}", 1)
        (item / "item.yaml").write_text(text, encoding="utf-8")
        (item / "gros.bin").write_bytes(os.urandom(megabytes * MEBIBYTE // len(chosen)))


def said(code: str, pack: Path) -> list[float]:
    """What a process of its own printed."""
    found = subprocess.run(
        [sys.executable, "-c", code, str(pack)], check=True, capture_output=True, text=True
    )
    return [float(one) for one in found.stdout.split()]


def main() -> None:
    """Prints times, their ratio to the reference, and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        source, pack = Path(name, "source"), Path(name, "pack")
        large_source(source, arguments.megabytes)
        build_pack(read_pack(source), BuildTerms(Realm.DEMO, MORNING, CONTENT_KEY), pack)
        path = pack / MANIFEST_NAME
        path.write_bytes(
            sign_hybrid(
                claimed_payload(path.read_bytes(), MANIFEST_TYPE), MANIFEST_TYPE, (ADA, BOB)
            )
        )
        size = sum(one.stat().st_size for one in pack.iterdir()) / 1e6
        pairs = [(said(HASHING, pack), said(OPENING, pack)) for _ in range(arguments.rounds)]
    hashing = statistics.median(one[0][0] for one in pairs)
    verify, opening, medium, kept, peak = (
        statistics.median(one[1][place] for one in pairs) for place in range(5)
    )
    whole = verify + opening
    print(f"sealed pack of {size:.0f} MB, medians of {arguments.rounds}")
    print(f"hashing every byte once   {hashing:6.3f} s")
    print(f"verifying and opening     {whole:6.3f} s (wanted: {WANTED_S})")
    print(f"  over hashing            {whole / hashing:6.2f}")
    print(f"one medium on demand      {medium * 1000:6.1f} ms")
    print(f"memory kept above, MiB    {kept:6.1f} (wanted: {WANTED_MIB})")
    print(f"memory at most above, MiB {peak:6.1f}")
    print(json.dumps({"open_s": whole, "ratio": whole / hashing, "kept": kept, "peak": peak}))


if __name__ == "__main__":
    main()
