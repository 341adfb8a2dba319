"""One rival sits examinees on a bank given as a file. Knows the libraries, nothing of the project.

It runs by path in an environment of its own. The clock starts after one examinee who is not
counted: imports and first calls are the libraries' to have for nothing.

    python side.py TASK RIVAL EXAMINEES

TASK is a JSON object: `discrimination`, `difficulty`, `competence` of the items, `abilities` of
the examinees, `sd` of the prior, `length`, `per_competence`, `seed`. Printed is a JSON object:
`seconds` of the processor, and for each examinee the estimated ability and the items by their
places in the bank.
"""

# The libraries are in the other environment only.
# mypy: disable-error-code="import-not-found"

import json
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import numpy as np

Result = tuple[list[float], list[list[int]]]
"""The estimates and the items of each examinee."""

_FINE = 121
"""Points of mirt's quadrature: its usual 21 are too far apart for 32 answers."""

_NEVER = 1e-9
"""A standard error that is never reached: the Rust simulation wants this rule."""


def catsim(task: dict[str, Any]) -> Callable[[list[float]], Result]:
    """Maximum information and maximum likelihood: catsim has no prior."""
    from catsim.estimation import NumericalSearchEstimator
    from catsim.initialization import FixedPointInitializer
    from catsim.selection import MaxInfoSelector
    from catsim.simulation import Simulator
    from catsim.stopping import TestLengthStopper

    a, b = np.array(task["discrimination"]), np.array(task["difficulty"])
    bank = np.column_stack([a, b, np.zeros(len(a)), np.ones(len(a))])

    def sit(abilities: list[float]) -> Result:
        simulator = Simulator(
            bank,
            np.array(abilities),
            FixedPointInitializer(0.0),
            MaxInfoSelector(),
            NumericalSearchEstimator(),
            TestLengthStopper(max_items=task["length"]),
            seed=task["seed"],
        )
        simulator.simulate()
        items = [[int(item) for item in each] for each in simulator.administered_items]
        return [float(one) for one in simulator.latest_estimations], items

    return sit


def mirt_session(task: dict[str, Any]) -> Callable[[list[float]], Result]:
    """One examinee after the other, as a live exam would go: maximum information and EAP."""
    return _mirt(task, content_constraint=None, use_rust=False, vectorized=False)


def mirt_quotas(task: dict[str, Any]) -> Callable[[list[float]], Result]:
    """The same with the quotas of the competences; tubes inside them it cannot express."""
    from mirt.cat import ContentArea, ContentBlueprint

    competence, quota = np.array(task["competence"]), task["per_competence"]
    areas = [
        ContentArea(str(code), set(np.flatnonzero(competence == code).tolist()), quota, quota)
        for code in np.unique(competence)
    ]
    constraint = ContentBlueprint(areas)
    return _mirt(task, content_constraint=constraint, use_rust=False, vectorized=False)


def mirt_batch(task: dict[str, Any]) -> Callable[[list[float]], Result]:
    """The simulation in Rust: all examinees at once, maximum information and EAP."""
    return _mirt(task, content_constraint=None, use_rust=True, vectorized=True)


def _mirt(
    task: dict[str, Any], *, content_constraint: Any, use_rust: bool, vectorized: bool
) -> Callable[[list[float]], Result]:
    """Its prior is N(0, 1): the abilities are told in units of the prior's standard deviation."""
    from mirt.cat import CATEngine
    from mirt.models import TwoParameterLogistic

    unit = task["sd"]
    model = TwoParameterLogistic(n_items=len(task["difficulty"]))
    model.set_parameters(
        discrimination=np.array(task["discrimination"]) * unit,
        difficulty=np.array(task["difficulty"]) / unit,
    )
    model._is_fitted = True  # noqa: SLF001 - no public way to say that the parameters are known

    def sit(abilities: list[float]) -> Result:
        engine = CATEngine(
            model,
            item_selection="MFI",
            scoring_method="EAP",
            se_threshold=_NEVER,
            max_items=task["length"],
            content_constraint=content_constraint,
            n_quadpts=_FINE,
            theta_bounds=(-5.0, 5.0),
            seed=task["seed"],
        )
        found = engine.run_batch_simulation(
            np.array(abilities) / unit, use_rust=use_rust, vectorized=vectorized
        )
        items = [[int(item) for item in each.items_administered] for each in found]
        return [each.theta * unit for each in found], items

    return sit


RIVALS: dict[str, Callable[[dict[str, Any]], Callable[[list[float]], Result]]] = {
    "catsim": catsim,
    "mirt_session": mirt_session,
    "mirt_quotas": mirt_quotas,
    "mirt_batch": mirt_batch,
}


def main() -> None:
    """Prints what the rival did and how long it took."""
    path, rival, examinees = sys.argv[1:]
    task = json.loads(Path(path).read_text(encoding="utf-8"))
    abilities = task["abilities"][: int(examinees)]
    with redirect_stdout(sys.stderr):  # libraries print
        sit = RIVALS[rival](task)
        sit(abilities[:1])
        before = time.process_time()
        estimates, items = sit(abilities)
        seconds = time.process_time() - before
    json.dump({"seconds": seconds, "estimates": estimates, "items": items}, sys.stdout)


if __name__ == "__main__":
    main()
