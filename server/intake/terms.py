"""What was agreed with a candidate, as the ticket says it. Knows no journal."""

from dataclasses import dataclass

from engine.exam import Paper
from engine.plan import ExamPlan
from engine.records.adaptations import focus_may_count
from engine.records.canonical import loads_object
from engine.records.identifiers import CandidateId, SessionId
from engine.records.reading import Reader
from engine.records.root import Root
from engine.records.roster import FocusPolicy
from engine.records.ticket import PackPurpose, Ticket, TicketPack
from engine.records.ticket_sealing import open_public
from engine.sitting.state import Terms
from server.errors import StateError
from server.packs import PackShelf
from server.store.sessions import Enrolled, Session


@dataclass(frozen=True, slots=True)
class Agreement:
    """A session's ticket together with the packs that it names."""

    session: Session
    ticket: Ticket
    shelf: PackShelf

    @classmethod
    def of(cls, session: Session, root: Root, shelf: PackShelf) -> "Agreement":
        """The agreement of a session that this server prepared."""
        return cls(session, open_public(session.ticket, root), shelf)

    @property
    def pack(self) -> TicketPack:
        """The pack that the exam is drawn from.

        Raises:
            StateError: The ticket names none.
        """
        for one in self.ticket.packs:
            if one.purpose is PackPurpose.CERTIFICATION:
                return one
        raise StateError("ticket.no_pack", self.session.session)

    def paper(self, candidate: str) -> Paper:
        """The paper of a candidate, drawn by their own seed."""
        seed = self.shelf.authority.candidate_seed(
            SessionId(self.session.session), CandidateId(candidate)
        )
        return self.shelf.paper(self.pack.pack, self.pack.version, seed)

    def terms(self, enrolled: Enrolled, plan: ExamPlan) -> Terms:
        """What the start of this candidate's sitting must say."""
        policies = Reader(loads_object(self.session.policies.encode()), "policies.")
        focus = policies.one_of("focus", FocusPolicy)
        return Terms(
            plan=plan.id,
            rules=plan.rules,
            pack=self.pack.pack,
            pack_version=self.pack.version,
            manifest_sha256=self.pack.manifest_sha256.hex(),
            language=enrolled.language,
            adjusted=enrolled.adjusted,
            duration_ms=plan.duration_ms,
            extra=enrolled.extra,
            grant_cap_ms=policies.integer("grant_cap_ms"),
            focus_counts=focus is FocusPolicy.COUNT and focus_may_count(enrolled),
        )
