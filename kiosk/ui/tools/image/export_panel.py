"""The panel to write a copy: name, folder, format, size, quality. Knows no rule of weight."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from engine.applications.image.frame import LARGEST, Frame
from engine.applications.image.start import LONGEST_NAME, Gallery, Picture
from engine.applications.image.state import LEAST_QUALITY, Export
from kiosk.ui.tools.image.numbers import NumberField, line, titled
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import PickList
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tick_box import TickBox
from kiosk.words.tools.image import ImageText, image_words

_QUALITY: Final = 90


class ExportPanel(QWidget):
    """`asked` carries the act that writes the copy, `impossible` that a number cannot be."""

    asked = Signal(object)
    impossible = Signal()

    def __init__(self, gallery: Gallery) -> None:
        super().__init__()
        self._gallery = gallery
        self._about: tuple[str, int, int] = ("", 0, 0)
        choose = image_words(ImageText.CHOOSE)
        self.name = line("image-export-name", image_words(ImageText.NAME), LONGEST_NAME)
        self.folder = _list("image-export-folder", ImageText.FOLDER, choose, gallery.folders)
        self.format = _list("image-export-format", ImageText.FORMAT, choose, (*gallery.formats,))
        self.width_field = NumberField("image-export-width", image_words(ImageText.WIDTH))
        self.height_field = NumberField("image-export-height", image_words(ImageText.HEIGHT))
        self.proportions = TickBox("", image_words(ImageText.PROPORTIONS))
        self.proportions.setObjectName("image-export-proportions")
        self.proportions.setAccessibleName(image_words(ImageText.PROPORTIONS))
        self.proportions.setChecked(True)
        self.quality = NumberField("image-export-quality", image_words(ImageText.QUALITY))
        self.quality.setAccessibleDescription(image_words(ImageText.QUALITY_HINT))
        self.quality.show_number(_QUALITY)
        self._quality_row = titled(image_words(ImageText.QUALITY), self.quality)
        self._weight = Text("", "label")
        self._weight.setObjectName("image-export-weight")
        self._copies = Text("", "small")
        self._copies_title = Text(image_words(ImageText.COPIES), "small", "text2")
        apply = Button("image-export-apply", image_words(ImageText.EXPORT_APPLY))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (
            titled(image_words(ImageText.NAME), self.name),
            titled(image_words(ImageText.FOLDER), self.folder),
            titled(image_words(ImageText.FORMAT), self.format),
            _beside(
                titled(image_words(ImageText.WIDTH), self.width_field),
                titled(image_words(ImageText.HEIGHT), self.height_field),
            ),
            self.proportions,
            self._quality_row,
            self._weight,
            apply,
            self._copies_title,
            self._copies,
        ):
            layout.addWidget(part)
        apply.clicked.connect(self._ask)
        self.width_field.written.connect(lambda value: self._sized(value, by_width=True))
        self.height_field.written.connect(lambda value: self._sized(value, by_width=False))
        for field in (self.width_field, self.height_field, self.quality):
            field.textEdited.connect(lambda _text: self._weigh())
        self.format.currentIndexChanged.connect(lambda _place: self._weigh())
        self.proportions.toggled.connect(self._locked)

    def show_picture(self, picture: Picture, shown: Frame, exports: tuple[Export, ...]) -> None:
        """Show what can be written of a picture, and what was."""
        about = (picture.name, shown.width, shown.height)
        if about[0] != self._about[0]:
            stem, _, ending = picture.name.rpartition(".")
            self.name.setText(f"{stem}-copie")
            self.folder.pick(picture.folder)
            formats = list(self._gallery.formats)
            self.format.pick(ending if ending in formats else formats[0])
        if about != self._about:
            self._about = about
            self.width_field.show_number(shown.width)
            self.height_field.show_number(shown.height)
        lines = [copy_words(one) for one in exports]
        self._copies.say("\n".join(lines))
        self._copies_title.setVisible(bool(lines))
        self._weigh()

    def _sized(self, value: int, *, by_width: bool) -> None:
        _, width, height = self._about
        if self.proportions.isChecked() and value > 0:
            other = self.height_field if by_width else self.width_field
            across, down = (width, height) if by_width else (height, width)
            other.show_number(max(1, round(value * down / across)))
        self._weigh()

    def _locked(self, locked: bool) -> None:  # noqa: FBT001 - the toolkit's signature
        if locked:
            self._sized(self.width_field.number() or self._about[1], by_width=True)

    def _numbers(self) -> tuple[int, int, int] | None:
        """Width, height and quality, where each of them can be."""
        width, height = self.width_field.number() or 0, self.height_field.number() or 0
        quality = self.quality.number() or 0
        good = 1 <= width <= LARGEST and 1 <= height <= LARGEST
        return (width, height, quality) if good and LEAST_QUALITY <= quality <= 100 else None  # noqa: PLR2004 - a hundred per cent

    def _weigh(self) -> None:
        found = self._gallery.formats.get(self.format.picked())
        self._quality_row.setVisible(found is not None and found.quality)
        numbers = self._numbers()
        if found is None or numbers is None:
            self._weight.say("")
            return
        self._weight.say(image_words(ImageText.ESTIMATED, weight=found.weight(*numbers)))

    def _ask(self) -> None:
        numbers = self._numbers()
        if numbers is None or not self.format.picked() or not self.folder.picked():
            self.impossible.emit()
            return
        width, height, quality = numbers
        act: dict[str, Any] = {
            "do": "export",
            "name": self.name.text(),
            "format": self.format.picked(),
            "folder": self.folder.picked(),
            "width": width,
            "height": height,
            "quality": quality,
        }
        self.asked.emit(act)


def copy_words(one: Export) -> str:
    """A copy that was written."""
    return image_words(ImageText.COPY, weight=one.weight, **one.to_json())


def _beside(one: QWidget, other: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(one)
    row.addWidget(other)
    return made


def _list(name: str, title: ImageText, choose: str, options: tuple[str, ...]) -> PickList:
    made = PickList(choose, options)
    made.setObjectName(name)
    made.setAccessibleName(image_words(title))
    return made
