"""The reader of X11 against servers that are wrong, slow, or gone."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.detection.linux.x11 import protocol, wire
from kiosk.detection.linux.x11.address import Address, address_of, authority, cookie, entries
from kiosk.detection.linux.x11.display import Display
from kiosk.detection.linux.x11.wire import Connection, Root, WireError, padded, welcome_of

GONE = (WireError, TimeoutError, ConnectionError)


def body(mask: int = 0x1FFFFF) -> bytes:
    head = struct.pack("<IIIIHHBB10x", 1, 0x400000, mask, 0, 3, 0, 1, 1)
    root = struct.pack("<I16xHH15xB", 7, 640, 480, 1)
    depth = struct.pack("<BxHxxxx", 24, 1) + bytes(24)
    return head + padded(b"abc") + bytes(8) + root + depth


def accepted(content: bytes) -> bytes:
    return struct.pack("<BxHHH", 1, 11, 0, len(content) // 4) + content


@contextmanager
def talking(*answers: bytes) -> Iterator[socket.socket]:
    """A server that says these one after the other, whatever it is asked."""
    ours, theirs = socket.socketpair()

    def serve() -> None:
        try:
            for answer in answers:
                theirs.recv(65536)
                theirs.sendall(answer)
        except OSError:
            return

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield ours
    finally:
        ours.close()
        thread.join()
        theirs.close()


def reply(sequence: int, value: int = 0, more: bytes = b"") -> bytes:
    return struct.pack("<BxHII", 1, sequence, len(more) // 4, value).ljust(32, b"\0") + more


def test_a_welcome_names_the_screens() -> None:
    assert welcome_of(body()).roots == (Root(7, 640, 480),)
    with talking(accepted(body())) as link:
        connection = Connection(link)
        assert connection.welcome.mask == 0x1FFFFF
        connection.close()


def test_replies_come_in_any_order_between_events_and_refusals() -> None:
    event = bytes([2]) + bytes(31)
    foreign = reply(900)
    refusal = struct.pack("<BxH", 0, 2).ljust(32, b"\0")
    with talking(accepted(body()), event + foreign + refusal + reply(1, 5, b"more")) as link:
        connection = Connection(link)
        first, second = connection.ask([protocol.query_tree(7), protocol.query_tree(8)])
        assert second is None
        assert first is not None
        assert first[32:] == b"more"
        assert connection.events == [event]
        assert connection.ask([]) == []


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        struct.pack("<BxHHH", 0, 11, 0, 1) + b"no!!",
        struct.pack("<BxHHH", 1, 11, 0, 1) + b"cut.",
        accepted(body()[:50]),
    ],
    ids=["nothing", "refused", "cut", "too short"],
)
def test_a_server_that_does_not_let_one_in_is_an_error(
    answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "ANSWER_S", 0.05)
    with talking(answer) as link, pytest.raises(GONE):
        Connection(link)


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"short",
        struct.pack("<BxHI", 1, 1, 0xFFFFFFF).ljust(32, b"\0"),
        b"".join(bytes([4]) + bytes(31) for _ in range(50)),
    ],
    ids=["nothing", "short", "huge", "events alone"],
)
def test_an_answer_that_does_not_come_is_an_error_in_time(
    answer: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with talking(accepted(body()), answer) as link:
        connection = Connection(link)
        monkeypatch.setattr(wire, "ANSWER_S", 0.05)
        with pytest.raises(GONE):
            connection.ask([protocol.query_tree(7)])


def test_a_server_that_ends_is_an_error() -> None:
    ours, theirs = socket.socketpair()
    theirs.sendall(accepted(body()))
    connection = Connection(ours)
    theirs.close()
    with pytest.raises(GONE):
        connection.ask([protocol.query_tree(7)])
    connection.close()


def test_only_so_many_events_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "_MOST_EVENTS", 2)
    events = b"".join(bytes([4]) + bytes(31) for _ in range(5))
    with talking(accepted(body()), events + reply(1)) as link:
        connection = Connection(link)
        connection.ask([protocol.query_tree(7)])
        assert len(connection.events) == 2


READERS = (
    protocol.extension,
    protocol.children,
    protocol.attributes,
    protocol.geometry,
    protocol.numbers,
    protocol.texts,
    protocol.first_number,
    protocol.pids,
    protocol.resources,
    protocol.crtc,
    protocol.output_name,
    protocol.devices,
)


@given(st.binary(min_size=32, max_size=200), st.sampled_from(READERS))
def test_any_reply_is_understood_or_refused(data: bytes, read: object) -> None:
    try:
        read(data)  # type: ignore[operator]
    except struct.error:
        return


@pytest.mark.parametrize("read", READERS)
def test_a_refusal_is_nothing(read: object) -> None:
    found = read(None)  # type: ignore[operator]
    assert not found or found in ((0, ()), ((0, 0, 0, 0), 0), (0, 0, 0, 0)) or not found.viewable


@given(st.binary(max_size=300))
def test_any_welcome_is_understood_or_refused(data: bytes) -> None:
    try:
        welcome_of(data)
    except WireError:
        return


# Where it listens.


@pytest.mark.parametrize(
    ("name", "address"),
    [
        (":0", Address("", 0)),
        (":12.1", Address("", 12)),
        ("unix:3", Address("unix", 3)),
        ("localhost:10.0", Address("localhost", 10)),
        ("", None),
        ("wayland-0", None),
        (":x", None),
    ],
)
def test_a_display_s_name_is_its_address(name: str, address: Address | None) -> None:
    assert address_of(name) == address


def entry(family: int, number: bytes, name: bytes, data: bytes) -> bytes:
    texts = (b"poste", number, name, data)
    return struct.pack(">H", family) + b"".join(
        struct.pack(">H", len(text)) + text for text in texts
    )


def test_the_permission_is_that_of_the_display() -> None:
    content = (
        entry(256, b"1", b"MIT-MAGIC-COOKIE-1", b"one")
        + entry(0, b"2", b"MIT-MAGIC-COOKIE-1", b"network")
        + entry(256, b"2", b"OTHER", b"other")
        + entry(256, b"2", b"MIT-MAGIC-COOKIE-1", b"two")
    )
    assert cookie(content, 2) == b"two"
    assert cookie(content, 3) == b""
    assert cookie(entry(65535, b"", b"MIT-MAGIC-COOKIE-1", b"any"), 9) == b"any"


@given(st.binary(max_size=80))
def test_a_damaged_permission_ends_where_it_is_damaged(junk: bytes) -> None:
    whole = entry(256, b"1", b"MIT-MAGIC-COOKIE-1", b"one")
    found = list(entries(whole + junk))
    assert found[0].data == b"one"
    for cut in range(1, len(whole)):
        assert list(entries(whole[:cut])) == []


def test_a_permission_is_looked_for_where_the_session_says(tmp_path: object) -> None:
    place = f"{tmp_path}/authority"
    with open(place, "wb") as file:  # noqa: PTH123 - a name, not a path, is what is tested
        file.write(entry(256, b"4", b"MIT-MAGIC-COOKIE-1", b"four"))
    assert authority({"XAUTHORITY": place}, 4) == (b"MIT-MAGIC-COOKIE-1", b"four")
    assert authority({"XAUTHORITY": place}, 5) == (b"", b"")
    assert authority({"HOME": f"{tmp_path}/none"}, 4) == (b"", b"")
    assert authority({"XAUTHORITY": "\0"}, 4) == (b"", b"")


# A display that goes and comes.


def test_a_display_that_does_not_answer_is_left_alone_for_a_while() -> None:
    clock = [0.0]
    asked: list[float] = []

    def ask(_connection: Connection) -> int:
        asked.append(clock[0])
        return 1

    display = Display({"DISPLAY": ":59998"}, lambda: clock[0])
    for clock[0] in (0.0, 10.0, 29.0, 31.0):
        with pytest.raises(WireError):
            display.ask(ask)
    assert asked == []
    display.close()


@pytest.mark.parametrize("name", ["", "localhost:10.0", "odd"])
def test_a_display_that_is_not_of_this_machine_is_never_called(name: str) -> None:
    with pytest.raises(WireError):
        Display({"DISPLAY": name}).ask(lambda _connection: 1)
