"""Our batch simulation sits the rivals' task, in a process of its own as they do. Knows no rival.

    python -m benchmarks.rivals_env.ours SEED EXAMINEES

Printed is a JSON object: `seconds` of the processor, tables of the bank included, and for each
examinee the true and the estimated ability and the items by their places in the bank.
"""

import json
import sys
import time

from engine.policies import JointPolicy, QuotaPolicy
from workbench.simulation.arrays import BankArrays
from workbench.simulation.batch import sit
from workbench.simulation.generated import generated_bank
from workbench.simulation.quota_batch import QuotaExam
from workbench.simulation.world import World

SD = 1.3
PER_COMPETENCE = 2


def main() -> None:
    """Prints what came of it and how long it took."""
    seed, examinees = (int(word) for word in sys.argv[1:])
    exam = QuotaExam(
        bank=BankArrays.of(generated_bank()),
        world=World(seed, sd=SD),
        policy=QuotaPolicy(PER_COMPETENCE, one_per_tube=True),
        joint=JointPolicy(
            mean=0.0,
            sd=SD,
            tail_sd=SD,
            tail_share=0.0,
            competence_sd=0.0,
            domain_sd=0.0,
            origin="benchmark",
        ),
    )
    before = time.process_time()
    sat = sit(exam, examinees, processes=1)
    seconds = time.process_time() - before
    found = {
        "seconds": seconds,
        "abilities": sat.general.tolist(),
        "estimates": sat.ability.tolist(),
        "items": sat.items.tolist(),
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
