"""Block programming as the exam sees it: starts, states, acts and checks. Knows no item."""

from engine.applications.blocks.checks import holds
from engine.applications.blocks.editing import perform
from engine.applications.blocks.program import Program, read_program, to_json
from engine.applications.blocks.start import Workshop, read_workshop
from engine.records.canonical import JsonObject
from engine.records.reading import Reader


class BlocksApplication:
    """A program of blocks over the scenes of an item; implements `Application`."""

    name = "blocks"

    def check_start(self, start: JsonObject) -> None:
        read_workshop(start)

    def first(self, start: JsonObject) -> JsonObject:
        return _state(read_workshop(start).program)

    def check_state(self, start: JsonObject, state: JsonObject) -> None:
        program_of(read_workshop(start), state)

    def perform(self, start: JsonObject, state: JsonObject, act: JsonObject) -> JsonObject:
        workshop = read_workshop(start)
        return _state(perform(workshop, program_of(workshop, state), act))

    def check_assertion(self, start: JsonObject, assertion: JsonObject) -> None:
        workshop = read_workshop(start)
        holds(workshop, workshop.program, assertion)

    def holds(self, start: JsonObject, state: JsonObject, assertion: JsonObject) -> bool:
        workshop = read_workshop(start)
        return holds(workshop, program_of(workshop, state), assertion)


def program_of(workshop: Workshop, state: JsonObject) -> Program:
    """The program that a state holds.

    Raises:
        MalformedError: It holds none of this workshop.
    """
    return read_program(Reader(state, "state."), "program", workshop.names)


def _state(program: Program) -> JsonObject:
    return {"program": to_json(program)}
