"""Block programming on the screen: palette, program, grid. Knows no rule of programs."""

from typing import Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.applications.blocks.application import program_of
from engine.applications.blocks.program import Program, Row, rows, size
from engine.applications.blocks.running import Run, run
from engine.applications.blocks.start import read_workshop
from kiosk.ui.theme.look import look
from kiosk.ui.tools.blocks.lines import Line, Lines
from kiosk.ui.tools.blocks.phrasing import kind_words, row_words
from kiosk.ui.tools.blocks.stage import Stage
from kiosk.ui.tools.blocks.terms_bar import TermsBar
from kiosk.ui.tools.tool import Tool
from kiosk.ui.views.tool import ToolView
from kiosk.ui.widgets.boxes import Scroll, grounded, hairline
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.blocks import BlocksText, blocks_words, counted_blocks

_PALETTE: Final = 212
_STAGE: Final = 312
_ANY: Final = 16_777_215
"""The toolkit's own greatest width."""
_WIDE: Final = 780
_COMMANDS: Final = (
    ("up", BlocksText.UP, "Alt+↑"),
    ("down", BlocksText.DOWN, "Alt+↓"),
    ("copy", BlocksText.COPY, "Ctrl+D"),
    ("delete", BlocksText.DELETE, "Suppr"),
)
_RUNS: Final = (
    ("run", BlocksText.RUN, "play"),
    ("step", BlocksText.STEP, "skip"),
    ("rewind", BlocksText.REWIND, "refresh"),
)
_REASONS: Final = {
    "locked": BlocksText.REFUSED_LOCKED,
    "too-many": BlocksText.REFUSED_MANY,
    "too-deep": BlocksText.REFUSED_DEEP,
    "top-only": BlocksText.REFUSED_TOP_ONLY,
    "at-top": BlocksText.REFUSED_AT_TOP,
    "at-bottom": BlocksText.REFUSED_AT_BOTTOM,
    "nothing-defined": BlocksText.REFUSED_NOTHING_DEFINED,
    "name-taken": BlocksText.REFUSED_NAME_TAKEN,
    "not-a-name": BlocksText.REFUSED_NOT_A_NAME,
    "not-a-number": BlocksText.REFUSED_NUMBER,
    "number-range": BlocksText.REFUSED_NUMBER,
}


