"""A document joined to a question, under its name. Knows no question, and opens no file.

One that cannot be read shows a sentence instead, so that the person can report it.
"""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from kiosk.ui.views.question import AttachmentView
from kiosk.ui.widgets.boxes import row
from kiosk.ui.widgets.csv_cells import UnreadableDocumentError
from kiosk.ui.widgets.documents import TableDocument, document
from kiosk.ui.widgets.text import Icon, Text
from kiosk.words import Text as Key
from kiosk.words import words

_ICONS: Final = {"table": "table", "image": "image", "text": "file"}


class AttachmentPane(QWidget):
    """One document with its name, and the same in words for those who cannot see it."""

    def __init__(self, view: AttachmentView, place: int) -> None:
        super().__init__()
        title = Text(words(Key.QUESTION_ATTACHMENT, name=view.name), "small", "text2")
        caption = ""
        try:
            body = document(view)
        except UnreadableDocumentError:
            body, caption = _unreadable(view), view.alt
        if isinstance(body, TableDocument):
            caption = body.summary
        body.setObjectName(f"attachment-{place}")
        body.setAccessibleName(view.alt or view.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(row(Icon(_ICONS.get(view.kind, "file"), "brand", 22), title, gap=10))
        layout.addWidget(body)
        if caption:
            layout.addWidget(Text(caption, "caption", "mention"))


def _unreadable(view: AttachmentView) -> QWidget:
    """A dashed frame in the place of the document, and what to do about it."""
    box = QFrame()
    box.setProperty("card", "missing")
    layout = QVBoxLayout(box)
    layout.setContentsMargins(24, 36, 24, 36)
    layout.setSpacing(8)
    middle = Qt.AlignmentFlag.AlignHCenter
    layout.addWidget(Icon(_ICONS.get(view.kind, "file"), "text2", 36), 0, middle)
    texts = [(words(Key.QUESTION_FILE_UNREADABLE), "small", "text2")]
    if view.kind == "image":
        texts.insert(0, (words(Key.QUESTION_IMAGE_MISSING), "label", "text2"))
    for text, role, tone in (*texts, (view.name, "caption", "mention")):
        label = Text(text, role, tone)
        label.setAlignment(middle)
        layout.addWidget(label)
    return box
