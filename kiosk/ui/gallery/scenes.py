"""All the scenes of the gallery, in the order of an exam. Data only."""

from typing import Final

from kiosk.ui.gallery.applications import APPLICATIONS
from kiosk.ui.gallery.checks import CHECKS
from kiosk.ui.gallery.closing import CLOSING
from kiosk.ui.gallery.ends import ENDS
from kiosk.ui.gallery.entry import ENTRY
from kiosk.ui.gallery.moving import MOVING
from kiosk.ui.gallery.people import PEOPLE
from kiosk.ui.gallery.protections import PROTECTIONS
from kiosk.ui.gallery.questions import QUESTIONS
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.gallery.spelling import SPELLING
from kiosk.ui.gallery.staff import STAFF
from kiosk.ui.gallery.voice import VOICE

SCENES: Final[tuple[Scene, ...]] = (
    *ENTRY,
    *QUESTIONS,
    *APPLICATIONS,
    *ENDS,
    *STAFF,
    *PROTECTIONS,
    *MOVING,
    *PEOPLE,
    *VOICE,
    *SPELLING,
    *CLOSING,
    *CHECKS,
)
