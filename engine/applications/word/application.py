"""The word processor as items name it. Knows no screen."""

from typing import Final

from engine.applications.application import ActRefusedError
from engine.applications.word.acts import TEXT_ACTS
from engine.applications.word.blocks import MOST_BLOCKS
from engine.applications.word.checks import condition
from engine.applications.word.document import (
    MAX_STATE_BYTES,
    document_json,
    first_document,
    read_document,
    read_start,
)
from engine.applications.word.reviewing import REVIEW_ACTS
from engine.errors import MalformedError
from engine.records.canonical import JsonObject, dumps
from engine.records.reading import Reader

_ACTS: Final = {**TEXT_ACTS, **REVIEW_ACTS}


class WordApplication:
    """A light word processor."""

    @property
    def name(self) -> str:
        return "word"

    def check_start(self, start: JsonObject) -> None:
        read_start(start)

    def first(self, start: JsonObject) -> JsonObject:
        read = read_start(start)
        return document_json(read, first_document(read))

    def check_state(self, start: JsonObject, state: JsonObject) -> None:
        read_document(read_start(start), state)

    def perform(self, start: JsonObject, state: JsonObject, act: JsonObject) -> JsonObject:
        read = read_start(start)
        document = read_document(read, state)
        reader = Reader(act, "act.")
        do = _ACTS.get(reader.text("do", longest=20))
        if do is None:
            raise MalformedError("act.unknown", "do")
        after = do(read, document, reader)
        found = document_json(read, after)
        if len(after.blocks) > MOST_BLOCKS or len(dumps(found)) > MAX_STATE_BYTES:
            raise ActRefusedError("too-long")
        return found

    def check_assertion(self, start: JsonObject, assertion: JsonObject) -> None:
        condition(read_start(start), Reader(assertion, "check."))

    def holds(self, start: JsonObject, state: JsonObject, assertion: JsonObject) -> bool:
        read = read_start(start)
        return condition(read, Reader(assertion, "check."))(read_document(read, state))
