"""What a screen says, word by word, and whether it says it in the language that was chosen."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Final

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextBrowser,
    QWidget,
)

from kiosk.ui.widgets.announcer import Announcer
from kiosk.words import Language, chosen
from tests.gui.checks.print_rules import misprints
from tests.gui.checks.sight import in_tool
from tests.gui.looking import seen, told

_OPEN: Final = "⟦"
_KEYS: Final = re.compile(r"(?:(?:Alt|Ctrl|Shift|Esc|Tab|F\d+|[A-Z]|[+\-−/0↑↓])[ +]*)+")
_SENTENCE: Final = re.compile(r"(?<=[.!?]) | · |[«»,]")
_LINK: Final = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_NUMBER: Final = re.compile(r"^\d+\. ")
_MARKS: Final = str.maketrans(
    {"*": "", "`": "", ">": "", "|": " ", "\u2060": ""}
    | {"\u2028": " ", "\u00a0": " ", "\u202f": " "}
)
_QT: Final = {Language.FRENCH: "French", Language.ENGLISH: "English"}


def said(window: QWidget, *, tools: bool = False) -> Iterator[tuple[QWidget, str]]:
    """Each text that is seen, and each that is read aloud instead of or beside it.

    What stands in an application is part of its task; `tools` says whether it counts. What was
    announced before is said elsewhere, too.
    """
    for widget in seen(window):
        if isinstance(widget, Announcer) or (in_tool(widget) and not tools):
            continue
        texts = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        match widget:
            case QLabel():
                texts.append(str(getattr(widget, "plain", widget.text())))
            case QAbstractButton():
                texts.append(widget.text().replace("&&", "&"))
            case QLineEdit():
                texts.append(widget.placeholderText())
            case QComboBox():
                texts += [widget.itemText(row) for row in range(widget.count())]
            case QTextBrowser():
                texts = [widget.accessibleName(), _printed(widget.document())]
            case _:
                pass
        for text in texts:
            if text.strip():
                yield widget, text


def misprinted(window: QWidget) -> list[str]:
    """A22: French on the screen that is not printed as French is."""
    if chosen() is not Language.FRENCH:
        return []
    return [
        f"{fault}: {told(widget)}" for widget, text in said(window) for fault in misprints(text)
    ]


def untranslated(window: QWidget, content: frozenset[str]) -> list[str]:
    """A21: words that stand in no catalogue, in the language that marks those that do."""
    if chosen() is not Language.PSEUDO:
        return []
    return sorted(
        {
            f"stands in no catalogue: {text[:60]!r} {told(widget)}"
            for widget, text in said(window)
            if not _known(text, content)
        }
    )


def speaks(window: QWidget) -> list[str]:
    """A23: a window that does not say its language to what reads it aloud."""
    wanted = _QT.get(chosen())
    found = window.locale().language().name
    return [] if wanted in (None, found) else [f"the window's language is {found}, not {wanted}"]


def content_of(view: object) -> frozenset[str]:
    """Every text that a view brings along: questions, names, times."""
    return frozenset(_texts(view))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield _flat(value)
        yield from (_flat(line) for line in value.splitlines())
    elif isinstance(value, bytes):
        yield _flat(value.decode("utf-8", "replace"))
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
    elif isinstance(value, dict):
        yield from _texts(tuple(value))
        yield from _texts(tuple(value.values()))
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from _texts(one)


def _printed(document: QTextDocument) -> str:
    """The text with its own spaces, which the toolkit's plain text makes ordinary ones."""
    return re.sub("[\u2028\u2029\ufdd0\ufdd1]", "\n", document.toRawText())


def _known(text: str, content: frozenset[str]) -> bool:
    """Whether each sentence is marked, is content, is the name of keys, or has no word in it."""
    return _OPEN in text or all(
        not any(letter.isalpha() for letter in sentence)
        or _KEYS.fullmatch(sentence)
        or any(_flat(sentence) in whole for whole in content)
        for line in text.splitlines()
        for sentence in _SENTENCE.split(_NUMBER.sub("", line))
    )


def _flat(text: str) -> str:
    return " ".join(_LINK.sub(r"\1", text).translate(_MARKS).split()).casefold()
