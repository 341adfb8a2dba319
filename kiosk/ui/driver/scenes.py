"""Which scene is played on which screen. Data only."""

from collections.abc import Callable, Mapping

from kiosk.ui.driver.candidate import Candidate
from kiosk.ui.driver.staff import Staff
from kiosk.ui.driver.table import Table
from kiosk.ui.driver.waiting import Scene


def scenes(table: Table) -> Mapping[str, Callable[[], Scene]]:
    """The scenes of one sitting, by the name of the screen."""
    candidate, staff = Candidate(table), Staff(table)
    return {
        "waiting": staff.wait,
        "opening": staff.open,
        "candidate-code": candidate.give_code,
        "identity": candidate.confirm,
        "admission": staff.admit,
        "instructions": candidate.read_instructions,
        "practice": candidate.practise,
        "ready": candidate.start,
        "question": candidate.answer,
        "overlay": staff.stand_by,
        "resume": staff.resume,
        "hold": staff.forgive,
        "time-over": candidate.acknowledge,
        "end": candidate.leave,
        "gate": staff.come_in,
        "panel": staff.act,
        "closing": staff.close,
    }
