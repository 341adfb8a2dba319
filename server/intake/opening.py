"""Opens bundles that were kept: decrypts, holds the journal against the rules, scores.

The score is the one computed here; what the station said is only compared. What cannot be opened
or replayed is parked for a human, and never thrown away.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engine.adaptive.screening import screening_data
from engine.errors import EngineError, SealRefusedError
from engine.exam import Exam
from engine.plan import JOINT
from engine.records.bundle import VerifiedBundle, open_bundle, verify_bundle
from engine.records.bundle_body import BundleBody
from engine.records.bundle_header import BundleKind
from engine.records.canonical import Json, JsonObject
from engine.records.journal_record import record_from_bytes
from engine.records.receipt import Verdict
from engine.scoring.outcome import Outcome
from engine.sitting.events import IncidentNoted
from engine.sitting.incidents import Withdrawal
from engine.sitting.session import judge_session
from engine.verdict import Agreement as Agreed
from engine.verdict import Verdict as Finding
from engine.verdict import verify
from server.deployment import Deployment
from server.errors import StateError
from server.intake.joint_estimate import profile_to_json
from server.intake.journal_checks import JournalChecks
from server.intake.terms import Agreement
from server.packs import PackShelf
from server.store.bundles import Bundle, BundleState
from server.store.sessions import Session

CUT: Final = "cut"
_LONGEST_TOLD: Final = 2000


@dataclass(frozen=True, slots=True)
class _Found:
    """What a bundle turned out to be."""

    state: BundleState
    verdict: Verdict
    finding: JsonObject
    result: JsonObject


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens bundles; keep it, for its shelf opens each pack once."""

    deployment: Deployment
    shelf: PackShelf

    @classmethod
    def of(cls, deployment: Deployment) -> "Opening":
        """The opening of a server."""
        return cls(deployment, deployment.shelf())

    def open(self, bundle: Bundle) -> Bundle:
        """Look into a bundle that is *stored*; any other is returned as it is.

        Raises:
            StateError: The server's own state does not hold: keys, packs or bodies.
        """
        if bundle.state is not BundleState.STORED:
            return bundle
        found = self._look(bundle)
        self.deployment.bundles.record(
            bundle.sha256, found.state, found.verdict, found.finding, found.result
        )
        return self._row(bundle.sha256)

    def open_pending(self) -> tuple[Bundle, ...]:
        """Open whatever an interrupted run left *stored*."""
        return tuple(self.open(one) for one in self.deployment.bundles.in_state(BundleState.STORED))

    def look_again(self, bundle: Bundle) -> None:
        """Look into a bundle again and compare with what was found the first time.

        Raises:
            StateError: Its bytes, or what they tell, are no longer the same.
        """
        self.deployment.bodies.get(bundle.sha256)
        if bundle.verdict is None:
            return
        found = self._look(bundle)
        by_hand = bundle.verdict is Verdict.PARKED and found.verdict is not Verdict.PARKED
        same = json.loads(json.dumps(found.result)) == bundle.result
        if not by_hand and (found.verdict is not bundle.verdict or not same):
            raise StateError("bundle.no_longer", bundle.sha256)

    def exam(self, bundle: Bundle) -> Exam:
        """The exam that an identical bundle tells, replayed again.

        Raises:
            StateError: It no longer opens or replays as it did.
        """
        try:
            finding = self._replay(self._session(bundle), bundle, self._body(bundle))
        except EngineError as error:
            raise StateError("bundle.no_longer", bundle.sha256) from error
        if finding.agreement is not Agreed.IDENTICAL:
            raise StateError("bundle.no_longer", bundle.sha256)
        return finding.exam

    def _look(self, bundle: Bundle) -> _Found:
        session = self._session(bundle)
        try:
            verified = self._verified(bundle)
            body = open_bundle(verified, self.deployment.authority.result_opener)
        except SealRefusedError as error:
            return _parked(Verdict.PARKED, error)
        except EngineError as error:
            return _parked(Verdict.UNREPLAYABLE, error)
        checks = JournalChecks(session, self.deployment.stations.get)
        try:
            checks.check(verified.header, body)
            if verified.header.kind is BundleKind.SESSION:
                return _Found(BundleState.OPENED, Verdict.IDENTICAL, {}, _told_by_session(body))
        except EngineError as error:
            return _parked(Verdict.UNREPLAYABLE, error)
        return _judged(verified, body, self._replay(session, bundle, body))

    def _replay(self, session: Session, bundle: Bundle, body: BundleBody) -> Finding:
        agreement = Agreement.of(session, self.deployment.root, self.shelf)
        enrolled = self.deployment.sessions.candidate(bundle.session, bundle.candidate)
        if enrolled is None:
            raise StateError("candidate.unknown", bundle.candidate)
        paper = agreement.paper(bundle.candidate)
        terms = agreement.terms(enrolled, paper.plan)
        try:
            return verify(paper, body.journal, terms)
        except Exception as error:  # noqa: BLE001 - whatever an untrusted journal provokes, it is parked
            told = type(error).__name__
            return Finding(Agreed.UNREPLAYABLE, Exam.begin(paper), None, "provoked", found=told)

    def _body(self, bundle: Bundle) -> BundleBody:
        return open_bundle(self._verified(bundle), self.deployment.authority.result_opener)

    def _verified(self, bundle: Bundle) -> VerifiedBundle:
        station = self.deployment.stations.get(bundle.station)
        if station is None:
            raise StateError("station.unknown", bundle.station)
        return verify_bundle(self.deployment.bodies.get(bundle.sha256), station.ed25519)

    def _session(self, bundle: Bundle) -> Session:
        session = self.deployment.sessions.get(bundle.session)
        if session is None:
            raise StateError("session.unknown", bundle.session)
        return session

    def _row(self, sha256: str) -> Bundle:
        row = self.deployment.bundles.get(sha256)
        if row is None:
            raise StateError("bundle.unknown", sha256)
        return row


