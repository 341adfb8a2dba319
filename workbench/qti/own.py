"""What travels beside an item that we exported, for what QTI has no word for. Knows no archive.

An item names us as its tool; `pix/IDENTIFIER.json` beside the items holds its whole source, and a
digest of the QTI that was written. As long as the QTI is unchanged the source comes back as it
was; once somebody edited it elsewhere, the QTI wins and the source only adds what QTI cannot say.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from engine.errors import MalformedError
from engine.records.canonical import Json, dumps, loads_object
from engine.records.reading import Reader
from workbench.qti.document import Element
from workbench.qti.question import Question
from workbench.qti.refusal import ItemRefusedError

TOOL: Final = "pix-kiosk"
FOLDER: Final = "pix"
MEDIA: Final = "media"
_ASKED: Final = ("type", "choices", "fields", "options", "zones", "dependent", "solution")
_ASKED_TOO: Final = ("treatments", "tolerance", "examples", "tool", "attachments", "feedback")

Fetch = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Own:
    """The source beside an item; `question` is there while the QTI is what was exported."""

    document: Mapping[str, Any]
    question: Question | None

    def merged(self, question: Question) -> dict[str, Any]:
        """The document for a QTI that was edited since: what is asked comes from the QTI."""
        kept = {key: one for key, one in self.document.items() if key not in _ASKED + _ASKED_TOO}
        return {**kept, "treatments": [], "attachments": [], **question.document}


def own_document(item: Element, fetch: Fetch) -> Own | None:
    """The source of an item that we exported, or none.

    Raises:
        ItemRefusedError: The source beside it is damaged.
    """
    if item.get("tool-name") != TOOL:
        return None
    identifier = item.get("identifier")
    name = f"../{FOLDER}/{identifier}.json"
    try:
        reader = Reader(loads_object(fetch(name)), "own.")
        document = thawed(reader.inner("document").value)
        statement = reader.text("statement")
        unchanged = reader.text("qti_sha256") == digest(item)
    except KeyError:
        return None
    except MalformedError as error:
        raise ItemRefusedError("item.missing_file", name=name) from error
    if not unchanged:
        return Own(document, None)
    question = Question(identifier, statement=statement, language=str(document["language"]))
    for one in document["attachments"]:
        path = f"../{MEDIA}/{identifier}/{one['file']}"
        try:
            question.media[one["file"]] = fetch(path)
        except KeyError as error:
            raise ItemRefusedError("item.missing_file", name=one["file"]) from error
    return Own(document, question)


def own_bytes(document: Mapping[str, Any], statement: str, qti_sha256: str) -> bytes:
    """What is written beside an exported item."""
    return dumps({"document": frozen(document), "statement": statement, "qti_sha256": qti_sha256})


def digest(item: Element) -> str:
    """Of the QTI itself, however it is laid out in the file."""
    return hashlib.sha256(item.canonical()).hexdigest()


def frozen(value: Any) -> Json:
    """A document of YAML as canonical JSON: floats are marked, mappings keep their order."""
    match value:
        case Mapping():
            return {"map": tuple((str(key), frozen(one)) for key, one in value.items())}
        case list() | tuple():
            return tuple(frozen(one) for one in value)
        case bool() | int() | str() | None:
            return value
        case float():
            return {"float": repr(value)}
        case _:
            return str(value)


def thawed(value: Json) -> Any:
    """A document as it was before `frozen`."""
    match value:
        case Mapping():
            return float(str(value["float"])) if "float" in value else _mapping(value["map"])
        case list() | tuple():
            return [thawed(one) for one in value]
        case _:
            return value


def _mapping(pairs: Json) -> dict[str, Any]:
    found = {}
    for pair in pairs if isinstance(pairs, list | tuple) else ():
        if not isinstance(pair, list | tuple) or len(pair) != 2:  # noqa: PLR2004 - key and value
            raise MalformedError("own.mapping")
        found[str(pair[0])] = thawed(pair[1])
    return found
