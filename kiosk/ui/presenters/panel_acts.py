"""What each act of the panel does. Knows no toolkit and no PIN."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from engine.records.journal_record import Actor
from engine.records.roster import PinRole
from engine.sitting import commands
from engine.sitting.events import EndReason, PauseCause
from kiosk.services.desk import Desk
from kiosk.services.errors import NotAllowedError
from kiosk.services.report_codes import codes_for
from kiosk.services.room import Room
from kiosk.services.seat import Seat
from kiosk.ui.presenters.gate import Gate
from kiosk.ui.views.panel import Act
from kiosk.words.cover import silence_reasons

Parameters = Mapping[str, object]
LEAVES: Final = frozenset(
    {
        Act.PAUSE_INCIDENT,
        Act.PAUSE_PERSONAL,
        Act.RESUME,
        Act.ACCEPT,
        Act.DISMISS,
        Act.END,
        Act.BLANK_SLOT,
        Act.HAND_OVER,
        Act.NEXT_CANDIDATE,
    }
)
"""After these the candidate's screen has something new to show."""


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of staff, each in the name of an actor."""

    desk: Desk
    gate: Gate

    async def do(self, act: Act, parameters: Parameters, actor: Actor) -> bool:
        """Do an act.

        Returns:
            Whether the panel closes after it.

        Raises:
            KioskError: It is not possible; nothing changed.
        """
        if act is Act.CLEAR_LOCK:
            await self._clear_lock(_text(parameters, "code"))
        elif act in _ON_SITTING:
            if act is Act.RESUME:
                self.desk.require_protections()
            _ON_SITTING[act](self._seat(), parameters, actor)
            if act is Act.END:
                self.desk.seal()
        else:
            _ON_DESK[act](self.desk, parameters, actor)
        return act in LEAVES

    async def _clear_lock(self, typed: str) -> None:
        room, unlock = self._room(), self.desk.gear.unlock
        code = unlock.check_typing(typed)
        await self.gate.aside(lambda: unlock.stretch(room.unlocked.kept, code))
        room.pins.clear(PinRole.SURVEILLANT)

    def _room(self) -> Room:
        if self.desk.room is None:
            raise NotAllowedError(reason="session.closed")
        return self.desk.room

    def _seat(self) -> Seat:
        if self.desk.seat is None:
            raise NotAllowedError(reason="seat.empty")
        return self.desk.seat


def _pause(cause: PauseCause) -> Callable[[Seat, Parameters, Actor], None]:
    return lambda seat, _, actor: seat.sit.do(commands.Pause(cause), actor)


def _resume(seat: Seat, _parameters: Parameters, actor: Actor) -> None:
    seat.sit.do(commands.Resume(), actor)


def _grant(seat: Seat, parameters: Parameters, actor: Actor) -> None:
    wish = commands.GrantTime(_number(parameters, "ms"), _text(parameters, "reason"))
    seat.sit.do(wish, actor)


def _accept(seat: Seat, parameters: Parameters, actor: Actor) -> None:
    seat.sit.do(commands.AcceptProblem(_code(seat, parameters)), actor)


def _dismiss(seat: Seat, parameters: Parameters, actor: Actor) -> None:
    seat.sit.dismiss(_code(seat, parameters), actor)


def _code(seat: Seat, parameters: Parameters) -> str:
    """The reason given to a report: one that fits the question, no other."""
    code, item = _text(parameters, "code"), seat.sit.exam.item
    if item is None or code not in codes_for(item):
        raise NotAllowedError(reason="report.code")
    return code


def _end(seat: Seat, parameters: Parameters, actor: Actor) -> None:
    try:
        reason = EndReason(_text(parameters, "reason"))
    except ValueError as error:
        raise NotAllowedError(reason="end.reason") from error
    seat.sit.do(commands.End(reason), actor)


def _correct(seat: Seat, parameters: Parameters, actor: Actor) -> None:
    denominator = _number(parameters, "den")
    if denominator <= 0:
        raise NotAllowedError(reason="extra.amount")
    extra = Fraction(_number(parameters, "num"), denominator)
    seat.sit.do(commands.CorrectExtra(extra), actor)


def _blank(desk: Desk, _parameters: Parameters, actor: Actor) -> None:
    room, taken = desk.room, desk.seat
    if room is None or taken is not None:
        raise NotAllowedError(reason="seat.taken")
    free = [one for one in room.people if one.blank and not room.identified(one)]
    if not free:
        raise NotAllowedError(reason="blank.none")
    desk.take_blank(free[0], actor)


def _lower(desk: Desk, _parameters: Parameters, actor: Actor) -> None:
    desk.accept_level(actor)


def _hand_over(desk: Desk, parameters: Parameters, actor: Actor) -> None:
    desk.hand_over(_text(parameters, "place"), _text(parameters, "reason"), actor)


def _silence(desk: Desk, parameters: Parameters, actor: Actor) -> None:
    """Hear no more of something, for one of the reasons of the list."""
    reason, lookout = _text(parameters, "reason"), desk.lookout
    if lookout is None or reason not in dict(silence_reasons()):
        raise NotAllowedError(reason="silence.reason")
    lookout.silence(_text(parameters, "kind"), _text(parameters, "subject"), reason, actor)


def _next(desk: Desk, _parameters: Parameters, _actor: Actor) -> None:
    desk.release_seat()


def _text(parameters: Parameters, key: str) -> str:
    value = parameters.get(key, "")
    return value if isinstance(value, str) else ""


def _number(parameters: Parameters, key: str) -> int:
    value = parameters.get(key, 0)
    return value if isinstance(value, int) else 0


_ON_SITTING: Final[Mapping[Act, Callable[[Seat, Parameters, Actor], None]]] = {
    Act.PAUSE_INCIDENT: _pause(PauseCause.INCIDENT),
    Act.PAUSE_PERSONAL: _pause(PauseCause.PERSONAL),
    Act.RESUME: _resume,
    Act.GRANT: _grant,
    Act.ACCEPT: _accept,
    Act.DISMISS: _dismiss,
    Act.END: _end,
    Act.CORRECT_EXTRA: _correct,
}

_ON_DESK: Final[Mapping[Act, Callable[[Desk, Parameters, Actor], None]]] = {
    Act.BLANK_SLOT: _blank,
    Act.LOWER_LEVEL: _lower,
    Act.HAND_OVER: _hand_over,
    Act.NEXT_CANDIDATE: _next,
    Act.SILENCE: _silence,
}
