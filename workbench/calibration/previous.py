"""The items as a pack's source declares them, in arrays. Knows no statement and no solution."""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from workbench.calibration.parameters import Parameters, StandardErrors
from workbench.calibration.refusal import CalibrationRefusedError
from workbench.calibration.responses import Floats, Integers, Mask, Responses
from workbench.packs.source import PackSource

ORIGIN: Final = "calibrated-mml"
"""How the origin of a calibration begins that was written from what is estimated here."""

_MEANS: Final = ("rubric", ORIGIN)

_LEAST_SHARE: Final = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class PreviousItems:
    """J items in the order of their ids.

    Attributes:
        ids: Ascending.
        versions: Shape (J,).
        competence: Shape (J,), codes.
        domain: Shape (J,), codes.
        parameters: As declared.
        errors: As declared, the discrimination's on its logarithm.
        means: Shape (J,), whether the parameters are means of what is known, as a rubric's and
            this program's own are; others are estimates by themselves.
    """

    ids: tuple[str, ...]
    versions: Integers
    competence: Integers
    domain: Integers
    parameters: Parameters
    errors: StandardErrors
    means: Mask

    def expected(self) -> tuple[Parameters, StandardErrors]:
        """Mean and standard deviation of the true parameters, given the declared ones.

        Of estimates the highest err upwards more often than not: they are drawn to the mean of
        all, as far as their errors ask (Kelley 1947). A CAT chooses by declared values, so this
        is what its answers have to be held to.
        """
        log_slope, spread_a = self._drawn(
            self.parameters.log_discrimination, self.errors.log_discrimination
        )
        difficulty, spread_b = self._drawn(self.parameters.difficulty, self.errors.difficulty)
        return Parameters(log_slope, difficulty), StandardErrors(spread_a, spread_b)

    def _drawn(self, values: Floats, errors: Floats) -> tuple[Floats, Floats]:
        estimated = ~self.means
        if not estimated.any():
            return values, errors
        found, variance = values[estimated], errors[estimated] ** 2
        truth = max(float(found.var() - variance.mean()), _LEAST_SHARE * float(variance.mean()))
        share = np.where(estimated, truth / (truth + errors**2), 1.0)
        return found.mean() + share * (values - found.mean()), errors * np.sqrt(share)


@dataclass(frozen=True, slots=True)
class SetAside:
    """Answers that say nothing about these items: to ids unknown here, or to other versions."""

    unknown: int
    other_version: int


def previous_items(source: PackSource) -> PreviousItems:
    """The items of a source.

    Raises:
        CalibrationRefusedError: The source has findings, or no item.
    """
    if source.findings or not source.items:
        first = str(source.findings[0]) if source.findings else source.folder.name
        raise CalibrationRefusedError(
            f"La source du pack ne peut pas être lue, voyez « pix-pack validate » ({first}).",
            f'The pack\'s source cannot be read, see "pix-pack validate" ({first}).',
        )
    items = sorted((one.item for one in source.items), key=lambda item: item.id)
    declared = [item.calibration for item in items]
    discrimination = np.array([one.discrimination for one in declared])
    difficulty = np.array([one.difficulty for one in declared])
    error = np.array([one.se_discrimination for one in declared]) / discrimination
    competences = [str(item.competence) for item in items]
    return PreviousItems(
        ids=tuple(str(item.id) for item in items),
        versions=np.array([item.version for item in items], np.int64),
        competence=np.unique(competences, return_inverse=True)[1].astype(np.int64),
        domain=np.unique([one.partition(".")[0] for one in competences], return_inverse=True)[
            1
        ].astype(np.int64),
        parameters=Parameters(np.log(discrimination), difficulty),
        errors=StandardErrors(error, np.array([one.se_difficulty for one in declared])),
        means=np.array([one.origin.startswith(_MEANS) for one in declared]),
    )


def aligned(responses: Responses, previous: PreviousItems) -> tuple[Responses, SetAside]:
    """The answers to these items in these versions, and what had to be set aside.

    Raises:
        CalibrationRefusedError: Nothing is left.
    """
    places = {name: place for place, name in enumerate(previous.ids)}
    place = np.array([places.get(name, -1) for name in responses.items], np.int64)
    item = place[responses.item]
    known = item >= 0
    same = known & (responses.version == previous.versions[item])
    aside = SetAside(int((~known).sum()), int((known & ~same).sum()))
    if not same.any():
        raise CalibrationRefusedError(
            "Aucune réponse ne porte sur une question de ce pack dans sa version présente.",
            "No response is to an item of this pack in its present version.",
        )
    return replace(responses, item=item, items=previous.ids).kept(same), aside
