"""The technician's screen: how the station is. Knows no candidate, no act on time, no toolkit."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from kiosk.ports.errors import KioskError
from kiosk.services.desk import Desk
from kiosk.services.diagnosis import CopiesChecked, Diagnosis, check_copies, diagnose, report
from kiosk.services.errors import NotAllowedError
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.shift import Shift
from kiosk.ui.presenters.stage import Aside, Stage
from kiosk.ui.presenters.times import NBSP, date, hour
from kiosk.ui.views.technician import FactView, StationAct, TechnicianView
from kiosk.words.protections import limits_sentence, protection_words
from kiosk.words.technician import TechnicianText as Key
from kiosk.words.technician import technician_words as words

NEEDED_BYTES: Final = 200 * 2**20
WISHED_BYTES: Final = 2 * 2**30
LOW_BATTERY: Final = 20
_LEVELS: Final = {0: Key.LEVEL_0, 1: Key.LEVEL_1, 2: Key.LEVEL_2}
_STATES: Final = (
    ("sealed", Key.OUTBOX_SEALED),
    ("stored", Key.OUTBOX_STORED),
    ("opened", Key.OUTBOX_OPENED),
    ("parked", Key.OUTBOX_PARKED),
)


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact and its group: wrong, watch or fine."""

    group: str
    view: FactView


class TechnicianPresenter:
    """Shown instead of the invigilator's sheet to whoever came in as a technician."""

    def __init__(
        self, desk: Desk, stage: Stage, shift: Shift, aside: Aside, *, can_check: bool = False
    ) -> None:
        self._can_check = can_check
        self._desk = desk
        self._stage = stage
        self._shift = shift
        self._aside = aside
        self._copies: CopiesChecked | None = None
        self._said = ("", "ok")
        self._busy = False

    def close(self) -> None:
        """Nobody looks any more: what was checked is checked anew next time."""
        self._copies, self._said = None, ("", "ok")

    def present(self, foot: str) -> None:
        """Show the station as it is now; `foot` says when the screen closes by itself."""
        seen = diagnose(self._desk)
        groups = facts_of(seen, self._copies)
        count = len(groups["wrong"])
        title = words(Key.TITLE_FINE)
        if count:
            title = words(Key.TITLE_ONE if count == 1 else Key.TITLE_MANY, count=count)
        view = TechnicianView(
            title=title,
            subtitle=words(Key.SUBTITLE, station=seen.label, hour=hour(seen.wall)),
            wrong=groups["wrong"],
            watch=groups["watch"],
            fine=groups["fine"],
            can_verify=seen.copying,
            can_check=self._can_check,
            message=self._said[0],
            message_tone=self._said[1],
            busy=self._busy,
            foot=foot,
        )
        self._stage.show(Screen.TECHNICIAN, view)

    async def act(self, act: StationAct, refresh: Callable[[], None]) -> None:
        """Verify the copies, or write the diagnosis to a folder; shown before and after."""
        if self._busy:
            return
        self._shift.stay()
        self._busy, self._said = True, ("", "ok")
        refresh()
        try:
            if act is StationAct.VERIFY:
                self._copies = await self._aside(lambda: check_copies(self._desk))
                self._said = (words(Key.VERIFIED), "ok")
            else:
                self._said = (words(Key.EXPORTED, folder=self._export()), "ok")
        except KioskError as error:
            self._said = (complaint(error).message, "err")
        finally:
            self._busy = False
        refresh()

    def _export(self) -> str:
        machine, station = self._desk.gear.machine, self._desk.gear.identity.statement.station
        wall = self._desk.gear.clock.now().wall
        if machine is None:
            raise NotAllowedError(reason="machine.none")
        return machine.put_report(f"diagnostic-{station}-{wall}.json", report(self._desk))


def facts_of(seen: Diagnosis, copies: CopiesChecked | None) -> dict[str, tuple[FactView, ...]]:
    """The facts of a station by their group: `wrong`, `watch` or `fine`."""
    facts = tuple(_facts(seen, copies))
    return {
        name: tuple(one.view for one in facts if one.group == name)
        for name in ("wrong", "watch", "fine")
    }


