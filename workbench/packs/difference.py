"""What changed between two sources of packs, item by item. Judges nothing."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.items import item_to_json, solution_to_json
from engine.records.canonical import JsonObject
from workbench.packs.source import ItemSource, PackSource


class Change(NamedTuple):
    """One item that was added (+), removed (-) or changed (~), and in what."""

    sign: str
    item: str
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.sign} {self.item} {', '.join(self.fields)}".rstrip()


def changes(before: PackSource, after: PackSource) -> Iterator[Change]:
    """Every difference, in the order of items; an item changed without a new version says so."""
    old = {one.item.id: one for one in (*before.items, *before.drafts)}
    new = {one.item.id: one for one in (*after.items, *after.drafts)}
    for item in sorted(set(old) | set(new)):
        if item not in old:
            yield Change("+", item)
        elif item not in new:
            yield Change("-", item)
        else:
            fields = _fields(old[item], new[item])
            if fields and "version" not in fields:
                fields = (*fields, "(same version)")
            if fields:
                yield Change("~", item, fields)


def _fields(old: ItemSource, new: ItemSource) -> tuple[str, ...]:
    before, after = _written(old), _written(new)
    found = [key for key in sorted({*before, *after}) if before.get(key) != after.get(key)]
    if not found and _media(old) != _media(new):
        found.append("media")
    return tuple(found)


def _written(source: ItemSource) -> JsonObject:
    status = {"status": source.document["status"]}
    return {**item_to_json(source.item), **solution_to_json(source.solution), **status}


def _media(source: ItemSource) -> dict[str, bytes]:
    paths = [source.attachment(one["file"]) for one in source.document["attachments"]]
    return {path.name: path.read_bytes() for path in paths if path.is_file()}