def outcome_to_json(exam: Exam, found: Outcome) -> JsonObject:
    """An outcome as it is kept: exact floats as `float.hex`.

    Flags and the joint estimate stand beside it where the pack has limits and the plan a joint
    policy; neither enters the outcome, save where the plan scores by the estimate.
    """
    kept: dict[str, Json] = {
        "ability": None if found.ability is None else found.ability.hex(),
        "error": exam.ability.error.hex(),
        "pix": found.pix,
        "mesh": found.mesh,
        "levels": tuple((one.competence, one.level) for one in found.levels),
        "outcome": found.status.value,
        "comment": found.comment,
        "provisional": found.provisional,
        "exhausted": found.exhausted,
    }
    flags, profile = exam.flags(), exam.profile()
    if flags:
        kept["screening"] = screening_data(flags)
    if profile is not None:
        kept["profile"] = profile_to_json(profile, scores=exam.paper.plan.rules == JOINT)
    return kept


def _told_by_session(body: BundleBody) -> JsonObject:
    """Roots by journal; absences and incidents only where some were noted.

    Raises:
        EngineError: A fact of the journal was not possible when it was written.
    """
    state = judge_session(map(record_from_bytes, body.journal))
    sealed: Json = {one.journal: one.root for one in state.sealed}
    told: dict[str, Json] = {"events": len(body.journal), "sealed": sealed}
    if state.absent:
        told["absent"] = state.absent
    if state.incidents:
        told["incidents"] = tuple((one.code, one.candidate, one.detail) for one in state.incidents)
    withdrawn = tuple(_withdrawn(one.fact, one.withdrawal) for one in state.noted if one.withdrawal)
    if withdrawn:
        told["withdrawn"] = withdrawn
    return told


def _withdrawn(fact: IncidentNoted, taken: Withdrawal) -> Json:
    """What was noted, then who took it back, when and why."""
    return {
        "code": fact.code,
        "candidate": fact.candidate,
        "detail": fact.detail,
        "reason": taken.reason,
        "wall": taken.at.wall,
        "role": taken.role.value,
    }


def _parked(verdict: Verdict, error: EngineError) -> _Found:
    reason, *data = (str(one) for one in error.args)
    return _Found(
        BundleState.PARKED, verdict, {"reason": reason, "found": " ".join(data)[:_LONGEST_TOLD]}, {}
    )


def _judged(verified: VerifiedBundle, body: BundleBody, finding: Finding) -> _Found:
    header, sitting = verified.header, finding.exam.sitting
    agreement = finding.agreement
    told: dict[str, str | int | None] = {}
    if agreement is not Agreed.IDENTICAL:
        told = {
            "reason": finding.reason,
            "seq": finding.seq,
            "expected": finding.expected[:_LONGEST_TOLD],
            "found": finding.found[:_LONGEST_TOLD],
        }
    elif (sitting.candidate, sitting.epoch) != (header.candidate, header.epoch):
        agreement = Agreed.DIFFERS
        told = {
            "reason": "header",
            "seq": sitting.seq,
            "expected": f"{header.candidate} {header.epoch}",
            "found": f"{sitting.candidate} {sitting.epoch}",
        }
    if header.kind is BundleKind.PARTIAL and finding.reason == CUT:
        agreement, told = Agreed.IDENTICAL, {}  # a copy made between two records of one act
    result = _result(finding.exam, body.journal) if agreement is Agreed.IDENTICAL else {}
    parked = agreement is Agreed.UNREPLAYABLE
    return _Found(
        BundleState.PARKED if parked else BundleState.OPENED,
        Verdict(agreement.value),
        told,
        result,
    )


def _result(exam: Exam, journal: Sequence[bytes]) -> JsonObject:
    sitting = exam.sitting
    walls = {one.type: one.at.wall for one in map(record_from_bytes, journal)}
    facts: JsonObject = {
        "answered": len(sitting.answers),
        "served": sitting.served,
        "end": None if sitting.end is None else sitting.end.value,
        "started_wall": walls.get("sitting.started"),
        "ended_wall": walls.get("sitting.ended"),
        "spent_ms": sitting.spent_ms,
        "events": len(journal),
    }
    if sitting.end is None:
        return facts
    return {**facts, **outcome_to_json(exam, exam.outcome())}
