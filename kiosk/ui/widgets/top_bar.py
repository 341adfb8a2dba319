"""The bar above every screen: who sits where, which question, how much time. Knows no screen."""

import re
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.theme.look import look
from kiosk.ui.theme.tokens import SIDE_MARGIN, TOP_BAR
from kiosk.ui.views.frame import ClockView, FrameView, ProgressView
from kiosk.ui.widgets.boxes import grounded, hairline
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.clock import Clock
from kiosk.ui.widgets.mode_mark import ModeMark
from kiosk.ui.widgets.progress_rule import Mark, ProgressRule
from kiosk.ui.widgets.text import Pill, Text
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.moving import MovingText, moving_words
from kiosk.words.voice import VoiceText, voice_words

_GAP: Final = 16
_ENDS: Final = 2 * SIDE_MARGIN + 34
"""The margins, and what is between the parts of the row beside a gap after each."""
_APART: Final = 60
"""Between the parts of the row that are never left out."""
_LARGE: Final = 1.5
_THIN: Final = "\u202f"
_NUMBERED: Final = re.compile(r"\d+$")


class TopBar(QWidget):
    """Stays alive while screens change; what does not fit goes into a menu, never out of reach."""

    candidates_requested = Signal()
    sound_requested = Signal()
    display_requested = Signal()
    help_requested = Signal()
    menu_requested = Signal()
    clock_toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "top")
        self._mark = Mark()
        self._station = Text("", "label", "onink", wrap=False)
        self._station.setObjectName("station")
        self._label = Pill("", "accent")
        self._label.setObjectName("mode")
        self._alert = Pill("", "warn")
        self._alert.setObjectName("alert")
        self._name = Text("", "small", "onink", wrap=False)
        self._context = Text("", "small", "ink2", wrap=False)
        self._bars = (hairline("v"), hairline("v"))
        self._question = Text("", "strong", "onink", wrap=False, tabular=True)
        self._question.setObjectName("progress")
        self._rule = ProgressRule("ink", 9)
        self._mode = ModeMark("ink2")
        self._rehearsal = Pill(words(Key.FRAME_REHEARSAL), "accent")
        self._rehearsal.setObjectName("rehearsal")
        self.clock = Clock()
        self.candidates = Button(
            "candidates", moving_words(MovingText.FRAME_CANDIDATES), "ink", "person"
        )
        self._offered = False
        self.sound = Button("sound", voice_words(VoiceText.TEST), "ink", "sound")
        self.display = Button("display", words(Key.FRAME_DISPLAY), "ink", "letters")
        self.help = Button("help", words(Key.FRAME_HELP), "ink", "help")
        self.menu = Button("menu", words(Key.FRAME_MENU), "ink", "menu")
        self._lay()
        self._tested = False
        self.speak()
        self.display.setAccessibleDescription("Alt + A")
        self.help.setAccessibleDescription("F1")
        self.candidates.clicked.connect(self.candidates_requested)
        self.sound.clicked.connect(self.sound_requested)
        self.display.clicked.connect(self.display_requested)
        self.help.clicked.connect(self.help_requested)
        self.menu.clicked.connect(self.menu_requested)
        self.clock.toggled.connect(self.clock_toggled)
        self._practice = False
        self._asked = False
        self._number = ("", "")
        self._named = ""
        self._widest = ""
        self._large = False
        self._rehearsal.hide()
        self._label.hide()
        self._alert.hide()
        self.clock.hide()
        self._resize()

    def speak(self) -> None:
        """Say the words of the bar itself again, in the language in force."""
        self._rehearsal.say(words(Key.FRAME_REHEARSAL), "accent")
        self.candidates.say(moving_words(MovingText.FRAME_CANDIDATES))
        self.display.say(words(Key.FRAME_DISPLAY))
        self.help.say(words(Key.FRAME_HELP))
        self.sound.say(voice_words(VoiceText.TEST))
        self.menu.say(words(Key.FRAME_MENU))
        self.clock.speak()

    def show_frame(self, view: FrameView) -> None:
        """Say whose station this is."""
        self._named = view.station
        self._station.say(view.station)
        self._station.setAccessibleName(view.station)
        self._rehearsal.setVisible(view.rehearsal)
        self._say_label(view.label)
        self._alert.say(view.alert, "warn")
        self._alert.setVisible(bool(view.alert))
        self._offered = view.candidates
        self._name.say(f"**{view.candidate}**" if view.candidate else "")
        self._context.say(view.context or view.room)
        self._fit()

    def show_question(self, progress: ProgressView | None, clock: ClockView | None) -> None:
        """In a test the question stands where the station's name was; elsewhere it does not."""
        practice = progress is not None and progress.practice
        self._practice = practice
        if progress is not None:
            key = Key.FRAME_PRACTICE_QUESTION if practice else Key.FRAME_QUESTION
            text = words(key, number=progress.number, total=progress.total)
            self._number = text, f"{progress.number}{_THIN}/{_THIN}{progress.total}"
            self._question.say(text)
            self._question.setAccessibleName(text)
            self._rule.show_place(progress.number, progress.total, text)
            widest = words(key, number=progress.total, total=progress.total)
            self._widest = widest
        self._asked = progress is not None
        if self._asked and not practice:
            self._context.say("")
        self._mode.show_mode(None if progress is None else progress.mode)
        if practice:
            self._say_label(words(Key.FRAME_PRACTICE))
            self._context.say(words(Key.FRAME_NOT_SCORED))
        elif progress is not None:
            self._say_label("")
        self.show_clock(clock)

    def offer_sound(self, *, offered: bool) -> None:
        """Have the sound test in the bar, or in its menu, or leave it out."""
        self._tested = offered
        self._fit()

    @property
    def offers_sound(self) -> bool:
        """Whether sound may be tested now."""
        return self._tested

    def show_clock(self, clock: ClockView | None) -> None:
        """Show the time, or take it away."""
        if clock is not None:
            self.clock.show_clock(clock)
        self.clock.setVisible(clock is not None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Decide again what fits once a part of the bar wants another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._resize()

    def _say_label(self, text: str) -> None:
        self._label.say(text, "accent")
        self._label.setVisible(bool(text))

    def _lay(self) -> None:
        where = QWidget()
        self._where = QVBoxLayout(where)
        self._where.setContentsMargins(0, 0, 0, 0)
        self._where.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(_GAP)
        for widget in (self._mark, self._station, self._bars[0], self._label, self._question):
            first.addWidget(widget)
        for widget in (self._name, self._bars[1], self._context, self._alert):
            first.addWidget(widget)
        self._first = first
        self._where.addStretch(1)
        self._where.addLayout(first)
        self._where.addStretch(1)
        for bar in self._bars:
            bar.setFixedHeight(24)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(where)
        self._row.addSpacing(10)
        self._row.addWidget(self._rule, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addSpacing(10)
        self._row.addWidget(self._mode)
        self._row.addStretch(1)
        self._row.addWidget(self._rehearsal)
        self._row.addSpacing(8)
        self._row.addWidget(self.clock)
        self._row.addSpacing(16)
        for button in (self.candidates, self.sound, self.display, self.help, self.menu):
            self._row.addWidget(button)

    def _resize(self) -> None:
        self.setFixedHeight(look().px(TOP_BAR))
        self._large = large = look().preferences.factor >= _LARGE
        side = 16 if large else SIDE_MARGIN
        self._row.setContentsMargins(side, 0, side, 0)
        carrier = self._where if large else self._row
        if large and self._where.indexOf(self._rule) < 0:
            self._where.insertWidget(2, self._rule)
        elif not large and self._row.indexOf(self._rule) < 0:
            self._row.insertWidget(2, self._rule, 0, Qt.AlignmentFlag.AlignVCenter)
        carrier.activate()
        self._fit()

    def _fit(self) -> None:
        """Fold the buttons into the menu when the bar is too narrow; the time never folds."""
        alone = not self._asked
        name, context = bool(self._name.plain), bool(self._context.plain)
        label = not self._label.isHidden()
        rule = self._asked and not self._practice
        mode = self._asked and bool(self._mode.plain) and not self._large
        self._mode.setVisible(mode)
        folded = (
            self._large or self._needed(context=context, rule=rule, folded=False) > self.width()
        )
        if folded and self._needed(context=context, rule=rule, folded=True) > self.width():
            context = False
        if folded and self._needed(context=context, rule=rule, folded=True) > self.width():
            rule = rule and self._large and self._least() <= self.width()
        if mode and self._needed(context=context, rule=rule, folded=True) > self.width():
            self._mode.hide()
        waits = not self._alert.isHidden()
        need = self._needed(context=context, rule=rule, folded=True) + self._left_off()
        short = alone and folded and waits and need > self.width()
        named = alone and not short  # the mode and what waits never fold
        number = _NUMBERED.search(self._named)
        self._station.say(number[0] if short and number else self._named)
        self._mark.setVisible(named)
        self._station.setVisible(named or (short and number is not None))
        self._question.setVisible(self._asked)
        self._bars[0].setVisible(named and (label or name or context))
        self._name.setVisible(alone and name)
        beside = context and (alone or self._practice)
        self._bars[1].setVisible(beside and (name or not alone))
        self._context.setVisible(beside)
        self._rule.setVisible(rule)
        self.menu.setVisible(folded)
        self.candidates.setVisible(self._offered and not folded)
        self.sound.setVisible(self._tested and not folded)
        self.display.setVisible(not folded)
        self.help.setVisible(not folded)
        self.clock.button.setVisible(not folded)
        self._question.setMinimumWidth(self._reserved() if rule and not folded else 0)
        self._where.activate()
        self._row.activate()
        if self._row.minimumSize().width() > self.width():
            self._question.setMinimumWidth(0)
        if alone and folded:
            self._name_menu(bare=short)
        if folded and self._asked:
            self._shorten(self._needed(context=context, rule=rule, folded=True))

    def _left_off(self) -> int:
        """What the station's name wants beyond what is there, in pixels."""
        written = self._station.fontMetrics().horizontalAdvance
        return max(0, written(self._named) - written(self._station.plain))

    def _reserved(self) -> int:
        """The width of the last question's words: what follows stands still from the first one."""
        return self._question.fontMetrics().horizontalAdvance(self._widest) + 2

    def _shorten(self, need: int) -> None:
        """Where not even folding helps, the question's number is written in figures alone."""
        full, short = self._number
        if self._question.plain == short:
            metrics = self._question.fontMetrics()
            need += metrics.horizontalAdvance(full) - metrics.horizontalAdvance(short)
        self._question.say(short if need > self.width() else full)
        self._name_menu()

    def _name_menu(self, *, bare: bool = False) -> None:
        """Its picture says it where the word would cut something, the time above all."""
        self._where.activate()
        self._row.activate()
        menu = words(Key.FRAME_MENU)
        least = self._row.minimumSize().width() - self.menu.sizeHint().width()
        tight = bare or least + self.menu.width_with(menu) > self.width()
        self.menu.say("" if tight else menu, menu)

    def _least(self) -> int:
        """The width that the rule wants beside the time and a menu that is a picture, in pixels."""
        margins = self._row.contentsMargins()
        need = margins.left() + margins.right() + _APART + self._rule.sizeHint().width()
        if not self.clock.isHidden():
            need += self.clock.wanted_width(with_button=False)
        return need + self.menu.sizeHint().height()

    def _needed(self, *, context: bool, rule: bool, folded: bool) -> int:
        """The width that these parts want beside each other, in pixels."""
        parts: list[QWidget] = [self._question]
        if not self._asked:
            parts = [self._mark, self._station, self._name, *self._bars]
        if context and (self._practice or not self._asked):
            parts += [self._context, self._bars[1]]
        parts += [one for one in (self._label, self._alert) if not one.isHidden()]
        need = sum(one.sizeHint().width() + _GAP for one in parts)
        if rule and not folded:
            need += max(0, self._reserved() - self._question.sizeHint().width())
        if rule:
            beside = self._rule.sizeHint().width() + 2 * _GAP
            need = max(need, beside) if self._large else need + beside
        if not self._mode.isHidden():
            need += self._mode.sizeHint().width() + 2 * _GAP
        if not self._rehearsal.isHidden():
            need += self._rehearsal.sizeHint().width() + _GAP
        if not self.clock.isHidden():
            need += self.clock.wanted_width(with_button=not folded) + 2 * _GAP
        return need + self._buttons_need(folded=folded) + _ENDS

    def _buttons_need(self, *, folded: bool) -> int:
        if folded:
            return self.menu.width_with(words(Key.FRAME_MENU)) + _GAP // 2
        buttons = [self.display, self.help]
        if self._offered:
            buttons.append(self.candidates)
        if self._tested:
            buttons.append(self.sound)
        return sum(one.sizeHint().width() + _GAP // 2 for one in buttons)
