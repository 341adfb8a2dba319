"""One setting drawn: its label, its hint, and what it is set with. Knows no page and no rule."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from engine.applications.application import ActRefusedError
from engine.applications.settings.values import Control, Value
from kiosk.ui.theme.look import look
from kiosk.ui.tools.pause import Pause
from kiosk.ui.tools.settings.step_bar import StepBar
from kiosk.ui.tools.settings.switch import Switch
from kiosk.ui.tools.settings.telling import told
from kiosk.ui.widgets.answer_row import RadioRow
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import PickList
from kiosk.ui.widgets.text import Text
from kiosk.words.catalogue import french
from kiosk.words.tools.settings import SettingsText, settings_words

_MOST_RADIOS = 5
_WIDTH = 420
_LONGEST = 200
_WHOLE = 12
"""A label of that many characters stays on one line beside others."""
_FORMS = {"date": SettingsText.FORM_DATE, "time": SettingsText.FORM_TIME}


class OptionList(PickList):
    """A list without an invitation: one of its options always stands."""

    def __init__(self, options: tuple[str, ...]) -> None:
        super().__init__("", options)
        self.removeItem(0)


class ControlBox(QWidget):
    """`chosen` carries what a person set; `sent` follows the Enter key in a text.

    `name` begins the names of what takes the focus, `full` is how they are read aloud; in a
    `narrow` one all stands in little room, as beside others.
    """

    chosen = Signal(object)
    sent = Signal()

    def __init__(
        self, name: str, control: Control, full: str = "", *, narrow: bool = False
    ) -> None:
        super().__init__()
        self.control = control
        self._name = name
        self._full = full or french(control.label)
        self._narrow = narrow
        self._hint = french(control.hint)
        self._value: Value = control.value
        whole = narrow and len(control.label) <= _WHOLE
        role = "small" if narrow else "label"
        self._label = Text(french(control.label), role, wrap=not whole)
        self._told = Text("", "small" if narrow else "body", "text2")
        self._radios: list[RadioRow] = []
        self._pause = Pause(self, self._rest)
        self._typing = False
        self.part: QWidget = self
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        makers: dict[str, Callable[[], None]] = {
            "switch": self._make_switch,
            "choice": self._make_choice,
            "slider": self._make_slider,
            "text": self._make_text,
            "password": self._make_text,
            "info": self._make_info,
        }
        makers[control.kind]()
        self.show_value(control.value)

    def value(self) -> Value:
        """What stands there now, as a person sees it."""
        return self.part.text() if isinstance(self.part, QLineEdit) else self._value

    def show_value(self, value: Value) -> None:
        """Show a value, saying nothing."""
        self._value = value
        blockers = [QSignalBlocker(one) for one in (self.part, *self._radios)]
        match self.part:
            case Switch():
                self.part.setChecked(value is True)
            case StepBar():
                self.part.setValue((int(value) - self.control.least) // self.control.step)
                self._told.say(told(self.control, value))
                self.part.setAccessibleDescription(f"{self._told.plain}. {self._hint}".strip())
            case OptionList():
                self.part.setCurrentIndex(self.control.texts().index(str(value)))
            case QLineEdit():
                typed = self._typing and self._meant() == value
                if not typed and self.part.text() != value:
                    self.part.setText(str(value))
            case _:
                self._show_rest(value)
        del blockers

    def focused_part(self) -> QWidget:
        """What takes the focus: of several rows the chosen one."""
        return next((one for one in self._radios if one.isChecked()), self.part)

    def _show_rest(self, value: Value) -> None:
        for option, radio in zip(self.control.options, self._radios, strict=False):
            radio.setChecked(option.text == value)
            # One stop for Tab, at the chosen one; the toolkit would stop at the first.
            policy = Qt.FocusPolicy
            radio.setFocusPolicy(policy.StrongFocus if option.text == value else policy.ClickFocus)
        if not self._radios:
            self._told.say(told(self.control, value))

    def _make_switch(self) -> None:
        switch = Switch(self._name, self._full)
        switch.setAccessibleDescription(self._hint)
        switch.toggled.connect(self._give)
        self.part = switch
        self._beside(switch)

    def _make_choice(self) -> None:
        options = self.control.options
        few = len(options) <= _MOST_RADIOS and not self._narrow
        if self.control.look == "list" or not (few or self.control.look == "radio"):
            picked = OptionList(tuple(french(one.text) for one in options))
            picked.setObjectName(self._name)
            picked.setAccessibleName(self._full)
            picked.setAccessibleDescription(self._hint)
            picked.currentIndexChanged.connect(lambda place: self._give(options[place].text))
            self.part = picked
            self._below(picked)
            return
        self._below(None)
        for number, option in enumerate(options, start=1):
            words = french(f"{option.text}\n{option.hint}".strip())
            radio = RadioRow(f"{self._name}-{number}", words, lowest=44)
            radio.setAccessibleName(f"{self._full}, {words}")
            radio.toggled.connect(lambda on, text=option.text: self._give(text) if on else None)
            self._radios.append(radio)
            self._layout.addSpacing(2)
            self._layout.addWidget(radio)

    def _make_slider(self) -> None:
        steps = (self.control.most - self.control.least) // self.control.step
        bar = StepBar(self._name, self._full, steps)
        bar.valueChanged.connect(
            lambda step: self._give(self.control.least + step * self.control.step)
        )
        self.part = bar
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._beside(self._told)
        bar.setMaximumWidth(look().px(_WIDTH))
        self._layout.addWidget(bar)

    def _make_text(self) -> None:
        line = QLineEdit()
        line.setObjectName(self._name)
        line.setAccessibleName(self._full)
        line.setMaxLength(_LONGEST)
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        line.setMaximumWidth(look().px(_WIDTH))
        line.textEdited.connect(self._type)
        line.editingFinished.connect(self._finish)
        line.returnPressed.connect(self.sent)
        form = _FORMS.get(self.control.form)
        if form is not None:
            line.setPlaceholderText(settings_words(form))
        line.setAccessibleDescription(f"{line.placeholderText()} {self._hint}".strip())
        self.part = line
        if self.control.kind == "password":
            line.setEchoMode(QLineEdit.EchoMode.Password)
            self._below(_with_reveal(line, self._name, self._full))
        else:
            self._below(line)

    def _make_info(self) -> None:
        self._beside(self._told)

    def _beside(self, shown: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._label, 0 if self._narrow else 1)
        row.addWidget(shown)
        if self._narrow:
            row.addStretch(1)
        self._layout.addLayout(row)
        self._say_hint()

    def _below(self, shown: QWidget | None) -> None:
        self._layout.addWidget(self._label)
        self._say_hint()
        if shown is not None:
            shown.setMaximumWidth(look().px(_WIDTH))
            self._layout.addWidget(shown)

    def _say_hint(self) -> None:
        if self._hint:
            self._layout.addWidget(Text(self._hint, "small", "text2"))

    def _give(self, value: Value) -> None:
        if value != self._value:
            self._value = value
            self.chosen.emit(value)

    def _type(self) -> None:
        self._typing = True
        self._pause.start()

    def _meant(self) -> Value | None:
        """What a typed text would be kept as, or None where it would be refused."""
        try:
            return self.control.taken(self.value())
        except ActRefusedError:
            return None

    def _rest(self) -> None:
        """Give what is typed so far; what would be refused may only want its end."""
        if self._meant() not in (None, self._value):
            self.chosen.emit(self.value())

    def _finish(self) -> None:
        self._pause.stop()
        self._typing = False
        self.chosen.emit(self.value())
        if self._meant() == self._value:
            self.show_value(self._value)


def _with_reveal(line: QLineEdit, name: str, full: str) -> QWidget:
    """A password with the button that shows what was typed."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    reveal = Button(f"{name}-reveal", settings_words(SettingsText.REVEAL), "quiet", "show")
    reveal.setCheckable(True)
    _tell_reveal(reveal, full, shown=False)

    def turn(shown: bool) -> None:  # noqa: FBT001 - the toolkit's signature
        mode = QLineEdit.EchoMode
        line.setEchoMode(mode.Normal if shown else mode.Password)
        _tell_reveal(reveal, full, shown=shown)

    reveal.toggled.connect(turn)
    row.addWidget(line, 1)
    row.addWidget(reveal)
    return made


def _tell_reveal(reveal: Button, full: str, *, shown: bool) -> None:
    word = settings_words(SettingsText.CONCEAL if shown else SettingsText.REVEAL)
    reveal.say(word, f"{word}, {full}")
    reveal.swap_icon("hide" if shown else "show")
