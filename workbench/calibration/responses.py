"""The export of anonymised responses: CSV to arrays. Knows nothing about packs or parameters.

The form is described in `content_packs/format/responses.md`. Columns are checked in blocks, and a
block that fails is gone through line by line for the sentence: a whole country's export is read
in seconds.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from workbench.calibration.refusal import CalibrationRefusedError

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

COLUMNS: Final = ("candidate", "position", "item", "version", "correct", "elapsed_ms")
MAX_ROWS: Final = 20_000_000
MOST: Final = {
    "candidate": 10**15,
    "position": 1000,
    "version": 10**6,
    "correct": 1,
    "elapsed_ms": 86_400_000,
}
LEAST: Final = {"candidate": 0, "position": 1, "version": 1, "correct": 0, "elapsed_ms": 1}
_BLOCK: Final = 10_000
_ITEM: Final = re.compile(r"[0-9a-z][0-9a-z.-]{2,79}")
_DIGITS: Final = 15
_SHOWN: Final = 40
_ABSENT: Final = 0


@dataclass(frozen=True, slots=True, eq=False)
class Responses:
    """Retained answers in the order of candidates, then of positions; n answers.

    Attributes:
        candidate: Shape (n,), codes from 0, ascending.
        position: Shape (n,), the rank of the answer in its exam, from 1.
        item: Shape (n,), codes into `items`.
        version: Shape (n,), the version of the item that was answered.
        correct: Shape (n,).
        elapsed: Shape (n,), seconds; not a number where the export gives none.
        items: The ids, ascending.
        candidates: How many candidates there are.
    """

    candidate: Integers
    position: Integers
    item: Integers
    version: Integers
    correct: Mask
    elapsed: Floats
    items: tuple[str, ...]
    candidates: int

    def __len__(self) -> int:
        return len(self.item)

    def kept(self, keep: Mask) -> "Responses":
        """The answers of a mask of shape (n,); candidates without any answer left disappear."""
        candidates, candidate = np.unique(self.candidate[keep], return_inverse=True)
        return Responses(
            candidate.astype(np.int64),
            self.position[keep],
            self.item[keep],
            self.version[keep],
            self.correct[keep],
            self.elapsed[keep],
            self.items,
            len(candidates),
        )


def read_responses(path: Path) -> Responses:
    """The responses of an export.

    Raises:
        CalibrationRefusedError: The file is no such export; the sentence names the line.
        OSError: It cannot be read.
    """
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = csv.reader(stream, strict=True)
        try:
            return _responses(rows)
        except UnicodeDecodeError as error:
            raise CalibrationRefusedError(
                "Le fichier de réponses n’est pas du texte UTF-8 : exportez-le de nouveau.",
                "The file of responses is not UTF-8 text: export it again.",
            ) from error
        except csv.Error as error:
            raise CalibrationRefusedError(
                f"Ligne {rows.line_num} : ce n’est pas du CSV (guillemets ou longueur).",
                f"Line {rows.line_num}: it does not read as CSV (quotes, or its length).",
            ) from error


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    """Some rows as columns, and the line in the file of each."""

    lines: Integers
    candidate: Integers
    position: Integers
    item: Sequence[str]
    version: Integers
    correct: Integers
    elapsed_ms: Integers


def _responses(rows: Iterator[list[str]]) -> Responses:
    order = _header(next(rows, []))
    codes: dict[str, int] = {}
    blocks: list[_Block] = []
    items: list[Integers] = []
    line = 1
    while chunk := list(islice(rows, _BLOCK)):
        block = _block(chunk, line + 1, order)
        line += len(chunk)
        if line > MAX_ROWS:
            raise CalibrationRefusedError(
                f"Le fichier dépasse {MAX_ROWS} lignes : coupez-le par période.",
                f"The file exceeds {MAX_ROWS} lines: cut it into periods.",
            )
        for name in dict.fromkeys(block.item):
            codes.setdefault(name, len(codes))
        items.append(np.array([codes[name] for name in block.item], np.int64))
        blocks.append(block)
    if not blocks:
        raise CalibrationRefusedError(
            "Le fichier de réponses n’a aucune ligne de réponse.",
            "The file of responses has no line of response.",
        )
    return _arranged(blocks, np.concatenate(items), tuple(codes))


def _header(header: list[str]) -> tuple[int, ...]:
    if len(header) == 1 and ";" in header[0]:
        raise CalibrationRefusedError(
            "Ligne 1 : les colonnes sont séparées par des points-virgules, il faut des virgules.",
            "Line 1: the columns are separated by semicolons, commas are needed.",
        )
    for name in header:
        if name not in COLUMNS:
            raise CalibrationRefusedError(
                f"Ligne 1 : la colonne « {name[:_SHOWN]} » est inconnue.",
                f'Line 1: the column "{name[:_SHOWN]}" is unknown.',
            )
    for name in COLUMNS:
        if header.count(name) != 1:
            french, english = ("manque", "is missing") if name not in header else _TWICE
            raise CalibrationRefusedError(
                f"Ligne 1 : la colonne « {name} » {french}.",
                f'Line 1: the column "{name}" {english}.',
            )
    return tuple(header.index(name) for name in COLUMNS)


_TWICE: Final = ("figure deux fois", "stands twice")


def _block(rows: list[list[str]], first: int, order: tuple[int, ...]) -> _Block:
    """The columns of a block of rows, the first of which is the *first* line of the file."""
    if set(map(len, rows)) != {len(COLUMNS)}:
        place = next(place for place, row in enumerate(rows) if len(row) != len(COLUMNS))
        raise CalibrationRefusedError(
            f"Ligne {first + place} : {len(rows[place])} colonnes au lieu de {len(COLUMNS)}.",
            f"Line {first + place}: {len(rows[place])} columns instead of {len(COLUMNS)}.",
        )
    by_place = list(zip(*rows, strict=True))
    columns = dict(zip(COLUMNS, (by_place[place] for place in order), strict=True))
    strange = {item for item in set(columns["item"]) if _ITEM.fullmatch(item) is None}
    if strange:
        place = next(place for place, item in enumerate(columns["item"]) if item in strange)
        item = columns["item"][place][:_SHOWN]
        raise CalibrationRefusedError(
            f"Ligne {first + place} : « {item} » n’est pas un identifiant de question.",
            f'Line {first + place}: "{item}" is no id of an item.',
        )
    elapsed = [text or str(_ABSENT) for text in columns["elapsed_ms"]]
    return _Block(
        lines=np.arange(first, first + len(rows)),
        candidate=_numbers("candidate", columns["candidate"], first),
        position=_numbers("position", columns["position"], first),
        item=columns["item"],
        version=_numbers("version", columns["version"], first),
        correct=_numbers("correct", columns["correct"], first),
        elapsed_ms=_numbers("elapsed_ms", elapsed, first, absent=columns["elapsed_ms"]),
    )


def _numbers(
    name: str, texts: Sequence[str], first: int, absent: Sequence[str] | None = None
) -> Integers:
    """A column of integers within their bounds; *absent* tells which cells may be empty."""
    joined = "".join(texts)
    sound = joined.isdecimal() and joined.isascii() and max(map(len, texts)) <= _DIGITS
    if sound and "" not in texts:
        found = np.array(list(map(int, texts)), np.int64)
        low = found < LEAST[name]
        if absent is not None:
            low &= np.array([text != "" for text in absent])
        wrong = np.flatnonzero(low | (found > MOST[name]))
        if not len(wrong):
            return found
        place = int(wrong[0])
    else:
        place = next(
            place
            for place, text in enumerate(texts)
            if not (text.isdecimal() and text.isascii() and len(text) <= _DIGITS)
        )
    least, most, text = LEAST[name], MOST[name], texts[place][:_SHOWN]
    raise CalibrationRefusedError(
        f"Ligne {first + place} : « {text} » dans la colonne {name},"
        f" un entier de {least} à {most} est attendu.",
        f'Line {first + place}: "{text}" in the column {name},'
        f" a whole number from {least} to {most} is expected.",
    )


def _arranged(blocks: Sequence[_Block], item: Integers, names: tuple[str, ...]) -> Responses:
    """The blocks as one table in an order that does not depend on that of the lines."""
    candidate = np.concatenate([block.candidate for block in blocks])
    position = np.concatenate([block.position for block in blocks])
    lines = np.concatenate([block.lines for block in blocks])
    alphabetical = sorted(names)
    rank = {name: place for place, name in enumerate(alphabetical)}
    item = np.array([rank[name] for name in names], np.int64)[item]
    _refuse_twice(candidate, item, lines, ("la même question", "the same item"))
    order = _refuse_twice(candidate, position, lines, ("la même position", "the same position"))
    elapsed_ms = np.concatenate([block.elapsed_ms for block in blocks])[order]
    codes, candidate = np.unique(candidate[order], return_inverse=True)
    return Responses(
        candidate=candidate.astype(np.int64),
        position=position[order],
        item=item[order],
        version=np.concatenate([block.version for block in blocks])[order],
        correct=np.concatenate([block.correct for block in blocks])[order] == 1,
        elapsed=np.where(elapsed_ms == _ABSENT, np.nan, elapsed_ms / 1000.0),
        items=tuple(alphabetical),
        candidates=len(codes),
    )


def _refuse_twice(
    candidate: Integers, key: Integers, lines: Integers, what: tuple[str, str]
) -> Integers:
    """The order by candidate, then by *key*; refused where both stand twice."""
    order = np.lexsort((lines, key, candidate))
    same = (np.diff(candidate[order]) == 0) & (np.diff(key[order]) == 0)
    if same.any():
        place = int(np.argmax(same))
        first, second = int(lines[order[place]]), int(lines[order[place + 1]])
        who = int(candidate[order[place]])
        french, english = what
        raise CalibrationRefusedError(
            f"Ligne {second} : le candidat {who} a déjà {french} à la ligne {first}.",
            f"Line {second}: candidate {who} has {english} on line {first} already.",
        )
    return order
