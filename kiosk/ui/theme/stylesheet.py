"""The style sheet of the application, written from tokens. Knows no widget's name but its roles.

A label says its `role` (size) and `tone` (colour), a button its `look`, a panel its `ground`.
"""

import re
from collections.abc import Mapping
from string import Template
from typing import Final

from kiosk.ui.theme.tokens import PRIMARY_HEIGHT, TARGET_HEIGHT, TYPE

_SHEET: Final = Template("""
* { outline: none; }
QWidget { color: $text; }
QMainWindow, QWidget[ground="bg"] { background: $bg; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="sunk"] { background: $sunk; }
QWidget[ground="ink"] { background: $ink; }
QWidget[ground="top"] { background: $ink; border-bottom: ${edge}px solid $inkedge; }
QWidget[ground="bottom"] { background: $surface; border-top: ${edge}px solid $hair; }
QWidget[ground="side"] { background: $surface; border-left: 3px solid $brand; }
QWidget[ground="aside"] { background: $surface; border-left: 1px solid $hair; }
QWidget[ground="card"] { background: $bg; border: 2px solid $hair; border-radius: 8px; }
QWidget[ground="lane"] { background: $bg; border-right: 1px solid $hair; }
QWidget[ground="start"] { background: $surface; border-right: 1px solid $hair; }
QWidget[ground="steps"] { background: $bg; border-right: 1px solid $hair; }
QWidget[ground="veil"] { background: $sunk; }
QScrollArea, QScrollArea > QWidget > QWidget[ground="none"] { background: transparent; }
QScrollArea { border: none; }
QLabel { background: transparent; }
QFrame[card="plain"] { background: $bg; border: 1px solid $hair; border-radius: 10px; }
QFrame[card="surface"] { background: $surface; border: 1px solid $hair; border-radius: 10px; }
QFrame[card="line"] { background: $bg; border: 2px solid $line; border-radius: 10px; }
QFrame[card="ink"] { background: $ink; border: ${edge2}px solid $inkedge; border-radius: 10px; }
QFrame[card="overlay"] { background: $bg; border: 1px solid $line; border-radius: 12px; }
QFrame[card="head"] { background: $ink; border-top-left-radius: 11px;
  border-top-right-radius: 11px; border-bottom: ${edge2}px solid $inkedge; }
QFrame[card="foot"] { background: $surface; border-top: 1px solid $hair;
  border-bottom-left-radius: 11px; border-bottom-right-radius: 11px; }
QFrame[card="step"] { background: $infobg; border-radius: 8px; }
QFrame[card="todo"] { background: $infobg; border: 2px solid $brand; border-radius: 8px; }
QFrame[card="pending"] { background: $warnbg; border-bottom-left-radius: 9px;
  border-bottom-right-radius: 9px; }
QFrame[card="missing"] { background: $surface; border: 2px dashed $line; border-radius: 8px; }
QFrame[rule="h"] { background: $hair; max-height: 1px; min-height: 1px; border: none; }
QFrame[rule="ink"] { background: $inkline; max-height: 1px; min-height: 1px; border: none; }
QFrame[rule="upright"] { background: $hair; max-width: 1px; min-width: 1px; border: none; }
QFrame[rule="v"] { background: $inkline; max-width: 1px; min-width: 1px; border: none; }
QFrame[strip="info"] { background: $infobg; border-left: 6px solid $info; }
QFrame[strip="warn"] { background: $warnbg; border-left: 6px solid $warn; }
QFrame[strip="urgent"] { background: $warnbg; border: 3px solid $warn;
  border-left: 6px solid $warn; }
QFrame[strip="err"] { background: $errbg; border-left: 6px solid $err; }
QFrame[strip="ok"] { background: $okbg; border-left: 6px solid $ok; }
QFrame[strip] { border-top-right-radius: 8px; border-bottom-right-radius: 8px; }
QFrame[strip][full="yes"] { border-radius: 0; border-bottom: 1px solid $line; }
QFrame[strip="warn"][full="yes"] { border-bottom: 1px solid $warn; }
QLabel[pill] { border-radius: ${pill}px; padding: ${p2}px ${p12}px; font-weight: 700;
  font-size: ${f15}px; }
QLabel[pill="info"] { background: $sunk; color: $text; }
QLabel[pill="ok"] { background: $okbg; color: $ok; }
QLabel[pill="warn"] { background: $warnbg; color: $warn; }
QLabel[pill="err"] { background: $errbg; color: $err; }
QLabel[pill="accent"] { background: $accent; color: $onaccent; border-radius: 4px;
  font-size: ${f16}px; padding: ${p2}px ${p10}px; }
QLabel[badge] { background: $ink; color: $onink; border-radius: 8px; font-size: ${f22}px;
  font-weight: 700; min-width: ${f60}px; max-width: ${f60}px; min-height: ${f60}px;
  max-height: ${f60}px; }
QLabel[step] { border: 2px solid $line; border-radius: ${f15}px; min-width: ${f26}px;
  max-width: ${f26}px; min-height: ${f26}px; max-height: ${f26}px; font-size: ${f16}px;
  font-weight: 700; color: $text2; background: $bg; }
QLabel[step="now"] { border-color: $brand; color: $brand; }
$pills
$roles
QLabel[role="spelt"] { letter-spacing: ${p8}px; }
$tones
QPushButton { border-radius: 6px; font-size: ${f18}px; font-weight: 700; padding: 0 ${p20}px;
  min-height: ${control}px; background: transparent; }
QPushButton[look="primary"] { background: $brand; color: $onbrand; border: 2px solid $brand;
  padding: 0 ${p22}px; }
QPushButton[look="primary"]:hover { background: $brandH; border-color: $brandH; }
QPushButton[look="primary"]:pressed { background: $brandA; border-color: $brandA; }
QPushButton[look="secondary"] { background: $bg; color: $brand; border: 2px solid $brand; }
QPushButton[look="secondary"]:hover { background: $infobg; }
QPushButton[look="secondary"]:pressed { background: $sel; }
QPushButton[look="plain"] { background: $bg; color: $text; border: 2px solid $line;
  font-size: ${f16}px; font-weight: 600; min-height: ${compact}px; padding: 0 ${p16}px; }
QWidget[ground="bottom"] QPushButton[look="plain"] { min-height: ${control}px; }
QPushButton[look="plain"]:hover { background: $surface; border-color: $text; }
QPushButton[look="plain"]:pressed { background: $sel; }
QPushButton[look="quiet"] { color: $brand; border: 2px solid transparent; padding: 0 ${p10}px;
  font-weight: 600; }
QPushButton[look="tool"] { color: $text; border: 2px solid transparent; font-size: ${f15}px;
  font-weight: 600; min-height: ${compact}px; padding: 0 ${p8}px; }
QPushButton[look="quiet"]:hover, QPushButton[look="tool"]:hover { background: $infobg; }
QPushButton[look="quiet"]:pressed, QPushButton[look="tool"]:pressed { background: $sel; }
QPushButton[look="quiet"][open="yes"] { background: $sel; border-color: $sel; }
QPushButton[look="danger"] { background: $bg; color: $err; border: 2px solid $err; }
QPushButton[look="danger"]:hover { background: $errbg; }
QPushButton[look="ink"] { background: transparent; color: $onink; border: 1px solid $inkline;
  font-size: ${f16}px; font-weight: 600; padding: 0 ${p12}px; min-height: ${inkh}px; }
QPushButton[look="ink"]:hover { background: $inkover; }
QPushButton[look="ink"][open="yes"] { background: $onink; color: $ink; }
QPushButton[look="key"] { background: $bg; color: $text; border: 2px solid $line;
  font-size: ${f26}px; padding: 0; min-height: ${key}px; }
QPushButton[look="key"]:hover { background: $surface; }
QPushButton[look="key"]:pressed { background: $sel; }
QPushButton[look="theme"] { border: 2px solid $line; border-radius: 8px; padding: 0;
  font-size: ${f22}px; min-height: ${theme}px; }
QPushButton[look]:disabled { background: $disbg; color: $dis; border: 2px dashed $dis; }
QPushButton[look="primary"]:disabled { border: 2px solid $disedge; }
QPushButton[fit="compact"] { font-size: ${f16}px; min-height: ${compact}px;
  padding: 0 ${p12}px; }
QComboBox[fit="compact"] { font-size: ${f16}px; min-height: ${compact}px; }
QPushButton[fit="compact"][place="key"] { padding: 0; }
QPushButton[look="quiet"]:disabled, QPushButton[look="tool"]:disabled {
  background: transparent; border-color: transparent; }
QPushButton[look="segment"] { background: $bg; color: $text; border: 2px solid $line;
  border-left-width: 0; border-radius: 0; font-size: ${f16}px; font-weight: 500;
  padding: 0 ${p2}px; min-height: ${segment}px; }
QPushButton[look="segment"][place="first"] { border-left-width: 2px;
  border-top-left-radius: 8px; border-bottom-left-radius: 8px; }
QPushButton[look="segment"][place="last"] { border-top-right-radius: 8px;
  border-bottom-right-radius: 8px; }
QPushButton[look="segment"][stacked="yes"] { border-left-width: 2px; border-top-width: 0;
  border-radius: 0; }
QPushButton[look="segment"][stacked="yes"][place="first"] { border-top-width: 2px; }
QPushButton[look="segment"]:checked { background: $brand; color: $onbrand; font-weight: 700; }
QPushButton[look="tab"] { background: $bg; color: $text; border: 2px solid $line;
  font-size: ${f16}px; font-weight: 600; padding: 0 ${p12}px; min-height: ${compact}px; }
QPushButton[look="tab"]:hover { background: $surface; border-color: $text; }
QPushButton[look="tab"]:checked { background: $sel; border: 3px solid $brand; font-weight: 700; }
QLineEdit, QPlainTextEdit, QComboBox { background: $bg; color: $text; border: 2px solid $line;
  border-radius: 6px; font-size: ${f18}px; font-weight: 500; padding: 0 ${p12}px;
  selection-background-color: $brand; selection-color: $onbrand; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $mention; }
QLineEdit, QComboBox { min-height: ${control}px; }
QPlainTextEdit { padding: ${p8}px ${p12}px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $text; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 3px solid $brand; }
QLineEdit[faulty="yes"] { border: 2px solid $err; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $disbg;
  color: $dis; }
QLineEdit[cell] { font-weight: 700; font-size: ${f26}px; padding: 0; }
QLineEdit[cell="good"] { background: $okbg; border: 2px solid $ok; }
QLineEdit[cell="bad"] { border: 2px solid $err; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: ${f40}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $bg; color: $text; border: 2px solid $line;
  selection-background-color: $sel; selection-color: $text; outline: none;
  font-size: ${f18}px; }
QComboBox QAbstractItemView::item { min-height: ${compact}px; padding: 0 ${p12}px; }
QListWidget[suggestions] { background: $bg; color: $text; border: none; outline: none;
  font-size: ${f18}px; font-weight: 500; }
QListWidget[suggestions]::item { padding: 0 ${p12}px; border-left: 4px solid $bg; }
QListWidget[suggestions]::item:hover { background: $surface; }
QListWidget[suggestions]::item:selected { background: $sel; color: $text;
  border-left: 4px solid $brand; }
QListView[people] { background: $bg; border: 2px solid $line; border-radius: 8px; }
QTableView { background: $bg; color: $text; border: 2px solid $line; border-radius: 8px;
  gridline-color: $hair; font-size: ${f17}px; selection-background-color: $sel;
  selection-color: $text; }
QTableView::item { padding: 0 ${p12}px; }
QHeaderView { background: $sunk; border: none; }
QHeaderView::section { background: $sunk; color: $text; border: none;
  border-bottom: 2px solid $line; padding: ${p8}px ${p12}px; font-size: ${f17}px;
  font-weight: 700; }
QTextBrowser { background: transparent; border: none; color: $text;
  selection-background-color: $brand; selection-color: $onbrand; }
QTextBrowser[boxed="yes"] { background: $bg; border: 2px solid $line; border-radius: 8px;
  padding: ${p12}px; font-size: ${f18}px; }
QCheckBox { font-size: ${f18}px; font-weight: 600; spacing: ${p12}px;
  min-height: ${box}px; }
QCheckBox::indicator { width: ${f24}px; height: ${f24}px; border: 2px solid $line;
  border-radius: 5px; background: $bg; }
QCheckBox::indicator:checked { background: $brand; border-color: $brand; }
QScrollBar:vertical { background: $sunk; width: 14px; margin: 0; }
QScrollBar::handle:vertical { background: $line; min-height: 48px; border-radius: 5px;
  margin: 3px; }
QScrollBar:horizontal { background: $sunk; height: 14px; margin: 0; }
QScrollBar::handle:horizontal { background: $line; min-width: 48px; border-radius: 5px;
  margin: 3px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
""")

