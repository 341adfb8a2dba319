"""The spelling of an answer: for whom, why not, which words, what instead. Knows no toolkit.

Nothing is ever changed here: whoever answers picks a suggestion, or leaves the word.
"""

from collections.abc import Callable, Mapping
from typing import Final

from engine.records.adaptations import Adaptation, grants
from kiosk.ports.spelling import Reason, Spelling
from kiosk.services.desk import Desk
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.sound_test import spoken_language
from kiosk.ui.presenters.spelling_reasons import spelling_reason
from kiosk.ui.views.question import QuestionView
from kiosk.ui.views.spelling import MarkedView, MarkView, SpellingView, UnknownView
from kiosk.words.spelling import SpellingText, spelling_words

_ANSWERED: Final = frozenset({Screen.QUESTION, Screen.PRACTICE})
_FOUND: Final = {0: SpellingText.FOUND_NONE, 1: SpellingText.FOUND_ONE}


class SpellingPresenter:
    """One checker for all questions; another question, and all that was found is forgotten."""

    def __init__(
        self,
        desk: Desk,
        spelling: Spelling,
        show: Callable[[SpellingView], None],
        announce: Callable[[str], None],
        refuse: Callable[[str], None],
    ) -> None:
        """Make it.

        Args:
            desk: Who sits here.
            spelling: The checker of this machine.
            show: Shows how things stand.
            announce: Has a sentence read by whatever reads the screen.
            refuse: Tells somebody who asked why nothing is checked.
        """
        self._desk = desk
        self._spelling = spelling
        self._show = show
        self._announce = announce
        self._refuse = refuse
        self._front: tuple[Screen, object] | None = None
        self._known: dict[str, Reason | None] = {}
        self._run = 0
        self._note = ""
        self._marked: tuple[MarkedView, ...] = ()
        self._unknown: UnknownView | None = None
        self._last: tuple[str, MarkView] | None = None
        self._left: set[str] = set()

    @property
    def granted(self) -> bool:
        """Whether the ticket grants a spell checker to whoever sits here."""
        seat = self._desk.seat
        return seat is not None and grants(seat.person, Adaptation.SPELL_CHECKER)

    @property
    def view(self) -> SpellingView:
        """How things stand."""
        if not self._offered():
            return SpellingView()
        return SpellingView(
            offered=True,
            reason=self.reason,
            note=self._note,
            fields=self._marked,
            unknown=self._unknown,
        )

    @property
    def reason(self) -> str:
        """Why spelling cannot be checked, in words; empty when it can."""
        return spelling_reason(self._known.get(spoken_language()))

    @property
    def curious(self) -> bool:
        """Whether it is time to find out what this machine can do."""
        return self._offered() and spoken_language() not in self._known

    def shown(self, screen: Screen, view: object) -> None:
        """A screen shows a view: the same question again changes nothing."""
        seat = self._desk.seat
        person = None if seat is None else seat.person.candidate
        identity = view.identity if isinstance(view, QuestionView) else None
        front = (screen, (person, identity))
        if front != self._front:
            self._front = front
            self._run += 1
            self._forget()
            self._tell()

    async def look(self) -> None:
        """Find out whether this machine can check the language on the screen."""
        language = spoken_language()
        self._known[language] = await self._spelling.state(language)
        self._tell()

    async def typed(self, texts: Mapping[str, str]) -> None:
        """Somebody paused in writing: mark the words that are not known."""
        self._last, self._note = None, ""
        if self._offered() and not self.reason and await self._find(texts) is False:
            await self.look()

    async def asked(self, texts: Mapping[str, str], field: str, place: int) -> None:
        """List what may have been meant by the next unknown word.

        A machine that could not check is asked again: the technician may have been there.
        """
        if not self._offered():
            return
        if self.reason or self.curious:
            await self.look()
        found = None if self.reason else await self._find(texts)
        if self.reason or found is False:
            await self.look()
            self._refuse(self.reason or spelling_reason(Reason.BROKEN))
            return
        next_one = self._next(field, place)
        if found is None or next_one is None:
            if found is not None:
                self._note = spelling_words(SpellingText.NOTHING_FOUND)
                self._announce(self._note)
                self._tell()
            return
        await self._list(*next_one)

    def left(self, word: str) -> None:
        """A word stays as it is, and is underlined no more in this question."""
        self._left.add(word)
        self._marked = tuple(self._without_left(one) for one in self._marked)
        self.put_away()

    def put_away(self) -> None:
        """The list was closed; asked again from there, the next word comes."""
        if self._unknown is not None:
            self._last = self._unknown.field, self._unknown.mark
            self._unknown = None
            self._tell()

    async def _find(self, texts: Mapping[str, str]) -> bool | None:
        """Mark what is not known; False when nobody can tell, None when nobody wants to know."""
        self._run += 1
        run, marked = self._run, []
        for field, text in texts.items():
            found = await self._spelling.unknown(text, spoken_language())
            if run != self._run:
                return None
            if found is None:
                return False
            marks = tuple(MarkView(one.start, one.length) for one in found)
            marked.append(self._without_left(MarkedView(field, text, marks)))
        self._marked, self._unknown, self._note = tuple(marked), None, ""
        self._tell()
        return True

    async def _list(self, field: str, text: str, mark: MarkView) -> None:
        run, word = self._run, text[mark.start : mark.end]
        suggestions = await self._spelling.suggestions(word, spoken_language())
        if run != self._run:
            return
        self._unknown = UnknownView(field, text, mark, suggestions)
        self._tell()
        count = len(suggestions)
        key = _FOUND.get(count, SpellingText.FOUND_MANY)
        self._announce(spelling_words(key, word=word, count=count))

    def _next(self, field: str, place: int) -> tuple[str, str, MarkView] | None:
        """The word at a place of a field or after it, from there on around the answer."""
        names = [one.field for one in self._marked]
        here = names.index(field) if field in names else 0
        every = [
            (number, one.field, one.text, mark)
            for number, one in enumerate(self._marked)
            for mark in one.marks
        ]
        after = [
            one
            for one in every
            if one[0] > here or (one[0] == here and self._follows(field, one[3], place))
        ]
        return next((one[1:] for one in (*after, *every)), None)

    def _follows(self, field: str, mark: MarkView, place: int) -> bool:
        """Whether a word is the one written at a place or comes after, but not the last listed."""
        if self._last is not None and self._last[0] == field:
            last = self._last[1]
            if last.start <= place <= last.end:
                return mark.start > last.start
        return mark.end >= place

    def _without_left(self, one: MarkedView) -> MarkedView:
        kept = tuple(
            mark for mark in one.marks if one.text[mark.start : mark.end] not in self._left
        )
        return MarkedView(one.field, one.text, kept)

    def _forget(self) -> None:
        self._note, self._marked, self._left = "", (), set()
        self._unknown = self._last = None

    def _offered(self) -> bool:
        return self._front is not None and self._front[0] in _ANSWERED and self.granted

    def _tell(self) -> None:
        self._show(self.view)
