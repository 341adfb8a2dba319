"""Reading aloud of what is in front: for whom, why not, and where it is. Knows no toolkit.

Instructions and help are read to everybody; questions only where the ticket grants it.
"""

from collections.abc import Callable, Sequence
from typing import Final

from engine.records.adaptations import Adaptation, grants
from kiosk.ports.speech import Reason, Speech
from kiosk.services.desk import Desk
from kiosk.services.read_aloud import Passage, ReadAloud
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.comfort import Comfort
from kiosk.ui.presenters.sound_test import spoken_language
from kiosk.ui.presenters.voice_reasons import voice_reason
from kiosk.ui.views.instructions import InstructionsView
from kiosk.ui.views.question import QuestionView
from kiosk.ui.views.voice import ListenView, PassageView
from kiosk.words.voice import VoiceText, voice_words

_FOR_ALL: Final = frozenset({Screen.INSTRUCTIONS})
_GRANTED: Final = frozenset({Screen.QUESTION, Screen.PRACTICE})


class ListeningPresenter:
    """One voice for all screens: another screen, or another question, and it falls silent."""

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        comfort: Comfort,
        show: Callable[[ListenView], None],
        refuse: Callable[[str], None],
    ) -> None:
        """Make it; *refuse* tells somebody who asked why there is nothing to be heard."""
        self._desk = desk
        self._speech = speech
        self._comfort = comfort
        self._show = show
        self._refuse = refuse
        self._volume = 1.0
        self._reader = ReadAloud(speech, self._tell)
        self._front: tuple[Screen, str] | None = None
        self._beside = False
        self._known: dict[str, Reason | None] = {}

    @property
    def granted(self) -> bool:
        """Whether questions may be read to whoever sits here."""
        seat = self._desk.seat
        return seat is not None and grants(seat.person, Adaptation.READ_ALOUD)

    @property
    def view(self) -> ListenView:
        """How things stand."""
        current = self._reader.current if self._reader.playing else None
        return ListenView(
            offered=self._readable(),
            reason=self.reason,
            playing=self._reader.playing,
            started=self._reader.started,
            rate=self._comfort.choices.speech_rate,
            passage=-1 if current is None else current.passage,
            sentence="" if current is None else current.shown,
            beside=self._beside,
        )

    @property
    def reason(self) -> str:
        """Why what is in front cannot be listened to, in words; empty when it can."""
        for_all = self._beside or self._screen in _FOR_ALL
        if not for_all and not self.granted:
            nobody = self._desk.seat is None
            return voice_words(VoiceText.NOT_YET if nobody else VoiceText.NOT_GRANTED)
        return voice_reason(self._known.get(spoken_language()))

    @property
    def curious(self) -> bool:
        """Whether it is time to find out what this machine can do."""
        return self._offered() and spoken_language() not in self._known

    def shown(self, screen: Screen, view: object, volume: float = 1.0) -> None:
        """A screen shows a view: the same one again changes nothing, another one is silence."""
        self._volume = volume
        front = (screen, _page(view))
        if front != self._front:
            self._front = front
            self._reader.forget()

    def panel_moved(self, *, readable: bool) -> None:
        """A panel opened or closed beside the screen; *readable* if it is read to everybody."""
        if readable != self._beside:
            self._beside = readable
            self._reader.forget()
        self._tell()

    async def look(self) -> None:
        """Find out whether this machine has a voice for the language on the screen."""
        language = spoken_language()
        self._known[language] = await self._speech.state(language)
        self._tell()

    async def toggled(self, passages: Sequence[PassageView]) -> None:
        """Read what is in front, or pause, or go on from there.

        A machine that had no voice is asked again: the headphones may have been plugged in.
        """
        if self._reader.playing:
            self._reader.pause()
            return
        if not self._offered():
            if self._screen in _GRANTED:
                self._refuse(self.reason)
            return
        front = (self._front, self._beside)
        if self.reason:
            await self.look()
        if front != (self._front, self._beside):
            return
        if not self.reason:
            self._reader.rate = self._comfort.choices.speech_rate / 100
            self._reader.volume = self._volume
            pieces = [Passage(one.text, one.lead) for one in passages]
            self._reader.load(pieces, spoken_language())
            await self._reader.play()
            if not self._reader.failed:
                return
            await self.look()
        self._refuse(self.reason or voice_reason(Reason.BROKEN))

    def stepped(self, by: int) -> None:
        """The sentence after, or before."""
        self._reader.step(by)

    def rate_chosen(self, rate: int) -> None:
        """So fast from now on, in hundredths; it goes with the candidate."""
        self._comfort.rate_chosen(rate)
        self._reader.set_rate(rate / 100)
        self._tell()

    @property
    def _screen(self) -> Screen | None:
        return None if self._front is None else self._front[0]

    def _readable(self) -> bool:
        return self._screen in _FOR_ALL or (self._screen in _GRANTED and self.granted)

    def _offered(self) -> bool:
        return self._beside or self._readable()

    def _tell(self) -> None:
        self._show(self.view)


def _page(view: object) -> str:
    if isinstance(view, QuestionView):
        return view.serial or f"{view.number} {view.item}"
    if isinstance(view, InstructionsView):
        return str(view.page)
    return ""
