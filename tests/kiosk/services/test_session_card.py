"""kiosk.services.session_card: one card gives the code; anything else says why not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.records.access_code import access_code
from engine.records.secret import Secret
from engine.records.session_card import FILE_NAME, session_card_to_bytes
from kiosk.courier.removable_drives import WindowsDrives, _drive
from kiosk.ports.drives import Drive, NoDrives
from kiosk.ports.errors import StorageError
from kiosk.services.session_card import CardTrouble, code_on_card
from tests.kiosk.services.world import CODE

SESSION = "s20261122-1a2b3c4d"
CARD = session_card_to_bytes(SESSION, access_code(CODE))


class Sticks:
    def __init__(self, *cards: Callable[[], bytes | None]) -> None:
        self._drives = tuple(_with(card) for card in cards)

    def mounted(self) -> tuple[Drive, ...]:
        return self._drives


def _with(card: Callable[[], bytes | None]) -> Drive:
    bare = _drive("CLE", Path("/nowhere"))
    return Drive(bare.label, bare.place, bare.courier, card)


def broken() -> bytes | None:
    raise StorageError(folder="CLE")


def test_the_code_of_the_session_is_on_its_card() -> None:
    assert code_on_card(Sticks(lambda: None, lambda: CARD), SESSION) == access_code(CODE)


@pytest.mark.parametrize(
    ("cards", "trouble"),
    [
        ((lambda: None,), CardTrouble.NO_CARD),
        ((lambda: b"{}",), CardTrouble.DAMAGED),
        ((broken,), CardTrouble.DAMAGED),
        ((lambda: CARD, lambda: CARD), CardTrouble.SEVERAL),
        (
            (lambda: session_card_to_bytes("another", access_code(CODE)),),
            CardTrouble.OTHER_SESSION,
        ),
    ],
)
def test_why_no_card_gave_the_code(
    cards: tuple[Callable[[], bytes | None], ...], trouble: CardTrouble
) -> None:
    assert code_on_card(Sticks(*cards), SESSION) is trouble
    assert code_on_card(NoDrives(), SESSION) is CardTrouble.NO_STICK


def test_the_card_is_read_at_the_top_of_a_stick_and_never_through_a_link(tmp_path: Path) -> None:
    drive = _drive("CLE", tmp_path)
    assert drive.card() is None
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_bytes(CARD)
    (tmp_path / FILE_NAME).symlink_to(elsewhere)
    assert drive.card() is None
    (tmp_path / FILE_NAME).unlink()
    (tmp_path / FILE_NAME).write_bytes(CARD)
    assert drive.card() == CARD
    (tmp_path / FILE_NAME).write_bytes(b"x" * 10_000)
    assert drive.card() is None


def test_a_drive_made_without_a_card_has_none() -> None:
    bare = WindowsDrives(lambda _root: 2).mounted()[0]
    assert Drive(bare.label, bare.place, bare.courier).card() is None


def test_what_a_card_gives_is_never_shown_by_accident() -> None:
    found = code_on_card(Sticks(lambda: CARD), SESSION)
    assert isinstance(found, Secret)
    assert CODE.replace("-", "") not in repr(found)
