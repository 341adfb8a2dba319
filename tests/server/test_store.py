from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect

from server.enrolment import enrol_by_voucher, new_voucher, read_request
from server.errors import RefusedError, WrongInputError
from server.store.bodies import Bodies
from server.store.database import MIGRATIONS, Database, sqlite_url
from server.store.results import Act
from server.store.tables import METADATA
from tests.server.scene import CENTRE, Device, World


def test_the_migrations_make_exactly_the_tables_that_are_known(tmp_path: Path) -> None:
    database = Database.open(sqlite_url(tmp_path / "a b%.db"))
    database.migrate()
    found = inspect(database.engine)
    names = set(found.get_table_names()) - {"alembic_version"}
    assert names == set(METADATA.tables)
    for name, table in METADATA.tables.items():
        assert {one["name"] for one in found.get_columns(name)} == set(table.columns.keys())
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert inspect(database.engine).get_table_names() == ["alembic_version"]
    database.close()


def test_a_body_is_kept_once_and_leftovers_are_swept(tmp_path: Path) -> None:
    bodies = Bodies(tmp_path)
    sha256 = bodies.put(b"bytes")
    assert bodies.put(b"bytes") == sha256
    assert bodies.get(sha256) == b"bytes"
    (tmp_path / "incoming" / "left").write_bytes(b"half")
    bodies.sweep()
    assert list((tmp_path / "incoming").iterdir()) == []
    assert bodies.has(sha256)


def test_acts_are_told_in_order(world: World) -> None:
    for number in range(3):
        world.deployment.results.note(Act(number, "park", "x", "why"))
    assert [one.wall for one in world.deployment.results.acts()] == [0, 1, 2]


def test_a_voucher_is_used_as_often_as_it_may(world: World) -> None:
    voucher = new_voucher(world.deployment, CENTRE, 1)
    first = read_request(Device(50).request(voucher))
    station = enrol_by_voucher(world.deployment, first)
    assert enrol_by_voucher_fails(world, Device(51), voucher) == "voucher.refused"
    assert station.centre == CENTRE
    assert enrol_by_voucher_fails(world, Device(51), None) == "voucher.none"
    with pytest.raises(WrongInputError, match=r"centre\.form"):
        new_voucher(world.deployment, "no good", 1)


def test_a_voucher_expires(world: World) -> None:
    voucher = new_voucher(world.deployment, CENTRE, 5)
    world.now += 31 * 24 * 3_600_000
    assert enrol_by_voucher_fails(world, Device(50), voucher) == "voucher.refused"


def enrol_by_voucher_fails(world: World, device: Device, voucher: str | None) -> str:
    with pytest.raises(RefusedError) as refused:
        enrol_by_voucher(world.deployment, read_request(device.request(voucher)))
    return refused.value.key
