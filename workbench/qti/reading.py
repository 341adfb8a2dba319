"""One QTI item as a question. Knows no archive format and no folder of sources."""

import posixpath
import re
from collections.abc import Callable
from typing import Final

from workbench.qti.document import Element, parse
from workbench.qti.interactions import INLINE, INTERACTIONS, Document
from workbench.qti.keys import Key, keys, needed
from workbench.qti.prose import Prose
from workbench.qti.question import Question
from workbench.qti.refusal import ItemRefusedError

LONGEST_STATEMENT: Final = 4000
MOST_FIELDS: Final = 6
_HOLE: Final = "\\[…\\]"
_NAME: Final = re.compile(r"[^a-z0-9_-]+")
_ENDINGS: Final = (".svg", ".png", ".jpg", ".jpeg", ".gif")
_BLANK: Final = re.compile(r"[^\S\n]{2,}")

Fetch = Callable[[str], bytes]


def read_item(item: Element, fetch: Fetch) -> Question:
    """The question of an ``assessmentItem``; *fetch* gives files named relative to it.

    Raises:
        ItemRefusedError: It has no equivalent; the reason says why.
    """
    if item.get("adaptive") == "true":
        raise ItemRefusedError("item.adaptive")
    if item.first("template-declaration", "template-processing") is not None:
        raise ItemRefusedError("item.template")
    question = Question(item.get("identifier"), item.get("title"), item.get("lang", "fr")[:2])
    body = item.first("item-body")
    if body is None:
        raise ItemRefusedError("item.none")
    found = [one for one in body.every(*INTERACTIONS) if one.get("response-identifier")]
    _refuse_others(body)
    if not found:
        raise ItemRefusedError("item.none")
    known = keys(item, question.notes, question.rules)
    seen: list[str] = []

    def replace(one: Element) -> str:
        if one.name in INLINE or one.name == "gap":
            seen.append(one.name)
            return f"[{len(seen)}]" if several else "[…]"
        if one.name == "hottext":
            return prose.line(one)
        if one.name in ("hottext-interaction", "gap-match-interaction"):
            return "\n\n" + _inside(one, prose) + "\n\n"
        return _asked(one, prose)

    several = len([one for one in found if one.name in INLINE]) > 1 or any(
        one.name == "gap-match-interaction" for one in found
    )
    prose = Prose(replace, notes=question.notes)
    text = prose.markdown(body)
    question.statement = _BLANK.sub(" ", text).replace(" \n", "\n").strip()
    pictures = list(prose.pictures)
    question.document = _document(found, known, question, prose)
    stimulus = _stimulus(item, fetch, question)
    if stimulus:
        question.statement = f"{stimulus}\n\n{question.statement}"
    _attach(found, pictures, fetch, question)
    _finish(item, question)
    return question


def _refuse_others(body: Element) -> None:
    for one in body.descendants():
        if one.name.endswith("interaction") and one.name not in INTERACTIONS:
            raise ItemRefusedError("item.interaction", name=one.name)


def _asked(one: Element, prose: Prose) -> str:
    """What stands in the text for an interaction of its own: its prompt, in bold."""
    prompt = next((part for part in one.children() if part.name == "prompt"), None)
    if prompt is None:
        return ""
    words = prose.line(prompt)
    return f"\n\n**{words.replace('**', '')}**\n\n" if words else ""


def _inside(one: Element, prose: Prose) -> str:
    """The text of an interaction that holds its own text, without its list of choices."""
    blocks = []
    for part in one.children():
        if part.name == "prompt":
            blocks.append(f"**{prose.line(part)}**")
        elif part.name not in ("gap-text", "gap-img"):
            holder = Prose(prose.replace, prose.pictures, prose.notes)
            blocks.append(holder.markdown(part))
    return "\n\n".join(block for block in blocks if block)


