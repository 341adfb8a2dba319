"""What each check makes of a reading: every limit of the table, from both sides."""

import pytest

from kiosk.ports.machine import Battery
from kiosk.ports.preflight import CHECKS, UNREAD, Finding, Verdict, not_here, ready, unread
from kiosk.ports.sensor import Kind, Sighting
from kiosk.ports.speech import Reason
from kiosk.ports.spelling import Reason as SpellingReason
from kiosk.preflight import equipment, folders, guards, hours, network, screens, station, upkeep
from kiosk.words.preflight import SENTENCES, TITLES, fix, found, remedy, sentence

FINE, LOOK, STOP, NONE = Verdict
GIB = 2**30
MIB = 2**20
NOON = 1_800_000_000_000
MAIN = screens.ScreenReading(0, 0, 1366, 768)
BESIDE = screens.ScreenReading(1366, 0, 1366, 768)
Hardly = equipment.Layout
VM = Sighting(Kind.VIRTUAL_MACHINE, "KVM")
REMOTE = Sighting(Kind.REMOTE_SESSION)
ANYDESK = Sighting(Kind.PROCESS, "AnyDesk")
OWN, FOREIGN = guards.Running("anydesk", own=True), guards.Running("anydesk", own=False)


def screen(width: int, height: int, scale: int = 100) -> screens.ScreenReading:
    return screens.ScreenReading(0, 0, width, height, scale)


