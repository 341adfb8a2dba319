"""What each act does, and when it is refused."""

from typing import Any

import pytest

from engine.applications.application import ActRefusedError
from engine.applications.files.listing import listed
from engine.applications.files.start import read_shelf
from engine.applications.files.state import read_desk
from engine.errors import MalformedError
from tests.engine.applications.files.disks import (
    APPLICATION,
    START,
    Act,
    after,
    exists,
    holds,
    start,
)

_LAKE = "Léa/Bureau/photo-lac.jpg"
_ZIP = "Léa/Bureau/club.zip"


def _names(*acts: Act) -> list[str]:
    return [one.name for one in listed(read_desk(read_shelf(START), after(*acts)))]


def _refused(reason: str, *acts: Act) -> None:
    before = after(*acts[:-1])
    with pytest.raises(ActRefusedError) as refusal:
        APPLICATION.perform(START, before, acts[-1])
    assert refusal.value.args[0] == reason


def _move(item: str, to: str, **more: Any) -> dict[str, Any]:
    return {"do": "move", "items": [item], "to": to, **more}


def test_move() -> None:
    assert holds(exists("Léa/Vide/photo-lac.jpg", _LAKE), _move(_LAKE, "Léa/Vide"))
    assert not holds(exists(_LAKE), _move(_LAKE, "Léa/Vide"))


def test_move_several_with_one_in_another() -> None:
    act = {"do": "move", "items": ["Léa/Sortie", "Léa/Sortie/photo-lac.jpg"], "to": "Léa/Vide"}
    assert holds(exists("Léa/Vide/Sortie/photo-lac.jpg"), act)
    mixed = {"do": "move", "items": ["Léa/Sortie", _LAKE], "to": "Léa"}
    assert holds(exists("Léa/photo-lac.jpg", _LAKE), mixed)


@pytest.mark.parametrize(
    ("reason", "act"),
    [
        ("name-taken", _move(_LAKE, "Léa/Sortie")),
        ("already-there", _move(_LAKE, "Léa/Bureau")),
        ("into-itself", _move("Léa/Bureau", "Léa/Bureau")),
        ("not-folder", _move(_LAKE, "Léa/Bureau/notes")),
        ("not-folder", _move(_LAKE, _ZIP)),
        ("not-folder", _move(_LAKE, f"{_ZIP}/Jeux")),
        ("not-folder", _move(_LAKE, "Corbeille")),
        ("not-folder", _move(_LAKE, "Corbeille/Vieux")),
        ("no-room", _move(_LAKE, "Clé")),
        ("in-archive", _move(f"{_ZIP}/Règles.pdf", "Léa")),
        ("fixed", _move("Léa", "Nuage")),
        ("fixed", _move("Corbeille", "Nuage")),
        ("not-found", _move("Léa/Bureau/rien/plus", "Nuage")),
        ("nothing-chosen", {"do": "move", "items": [], "to": "Léa"}),
    ],
)
def test_refused_move(reason: str, act: Act) -> None:
    _refused(reason, act)


def test_into_what_lies_in_it() -> None:
    _refused(
        "into-itself",
        {"do": "new_folder", "in": "Léa/Vide", "name": "x"},
        _move("Léa/Vide", "Léa/Vide/x"),
    )


def test_both_are_kept() -> None:
    keep = _move(_LAKE, "Léa/Sortie", both=True)
    assert holds(exists("Léa/Sortie/photo-lac (2).jpg", _LAKE), keep)
    again = {"do": "copy_to", "items": ["Léa/Sortie/photo-lac.jpg"], "to": "Léa/Sortie"}
    assert holds(exists("Léa/Sortie/photo-lac (3).jpg"), keep, again)


def test_a_name_that_grows_too_long() -> None:
    name = "x" * 78
    copy: dict[str, Any] = {"do": "copy_to", "items": [f"Léa/Vide/{name}"], "to": "Léa/Vide"}
    _refused("name-long", {"do": "new_folder", "in": "Léa/Vide", "name": name}, copy)


def test_copy_keeps_contents_and_the_original() -> None:
    act = {"do": "copy_to", "items": ["Léa/Bureau"], "to": "Nuage"}
    assert holds(exists("Nuage/Bureau/photo-lac.jpg", _LAKE), act)
    assert holds(exists("Nuage/Bureau/club.zip/Jeux/go.txt", f"{_ZIP}/Jeux/go.txt"), act)
    assert holds(exists("Nuage/Bureau", "Léa/Bureau"), act)
    assert holds(exists(_LAKE, _LAKE), act)


