"""kiosk.ui.presenters.closing: the end of a session, before the closing, after it, from outside."""

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from engine.records.journal_record import Actor
from engine.sitting import events
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.drives import Drive
from kiosk.ports.errors import DiskFullError
from kiosk.ports.outbox import BundleState
from kiosk.services.carrying import Carrying
from kiosk.services.copying import Copying
from kiosk.services.names import kept_names
from kiosk.services.reconcile import Reconcile
from kiosk.services.seat import Step
from kiosk.services.storage import Copied, Received, Storage
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.closing_rows import Standing, ended_rows, note_rows
from kiosk.ui.presenters.plain_text import plain_text
from kiosk.ui.presenters.press import PrintFailedError
from kiosk.ui.views.closing import ClosingView, EndAct
from kiosk.ui.views.document import Document
from kiosk.ui.views.panel import Act
from kiosk.ui.views.waiting import WaitingView
from kiosk.words.closing import ClosingText, closing_words
from tests.kiosk.services.world import CHEF, Station
from tests.kiosk.ui.presenters.day import Day, sentences
from tests.kiosk.ui.presenters.test_moving import Sticks
from tests.kiosk.ui.printing.sample import NAMES, at, eventful, record, sitting

T = ClosingText


@dataclass
class FakePress:
    """Remembers papers; a broken one refuses."""

    name: str = "Salle B12"
    broken: bool = False
    papers: list[Document] = field(default_factory=list)

    def pdf(self, document: Document) -> bytes:
        self.send(document)
        return b"%PDF " + plain_text(document).encode()

    def printer(self) -> str:
        return self.name

    def send(self, document: Document) -> None:
        if self.broken:
            raise PrintFailedError(reason="printer")
        self.papers.append(document)


def carried(station: Station, folder: Path) -> tuple[Carrying, Copying]:
    stick = UsbCourier(folder)
    root = station.identity.root
    reconcile = Reconcile(station.store, stick, root, station.clock, uniform=lambda: 0.5)
    return Carrying(stick, reconcile), Copying(stick, station.identity.envelope)


def a_day(press: FakePress, folder: Path | None = None) -> Day:
    """A station whose first candidate's test was ended."""
    station = Station()
    carrying, copying = (None, None) if folder is None else carried(station, folder)
    day = Day(station, carrying=carrying, copying=copying, press=press).open().start()
    day.answer()
    return day.enter().act(Act.END, reason="technical").enter()


def view(day: Day) -> ClosingView:
    return day.stage.view(ClosingView)


def step(day: Day, act: EndAct) -> tuple[bool, str]:
    found = next(one for one in view(day).steps if one.act is act)
    return found.enabled, found.reason


def test_the_end_tells_who_sat_here_and_where_each_result_is(tmp_path: Path) -> None:
    day = a_day(FakePress(), tmp_path / "stick")
    day.act(Act.CLOSE_SESSION)
    assert day.screen() is Screen.CLOSING
    shown = view(day)
    (row,) = shown.rows
    assert row.name == "MORIN Léa"
    assert row.code == "–" or len(row.code) == 8
    told = [mark.text for mark in row.marks]
    assert told[0] == closing_words(T.HERE)
    assert closing_words(T.NOT_RECEIVED) in told
    assert row.urgent
    assert row.todo == closing_words(T.TODO_COPY)
    assert shown.lead == closing_words(T.LEAD_MISSING)
    assert shown.no_notes == closing_words(T.NO_NOTES)


def test_results_are_copied_and_the_screen_says_so(tmp_path: Path) -> None:
    day = a_day(FakePress(), tmp_path / "stick").end_session(EndAct.COPY)
    shown = view(day)
    assert shown.message == closing_words(T.COPIED, count=1)
    (row,) = shown.rows
    assert closing_words(T.USB) in [mark.text for mark in row.marks]
    assert not row.urgent
    assert shown.lead == closing_words(T.LEAD)
    assert len(list((tmp_path / "stick" / "PIX-KIOSK-OUT").glob("*.evb"))) == 1


