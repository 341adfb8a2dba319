"""Nothing of a rehearsal serves a real exam, and no rehearsal opens a real one, in any build."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from engine.records.canonical import dumps
from engine.records.identifiers import StationId
from engine.records.root import Realm, root_to_json
from engine.records.ticket_sealing import TicketSecrets, seal_ticket
from kiosk.__main__ import main
from kiosk.bootstrap import Setting, open_base
from kiosk.commands import app
from kiosk.lockdown.rehearsal import Rehearsal
from kiosk.ports.errors import RealmRefusedError
from kiosk.services.errors import TicketRejectedError
from kiosk.services.prepare import Prepare
from kiosk.store.accelerated_clock import AcceleratedClock, accelerated_clock
from kiosk.ui.application import Application
from kiosk.vault import roots
from kiosk.vault.roots import RootRejectedError
from tests.engine.records import authority
from tests.fakes.clock import FakeClock
from tests.fakes.station_store import MemoryStationStore
from tests.kiosk.services.world import MemoryShelf

REAL = replace(authority.ROOT, realm=Realm.REAL)
REHEARSALS = (
    {"rehearse": True},
    {"speed": 60},
    {"driver": Path("orders.json")},
    {"screenshots": Path("pictures")},
)
PLAIN = {"rehearse": False, "speed": 1, "driver": None, "screenshots": None}


@pytest.fixture(params=["frozen", "sources"])
def real(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The state folder of a program that was installed with a real root."""
    installed = tmp_path / "program" / "roots"
    installed.mkdir(parents=True)
    (installed / roots.REAL_NAME).write_bytes(dumps(root_to_json(REAL)))
    if request.param == "frozen":
        monkeypatch.setattr(sys, "frozen", True, raising=False)
        monkeypatch.setattr(sys, "executable", str(installed.parent / "pix-kiosk"))
    else:
        monkeypatch.setattr(roots, "__file__", str(installed.parent / "vault" / "roots.py"))
    monkeypatch.setattr("kiosk.bootstrap.find_system_keyring", lambda: None)
    return tmp_path / "state"


def test_a_real_program_opens_without_anything_of_a_rehearsal(real: Path) -> None:
    base = open_base(Setting(real))
    assert base.root.realm is Realm.REAL
    base.close()


@pytest.mark.attack("options")
@pytest.mark.parametrize("asked", REHEARSALS, ids=lambda one: next(iter(one)))
def test_a_real_root_refuses_what_is_for_rehearsals(real: Path, asked: dict[str, object]) -> None:
    with pytest.raises(RealmRefusedError):
        open_base(Setting(real, **asked))  # type: ignore[arg-type]  # fields of a setting
    assert not real.exists()


@pytest.mark.parametrize("asked", REHEARSALS, ids=lambda one: next(iter(one)))
def test_the_application_refuses_them_before_it_opens_anything(
    real: Path, asked: dict[str, object]
) -> None:
    given = {"state": real, "server": "", "copies": None, "channel": None, **PLAIN, **asked}
    station = app.Station(cast("Application", object()), argparse.Namespace(**given))
    with pytest.raises(RealmRefusedError):
        station.start()
    assert not real.exists()


def test_a_state_folder_cannot_bring_a_real_root(real: Path) -> None:
    real.mkdir()
    (real / roots.REHEARSAL_NAME).write_bytes(dumps(root_to_json(REAL)))
    for setting in (Setting(real), Setting(real, rehearse=True)):
        with pytest.raises(RootRejectedError):
            open_base(setting)


def test_a_demonstration_is_of_a_rehearsals_realm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["demo", "--prepare", str(tmp_path / "demo"), "--realm", "real"])
    assert left.value.code == 64
    assert "real" in capsys.readouterr().err
    assert not (tmp_path / "demo").exists()


def test_the_parts_of_a_rehearsal_refuse_by_themselves(tmp_path: Path) -> None:
    with pytest.raises(RealmRefusedError):
        Rehearsal(Realm.REAL)
    with pytest.raises(RealmRefusedError):
        AcceleratedClock(FakeClock(), 2, Realm.REAL)
    with pytest.raises(RealmRefusedError):
        accelerated_clock(tmp_path, FakeClock(), 2, Realm.REAL)
    assert list(tmp_path.iterdir()) == []


def ticket_of(realm: Realm) -> bytes:
    kdf = replace(authority.TERMS.kdf, memory_kib=64 * 1024)
    secrets = TicketSecrets(
        authority.CODE, authority.SHARE, ((authority.PACK, authority.CONTENT_KEY),)
    )
    stations = ((StationId("poste-14"), authority.STATION_KEY.public),)
    terms = replace(authority.TERMS, realm=realm, kdf=kdf)
    return seal_ticket(terms, authority.roster(), secrets, stations, authority.TICKET)


@pytest.mark.parametrize("ticket", list(Realm))
@pytest.mark.parametrize("trusted", list(Realm))
def test_a_root_takes_tickets_of_its_own_realm_alone(trusted: Realm, ticket: Realm) -> None:
    """Even when the same keys signed both, as they never should."""
    root = replace(authority.ROOT, realm=trusted)
    store = MemoryStationStore()
    prepare = Prepare(root, store, MemoryShelf(), FakeClock(), "0.1.0")
    if trusted is ticket:
        assert prepare.add_ticket(ticket_of(ticket)).ticket.realm is trusted
        return
    with pytest.raises(TicketRejectedError, match=r"ticket\.realm"):
        prepare.add_ticket(ticket_of(ticket))
    assert store.tickets() == ()
