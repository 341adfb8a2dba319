"""The instructions, page by page, with the rules to accept at the end. Knows no rule."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.instructions import InstructionsView
from kiosk.ui.widgets.answer_row import CheckRow
from kiosk.ui.widgets.boxes import STRETCH, Column, Split, clear, column, fill, grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.check_mark import CheckMark
from kiosk.ui.widgets.facts import Facts
from kiosk.ui.widgets.listen_bar import ListenBar
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.voice import VoiceText

_READ = 836
"""As wide as a sentence is easy to read, with the margin at its left."""
_LEAD = 640


class InstructionsScreen(Screen):
    """Steps on the left, one page on the right."""

    masks = True
    next_requested = Signal()
    previous_requested = Signal()
    checked = Signal(bool)

    def __init__(self) -> None:
        super().__init__("instructions")
        self._view: InstructionsView | None = None
        self._steps = QWidget()
        grounded(self._steps, "steps")
        aside = QVBoxLayout(self._steps)
        aside.setContentsMargins(24, 44, 25, 28)
        self._heading = Text("", "h1")
        self._lead = Text("", "lead", "text2")
        self._points = Facts(boxed=True, gap=12)
        self._accept = CheckRow("accept-rules", "", lowest=60)
        self._accept.toggled.connect(self._toggled)
        self.listen = ListenBar("listen", VoiceText.LISTEN_PAGE, "plain", stacked=True)
        self._steps_list = QWidget()
        self._column = QVBoxLayout(self._steps_list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        fill(aside, (self._steps_list, STRETCH, self.listen))
        self._text = page = column(
            self._heading,
            4,
            Column(self._lead, _LEAD, left=True),
            26,
            self._points,
            26,
            self._accept,
            STRETCH,
            margins=(72, 44, 0, 24),
        )
        read = column(Column(page, _READ, left=True), margins=(0, 0, 24, 0))
        self.lay(Split(self._steps, read, (352, 1014)))
        self._previous = Button("previous", words(Key.INSTRUCTIONS_PREVIOUS), "secondary", "left")
        self._next = Button("next", "", "primary", "right", after=True)
        self.bottom.add_left(self._previous)
        self.bottom.add_right(self._next)
        self.bottom.centre_status()
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)

    def show_view(self, view: InstructionsView) -> None:
        """Show a page."""
        turned = self._view is None or self._view.page != view.page
        self._view = view
        if turned:
            self._show_steps(view)
        self._heading.say(view.title)
        self._lead.say(view.lead)
        self._points.show_facts(
            tuple((one.icon, "brand", one.title, one.text) for one in view.points)
        )
        self._accept.setVisible(view.needs_checkbox)
        self._accept.setText(view.checkbox_text)
        self._accept.setAccessibleName(view.checkbox_text)
        self._accept.blockSignals(True)  # noqa: FBT003 - the toolkit's signature
        self._accept.setChecked(view.checked)
        self._accept.blockSignals(False)  # noqa: FBT003 - the toolkit's signature
        self.bottom.offer(self._previous, offered=view.page > 1)
        last = view.page == view.pages
        self._next.say(words(Key.INSTRUCTIONS_DONE if last else Key.INSTRUCTIONS_NEXT))
        self._judge()
        if turned and self.isVisible():
            (self._accept if view.needs_checkbox else self._next).setFocus(
                Qt.FocusReason.OtherFocusReason
            )

    def reading(self) -> QWidget:
        return self._text

    def first_focus(self) -> QWidget:
        return self._next if self._next.isEnabled() else self._accept

    def _toggled(self, on: bool) -> None:  # noqa: FBT001 - the toolkit's signature
        self.checked.emit(on)

    def _judge(self) -> None:
        view = self._view
        if view is None:
            return
        blocked = view.needs_checkbox and not view.checked
        self._next.setEnabled(not blocked)
        unticked = words(Key.INSTRUCTIONS_UNCHECKED)
        self.bottom.say(unticked if blocked else view.note or words(Key.INSTRUCTIONS_TIME))

    def _show_steps(self, view: InstructionsView) -> None:
        clear(self._column)
        place = Text(words(Key.INSTRUCTIONS_STEP, page=view.page, pages=view.pages), "small")
        place.setContentsMargins(16, 0, 0, 8)
        self._column.addWidget(place)
        for number, title in enumerate(view.steps, start=1):
            self._column.addWidget(_step(number, title, view.page))


def _step(number: int, title: str, page: int) -> QFrame:
    line = QFrame()
    line.setProperty("card", "step" if number == page else "none")
    layout = QHBoxLayout(line)
    layout.setContentsMargins(16, 12, 12, 12)
    layout.setSpacing(14)
    layout.addWidget(
        CheckMark("brand", done=number < page, now=number == page, number=number, side=32)
    )
    weight = f"**{title}**" if number == page else title
    layout.addWidget(Text(weight, "body", "text" if number <= page else "text2"), 1)
    return line
