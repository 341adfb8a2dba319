"""engine.records.checkpoint"""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError, MalformedError, SignatureRefusedError
from engine.records.checkpoint import (
    Checkpoint,
    key_hash,
    read_checkpoint,
    sign_checkpoint,
    verify_checkpoint,
)
from engine.records.keys import verify_ed25519
from tests.engine.records.authority import DEVICE, MORNING, SPARE_DEVICE, journal

NAME, NOTE = journal().name, journal().note


def test_the_example_of_signed_notes_verifies() -> None:
    key = base64.b64decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    text = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n"
    )
    mark = base64.b64decode(
        "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
    )
    assert key_hash("PeterNeumann", key[1:]).hex() == "c74f20a3"
    assert mark[:4] == key_hash("PeterNeumann", key[1:])
    verify_ed25519(key[1:], mark[4:], text.encode())


def test_a_checkpoint_says_what_was_signed() -> None:
    found = verify_checkpoint(NOTE, NAME, DEVICE.public)
    assert found == read_checkpoint(NOTE)
    assert (found.journal, found.size, found.wall) == (NAME, 5, MORNING)
    assert NOTE.startswith(f"pix-kiosk/{NAME}\n5\n")


def test_a_checkpoint_of_another_journal_is_refused() -> None:
    with pytest.raises(SignatureRefusedError, match=r"checkpoint\.journal"):
        verify_checkpoint(NOTE, "S-0002/c/p/0", DEVICE.public)


def test_a_checkpoint_of_another_station_is_refused() -> None:
    with pytest.raises(SignatureRefusedError, match=r"signature\.unknown_key"):
        verify_checkpoint(NOTE, NAME, SPARE_DEVICE.public)


def test_a_forged_key_name_does_not_help() -> None:
    body = NOTE.split("\n\n", maxsplit=1)[0]
    origin = f"pix-kiosk/{NAME}"
    mark = key_hash(origin, DEVICE.public) + SPARE_DEVICE.sign(body.encode())
    forged = f"{body}\n\n\u2014 {origin} {base64.b64encode(mark).decode()}\n"
    with pytest.raises(SignatureRefusedError, match=r"signature\.invalid"):
        verify_checkpoint(forged, NAME, DEVICE.public)


@given(st.integers(0, len(NOTE) - 1), st.integers(1, 127))
def test_a_changed_character_is_refused_anywhere(place: int, shift: int) -> None:
    changed = NOTE[:place] + chr(ord(NOTE[place]) ^ shift) + NOTE[place + 1 :]
    with pytest.raises(EngineError):
        verify_checkpoint(changed, NAME, DEVICE.public)


@pytest.mark.parametrize(
    "note",
    [
        "",
        "x" * 5000,
        NOTE + NOTE,
        NOTE.replace("pix-kiosk/", "pix-others/"),
        NOTE.replace("\u2014 pix-kiosk/", "\u2014 x"),
        NOTE.replace("\n5\n", "\n05\n"),
        NOTE[:-2] + "A\n",
        NOTE.removesuffix("\n"),
        NOTE.rsplit(" ", 1)[0] + " A=\n",
    ],
)
def test_a_text_that_is_no_note_is_refused(note: str) -> None:
    with pytest.raises(MalformedError, match=r"checkpoint\.form"):
        read_checkpoint(note)


def test_base64_with_spare_bits_is_refused() -> None:
    lines = NOTE.split("\n")
    root = lines[2]
    spare = root[:-2] + chr(ord(root[-2]) + 1) + "="
    assert base64.b64decode(spare) == base64.b64decode(root)
    with pytest.raises(MalformedError, match=r"checkpoint\.form"):
        read_checkpoint(NOTE.replace(root, spare))


def test_any_journal_has_a_checkpoint() -> None:
    made = Checkpoint("S/c/p/0", 0, bytes(32), 0)
    assert verify_checkpoint(sign_checkpoint(made, DEVICE), "S/c/p/0", DEVICE.public) == made