JUDGED = (
    (screens.check_screen([screen(1366, 768)]), FINE, ""),
    (screens.check_screen([screen(1365, 768)]), LOOK, ""),
    (screens.check_screen([screen(1024, 600)]), LOOK, ""),
    (screens.check_screen([screen(1023, 768)]), STOP, ""),
    (screens.check_screen([screen(1366, 599)]), STOP, ""),
    (screens.check_screen([]), STOP, "away"),
    (screens.check_scale([screen(1366, 768, 150)], (900, 700)), FINE, ""),
    (screens.check_scale([screen(1366, 768, 151)], None), LOOK, ""),
    (screens.check_scale([screen(1366, 768)], (1367, 700)), STOP, ""),
    (screens.check_scale([screen(1366, 768)], (900, 769)), STOP, ""),
    (screens.check_scale([], None), NONE, ""),
    (screens.check_displays([MAIN]), FINE, ""),
    (screens.check_displays([MAIN], [VM]), FINE, ""),
    (screens.check_displays([MAIN, MAIN]), LOOK, ""),
    (screens.check_displays([MAIN], [Sighting(Kind.SECOND_DISPLAY)]), LOOK, ""),
    (screens.check_displays([MAIN, BESIDE]), STOP, ""),
    (screens.check_displays([]), NONE, ""),
    (screens.check_drawing(250), FINE, ""),
    (screens.check_drawing(251), LOOK, ""),
    (screens.check_drawing(1000), LOOK, ""),
    (screens.check_drawing(1001), STOP, ""),
    (screens.check_drawing(None), NONE, ""),
    (screens.check_letters(["A", "B"], ["A", "B"], (), ()), FINE, ""),
    (screens.check_letters(["A", "B"], ["B", "C"], (), ()), LOOK, ""),
    (screens.check_letters(["A", "B"], ["C"], (), ()), LOOK, ""),
    (screens.check_letters(["A"], ["A"], ("œ",), ()), STOP, ""),
    (screens.check_letters(["A"], ["A"], (), ("dark",)), STOP, ""),
    (screens.check_letters(["A"], [], (), ()), STOP, ""),
    (folders.check_room(2 * GIB), FINE, ""),
    (folders.check_room(2 * GIB - 1), LOOK, ""),
    (folders.check_room(500 * MIB), LOOK, ""),
    (folders.check_room(500 * MIB - 1), STOP, ""),
    (folders.check_room(None), STOP, ""),
    (folders.check_write(49), FINE, ""),
    (folders.check_write(50), LOOK, ""),
    (folders.check_write(300), LOOK, "slow"),
    (folders.check_write(None), STOP, ""),
    (equipment.check_memory(GIB), FINE, ""),
    (equipment.check_memory(GIB - 1), LOOK, ""),
    (equipment.check_memory(500 * MIB - 1), STOP, ""),
    (equipment.check_memory(None), LOOK, UNREAD),
    (equipment.check_keyboard([Hardly("fr", "oss")]), FINE, ""),
    (equipment.check_keyboard([Hardly("us"), Hardly("fr")]), LOOK, ""),
    (equipment.check_keyboard([]), STOP, ""),
    (equipment.check_keyboard(None), LOOK, UNREAD),
    (equipment.check_sound(None, equipment.Volume(21)), FINE, ""),
    (equipment.check_sound(None, None), FINE, "unmeasured"),
    (equipment.check_sound(None, equipment.Volume(20)), LOOK, ""),
    (equipment.check_sound(None, equipment.Volume(80, muted=True)), LOOK, ""),
    (equipment.check_sound(Reason.NO_DEVICE, equipment.Volume(80)), LOOK, "away"),
    (equipment.check_voice(None), FINE, ""),
    (equipment.check_voice(Reason.NO_VOICE), LOOK, "language"),
    (equipment.check_voice(Reason.BROKEN), LOOK, ""),
    (equipment.check_spelling(None), FINE, ""),
    (equipment.check_spelling(SpellingReason.NO_DICTIONARY), LOOK, "language"),
    (equipment.check_spelling(SpellingReason.NO_PROGRAM), LOOK, ""),
    (equipment.check_spelling(SpellingReason.OTHER_SYSTEM), NONE, ""),
    (equipment.check_printer(["HP"]), FINE, ""),
    (equipment.check_printer([]), NONE, ""),
    (equipment.check_printer(None), NONE, ""),
    (equipment.check_mains(None), FINE, "fixed"),
    (equipment.check_mains(Battery(5, plugged=True)), FINE, ""),
    (equipment.check_mains(Battery(60, plugged=False)), LOOK, ""),
    (equipment.check_mains(Battery(59, plugged=False)), LOOK, "low"),
    (equipment.check_mains(Battery(29, plugged=False)), STOP, ""),
    (hours.check_clock(NOON, server=NOON + 2_000), FINE, ""),
    (hours.check_clock(NOON, server=NOON - 2_001), LOOK, ""),
    (hours.check_clock(NOON, server=NOON + 60_000), LOOK, ""),
    (hours.check_clock(NOON, server=NOON + 60_001), STOP, ""),
    (hours.check_clock(NOON, server=NOON + 2_900, uncertain_ms=1000), FINE, ""),
    (hours.check_clock(NOON, server=None), FINE, "plausible"),
    (
        hours.check_clock(NOON, server=None, window=(NOON + hours.DAY_MS, NOON * 2)),
        FINE,
        "plausible",
    ),
    (
        hours.check_clock(NOON, server=None, window=(NOON + hours.DAY_MS + 1, NOON * 2)),
        LOOK,
        "outside",
    ),
    (hours.check_clock(NOON, server=None, window=(0, NOON - 1)), LOOK, "outside"),
    (hours.check_zone("Europe/Paris"), FINE, ""),
    (hours.check_zone("Romance Standard Time"), FINE, ""),
    (hours.check_zone("Etc/UTC"), LOOK, ""),
    (hours.check_zone(None), LOOK, UNREAD),
    (upkeep.check_antivirus(["bash"], ()), FINE, ""),
    (upkeep.check_antivirus(["bash"], None), LOOK, "unlisted"),
    (upkeep.check_antivirus(["clamd"], ()), LOOK, ""),
    (upkeep.check_antivirus(["msmpeng"], (), excluded=True), FINE, "known"),
    (upkeep.check_antivirus(["msmpeng"], None, excluded=True), LOOK, "unlisted"),
    (upkeep.check_antivirus(["msmpeng"], ["kiosk/a.py"], excluded=True), STOP, ""),
    (upkeep.check_updates(None), LOOK, UNREAD),
    (upkeep.check_updates(upkeep.Updates(pending=False, restart_needed=False)), FINE, ""),
    (upkeep.check_updates(upkeep.Updates(None, restart_needed=False)), FINE, "quiet"),
    (upkeep.check_updates(upkeep.Updates(pending=True, restart_needed=False)), LOOK, ""),
    (upkeep.check_updates(upkeep.Updates(pending=False, restart_needed=True)), LOOK, "restart"),
    (upkeep.check_updates(upkeep.Updates(None, False, 14_400_000)), LOOK, "restart"),
    (upkeep.check_updates(upkeep.Updates(None, False, 14_399_999)), STOP, ""),
    (upkeep.check_sleep(None), LOOK, UNREAD),
    (upkeep.check_sleep(upkeep.Rest(None, 5)), LOOK, UNREAD),
    (upkeep.check_sleep(upkeep.Rest(0, 0)), FINE, ""),
    (upkeep.check_sleep(upkeep.Rest(104, 0)), STOP, ""),
    (upkeep.check_sleep(upkeep.Rest(105, 0)), LOOK, ""),
    (upkeep.check_sleep(upkeep.Rest(0, 5)), LOOK, "screen"),
    (upkeep.check_sleep(upkeep.Rest(0, 5, lid=True)), LOOK, "lid"),
    (guards.check_virtual(None), LOOK, UNREAD),
    (guards.check_virtual([ANYDESK]), FINE, ""),
    (guards.check_virtual([VM, REMOTE]), LOOK, ""),
    (guards.check_virtual([VM], {"remote_session"}), LOOK, "allowed"),
    (guards.check_virtual([VM], frozenset()), LOOK, "allowed"),
    (guards.check_virtual([ANYDESK], {"virtual_machine"}), FINE, ""),
    (guards.check_virtual([VM], {"virtual_machine"}), STOP, ""),
    (guards.check_virtual([VM, REMOTE], {"remote_session"}), STOP, ""),
    (guards.check_rights(None), LOOK, UNREAD),
    (guards.check_rights(False), FINE, ""),
    (guards.check_rights(True), LOOK, ""),
    (guards.check_switching(None), LOOK, UNREAD),
    (guards.check_switching(guards.Shortcuts()), FINE, ""),
    (guards.check_switching(guards.Shortcuts(("SysRq",))), LOOK, ""),
    (guards.check_switching(guards.Shortcuts(("SysRq",), ("sethc.exe",))), STOP, ""),
    (guards.check_processes(None, ()), LOOK, UNREAD),
    (guards.check_processes([VM], ()), FINE, ""),
    (guards.check_processes([ANYDESK], [OWN]), LOOK, ""),
    (guards.check_processes([ANYDESK], [OWN, FOREIGN]), LOOK, ""),
    (guards.check_processes([ANYDESK], [FOREIGN]), STOP, ""),
    (guards.check_tools(None, [OWN], ""), FINE, ""),
    (guards.check_tools([Sighting(Kind.CAPTURE, "OBS")], (), ""), LOOK, ""),
    (guards.check_tools(None, [guards.Running("veyon-server", own=False)], ""), LOOK, ""),
    (guards.check_tools((), (), "Gros curseur"), LOOK, ""),
    (guards.check_assistants([OWN], None), FINE, ""),
    (guards.check_assistants([guards.Running("flameshot", own=True)], None), LOOK, ""),
    (guards.check_assistants((), guards.Shortcuts(capture=("Print Screen",))), LOOK, ""),
    (network.check_server(None), NONE, ""),
    (network.check_server(network.Reach((5, 19), 2)), FINE, ""),
    (network.check_server(network.Reach((5, 20), 2)), LOOK, ""),
    (network.check_server(network.Reach((5,), 2)), LOOK, ""),
    (network.check_server(network.Reach((), 2)), STOP, ""),
    (network.check_link(None, needed=False), NONE, ""),
    (network.check_link(None, needed=True), LOOK, UNREAD),
    (network.check_link(network.Link(cable=True, wireless=True, signal=3), needed=True), FINE, ""),
    (network.check_link(network.Link(cable=False), needed=True), STOP, "away"),
    (network.check_link(network.Link(cable=False), needed=False), NONE, ""),
    (network.check_link(network.Link(cable=False, wireless=True), needed=True), LOOK, "wireless"),
    (network.check_link(network.Link(False, True, 50), needed=True), LOOK, ""),
    (network.check_link(network.Link(False, True, 49), needed=True), STOP, "weak"),
    (network.check_link(network.Link(False, True, 49), needed=False), LOOK, "weak"),
    (network.check_internet(reachable=False), FINE, ""),
    (network.check_internet(reachable=True), LOOK, ""),
    (station.check_packs({"a": 2}), FINE, ""),
    (station.check_packs({"a": 2}, here={"a": {1, 2}, "b": {3}}), FINE, ""),
    (station.check_packs({"b": 1, "a": 2}, here={"a": {2, 3}, "b": {1}}), LOOK, "newer"),
    (station.check_packs({"a": 1, "b": 1}, "error.pack_missing", "b"), STOP, ""),
    (station.check_packs({"a": 1, "b": 1}, "error.pack_missing"), STOP, ""),
    (station.check_packs({"a": 2}, "error.pack_missing", "a", {"a": {1}}), STOP, "older"),
    (station.check_packs({"a": 2}, "error.pack_missing", "a", {"a": {1, 3}}), STOP, "other"),
    (station.check_packs({"a": 2}, "error.pack_damaged", "a", {"a": {2}}), STOP, ""),
    (station.check_packs({"a": 2}, "error.pack_missing", "a", {"b": {1}}), STOP, ""),
    (station.check_reader(None), LOOK, UNREAD),
    (station.check_reader(True), FINE, ""),
    (station.check_reader(False), LOOK, ""),
    (station.check_name(None), NONE, ""),
    (station.check_name(station.Alike()), FINE, ""),
    (station.check_name(station.Alike(label=("Poste 3",))), STOP, ""),
    (station.check_name(station.Alike(host=("Poste 3",))), STOP, "host"),
    (station.check_level(None), LOOK, UNREAD),
    (station.check_level(2), FINE, ""),
    (station.check_level(1), LOOK, ""),
    (station.check_note(left=False), FINE, ""),
    (station.check_note(left=True), LOOK, ""),
    (Finding("enrolled", FINE, {"label": "Poste 14"}), FINE, ""),
    (Finding("enrolled", STOP), STOP, ""),
    (Finding("ticket", FINE, {"session": "s1"}), FINE, ""),
    (Finding("ticket", STOP), STOP, ""),
    *((not_here(one), NONE, "") for one in ("ticket", "packs", "name", "letters")),
)


