"""The calibration of a pack from responses, all steps in order. Knows no file and no sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from workbench.calibration.deviations import Deviations, estimate_deviations
from workbench.calibration.drift import Drift, drift
from workbench.calibration.fit import ItemFit, item_fit
from workbench.calibration.incidence import Incidence
from workbench.calibration.linking import linked
from workbench.calibration.marginal import Priors, estimate
from workbench.calibration.parameters import Link, Parameters, Population, StandardErrors
from workbench.calibration.posterior import estimated_population, posterior
from workbench.calibration.previous import PreviousItems, SetAside, aligned
from workbench.calibration.refusal import CalibrationRefusedError
from workbench.calibration.responses import Integers, Mask, Responses
from workbench.calibration.standard_errors import standard_errors
from workbench.calibration.timing import Timing, estimate_timing

LEAST_ANSWERS: Final = 100
"""Items with fewer keep their previous parameters: new ones would be no better known."""

_USUAL_POPULATION: Final = Population(0.0, 1.3)
_MOST_ROUNDS: Final = 5
_SAME_SLOPE: Final = 0.001
_SAME_INTERCEPT: Final = 0.002

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True, eq=False)
class PackCalibration:
    """What the responses say about J items.

    Attributes:
        previous: The items as they were.
        answers: Shape (J,), how many.
        right: Shape (J,), how many of them right.
        calibrated: Shape (J,), whether there were enough answers.
        alone: What the responses alone say, on the previous scale; meaningful where calibrated.
        alone_errors: Likewise.
        fit: Of that.
        drift: Of that; not a number elsewhere.
        parameters: The responses and the previous parameters together, but for drifted items.
        errors: Likewise.
        population: Of the candidates' abilities, on the previous scale.
        linked: Whether origin and unit were found from the previous parameters.
        deviations: Of competences and domains.
        timing: Of response times.
        aside: Answers not used.
        candidates: How many gave the answers used.
    """

    previous: PreviousItems
    answers: Integers
    right: Integers
    calibrated: Mask
    alone: Parameters
    alone_errors: StandardErrors
    fit: ItemFit
    drift: Drift
    parameters: Parameters
    errors: StandardErrors
    population: Population
    linked: bool
    deviations: Deviations
    timing: Timing
    aside: SetAside
    candidates: int

    @property
    def separated(self) -> Mask:
        """Shape (J,), calibrated items with right or with wrong answers only: priors hold them."""
        alike = (self.right == 0) | (self.right == self.answers)
        return np.asarray(self.calibrated & alike)


def calibrate(
    responses: Responses,
    previous: PreviousItems,
    *,
    seed: int = 0,
    least_answers: int = LEAST_ANSWERS,
    population: Population | None = None,
    told: Told = lambda _what: None,
) -> PackCalibration:
    """Calibrate the items that were answered often enough.

    Args:
        responses: As exported.
        previous: The items of the pack.
        seed: Draws the candidates for the deviations when there are many.
        least_answers: Items with fewer keep their previous parameters.
        population: When given, it fixes the scale; else the previous parameters do.
        told: Hears what is being done.

    Raises:
        CalibrationRefusedError: No response, no item with enough of them, or no convergence.
    """
    responses, aside = aligned(responses, previous)
    answers = np.bincount(responses.item, minlength=len(previous.ids))
    right = np.bincount(responses.item[responses.correct], minlength=len(previous.ids))
    chosen = answers >= least_answers
    if not chosen.any():
        raise CalibrationRefusedError(
            f"Aucune question n’a {least_answers} réponses : rien à calibrer encore.",
            f"No item has {least_answers} responses: nothing to calibrate yet.",
        )
    incidence = Incidence.of(responses)
    expected, spread = previous.expected()
    estimation = _Estimation(responses, incidence, expected, spread, chosen, told)
    scaled = estimation.linked() if population is None else estimation.given(population)
    told("fit")
    state = posterior(incidence, scaled.parameters, scaled.population)
    fit = item_fit(responses, scaled.parameters, chosen, scaled.population, state)
    moved = drift(scaled.parameters, scaled.errors, expected, spread, scaled.link)
    parameters, errors = estimation.pooled(scaled, moved.flagged)
    told("deviations")
    deviations = estimate_deviations(
        responses,
        parameters,
        scaled.population,
        competence=previous.competence,
        domain=previous.domain,
        generator=np.random.default_rng(seed),
    )
    return PackCalibration(
        previous=previous,
        answers=answers,
        right=right,
        calibrated=chosen,
        alone=scaled.parameters,
        alone_errors=scaled.errors,
        fit=fit,
        drift=moved,
        parameters=parameters,
        errors=errors,
        population=scaled.population,
        linked=population is None,
        deviations=deviations,
        timing=estimate_timing(responses),
        aside=aside,
        candidates=responses.candidates,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Scaled:
    """Estimates on the previous scale, and the link that was left to do at the end."""

    parameters: Parameters
    errors: StandardErrors
    population: Population
    link: Link


@dataclass(frozen=True, slots=True, eq=False)
class _Estimation:
    """What does not change between rounds.

    Items answered too seldom take part with what is known of them already: their answers tell of
    the candidates. They stay on the previous scale.
    """

    responses: Responses
    incidence: Incidence
    expected: Parameters
    spread: StandardErrors
    chosen: Mask
    told: Told

    @property
    def priors(self) -> Priors:
        """Weak for the items that are calibrated, the previous parameters for the others."""
        return Priors.of(self.expected, self.spread, self.chosen)

    def given(self, population: Population) -> _Scaled:
        """On the scale of a population that is known."""
        found = self._found(self.expected, self.priors, population)
        errors = self._errors(found, self.priors, population)
        return _Scaled(found, errors, population, Link())

    def linked(self) -> _Scaled:
        """On the previous scale: estimate and link in turn, until the link is the identity.

        More than one round is needed because of the items that stay where they are.
        """
        self.told("population")
        population = estimated_population(self.incidence, self.expected, _USUAL_POPULATION)
        parameters = self._found(self.expected, self.priors, population)
        errors = self._errors(parameters, self.priors, population)
        link = Link()
        for _ in range(_MOST_ROUNDS):
            link = linked(
                parameters.only(self.chosen),
                errors.only(self.chosen),
                self.expected.only(self.chosen),
                self.spread.only(self.chosen),
            )
            population, errors = population.linked(link), errors.linked(link)
            parameters = parameters.linked(link).where(self.chosen, parameters)
            if abs(link.slope - 1.0) < _SAME_SLOPE and abs(link.intercept) < _SAME_INTERCEPT:
                break
            parameters = self._found(parameters, self.priors, population)
        errors = self._errors(parameters, self.priors, population)
        return _Scaled(parameters, errors, population, link)

    def pooled(self, scaled: _Scaled, moved: Mask) -> tuple[Parameters, StandardErrors]:
        """Responses and what was known before together, but items that moved by them alone."""
        priors = Priors.of(self.expected, self.spread, moved)
        found = self._found(scaled.parameters, priors, scaled.population)
        return found, self._errors(found, priors, scaled.population)

    def _found(self, start: Parameters, priors: Priors, population: Population) -> Parameters:
        found = estimate(
            self.incidence,
            start,
            priors,
            population,
            lambda cycle: self.told(f"items, cycle {cycle}"),
        )
        if not found.converged:
            raise CalibrationRefusedError(
                "L’estimation ne se stabilise pas avec ces réponses : rien n’est proposé.",
                "The estimation does not settle with these responses: nothing is proposed.",
            )
        return found.parameters

    def _errors(
        self, parameters: Parameters, priors: Priors, population: Population
    ) -> StandardErrors:
        self.told("standard errors")
        state = posterior(self.incidence, parameters, population)
        return standard_errors(self.responses, parameters, priors, self.chosen, state)
