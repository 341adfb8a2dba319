"""Everything that a frozen tree holds, unpacked as far as a curious person would. Knows no item."""

import marshal
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import CodeType

from PyInstaller.archive.readers import CArchiveReader, ZlibArchiveReader


def contents(tree: Path, program: str) -> Iterator[tuple[str, bytes]]:
    """Each file, module and archive member of the tree, with its bytes in clear."""
    for path in sorted(tree.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield str(path.relative_to(tree)), path.read_bytes()
            if zipfile.is_zipfile(path):
                yield from _zipped(path)
    yield from _frozen(tree / program)


def modules(program: Path) -> tuple[str, ...]:
    """The names of the modules frozen into a program."""
    archive = CArchiveReader(str(program))
    inner = [name for name, entry in archive.toc.items() if entry[-1] == "z"]
    return tuple(name for one in inner for name in archive.open_embedded_archive(one).toc)


def _zipped(path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield f"{path.name}:{name}", archive.read(name)


def _frozen(program: Path) -> Iterator[tuple[str, bytes]]:
    archive = CArchiveReader(str(program))
    for name, entry in archive.toc.items():
        if entry[-1] == "z":
            embedded: ZlibArchiveReader = archive.open_embedded_archive(name)
            for module in embedded.toc:
                code = embedded.extract(module)
                yield (
                    module,
                    marshal.dumps(code) if isinstance(code, CodeType) else bytes(code or b""),
                )
        else:
            yield name, archive.extract(name)
