"""What staff can ask for at this moment; what cannot be done says why. Pure."""

from dataclasses import dataclass
from typing import Final

from engine.sitting.state import Phase
from kiosk.services.desk import Desk
from kiosk.services.room import Room
from kiosk.ui.presenters.times import hour, minutes
from kiosk.ui.views.panel import Act, ActView, AmountView
from kiosk.words import Text, words
from kiosk.words.moving import MovingText, moving_words
from kiosk.words.reports import ReportText, report_words

_MINUTE: Final = 60_000
_USUAL: Final = (5, 10, 15)
"""Minutes that are granted most often."""
_GRANT_REASONS: Final = (
    Text.GRANT_ALARM,
    Text.GRANT_TECHNICAL,
    Text.GRANT_NOISE,
    Text.GRANT_CARE,
    Text.GRANT_OTHER,
)
_MOVES: Final = (
    ("hardware", MovingText.REASON_HARDWARE),
    ("room", MovingText.REASON_ROOM),
    ("other", MovingText.REASON_OTHER),
)
_CHIEF: Final = ("chef",)


def offers(desk: Desk, *, end_wall: int | None = None, beyond: bool = False) -> tuple[ActView, ...]:
    """What can be done now. Beyond the ticket's cap the chief grants time.

    Args:
        desk: What the station is doing.
        end_wall: When the test would end as things are, in ms since the epoch.
        beyond: Whether the invigilator asked for more time than the ticket lets them grant.
    """
    return _Offers(desk, end_wall, beyond).all()


