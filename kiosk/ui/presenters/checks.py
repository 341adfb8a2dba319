"""The checks of the station, asked for by hand: progress, then three groups. Knows no toolkit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.ports.errors import KioskError
from kiosk.ports.preflight import Finding, Verdict
from kiosk.services.check_desk import CheckDesk
from kiosk.services.desk import Desk
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.complaint import complaint
from kiosk.ui.presenters.frames import Frames
from kiosk.ui.presenters.shift import OPEN_MS
from kiosk.ui.presenters.stage import Aside, Stage
from kiosk.ui.presenters.times import hour, remaining
from kiosk.ui.views.checks import CheckAct, ChecksView, CheckView
from kiosk.words import Text, words
from kiosk.words.checks_screen import ChecksText, checks_words
from kiosk.words.preflight import check_fix, check_title, check_value

_HEADINGS: Final = (
    (Verdict.STOP, ChecksText.WRONG),
    (Verdict.LOOK, ChecksText.WATCH),
    (Verdict.FINE, ChecksText.FINE),
)


@dataclass(frozen=True, slots=True)
class _Made:
    """What was found, and when, in ms since the epoch."""

    findings: tuple[Finding, ...]
    wall: int


class ChecksPresenter:
    """In front from when it is asked for until it is sent away; in a session, two minutes."""

    def __init__(
        self,
        desk: Desk,
        stage: Stage,
        frames: Frames,
        refresh: Callable[[], None],
        *,
        aside: Aside,
        checks: CheckDesk | None,
    ) -> None:
        self._desk = desk
        self._stage = stage
        self._frames = frames
        self._aside = aside
        self._refresh = refresh
        self._checks = checks
        self._made: _Made | None = None
        self._progress = (0, 0)
        self._busy = False
        self._said = ("", "ok")
        self._until = 0
        self.wanted = False

    @property
    def offered(self) -> bool:
        """Whether this station can be checked."""
        return self._checks is not None

    def opened(self) -> None:
        """Somebody wants the screen: the checks begin with `run`, which is awaited."""
        if self._checks is not None:
            self.wanted, self._made, self._said = True, None, ("", "ok")
            self._stay()

    def closed(self) -> None:
        """Back to where it was asked for; what runs goes on and is kept."""
        self.wanted = False
        self._refresh()

    async def run(self) -> None:
        """Make every check; shown before, meanwhile and after."""
        if self._checks is None or self._busy:
            return
        self._busy, self._made, self._said = True, None, ("", "ok")
        self._tell(0, 0)
        try:
            found = await self._checks.run(self._aside, self._tell)
            self._made = _Made(found, self._desk.gear.clock.now().wall)
            self._said = (checks_words(ChecksText.KEPT), "ok")
        except KioskError as error:
            self._said = (complaint(error).message, "err")
        finally:
            self._busy = False
        self._stay()
        self._refresh()

    async def acted(self, act: CheckAct) -> None:
        """Check again, or know that the text was copied."""
        self._stay()
        if act is CheckAct.AGAIN:
            await self.run()
        else:
            self._said = (checks_words(ChecksText.COPIED), "ok")
            self.present()

    def present(self) -> None:
        """Show what was found, or how far it is."""
        self._frames.staff()
        self._stage.show(Screen.CHECKS, self._view())

    def tick(self) -> None:
        """Once a second: in a session it goes away by itself when nobody acts."""
        if self._desk.room is None or self._busy:
            return
        if self._desk.gear.clock.now().boot_ms >= self._until:
            self.closed()
        else:
            self.present()

    def problem(self) -> tuple[str, int] | None:
        """The first check to put right in the newest report, and when it was made."""
        kept = None if self._checks is None else self._checks.kept()
        return (kept.stops[0], kept.wall) if kept is not None and kept.stops else None

    def _tell(self, done: int, total: int) -> None:
        self._progress = (done, total)
        if self.wanted:
            self.present()

    def _stay(self) -> None:
        self._until = self._desk.gear.clock.now().boot_ms + OPEN_MS

    def _view(self) -> ChecksView:
        statement = self._desk.gear.identity.statement
        made, (done, total) = self._made, self._progress
        if made is None:
            progress = checks_words(ChecksText.PROGRESS, done=done, total=total)
            return ChecksView(
                title=checks_words(ChecksText.TITLE_RUNNING) if self._busy else "",
                running=self._busy,
                progress=progress if total else "",
                done=done,
                total=total,
                message=self._said[0],
                message_tone=self._said[1],
            )
        groups = {one: _group(made.findings, one) for one in Verdict}
        count = len(groups[Verdict.STOP])
        title = checks_words(ChecksText.TITLE_READY)
        if count:
            key = ChecksText.TITLE_ONE if count == 1 else ChecksText.TITLE_MANY
            title = checks_words(key, count=count)
        subtitle = checks_words(ChecksText.SUBTITLE, station=statement.label, hour=hour(made.wall))
        code = checks_words(ChecksText.CODE, station=statement.station)
        return ChecksView(
            title=title,
            subtitle=subtitle,
            wrong=groups[Verdict.STOP],
            watch=groups[Verdict.LOOK],
            fine=groups[Verdict.FINE],
            skipped=_skipped(groups[Verdict.NONE]),
            code=statement.station,
            code_said=code,
            text="\n".join((title, subtitle, code, *_lines(groups))),
            message=self._said[0],
            message_tone=self._said[1],
            foot=self._foot(),
        )

    def _foot(self) -> str:
        if self._desk.room is None:
            return ""
        left = max(0, self._until - self._desk.gear.clock.now().boot_ms)
        return words(Text.PANEL_CLOSES, time=remaining(left))


def _group(findings: Sequence[Finding], verdict: Verdict) -> tuple[CheckView, ...]:
    return tuple(
        CheckView(
            check_title(one.check), check_value(one.key, one.data), check_fix(one.key, one.data)
        )
        for one in findings
        if one.verdict is verdict
    )


def _skipped(found: Sequence[CheckView]) -> str:
    if not found:
        return ""
    return checks_words(ChecksText.SKIPPED, names=", ".join(one.title for one in found))


def _lines(groups: dict[Verdict, tuple[CheckView, ...]]) -> list[str]:
    made = []
    for verdict, heading in _HEADINGS:
        found = groups[verdict]
        made += ["", f"{checks_words(heading)} ({len(found)})"]
        made += [f"– {one.title}: {one.value} {one.fix}".rstrip() for one in found]
    return [*made, "", _skipped(groups[Verdict.NONE])]
