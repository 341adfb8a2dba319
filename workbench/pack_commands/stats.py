"""pix-pack stats: what exams already sat say about each item. Estimates nothing itself."""

import argparse
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from workbench.calibration.refusal import CalibrationRefusedError
from workbench.pack_commands.outcome import DONE, FOUND, REFUSED, declare
from workbench.packs.source import read_pack

if TYPE_CHECKING:
    from workbench.pack_commands.item_performance import ItemPerformance, PackPerformance

FLAGS: Final = {
    "below": ("réussite bien plus basse qu’attendu", "far fewer right answers than expected"),
    "above": ("réussite bien plus haute qu’attendu", "far more right answers than expected"),
    "top": ("les meilleurs échouent", "the most able fail"),
    "negative": (
        "les plus capables réussissent moins : suspendre",
        "the more able do worse: suspend it",
    ),
    "weak": ("réussite presque sans lien avec la capacité", "success hardly follows ability"),
    "slow": ("bien plus long que la durée indiquée", "far longer than its time hint"),
    "quick": (
        "souvent juste en moins de dix secondes",
        "often right in less than ten seconds",
    ),
}
_LEGEND: Final = (
    "n : réponses · juste, attendu : part de réponses justes, et part que les paramètres annoncent",
    "faibles, moyens, forts : réussite par tiers des candidats, selon toutes leurs réponses",
    "z : écart réduit entre juste et attendu (au-delà de 3, à relire dès 30 réponses)",
    "r, r att. : lien entre la réussite et la capacité montrée ailleurs, et lien attendu",
    "temps, indiqué : temps médian et durée indiquée, en secondes",
    "Questions passées : l’export ne les distingue pas d’une réponse fausse.",
)
_NOTHING: Final = "-"


def configure(commands: "argparse._SubParsersAction[ArgumentParser]") -> None:
    """Add the subcommand to those of pix-pack."""
    stats = declare(
        commands,
        "stats",
        _stats,
        "tell how each item did in exams already sat",
        "stats responses.csv --pack my_pack",
    )
    stats.add_argument("responses", type=Path, metavar="RESULTS.csv")
    stats.add_argument("--pack", type=Path, required=True, help="the pack's source folder")
    stats.add_argument("--json", action="store_true")


def _stats(arguments: Namespace) -> int:
    try:
        return _told(arguments)
    except CalibrationRefusedError as error:
        print(f"{error.french}\n{error.english}", file=sys.stderr)
        return REFUSED


def _told(arguments: Namespace) -> int:
    # scipy costs every other subcommand half a second, so it waits until it is wanted.
    from workbench.calibration.previous import previous_items
    from workbench.calibration.responses import read_responses
    from workbench.pack_commands.item_performance import performance

    source = read_pack(arguments.pack)
    hints = {str(one.item.id): one.item.time_hint_s for one in source.items}
    found = performance(read_responses(arguments.responses), previous_items(source), hints)
    if arguments.json:
        print(json.dumps(_document(found), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        print("\n".join(_table(found)))
    return FOUND if any(one.flags for one in found.items) else DONE


def _document(found: "PackPerformance") -> dict[str, Any]:
    return {
        "candidates": found.candidates,
        "answers": found.answers,
        "unknown_items": found.aside.unknown,
        "other_versions": found.aside.other_version,
        "population": {"mean": found.population.mean, "sd": found.population.sd},
        "items": [
            {
                "item": one.item,
                "answers": one.answers,
                "right": one.right,
                "expected": one.expected,
                "thirds": one.thirds,
                "z": one.z,
                "item_rest": one.rest,
                "expected_item_rest": one.expected_rest,
                "median_s": one.median_s,
                "hint_s": one.hint_s,
                "quick_right": one.quick,
                "flags": one.flags,
            }
            for one in found.items
        ],
    }


def _table(found: "PackPerformance") -> Iterator[str]:
    served = [one for one in found.items if one.answers]
    width = max((len(one.item) for one in served), default=0)
    yield (
        f"{'':<{width}}     n juste attendu faibles moyens forts     z     r r att. temps indiqué"
    )
    for one in served:
        yield _line(one, width)
    yield ""
    yield from _LEGEND
    yield (
        f"{found.candidates} candidats, {found.answers} réponses ; {len(found.items) - len(served)}"
        f" questions jamais servies ; {found.aside.unknown + found.aside.other_version} réponses"
        " d’un autre paquet ou d’une autre version, mises de côté"
    )


def _line(one: "ItemPerformance", width: int) -> str:
    low, middle, high = (_percent(share) for share in one.thirds)
    right, expected = _percent(one.right / one.answers), _percent(one.expected / one.answers)
    line = (
        f"{one.item:<{width}} {one.answers:>5} {right:>5} {expected:>7} {low:>7} {middle:>6}"
        f" {high:>5} {_number(one.z, 1):>5} {_number(one.rest, 2):>5}"
        f" {_number(one.expected_rest, 2):>6} {_number(one.median_s, 0):>5} {one.hint_s:>7}"
    )
    told = " ; ".join(FLAGS[flag][0] for flag in one.flags)
    return f"{line}  ← {told}" if told else line


def _percent(share: float | None) -> str:
    return _NOTHING if share is None else f"{100 * share:.0f} %"


def _number(value: float | None, digits: int) -> str:
    return _NOTHING if value is None else f"{value:.{digits}f}".replace(".", ",")
