"""Pages of which one is in front, as small as that one allows. Knows no page."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class FrontPages(QStackedWidget):
    """The toolkit's own asks for the room of its widest page, hidden ones too."""

    def minimumSizeHint(self) -> QSize:
        """What the page in front needs."""
        front = self.currentWidget()
        return super().minimumSizeHint() if front is None else _least(front)


def _least(page: QWidget) -> QSize:
    return page.minimumSizeHint().expandedTo(page.minimumSize())
