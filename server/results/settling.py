"""What stands for each candidate: which bundle, which outcome. Knows no signature.

The highest epoch wins, for it rests on a verified takeover. Two final bundles of the same epoch
are a matter for a human; so is whatever does not replay.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.exam import PROVISIONAL_REASON
from engine.records.bundle_header import BundleKind
from engine.records.canonical import JsonObject
from engine.records.receipt import Verdict
from engine.scoring.outcome import AbortReason, Circumstances, outcome
from server.deployment import Deployment
from server.intake.opening import Opening, outcome_to_json
from server.store.bundles import Bundle, BundleState
from server.store.results import Result, Standing
from server.store.sessions import Enrolled


@dataclass(frozen=True, slots=True)
class Settling:
    """What settles results."""

    deployment: Deployment
    opening: Opening

    def session(self, session: str) -> tuple[Result, ...]:
        """Settle every candidate of a session."""
        return tuple(
            self.candidate(session, one.candidate)
            for one in self.deployment.sessions.candidates(session)
        )

    def candidate(self, session: str, candidate: str) -> Result:
        """Settle one candidate from what is there now."""
        enrolled = self.deployment.sessions.candidate(session, candidate)
        bundles = self.deployment.bundles.of_session(session)
        standing, bundle = _stand(enrolled, bundles, candidate)
        found: JsonObject = {} if bundle is None else bundle.result
        if enrolled is not None and bundle is not None and standing is Standing.FINAL:
            standing, found = self._judge(enrolled, bundle)
        result = Result(
            session,
            candidate,
            standing,
            None if bundle is None else bundle.sha256,
            found,
            self.deployment.wall(),
        )
        self.deployment.results.put(result)
        return result

    def _judge(self, enrolled: Enrolled, bundle: Bundle) -> tuple[Standing, JsonObject]:
        session = self.deployment.sessions.get(enrolled.session)
        finalised = session is not None and session.finalised_wall is not None
        waits = bundle.result.get("provisional", True) is True
        if not finalised:
            return (Standing.PROVISIONAL if waits else Standing.FINAL), bundle.result
        if not waits and not enrolled.fraud:
            return Standing.FINAL, bundle.result
        exam = self.opening.exam(bundle)
        reason = None
        if waits:
            told = enrolled.abort_reason
            end = exam.sitting.end
            by_end = None if end is None else PROVISIONAL_REASON[end]
            reason = AbortReason(told) if told else by_end
        found = outcome(
            exam.paper.plan,
            exam.paper.start,
            exam.answers(),
            Circumstances(abort_reason=reason, finalised=True, fraud=enrolled.fraud),
        )
        return Standing.FINAL, {**bundle.result, **outcome_to_json(exam, found)}


def rivals(bundles: Sequence[Bundle], candidate: str) -> tuple[Bundle, ...]:
    """The final bundles of a candidate's highest epoch: more than one is a conflict."""
    finals = [
        one
        for one in bundles
        if one.candidate == candidate
        and one.kind == BundleKind.FINAL.value
        and one.state is not BundleState.STORED
    ]
    highest = max((one.epoch for one in finals), default=0)
    return tuple(one for one in finals if one.epoch == highest)


def _stand(
    enrolled: Enrolled | None, bundles: Sequence[Bundle], candidate: str
) -> tuple[Standing, Bundle | None]:
    found = rivals(bundles, candidate)
    if enrolled is not None and enrolled.chosen_bundle is not None:
        found = tuple(one for one in bundles if one.sha256 == enrolled.chosen_bundle)
    if not found:
        return Standing.EXPECTED, None
    if len(found) > 1:
        return Standing.CONFLICT, None
    only = found[0]
    opened = only.state is BundleState.OPENED
    if not opened or only.verdict is not Verdict.IDENTICAL or not only.result:
        return Standing.HELD, only
    return Standing.FINAL, only