@pytest.mark.parametrize(
    ("reason", "item", "to"),
    [
        ("fixed", "Léa", "Nuage"),
        ("in-trash", "Corbeille/Lettre.odt", "Léa"),
        ("into-itself", "Léa/Vide", "Léa/Vide"),
        ("no-room", _LAKE, "Clé"),
        ("name-taken", _LAKE, "Léa/Sortie"),
    ],
)
def test_refused_copy(reason: str, item: str, to: str) -> None:
    _refused(reason, {"do": "copy_to", "items": [item], "to": to})


def test_cut_and_paste() -> None:
    acts: list[Act] = [{"do": "cut", "items": [_LAKE]}, {"do": "paste", "in": "Léa/Vide"}]
    assert holds(exists("Léa/Vide/photo-lac.jpg", _LAKE), *acts)
    assert after(*acts)["clip"] is None
    _refused("nothing-to-paste", *acts, {"do": "paste"})


def test_copy_and_paste_where_it_is() -> None:
    acts: list[Act] = [{"do": "copy", "items": [_LAKE]}, {"do": "paste"}, {"do": "paste"}]
    assert "photo-lac (3).jpg" in _names(*acts)
    out: list[Act] = [
        {"do": "copy", "items": [f"{_ZIP}/Règles.pdf"]},
        {"do": "paste", "in": "Léa/Bureau"},
    ]
    assert "Règles.pdf" in _names(*out)


@pytest.mark.parametrize(
    ("reason", "act"),
    [
        ("in-archive", {"do": "cut", "items": [f"{_ZIP}/Jeux"]}),
        ("in-trash", {"do": "copy", "items": ["Corbeille/Lettre.odt"]}),
        ("fixed", {"do": "cut", "items": ["Léa"]}),
    ],
)
def test_refused_clip(reason: str, act: Act) -> None:
    _refused(reason, act)


def test_what_is_deleted_leaves_the_clipboard() -> None:
    acts: list[Act] = [{"do": "copy", "items": [_LAKE]}, {"do": "delete", "items": [_LAKE]}]
    assert after(*acts)["clip"] is None


def test_rename() -> None:
    act = {"do": "rename", "item": "Léa/Bureau/notes", "name": " Lacs.txt "}
    assert holds(exists("Léa/Bureau/Lacs.txt", "Léa/Bureau/notes"), act)
    case = {"do": "rename", "item": "Léa/Bureau/notes", "name": "Notes"}
    assert holds(exists("Léa/Bureau/Notes"), case)


def test_rename_while_extensions_are_hidden() -> None:
    hide = {"do": "extensions", "shown": False}
    act = {"do": "rename", "item": _LAKE, "name": "lac.jpg"}
    assert holds(exists("Léa/Bureau/lac.jpg.jpg", _LAKE), hide, act)
    bare = {"do": "rename", "item": "Léa/Bureau/notes", "name": "notes.txt"}
    assert holds(exists("Léa/Bureau/notes.txt"), hide, bare)
    folder = {"do": "rename", "item": "Léa/Vide", "name": "Plein.1"}
    assert holds(exists("Léa/Plein.1"), hide, folder)


@pytest.mark.parametrize(
    ("reason", "item", "name"),
    [
        ("name-taken", _LAKE, "NOTES"),
        ("name-empty", _LAKE, "  "),
        ("name-empty", _LAKE, ".."),
        ("name-characters", _LAKE, "a/b"),
        ("name-characters", _LAKE, "a\tb"),
        ("name-long", _LAKE, "x" * 81),
        ("fixed", "Léa", "Zoé"),
        ("in-archive", f"{_ZIP}/Jeux", "x"),
        ("in-trash", "Corbeille/Lettre.odt", "x"),
    ],
)
def test_refused_rename(reason: str, item: str, name: str) -> None:
    _refused(reason, {"do": "rename", "item": item, "name": name})


def test_new_folder() -> None:
    assert holds(exists("Léa/Bureau/Lacs"), {"do": "new_folder", "name": "Lacs"})
    _refused("name-taken", {"do": "new_folder", "in": "Léa", "name": "vide"})
    _refused("not-folder", {"do": "open", "in": "Corbeille"}, {"do": "new_folder", "name": "x"})


def test_delete_and_restore() -> None:
    delete = {"do": "delete", "items": [_LAKE]}
    back = {"do": "restore", "items": ["Corbeille/photo-lac.jpg"]}
    assert not holds(exists(_LAKE), delete)
    assert holds(exists(_LAKE, _LAKE), delete, back)
    _refused("in-trash", delete, {"do": "delete", "items": ["Corbeille/photo-lac.jpg"]})
    _refused("not-in-trash", {"do": "restore", "items": [_LAKE]})


