import importlib
from pathlib import Path

import pytest

from docs.tables import ADAPTERS, PORTS, asked, declared_ports, event_table, number_table
from docs.walk import walk
from engine.sitting.events import EVENTS
from kiosk import ports

MODULES = sorted(path.stem for path in Path(ports.__path__[0]).glob("[!_]*.py"))


def test_no_port_of_the_station_is_left_out() -> None:
    declared = [(module, name) for module in MODULES for name in declared_ports(module)]
    assert sorted(PORTS) == sorted(declared)


@pytest.mark.parametrize(
    ("module", "port", "path"),
    [(module, port, path) for module, port in PORTS for path in ADAPTERS[port]],
)
def test_what_stands_behind_a_port_has_all_that_it_asks_for(
    module: str, port: str, path: str
) -> None:
    wanted = asked(getattr(importlib.import_module(f"kiosk.ports.{module}"), port))
    behind, name = path.rsplit(".", 1)
    adapter = getattr(importlib.import_module(behind), name)
    assert [one for one in wanted if not hasattr(adapter, one)] == []


def test_every_event_type_has_a_row_with_its_meaning() -> None:
    rows = event_table(walk()).splitlines()[2:]
    assert [row.split("`")[1] for row in rows] == [event.TYPE for event in EVENTS]
    assert not [row for row in rows if "|  |" in row]


def test_the_events_of_a_station_s_session_are_told_from_those_of_a_sitting() -> None:
    rows = {
        row.split("`")[1]: row.rsplit("|", 2)[1].strip()
        for row in event_table(walk()).splitlines()[2:]
    }
    assert rows["pin.tried"] == "session"
    assert rows["answer.given"] == "sitting"


def test_the_numbers_are_those_of_the_code() -> None:
    table = number_table()
    assert "12 characters, 60 bits" in table
    assert "256 MiB, 3 passes, 4 lanes" in table
