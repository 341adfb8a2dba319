"""Tests of kiosk.lockdown.key_channel and kiosk.lockdown.key_memory."""

import socket
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.records.secret import Secret
from kiosk.lockdown.key_channel import (
    MAX_PAYLOAD,
    ChannelError,
    Frame,
    Verb,
    keep_frame,
    parse_keep,
    receive,
    send,
)
from kiosk.lockdown.key_memory import KeyMemory

KEY = Secret(bytes(range(32)))


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    ours.settimeout(0.2)
    with ours, theirs:
        yield ours, theirs


@given(verb=st.sampled_from(Verb), payload=st.binary(max_size=MAX_PAYLOAD))
def test_a_frame_arrives_as_it_was_sent(verb: Verb, payload: bytes) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        send(theirs, Frame(verb, payload))
        assert receive(ours) == Frame(verb, payload)


def test_the_end_between_two_frames_is_no_error(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ends[1].close()
    assert receive(ends[0]) is None


@pytest.mark.parametrize(
    "sent", [b"K", b"K\0", b"K\0\5abc", b"Z\0\0", b"K" + (MAX_PAYLOAD + 1).to_bytes(2, "big")]
)
def test_what_is_not_a_frame_is_refused(
    ends: tuple[socket.socket, socket.socket], sent: bytes
) -> None:
    ends[1].sendall(sent)
    ends[1].close()
    with pytest.raises(ChannelError):
        receive(ends[0])


def test_an_oversized_frame_is_refused_before_it_is_read(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ends[1].sendall(b"K\xff\xffpayload")
    with pytest.raises(ChannelError):
        receive(ends[0])
    assert ends[0].recv(20) == b"payload"


def test_half_a_frame_is_waited_for_no_longer_than_the_patience_of_the_socket(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ends[1].sendall(b"K\0\5ab")
    with pytest.raises(ChannelError):
        receive(ends[0])


def test_sending_to_nobody_is_an_error(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[1].close()
    with pytest.raises(ChannelError):
        send(ends[0], Frame(Verb.END))


def test_a_frame_that_nobody_would_accept_is_not_sent(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    with pytest.raises(ValueError, match="long"):
        send(ends[0], Frame(Verb.KEEP, bytes(MAX_PAYLOAD + 1)))


@pytest.mark.parametrize(
    "frame",
    [
        Frame(Verb.ASK, b"s\0key"),
        Frame(Verb.KEEP, b"no separator"),
        Frame(Verb.KEEP, b"s\0"),
        Frame(Verb.KEEP, b"\xff\0key"),
    ],
)
def test_a_key_that_is_not_there_is_refused(frame: Frame) -> None:
    with pytest.raises(ChannelError):
        parse_keep(frame)


def test_a_key_with_a_zero_byte_is_whole() -> None:
    key = Secret(b"\0" * 32)
    assert parse_keep(keep_frame("s-1", key)) == ("s-1", key)


def test_a_key_is_kept_for_its_session_only() -> None:
    memory = KeyMemory()
    assert memory.answer(Frame(Verb.ASK, b"s-1")).verb is Verb.NONE
    assert memory.answer(keep_frame("s-1", KEY)).verb is Verb.DONE
    assert memory.answer(Frame(Verb.ASK, b"s-2")).verb is Verb.NONE
    assert parse_keep(memory.answer(Frame(Verb.ASK, b"s-1"))) == ("s-1", KEY)


@pytest.mark.parametrize(("verb", "ended"), [(Verb.FORGET, False), (Verb.END, True)])
def test_a_forgotten_key_is_not_given(verb: Verb, ended: bool) -> None:
    memory = KeyMemory()
    memory.answer(keep_frame("s-1", KEY))
    assert memory.holds_key
    assert memory.answer(Frame(verb)).verb is Verb.DONE
    assert not memory.holds_key
    assert memory.ended is ended
    assert memory.answer(Frame(Verb.ASK, b"s-1")).verb is Verb.NONE


@pytest.mark.parametrize("verb", [Verb.DONE, Verb.NONE])
def test_an_answer_is_not_a_question(verb: Verb) -> None:
    with pytest.raises(ChannelError):
        KeyMemory().answer(Frame(verb))


def test_the_memory_prints_no_key() -> None:
    memory = KeyMemory()
    memory.answer(keep_frame("s-1", KEY))
    assert str(KEY.reveal()) not in repr(vars(memory))
