"""The image viewer on the screen: the picture, its panels, its facts. Knows no rule of editing."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engine.applications.image.frame import Frame
from engine.applications.image.start import Picture, read_gallery
from engine.applications.image.state import Edit, Work, picture_of, work_from_json
from kiosk.ui.tools.image.adjust_panel import AdjustPanel
from kiosk.ui.tools.image.canvas import Canvas
from kiosk.ui.tools.image.crop_panel import CropPanel
from kiosk.ui.tools.image.developing import developed, drawings
from kiosk.ui.tools.image.export_panel import ExportPanel, copy_words
from kiosk.ui.tools.image.panes import Panes
from kiosk.ui.tools.image.property_panel import PropertyPanel
from kiosk.ui.tools.image.tabs import Tab
from kiosk.ui.tools.tool import Tool
from kiosk.ui.views.tool import ToolView
from kiosk.ui.widgets.boxes import grounded, hairline
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.image import ImageText, image_words

_PANEL: Final = 330
_ZOOMS: Final = (100, 150, 200, 300)
_PANELS: Final = (
    ("crop", ImageText.CROP),
    ("adjust", ImageText.ADJUST),
    ("properties", ImageText.PROPERTIES),
    ("export", ImageText.EXPORT),
)
_REASONS: Final = {
    "crop-too-small": ImageText.REFUSED_CROP_SMALL,
    "crop-outside": ImageText.REFUSED_CROP_OUTSIDE,
    "adjust-range": ImageText.REFUSED_RANGE,
    "property-fixed": ImageText.REFUSED_FIXED,
    "nothing-to-save": ImageText.REFUSED_NOTHING,
    "no-name": ImageText.REFUSED_NO_NAME,
    "bad-name": ImageText.REFUSED_BAD_NAME,
    "name-of-original": ImageText.REFUSED_ORIGINAL,
    "too-many": ImageText.REFUSED_MANY,
}


class ImageTool(Tool):
    """Pictures, one of them in front."""

    icon = "image"

    def __init__(self, view: ToolView) -> None:
        super().__init__(view)
        self._gallery = read_gallery(view.start)
        self._drawings = drawings(view.media)
        self._zoom = 0
        self._panel = ""
        self.canvas = Canvas()
        self.crop = CropPanel()
        self.adjust = AdjustPanel()
        self.properties = PropertyPanel(open_to_change="properties" in self._gallery.tools)
        self.export = ExportPanel(self._gallery)
        self._parts: Mapping[str, QWidget] = {
            "crop": self.crop,
            "adjust": self.adjust,
            "properties": self.properties,
            "export": self.export,
        }
        self._facts = Text("", "small", "text2")
        self._percent = Text("", "small", "text2", wrap=False)
        self._buttons: dict[str, Button] = {}
        self._openers: list[QPushButton] = []
        self._tabs = QWidget()
        self._panes = Panes(self._stage(), self._side(), _PANEL)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar())
        layout.addWidget(hairline())
        layout.addWidget(self._panes, 1)
        self._connect()
        if self._gallery.tools == ("properties",) or not self._gallery.tools:
            self._toggle("properties")

    def title(self) -> str:
        return image_words(ImageText.TITLE)

    def subtitle(self) -> str:
        return self._work().front

    def hint(self) -> str:
        return image_words(ImageText.HINT) if "crop" in self._gallery.tools else ""

    def summary(self) -> str:
        work = self._work()
        lines = [copy_words(one) for one in work.exports]
        if work.replaced:
            lines.append(image_words(ImageText.SAVED, names=", ".join(work.replaced)))
        return "\n".join(lines)

    def explain(self, reason: str) -> str:
        return image_words(_REASONS.get(reason, ImageText.REFUSED_OTHER))

    def first_focus(self) -> QWidget:
        return self.canvas

    @property
    def panel(self) -> str:
        """The name of the panel that is open, or nothing."""
        return self._panel

    def opener(self, place: int) -> QPushButton:
        """The button that brings a picture to the front, by its place."""
        return self._openers[place]

    def show_state(self) -> None:
        work = self._work()
        picture = picture_of(self._gallery, work.front)
        edit = work.edit(picture.name)
        shown = edit.shown(picture)
        for one, button in zip(self._gallery.pictures, self._openers, strict=True):
            button.setChecked(one.name == picture.name)
        image = self._drawings.get(picture.file, QImage())
        self.canvas.show_picture(
            developed(image, edit.rotation, edit.adjust),
            edit.outer(picture),
            shown,
            picture.description or image_words(ImageText.NO_DRAWING),
        )
        self._describe(picture, edit)
        self.crop.show_frame(shown)
        self.canvas.show_frame(shown if self._panel == "crop" else None)
        self.adjust.show_edit(edit)
        self.properties.show_picture(picture, edit)
        if "export" in self._gallery.tools:
            self.export.show_picture(picture, shown, work.exports)

    def _work(self) -> Work:
        return work_from_json(self._gallery, self.state)

    def _describe(self, picture: Picture, edit: Edit) -> None:
        """The picture and what was done to it, in words, for who does not see it."""
        shown = edit.shown(picture)
        size = image_words(ImageText.SIZE, width=shown.width, height=shown.height)
        weight = image_words(ImageText.KO, weight=picture.weight)
        self._facts.say(image_words(ImageText.FACTS, size=size, weight=weight))
        words = [
            image_words(
                ImageText.PICTURE, name=picture.name, description=picture.description
            ).strip()
        ]
        if edit.rotation:
            words.append(image_words(ImageText.PICTURE_TURNED, degrees=edit.rotation))
        if edit.crop is not None:
            words.append(_frame_words(edit.crop))
        self.canvas.setAccessibleName(" ".join(words))

    def _toggle(self, name: str) -> None:
        self._panel = "" if self._panel == name else name
        for key, part in self._parts.items():
            part.setVisible(key == self._panel)
            if key in self._buttons:
                self._buttons[key].setChecked(key == self._panel)
        self._panes.show_panel(opened=bool(self._panel))
        self.show_state()

    def _bring(self, name: str) -> None:
        self.act({"do": "open", "picture": name})
        self.show_state()  # a button pressed twice would look as if nothing was in front

    def _look_closer(self, step: int) -> None:
        self._zoom = max(0, min(self._zoom + step, len(_ZOOMS) - 1))
        self.canvas.zoom(_ZOOMS[self._zoom])
        self._percent.say(image_words(ImageText.ZOOM, percent=_ZOOMS[self._zoom]))

    def _connect(self) -> None:
        self.canvas.moved.connect(self.crop.take)
        self.canvas.accepted.connect(self.crop.apply)
        self.crop.placed.connect(self._placed)
        self.crop.applied.connect(
            lambda frame: self.act(
                {
                    "do": "crop",
                    "x": frame.x,
                    "y": frame.y,
                    "width": frame.width,
                    "height": frame.height,
                }
            )
        )
        self.crop.cleared.connect(lambda: self.act({"do": "uncrop"}))
        self.adjust.given.connect(
            lambda what, value: self.act({"do": "adjust", "what": what, "value": value})
        )
        self.properties.given.connect(
            lambda key, value: self.act({"do": "property", "key": key, "value": value})
        )
        self.export.asked.connect(self.act)
        self.export.impossible.connect(
            lambda: self.refused.emit(image_words(ImageText.REFUSED_NUMBER))
        )

    def _placed(self, frame: Frame) -> None:
        self.canvas.show_frame(frame)
        self.canvas.setAccessibleDescription(_frame_words(frame))

    def _bar(self) -> QWidget:
        bar = QWidget()
        flow = Flow(bar, 6)
        flow.setContentsMargins(8, 3, 8, 3)
        tools = self._gallery.tools
        if "rotate" in tools:
            for way, text in (("left", ImageText.LEFT), ("right", ImageText.RIGHT)):
                icon = "undo" if way == "left" else "redo"
                turn = Button(f"image-rotate-{way}", image_words(text), "quiet", icon)
                turn.clicked.connect(
                    lambda _on=False, way=way: self.act({"do": "rotate", "way": way})
                )
                flow.addWidget(turn)
        for name, text in _PANELS:
            if name not in tools and name != "properties":
                continue
            button = Tab(f"image-panel-{name}", image_words(text))
            button.clicked.connect(lambda _on=False, name=name: self._toggle(name))
            flow.addWidget(button)
            self._buttons[name] = button
        if set(tools) - {"export"}:
            save = Button("image-save", image_words(ImageText.SAVE), "quiet", "save")
            save.clicked.connect(lambda: self.act({"do": "save"}))
            flow.addWidget(save)
        return bar

    def _stage(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        flow = Flow(self._tabs, 6)
        flow.setContentsMargins(8, 6, 8, 6)
        for one in self._gallery.pictures:
            button = Tab(f"image-open-{one.name}", one.name)
            button.clicked.connect(lambda _on=False, name=one.name: self._bring(name))
            flow.addWidget(button)
            self._openers.append(button)
        self._tabs.setAccessibleName(image_words(ImageText.PICTURES))
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 8, 0)
        row.addWidget(self._facts, 1)
        for step, text, sign in ((-1, ImageText.ZOOM_OUT, "−"), (1, ImageText.ZOOM_IN, "+")):
            zoom = Button(f"image-zoom-{'in' if step > 0 else 'out'}", sign, "plain")
            zoom.say(sign, image_words(text))
            zoom.clicked.connect(lambda _on=False, step=step: self._look_closer(step))
            if step > 0:
                row.addWidget(self._percent)
            row.addWidget(zoom)
        self._look_closer(0)
        for part in (self._tabs, self.canvas, foot):
            column.addWidget(part, 1 if part is self.canvas else 0)
        self._tabs.setVisible(len(self._gallery.pictures) > 1)
        return made

    def _side(self) -> QWidget:
        made = grounded(QWidget(), "surface")
        column = QVBoxLayout(made)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(0)
        for part in self._parts.values():
            column.addWidget(part)
            part.hide()
        column.addStretch(1)
        return made


def _frame_words(frame: Frame) -> str:
    return image_words(
        ImageText.PICTURE_CROPPED, x=frame.x, y=frame.y, width=frame.width, height=frame.height
    )
