"""The panel of what is known about a picture. Knows no act."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from engine.applications.image.start import LONGEST_VALUE, Picture
from engine.applications.image.state import Edit
from kiosk.ui.tools.image.numbers import line
from kiosk.ui.widgets.boxes import clear
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.image import ImageText, image_words


class PropertyPanel(QWidget):
    """Says which property shall have which value; none takes it away."""

    given = Signal(str, str)

    def __init__(self, *, open_to_change: bool) -> None:
        super().__init__()
        self._open = open_to_change
        self._shown = ""
        self.fields: dict[str, QLineEdit] = {}
        self._facts: list[Text] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)

    def show_picture(self, picture: Picture, edit: Edit) -> None:
        """Show a picture's properties as they are now."""
        if picture.name != self._shown:
            self._shown = picture.name
            self._build(picture)
        shown = edit.shown(picture)
        for text, words in zip(
            self._facts,
            (
                picture.name,
                image_words(ImageText.SIZE, width=shown.width, height=shown.height),
                image_words(ImageText.KO, weight=picture.weight),
                picture.folder or image_words(ImageText.NOTHING_KNOWN),
            ),
            strict=True,
        ):
            text.say(words)
        for key, field in self.fields.items():
            value = edit.value(picture, key)
            if value != field.property("shown") or field.text().strip() != value:
                field.setProperty("shown", value)
                field.setText(value)

    def _build(self, picture: Picture) -> None:
        clear(self._layout)
        self.fields, self._facts = {}, []
        for title in (
            ImageText.NAME,
            ImageText.DIMENSIONS,
            ImageText.WEIGHT,
            ImageText.FOLDER,
        ):
            fact = Text("", "body")
            self._facts.append(fact)
            self._row(image_words(title), fact)
        for one in picture.properties:
            if one.fixed or not self._open:
                self._row(one.label, Text(one.value or image_words(ImageText.NOTHING_KNOWN)))
                continue
            field = line(f"image-property-{one.key}", one.label, LONGEST_VALUE)
            erase = Button(f"image-erase-{one.key}", image_words(ImageText.ERASE), "quiet")
            erase.say(erase.text(), image_words(ImageText.ERASE_FULL, label=one.label))
            self.fields[one.key] = field
            self._row(one.label, field)
            self._layout.addWidget(erase)
            field.editingFinished.connect(lambda key=one.key: self._finished(key))
            erase.clicked.connect(lambda _on=False, key=one.key: self.given.emit(key, ""))
        if picture.description:
            self._row(image_words(ImageText.DESCRIPTION), Text(picture.description, "small"))

    def _row(self, title: str, control: QWidget) -> None:
        self._layout.addWidget(Text(title, "small", "text2"))
        self._layout.addWidget(control)
        self._layout.addSpacing(4)

    def _finished(self, key: str) -> None:
        field = self.fields[key]
        if field.text().strip() != field.property("shown"):
            self.given.emit(key, field.text().strip())
