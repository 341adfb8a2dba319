"""The browser as the exam sees it: starts, states, acts and checks. Knows no item."""

from engine.applications.web.acts import perform
from engine.applications.web.browsing import browsing_from_json, first_browsing
from engine.applications.web.checks import holds
from engine.applications.web.start import read_world
from engine.records.canonical import JsonObject


class WebApplication:
    """A browser over the sites of an item; implements `Application`."""

    name = "web"

    def check_start(self, start: JsonObject) -> None:
        read_world(start)

    def first(self, start: JsonObject) -> JsonObject:
        return first_browsing(read_world(start)).to_json()

    def check_state(self, start: JsonObject, state: JsonObject) -> None:
        browsing_from_json(read_world(start), state)

    def perform(self, start: JsonObject, state: JsonObject, act: JsonObject) -> JsonObject:
        world = read_world(start)
        return perform(world, browsing_from_json(world, state), act).to_json()

    def check_assertion(self, start: JsonObject, assertion: JsonObject) -> None:
        world = read_world(start)
        holds(world, first_browsing(world), assertion)

    def holds(self, start: JsonObject, state: JsonObject, assertion: JsonObject) -> bool:
        world = read_world(start)
        return holds(world, browsing_from_json(world, state), assertion)
