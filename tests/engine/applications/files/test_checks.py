"""What authors can demand, and what that takes for granted."""

from typing import Any

import pytest

from engine.errors import MalformedError
from tests.engine.applications.files.disks import APPLICATION, START, Act, exists, holds

_LAKE = "Léa/Bureau/photo-lac.jpg"
_OTHER = "Léa/Sortie/photo-lac.jpg"
_MOVE = {"do": "move", "items": [_LAKE], "to": "Léa/Vide"}
_COPY = {"do": "copy_to", "items": [_LAKE], "to": "Léa/Vide"}
_DELETE = {"do": "delete", "items": [_LAKE]}
_EMPTY = {"do": "empty_trash"}


def _rename(name: str, item: str = _LAKE) -> dict[str, Any]:
    return {"do": "rename", "item": item, "name": name}


def test_exists_looks_at_the_content() -> None:
    assert holds(exists(_OTHER))
    assert not holds(exists(_OTHER, _LAKE))
    assert holds(exists("Nuage/notes.txt", "Corbeille/Vieux/a.txt"))
    assert holds({**exists("Léa/Vide"), "what": "folder"})
    assert not holds({**exists("Léa/Vide"), "what": "file"})
    assert holds(exists("Corbeille/Lettre.odt"))
    assert not holds(exists("Léa/Bureau/photo-lac.jpg/plus"))


def test_forgiven_names() -> None:
    loose = {**exists("Léa/Vide", _LAKE), "names": ["Le lac.jpg"], "treatments": ["t1"]}
    assert holds(loose, _MOVE, _rename("le lac.JPG", "Léa/Vide/photo-lac.jpg"))
    assert not holds({**loose, "treatments": []}, _MOVE)


def test_absent() -> None:
    assert holds({"kind": "absent", "path": _LAKE}, _MOVE)
    assert not holds({"kind": "absent", "path": _LAKE}, _COPY)
    assert holds({"kind": "absent", "of": _LAKE}, _DELETE)
    assert not holds({"kind": "absent", "of": _LAKE}, _MOVE)
    assert holds({"kind": "absent", "of": _LAKE, "in": "Léa/Bureau"}, _MOVE)
    assert not holds({"kind": "absent", "of": _LAKE, "in": "Léa"}, _MOVE)


def test_trashed_and_gone() -> None:
    assert holds({"kind": "trashed", "of": _LAKE}, _DELETE)
    assert not holds({"kind": "trashed", "of": _LAKE}, _COPY, _DELETE)
    assert not holds({"kind": "trashed", "of": _LAKE}, _DELETE, _EMPTY)
    assert holds({"kind": "gone", "of": _LAKE}, _DELETE, _EMPTY)
    assert not holds({"kind": "gone", "of": _LAKE}, _DELETE)


def test_renamed() -> None:
    check = {"kind": "renamed", "of": _LAKE, "names": ["lac.jpg", "le lac.jpg"]}
    assert holds(check, _rename("lac.jpg"))
    assert not holds(check, _rename("Lac.jpg"))
    assert holds({**check, "treatments": ["t1"]}, _rename("Lac.jpg"))
    copied = {"do": "copy_to", "items": [_LAKE], "to": "Léa/Bureau"}
    assert not holds(check, copied, _rename("lac.jpg"))
    there = {**check, "in": "Léa/Vide"}
    assert holds(there, _MOVE, _rename("le lac.jpg", "Léa/Vide/photo-lac.jpg"))


def test_content_and_zip() -> None:
    check: dict[str, Any] = {"kind": "content", "path": "Léa/Sortie", "holds": [_OTHER]}
    assert holds(check)
    assert not holds({**check, "kind": "zip"})
    held = {"kind": "content", "path": "Léa/Vide", "holds": ["archive"]}
    assert holds(held, {"do": "move", "items": ["Léa/Bureau/club.zip"], "to": "Léa/Vide"})
    deep = {"kind": "content", "path": "Léa/Bureau/club.zip/Jeux", "holds": []}
    assert not holds(deep)
    bureau = ["Léa/Bureau/photo-lac.jpg", "Léa/Bureau/notes", "Léa/Bureau/Été 2030.odt", "archive"]
    assert holds({"kind": "content", "path": "Léa", "holds": [*bureau, _OTHER]})
    assert not holds(check, {"do": "copy_to", "items": ["Léa/Bureau/notes"], "to": "Léa/Sortie"})


def test_count() -> None:
    check: dict[str, Any] = {"kind": "count", "path": "Léa", "equals": 3}
    assert holds(check)
    assert holds({**check, "what": "folders"})
    assert holds({**check, "what": "files", "equals": 0})
    assert holds({**check, "what": "files", "deep": True, "equals": 7})
    assert not holds({**check, "path": "Zoé"})
    assert holds({**check, "path": "Corbeille", "equals": 0}, _EMPTY)
    assert not holds({**check, "path": "Corbeille", "equals": 0})


def test_no_file_lost() -> None:
    check: dict[str, Any] = {"kind": "no_file_lost"}
    assert holds(check, _MOVE)
    assert holds(check, _COPY, _DELETE)
    assert not holds(check, _DELETE)
    assert holds({**check, "except": [_LAKE]}, _DELETE)


def test_others_unchanged() -> None:
    check: dict[str, Any] = {"kind": "others_unchanged"}
    assert holds(check, _COPY)
    assert not holds(check, _MOVE)
    assert holds({**check, "except": [_LAKE]}, _MOVE)
    assert holds({**check, "except": ["Léa/Bureau"]}, _MOVE)
    assert not holds({**check, "except": [_OTHER]}, _EMPTY)


def test_nothing_added() -> None:
    check: dict[str, Any] = {"kind": "nothing_added"}
    assert holds(check, _MOVE)
    assert not holds(check, _COPY)
    assert holds({**check, "except": ["Léa/Vide"]}, _COPY)
    assert holds(check, _COPY, {"do": "delete", "items": ["Léa/Vide/photo-lac.jpg"]})


def test_view() -> None:
    assert holds({"kind": "open", "path": "Léa/Bureau"})
    assert not holds({"kind": "open", "path": "Léa"})
    assert not holds({"kind": "extensions", "shown": False})


@pytest.mark.parametrize(
    "check",
    [
        {"kind": "shiny"},
        {"kind": "exists"},
        {"kind": "exists", "path": "Léa//x"},
        {"kind": "exists", "path": "Léa", "excpet": []},
        {"kind": "exists", "path": "Léa", "what": "place"},
        {"kind": "exists", "path": "Léa", "of": "Léa/rien"},
        {"kind": "exists", "path": "Léa", "treatments": ["t9"]},
        {"kind": "gone", "of": "Corbeille"},
        {"kind": "renamed", "of": _LAKE, "names": []},
        {"kind": "count", "path": "Léa", "equals": 1, "what": "elves"},
    ],
)
def test_what_nobody_can_demand(check: Act) -> None:
    with pytest.raises(MalformedError):
        APPLICATION.check_assertion(START, check)
