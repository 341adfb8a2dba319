"""What a screen reader is told of each control: a name and a role that the eye would agree with."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)

from tests.gui.checks.sight import in_tool, uncovered
from tests.gui.looking import seen, told

_Role = QAccessible.Role
_ROLES: Final[Mapping[type[QWidget], frozenset[QAccessible.Role]]] = {
    QRadioButton: frozenset({_Role.RadioButton}),
    QCheckBox: frozenset({_Role.CheckBox}),
    QPushButton: frozenset({_Role.Button, _Role.ButtonMenu, _Role.RadioButton}),
    QToolButton: frozenset({_Role.Button, _Role.ButtonMenu, _Role.RadioButton}),
    QLineEdit: frozenset({_Role.EditableText}),
    QPlainTextEdit: frozenset({_Role.EditableText}),
    QTextBrowser: frozenset({_Role.StaticText, _Role.Document, _Role.EditableText}),
    QTextEdit: frozenset({_Role.EditableText, _Role.Document}),
    QComboBox: frozenset({_Role.ComboBox}),
    QAbstractSpinBox: frozenset({_Role.SpinBox}),
    QAbstractSlider: frozenset({_Role.Slider}),
    QTableView: frozenset({_Role.Table}),
    QTreeView: frozenset({_Role.Tree}),
    QListView: frozenset({_Role.List}),
}
"""The first class that fits decides."""
_OTHERS: Final = frozenset(
    {_Role.Graphic, _Role.Splitter, _Role.Grouping, _Role.List, _Role.Table, _Role.Slider}
    | {_Role.Document, _Role.Canvas, _Role.Grip}
)
"""What a control drawn by hand may be; a mere window or client area says nothing."""


def stops(window: QWidget) -> list[QWidget]:
    """Everything in sight that can have the focus by the Tab key or by an arrow in its group."""
    return [
        widget
        for widget in uncovered(window)
        if not isinstance(widget, QScrollArea)
        and (
            widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            or (isinstance(widget, QAbstractButton) and widget.focusPolicy())
        )
    ]


def spoken(widget: QWidget) -> str:
    """The name that is read aloud; a list is called by its label, as its own name is its value."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName().strip()
    found = QAccessible.queryAccessibleInterface(widget)
    return "" if found is None else found.text(QAccessible.Text.Name).strip()


def role(widget: QWidget) -> QAccessible.Role:
    """What a screen reader calls it."""
    found = QAccessible.queryAccessibleInterface(widget)
    return _Role.NoRole if found is None else found.role()


def unnamed(window: QWidget) -> list[str]:
    """A03: controls that are read aloud as nothing."""
    return [f"has no name: {told(one)}" for one in stops(window) if not spoken(one)]


def alike(window: QWidget) -> list[str]:
    """A03: controls of one kind that a blind person cannot tell apart."""
    found = Counter((spoken(one), role(one)) for one in stops(window))
    return [
        f"{count} controls are all named {name!r} ({kind.name})"
        for (name, kind), count in found.items()
        if count > 1 and name
    ]


def misnamed(window: QWidget) -> list[str]:
    """A04: a name without the words that are seen on the control, or before it."""
    labels = {one.buddy(): one for one in seen(window) if isinstance(one, QLabel) and one.buddy()}
    found = []
    for widget in stops(window):
        visible = widget.text() if isinstance(widget, QAbstractButton) else ""
        label = labels.get(widget)
        if label is not None:
            visible = str(getattr(label, "plain", label.text()))
        if _flat(visible) not in _flat(spoken(widget)):
            found.append(f"is seen as {visible!r} and read as {spoken(widget)!r}: {told(widget)}")
    return found


def miscast(window: QWidget) -> list[str]:
    """A05: controls whose role is not the one of their kind."""
    found = []
    for widget in stops(window):
        allowed = next((roles for kind, roles in _ROLES.items() if isinstance(widget, kind)), None)
        if allowed is None and isinstance(widget, QAbstractScrollArea):
            allowed = _OTHERS | {_Role.EditableText}
        if isinstance(widget, QAbstractButton) and in_tool(widget):
            allowed = (allowed or _OTHERS) | {_Role.CheckBox}  # as bold is on or off
        if role(widget) not in (allowed or _OTHERS):
            found.append(f"has the role {role(widget).name}: {told(widget)}")
    return found


def _flat(text: str) -> str:
    plain = text.replace("&&", "&").replace("**", "").casefold()
    return " ".join(plain.replace("\u00a0", " ").replace("\u202f", " ").split())
