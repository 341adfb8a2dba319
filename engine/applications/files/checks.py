"""What an author demands of the end state of the explorer. Knows no act.

Things of the start are named by their path or identifier there (`of`, `holds`, `except`), places
of the end state by their path. `treatments` forgive in the names of a path what they forgive in
a typed answer; the last name may be given as several, in `names`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from engine.applications.files.desk import Desk
from engine.applications.files.names import TRASH_NAME, tidy
from engine.applications.files.shelf import ARCHIVE, FILE, FOLDER, NOWHERE, TRASH, Node
from engine.applications.files.state import first_desk
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader
from engine.treatments import TREATMENTS, composed, form_matches

_MOST: Final = 64
_LONGEST: Final = 800
_SORTS: Final = ("all", "files", "folders")


def holds(desk: Desk, assertion: JsonObject) -> bool:
    """Whether one assertion holds of a state.

    Raises:
        MalformedError: There is no such kind, or it names what the item has not.
    """
    reader = Reader(assertion, "check.")
    kind = reader.text("kind", longest=40)
    if kind not in _KINDS:
        raise MalformedError("check.unknown", kind)
    judge, terms = _KINDS[kind]
    if not set(assertion) <= {"kind", *terms.split()}:
        raise MalformedError("check.term", kind)
    return judge(desk, reader)


def _exists(desk: Desk, check: Reader) -> bool:
    """Something lies at the path; with `of`, it has the content of that thing of the start."""
    what = _sort(check)
    at = [one for one in _at(desk, check) if what in ("", one.kind)]
    if not check.has("of"):
        return bool(at)
    laid = _laid(desk, check.text("of", longest=_LONGEST))
    return any(_alike(desk, one, laid) for one in at)


def _absent(desk: Desk, check: Reader) -> bool:
    """Nothing lies at the path; or the content of `of` nowhere in `in`, outside the trash."""
    if not check.has("of"):
        return not _at(desk, check)
    laid = _laid(desk, check.text("of", longest=_LONGEST))
    inside = _folder(desk, check.text("in", longest=_LONGEST)) if check.has("in") else None
    return not any(
        _alike(desk, one, laid)
        for one in desk.nodes.values()
        if not desk.trashed(one.id) and (inside is None or set(inside) & set(desk.above(one.id)))
    )


def _trashed(desk: Desk, check: Reader) -> bool:
    """The content of `of` is in the trash, and nowhere else."""
    laid = _laid(desk, check.text("of", longest=_LONGEST))
    found = [one for one in desk.nodes.values() if _alike(desk, one, laid)]
    return bool(found) and all(desk.trashed(one.id) for one in found)


def _gone(desk: Desk, check: Reader) -> bool:
    """The content of `of` is nowhere, not even in the trash."""
    laid = _laid(desk, check.text("of", longest=_LONGEST))
    return not any(_alike(desk, one, laid) for one in desk.nodes.values())


def _renamed(desk: Desk, check: Reader) -> bool:
    """The content of `of` is in its folder of the start, or in `in`, once, by one of `names`."""
    laid = _laid(desk, check.text("of", longest=_LONGEST))
    names, forgiven = check.texts("names", most=_MOST, longest=_LONGEST), _treatments(check)
    if not names:
        raise MalformedError("check.names")
    folders = (
        _folder(desk, check.text("in", longest=_LONGEST))
        if check.has("in")
        else (desk.shelf.nodes[laid].parent,)
    )
    found = [
        one
        for one in desk.nodes.values()
        if one.parent in folders and one.parent != TRASH and _alike(desk, one, laid)
    ]
    return len(found) == 1 and _named(found[0].name, names, forgiven)


def _zip(desk: Desk, check: Reader) -> bool:
    """At the path lies an archive with exactly the contents of `holds`, in folders or not."""
    wanted = _contents(desk, check)
    return any(_held(desk, one) == wanted for one in _at(desk, check) if one.kind == ARCHIVE)


def _content(desk: Desk, check: Reader) -> bool:
    """At the path lies a folder with exactly the contents of `holds`, at any depth."""
    wanted = _contents(desk, check)
    return any(_held(desk, one) == wanted for one in _at(desk, check) if one.kind != ARCHIVE)


def _count(desk: Desk, check: Reader) -> bool:
    """How many things lie in a folder; `what` is all, files or folders, `deep` at any depth."""
    what = check.text("what") if check.has("what") else "all"
    equals = check.integer("equals", most=1000)
    deep = check.boolean("deep") if check.has("deep") else False
    if what not in _SORTS:
        raise MalformedError("check.what", what[:40])
    places = (
        [TRASH] if check.value.get("path") == TRASH_NAME else [one.id for one in _at(desk, check)]
    )
    if len(places) != 1:
        return False
    found = desk.below(places[0]) if deep else desk.inside(places[0])
    return equals == sum(
        what == "all" or (one.kind == FOLDER) == (what == "folders") for one in found
    )


def _no_file_lost(desk: Desk, check: Reader) -> bool:
    """Each content that the start has outside the trash is still outside it, beside `except`."""
    shelf = desk.shelf
    first = first_desk(shelf)
    spared = {shelf.facts[one].content for one in _several(desk, check)}
    kept = {desk.content(one.id) for one in _files(desk)}
    return {first.content(one.id) for one in _files(first)} <= kept | spared


def _others_unchanged(desk: Desk, check: Reader) -> bool:
    """Beside those of `except` and what lies in them, what the start has lies where it lay."""
    first = first_desk(desk.shelf)
    spared = set(_several(desk, check))
    return all(
        desk.nodes.get(number) == node
        for number, node in first.nodes.items()
        if not {number, *first.above(number)} & spared
    )


def _nothing_added(desk: Desk, check: Reader) -> bool:
    """What was made or copied lies at a path of `except` or below, or in the trash."""
    paths = [_path(one) for one in _texts(check, "except")]
    forgiven = _treatments(check)
    allowed = {one.id for path in paths for one in _found(desk, path, (), forgiven)}
    return all(
        {number, *desk.above(number)} & {*allowed, TRASH}
        for number in desk.nodes
        if number not in desk.shelf.nodes
    )


def _opened(desk: Desk, check: Reader) -> bool:
    """The folder at the path is open."""
    return desk.opened in {one.id for one in _at(desk, check)}


def _extensions(desk: Desk, check: Reader) -> bool:
    return desk.extensions == check.boolean("shown")


_KINDS: Final[Mapping[str, tuple[Callable[[Desk, Reader], bool], str]]] = {
    "exists": (_exists, "path names treatments of what"),
    "absent": (_absent, "path names treatments of in"),
    "trashed": (_trashed, "of"),
    "gone": (_gone, "of"),
    "renamed": (_renamed, "of names treatments in"),
    "zip": (_zip, "path names treatments holds"),
    "content": (_content, "path names treatments holds"),
    "count": (_count, "path names treatments equals what deep"),
    "no_file_lost": (_no_file_lost, "except"),
    "others_unchanged": (_others_unchanged, "except"),
    "nothing_added": (_nothing_added, "except treatments"),
    "open": (_opened, "path names treatments"),
    "extensions": (_extensions, "shown"),
}
"""Each kind's judge, and its terms."""