_TONES: Final = (
    "text",
    "text2",
    "mention",
    "ok",
    "warn",
    "err",
    "info",
    "brand",
    "dis",
    "onink",
    "ink2",
    "accent",
    "onbrand",
)
_HEADINGS: Final = ("h1", "hero", "farewell")
_TIGHT: Final = 0.01
"""How much closer the letters of a large heading stand, as a share of its size."""
_SIZE: Final = re.compile(r"font-size: (\d+)px;")
_LENGTHS: Final = (2, 4, 8, 10, 12, 14, 16, 20, 22)
_FONTS: Final = (15, 16, 17, 18, 22, 24, 26, 40, 60)
_BORDERS: Final = 4
"""The top and bottom borders of a control, which Qt adds to its inner height."""


def stylesheet(
    colours: Mapping[str, str], factor: float, *, contrast: bool, spacing: float = 0
) -> str:
    """The whole sheet for one theme at one size of text.

    `spacing` is what is put between two letters, as a share of the size of type.
    """
    heights = {
        "control": PRIMARY_HEIGHT,
        "compact": TARGET_HEIGHT,
        "inkh": TARGET_HEIGHT + 2,
        "key": 64,
        "theme": 56,
        "segment": 46,
    }
    values: dict[str, object] = dict(colours)
    values |= {name: round(size * factor) - _BORDERS for name, size in heights.items()}
    values |= {"box": round(TARGET_HEIGHT * factor)}  # it has no border
    values |= {f"p{size}": round(size * factor) for size in _LENGTHS}
    values |= {f"f{size}": round(size * factor) for size in _FONTS}
    values |= {"edge": 2 if contrast else 1, "edge2": 2 if contrast else 0}
    values |= {"pill": round(14 * factor)}
    values["roles"] = "\n".join(
        f'QLabel[role="{role}"] {{ font-size: {round(size * factor)}px; font-weight: {weight};'
        f"{_closer(role, size * factor, spacing)} }}"
        for role, (size, _line, weight) in TYPE.items()
    )
    values["tones"] = "\n".join(
        f'QLabel[tone="{tone}"], QCheckBox[tone="{tone}"] {{ color: {colours[tone]}; }}'
        for tone in _TONES
    )
    grounds = {colours["surface"], colours["bg"]}  # a closed button stays a shape on these
    values["disedge"] = colours["hair" if colours["disbg"] in grounds else "disbg"]
    values["pills"] = f"QLabel[pill] {{ border: 1px solid {colours['line']}; }}" if contrast else ""
    sheet = _SHEET.substitute(values)
    if not spacing:
        return sheet
    return _SIZE.sub(
        lambda found: f"{found[0]} letter-spacing: {int(found[1]) * spacing:.1f}px;", sheet
    )


def _closer(role: str, size: float, spacing: float) -> str:
    """How much closer the letters of a heading stand, unless the reader wants them apart."""
    return f" letter-spacing: -{size * _TIGHT:.2f}px;" if role in _HEADINGS and not spacing else ""
