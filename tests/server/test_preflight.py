"""Reports of stations' checks at the server: believed by signature, kept, compared, shown."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import SignatureRefusedError
from engine.records.identifiers import StationId
from engine.records.keys import DeviceSigner
from engine.records.preflight_report import (
    MAX_REPORT_BYTES,
    Outcome,
    PreflightReport,
    ReportedFinding,
    host_mark,
    next_number,
    sign_report,
)
from server.__main__ import main
from server.enrolment import enrol, read_request
from server.errors import RefusedError
from server.intake import preflight
from server.intake.preflight import Alike, checked, take_report
from server.results.stations_table import stations_csv
from server.store.preflights import Preflight
from server.store.stations import Station
from tests.server.processes import serving
from tests.server.scene import CENTRE, NOW, Device, World

CLOCK = ReportedFinding(8, "clock", Outcome.STOP, "=Horloge : 80 s d’écart", "Réglez l’heure.")
POWER = ReportedFinding(16, "sleep", Outcome.LOOK, "Mise en veille : après 130 min", "Jamais.")
ROOM = ReportedFinding(4, "room", Outcome.FINE, "Espace disque", "")


_BLANK = PreflightReport(StationId("p"), NOW, "1", None, bytes(32), ())


def enrolled(world: World, number: int, label: str) -> tuple[Station, DeviceSigner]:
    device = Device(number)
    station = enrol(world.deployment, read_request(device.request()), CENTRE, label=label)
    return station, device.device


def report(station: Station, host: str = "PC-1", **changed: object) -> PreflightReport:
    made = PreflightReport(
        station.station, NOW, "1.4.2", 1, host_mark(host, CENTRE), (CLOCK, POWER, ROOM)
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def of(world: World, station: Station) -> Alike:
    return next(one.alike for one in checked(world.deployment) if one.station == station)


def test_a_report_is_kept_with_its_counts_and_the_newest_one_counts(world: World) -> None:
    station, signer = enrolled(world, 60, "Poste 60")
    for _ in range(2):
        take_report(world.deployment, station.station, sign_report(report(station), signer))
    kept = world.deployment.preflights.all()[station.station]
    assert (kept.fine, kept.look, kept.stop, kept.level) == (1, 1, 1, 1)
    later = report(station, wall=NOW + 1000, findings=(ROOM,), level=None)
    take_report(world.deployment, station.station, sign_report(later, signer))
    kept = world.deployment.preflights.all()[station.station]
    assert (kept.fine, kept.look, kept.stop, kept.wall) == (1, 0, 0, NOW + 1000)


def counts(world: World, station: Station) -> tuple[int, int, int]:
    kept = world.deployment.preflights.all()[station.station]
    return (kept.fine, kept.look, kept.stop)


def test_an_older_report_played_again_replaces_nothing_and_is_answered_alike(
    world: World,
) -> None:
    station, signer = enrolled(world, 69, "Poste 69")
    fine = sign_report(report(station, findings=(ROOM,), number=NOW), signer)
    wrong = sign_report(report(station, number=NOW + 1), signer)
    answers = [take_report(world.deployment, station.station, one) for one in (fine, wrong, fine)]
    assert answers[0] == answers[1] == answers[2]
    assert counts(world, station) == (1, 1, 1)
    other = sign_report(report(station, findings=(POWER,), number=NOW + 1), signer)
    take_report(world.deployment, station.station, other)
    assert counts(world, station) == (1, 1, 1)


def test_a_clock_that_was_put_back_silences_no_station(world: World) -> None:
    station, signer = enrolled(world, 70, "Poste 70")
    far = report(station, wall=NOW * 2, number=NOW * 2)
    take_report(world.deployment, station.station, sign_report(far, signer))
    now = report(station, findings=(ROOM,), number=next_number(NOW, far))
    take_report(world.deployment, station.station, sign_report(now, signer))
    assert counts(world, station) == (1, 0, 0)


def test_a_report_of_keys_that_the_station_no_longer_has_stands_in_nobodys_way(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    station, signer = enrolled(world, 71, "Poste 71")
    take_report(world.deployment, station.station, sign_report(report(station), signer))
    newer = sign_report(report(station, findings=(ROOM,)), signer)
    read = preflight.read_report

    def forgetful(content: bytes, public: bytes) -> PreflightReport:
        if content != newer:
            raise SignatureRefusedError("signature")
        return read(content, public)

    monkeypatch.setattr(preflight, "read_report", forgetful)
    take_report(world.deployment, station.station, newer)
    assert counts(world, station) == (1, 0, 0)


@settings(max_examples=25, deadline=None)
@given(walls=st.lists(st.integers(0, 10**13), min_size=1, max_size=12), data=st.data())
def test_whatever_the_clock_and_the_order_of_arrival_the_last_report_made_is_the_last(
    walls: list[int], data: st.DataObject
) -> None:
    former: PreflightReport | None = None
    made: list[PreflightReport] = []
    for wall in walls:
        former = replace(_BLANK, wall=wall, number=next_number(wall, former))
        made.append(former)
    orders = [one.order for one in made]
    assert orders == sorted(set(orders))
    kept = made[0]
    for one in data.draw(st.permutations(made)):
        kept = one if one.order > kept.order else kept
    assert kept == made[-1]


def test_a_report_costs_no_comparison_of_all_stations_with_all_others(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [enrolled(world, 60 + number, f"Poste {number}") for number in range(4)]
    compared = []
    alike = preflight._alike

    def counting(one: Station, centre: list[Station], reports: Mapping[str, Preflight]) -> Alike:
        compared.append(one.station)
        return alike(one, centre, reports)

    monkeypatch.setattr(preflight, "_alike", counting)
    station, signer = made[1]
    take_report(world.deployment, station.station, sign_report(report(station), signer))
    assert compared == [station.station]


def test_nobody_reports_for_another(world: World) -> None:
    one, signer = enrolled(world, 61, "Poste 61")
    other, _ = enrolled(world, 62, "Poste 62")
    for station, content in (
        (one.station, sign_report(report(other), signer)),
        (other.station, sign_report(report(other), signer)),
        ("nobody", sign_report(report(one), signer)),
        (one.station, b"{}"),
        (one.station, b" " * (MAX_REPORT_BYTES + 1)),
    ):
        with pytest.raises(RefusedError):
            take_report(world.deployment, station, content)
    world.deployment.stations.revoke(one.station, NOW)
    with pytest.raises(RefusedError, match=r"station\.revoked"):
        take_report(world.deployment, one.station, sign_report(report(one), signer))
    assert one.station not in {found.station.station for found in checked(world.deployment)}


def test_stations_of_a_name_or_of_a_copied_machine_are_told(world: World) -> None:
    one, first = enrolled(world, 63, "Poste 7")
    other, second = enrolled(world, 64, "poste 7")
    third, signer = enrolled(world, 65, "Poste 8")
    take_report(world.deployment, one.station, sign_report(report(one), first))
    alike = take_report(world.deployment, third.station, sign_report(report(third), signer))
    assert alike == Alike((), (f"Poste 7 ({one.station})",))
    assert of(world, one) == Alike((f"poste 7 ({other.station})",), (f"Poste 8 ({third.station})",))
    changed = sign_report(report(other, host="PC-2"), second)
    assert take_report(world.deployment, other.station, changed).host == ()


def test_the_table_is_for_spreadsheets_and_computes_nothing(world: World) -> None:
    station, signer = enrolled(world, 66, "Poste 66")
    take_report(world.deployment, station.station, sign_report(report(station, level=None), signer))
    told = stations_csv(checked(world.deployment)).decode("utf-8-sig")
    rows = {row["nom"]: row for row in csv.DictReader(io.StringIO(told), delimiter=";")}
    mine = rows["Poste 66"]
    assert (mine["prêt"], mine["à surveiller"], mine["à corriger"]) == ("1", "1", "1")
    assert mine["points à corriger"].startswith("'=Horloge")
    assert mine["niveau"] == ""
    others = [row for name, row in rows.items() if name != "Poste 66"]
    assert all(row["vérifié le"] == "" for row in others)


def test_the_command_tells_and_writes_them(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    station, signer = enrolled(world, 67, "Poste 67")
    state = ["--state", str(world.deployment.folder)]
    take_report(world.deployment, station.station, sign_report(report(station), signer))
    assert main(["station", "checks", *state, "--csv", str(tmp_path / "p.csv")]) == 0
    assert "1 / 1 / 1" in capsys.readouterr().out
    assert (tmp_path / "p.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert main(["station", "checks", *state, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["stations"]
    assert next(one for one in told if one["label"] == "Poste 67")["counts"] == [1, 1, 1]


@pytest.fixture
def place(world: World) -> Iterator[tuple[World, str]]:
    with serving(world) as address:
        yield world, address


def test_a_report_goes_over_http_and_is_seen_on_the_page(place: tuple[World, str]) -> None:
    world, address = place
    station, signer = enrolled(world, 68, "Poste 68")
    where = f"{address}/v1/stations/{station.station}/preflight"
    answer = httpx.put(where, content=sign_report(report(station), signer), timeout=30)
    assert (answer.status_code, answer.json()) == (200, {"host": [], "label": []})
    other = DeviceSigner(signer.seed)
    forged = replace(report(station), station=StationId("other"))
    assert httpx.put(where, content=sign_report(forged, other), timeout=30).status_code == 403
    assert httpx.put(where, content=b" " * (MAX_REPORT_BYTES + 1), timeout=30).status_code == 413
    assert httpx.get(f"{address}/stations").headers["location"] == "/sign-in"
    headers = {"Authorization": f"Bearer {world.token}"}
    page = httpx.get(f"{address}/stations", headers=headers, timeout=30)
    assert page.status_code == 200
    for said in ("Poste 68", "Horloge", "Réglez l’heure", "Pas encore", "postes"):
        assert said in page.text or said in page.text.lower()
    table = httpx.get(f"{address}/stations.csv", headers=headers, timeout=30)
    assert table.content.startswith(b"\xef\xbb\xbf")