@dataclass(frozen=True, slots=True)
class _Offers:
    desk: Desk
    end_wall: int | None
    beyond: bool

    @property
    def phase(self) -> Phase | None:
        """The phase of who sits here."""
        return None if self.desk.seat is None else self.desk.seat.sit.exam.sitting.phase

    @property
    def moved(self) -> bool:
        """Whether who sits here goes on elsewhere."""
        return self.desk.seat is not None and self.desk.seat.sit.moved

    @property
    def stuck(self) -> bool:
        """Whether somebody has to take the sitting up first."""
        seat = self.desk.seat
        return seat is not None and (seat.sit.interrupted or seat.sit.rolled_back)

    @property
    def under_way(self) -> bool:
        """Whether a test has begun and is this station's."""
        return self.desk.seat is not None and self.desk.seat.sit.under_way

    @property
    def live(self) -> bool:
        """Whether a test is under way that nobody has to take up first."""
        return self.under_way and not self.stuck

    @property
    def lost(self) -> bool:
        """Whether the test waits because of a protection that does not come back."""
        lookout = self.desk.lookout
        return lookout is not None and bool(lookout.guard.broken)

    def all(self) -> tuple[ActView, ...]:
        """Every act, in the order of its group."""
        no_test = words(Text.PANEL_NO_TEST)
        under_way = words(Text.PANEL_UNDER_WAY)
        taken = words(Text.PANEL_SEAT_TAKEN)
        room, seat = self.desk.room, self.desk.seat
        stops = self.live and self.phase is not Phase.PAUSED
        chief = report_words(ReportText.CHIEF_PIN)
        corrected = self.phase not in (None, Phase.EXPECTED, Phase.ENDED)
        unbegun = seat is None or seat.sit.exam.sitting.terms is None
        left = self.moved or self.phase is Phase.ENDED
        return (
            self._grant(no_test),
            self._hand_over(no_test),
            _act(
                Act.TAKE_OVER,
                detail=chief,
                enabled=unbegun,
                reason=taken,
            ),
            _act(
                Act.PAUSE_INCIDENT,
                detail=report_words(ReportText.PAUSE_INCIDENT_DETAIL),
                enabled=stops,
                reason=no_test,
            ),
            _act(
                Act.PAUSE_PERSONAL,
                detail=report_words(ReportText.PAUSE_PERSONAL_DETAIL),
                enabled=stops,
                reason=no_test,
            ),
            _act(
                Act.RESUME,
                detail=report_words(ReportText.RESUME_DETAIL),
                enabled=self.live and self.phase is Phase.PAUSED,
                reason=no_test,
            ),
            self._end(no_test),
            _act(Act.NEXT_CANDIDATE, enabled=left, reason=under_way if self.live else no_test),
            _act(Act.CLOSE_SESSION, enabled=not self.under_way, reason=under_way),
            _act(
                Act.CORRECT_EXTRA,
                detail=chief,
                enabled=corrected and not self.stuck and not self.moved,
                reason=no_test,
                roles=_CHIEF,
            ),
            _act(
                Act.BLANK_SLOT,
                detail=chief,
                enabled=seat is None and _has_blank(room),
                reason=taken,
                roles=_CHIEF,
            ),
            _act(
                Act.LOWER_LEVEL,
                detail=chief,
                enabled=room is not None and (self.lost or not room.level_accepted),
                reason=words(Text.PANEL_LEVEL_FINE),
                roles=_CHIEF,
            ),
            _act(Act.CLEAR_LOCK, detail=chief, roles=_CHIEF),
        )

    def _grant(self, no_test: str) -> ActView:
        room = self.desk.room
        most = 0 if room is None else room.unlocked.credentials.roster.policies.grant_cap_ms
        cap = words(Text.PANEL_CAP, cap=minutes(most))
        return ActView(
            Act.GRANT,
            detail=report_words(ReportText.CHIEF_PIN) if self.beyond else cap,
            enabled=self.live,
            reason="" if self.live else no_test,
            roles=_CHIEF if self.beyond else ("surveillant",),
            asks_pin=self.beyond,
            choices=tuple((words(one), words(one)) for one in _GRANT_REASONS),
            amounts=tuple(map(self._amount, _USUAL)),
            confirm=report_words(ReportText.GRANT_CONFIRM),
        )

    def _amount(self, count: int) -> AmountView:
        ms = count * _MINUTE
        end = "" if self.end_wall is None else hour(self.end_wall + ms)
        told = report_words(ReportText.GRANT_END, hour=end) if end else ""
        return AmountView(ms, minutes(ms), told)

    def _hand_over(self, no_test: str) -> ActView:
        """Written again once it has moved: the stick may have been lost on the way."""
        seat = self.desk.seat
        possible = self.moved or (self.under_way and seat is not None and not seat.sit.rolled_back)
        found = self.desk.places() if possible else ()
        reason = no_test
        if possible and not found:
            reason = moving_words(MovingText.HAND_OVER_NO_PLACE)
        notes = (
            MovingText.HAND_OVER_STOPS,
            MovingText.HAND_OVER_WRITES,
            MovingText.HAND_OVER_FENCES,
        )
        return ActView(
            Act.HAND_OVER,
            detail=moving_words(MovingText.HAND_OVER_DETAIL),
            enabled=bool(found),
            reason="" if found else reason,
            asks_pin=False,
            choices=()
            if self.moved
            else tuple((value, moving_words(text)) for value, text in _MOVES),
            chosen=_MOVES[0][0],
            places=tuple((one.key, place_words(one.label)) for one in found),
            notes=tuple(map(moving_words, notes[1:2] if self.moved else notes)),
            confirm=moving_words(MovingText.HAND_OVER_CONFIRM),
        )

    def _end(self, no_test: str) -> ActView:
        notes: list[str] = []
        seat = self.desk.seat
        if self.live and seat is not None:
            exam = seat.sit.exam
            count, plan = len(exam.sitting.answers), exam.paper.plan
            notes.append(report_words(ReportText.END_NO_WAY_BACK))
            notes.append(report_words(ReportText.END_SCORED, count=count, total=plan.length))
            least = plan.minimum_answers
            if count < least:
                notes.append(report_words(ReportText.END_TOO_FEW, least=least))
            if exam.sitting.report is not None:
                notes.append(report_words(ReportText.END_REPORT))
        return ActView(
            Act.END,
            detail=report_words(ReportText.END_DETAIL),
            enabled=self.live,
            reason="" if self.live else no_test,
            asks_pin=False,
            choices=(
                ("candidate", words(Text.END_REASON_CANDIDATE)),
                ("technical", words(Text.END_REASON_TECHNICAL)),
                ("invigilator", words(Text.END_REASON_INVIGILATOR)),
            ),
            notes=tuple(notes),
            confirm=report_words(ReportText.END_CONFIRM),
            grave=True,
        )


def place_words(label: str) -> str:
    """A place as people call it."""
    if not label:
        return moving_words(MovingText.PLACE_SET)
    return moving_words(MovingText.PLACE_DRIVE, label=label)


def _act(
    act: Act,
    *,
    enabled: bool = True,
    reason: str = "",
    detail: str = "",
    roles: tuple[str, ...] = ("surveillant",),
) -> ActView:
    return ActView(
        act=act,
        detail=detail,
        enabled=enabled,
        reason="" if enabled else reason,
        roles=roles,
        asks_pin=roles == _CHIEF,
    )


def _has_blank(room: Room | None) -> bool:
    return room is not None and any(person.blank for person in room.people)