def _facts(seen: Diagnosis, copies: CopiesChecked | None) -> Iterator[_Fact]:
    yield from _machine(seen)
    for missing in seen.missing:
        yield _wrong(Key.CONTENT, missing, Key.CONTENT_TODO)
    for pack in seen.packs:
        yield _fine(Key.CONTENT, pack)
    yield from _lockdown(seen)
    yield from _outbox(seen)
    yield _copies(seen, copies)
    yield _fine(Key.KEYS, words(Key.KEYS_UNTIL, date=_day(seen.expires)))
    yield _fine(Key.RELEASE, seen.release)


def _machine(seen: Diagnosis) -> Iterator[_Fact]:
    machine = seen.machine
    if machine is None:
        return
    free = machine.free_bytes
    if free is not None:
        said = words(Key.DISK_FREE, size=size(free))
        if free < NEEDED_BYTES:
            yield _wrong(Key.DISK, said, Key.DISK_TODO)
        elif free < WISHED_BYTES:
            yield _watch(Key.DISK, said, Key.DISK_TODO)
        else:
            yield _fine(Key.DISK, said)
    battery = machine.battery
    if battery is not None:
        key = Key.BATTERY_PLUGGED if battery.plugged else Key.BATTERY_FREE
        said = words(key, percent=battery.percent)
        if battery.plugged:
            yield _fine(Key.BATTERY, said)
        elif battery.percent < LOW_BATTERY:
            yield _wrong(Key.BATTERY, said, Key.BATTERY_TODO)
        else:
            yield _watch(Key.BATTERY, said, Key.BATTERY_TODO)
    yield _fine(Key.SYSTEM, machine.system)


def _lockdown(seen: Diagnosis) -> Iterator[_Fact]:
    level = words(_LEVELS.get(seen.level, Key.LEVEL_2))
    level = " · ".join(part for part in (level, limits_sentence(seen.limits)) if part)
    if seen.level_accepted:
        yield _fine(Key.LEVEL, level)
    else:
        yield _watch(Key.LEVEL, level, Key.LEVEL_TODO)
    for operation in seen.lost:
        yield _wrong(Key.LOST, protection_words(operation), Key.LOST_TODO)


def _outbox(seen: Diagnosis) -> Iterator[_Fact]:
    told = [(state, words(key, count=seen.outbox.get(state, 0))) for state, key in _STATES]
    present = [(state, said) for state, said in told if seen.outbox.get(state, 0)]
    if not present:
        yield _fine(Key.OUTBOX, words(Key.OUTBOX_NONE))
    for state, said in present:
        if state == "parked":
            yield _watch(Key.OUTBOX, said, Key.OUTBOX_TODO)
        else:
            yield _fine(Key.OUTBOX, said)


def _copies(seen: Diagnosis, checked: CopiesChecked | None) -> _Fact:
    if not seen.copying:
        return _watch(Key.COPIES, words(Key.COPIES_NONE), Key.COPIES_TODO)
    if checked is None:
        return _fine(Key.COPIES, words(Key.COPIES_PLACE))
    broken = checked.total - checked.sound
    if broken:
        said = words(Key.COPIES_BROKEN, broken=broken, count=checked.total)
        return _wrong(Key.COPIES, said, Key.COPIES_BROKEN_TODO)
    if checked.lacks:
        return _wrong(Key.COPIES, words(Key.COPIES_LACK), Key.COPIES_BROKEN_TODO)
    if checked.newest_wall is None:
        return _fine(Key.COPIES, words(Key.COPIES_EMPTY))
    newest = hour(checked.newest_wall)
    return _fine(Key.COPIES, words(Key.COPIES_SOUND, count=checked.sound, hour=newest))


def size(count: int) -> str:
    """`41 Go`, `350 Mo`: a number of bytes as people read it."""
    if count >= 2**30:
        return f"{count // 2**30}{NBSP}Go"
    return f"{count // 2**20}{NBSP}Mo"


def _day(wall: int) -> str:
    local = datetime.fromtimestamp(wall / 1000, UTC).astimezone()
    return date(local.strftime("%Y-%m-%d"))


def _wrong(title: Key, value: str, todo: Key) -> _Fact:
    return _Fact("wrong", FactView(words(title), value, words(todo)))


def _watch(title: Key, value: str, todo: Key) -> _Fact:
    return _Fact("watch", FactView(words(title), value, words(todo)))


def _fine(title: Key, value: str) -> _Fact:
    return _Fact("fine", FactView(words(title), value))