def test_a_stick_plugged_in_at_the_end_takes_the_results(tmp_path: Path) -> None:
    day = a_day(FakePress())
    day.act(Act.CLOSE_SESSION)
    assert step(day, EndAct.COPY) == (False, closing_words(T.STEP_NO_STICK))
    stick = UsbCourier(tmp_path)
    gear = day.desk.gear
    object.__setattr__(gear, "drives", Sticks(Drive("SALLE", stick, stick)))
    object.__setattr__(gear, "carry", lambda _drive: carried(day.station, tmp_path)[0])
    day.wait(1000)
    assert step(day, EndAct.COPY)[0]
    day.step(EndAct.COPY)
    assert view(day).message == closing_words(T.COPIED, count=1)
    assert len(list((tmp_path / "PIX-KIOSK-OUT").glob("*.evb"))) == 1


def test_a_folder_that_is_not_there_gives_way_to_a_stick(tmp_path: Path) -> None:
    day = a_day(FakePress(), tmp_path / "pulled" / "out")
    missing = day.desk.gear.carriage()
    assert missing is not None
    assert not missing.there()
    stick = UsbCourier(tmp_path)
    object.__setattr__(day.desk.gear, "drives", Sticks(Drive("SALLE", stick, stick)))
    assert day.desk.gear.carriage() is missing
    plugged = carried(day.station, tmp_path)[0]
    object.__setattr__(day.desk.gear, "carry", lambda _drive: plugged)
    assert day.desk.gear.carriage() is plugged


def test_all_who_sat_here_stand_on_one_record() -> None:
    press = FakePress()
    day = a_day(press).act(Act.NEXT_CANDIDATE)
    day.cast.waiting.code_requested()
    day.start("ACD347").finish()
    day.enter().end_session(EndAct.CLOSE, EndAct.CONFIRM, EndAct.PRINT)
    assert [row.name for row in view(day).rows] == ["MORIN Léa", "DIALLO Awa"]
    text = plain_text(press.papers[-1])
    for word in ("MORIN Léa", "DIALLO Awa", "raison technique", "toutes les questions faites"):
        assert word in text
    assert text.count("(surveillant)") >= 3


def test_a_stick_that_was_taken_away_is_told(tmp_path: Path) -> None:
    day = a_day(FakePress(), tmp_path / "no" / "stick").end_session(EndAct.COPY)
    assert view(day).message_tone == "err"
    (row,) = view(day).rows
    assert row.todo == closing_words(T.TODO_COPY_NO_STICK)
    assert not (tmp_path / "no").exists()


def test_without_a_stick_or_a_printer_each_step_says_why() -> None:
    day = a_day(FakePress(name="")).end_session(EndAct.COPY, EndAct.EXPORT)
    assert step(day, EndAct.COPY) == (False, closing_words(T.STEP_NO_STICK))
    assert step(day, EndAct.PRINT) == (False, closing_words(T.STEP_NO_PAPER))
    assert step(day, EndAct.CLOSE)[0]
    (row,) = view(day).rows
    assert row.todo == closing_words(T.TODO_KEEP_ON)


def test_the_record_is_printed_or_says_why_not(tmp_path: Path) -> None:
    press = FakePress()
    day = a_day(press, tmp_path).end_session(EndAct.PRINT)
    assert view(day).message == closing_words(T.PRINTED)
    assert "MORIN Léa" in plain_text(press.papers[0])
    press.broken = True
    day.step(EndAct.PRINT)
    assert view(day).message_tone == "err"
    press.name = ""
    day.step(EndAct.STAY)
    assert step(day, EndAct.PRINT) == (False, closing_words(T.STEP_NO_PRINTER))


def test_the_closing_is_asked_about_and_the_safe_answer_changes_nothing(tmp_path: Path) -> None:
    day = a_day(FakePress(), tmp_path / "stick").end_session(EndAct.CLOSE)
    asking = view(day).asking
    assert asking is not None
    assert asking.warning == closing_words(T.ASK_MISSING, count=1)
    day.step(EndAct.STAY)
    assert view(day).asking is None
    day.step(EndAct.CONFIRM)
    assert day.desk.room is not None
    day.step(EndAct.LEAVE)
    assert day.screen() is Screen.END
    assert day.desk.room is not None


