"""The panel in which a person sets how the screen looks. Knows no question, and applies nothing."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QWidget

from kiosk.ui.theme.families import family
from kiosk.ui.views.preferences import (
    LINE_HEIGHTS,
    TEXT_SIZES,
    FontName,
    PointerSize,
    Preferences,
    ThemeName,
)
from kiosk.ui.widgets.boxes import column, hairline
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.segmented import SegmentedChoice, TitledBars, titled
from kiosk.ui.widgets.side_panel import SidePanel
from kiosk.ui.widgets.switch import Switch, switched
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.theme_tile import ThemeTile, ThemeTiles
from kiosk.ui.widgets.voice_row import VoiceRow
from kiosk.words import Text as Key
from kiosk.words import words
from kiosk.words.comfort import ComfortText, comfort_words

_THEMES: Final[Mapping[ThemeName, Key]] = {
    ThemeName.LIGHT: Key.DISPLAY_LIGHT,
    ThemeName.DARK: Key.DISPLAY_DARK,
    ThemeName.CREAM: Key.DISPLAY_CREAM,
    ThemeName.CONTRAST: Key.DISPLAY_CONTRAST,
}
_FONTS: Final[Mapping[FontName, Key]] = {
    FontName.HYPERLEGIBLE: Key.DISPLAY_HYPERLEGIBLE,
    FontName.STANDARD: Key.DISPLAY_STANDARD,
    FontName.DYSLEXIC: Key.DISPLAY_DYSLEXIC,
}
_LINES: Final[Mapping[int, str]] = {120: "1,2", 150: "1,5", 200: "2"}
_POINTERS: Final[Mapping[PointerSize, ComfortText]] = {
    PointerSize.NORMAL: ComfortText.POINTER_NORMAL,
    PointerSize.LARGE: ComfortText.POINTER_LARGE,
    PointerSize.HUGE: ComfortText.POINTER_HUGE,
}
_WIDTH: Final = 520


class DisplayPanel(SidePanel):
    """Says the whole of the new preferences after each choice."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("panel-display", "letters", words(Key.DISPLAY_TITLE), _WIDTH)
        self._preferences = Preferences()
        reset = Button("display-reset", words(Key.DISPLAY_RESET), "quiet", "refresh")
        reset.clicked.connect(lambda: self._choose(Preferences()))
        self.head.insertWidget(self.head.count() - 1, reset)
        self._sizes = SegmentedChoice(
            words(Key.DISPLAY_SIZE),
            [(f"size-{one}", words(Key.DISPLAY_PERCENT, size=one)) for one in TEXT_SIZES],
        )
        self._fonts = SegmentedChoice(
            words(Key.DISPLAY_FONT), [(f"font-{one}", words(key)) for one, key in _FONTS.items()]
        )
        self._lines = SegmentedChoice(
            words(Key.DISPLAY_LINES), [(f"lines-{one}", _LINES[one]) for one in LINE_HEIGHTS]
        )
        self._letters = SegmentedChoice(
            words(Key.DISPLAY_LETTERS),
            [
                ("letters-normal", words(Key.DISPLAY_NORMAL)),
                ("letters-spaced", words(Key.DISPLAY_SPACED)),
            ],
        )
        self._pointers = SegmentedChoice(
            comfort_words(ComfortText.POINTER),
            [(f"pointer-{one}", comfort_words(key)) for one, key in _POINTERS.items()],
        )
        self._ruler = _switch("ruler", ComfortText.RULER)
        self._mask = _switch("mask", ComfortText.MASK)
        self._tiles: dict[ThemeName, ThemeTile] = {}
        self.voice = VoiceRow()
        self._lay()
        self._connect()

    def show_preferences(self, preferences: Preferences) -> None:
        """Show what is in force."""
        self._preferences = preferences
        self._sizes.select(f"size-{preferences.text_size}")
        self._fonts.select(f"font-{preferences.font}")
        self._lines.select(f"lines-{preferences.line_height}")
        self._letters.select("letters-spaced" if preferences.spaced_letters else "letters-normal")
        self._tiles[preferences.theme].setChecked(True)
        self._pointers.select(f"pointer-{preferences.pointer}")
        self._ruler.setChecked(preferences.ruler)
        self._mask.setChecked(preferences.mask)

    def first_focus(self) -> QWidget:
        """The text size in force: what is sought most often."""
        name = f"size-{self._preferences.text_size}"
        found = self.findChild(QWidget, name)
        return found if found is not None else self.close_button

    def _lay(self) -> None:
        for one in FontName:
            sample = self._fonts.findChild(QWidget, f"font-{one}")
            if sample is not None:
                sample.setFont(QFont(family(one)))
        spacing = TitledBars(
            [
                (words(Key.DISPLAY_LINES), self._lines),
                (words(Key.DISPLAY_LETTERS), self._letters),
            ],
            gap=16,
        )
        ruler = switched(self._ruler, comfort_words(ComfortText.RULER_DETAIL))
        mask = switched(self._mask, comfort_words(ComfortText.MASK_DETAIL))
        pointer = titled(comfort_words(ComfortText.POINTER), self._pointers)
        for widget in (
            titled(words(Key.DISPLAY_SIZE), self._sizes),
            titled(words(Key.DISPLAY_THEME), self._themes()),
            titled(words(Key.DISPLAY_FONT), self._fonts),
            spacing,
            column(8, hairline()),
            ruler,
            hairline(),
            self.voice,
            hairline(),
        ):
            self.body.addWidget(widget)
        note = Text(words(Key.DISPLAY_NOTE), "small", "text2")
        for widget in (mask, hairline(), pointer, column(4, note)):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _themes(self) -> QWidget:
        tiles = ThemeTiles()
        group = QButtonGroup(tiles)
        for theme, key in _THEMES.items():
            tile = ThemeTile(f"theme-{theme}", theme, words(key))
            tile.clicked.connect(
                lambda _on=False, theme=theme: self._choose(replace(self._preferences, theme=theme))
            )
            group.addButton(tile)
            tiles.take(tile)
            self._tiles[theme] = tile
        return tiles

    def _connect(self) -> None:
        self._sizes.chosen.connect(
            lambda name: self._choose(replace(self._preferences, text_size=_number(name)))
        )
        self._lines.chosen.connect(
            lambda name: self._choose(replace(self._preferences, line_height=_number(name)))
        )
        self._fonts.chosen.connect(
            lambda name: self._choose(
                replace(self._preferences, font=FontName(name.partition("-")[2]))
            )
        )
        self._letters.chosen.connect(
            lambda name: self._choose(
                replace(self._preferences, spaced_letters=name == "letters-spaced")
            )
        )

        self._pointers.chosen.connect(
            lambda name: self._choose(
                replace(self._preferences, pointer=PointerSize(name.partition("-")[2]))
            )
        )
        self._ruler.clicked.connect(
            lambda on: self._choose(replace(self._preferences, ruler=bool(on)))
        )
        self._mask.clicked.connect(
            lambda on: self._choose(replace(self._preferences, mask=bool(on)))
        )

    def _choose(self, preferences: Preferences) -> None:
        self.show_preferences(preferences)
        self.chosen.emit(preferences)


def _number(name: str) -> int:
    return int(name.partition("-")[2])


def _switch(name: str, label: ComfortText) -> Switch:
    on, off = comfort_words(ComfortText.ON), comfort_words(ComfortText.OFF)
    return Switch(f"display-{name}", comfort_words(label), on, off)
