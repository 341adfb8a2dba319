"""The documents of a question below each other, and a picture to point at. Knows no question."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiosk.ui.views.question import AttachmentView
from kiosk.ui.widgets.attachments import AttachmentPane
from kiosk.ui.widgets.boxes import clear

_GAP: Final = 18


class QuestionDocuments(QWidget):
    """Rebuilt for each question; empty for one that has none."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_documents(self, views: Sequence[AttachmentView], picture: QWidget | None) -> None:
        """Show these documents in order, then the picture that is answered on."""
        clear(self._layout)
        for place, one in enumerate(views, start=1):
            self._layout.addSpacing(_GAP)
            self._layout.addWidget(AttachmentPane(one, place))
        if picture is not None:
            self._layout.addSpacing(_GAP)
            self._layout.addWidget(picture)