def test_after_the_closing_the_record_with_names_can_still_be_had(tmp_path: Path) -> None:
    press, stick = FakePress(), tmp_path / "stick"
    day = a_day(press, stick).end_session(EndAct.CLOSE, EndAct.CONFIRM)
    shown = view(day)
    assert (shown.title, shown.message) == (closing_words(T.TITLE_CLOSED), closing_words(T.CLOSED))
    assert day.desk.step is Step.WAITING
    assert day.station.store.wrapped_key("S-0001") is None
    assert EndAct.CLOSE not in [one.act for one in shown.steps]
    assert len(list((stick / "PIX-KIOSK-OUT").glob("*.evb"))) == 2
    day.step(EndAct.EXPORT)
    (paper,) = (stick / "PIX-KIOSK-PV").glob("*.pdf")
    assert view(day).message == closing_words(T.EXPORTED, name=paper.name)
    assert "MORIN Léa".encode() in paper.read_bytes()
    assert "Morin" not in paper.name
    day.director.staff_requested()
    assert day.screen() is Screen.CLOSING
    day.step(EndAct.LEAVE)
    assert day.screen() is Screen.WAITING


def test_the_quiet_station_gives_the_record_without_names() -> None:
    press = FakePress()
    day = a_day(press).end_session()
    assert day.stage.view(WaitingView).can_report
    assert kept_names(day.station.store, "S-0001")
    day.cast.waiting.record_requested()
    shown = view(day)
    assert shown.title == closing_words(T.TITLE_NAMELESS)
    assert not any("Morin" in one or "MORIN" in one for one in sentences(shown))
    day.step(EndAct.PRINT)
    assert "MORIN" not in plain_text(press.papers[-1])
    assert "S-0001" in plain_text(press.papers[-1])
    day.step(EndAct.CLOSE).step(EndAct.CONFIRM)
    assert day.screen() is Screen.CLOSING
    day.wait(121_000)
    assert day.screen() is Screen.WAITING


def test_steps_that_no_mode_offers_change_nothing() -> None:
    day = a_day(FakePress()).end_session(EndAct.COPY, EndAct.EXPORT, EndAct.CONFIRM)
    assert day.desk.room is not None
    assert view(day).message == ""
    day.step(EndAct.LEAVE)
    day.cast.closing.reopen()
    assert not day.cast.closing.wanted
    day.cast.panel.closed()
    day.enter().act(Act.NEXT_CANDIDATE)
    day.enter().end_session()
    assert day.desk.room is None


def test_a_station_without_a_closed_session_offers_no_record() -> None:
    day = Day()
    day.director.refresh()
    assert not day.stage.view(WaitingView).can_report
    day.cast.waiting.record_requested()
    asyncio.run(day.cast.closing.acted(EndAct.PRINT))
    assert day.screen() is Screen.WAITING
    day.open()
    assert not day.cast.closing.offered


def test_nobody_acts_and_the_screen_leaves_by_itself(tmp_path: Path) -> None:
    day = a_day(FakePress(), tmp_path).end_session(EndAct.STAY)
    day.wait(60_000)
    assert day.screen() is Screen.CLOSING
    day.wait(61_000)
    assert day.screen() is Screen.END
    assert not day.cast.closing.wanted


def test_while_something_is_done_nothing_else_begins(tmp_path: Path) -> None:
    day = a_day(FakePress(), tmp_path / "stick").end_session(EndAct.STAY)
    closing = day.cast.closing

    async def hasty() -> None:
        first = asyncio.ensure_future(closing.acted(EndAct.COPY))
        closing._busy = True
        closing.tick()
        await closing.acted(EndAct.LEAVE)
        closing._busy = False
        await first

    asyncio.run(hasty())
    assert day.screen() is Screen.CLOSING


