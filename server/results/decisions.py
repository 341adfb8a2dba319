"""What people decide: choose between bundles, accept a parked one, finalise. Knows no page.

Every decision is kept with its reason and its instant.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from engine.records.bundle_header import BundleKind
from engine.records.receipt import Verdict
from engine.scoring.outcome import AbortReason
from server.deployment import Deployment
from server.errors import RefusedError, WrongInputError
from server.intake.opening import Opening
from server.results.settling import Settling
from server.store.bundles import Bundle, BundleState
from server.store.results import Act, Result, Standing
from server.store.sessions import Enrolled, Session


@dataclass(frozen=True, slots=True)
class Judgement:
    """What finalisation says of one candidate; the names are for a blank slot only."""

    abort_reason: AbortReason | None = None
    fraud: bool = False
    last_name: str | None = None
    first_name: str | None = None
    birth_date: str | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people may do with a server's results."""

    deployment: Deployment
    opening: Opening

    @property
    def settling(self) -> Settling:
        """What settles results after a decision."""
        return Settling(self.deployment, self.opening)

    def park(self, sha256: str, reason: str) -> Bundle:
        """Set a bundle aside for a human; nothing of it counts until it is accepted.

        Raises:
            WrongInputError: There is no such bundle.
        """
        bundle = self._bundle(sha256)
        finding = {**bundle.finding, "reason": bundle.finding.get("reason", "by_hand")}
        self.deployment.bundles.record(
            sha256, BundleState.PARKED, Verdict.PARKED, finding, bundle.result
        )
        return self._decided("park", bundle, reason)

    def accept(self, sha256: str, reason: str) -> Bundle:
        """Take note of a parked bundle or a fork: the station may purge it, the server keeps it.

        A fork is looked into first; one that replays may then be chosen.

        Raises:
            WrongInputError: There is no such bundle.
            RefusedError: It waits for nobody.
        """
        bundle = self._bundle(sha256)
        if bundle.state is BundleState.FORK:
            looked = self.opening.open(replace(bundle, state=BundleState.STORED))
            verdict = looked.verdict or Verdict.PARKED
            self.deployment.bundles.record(
                sha256, BundleState.OPENED, verdict, looked.finding, looked.result
            )
        elif bundle.state is BundleState.PARKED:
            verdict = bundle.verdict or Verdict.PARKED
            self.deployment.bundles.record(
                sha256, BundleState.OPENED, verdict, bundle.finding, bundle.result
            )
        else:
            raise RefusedError("bundle.not_waiting", sha256)
        return self._decided("accept", bundle, reason)

    def choose(self, sha256: str, reason: str) -> Result:
        """Let one of a candidate's bundles stand for them.

        Raises:
            WrongInputError: There is no such bundle.
            RefusedError: It is no final bundle that replays, or the session is finalised.
        """
        bundle = self._bundle(sha256)
        enrolled = self.deployment.sessions.candidate(bundle.session, bundle.candidate)
        replays = (
            bundle.state is BundleState.OPENED
            and bundle.verdict is Verdict.IDENTICAL
            and bundle.kind == BundleKind.FINAL.value
        )
        if enrolled is None or not replays:
            raise RefusedError("bundle.not_choosable", sha256)
        session = self._session(bundle.session)
        if session.finalised_wall is not None:
            raise RefusedError("session.finalised", session.session)
        self.deployment.sessions.decide(replace(enrolled, chosen_bundle=sha256))
        self._decided("choose", bundle, reason)
        return self.settling.candidate(bundle.session, bundle.candidate)

    def finalise(self, session: str, judgements: Mapping[str, Judgement]) -> tuple[Result, ...]:
        """Say the last word on a session; results are then no longer provisional.

        *judgements* are by candidate id or number.

        Raises:
            WrongInputError: No such session or candidate, or a reason is missing.
            RefusedError: Already finalised, nothing arrived, or a human must choose first.
        """
        found = self._session(session)
        if found.finalised_wall is not None:
            raise RefusedError("session.finalised", session)
        everybody = self.deployment.sessions.candidates(session)
        told = _by_candidate(everybody, judgements)
        standing = {one.candidate: one for one in self.settling.session(session)}
        if all(one.standing is Standing.EXPECTED for one in standing.values()):
            raise RefusedError("session.nothing", session)
        for one in everybody:
            _check(one, standing[one.candidate], told.get(one.candidate, Judgement()))
        for one in everybody:
            self.deployment.sessions.decide(_judged(one, told.get(one.candidate, Judgement())))
        self.deployment.sessions.finalise(session, self.deployment.wall())
        self.deployment.results.note(Act(self.deployment.wall(), "finalise", session, ""))
        return self.settling.session(session)

    def _decided(self, act: str, bundle: Bundle, reason: str) -> Bundle:
        self.deployment.results.note(Act(self.deployment.wall(), act, bundle.sha256, reason))
        if bundle.candidate:
            self.settling.candidate(bundle.session, bundle.candidate)
        return self._bundle(bundle.sha256)

    def _bundle(self, sha256: str) -> Bundle:
        bundle = self.deployment.bundles.get(sha256)
        if bundle is None:
            raise WrongInputError("bundle.unknown", sha256[:64])
        return bundle

    def _session(self, session: str) -> Session:
        found = self.deployment.sessions.get(session)
        if found is None:
            raise WrongInputError("session.unknown", session[:120])
        return found


def _by_candidate(
    everybody: tuple[Enrolled, ...], judgements: Mapping[str, Judgement]
) -> dict[str, Judgement]:
    by_name: dict[str, str] = {str(one.number): one.candidate for one in everybody}
    by_name |= {one.candidate: one.candidate for one in everybody}
    unknown = [name for name in judgements if name not in by_name]
    if unknown:
        raise WrongInputError("candidate.unknown", unknown[0][:120])
    return {by_name[name]: one for name, one in judgements.items()}


def _check(enrolled: Enrolled, result: Result, judgement: Judgement) -> None:
    who = str(enrolled.number)
    if result.standing is Standing.CONFLICT:
        raise RefusedError("session.conflict", who)
    unfinished = result.standing is Standing.PROVISIONAL
    if unfinished and judgement.abort_reason is None:
        raise WrongInputError("finalise.reason_missing", who)
    if not unfinished and judgement.abort_reason is not None:
        raise WrongInputError("finalise.reason_too_many", who)
    named = (judgement.last_name, judgement.first_name, judgement.birth_date)
    if any(one is not None for one in named) and not enrolled.blank:
        raise WrongInputError("finalise.identity", who)
    sat = result.standing is not Standing.EXPECTED
    if enrolled.blank and sat and not all(named):
        raise WrongInputError("finalise.identity_missing", who)


def _judged(enrolled: Enrolled, judgement: Judgement) -> Enrolled:
    return replace(
        enrolled,
        abort_reason=None if judgement.abort_reason is None else judgement.abort_reason.value,
        fraud=judgement.fraud,
        last_name=judgement.last_name or enrolled.last_name,
        first_name=judgement.first_name or enrolled.first_name,
        birth_date=judgement.birth_date or enrolled.birth_date,
    )
