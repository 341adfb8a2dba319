"""Standard errors of calibrated items from the observed information. Knows no scale but its own.

Louis (1982): what all answers and abilities together would tell, less what is lost because the
abilities are not seen. The loss is exact within an item; between items it takes each score as
quadratic in the candidate's ability, which changes no standard error by more than 0.2 %. The
priors' precision is added, so that these are standard deviations of the posterior.

They ignore: that the model may not fit, that answers may depend on each other at equal ability,
errors of the population and of the items not told, and of the link to the previous scale.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse import csr_array
from scipy.special import expit

from workbench.calibration.marginal import Priors
from workbench.calibration.parameters import POINTS, Parameters, StandardErrors
from workbench.calibration.posterior import Posterior
from workbench.calibration.responses import Floats, Integers, Mask, Responses

_LEAST_VARIANCE: Final = 1e-8


def standard_errors(
    responses: Responses,
    parameters: Parameters,
    priors: Priors,
    chosen: Mask,
    posterior: Posterior,
) -> StandardErrors:
    """The errors at the maximum that the posterior belongs to.

    Args:
        responses: Of N candidates to J items.
        parameters: Of the J items.
        priors: Of the J items.
        chosen: Shape (J,), which of them to tell; the others count as known.
        posterior: Of the N candidates, at these parameters.
    """
    found = StandardErrors(np.full(len(chosen), np.nan), np.full(len(chosen), np.nan))
    if chosen.any():
        information = _information(responses, parameters, np.flatnonzero(chosen), posterior)
        information[np.diag_indices(len(information))] += priors.sd[:, chosen].T.ravel() ** -2
        covariance = cho_solve(cho_factor(information), np.eye(len(information)))
        errors = np.sqrt(np.diag(covariance))
        found.log_discrimination[chosen], found.difficulty[chosen] = errors[::2], errors[1::2]
    return found


def _information(
    responses: Responses, parameters: Parameters, chosen: Integers, posterior: Posterior
) -> Floats:
    """Of (log a, b) of the chosen items in turn, shape (2F, 2F), without the priors."""
    shapes = _Shapes.of(posterior)
    order = np.argsort(responses.item, kind="stable")
    bounds = np.searchsorted(responses.item[order], [chosen, chosen + 1])
    blocks = np.zeros((len(chosen), 2, 2))
    parts: list[Floats] = []
    for place, (item, low, high) in enumerate(zip(chosen, *bounds, strict=True)):
        answers = order[low:high]
        candidate = responses.candidate[answers]
        scores = _Scores.of(
            posterior.shares[candidate],
            responses.correct[answers],
            float(parameters.discrimination[item]),
            float(parameters.difficulty[item]),
        )
        part = shapes.parts(candidate, scores)
        # The product over all items holds this part of an item's own loss as well.
        blocks[place] = scores.information + np.einsum("okn,oln->kl", part, part)
        parts.append(part)
    answered = np.concatenate([order[low:high] for low, high in bounds.T])
    column = 2 * np.repeat(np.arange(len(chosen)), bounds[1] - bounds[0])
    row = responses.candidate[answered]
    information = np.zeros((2 * len(chosen), 2 * len(chosen)))
    shape = (responses.candidates, 2 * len(chosen))
    where = (np.concatenate([row, row]), np.concatenate([column, column + 1]))
    for values in np.concatenate(parts, axis=2):
        loss = csr_array((values.ravel(), where), shape=shape)
        information -= (loss.T @ loss).todense()
    for place, block in enumerate(blocks):
        information[2 * place : 2 * place + 2, 2 * place : 2 * place + 2] += block
    return information


@dataclass(frozen=True, slots=True, eq=False)
class _Scores:
    """Derivatives in (log a, b) of the log-likelihood of n answers to one item.

    Attributes:
        mean: Their posterior means, shape (2, n).
        linear: Posterior means of their products with the ability, shape (2, n).
        quadratic: The same with its square.
        information: Complete information less the loss, exact for the item alone, (2, 2).
    """

    mean: Floats
    linear: Floats
    quadratic: Floats
    information: Floats

    @classmethod
    def of(cls, shares: Floats, right: Mask, slope: float, difficulty: float) -> "_Scores":
        """The scores under posteriors of shape (n, 81)."""
        logit = slope * (POINTS - difficulty)
        success = expit(logit)
        direction = np.stack([logit, np.full(len(POINTS), -slope)])
        residual = right[:, None] - success
        weighted = shares * residual
        mean = direction @ weighted.T
        total = weighted.sum(axis=0)
        weight = shares.sum(axis=0) * success * (1.0 - success)
        complete = (direction * weight) @ direction.T
        complete[0, 0] -= float(total @ logit)
        complete[0, 1] += slope * float(total.sum())
        complete[1, 0] = complete[0, 1]
        squares = (weighted * residual).sum(axis=0)
        loss = (direction * squares) @ direction.T - mean @ mean.T
        return cls(
            mean,
            (direction * POINTS) @ weighted.T,
            (direction * POINTS**2) @ weighted.T,
            complete - loss,
        )


@dataclass(frozen=True, slots=True, eq=False)
class _Shapes:
    """Mean, sd, skewness and the length of the quadratic polynomial of N posteriors, each (N,)."""

    mean: Floats
    sd: Floats
    skewness: Floats
    length: Floats

    @classmethod
    def of(cls, posterior: Posterior) -> "_Shapes":
        mean = posterior.means
        sd = np.sqrt(np.maximum(posterior.variances, _LEAST_VARIANCE))
        standard = (POINTS - mean[:, None]) / sd[:, None]
        skewness = (posterior.shares * standard**3).sum(axis=1)
        kurtosis = (posterior.shares * standard**4).sum(axis=1)
        length = np.sqrt(np.maximum(kurtosis - skewness**2 - 1.0, _LEAST_VARIANCE))
        return cls(mean, sd, skewness, length)

    def parts(self, candidate: Integers, scores: _Scores) -> Floats:
        """Covariances of scores with the first two orthonormal polynomials, shape (2, 2, n).

        The first axis counts polynomials of the candidate's ability, the second parameters.
        """
        mean, sd = self.mean[candidate], self.sd[candidate]
        linear = (scores.linear - mean * scores.mean) / sd
        square = scores.quadratic - 2.0 * mean * scores.linear + mean**2 * scores.mean
        bent = square / sd**2 - self.skewness[candidate] * linear - scores.mean
        return np.stack([linear, bent / self.length[candidate]])
