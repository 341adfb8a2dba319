"""All the scenes of the gallery, in the order of an exam. Data only."""

from typing import Final

from kiosk.ui.gallery.ends import ENDS
from kiosk.ui.gallery.questions import QUESTIONS
from kiosk.ui.gallery.scene import Scene

SCENES: Final[tuple[Scene, ...]] = (*QUESTIONS, *ENDS)
