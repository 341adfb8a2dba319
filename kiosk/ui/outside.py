"""Keeps every way out of the window shut that the toolkit opens by itself. Knows no exam.

Links, menus of text fields, things dragged in, dialogs of the system: nothing of it may start
another program or show a folder of the machine.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

SCHEMES: Final = (
    "about",
    "data",
    "file",
    "ftp",
    "http",
    "https",
    "javascript",
    "mailto",
    "ms-settings",
    "qrc",
    "sftp",
    "smb",
    "ssh",
    "tel",
    "vbscript",
)
_DROPS: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)
_WITH_MENUS: Final = (QLineEdit, QTextEdit, QPlainTextEdit, QLabel, QSpinBox)


class Outside(QObject):
    """Refuses what leads out, for as long as it lives."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        application.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeMenuBar)
        for scheme in SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "refuse")  # type: ignore[arg-type] # the stubs are wrong
        application.installEventFilter(self)

    @Slot(QUrl)
    def refuse(self, _url: QUrl) -> None:
        """A link that the toolkit was asked to open elsewhere: nothing happens."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse what comes from another program, and the toolkit's own menus."""
        if event.type() in _DROPS and isinstance(event, QDropEvent):
            foreign = event.source() is None
            if foreign:
                event.ignore()
            return foreign
        if event.type() == QEvent.Type.ContextMenu and isinstance(watched, QWidget):
            return _shows_a_menu(watched)
        return False

    def release(self) -> None:
        """Let the toolkit do as it likes again."""
        for scheme in SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)


def _shows_a_menu(widget: QWidget) -> bool:
    """Whether the toolkit would open a menu of its own there: a text field, or what it shows."""
    field = widget if isinstance(widget, _WITH_MENUS) else widget.parentWidget()
    usual = Qt.ContextMenuPolicy.DefaultContextMenu
    return isinstance(field, _WITH_MENUS) and field.contextMenuPolicy() is usual
