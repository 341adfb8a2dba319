"""The staff's door: who comes in, and the cells for their PIN. Knows no PIN and no act."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.gate import GateView, RoleView
from kiosk.ui.widgets.answer_row import RadioRow
from kiosk.ui.widgets.boxes import STRETCH, Split, column
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.pin_aside import PinAside
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.gate import GateText, gate_words


class GateScreen(Screen):
    """The invigilator's cells are ready at once; another role is one press away."""

    role_chosen = Signal(str)
    pin_submitted = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__("gate")
        self._roles: tuple[RoleView, ...] = ()
        self._rows: dict[str, RadioRow] = {}
        self._group = QButtonGroup(self)
        self._choices = QWidget()
        self._list = QVBoxLayout(self._choices)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(10)
        self._does = Text("", "body", "text2")
        self._help = Strip("", "warn", "info")
        self._help.setObjectName("gate-help")
        self._aside = PinAside()
        left = column(
            STRETCH,
            Text(gate_words(GateText.TITLE), "hero"),
            6,
            Text(gate_words(GateText.LEAD), "lead", "text2"),
            28,
            self._choices,
            14,
            self._does,
            18,
            self._help,
            STRETCH,
            STRETCH,
            margins=(64, 24, 64, 24),
        )
        self.lay(Split(left, self._aside, (914, 452)))
        leave = Button("back", words(Key.FRAME_BACK), "quiet", "left")
        self._submit = Button(
            "submit-pin", words(Key.PANEL_ENTRY_SUBMIT), "primary", "right", after=True
        )
        self.bottom.add_left(leave)
        self.bottom.add_right(self._submit)
        leave.clicked.connect(self.back)
        self._submit.clicked.connect(self._aside.send)
        self._aside.submitted.connect(self.pin_submitted)
        self._aside.edited.connect(self._judge)

    def show_view(self, view: GateView) -> None:
        """Show who may come in, and what became of the last PIN."""
        if view.roles != self._roles:
            self._offer(view.roles)
        for role in view.roles:
            row = self._rows[role.value]
            row.blockSignals(True)  # noqa: FBT003 - the toolkit's signature
            row.setChecked(role.value == view.role)
            row.blockSignals(False)  # noqa: FBT003 - the toolkit's signature
            row.setEnabled(not view.busy)
            if role.value == view.role:
                self._does.say(role.does)
        self._help.say(view.help_note)
        hint = words(Key.OPENING_PIN_HINT, count=view.pin_length)
        self._aside.show_text(view.role_label, hint, "")
        self._aside.show_state(view.message, view.wait_ms, busy=view.busy)
        self._judge()

    def first_focus(self) -> QWidget:
        return self._aside.pad.cells.next_cell()

    def _offer(self, roles: tuple[RoleView, ...]) -> None:
        self._roles = roles
        for role in roles:
            row = RadioRow(f"role-{role.value}", role.name, lowest=56, icon=role.icon)
            row.setAccessibleDescription(role.does)
            row.toggled.connect(lambda on, value=role.value: self._choose(value) if on else None)
            row.clicked.connect(lambda: self.first_focus().setFocus())
            self._rows[role.value] = row
            self._group.addButton(row)
            self._list.addWidget(row)

    def _choose(self, value: str) -> None:
        self._aside.pad.empty()
        self.role_chosen.emit(value)

    def _judge(self) -> None:
        self._submit.setEnabled(self._aside.ready())
        self.bottom.say("" if self._aside.pad.full() else self._aside.pad.lacks())