class BlocksTool(Tool):
    """A program in lines, what can be added to it, and the grid that it is tried on."""

    icon = "list"

    def __init__(self, view: ToolView) -> None:
        super().__init__(view)
        self._workshop = read_workshop(view.start)
        self._line = 0
        self._run: Run | None = None
        self._at = 0
        self.lines = Lines(blocks_words(BlocksText.PROGRAM))
        self.terms = TermsBar(self._workshop)
        self.stage = Stage(self._workshop)
        self._below = Text("", "small", "text2")
        self._palette = grounded(QWidget(), "surface")
        self._offered = QWidget()
        self._buttons: list[QPushButton] = []
        self._commands: list[Button] = []
        self._body = QWidget()
        self._panes = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._body)
        self._page = Scroll(self._body)
        self._sides = (Scroll(QWidget()), Scroll(QWidget()))
        self._wide = False
        self._lay()
        self._connect()

    def title(self) -> str:
        return blocks_words(BlocksText.TITLE)

    def subtitle(self) -> str:
        return counted_blocks(size(self._program()))

    def hint(self) -> str:
        locked = self._workshop.locked
        return blocks_words(BlocksText.HINT_LOCKED if locked else BlocksText.HINT)

    def summary(self) -> str:
        return "" if self._workshop.locked else self.subtitle()

    def explain(self, reason: str) -> str:
        return blocks_words(_REASONS.get(reason, BlocksText.REFUSED_OTHER))

    def first_focus(self) -> QWidget:
        return self.lines

    def show_state(self) -> None:
        self._run, self._at = None, 0
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _program(self) -> Program:
        return program_of(self._workshop, self.state)

    def _draw(self) -> None:
        program = self._program()
        found = rows(program)
        self._line = max(0, min(self._line, len(found)))
        now = self._run.frames[self._at].line if self._run is not None else 0
        self.lines.show_lines(self._shown(program, found, now), self._line)
        if now:
            self.lines.see(now)
        self.stage.show_run(self._run, self._at)
        self._chosen(self._line)

    def _shown(self, program: Program, found: tuple[Row, ...], now: int) -> list[Line]:
        top = blocks_words(BlocksText.TOP)
        lines = [Line(0, 0, "top", top, top)]
        for row in found:
            words = row_words(self._workshop, program, row)
            spoken = blocks_words(BlocksText.ROW, line=row.line, level=row.depth + 1, words=words)
            if row.line == now:
                spoken = blocks_words(BlocksText.ROW_RUNNING, row=spoken)
            lines.append(Line(row.line, row.depth, row.part, words, spoken, row.line == now))
        return lines

    def _chosen(self, line: int) -> None:
        """Another line is chosen: what can be set on it, and what goes below it."""
        self._line = line
        program = self._program()
        found = rows(program)
        row = found[line - 1] if 0 < line <= len(found) else None
        self.terms.show_row(program, row)
        for command in self._commands:
            command.setEnabled(row is not None)
        top = line == 0
        self._below.say(blocks_words(BlocksText.BELOW_TOP if top else BlocksText.BELOW, line=line))
        for button in self._buttons:
            button.setAccessibleDescription(self._below.plain)

    def _add(self, op: str) -> None:
        if self.act({"do": "insert", "op": op, "after": self._line}):
            self._choose(self._line + 1)

    def _choose(self, line: int) -> None:
        self._line = line
        self._draw()

    def _command(self, name: str) -> None:
        line = self._line
        if name == "terms":
            field = self.terms.first_field()
            if field is not None:
                field.setFocus()
            return
        if line == 0 or self._workshop.locked:
            return
        row = rows(self._program())[line - 1]
        head = next(one.line for one in rows(self._program()) if one.path == row.path)
        match name:
            case "up" | "down":
                if self.act({"do": "move", "line": line, "way": name}):
                    self._choose(self._moved(row, head + (1 if name == "down" else -1)))
            case "copy":
                lines = sum(1 for one in rows(self._program()) if _inside(one, row))
                if self.act({"do": "duplicate", "line": line}):
                    self._choose(head + lines)
            case _:
                if self.act({"do": "delete", "line": line}):
                    self._choose(head - 1)

    def _moved(self, row: Row, line: int) -> int:
        """The line of a block that moved; one that stands on top skips whole blocks."""
        if not row.block.shape.top:
            return line
        found = rows(self._program())
        return next(one.line for one in found if one.block == row.block and one.part == "head")

    def _give(self, key: str, value: object) -> None:
        self.act({"do": "set", "line": self._line, "key": key, "value": value})

    def _go(self, name: str) -> None:
        """Run to the end, one step, or back to before the first one."""
        scene = self._workshop.scenes[self.stage.scene]
        program = self._program()
        if self._run is None:
            self._run, self._at = run(self._workshop, program, scene), 0
        last = len(self._run.frames) - 1
        match name:
            case "run":
                self._at = last
            case "step":
                self._at = min(self._at + 1, last)
            case _:
                self._run, self._at = None, 0
        self._draw()

    def _connect(self) -> None:
        self.lines.chosen.connect(self._chosen)
        self.lines.command.connect(self._command)
        self.terms.given.connect(self._give)
        self.stage.switched.connect(lambda: self._go("rewind"))

    def _lay(self) -> None:
        flow = Flow(self._offered, 6)
        for op in self._workshop.palette:
            button = Button(f"blocks-add-{op}", kind_words(self._workshop, op), "plain")
            button.clicked.connect(lambda _on=False, op=op: self._add(op))
            flow.addWidget(button)
            self._buttons.append(button)
        column = QVBoxLayout(self._palette)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._below)
        column.addWidget(self._offered)
        column.addStretch(1)
        self._tools = self._bar()
        program = QWidget()
        inner = QVBoxLayout(program)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.lines, 1)
        inner.addWidget(hairline())
        inner.addWidget(self.terms)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(0)
        self._panes.addWidget(self._tools)
        self._panes.addWidget(program, 1)
        for side, content in zip(self._sides, (self._palette, self.stage), strict=True):
            self._panes.addWidget(side)
            self._panes.addWidget(content)
            side.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._page, 1)
        self._column = layout
        if self._workshop.locked:
            self._palette.hide()
            self.terms.hide()

    def _bar(self) -> QWidget:
        bar = QWidget()
        flow = Flow(bar, 0)
        for name, text, keys in () if self._workshop.locked else _COMMANDS:
            button = Button(f"blocks-{name}", blocks_words(text), "quiet")
            button.setAccessibleDescription(keys)
            button.clicked.connect(lambda _on=False, name=name: self._command(name))
            flow.addWidget(button)
            self._commands.append(button)
        for name, text, icon in _RUNS:
            button = Button(f"blocks-{name}", blocks_words(text), "quiet", icon)
            button.clicked.connect(lambda _on=False, name=name: self._go(name))
            flow.addWidget(button)
        return bar

    def _fit(self) -> None:
        """Panes beside each other that scroll alone, or below each other on one page."""
        wide = self.width() >= look().px(_WIDE)
        if wide != self._wide:
            self._wide = wide
            self._turn(wide=wide)
        for side, width in zip(self._sides, (_PALETTE, _STAGE), strict=True):
            side.setFixedWidth(look().px(width) if wide else _ANY)
        for button in self._buttons:
            button.setMinimumWidth(look().px(_PALETTE - 32) if wide else 0)

    def _turn(self, *, wide: bool) -> None:
        if wide:
            self._column.addWidget(self._tools)
            self._column.addWidget(self._page.takeWidget(), 1)
        else:
            self._panes.insertWidget(0, self._tools)
            self._column.removeWidget(self._body)
            self._page.setWidget(self._body)
        self._page.setVisible(not wide)
        self._body.show()
        direction = QBoxLayout.Direction
        self._panes.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        for side, content in zip(self._sides, (self._palette, self.stage), strict=True):
            if wide:
                self._panes.removeWidget(content)
                side.setWidget(content)
            else:
                self._panes.addWidget(side.takeWidget())
            hidden = content is self._palette and self._workshop.locked
            side.setVisible(wide and not hidden)
            content.setVisible(not hidden)


def _inside(row: Row, outer: Row) -> bool:
    return row.path[: len(outer.path)] == outer.path
