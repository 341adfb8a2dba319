"""What is told of a candidate's exam, ready for pages, exports and documents. Computes no score."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from secrets import randbelow
from typing import Final

from engine.plan import ExamPlan
from engine.records.access_code import CROCKFORD
from engine.records.canonical import JsonObject
from engine.referential import COMPETENCES
from server.deployment import Deployment
from server.errors import RefusedError, WrongInputError
from server.intake.terms import Agreement
from server.packs import PackShelf
from server.store.results import Issued, Result, Standing
from server.store.sessions import Enrolled, Session

CODE_LENGTH: Final = 12
GROUP: Final = 4


@dataclass(frozen=True, slots=True)
class Published:
    """One candidate of a session with what stands for them; `result` is None before anything came.

    `code` is the verification code of an issued certificate.
    """

    session: Session
    enrolled: Enrolled = field(repr=False)
    result: Result | None
    code: str | None

    @property
    def standing(self) -> Standing:
        """How far the result is."""
        return Standing.EXPECTED if self.result is None else self.result.standing

    @property
    def facts(self) -> JsonObject:
        """What the server computed: empty before anything came."""
        return {} if self.result is None else self.result.result

    @property
    def levels(self) -> Mapping[str, int]:
        """The level of each competence; empty without a result."""
        told = self.facts.get("levels", ())
        pairs = told if isinstance(told, list | tuple) else ()
        return {str(pair[0]): int(str(pair[1])) for pair in pairs if isinstance(pair, list | tuple)}

    @property
    def pix(self) -> int | None:
        """The number of pix; None without one."""
        told = self.facts.get("pix")
        return told if isinstance(told, int) else None

    @property
    def outcome(self) -> str:
        """validated, rejected, cancelled, error, or nothing yet."""
        return str(self.facts.get("outcome") or "")

    @property
    def mesh(self) -> int | None:
        """The place of the global level from 0, in the plan's table; None below the first."""
        told = self.facts.get("mesh")
        return told if isinstance(told, int) else None

    @property
    def official(self) -> bool:
        """Whether the score is the one that Pix computes: one by the joint estimate is not."""
        profile = self.facts.get("profile")
        return not (isinstance(profile, Mapping) and profile.get("scores") is True)

    @property
    def certifiable(self) -> bool:
        """Whether a certificate may be issued."""
        return self.standing is Standing.FINAL and self.outcome == "validated" and self.official


def published(deployment: Deployment, session: Session) -> tuple[Published, ...]:
    """Every candidate of a session, blank slots that nobody used left out."""
    results = deployment.results.of_session(session.session)
    issued = deployment.results.issued(session.session)
    everybody = (
        Published(
            session,
            one,
            results.get(one.candidate),
            issued[one.candidate].code if one.candidate in issued else None,
        )
        for one in deployment.sessions.candidates(session.session)
    )
    return tuple(
        one for one in everybody if not one.enrolled.blank or one.standing is not Standing.EXPECTED
    )


def session_named(deployment: Deployment, session: str) -> Session:
    """The session of an id.

    Raises:
        WrongInputError: There is none.
    """
    found = deployment.sessions.get(session)
    if found is None:
        raise WrongInputError("session.unknown", session[:120])
    return found


def candidate_named(deployment: Deployment, session: Session, name: str) -> Published:
    """The candidate of an id or a number.

    Raises:
        WrongInputError: There is none.
    """
    for one in published(deployment, session):
        if name in (one.enrolled.candidate, str(one.enrolled.number)):
            return one
    raise WrongInputError("candidate.unknown", name[:120])


def plan_of(deployment: Deployment, shelf: PackShelf, session: Session) -> ExamPlan:
    """The plan that a session's exam follows."""
    agreement = Agreement.of(session, deployment.root, shelf)
    return shelf.open(agreement.pack.pack, agreement.pack.version).plan


def issue(deployment: Deployment, one: Published) -> Issued:
    """The certificate's code and date; issued once, the same ever after.

    Raises:
        RefusedError: There is nothing to certify.
    """
    if not one.certifiable:
        raise RefusedError("certificate.none", one.enrolled.number, one.standing.value)
    code = _verification_code()
    return deployment.results.issue(
        Issued(one.session.session, one.enrolled.candidate, code, deployment.wall())
    )


def normal_code(typed: str) -> str:
    """A verification code as it is kept, of what was typed."""
    folded = typed.upper().translate(str.maketrans("OIL", "011"))
    kept = "".join(one for one in folded if one in CROCKFORD)[:CODE_LENGTH]
    return "-".join(kept[at : at + GROUP] for at in range(0, len(kept), GROUP))


def levels_in_order(one: Published) -> tuple[tuple[str, int | None], ...]:
    """Each of the sixteen competences with its level; None without a result."""
    levels = one.levels
    return tuple((each.code, levels.get(each.code)) for each in COMPETENCES)


def _verification_code() -> str:
    return normal_code("".join(CROCKFORD[randbelow(32)] for _ in range(CODE_LENGTH)))
