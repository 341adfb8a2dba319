"""The end of the road: counts, a code, where the answers are. Knows no score but in rehearsal."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.ending import EndView, StorageRow
from kiosk.ui.widgets.boxes import STRETCH, Split, card, clear, column, grounded, hairline, row
from kiosk.ui.widgets.disc import Disc
from kiosk.ui.widgets.progress_rule import ProgressRule
from kiosk.ui.widgets.strip import Strip
from kiosk.ui.widgets.text import Icon, Pill, Text
from kiosk.words import Text as Key
from kiosk.words import words

_SHARES = (592, 774)


class EndScreen(Screen):
    """Only the staff lets go of the station."""

    def __init__(self) -> None:
        super().__init__("end")
        self._thanks = Text("", "farewell", "onink")
        self._stay = Text("", "lead", "ink2")
        self._counts = {
            key: Text("", "hero", "onink", wrap=False)
            for key in (Key.END_SEEN, Key.END_ANSWERED, Key.END_SKIPPED)
        }
        self._rule = ProgressRule("ink", base=True)
        self._code = Text("", "spelt", wrap=False)
        self._code.setObjectName("end-code")
        self._score = Strip("", "warn", "info")
        self._note = Strip("", "info", role="small")
        self._storage = QVBoxLayout()
        self._storage.setSpacing(0)
        self._shown: tuple[StorageRow, ...] = ()
        self.lay(Split(self._road(), self._page(), _SHARES))
        self.add_staff_button()

    def show_view(self, view: EndView) -> None:
        """Say what is over and what is safe."""
        self.entitle(view.title)
        self._thanks.say(view.title)
        self._stay.say(view.subtitle)
        for key, count in (
            (Key.END_SEEN, view.seen),
            (Key.END_ANSWERED, view.answered),
            (Key.END_SKIPPED, view.skipped),
        ):
            self._counts[key].say(str(count))
        spoken = words(Key.FRAME_QUESTION, number=view.seen, total=view.total)
        self._rule.show_place(view.seen, view.total, spoken)
        self._code.say(view.end_code)
        self._note.say(view.note)
        self._score.say(view.score_note)
        if view.storage != self._shown:
            self._shown = view.storage
            clear(self._storage)
            for place, one in enumerate(view.storage):
                if place:
                    self._storage.addWidget(hairline())
                self._storage.addWidget(_stored(one))
        self.bottom.say(view.foot or words(Key.END_FOOT))

    def _road(self) -> QWidget:
        counts = QWidget()
        layout = QHBoxLayout(counts)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(40)
        for key, number in self._counts.items():
            layout.addWidget(column(number, Text(words(key), "small", "ink2", wrap=False)))
        layout.addStretch(1)
        disc = row(Disc("check", 72, filled=True), STRETCH)
        road = column(
            disc,
            16,
            self._thanks,
            self._stay,
            STRETCH,
            24,
            counts,
            24,
            self._rule,
            margins=(48, 56, 48, 40),
            gap=4,
        )
        return grounded(road, "ink")

    def _page(self) -> QWidget:
        said = column(Text(words(Key.END_CODE), "small", "text2"), self._code)
        note = Text(words(Key.END_CODE_NOTE), "small", "text2")
        note.setMinimumWidth(184)
        beside = row(_upright(), note, gap=20, grows=1)
        code = card("line", row(said, beside, gap=24, margins=(28, 16, 28, 16), grows=0))
        storage = QWidget()
        self._storage.setContentsMargins(0, 0, 0, 0)
        storage.setLayout(self._storage)
        return column(
            code,
            20,
            Text(words(Key.END_WHERE), "h3"),
            storage,
            12,
            self._note,
            8,
            self._score,
            STRETCH,
            margins=(64, 48, 64, 24),
            gap=4,
        )


def _upright() -> QFrame:
    line = hairline("upright")
    line.setMinimumHeight(48)
    return line


def _stored(view: StorageRow) -> QWidget:
    said = column(Text(view.title, "label"), Text(view.detail, "small", "text2"), gap=0)
    tone = view.tone if view.tone in ("ok", "warn") else "mention"
    picture = Icon(view.icon, tone, 26)
    return row(picture, said, Pill(view.pill, view.tone), gap=16, margins=(0, 16, 0, 16))
