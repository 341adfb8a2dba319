"""Items that a person should look at before a pack ships, and why. Knows no candidate.

Every suspicion is a sentence for an author; none of them is a verdict on the item.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from engine.adaptive.exponential import Floats
from engine.items import Item
from workbench.packs.rubric import BANDS
from workbench.simulation.french import integer, number, percent, typeset
from workbench.simulation.tube_ranks import information_at

HARDLY: Final = 0.002
"""An item that fewer examinees see tells nothing that could be checked."""

OVEREXPOSED: Final = 0.8
"""Without a cap: what nearly everybody sees is soon known to everybody."""

_LEAST_DISCRIMINATION: Final = 0.4
_MOST_DISCRIMINATION: Final = 2.5
_MOST_SE_DIFFICULTY: Final = 1.0
_MOST_RELATIVE_SE: Final = 0.5
_LEVELS_AWAY: Final = 2
_NARROW: Final = 0.3
_SAME_DIFFICULTY: Final = 0.05
_SAME_DISCRIMINATION: Final = 0.05
_RANGE: Final = np.linspace(-5.0, 5.0, 101)
"""Where nearly all candidates are, in logits."""


class Suspicion(StrEnum):
    """Why an item is to be looked at, the gravest first."""

    NEVER = "never"
    OVEREXPOSED = "overexposed"
    OFF_LEVEL = "off_level"
    DISCRIMINATION = "discrimination"
    UNCERTAIN = "uncertain"
    DOMINATED = "dominated"
    ALIKE = "alike"
    NARROW_TUBE = "narrow_tube"
    HARDLY = "hardly"


@dataclass(frozen=True, slots=True)
class Suspect:
    """An item or, for `NARROW_TUBE`, a tube; `sentence` is French."""

    suspicion: Suspicion
    name: str
    sentence: str


def suspects(
    items: Sequence[Item], exposure: Floats, examinees: int, cap: float | None
) -> tuple[Suspect, ...]:
    """Everything suspicious about a bank, by kind, then in the order of the items.

    Args:
        items: In the order of their ids.
        exposure: Shape (m,), the largest share of examinees who saw each under any filter.
        examinees: Of one filter.
        cap: The share that no item should pass.
    """
    found = [
        *_served(items, exposure, examinees, cap),
        *_calibrated(items),
        *_dominated(items),
        *_alike(items),
        *_narrow(items),
    ]
    order = list(Suspicion)
    return tuple(
        replace(one, sentence=typeset(one.sentence))
        for one in sorted(found, key=lambda one: (order.index(one.suspicion), one.name))
    )


def _served(
    items: Sequence[Item], exposure: Floats, examinees: int, cap: float | None
) -> Iterator[Suspect]:
    limit = OVEREXPOSED if cap is None else cap
    for item, rate in zip(items, exposure.tolist(), strict=True):
        if rate == 0.0:
            yield Suspect(
                Suspicion.NEVER,
                item.id,
                f"N’a été servie à aucun des {integer(examinees)} candidats simulés.",
            )
        elif rate < HARDLY:
            yield Suspect(
                Suspicion.HARDLY, item.id, f"N’est servie qu’à {percent(rate, 2)} des candidats."
            )
        elif rate > limit:
            yield Suspect(
                Suspicion.OVEREXPOSED,
                item.id,
                f"Est vue par {percent(rate)} des candidats, pour un plafond de {percent(limit)}.",
            )


def _calibrated(items: Sequence[Item]) -> Iterator[Suspect]:
    for item in items:
        told = item.calibration
        nearest = min(BANDS, key=lambda level: abs(BANDS[level].centre - told.difficulty))
        if abs(nearest - item.level) >= _LEVELS_AWAY:
            yield Suspect(
                Suspicion.OFF_LEVEL,
                item.id,
                f"Est classée au niveau {item.level}, mais sa difficulté de "
                f"{number(told.difficulty)} est celle d’un niveau {nearest}.",
            )
        if not _LEAST_DISCRIMINATION <= told.discrimination <= _MOST_DISCRIMINATION:
            extreme = "sépare à peine" if told.discrimination < 1.0 else "sépare trop bien"
            yield Suspect(
                Suspicion.DISCRIMINATION,
                item.id,
                f"Sa discrimination de {number(told.discrimination)} {extreme} les candidats "
                "pour être vraisemblable.",
            )
        if told.se_difficulty > _MOST_SE_DIFFICULTY:
            yield Suspect(
                Suspicion.UNCERTAIN,
                item.id,
                f"Sa difficulté n’est connue qu’à {number(told.se_difficulty)} logit près "
                "(erreur type).",
            )
        if told.se_discrimination > _MOST_RELATIVE_SE * told.discrimination:
            yield Suspect(
                Suspicion.UNCERTAIN,
                item.id,
                f"Sa discrimination de {number(told.discrimination)} a une erreur type de "
                f"{number(told.se_discrimination)} : plus de la moitié.",
            )


def _dominated(items: Sequence[Item]) -> Iterator[Suspect]:
    """An item beside another of its tube that tells more and serves as many people.

    What counts is where the item itself tells at least half of what it can.
    """
    for members in _together(items, lambda item: item.tube):
        told = information_at(_RANGE, *_parameters(members))
        for place, item in enumerate(members):
            own = told[:, place]
            useful = own >= own.max() / 2.0
            better = (told[useful] > own[useful, np.newaxis]).all(axis=0)
            for other in np.flatnonzero(better):
                rival = members[other]
                if rival.access.adjusted or not item.access.adjusted:
                    yield Suspect(
                        Suspicion.DOMINATED,
                        item.id,
                        f"Partout où elle renseigne, {rival.id}, du même tube, renseigne "
                        "davantage : elle n’est presque jamais choisie.",
                    )
                    break


def _alike(items: Sequence[Item]) -> Iterator[Suspect]:
    for members in _together(items, lambda item: item.competence):
        discrimination, difficulty = _parameters(members)
        for place in range(1, len(members)):
            apart = np.abs(difficulty[:place] - difficulty[place])
            ratio = np.abs(discrimination[:place] / discrimination[place] - 1.0)
            same = np.flatnonzero((apart <= _SAME_DIFFICULTY) & (ratio <= _SAME_DISCRIMINATION))
            if len(same):
                yield Suspect(
                    Suspicion.ALIKE,
                    members[place].id,
                    f"A presque les paramètres de {members[same[0]].id}, de la même compétence : "
                    "l’une des deux n’apporte rien au choix.",
                )


def _narrow(items: Sequence[Item]) -> Iterator[Suspect]:
    for members in _together(items, lambda item: item.tube):
        places = [item.calibration.difficulty for item in members]
        if len(members) > 1 and max(places) - min(places) < _NARROW:
            yield Suspect(
                Suspicion.NARROW_TUBE,
                members[0].tube,
                f"Ses {len(members)} questions ont toutes une difficulté proche de "
                f"{number(sum(places) / len(places))} : le tube ne s’adapte à personne d’autre.",
            )


def _together(items: Sequence[Item], key: Callable[[Item], str]) -> Iterable[list[Item]]:
    """The items of one language and key, for each of them."""
    groups: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        groups[item.language, key(item)].append(item)
    return groups.values()


def _parameters(items: Sequence[Item]) -> tuple[Floats, Floats]:
    return (
        np.array([item.calibration.discrimination for item in items], np.float64),
        np.array([item.calibration.difficulty for item in items], np.float64),
    )
