"""A candidate's whole time before the test starts. Knows no toolkit and no clock."""

from engine.sitting.budget import exact_extra, planned_ms
from kiosk.services.room import Room
from kiosk.services.seat import Seat


def own_time_ms(seat: Seat, room: Room) -> int:
    """Everyone's time and the candidate's own extra, as corrected by the chief if it was."""
    extra = seat.sit.exam.sitting.correction
    if extra is None:
        extra = exact_extra(seat.person.extra.numerator, seat.person.extra.denominator)
    return planned_ms(room.terms(seat.person).duration_ms, extra)
