"""Made-up banks and adaptive exams whose truth is known."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit, log_expit

from workbench.calibration.parameters import Parameters, StandardErrors
from workbench.calibration.previous import PreviousItems
from workbench.calibration.responses import Floats, Integers, Responses

COMPETENCES = 16
DOMAINS = np.repeat(np.arange(5), [3, 4, 4, 3, 2])
GRID = np.linspace(-6.0, 6.0, 61)


@dataclass(frozen=True, slots=True, eq=False)
class Exams:
    """Responses and what made them."""

    responses: Responses
    truth: Parameters
    previous: PreviousItems


def bank(generator: np.random.Generator, items: int) -> Parameters:
    return Parameters(
        0.03 + 0.35 * generator.standard_normal(items), 1.5 * normal(generator, items)
    )


def normal(generator: np.random.Generator, *shape: int) -> Floats:
    return generator.standard_normal(shape)


def declared(
    parameters: Parameters, errors: Floats | None = None, *, means: bool = False
) -> PreviousItems:
    """The items of a pack that declares these parameters."""
    items = len(parameters.difficulty)
    spread = np.full(items, 0.15) if errors is None else errors
    competence = np.arange(items) % COMPETENCES
    return PreviousItems(
        ids=tuple(f"item-{number:04d}" for number in range(items)),
        versions=np.ones(items, np.int64),
        competence=competence,
        domain=DOMAINS[competence],
        parameters=parameters,
        errors=StandardErrors(spread, spread),
        means=np.full(items, means),
    )


def adaptive(
    generator: np.random.Generator,
    truth: Parameters,
    believed: Parameters,
    candidates: int,
    *,
    length: int = 24,
    sd: float = 1.3,
    competence_sd: float = 0.0,
    domain_sd: float = 0.0,
    per_competence: int = 3,
    share: float = 0.6,
) -> Responses:
    """Exams by maximum information at the posterior mean, over a random share of the items each."""
    items = len(truth.difficulty)
    competence = np.arange(items) % COMPETENCES
    logits = believed.discrimination[:, None] * (GRID - believed.difficulty[:, None])
    right, wrong = log_expit(logits), log_expit(-logits)
    information = believed.discrimination**2 * np.exp(right + wrong).T
    general = sd * normal(generator, candidates)
    own = general[:, None] + competence_sd * normal(generator, candidates, COMPETENCES)
    own += domain_sd * normal(generator, candidates, 5)[:, DOMAINS]
    left = generator.random((candidates, items)) < share
    so_far = np.tile(-0.5 * (GRID / sd) ** 2, (candidates, 1))
    everyone = np.arange(candidates)
    seen = np.zeros((candidates, COMPETENCES), np.int64)
    chosen = np.empty((candidates, length), np.int64)
    correct = np.empty((candidates, length), np.bool_)
    for place in range(length):
        shares = np.exp(so_far - so_far.max(axis=1, keepdims=True))
        near = np.rint((shares @ GRID / shares.sum(axis=1) - GRID[0]) / (GRID[1] - GRID[0]))
        assert left.any(axis=1).all(), "a candidate has no item left"
        item = np.where(left, information[near.astype(np.int64)], -1.0).argmax(axis=1)
        ability = own[everyone, competence[item]]
        chance = expit(truth.discrimination[item] * (ability - truth.difficulty[item]))
        answer = generator.random(candidates) < chance
        chosen[:, place], correct[:, place] = item, answer
        so_far += np.where(answer[:, None], right[item], wrong[item])
        seen[everyone, competence[item]] += 1
        left[everyone, item] = False
        left &= (seen < per_competence)[:, competence]
    return responses_of(chosen, correct, items)


def complete(generator: np.random.Generator, chances: Floats, *, asked: float = 1.0) -> Responses:
    """Answers to a random share of the items, from chances of shape (candidates, items)."""
    candidate, item = np.nonzero(generator.random(chances.shape) < asked)
    correct = generator.random(len(item)) < chances[candidate, item]
    first = np.searchsorted(candidate, candidate)
    return Responses(
        candidate=candidate,
        position=1 + np.arange(len(item)) - first,
        item=item,
        version=np.ones(len(item), np.int64),
        correct=correct,
        elapsed=np.full(len(item), np.nan),
        items=tuple(f"item-{number:04d}" for number in range(chances.shape[1])),
        candidates=chances.shape[0],
    )


def responses_of(chosen: Integers, correct: np.ndarray, items: int) -> Responses:
    candidates, length = chosen.shape
    return Responses(
        candidate=np.repeat(np.arange(candidates), length),
        position=np.tile(np.arange(1, length + 1), candidates),
        item=chosen.ravel(),
        version=np.ones(chosen.size, np.int64),
        correct=correct.ravel(),
        elapsed=np.full(chosen.size, np.nan),
        items=tuple(f"item-{number:04d}" for number in range(items)),
        candidates=candidates,
    )


def csv_of(responses: Responses) -> list[str]:
    """The lines of an export, the header first."""
    columns = zip(
        responses.candidate,
        responses.position,
        (responses.items[item] for item in responses.item),
        responses.version,
        responses.correct.astype(np.int64),
        ("" if np.isnan(one) else round(one * 1000) for one in responses.elapsed),
        strict=True,
    )
    rows = [",".join(map(str, row)) for row in columns]
    return ["candidate,position,item,version,correct,elapsed_ms", *rows]
