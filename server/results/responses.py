"""Responses without persons, for the calibration of items. Knows no score and no name.

Candidates become numbers in a random order that nobody keeps; there is no session, no station and
no instant. What a candidate was served can still be recognised by whoever was there: the file is
for the authority's psychometricians, not for publication.
"""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from secrets import SystemRandom
from typing import Final

from engine.exam import Exam
from engine.grading import Status
from engine.records.receipt import Verdict
from server.deployment import Deployment
from server.intake.opening import Opening
from server.store.bundles import Bundle
from server.store.results import Result, Standing

COLUMNS: Final = ("candidate", "position", "item", "version", "correct", "elapsed_ms")
_LEAST_MS: Final = 1


@dataclass(frozen=True, slots=True)
class Responses:
    """The exams whose responses may be used, in an order that tells nothing."""

    exams: tuple[Exam, ...]

    @classmethod
    def of(
        cls,
        opening: Opening,
        sessions: Sequence[str],
        progress: Callable[[int, int], None],
    ) -> "Responses":
        """The responses of the sessions' final results, each replayed once more.

        Results held for a human, and exams rejected for fraud, are left out.

        Raises:
            StateError: A bundle no longer opens or replays as it did.
        """
        bundles = [one for session in sessions for one in _usable(opening.deployment, session)]
        exams = []
        for number, bundle in enumerate(bundles, start=1):
            exams.append(opening.exam(bundle))
            progress(number, len(bundles))
        SystemRandom().shuffle(exams)
        return cls(tuple(exams))

    def to_csv(self) -> bytes:
        """One line per retained answer: right is 1; own time in whole milliseconds."""
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for candidate, exam in enumerate(self.exams, start=1):
            for position, one in enumerate(exam.sitting.answers, start=1):
                question = one.question
                version = exam.paper.bank[question.item].version
                right = int(one.status == Status.OK)
                elapsed = max(one.elapsed_ms, _LEAST_MS)
                writer.writerow((candidate, position, question.item, version, right, elapsed))
        return stream.getvalue().encode()


def _usable(deployment: Deployment, session: str) -> list[Bundle]:
    fraud = {one.candidate for one in deployment.sessions.candidates(session) if one.fraud}
    kept = {one.sha256: one for one in deployment.bundles.of_session(session)}
    results: Sequence[Result] = tuple(deployment.results.of_session(session).values())
    found = (
        kept[one.bundle]
        for one in results
        if one.standing is Standing.FINAL and one.bundle in kept and one.candidate not in fraud
    )
    return [one for one in found if one.verdict is Verdict.IDENTICAL]