def test_restore_beside_an_equal_name() -> None:
    new = {"do": "rename", "item": "Léa/Bureau/Été 2030.odt", "name": "Lettre.odt"}
    back = {"do": "restore", "items": ["Corbeille/Lettre.odt"]}
    _refused("name-taken", new, back)
    found = exists("Léa/Bureau/Lettre (2).odt", "Corbeille/Lettre.odt")
    assert holds(found, new, {**back, "both": True})


def test_restore_where_nothing_is_left() -> None:
    gone = {"do": "delete", "items": ["Léa/Bureau"]}
    _refused("origin-gone", gone, {"do": "restore", "items": ["Corbeille/Lettre.odt"]})
    elsewhere = _move("Corbeille/Lettre.odt", "Léa/Vide")
    assert holds(exists("Léa/Vide/Lettre.odt", "Corbeille/Lettre.odt"), gone, elsewhere)


def test_erase() -> None:
    erase = {"do": "erase", "items": ["Corbeille/Vieux"]}
    assert _names(erase, {"do": "open", "in": "Corbeille"}) == ["Lettre.odt"]
    _refused("not-in-trash", {"do": "erase", "items": [_LAKE]})
    _refused("trash-empty", {"do": "empty_trash"}, {"do": "empty_trash"})
    assert after({"do": "empty_trash"})["gone"] == (16, 17, 18)


def test_acts_open_what_they_are_about() -> None:
    assert after({"do": "delete", "items": ["Léa/Bureau"]})["open"] == 1
    search = {"do": "search", "in": "Léa", "name": "lac"}
    assert after(search, {"do": "delete", "items": [_LAKE]})["search"] is not None
    found = after(search, {"do": "delete", "items": ["Léa/Vide"]})
    assert (found["open"], found["search"]) == (1, None)
    nested = after(_move("Corbeille/Vieux/a.txt", "Léa/Vide"))
    assert nested["open"] == 2


def test_things_are_taken_from_the_top() -> None:
    names = ["Léa/Bureau/notes", _LAKE]
    found = [after({"do": "copy_to", "items": one, "to": "Nuage"}) for one in (names, names[::-1])]
    assert found[0] == found[1]


def test_a_deleted_folder_whose_folder_went_too() -> None:
    inner = {"do": "new_folder", "in": "Léa/Vide", "name": "x"}
    state = dict(after(inner, {"do": "delete", "items": ["Léa/Vide/x"]}))
    back = _move("Corbeille/x", "Léa/Bureau")
    found = after(inner, {"do": "delete", "items": ["Léa/Vide/x"]}, back)
    assert state["made"][0]["from"] == 12
    assert "from" not in found["made"][0]


def test_compress() -> None:
    act = {"do": "compress", "items": [_LAKE, "Léa/Bureau/notes"], "name": "dossier"}
    check = {
        "kind": "zip",
        "path": "Léa/Bureau/dossier.zip",
        "holds": [_LAKE, "Léa/Bureau/notes"],
    }
    assert holds(check, act)
    assert not holds({**check, "holds": [_LAKE]}, act)
    assert holds(exists("Léa/Bureau/d.ZIP"), {**act, "name": "d.ZIP"})
    _refused("name-taken", {**act, "name": "club"})
    _refused("in-trash", {**act, "items": ["Corbeille/Lettre.odt"]})
    _refused("in-archive", {**act, "items": [f"{_ZIP}/Jeux"]})


def test_equal_names_in_one_archive() -> None:
    act = {"do": "compress", "items": [_LAKE, "Léa/Sortie/photo-lac.jpg"], "name": "lacs"}
    assert holds(exists("Léa/Bureau/lacs.zip/photo-lac (2).jpg"), act)


def test_extract() -> None:
    act = {"do": "extract", "item": _ZIP, "to": "Léa/Vide"}
    assert holds(exists("Léa/Vide/Jeux/go.txt", f"{_ZIP}/Jeux/go.txt"), act)
    assert holds(exists("Léa/Vide/club/Règles.pdf"), {**act, "apart": True})
    assert holds(exists(_ZIP, "archive"), act)
    _refused("name-taken", act, act)
    assert holds(exists("Léa/Vide/Règles (2).pdf"), act, {**act, "both": True})
    _refused("not-archive", {**act, "item": _LAKE})
    _refused("not-folder", {**act, "to": _ZIP})
    thrown = {"do": "delete", "items": [_ZIP]}
    _refused("in-trash", thrown, {**act, "item": "Corbeille/club.zip"})


def test_too_much_is_made() -> None:
    state = APPLICATION.first(START)
    copy: dict[str, Any] = {
        "do": "copy_to",
        "items": [f"{_ZIP}/Jeux"],
        "to": "Léa/Vide",
        "both": True,
    }
    for _ in range(150):
        state = APPLICATION.perform(START, state, copy)
    with pytest.raises(ActRefusedError, match="too-many"):
        APPLICATION.perform(START, state, copy)


