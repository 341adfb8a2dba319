"""What was done in a mailbox, in a few words. Knows no widget."""

from engine.applications.mail import start as laid
from engine.applications.mail.start import Start
from engine.applications.mail.state import State
from kiosk.words.tools.mail import MailText, mail_words


def summary_words(start: Start, state: State) -> str:
    """How many messages were sent, moved, reported and so on."""
    reported = {name for name, marks in state.marks.items() if marks.reported is not None}
    moved = [
        one.id
        for one in start.messages
        if state.marks[one.id].folder != one.folder and one.id not in reported
    ]
    counts = (
        (MailText.DONE_SENT, len(state.sent)),
        (MailText.DONE_DRAFTS, sum(one.folder == laid.DRAFTS for one in state.written)),
        (MailText.DONE_MOVED, len(moved)),
        (MailText.DONE_REPORTED, len(reported)),
        (MailText.DONE_RULES, len(state.rules) if state.rules != start.rules else 0),
    )
    said = [mail_words(text, count=count) for text, count in counts if count]
    if not said:
        return mail_words(MailText.DONE_NOTHING)
    whole = ", ".join(said)
    return f"{whole[0].upper()}{whole[1:]}"
