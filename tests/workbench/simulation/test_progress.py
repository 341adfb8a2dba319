"""workbench.simulation.progress: one line on a terminal, a few lines elsewhere."""

import io

from workbench.simulation.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_terminal_shows_share_and_time_left() -> None:
    stream, clock = Terminal(), Clock()
    bar = Bar(stream, clock).phase("simulation")
    clock.now += 30.0
    bar(1, 4)
    last = stream.getvalue().split("\r")[-1]
    assert last.startswith("simulation [#######-")
    assert "25\u00a0% – reste 1\u00a0min\u00a030" in last
    bar.clear()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_a_terminal_is_not_drawn_on_all_the_time() -> None:
    stream, clock = Terminal(), Clock()
    bar = Bar(stream, clock).phase("x")
    for done in range(1, 1000):
        clock.now += 0.001
        bar(done, 1000)
    assert stream.getvalue().count("\r") < 10
    bar(1000, 1000)
    assert "100\u00a0%" in stream.getvalue()


def test_elsewhere_there_is_a_line_each_tenth() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = Bar(stream, clock).phase("x")
    for done in range(1, 101):
        clock.now += 1.0
        bar(done, 100)
    bar.clear()
    assert len(stream.getvalue().splitlines()) == 11
    assert "\r" not in stream.getvalue()


def test_a_new_phase_begins_at_nothing() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = Bar(stream, clock)
    for name in ("one", "two"):
        bar.phase(name)
        clock.now += 10.0
        bar(1, 2)
    assert [line for line in stream.getvalue().splitlines() if "50" in line][1].startswith("two [")
    assert stream.getvalue().count("reste 10\u00a0s") == 2
