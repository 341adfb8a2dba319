"""Brings the spell checker and the window together: whose answer is checked, and who is told.

Stands beside the theatre, which it needs to run what lasts. Knows no rule of the exam.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject

from kiosk.services.desk import Desk
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.spelling import SpellingPresenter
from kiosk.ui.shell import Shell
from kiosk.ui.views.frame import StripView
from kiosk.ui.views.spelling import SpellingView
from kiosk.ui.widgets.spell_check import SpellCheck
from kiosk.words.spelling import SpellingText, spelling_words

Later = Callable[[Coroutine[Any, Any, None]], None]


class Proofreading(QObject):
    """Every place of the window where an answer is checked, over one checker."""

    def __init__(
        self, shell: Shell, desk: Desk, later: Later, notice: Callable[[StripView], None]
    ) -> None:
        """Connect the window.

        Args:
            shell: The window.
            desk: What the station is doing, with its spell checker.
            later: Runs what lasts.
            notice: Shows a sentence to whoever asked for what cannot be.
        """
        super().__init__(shell)
        self._shell = shell
        self._later = later
        self._notice = notice
        self._connected: set[SpellCheck] = set()
        self._presenter = SpellingPresenter(
            desk, desk.gear.spelling, self._show, shell.announce, self._refuse
        )

    @property
    def granted(self) -> bool:
        """Whether whoever sits here was granted it."""
        return self._presenter.granted

    def shown(self, screen: Screen, view: object) -> None:
        """A screen came to the front, or was brought up to date."""
        self._attach(self._place())
        self._presenter.shown(screen, view)
        if self._presenter.curious:
            self._later(self._presenter.look())

    def _attach(self, place: SpellCheck | None) -> None:
        if place is None or place in self._connected:
            return
        self._connected.add(place)
        presenter = self._presenter
        place.destroyed.connect(lambda: self._connected.discard(place))
        place.typed.connect(lambda texts: self._later(presenter.typed(texts)))
        place.asked.connect(lambda texts, field, at: self._later(presenter.asked(texts, field, at)))
        place.left.connect(presenter.left)
        place.put_away.connect(presenter.put_away)

    def _show(self, view: SpellingView) -> None:
        place = self._place()
        if place is not None:
            place.show_view(view)

    def _refuse(self, reason: str) -> None:
        self._notice(StripView(spelling_words(SpellingText.NAME), reason, tone="info"))

    def _place(self) -> SpellCheck | None:
        return self._shell.screen_named(self._shell.current()).spelling