@pytest.mark.parametrize(("finding", "verdict", "case"), JUDGED)
def test_each_limit_of_the_table_is_held(finding: Finding, verdict: Verdict, case: str) -> None:
    assert (finding.verdict, finding.case) == (verdict, case)


@pytest.mark.parametrize("finding", [one for one, *_ in JUDGED], ids=lambda one: one.key)
def test_each_finding_is_told_and_one_that_is_not_fine_says_what_to_do(finding: Finding) -> None:
    in_french, in_english = sentence(finding.key, finding.data)
    assert "{" not in in_french + in_english
    fixes = fix(finding.key, finding.data)
    assert all(fixes) if finding.verdict in (LOOK, STOP) else not any(fixes)


def test_every_sentence_belongs_to_a_finding_that_there_is() -> None:
    keys = {finding.key.removeprefix("preflight.") for finding, *_ in JUDGED}
    assert set(SENTENCES) <= keys


def test_thirty_checks_have_their_numbers_and_names() -> None:
    assert sorted(number for number in CHECKS.values() if number) == list(range(1, 31))
    assert set(TITLES) == set(CHECKS)


def test_a_finding_that_nobody_makes_has_no_sentence() -> None:
    for key in ("preflight.clock.odd", "preflight.teapot.none"):
        with pytest.raises(KeyError):
            found(key)
    assert remedy("preflight.clock.fine") == ("", "")
    assert unread("clock").key == "preflight.clock.unread"


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [((), True), ((FINE, LOOK, NONE), True), ((FINE, STOP), False)],
)
def test_only_a_stop_stands_in_the_way(verdicts: tuple[Verdict, ...], expected: bool) -> None:
    assert ready(tuple(Finding("clock", verdict) for verdict in verdicts)) is expected


def test_the_copyable_list_of_damaged_files_is_short() -> None:
    damaged = [f"kiosk/{name}.py" for name in "abcdefg"]
    assert upkeep.check_antivirus((), damaged).data == {
        "count": 7,
        "files": "kiosk/a.py, kiosk/b.py, kiosk/c.py, kiosk/d.py, kiosk/e.py",
    }


def test_a_layout_is_shown_by_its_name_and_variant() -> None:
    assert equipment.Layout("fr", "bepo").shown == "fr (bepo)"
    assert equipment.check_keyboard([equipment.Layout("us")]).data == {"layout": "us"}
