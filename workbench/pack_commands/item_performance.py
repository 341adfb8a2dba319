"""How each item did in exams already sat, given what candidates can do. Knows no file.

Answers of an adaptive exam come from candidates near the item: raw success tells nothing alone.
Everything here is held against the ability that a candidate's *other* answers tell, so that an
answer is never expected from itself. The declared parameters are taken for true.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from workbench.calibration.incidence import Incidence
from workbench.calibration.parameters import POINTS, Population
from workbench.calibration.posterior import posterior_of
from workbench.calibration.previous import PreviousItems, SetAside, aligned
from workbench.calibration.responses import Floats, Mask, Responses

THIRDS: Final = 3
_USUAL_POPULATION: Final = Population(0.0, 1.3)
_LEAST_SD: Final = 0.5
_MOST_ROUNDS: Final = 200
_SETTLED: Final = 1e-3
_BLOCK: Final = 20_000
_TOP_SHARE: Final = 0.8
_ONE_LOGIT: Final = 1.0
_QUICK_S: Final = 10.0
_ENOUGH_Z: Final = 30
_ENOUGH_TOP: Final = 60
_ENOUGH_REST: Final = 100
_ENOUGH_TIME: Final = 60
_MOST_Z: Final = 3.0
_LEAST_TOP: Final = 0.5
_LEAST_REST: Final = 0.10
_MOST_TIME: Final = 1.6
_MOST_QUICK: Final = 0.10


@dataclass(frozen=True, slots=True)
class ItemPerformance:
    """One item.

    Attributes:
        item: Its id.
        answers, right: How many.
        expected: Right answers that the parameters let expect.
        thirds: Success of the least able third of all candidates, the middle and the most able
            one; None where nobody of it answered.
        z: Standardised residual of the right answers; None without answers.
        rest: Correlation of right answers with the ability that the other answers tell.
        expected_rest: What that correlation is when the parameters hold.
        median_s: Median time in seconds, where times are known; `hint_s` is the item's.
        quick: Share of answers under ten seconds that are right, among those with a time.
        flags: Names of what somebody should look at.
    """

    item: str
    answers: int
    right: int
    expected: float
    thirds: tuple[float | None, ...]
    z: float | None
    rest: float | None
    expected_rest: float | None
    median_s: float | None
    hint_s: int
    quick: float | None
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PackPerformance:
    """All items of a pack, and what the answers were."""

    items: tuple[ItemPerformance, ...]
    candidates: int
    answers: int
    aside: SetAside
    population: Population


@dataclass(frozen=True, slots=True, eq=False)
class _Answers:
    """What is known of each answer.

    Attributes:
        ability: Shape (n,), mean of what the candidate's other answers tell, logits.
        expected: Shape (n,), probability of a right answer, given those.
        third: Shape (n,), 0 to 2, of the candidate among all.
        top: Shape (n,), whether the candidate is of the most able fifth.
    """

    ability: Floats
    expected: Floats
    third: Floats
    top: Mask


def performance(
    responses: Responses, previous: PreviousItems, hints: Mapping[str, int]
) -> PackPerformance:
    """What the responses say about each item of a pack.

    Args:
        responses: As exported.
        previous: The items of the pack, in the order of their ids.
        hints: The time hint of each in seconds.

    Raises:
        CalibrationRefusedError: No response is to an item of this pack in its version.
    """
    responses, aside = aligned(responses, previous)
    incidence = Incidence.of(responses)
    table = previous.parameters.log_probabilities()
    likelihoods = incidence.log_likelihoods(table)
    population = _population(likelihoods)
    known = _known(responses, table, likelihoods, population)
    found = tuple(
        _item(responses, previous, known, place, hints[name])
        for place, name in enumerate(previous.ids)
    )
    return PackPerformance(found, responses.candidates, len(responses), aside, population)


def _population(likelihoods: Floats) -> Population:
    """The most likely normal population; few candidates never make it a single point."""
    found = _USUAL_POPULATION
    for _ in range(_MOST_ROUNDS):
        after = posterior_of(likelihoods, found).population()
        after = Population(after.mean, max(after.sd, _LEAST_SD))
        moved = max(abs(after.mean - found.mean), abs(after.sd - found.sd))
        found = after
        if moved < _SETTLED:
            break
    return found


def _known(
    responses: Responses, table: Floats, likelihoods: Floats, population: Population
) -> _Answers:
    right = np.exp(table[1::2])
    weights = population.log_weights()
    abilities, expected = [], []
    for first in range(0, len(responses), _BLOCK):
        part = slice(first, first + _BLOCK)
        item, correct = responses.item[part], responses.correct[part]
        others = likelihoods[responses.candidate[part]] - table[2 * item + correct] + weights
        shares = np.exp(others - others.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        abilities.append(shares @ POINTS)
        expected.append((shares * right[item]).sum(axis=1))
    whole = likelihoods + weights
    whole = np.exp(whole - whole.max(axis=1, keepdims=True))
    mean = (whole @ POINTS) / whole.sum(axis=1)
    cuts = np.quantile(mean, [1 / THIRDS, 2 / THIRDS])
    return _Answers(
        np.concatenate(abilities),
        np.concatenate(expected),
        np.asarray(np.searchsorted(cuts, mean, side="right")[responses.candidate], np.float64),
        np.asarray((mean >= np.quantile(mean, _TOP_SHARE))[responses.candidate]),
    )


def _item(
    responses: Responses, previous: PreviousItems, known: _Answers, place: int, hint: int
) -> ItemPerformance:
    mine = responses.item == place
    correct, expected = responses.correct[mine], known.expected[mine]
    ability, third = known.ability[mine], known.third[mine]
    answers, right = len(correct), int(correct.sum())
    variance = float((expected * (1 - expected)).sum())
    z = (right - float(expected.sum())) / variance**0.5 if variance > 0 else None
    rest, expected_rest = _rest(correct, expected, ability)
    times = responses.elapsed[mine]
    timed = ~np.isnan(times)
    median = float(np.median(times[timed])) if timed.any() else None
    quick = float((correct & (times < _QUICK_S))[timed].mean()) if timed.any() else None
    top = known.top[mine] & (ability >= float(previous.parameters.difficulty[place]) + _ONE_LOGIT)
    told = _Told(answers, z, rest, expected_rest, median, hint, quick, int(timed.sum()))
    return ItemPerformance(
        item=previous.ids[place],
        answers=answers,
        right=right,
        expected=float(expected.sum()),
        thirds=tuple(_share(correct, third == part) for part in range(THIRDS)),
        z=z,
        rest=rest,
        expected_rest=expected_rest,
        median_s=median,
        hint_s=hint,
        quick=quick,
        flags=tuple(_flags(told, _share(correct, top))),
    )


def _share(correct: Mask, chosen: Mask) -> float | None:
    return float(correct[chosen].mean()) if chosen.any() else None


def _rest(correct: Mask, expected: Floats, ability: Floats) -> tuple[float | None, float | None]:
    """The correlation, and the one that the parameters let expect."""
    if not len(correct):
        return None, None
    spread, share = float(ability.std()), float(correct.mean())
    if spread == 0 or not 0 < share < 1:
        return None, None
    centred = ability - ability.mean()
    found = float((centred * correct).mean()) / (spread * (share * (1 - share)) ** 0.5)
    mean = float(expected.mean())
    wanted = float((centred * expected).mean()) / (spread * (mean * (1 - mean)) ** 0.5)
    return found, wanted


@dataclass(frozen=True, slots=True)
class _Told:
    """The figures that flags are made of."""

    answers: int
    z: float | None
    rest: float | None
    expected_rest: float | None
    median_s: float | None
    hint_s: int
    quick: float | None
    timed: int


def _flags(told: _Told, top: float | None) -> Iterator[str]:
    if told.z is not None and told.answers >= _ENOUGH_Z and abs(told.z) > _MOST_Z:
        yield "below" if told.z < 0 else "above"
    if top is not None and told.answers >= _ENOUGH_TOP and top < _LEAST_TOP:
        yield "top"
    if told.rest is not None and told.expected_rest is not None and told.answers >= _ENOUGH_REST:
        if told.rest < 0:
            yield "negative"
        elif told.rest < _LEAST_REST <= told.expected_rest:
            yield "weak"
    if told.timed >= _ENOUGH_TIME:
        if told.median_s is not None and told.median_s > _MOST_TIME * told.hint_s:
            yield "slow"
        if told.quick is not None and told.quick > _MOST_QUICK:
            yield "quick"
