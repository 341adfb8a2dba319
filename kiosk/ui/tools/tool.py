"""One simulated application on the screen: shows a state, does acts, undoes them. Knows no item.

A subclass draws `state` in `show_state`, and turns what a person does into acts by `act`; the
engine performs them, so the screen has no rule of its own. It needs no mouse: every act has a key
or a button that Tab reaches, and every part has an accessible name.
"""

from collections.abc import Mapping
from typing import Any, Final, Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engine.applications.application import ActRefusedError
from engine.applications.table import application
from engine.records.canonical import dumps
from kiosk.ui.views.tool import State, ToolView

MOST_UNDONE: Final = 200


class Do(Protocol):
    """How a part of an application has an act done; whether it could be done."""

    def __call__(self, act: Mapping[str, Any], *, merge: str = "") -> bool:
        """As `Tool.act`."""


class Tool(QWidget):
    """The inside of an application's window, between the title bar and the edge.

    `changed` carries the state after each act, undo or reset; `refused` the reason of an act
    that could not be done, as a sentence for the person; `undoable` whether something can be
    undone and redone.
    """

    changed = Signal(object)
    refused = Signal(str)
    undoable = Signal(bool, bool)

    icon = "window"
    """The name of its icon."""

    def __init__(self, view: ToolView) -> None:
        super().__init__()
        self.setObjectName(f"tool-{view.name}")
        self.view = view
        self._application = application(view.name)
        self._first = self._application.first(view.start)
        self._state: State = self._first if view.state is None else view.state
        self._before: list[State] = []
        self._after: list[State] = []
        self._merging = ""

    @property
    def start(self) -> State:
        """What the item lays out."""
        return self.view.start

    @property
    def state(self) -> State:
        """What was made of it."""
        return self._state

    @property
    def used(self) -> bool:
        """Whether the state is another one than at first, as it is written down."""
        return dumps(self._state) != dumps(self._first)

    def title(self) -> str:
        """What the application is called."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """The name of what is open in it, or nothing."""
        return ""

    def hint(self) -> str:
        """One sentence on the keys that matter most."""
        return ""

    def summary(self) -> str:
        """The state of the answer in words, shown under the question; nothing where it is plain."""
        return ""

    def explain(self, reason: str) -> str:
        """The sentence for a reason that the engine refused an act for."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Draw the state. Called after each change, and once after building."""
        raise NotImplementedError

    def first_focus(self) -> QWidget:
        """Where the keyboard goes when the pane is entered."""
        return self

    def act(self, act: Mapping[str, Any], *, merge: str = "") -> bool:
        """Do something; whether it could be done. The person is told why it could not.

        Acts in a row with the same `merge`, as while one text is typed, are undone together.
        """
        try:
            after = self._application.perform(self.start, self._state, act)
        except ActRefusedError as refusal:
            self.refused.emit(self.explain(str(refusal.args[0])))
            return False
        self.refused.emit("")
        if dumps(after) == dumps(self._state):
            return True
        if not (merge and merge == self._merging):
            self._before = [*self._before, self._state][-MOST_UNDONE:]
        self._after = []
        self._become(after)
        self._merging = merge
        return True

    def undo(self) -> None:
        """Take the last act back."""
        if self._before:
            self._after.append(self._state)
            self._become(self._before.pop())

    def redo(self) -> None:
        """Do again what was taken back last."""
        if self._after:
            self._before.append(self._state)
            self._become(self._after.pop())

    def reset(self) -> None:
        """Back to the start; undo brings the work back."""
        if self.used:
            self._before = [*self._before, self._state][-MOST_UNDONE:]
            self._after = []
            self._become(self._first)

    def lay(self, state: State) -> None:
        """Show a state that comes from elsewhere, as after a crash; nothing can be undone."""
        self._before, self._after = [], []
        self._become(state)

    def _become(self, state: State) -> None:
        self._state = state
        self._merging = ""
        self.show_state()
        self.undoable.emit(bool(self._before), bool(self._after))
        self.changed.emit(state)
