"""One sitting under way: record, then show, then send. Knows no screen and no key.

The journal is written before memory changes; whoever shows the sitting reads `exam` afterwards.
"""

from collections.abc import Sequence
from functools import reduce
from typing import Final

from engine.errors import TransitionRefusedError
from engine.exam import Exam, Paper, replay_exam
from engine.records.canonical import Json, dumps
from engine.records.journal_record import Actor, At, Record
from engine.sitting import budget, commands
from engine.sitting.decide import decide, record_events
from engine.sitting.events import Takeover
from engine.sitting.evolve import evolve
from engine.sitting.state import Phase
from kiosk.ports.clock import Clock
from kiosk.ports.journal import Working
from kiosk.services.errors import NotAllowedError
from kiosk.services.ledger import Ledger

KEEP_EVERY_MS: Final = 900
UNDER_WAY: Final = frozenset({Phase.RUNNING, Phase.BLOCKED, Phase.PAUSED})
_PEOPLE: Final = frozenset({Actor.SURVEILLANT, Actor.CHEF, Actor.TECHNICIEN})


class Sit:
    """The one writer of a sitting's journal."""

    def __init__(self, paper: Paper, ledger: Ledger, clock: Clock) -> None:
        """Take up the sitting where its journal stands.

        Raises:
            MalformedError: The journal holds what is no event.
        """
        self._ledger = ledger
        self._clock = clock
        self._exam = replay_exam(paper, ledger.records)
        self._interrupted = self._exam.sitting.phase in UNDER_WAY and not self.moved
        self._rolled_back = False
        self._kept: tuple[bytes, int] | None = None

    @property
    def rolled_back(self) -> bool:
        """Whether this journal is older than a mark kept elsewhere, and waits for the chief."""
        return self._rolled_back

    @property
    def exam(self) -> Exam:
        """The exam as recorded."""
        return self._exam

    @property
    def ledger(self) -> Ledger:
        """The journal, for those who seal or copy it."""
        return self._ledger

    @property
    def interrupted(self) -> bool:
        """Whether the sitting was under way when the station stopped, and waits for an accord."""
        return self._interrupted

    @property
    def moved(self) -> bool:
        """Whether another station goes on with the sitting: nothing happens here any more."""
        return self._exam.sitting.moved

    @property
    def under_way(self) -> bool:
        """Whether the test has begun, has not ended, and is this station's."""
        return self._exam.sitting.phase in UNDER_WAY and not self.moved

    @property
    def remaining_ms(self) -> int:
        """The candidate's own time left; what was last known while interrupted."""
        sitting = self._exam.sitting
        if self._interrupted:
            return max(0, budget.limit_ms(sitting) - self._known_spent())
        return budget.remaining_ms(sitting, self._clock.now())

    @property
    def stopped_wall(self) -> int:
        """The wall clock when the sitting was last known to live, in ms since the epoch."""
        working, mark = self._ledger.working(), self._exam.sitting.mark
        return max(
            0 if working is None else working.wall,
            0 if mark is None else mark.wall,
        )

    @property
    def kept_draft(self) -> Json:
        """What was being typed when the station stopped."""
        working, question = self._ledger.working(), self._exam.sitting.question
        if working is None or question is None or working.question != question.served:
            return self._exam.sitting.draft
        return working.draft

    def do(self, command: commands.Command, role: Actor) -> None:
        """Record what a wish becomes, then what follows from it for the station.

        Raises:
            NotAllowedError: The rules refuse it; nothing changed.
            StorageError: It could not be recorded; nothing changed.
        """
        takes_up = isinstance(command, commands.Restart | commands.NoteRollback)
        if self._interrupted and not takes_up:
            raise NotAllowedError(reason="interrupted")
        if self._rolled_back and role is not Actor.CHEF:
            raise NotAllowedError(reason="rollback")
        self._record(command, role)
        if isinstance(command, commands.Restart):
            self._interrupted = False
        self._rolled_back = False
        self._settle()

    def answer(self, value: Json) -> None:
        """The candidate validates a response; durable before the next question is drawn.

        Raises:
            NotAllowedError: No question is open, or its time is over.
            MalformedError: The value is none of this item.
            StorageError: It could not be recorded, and the question is still open; or the
                next one could not, and `tick` serves it.
        """
        try:
            status = self._exam.grade(value).value
        except TransitionRefusedError as refusal:
            raise NotAllowedError(reason=str(refusal.args[0])) from refusal
        self.do(commands.Answer(value, status), Actor.CANDIDATE)

    def dismiss(self, code: str, role: Actor) -> None:
        """Refuse the report that waits: the same question goes on, the waiting is charged.

        Raises:
            NotAllowedError: No report waits, or the rules refuse it.
            StorageError: It could not be recorded.
        """
        charged = budget.charged_ms(self._exam.sitting, self._clock.now())
        self.do(commands.DismissProblem(code, charged), role)

    def restart(self, role: Actor) -> None:
        """Go on after a stop, with the time and the draft last kept; the outage is not charged.

        Raises:
            NotAllowedError: Nothing was interrupted.
            StorageError: It could not be recorded.
        """
        if not self._interrupted:
            raise NotAllowedError(reason="not_interrupted")
        now = self._clock.now()
        outage = max(0, now.wall - self.stopped_wall)
        self.do(commands.Restart(self._known_spent(), self.kept_draft, outage), role)

    def hand_over(self, reason: str, role: Actor) -> None:
        """Let another station go on, with the draft last kept; an interrupted test is restarted.

        Raises:
            NotAllowedError: The test is not under way, or waits for the chief.
            StorageError: It could not be recorded.
        """
        if self._interrupted:
            self.restart(role)
        self.do(commands.HandOver(self.kept_draft, reason), role)

    def keep(self, draft: Json, *, at_once: bool = False) -> None:
        """Keep what is typed and the time used, at most once in 0.9 s for the same text.

        Args:
            draft: What is typed.
            at_once: Keep it now in any case, because something was just said of the time.

        Raises:
            StorageError: The former working row is still there.
        """
        sitting, now = self._exam.sitting, self._clock.now()
        if self._interrupted or sitting.question is None or not self.under_way:
            return
        spent, text = budget.spent_ms(sitting, now), dumps(draft)
        former = self._kept
        fresh = former is not None and former[0] == text and 0 <= spent - former[1] < KEEP_EVERY_MS
        if fresh and not at_once:
            return
        self._ledger.keep(
            Working(sitting.question.served, draft, spent, now.wall, now.boot_ms, now.boot_id)
        )
        self._kept = (text, spent)

    def tick(self, draft: Json) -> bool:
        """Once a second: keep the draft, sign when due, end when time and grace are over.

        Returns:
            Whether the sitting changed.

        Raises:
            StorageError: Something could not be written; what was recorded stays.
        """
        now = self._clock.now()
        sitting = self._exam.sitting
        if self._interrupted or not self.under_way:
            return False
        if sitting.ticking and budget.expired(sitting, now):
            self.do(commands.Expire(draft), Actor.STATION)
            return True
        if sitting.phase is Phase.RUNNING and sitting.question is None:
            self._settle()  # an answer is durable, and what follows from it was not yet
            return True
        self.keep(draft)
        self._ledger.sign_if_due(now)
        return False

    def _known_spent(self) -> int:
        working, sitting = self._ledger.working(), self._exam.sitting
        if working is None or not sitting.ticking:
            return sitting.spent_ms
        return max(sitting.spent_ms, working.spent_ms)

    def look_back(self) -> None:
        """Hold this journal against the marks kept elsewhere, and note a rollback.

        Raises:
            StorageError: It could not be recorded.
        """
        newest = self._ledger.behind()
        if newest is None:
            return
        size = len(self._ledger.records)
        self._record(commands.NoteRollback(newest.size, size, newest.where), Actor.STATION)
        self._rolled_back = True

    def forgive_rollback(self) -> None:
        """The chief has taken it upon themself to go on with the older journal."""
        self._rolled_back = False

    def resume_taken_over(self) -> None:
        """Go on at once with a sitting whose newest fact is its takeover by this station.

        Raises:
            StorageError: What follows could not be recorded.
        """
        if self._ledger.records[-1].type == Takeover.TYPE:
            self._interrupted = False
        self._settle()

    def settle(self) -> None:
        """Do what is due after a stop between two facts: serve, end or score.

        Raises:
            StorageError: It could not be recorded.
        """
        self._settle()

    def _settle(self) -> None:
        if self._interrupted or self.moved:
            return
        due = self._exam.follow_up()
        if due is not None:
            self._record(due, Actor.STATION)
        sitting = self._exam.sitting
        if sitting.phase is Phase.ENDED and sitting.scored is None and sitting.terms is not None:
            self._record(commands.Score(self._exam.scored()), Actor.STATION)

    def _record(self, command: commands.Command, role: Actor) -> None:
        now: At = self._clock.now()
        sitting = self._exam.sitting
        try:
            events = decide(sitting, command, now, role)
        except TransitionRefusedError as refusal:
            raise NotAllowedError(reason=str(refusal.args[0])) from refusal
        if not events:
            return
        records = record_events(sitting, events, now, role)
        by_pin = role in _PEOPLE
        start_or_end = isinstance(command, commands.Start | commands.Score)
        self._ledger.append(
            records,
            checkpoint=by_pin or start_or_end,
            working=self._still_working(records, command, now),
        )
        for record in records:
            self._exam = self._exam.after(record)
        self._kept = None

    def _still_working(
        self, records: Sequence[Record], command: commands.Command, now: At
    ) -> Working | None:
        """What is typed for a question that these facts leave open: no fact may lose it."""
        former, question = self._ledger.working(), self._exam.sitting.question
        if former is None or question is None or former.question != question.served:
            return None
        after = reduce(evolve, records, self._exam.sitting)
        if after.question is None or after.question.served != question.served:
            return None
        if self._interrupted and not isinstance(command, commands.Restart):
            return former
        spent = budget.spent_ms(after, now)
        return Working(former.question, former.draft, spent, now.wall, now.boot_ms, now.boot_id)