def _alike(desk: Desk, node: Node, laid: int) -> bool:
    """A file of the same content, or the thing itself or a copy of it."""
    if node.kind == FILE:
        return desk.content(node.id) == desk.shelf.facts[laid].content
    return node.like == laid


def _files(desk: Desk) -> Iterator[Node]:
    return (one for one in desk.nodes.values() if one.kind == FILE and not desk.trashed(one.id))


def _held(desk: Desk, node: Node) -> list[str]:
    """The contents in it, at any depth; an archive in it is one content."""
    return sorted(_leaves(desk, node.id))


def _leaves(desk: Desk, folder: int) -> Iterator[str]:
    for one in desk.inside(folder):
        if one.kind == FOLDER:
            yield from _leaves(desk, one.id)
        else:
            yield desk.content(one.id)


def _contents(desk: Desk, check: Reader) -> list[str]:
    return sorted(
        desk.shelf.facts[_laid(desk, one)].content
        for one in check.texts("holds", most=_MOST, longest=_LONGEST)
    )


def _at(desk: Desk, check: Reader) -> tuple[Node, ...]:
    """What lies at the path; the last name may be any of `names` instead."""
    names = _texts(check, "names")
    return _found(desk, _path(check.text("path", longest=_LONGEST)), names, _treatments(check))


def _found(
    desk: Desk, path: tuple[str, ...], names: tuple[str, ...], forgiven: frozenset[str]
) -> tuple[Node, ...]:
    steps = [(one,) for one in path] + ([names] if names else [])
    places: tuple[int, ...] = (NOWHERE,)
    found: tuple[Node, ...] = ()
    for number, step in enumerate(steps):
        if not number and step == (TRASH_NAME,):
            places = (TRASH,)
            continue
        found = tuple(
            one
            for place in places
            for one in desk.inside(place)
            if _named(one.name, step, forgiven)
        )
        places = tuple(one.id for one in found)
    return found


def _named(name: str, names: tuple[str, ...], forgiven: frozenset[str]) -> bool:
    return form_matches(composed(name), [composed(tidy(one)) for one in names], forgiven)


def _path(text: str) -> tuple[str, ...]:
    names = tuple(text.split("/"))
    if not all(names):
        raise MalformedError("check.path", text[:80])
    return names


def _folder(desk: Desk, path: str) -> tuple[int, ...]:
    return tuple(one.id for one in _found(desk, _path(path), (), frozenset()))


def _laid(desk: Desk, reference: str) -> int:
    """The number of a thing of the start, by its path or identifier."""
    shelf = desk.shelf
    number = shelf.ids.get(reference)
    number = first_desk(shelf).at(reference) if number is None else number
    if number is None or number == TRASH:
        raise MalformedError("check.no_such_thing", reference[:80])
    return number


def _several(desk: Desk, check: Reader) -> tuple[int, ...]:
    return tuple(_laid(desk, one) for one in _texts(check, "except"))


def _texts(check: Reader, key: str) -> tuple[str, ...]:
    return check.texts(key, most=_MOST, longest=_LONGEST) if check.has(key) else ()


def _treatments(check: Reader) -> frozenset[str]:
    found = frozenset(_texts(check, "treatments"))
    if not found <= TREATMENTS:
        raise MalformedError("check.treatments")
    return found


def _sort(check: Reader) -> str:
    what = check.text("what") if check.has("what") else ""
    if what not in ("", FILE, FOLDER, ARCHIVE):
        raise MalformedError("check.what", what[:40])
    return what
