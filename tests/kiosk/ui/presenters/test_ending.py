"""kiosk.ui.presenters.ending: time over, and the end."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from engine.records.root import Realm
from kiosk.courier.usb_courier import UsbCourier
from kiosk.ports.errors import DiskFullError
from kiosk.ports.outbox import BundleState
from kiosk.services.copying import Copying
from kiosk.services.storage import Copied, Received, Storage, StorageDesk
from kiosk.ui.flow import Screen
from kiosk.ui.presenters.ending import end_code
from kiosk.ui.presenters.storage_rows import centre, here, stick, thanks
from kiosk.ui.presenters.times import hour
from kiosk.ui.views.ending import EndView, TimeOverView
from kiosk.ui.views.panel import Act
from tests.kiosk.services.world import Station
from tests.kiosk.ui.presenters.day import Day, sentences

T = TypeVar("T")


def test_the_end_counts_thanks_and_says_where_the_answers_are() -> None:
    day = Day().open().start()
    day.cast.question.skip_confirmed()
    day.finish()
    view = day.stage.view(EndView)
    assert (view.seen, view.total, view.answered, view.skipped) == (32, 32, 31, 1)
    assert all((view.title, view.subtitle, view.note))
    assert "Léa" in view.subtitle
    assert view.end_code == end_code(day.seat.sit.ledger.root)
    assert [row.tone for row in view.storage] == ["ok", "info", "warn"]
    assert hour(day.clock.now().wall) in view.storage[0].detail
    assert len(day.station.store.outbox()) == 1


def test_an_end_code_is_short_and_of_the_root() -> None:
    assert end_code(bytes.fromhex("0a1b2c3d")) == "0A-1B-2C"


def test_the_end_tells_when_the_server_has_the_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day().open().start().enter().act(Act.END, reason="technical")
    shown = len(day.stage.shown)
    day.wait(1000)
    assert len(day.stage.shown) == shown
    row = day.station.store.outbox()[0]
    day.station.store.update(replace(row, state=BundleState.STORED))
    day.wait(1000)
    assert len(day.stage.shown) == shown  # no receipt that holds says so
    proven = Storage(sealed=True, copied=Copied.WHOLE, received=Received.STORED)
    monkeypatch.setattr(StorageDesk, "of", lambda *_: proven)
    day.wait(1000)
    assert [one.tone for one in day.stage.view(EndView).storage] == ["ok", "ok", "ok"]


def test_each_place_says_what_is_true_of_it_in_words() -> None:
    rows = [stick(one) for one in Copied]
    assert len({(one.detail, one.pill) for one in rows}) == len(Copied)
    assert {one.tone for one in rows} == {"ok", "warn", "info"}
    assert centre(Received.NOTHING) == centre(Received.PARKED) != centre(Received.OPENED)
    assert here("Le disque est plein.", 3, "").tone == "warn"
    assert thanks("") != thanks("Léa")


def test_the_stick_is_looked_at_every_ten_seconds(tmp_path: Path) -> None:
    day = Day(copying=Copying(UsbCourier(tmp_path), b"statement")).open().start()
    day.enter().act(Act.END, reason="technical")
    assert day.stage.view(EndView).storage[1].tone == "warn"
    looked = day.cast.end._stick
    day.wait(1000)
    assert day.cast.end._stick is looked
    day.wait(10_000)
    assert day.cast.end._stick is not looked


def test_a_slow_stick_keeps_nobody_waiting_and_is_told_once_it_was_read(tmp_path: Path) -> None:
    begun: list[Callable[[], None]] = []

    def begin(work: Callable[[], T], then: Callable[[T], None]) -> None:
        begun.append(lambda: then(work()))

    day = Day(copying=Copying(UsbCourier(tmp_path), b"statement")).open().start()
    day.cast.end._begin = begin
    day.enter().act(Act.END, reason="technical")
    row = day.stage.view(EndView).storage[1]
    assert (row.tone, row.pill) == ("info", "Lecture")
    day.wait(11_000)
    assert len(begun) == 1  # one look at a time
    begun.pop()()
    day.wait(1000)
    assert day.stage.view(EndView).storage[1].tone == "warn"
    day.wait(10_000)
    assert len(begun) == 1


def test_a_sealing_that_failed_is_told_and_made_good(monkeypatch: pytest.MonkeyPatch) -> None:
    day = Day().open().start()

    def full(*_args: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as patched:
        patched.setattr(day.station.store, "put_bundle", full)
        day.finish()
        here = day.stage.view(EndView).storage[0]
        assert (here.tone, bool(here.detail), bool(here.pill)) == ("warn", True, True)
        day.wait(1000)
    assert day.station.store.outbox() == ()
    day.wait(1000)
    assert day.stage.view(EndView).storage[0].tone == "ok"
    assert len(day.station.store.outbox()) == 1


@pytest.mark.parametrize("reason", ["technical", "candidate", "invigilator"])
def test_each_reason_has_its_words(reason: str) -> None:
    day = Day().open().start().enter().act(Act.END, reason=reason)
    assert day.stage.view(EndView).title
    assert day.stage.view(EndView).seen == 0


def test_a_rehearsal_shows_its_score_and_says_that_it_is_worth_nothing() -> None:
    scored = Day().open().start().finish().stage.view(EndView)
    assert "pix" in scored.score_note
    assert "sans valeur" in scored.score_note
    day = Day().open().start().enter().act(Act.END, reason="candidate")
    assert day.stage.view(EndView).score_note


def test_a_real_exam_shows_no_score_and_no_rehearsal() -> None:
    day = Day(realm=Realm.REAL).open().start().finish()
    view = day.stage.view(EndView)
    assert view.score_note == ""
    assert not any("pix" in text.lower().split() for text in sentences(view))
    assert not any(frame.rehearsal for frame in day.stage.frames)


def test_when_the_time_is_over_the_text_is_kept_and_is_no_answer() -> None:
    day = Day(Station(mixed=True)).open().start()
    day.cast.question.skip_confirmed()
    day.cast.question.draft_changed("bonj")
    day.wait(140 * 60_000 + 10_000)
    view = day.stage.view(TimeOverView)
    assert (view.grace_s, bool(view.note)) == (0, True)
    assert day.seat.sit.exam.sitting.draft == "bonj"
    day.wait(1000)
    assert day.screen() is Screen.TIME_OVER
    day.cast.time_over.acknowledged()
    end = day.stage.view(EndView)
    assert (end.seen, end.skipped) == (1, 1)
    assert end.title


def test_the_next_candidate_has_their_own_end() -> None:
    day = Day().open().start().enter().act(Act.END, reason="technical")
    first = day.stage.view(EndView).end_code
    day.enter().act(Act.NEXT_CANDIDATE)
    day.start("ACD347").enter().act(Act.END, reason="technical")
    assert day.stage.view(EndView).end_code != first
    assert len(day.station.store.outbox()) == 2
