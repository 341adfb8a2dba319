"""An application that somebody else could bring: a tally. For tests of the interface."""

from engine.applications.application import ActRefusedError
from engine.errors import MalformedError
from engine.records.canonical import JsonObject
from engine.records.reading import Reader


class TallyApplication:
    """Counts up and down between 0 and the start's `most`."""

    name = "tally"

    def check_start(self, start: JsonObject) -> None:
        Reader(start, "tally.").integer("most", least=1, most=100)

    def first(self, start: JsonObject) -> JsonObject:
        self.check_start(start)
        return {"count": 0}

    def check_state(self, start: JsonObject, state: JsonObject) -> None:
        most = Reader(start, "tally.").integer("most", least=1, most=100)
        Reader(state, "tally.").integer("count", most=most)
        if set(state) != {"count"}:
            raise MalformedError("tally.state")

    def perform(self, start: JsonObject, state: JsonObject, act: JsonObject) -> JsonObject:
        self.check_state(start, state)
        steps = {"add": 1, "take": -1}
        verb = Reader(act, "tally.").text("do")
        if verb not in steps:
            raise MalformedError("act.unknown", verb)
        count = Reader(state, "tally.").integer("count") + steps[verb]
        if not 0 <= count <= Reader(start, "tally.").integer("most"):
            raise ActRefusedError("edge")
        return {"count": count}

    def check_assertion(self, start: JsonObject, assertion: JsonObject) -> None:
        reader = Reader(assertion, "tally.")
        if reader.text("kind") != "count":
            raise MalformedError("check.unknown")
        reader.integer("equals", most=Reader(start, "tally.").integer("most"))

    def holds(self, start: JsonObject, state: JsonObject, assertion: JsonObject) -> bool:
        self.check_assertion(start, assertion)
        return state["count"] == assertion["equals"]


TALLY = TallyApplication()
