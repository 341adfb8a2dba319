"""What must not change once shipped: an item's content under its version. Knows no check else.

A published item is immutable: its answers, its statistics and its reports are told by id and
version. A correction is a new version; an item that is no longer wanted is archived.
"""

from collections.abc import Iterator

from workbench.packs.difference import changes
from workbench.packs.finding import Finding
from workbench.packs.source import PackSource
from workbench.packs.words import in_one_line

_FREE = {"status", "version"}


def check_published(old: PackSource, new: PackSource) -> Iterator[Finding]:
    """What the new source does to the items that the old one shipped.

    Args:
        old: As it was published.
        new: As it would be now.
    """
    shipped = {str(one.item.id): one.item.version for one in old.items}
    present = {str(one.item.id): one.item.version for one in (*new.items, *new.drafts)}
    for item, version in shipped.items():
        if item not in present:
            yield Finding(item, in_one_line("published.vanished"))
        elif present[item] < version:
            yield Finding(
                item,
                in_one_line("published.older", version=present[item], published=version),
            )
    for change in changes(old, new):
        same = shipped.get(change.item) == present.get(change.item)
        fields = [one for one in change.fields if one not in _FREE and not one.startswith("(")]
        if change.item in shipped and change.sign == "~" and same and fields:
            told = ", ".join(fields)
            version = shipped[change.item]
            yield Finding(
                change.item, in_one_line("published.changed", fields=told, version=version)
            )
