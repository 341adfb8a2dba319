"""Checks of a whole pack: numbers, spread, twins. Knows no single item's form."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from engine.items import Item, ItemType
from engine.referential import COMPETENCES
from workbench.packs.finding import Finding, Remark
from workbench.packs.similarity import similar
from workbench.packs.source import PackSource
from workbench.packs.words import in_one_line

TYPED: Final = frozenset({ItemType.TEXT, ItemType.NUMBER, ItemType.FIELDS})
POSITIONS: Final = 4
LEAST_POSITION_SHARE: Final = Fraction(15, 100)
MOST_POSITION_SHARE: Final = Fraction(35, 100)
ENOUGH_KEYS: Final = 20
HALF: Final = Fraction(1, 2)


def check_pack(source: PackSource) -> Iterator[Finding]:
    """Everything that is wrong with the items taken together; translations add nothing to them."""
    pack = str(source.settings["id"])
    items = [one.item for one in source.items if not one.translated]
    certification = source.settings["kind"] == "certification"
    quotas = source.settings["quotas"]
    if len(items) < quotas["items"]:
        yield Finding(pack, in_one_line("check.items", found=len(items), least=quotas["items"]))
    yield from _levels(pack, items, Fraction(quotas["level_share_at_most"]))
    documents = sum(1 for item in items if on_a_document(item))
    if documents < quotas["on_a_document"]:
        yield Finding(
            pack, in_one_line("check.documents", found=documents, least=quotas["on_a_document"])
        )
    if certification:
        by_competence = defaultdict(list)
        for item in items:
            by_competence[item.competence].append(item)
        for competence in COMPETENCES:
            for what in _competence(by_competence[competence.code], quotas):
                yield Finding(competence.code, what)
        yield from _twins(items)
        yield from _positions(pack, source)
    yield from _untranslated(source)
    yield from _alike(source, items)


def on_a_document(item: Item) -> bool:
    """Whether it rests on an attachment, a table or a fenced document."""
    table = any(line.lstrip().startswith("|") for line in item.statement.splitlines())
    return bool(item.attachments) or table or "```" in item.statement


def _levels(pack: str, items: Sequence[Item], most: Fraction) -> Iterator[Finding]:
    for level, count in sorted(Counter(item.level for item in items).items()):
        if Fraction(count, len(items)) > most:
            yield Finding(
                pack,
                in_one_line(
                    "check.level_share", count=count, total=len(items), level=level, most=str(most)
                ),
            )


def _competence(items: Sequence[Item], quotas: Mapping[str, Any]) -> Iterator[str]:
    accessible = sum(
        1 for item in items if "ok" == item.access.blind.value == item.access.colour_blind.value
    )
    found = {
        "per_competence": (len(items), ("questions", "items")),
        "tubes_per_competence": (len({item.tube for item in items}), ("sujets", "tubes")),
        "levels_per_competence": (len({item.level for item in items}), ("niveaux", "levels")),
        "accessible_per_competence": (
            accessible,
            (
                "questions pour aveugles et daltoniens",
                "items for the blind and the colour-blind",
            ),
        ),
        "typed_per_competence": (
            sum(item.type in TYPED for item in items),
            ("réponses à écrire", "typed answers"),
        ),
    }
    for key, (count, what) in found.items():
        if count < quotas[key]:
            yield in_one_line("check.at_least", found=count, what=what, least=quotas[key])
    singles = sum(item.type is ItemType.SINGLE for item in items)
    if singles > quotas["single_per_competence_at_most"]:
        yield in_one_line(
            "check.singles", found=singles, most=quotas["single_per_competence_at_most"]
        )


def _twins(items: Sequence[Item]) -> Iterator[Finding]:
    by_pair = defaultdict(list)
    for item in items:
        by_pair[item.calibration.difficulty, item.calibration.discrimination].append(item.id)
    for pair, ids in by_pair.items():
        if len(ids) > 1:
            yield Finding(ids[-1], in_one_line("check.twin", pair=str(pair), other=ids[0]))


def _positions(pack: str, source: PackSource) -> Iterator[Finding]:
    """Keys of single choices among four: spread over the pack, and not bunched in a competence."""
    keys: dict[str, list[int]] = defaultdict(list)
    for one in source.items:
        item = one.item
        counts = item.type is ItemType.SINGLE and len(item.choices) == POSITIONS
        if counts and not one.translated:
            keys[one.item.competence] += one.solution.choices
    everywhere = Counter(key for found in keys.values() for key in found)
    total = everywhere.total()
    for position in range(1, POSITIONS + 1):
        count = everywhere[position]
        share = Fraction(count, max(total, 1))
        spread = LEAST_POSITION_SHARE <= share <= MOST_POSITION_SHARE
        if total >= ENOUGH_KEYS and not spread:
            yield Finding(
                pack, in_one_line("check.positions", count=count, total=total, position=position)
            )
    for competence, found in sorted(keys.items()):
        position, count = Counter(found).most_common(1)[0]
        if len(found) >= POSITIONS and Fraction(count, len(found)) > HALF:
            yield Finding(
                competence,
                in_one_line("check.positions", count=count, total=len(found), position=position),
            )


def _alike(source: PackSource, shipped: Sequence[Item]) -> Iterator[Finding]:
    """Twins among what is shipped; a draft that is like another item is only remarked."""
    threshold = source.settings["thresholds"]["similarity_percent"] / 100
    drafts = [
        one.item
        for one in source.drafts
        if not one.translated and one.document["status"] == "draft"
    ]
    known = {item.id for item in shipped}
    for first, second, similarity in similar([*shipped, *drafts], threshold):
        what = in_one_line("check.alike", share=f"{similarity:.2f}", other=first.id)
        both = first.id in known and second.id in known
        yield Finding(second.id, what) if both else Remark(second.id, what)


def _untranslated(source: PackSource) -> Iterator[Finding]:
    """Shipped items that lack a language of the pack; a certification may offer fewer in one."""
    known = {one.item.id for one in source.items}
    strict = source.settings["kind"] != "certification"
    for one in source.items:
        for language in source.settings["languages"] if not one.translated else ():
            if language != one.item.language and f"{one.item.id}-{language}" not in known:
                what = in_one_line("translation.absent", language=language)
                yield Finding(one.where, what) if strict else Remark(one.where, what)