def test_a_result_that_cannot_be_sealed_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day(press=FakePress()).open().start()
    day.answer()

    def full(*_args: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as patched:
        patched.setattr(day.station.store, "put_bundle", full)
        day.enter().act(Act.END, reason="technical")
        day.cast.panel.closed()
        day.enter().act(Act.CLOSE_SESSION)
        shown = view(day)
    assert shown.message_tone == "err"
    (row,) = shown.rows
    assert row.todo == closing_words(T.TODO_SEAL)
    assert row.code == "–"


def test_a_failure_after_the_closing_still_shows_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    day = a_day(FakePress())

    def lost() -> None:
        raise DiskFullError

    monkeypatch.setattr(day.keeper, "forget", lost)
    day.end_session(EndAct.CLOSE, EndAct.CONFIRM)
    assert (view(day).title, view(day).message_tone) == (closing_words(T.TITLE_CLOSED), "err")


def test_absents_and_incidents_are_reviewed_before_the_closing() -> None:
    day = Day(press=FakePress()).open()
    day.room.log.append(events.CandidateAbsent("c-0002", absent=True), Actor.SURVEILLANT)
    day.room.log.append(events.IncidentNoted("C7", "", "noise"), Actor.SURVEILLANT)
    day.enter(CHEF, "chef").act(Act.CLOSE_SESSION)
    shown = view(day)
    assert shown.lead == closing_words(T.LEAD_NOBODY)
    assert [one.title.split(",")[0] for one in shown.notes] == ["DIALLO Awa", "C7"]


def where(received: Received, copied: Copied = Copied.NOTHING, *, sealed: bool = True) -> Storage:
    return Storage(sealed=sealed, copied=copied, received=received, reason="fork")


@pytest.mark.parametrize(
    ("storage", "todo", "urgent"),
    [
        (where(Received.OPENED), None, False),
        (where(Received.STORED), T.TODO_WAIT, False),
        (where(Received.PARKED), T.TODO_PARKED, True),
        (where(Received.NOTHING), T.TODO_COPY, True),
        (where(Received.NOTHING, Copied.PARTIAL), T.TODO_COPY, True),
        (where(Received.NOTHING, Copied.NO_PLACE), T.TODO_COPY_NO_STICK, True),
        (where(Received.NOTHING, Copied.WHOLE), T.TODO_WAIT, False),
        (where(Received.NOTHING, sealed=False), T.TODO_SEAL, True),
    ],
)
def test_every_place_has_its_words_and_what_to_do(
    storage: Storage, todo: ClosingText | None, urgent: bool
) -> None:
    (row,) = ended_rows((Standing(sitting("c-1"), storage),), str, stick=True)
    assert row.todo == ("" if todo is None else closing_words(todo))
    assert row.urgent is urgent
    assert all(mark.icon and mark.text for mark in row.marks)


def test_who_has_not_ended_here_says_where_to_look() -> None:
    nothing = where(Received.NOTHING)
    begun = sitting("c-1", reason="", ended=None, root=b"", bundle="")
    gone = replace(eventful(), reason="", moves=(replace(eventful().moves[0], here=False),))
    waiting = replace(begun, started=None)
    rows = ended_rows(
        tuple(Standing(one, nothing) for one in (begun, gone, waiting)), str, stick=False
    )
    assert [row.todo for row in rows] == [
        closing_words(T.TODO_END),
        closing_words(T.TODO_GONE),
        "",
    ]
    assert [bool(row.marks) for row in rows] == [True, False, False]
    notes = note_rows(record(), lambda one: NAMES[one].last)
    assert len(notes) == 3
    assert at(0) > 0


def test_a_parked_bundle_of_a_real_day_is_shown(tmp_path: Path) -> None:
    day = a_day(FakePress(), tmp_path)
    (row,) = day.station.store.outbox()
    day.station.store.update(replace(row, state=BundleState.PARKED, reason="fork"))
    day.act(Act.CLOSE_SESSION)
    (shown,) = view(day).rows
    assert shown.marks[-1].tone == "err"


def test_every_sentence_has_both_languages_and_is_short() -> None:
    from kiosk.words import closing as catalogue

    assert set(catalogue._SENTENCES) == set(ClosingText)
    for pair in catalogue._SENTENCES.values():
        for text in pair:
            assert all(len(part.split()) <= 20 for part in text.split(". "))