def _document(
    found: list[Element], known: dict[str, Key], question: Question, prose: Prose
) -> Document:
    made = []
    for one in found:
        key = needed(known, one.get("response-identifier"))
        made.append(INTERACTIONS[one.name](one, key, question, prose))
    if len(made) == 1:
        return _alone(made[0], question)
    if not all("field" in one for one in made) or len(made) > MOST_FIELDS:
        raise ItemRefusedError("item.mixed")
    fields, solution = [], {}
    treatments: set[str] = set(made[0]["treatments"])
    for number, entry in enumerate(made, start=1):
        name = f"f{number}"
        fields.append({"key": name, "label": f"Réponse {number}", **entry["field"]})
        solution[name] = entry["forms"]
        treatments &= set(entry["treatments"])
    return {
        "type": "fields",
        "fields": fields,
        "solution": solution,
        "treatments": sorted(treatments),
    }


def _alone(made: Document, question: Question) -> Document:
    if "field" not in made:
        return made
    field, forms = made["field"], made["forms"]
    if field["format"] == "liste":
        question.notes.add("alone")
        options = field["options"]
        return {"type": "single", "choices": options, "solution": options.index(forms[0]) + 1}
    return {
        "type": made["type"],
        "fields": [{"key": "reponse", "label": "Réponse", **field}],
        "solution": forms,
        "treatments": made["treatments"],
    }


def _stimulus(item: Element, fetch: Fetch, question: Question) -> str:
    """The text shared by several items that this one refers to."""
    blocks, shown = [], []
    for one in item.children():
        if one.name != "assessment-stimulus-ref":
            continue
        name = one.get("href")
        shared = parse(_fetched(fetch, name), name)
        body = shared.first("stimulus-body")
        if body is not None:
            prose = Prose(lambda _one: "", notes=question.notes)
            blocks.append(prose.markdown(body))
            shown.append((posixpath.dirname(name), prose.pictures))
    for folder, pictures in shown:
        _take([(posixpath.join(folder, one), alt) for one, alt in pictures], fetch, question)
    return "\n\n".join(block for block in blocks if block)


def _attach(
    found: list[Element], pictures: list[tuple[str, str]], fetch: Fetch, question: Question
) -> None:
    if question.document["type"] == "hotspot":
        inside = found[0].first("object", "img")
        if inside is None:
            raise ItemRefusedError("item.missing_file", name="image")
        source = inside.get("data") or inside.get("src")
        pictures = [(source, inside.get("alt") or inside.words() or question.title)]
    _take(pictures, fetch, question)


def _take(pictures: list[tuple[str, str]], fetch: Fetch, question: Question) -> None:
    listed = question.document.setdefault("attachments", [])
    for source, alternative in pictures:
        stem, ending = posixpath.splitext(posixpath.basename(source).lower())
        if ending not in _ENDINGS or ending == ".gif":
            raise ItemRefusedError("item.media", name=posixpath.basename(source)[:60])
        name = f"{_NAME.sub('-', stem).strip('-')[:30] or 'image'}{ending}"
        while name in question.media:
            name = f"x{name}"
        question.media[name] = _fetched(fetch, source)
        words = alternative if len(alternative) > LEAST_ALT else f"Image : {alternative or stem}"
        listed.append({"file": name, "kind": "image", "alt": f"{words:<10}"[:250]})


LEAST_ALT: Final = 10


def _fetched(fetch: Fetch, name: str) -> bytes:
    try:
        return fetch(name)
    except KeyError as error:
        raise ItemRefusedError("item.missing_file", name=name[:60]) from error


def _finish(item: Element, question: Question) -> None:
    if not question.statement:
        question.statement = f"**{question.title or question.identifier}**"
    if len(question.statement) > LONGEST_STATEMENT:
        raise ItemRefusedError("item.long", found=len(question.statement))
    said = [one.words() for one in item.children() if one.name == "modal-feedback"]
    if len(said) == 1 and said[0]:
        question.document["feedback"] = said[0][:400]
    elif said:
        question.notes.add("feedback")
    if item.first("stylesheet") is not None:
        question.notes.add("style")
    if item.first("catalog-info") is not None:
        question.notes.add("catalogue")
