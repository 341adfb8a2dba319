"""The panel to make a picture brighter, sharper, greyer. Knows no picture."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.applications.image.state import Edit
from kiosk.ui.tools.image.numbers import NumberField, titled
from kiosk.ui.widgets.buttons import Button
from kiosk.words.tools.image import ImageText, image_words

_STEP: Final = 5
_NAMES: Final = (
    ("brightness", ImageText.BRIGHTNESS),
    ("contrast", ImageText.CONTRAST),
    ("saturation", ImageText.SATURATION),
)


class AdjustPanel(QWidget):
    """Says what shall have which value, from −100 to 100."""

    given = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, NumberField] = {}
        self._edit = Edit()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for key, title in _NAMES:
            words = image_words(title)
            field = NumberField(f"image-{key}", words)
            less = Button(f"image-{key}-less", "−", "plain")
            more = Button(f"image-{key}-more", "+", "plain")
            less.say("−", image_words(ImageText.LESS, what=words))
            more.say("+", image_words(ImageText.MORE, what=words))
            row = QWidget()
            inner = QHBoxLayout(row)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(8)
            inner.addWidget(less)
            inner.addWidget(field, 1)
            inner.addWidget(more)
            layout.addWidget(titled(words, row))
            self.fields[key] = field
            field.editingFinished.connect(lambda key=key: self._finished(key))
            less.clicked.connect(lambda _on=False, key=key: self._step(key, -_STEP))
            more.clicked.connect(lambda _on=False, key=key: self._step(key, _STEP))
        grey = Button("image-grey", image_words(ImageText.GREY), "quiet")
        grey.clicked.connect(lambda: self.given.emit("saturation", -100))
        layout.addWidget(grey)

    def show_edit(self, edit: Edit) -> None:
        """Show the values."""
        self._edit = edit
        for key, field in self.fields.items():
            field.show_number(edit.adjust.get(key, 0))

    def _finished(self, key: str) -> None:
        """What was written, once it is; what cannot be is told and goes."""
        field = self.fields[key]
        value = field.number()
        if value is not None and value != self._edit.adjust.get(key, 0):
            self.given.emit(key, value)
        field.show_number(self._edit.adjust.get(key, 0))

    def _step(self, key: str, step: int) -> None:
        self.given.emit(key, max(-100, min(100, (self.fields[key].number() or 0) + step)))
