"""Where a program is tried: the scenes, the run, what happens in words. Knows no editing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engine.applications.blocks.running import Run, run
from engine.applications.blocks.start import Workshop
from kiosk.ui.tools.blocks.board import Board
from kiosk.ui.tools.blocks.phrasing import (
    event_words,
    progress_words,
    scene_words,
    value_words,
)
from kiosk.ui.widgets.boxes import grounded
from kiosk.ui.widgets.buttons import Button
from kiosk.ui.widgets.flow import Flow
from kiosk.ui.widgets.text import Text
from kiosk.words.tools.blocks import BlocksText, blocks_words


class Stage(QWidget):
    """`switched` says that another scene is in front."""

    switched = Signal()

    def __init__(self, workshop: Workshop) -> None:
        super().__init__()
        grounded(self, "surface")
        self._workshop = workshop
        self._scene = 0
        self._scenes: list[Button] = []
        self._board = Board()
        self._progress = Text("", "label")
        self._values = Text("", "label")
        self._told = Text("", "small")
        self._told.setObjectName("blocks-told")
        self._events = Text(blocks_words(BlocksText.EVENTS), "label")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        tabs = self._tabs()
        for part in (
            tabs,
            self._progress,
            self._values,
            self._board,
            self._events,
            self._told,
        ):
            layout.addWidget(part)
        layout.addStretch(1)
        tabs.setVisible(len(workshop.scenes) > 1)

    @property
    def scene(self) -> int:
        """The place of the scene in front."""
        return self._scene

    def show_run(self, found: Run | None, at: int) -> None:
        """Show a moment of a run, or what there is before any."""
        scene = self._workshop.scenes[self._scene]
        moment = found if found is not None else run(self._workshop, (), scene)
        frame = moment.frames[at if found is not None else 0]
        words = scene_words(self._workshop, scene, frame)
        told = event_words(scene, found, frame)
        self._events.setVisible(bool(told))
        progress = progress_words(found, at)
        values = value_words(frame.values)
        self._progress.say(progress)
        self._values.say(values)
        self._values.setVisible(bool(values))
        self._told.say("\n".join((*told, *words)))
        way = tuple(one.cell for one in moment.frames[: at + 1])
        spoken = " ".join((progress, values, *words))
        self._board.show_grid(scene.grid, frame, way, spoken)
        alone = Qt.FocusPolicy.TabFocus if scene.grid is None else Qt.FocusPolicy.NoFocus
        self._told.setFocusPolicy(alone)
        self._told.setAccessibleName(" ".join((progress, values, *told)))

    def _tabs(self) -> QWidget:
        made = QWidget()
        made.setAccessibleName(blocks_words(BlocksText.SCENES))
        flow = Flow(made, 6)
        for place, scene in enumerate(self._workshop.scenes):
            button = Button(f"blocks-scene-{place + 1}", scene.name, "tab")
            button.setAccessibleName(blocks_words(BlocksText.SCENE, name=scene.name))
            button.setCheckable(True)
            button.setChecked(place == 0)
            button.clicked.connect(lambda _on=False, place=place: self._switch(place))
            self._scenes.append(button)
            flow.addWidget(button)
        return made

    def _switch(self, place: int) -> None:
        self._scene = place
        for number, button in enumerate(self._scenes):
            button.setChecked(number == place)
        self.switched.emit()
