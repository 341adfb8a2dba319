"""The image viewer as the exam sees it: starts, states, acts and checks. Knows no item."""

from engine.applications.image.acts import perform
from engine.applications.image.checks import holds
from engine.applications.image.start import read_gallery
from engine.applications.image.state import first_work, work_from_json
from engine.records.canonical import JsonObject


class ImageApplication:
    """Pictures with properties, edits and exports; implements `Application`."""

    name = "image"

    def check_start(self, start: JsonObject) -> None:
        read_gallery(start)

    def first(self, start: JsonObject) -> JsonObject:
        return first_work(read_gallery(start)).to_json()

    def check_state(self, start: JsonObject, state: JsonObject) -> None:
        work_from_json(read_gallery(start), state)

    def perform(self, start: JsonObject, state: JsonObject, act: JsonObject) -> JsonObject:
        gallery = read_gallery(start)
        return perform(gallery, work_from_json(gallery, state), act).to_json()

    def check_assertion(self, start: JsonObject, assertion: JsonObject) -> None:
        gallery = read_gallery(start)
        holds(gallery, first_work(gallery), assertion)

    def holds(self, start: JsonObject, state: JsonObject, assertion: JsonObject) -> bool:
        gallery = read_gallery(start)
        return holds(gallery, work_from_json(gallery, state), assertion)
