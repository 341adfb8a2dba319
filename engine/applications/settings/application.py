"""The panel of settings as the exam sees it: starts, states, acts and checks. Knows no item."""

from engine.applications.settings.acts import perform
from engine.applications.settings.checks import holds
from engine.applications.settings.start import read_panel
from engine.applications.settings.state import Standing, first_state, state_from_json
from engine.records.canonical import JsonObject


class SettingsApplication:
    """The settings of a device, an account or a service; implements `Application`."""

    name = "settings"

    def check_start(self, start: JsonObject) -> None:
        read_panel(start)

    def first(self, start: JsonObject) -> JsonObject:
        return first_state(read_panel(start)).to_json()

    def check_state(self, start: JsonObject, state: JsonObject) -> None:
        state_from_json(read_panel(start), state)

    def perform(self, start: JsonObject, state: JsonObject, act: JsonObject) -> JsonObject:
        panel = read_panel(start)
        return perform(Standing(panel, state_from_json(panel, state)), act).to_json()

    def check_assertion(self, start: JsonObject, assertion: JsonObject) -> None:
        panel = read_panel(start)
        holds(Standing(panel, first_state(panel)), assertion)

    def holds(self, start: JsonObject, state: JsonObject, assertion: JsonObject) -> bool:
        panel = read_panel(start)
        return holds(Standing(panel, state_from_json(panel, state)), assertion)
