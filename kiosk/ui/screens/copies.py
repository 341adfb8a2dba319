"""The copies of other stations' tests: who goes on here, and the chief's PIN. Knows no rule."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.copies import CopiesView, CopyRow
from kiosk.ui.widgets.answer_row import RadioRow
from kiosk.ui.widgets.boxes import STRETCH, Split, clear, column, row
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.pin_aside import PinAside
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.moving import MovingText, moving_words


class CopiesScreen(Screen):
    """A row for each copy; the one that is chosen says what it may lack."""

    chosen = Signal(str)
    look_again = Signal()
    pin_submitted = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__("copies")
        self._shown: tuple[CopyRow, ...] | None = None
        self._told: tuple[str, ...] = ()
        self._group = QButtonGroup(self)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(10)
        holder = QWidget()
        holder.setLayout(self._rows)
        self._lead = Text("", "lead", "text2")
        self._none = Strip("", "info", "usb")
        self._none.setObjectName("copies-none")
        self._note = Strip("", "warn")
        self._note.setObjectName("copies-note")
        self._refused = Text("", "small", "text2")
        self._refused.setObjectName("copies-refused")
        again = Button("look-again", moving_words(MovingText.COPIES_LOOK_AGAIN), "plain", "refresh")
        again.clicked.connect(self.look_again)
        self._aside = PinAside(keys=False)
        left = column(
            Text(moving_words(MovingText.COPIES_TITLE), "hero"),
            6,
            self._lead,
            20,
            holder,
            self._none,
            14,
            self._note,
            14,
            self._refused,
            14,
            row(again, STRETCH),
            STRETCH,
            margins=(64, 40, 64, 24),
        )
        self.lay(Split(left, self._aside, (914, 452)))
        leave = Button("back", words(Key.FRAME_BACK), "quiet", "left")
        self._submit = Button(
            "submit-pin", moving_words(MovingText.COPIES_CONFIRM), "primary", "right", after=True
        )
        self.bottom.add_left(leave)
        self.bottom.add_right(self._submit)
        leave.clicked.connect(self.back)
        self._submit.clicked.connect(self._aside.send)
        self._aside.submitted.connect(self._confirm)
        self._aside.edited.connect(self._judge)
        self._view: CopiesView | None = None
        self._again = again

    def show_view(self, view: CopiesView) -> None:
        """Show what was found, and what became of the last PIN."""
        self._view = view
        if view.rows != self._shown:
            self._offer(view.rows)
        for button in self._group.buttons():
            button.blockSignals(True)  # noqa: FBT003 - the toolkit's signature
            button.setChecked(button.property("value") == view.chosen)
            button.blockSignals(False)  # noqa: FBT003 - the toolkit's signature
        lead = MovingText.COPIES_LEAD if view.rows else MovingText.COPIES_NONE
        self._lead.say(moving_words(lead))
        self._none.say("" if view.rows else moving_words(MovingText.COPIES_NONE_TODO))
        picked = next((one for one in view.rows if one.value == view.chosen), None)
        self._note.say("" if picked is None else picked.note, "" if picked is None else picked.tone)
        title = f"**{moving_words(MovingText.COPIES_REFUSED)}**"
        self._refused.say("\n".join((title, *view.refused)) if view.refused else "")
        self._refused.setVisible(bool(view.refused))
        self._again.setEnabled(not view.busy)
        name = moving_words(MovingText.COPIES_WHO) if picked is None else picked.name
        self._aside.show_text(name, moving_words(MovingText.COPIES_ASIDE), view.role_label)
        self._aside.show_state(view.message, view.wait_ms, busy=view.busy)
        self._judge()

    def first_focus(self) -> QWidget:
        """The cells once somebody is chosen; else the rows, or what looks again."""
        if self._view is not None and self._view.chosen:
            return self._aside.pad.cells.next_cell()
        usable = [one for one in self._group.buttons() if one.isEnabled()]
        return usable[0] if usable else self._again

    def _offer(self, rows: tuple[CopyRow, ...]) -> None:
        focused = self.focusWidget()
        again = focused.property("value") if isinstance(focused, RadioRow) else None
        self._shown = rows
        for button in self._group.buttons():
            self._group.removeButton(button)
        clear(self._rows)
        for place, one in enumerate(rows):
            told = tuple(x for x in (f"{one.name} · {one.what}", one.origin, one.reason) if x)
            line = RadioRow(f"copy-{place + 1}", "\n".join(told), lowest=48)
            line.setAccessibleDescription(one.note)
            line.setProperty("value", one.value)
            line.setEnabled(not one.reason)
            line.toggled.connect(
                lambda on, value=one.value: self.chosen.emit(value) if on else None
            )
            self._group.addButton(line)
            self._rows.addWidget(line)
            if again == one.value:
                line.show()
                line.setFocus()

    def _confirm(self, pin: str) -> None:
        if self._view is not None and self._view.chosen:
            self.pin_submitted.emit(pin)

    def _judge(self) -> None:
        view = self._view
        picked = view is not None and bool(view.chosen)
        self._submit.setEnabled(picked and self._aside.ready())
        pad = self._aside.pad
        pad.setEnabled(picked)
        if not picked:
            self.bottom.say(moving_words(MovingText.COPIES_PICK) if self._shown else "")
        else:
            self.bottom.say("" if pad.full() else pad.lacks())
