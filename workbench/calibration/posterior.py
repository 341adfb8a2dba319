"""What the answers say about each candidate's ability. Knows no item beyond its curve."""

from dataclasses import dataclass

import numpy as np

from workbench.calibration.incidence import Incidence
from workbench.calibration.parameters import POINTS, Parameters, Population
from workbench.calibration.responses import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Posterior:
    """Posterior shares of N candidates.

    Attributes:
        shares: Shape (N, 81), each row adds up to 1.
        log_likelihood: Of all answers, abilities integrated out.
    """

    shares: Floats
    log_likelihood: float

    @property
    def means(self) -> Floats:
        """Posterior means, shape (N,), logits."""
        return np.asarray(self.shares @ POINTS)

    @property
    def variances(self) -> Floats:
        """Posterior variances, shape (N,)."""
        return np.asarray(self.shares @ POINTS**2) - self.means**2

    def population(self) -> Population:
        """The normal population with the moments of all posteriors together: an EM step."""
        everyone = self.shares.mean(axis=0)
        mean = float(everyone @ POINTS)
        return Population(mean, float(np.sqrt(everyone @ (POINTS - mean) ** 2)))


def posterior_of(log_likelihoods: Floats, population: Population) -> Posterior:
    """Bayes' theorem on the grid; *log_likelihoods* of shape (N, 81) is left as it is."""
    joint = log_likelihoods + population.log_weights()
    largest = joint.max(axis=1, keepdims=True)
    joint -= largest
    np.exp(joint, out=joint)
    total = joint.sum(axis=1, keepdims=True)
    joint /= total
    return Posterior(joint, float(np.log(total).sum() + largest.sum()))


def posterior(incidence: Incidence, parameters: Parameters, population: Population) -> Posterior:
    """The posteriors of the candidates of an incidence by candidate."""
    return posterior_of(incidence.log_likelihoods(parameters.log_probabilities()), population)


def estimated_population(
    incidence: Incidence, parameters: Parameters, start: Population, tolerance: float = 1e-4
) -> Population:
    """The most likely normal population when the items are known (EM on mean and sd)."""
    log_likelihoods = incidence.log_likelihoods(parameters.log_probabilities())
    found = start
    while True:
        after = posterior_of(log_likelihoods, found).population()
        moved = max(abs(after.mean - found.mean), abs(after.sd - found.sd))
        found = after
        if moved < tolerance:
            return found
