"""The panel to place a frame: four numbers and a shape. Knows no picture's content."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from engine.applications.image.frame import Frame
from kiosk.ui.tools.image.numbers import NumberField, titled
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.fields import PickList
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.image import ImageText, image_words

_RATIOS: Final = ((4, 3), (3, 2), (16, 9))


class CropPanel(QWidget):
    """`placed` carries the frame as it stands, `applied` the one to cut out."""

    placed = Signal(object)
    applied = Signal(object)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._frame = Frame(0, 0, 1, 1)
        self.fields = {
            key: NumberField(f"image-crop-{key}", image_words(title))
            for key, title in (
                ("x", ImageText.CROP_X),
                ("y", ImageText.CROP_Y),
                ("width", ImageText.WIDTH),
                ("height", ImageText.HEIGHT),
            )
        }
        shapes = (
            image_words(ImageText.RATIO_FREE),
            image_words(ImageText.RATIO_SQUARE),
            *(f"{across}:{down}" for across, down in _RATIOS),
        )
        self.ratio = PickList(image_words(ImageText.CHOOSE), shapes)
        self.ratio.setObjectName("image-crop-ratio")
        self.ratio.setAccessibleName(image_words(ImageText.RATIO))
        self.ratio.setCurrentIndex(1)
        apply = Button("image-crop-apply", image_words(ImageText.CROP_APPLY))
        whole = Button("image-crop-whole", image_words(ImageText.CROP_WHOLE), "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Text(image_words(ImageText.CROP_HELP), "small", "text2"))
        layout.addWidget(titled(image_words(ImageText.RATIO), self.ratio))
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, field in enumerate(self.fields.values()):
            grid.addWidget(titled(field.accessibleName(), field), place // 2, place % 2)
        layout.addLayout(grid)
        layout.addWidget(apply)
        layout.addWidget(whole)
        apply.clicked.connect(self.apply)
        whole.clicked.connect(self.cleared)
        self.ratio.currentIndexChanged.connect(lambda _place: self._shaped())
        for key, field in self.fields.items():
            field.written.connect(lambda value, key=key: self._written(key, value))
            field.returnPressed.connect(self.apply)

    def show_frame(self, frame: Frame) -> None:
        """Show where the frame stands; the shape chosen holds for it."""
        self._frame = frame
        for key, field in self.fields.items():
            field.show_number(getattr(frame, key))

    def apply(self) -> None:
        """Ask for the frame as it stands to be cut out."""
        self.applied.emit(self._frame)

    def take(self, frame: Frame) -> None:
        """Take a frame that was moved in the picture."""
        kept = self._formed(frame, by_height=frame.height != self._frame.height)
        self.show_frame(kept)
        self.placed.emit(kept)

    def _written(self, key: str, value: int) -> None:
        sides = {name: getattr(self._frame, name) for name in self.fields} | {key: max(value, 0)}
        found = self._formed(Frame(**sides), by_height=key == "height")
        self._frame = found
        for name, field in self.fields.items():
            if name != key:
                field.show_number(getattr(found, name))
        self.placed.emit(found)

    def _shaped(self) -> None:
        """Another shape keeps the smaller side, so that the frame stays in the picture."""
        ratio = self._ratio()
        if ratio is not None:
            across, down = ratio
            frame = self._frame
            by_height = frame.width * down > frame.height * across
            self.show_frame(self._formed(frame, by_height=by_height))
            self.placed.emit(self._frame)

    def _formed(self, frame: Frame, *, by_height: bool) -> Frame:
        ratio = self._ratio()
        if ratio is None:
            return frame
        across, down = ratio
        if by_height:
            return Frame(frame.x, frame.y, round(frame.height * across / down), frame.height)
        return Frame(frame.x, frame.y, frame.width, round(frame.width * down / across))

    def _ratio(self) -> tuple[int, int] | None:
        place = self.ratio.currentIndex()
        shapes = (None, None, (1, 1), *_RATIOS)
        return shapes[place]
