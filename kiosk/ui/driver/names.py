"""The names of the widgets that a simulated person uses. Data only."""

from typing import Final

from kiosk.ui.views.panel import Act

OPEN_SESSION: Final = "open-session"
ENTER_CODE: Final = "enter-code"
ACCESS_CELLS: Final = "code"
PIN_CELLS: Final = "pin-digit"
CANDIDATE_CELLS: Final = "candidate-code"
SUBMIT_CODE: Final = "continue"
CONFIRM: Final = "confirm"
NEXT: Final = "next"
ACCEPT_RULES: Final = "accept-rules"
START: Final = "start"
RESUME: Final = "resume"
VALIDATE: Final = "validate"
SKIP: Final = "skip"
CONFIRM_SKIP: Final = "confirm-skip"
REPORT: Final = "report"
REPORT_CATEGORY: Final = "report-other"
REPORT_BLOCKED: Final = "report-blocked"
REPORT_CONTINUE: Final = "report-continue"
CONTINUE: Final = "continue"
OVERLAY_ACTION: Final = "overlay-action"
CLOSE_PANEL: Final = "panel-close"
CLOSING_CLOSE: Final = "closing-close"
CLOSING_CONFIRM: Final = "closing-confirm"
CLOSING_LEAVE: Final = "closing-leave"
ACT_CONFIRM: Final = "act-confirm"
ACT_MINUTES: Final = "act-minutes"
ACT_REASON: Final = "act-reason"
ASKED_ABOUT: Final = frozenset({Act.GRANT, Act.END})
"""Acts that are done only once a form was filled in and confirmed."""
PAUSES: Final = frozenset({Act.PAUSE_INCIDENT, Act.PAUSE_PERSONAL})
"""Acts behind one button, which offers both."""
PAUSE: Final = "act-pause"


def act(which: Act) -> str:
    """The button of an act in the panel; a pause is one of the two behind another."""
    return f"act-{which.value}"


def first(which: Act) -> str:
    """What is pressed first for an act."""
    return PAUSE if which in PAUSES else act(which)