def test_open() -> None:
    assert _names({"do": "open", "in": _ZIP}) == ["Jeux", "Règles.pdf"]
    _refused("not-folder", {"do": "open", "in": _LAKE})
    _refused("in-trash", {"do": "open", "in": "Corbeille/Vieux"})


@pytest.mark.parametrize(
    ("column", "names"),
    [
        ("name", ["club.zip", "Été 2030.odt", "notes", "photo-lac.jpg"]),
        ("modified", ["notes", "Été 2030.odt", "photo-lac.jpg", "club.zip"]),
        ("size", ["notes", "Été 2030.odt", "club.zip", "photo-lac.jpg"]),
        ("kind", ["Été 2030.odt", "photo-lac.jpg", "club.zip", "notes"]),
    ],
)
def test_sort(column: str, names: list[str]) -> None:
    assert _names({"do": "sort", "column": column, "down": False}) == names
    assert _names({"do": "sort", "column": column, "down": True}) == names[::-1]


def test_folders_stand_first() -> None:
    found = _names({"do": "open", "in": "Léa"}, {"do": "sort", "column": "kind", "down": True})
    assert found == ["Bureau", "Sortie", "Vide"]


@pytest.mark.parametrize(
    ("terms", "names"),
    [
        ({"name": "LAC"}, ["photo-lac.jpg", "photo-lac.jpg"]),
        ({"name": "ete"}, ["Été 2030.odt"]),
        ({"name": "*.jp?"}, ["photo-lac.jpg", "photo-lac.jpg"]),
        ({"name": "lac*"}, []),
        ({"family": "image", "most": 1_500_000}, ["photo-lac.jpg"]),
        ({"family": "folder"}, ["Bureau", "Sortie", "Vide"]),
        ({"family": "archive"}, ["club.zip"]),
        ({"since": "2031-02-01", "until": "2031-02-01"}, ["Été 2030.odt"]),
        ({"name": "e", "least": 1_000_000}, ["Bureau", "Sortie"]),
    ],
)
def test_search(terms: Act, names: list[str]) -> None:
    assert _names({"do": "search", "in": "Léa", **terms}) == names


def test_leaving_a_search() -> None:
    search = {"do": "search", "name": "*"}
    assert after(search, {"do": "leave_search"}) == after()
    assert after(search, {"do": "open", "in": "Léa/Bureau"}) == after()
    _refused("not-folder", {"do": "search", "in": "Corbeille"})


@pytest.mark.parametrize(
    "act",
    [
        {"do": "fly"},
        {},
        {"do": "sort", "column": "colour", "down": True},
        {"do": "move", "items": [True], "to": "Léa"},
        {"do": "move", "items": [1.5], "to": "Léa"},
        {"do": "open"},
        {"do": "open", "in": "x" * 900},
        {"do": "search", "family": "elves"},
        {"do": "search", "since": "yesterday"},
        {"do": "search", "since": "2031-02-30"},
        {"do": "search", "until": "2031-02"},
    ],
)
def test_what_is_no_act(act: Act) -> None:
    with pytest.raises(MalformedError):
        APPLICATION.perform(START, APPLICATION.first(START), act)


def test_room() -> None:
    desk = read_desk(read_shelf(START), after({"do": "delete", "items": [_LAKE]}))
    emptied = read_desk(
        read_shelf(START), after({"do": "delete", "items": [_LAKE]}, {"do": "empty_trash"})
    )
    assert emptied.free(1) == (desk.free(1) or 0) + 2_000_000 + 5000
    assert desk.free(next(one for one in desk.shelf.places if one > 12)) == 1_000_000
    assert desk.free(max(desk.shelf.places)) is None
    assert desk.place(0) == 0
    assert desk.path(desk.at("Corbeille/photo-lac.jpg") or 0) == ("Corbeille", "photo-lac.jpg")


def test_sizes_of_what_was_made() -> None:
    acts: list[Act] = [{"do": "compress", "items": [_LAKE, "Léa/Sortie"], "name": "lacs"}]
    desk = read_desk(read_shelf(START), after(*acts))
    archive = desk.at("Léa/Bureau/lacs.zip") or 0
    assert desk.size(archive) == 1000 + 1_960_000 + 1_470_000
    assert desk.modified(archive) == "2031-03-09"
    sized = start(trash=[{"name": "a.zip", "size": 77, "from": "Léa", "items": []}])
    other = read_desk(read_shelf(sized), APPLICATION.first(sized))
    assert other.size(other.at("Corbeille/a.zip") or 0) == 77
