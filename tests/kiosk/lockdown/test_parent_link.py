"""Tests of kiosk.lockdown.parent_link: what the watchdog owes. On Windows too."""

import socket
import time

import pytest

from kiosk.lockdown import parent_link
from kiosk.lockdown.key_channel import Frame, Verb, receive, send
from kiosk.lockdown.parent_link import ParentLink


def test_what_a_watchdog_owes_is_known_without_waiting() -> None:
    ours, theirs = socket.socketpair()
    link = ParentLink(theirs)
    with ours, theirs:
        assert link.silent_s() == 0.0
        link.live()
        time.sleep(0.05)
        owed = link.silent_s()
        assert owed >= 0.04
        link.live()
        assert link.silent_s() > owed  # the first that was not answered counts
        with link._turn:
            assert link.silent_s() == 0.0  # a question is open: its answer says enough
        for _answer in range(2):
            assert receive(ours) == Frame(Verb.LIVE)
            send(ours, Frame(Verb.LIVE))
        assert link.silent_s() == 0.0
        send(ours, Frame(Verb.DONE))
        assert link.silent_s() == 0.0  # not as agreed: `watch` sees to it


def test_the_answer_to_a_question_comes_after_those_to_words_of_life() -> None:
    ours, theirs = socket.socketpair()
    link = ParentLink(theirs)
    with ours, theirs:
        link.live()
        for verb in (Verb.LIVE, Verb.DONE):
            send(ours, Frame(verb))
        link.forget()
        assert link.silent_s() == 0.0


def test_without_a_signal_that_rouses_the_answer_is_only_awaited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parent_link, "_GO_ON", None)
    monkeypatch.setattr(parent_link, "_ROUSED_S", 0.01)
    ours, theirs = socket.socketpair()
    link = ParentLink(theirs)
    with ours, theirs:
        link.live()
        link.rouse()
        assert link.silent_s() > 0.0
        ours.close()
        link.rouse()
