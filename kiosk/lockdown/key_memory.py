"""What the watchdog remembers for the application, in memory only. Knows no socket, no process."""

from typing import assert_never

from engine.records.secret import Secret
from kiosk.lockdown.key_channel import ChannelError, Frame, Verb, keep_frame, parse_keep


class KeyMemory:
    """One key for one session at a time, and whether the end was announced."""

    def __init__(self) -> None:
        self._session: str | None = None
        self._key: Secret | None = None
        self._ended = False

    @property
    def ended(self) -> bool:
        """Whether the application said that its end is intended."""
        return self._ended

    @property
    def holds_key(self) -> bool:
        """Whether a key is kept now."""
        return self._key is not None

    def answer(self, frame: Frame) -> Frame:
        """Do what a frame asks, and tell what to answer.

        Raises:
            ChannelError: The frame is not a question.
        """
        match frame.verb:
            case Verb.KEEP:
                self._session, self._key = parse_keep(frame)
                return Frame(Verb.DONE)
            case Verb.ASK:
                asked = frame.payload
                if self._session is None or self._key is None or asked != self._session.encode():
                    return Frame(Verb.NONE)
                return keep_frame(self._session, self._key)
            case Verb.FORGET:
                self.forget()
                return Frame(Verb.DONE)
            case Verb.END:
                self._ended = True
                self.forget()
                return Frame(Verb.DONE)
            case Verb.LIVE | Verb.DONE | Verb.NONE:
                raise ChannelError
            case _:
                assert_never(frame.verb)

    def forget(self) -> None:
        """Drop the key."""
        self._session = None
        self._key = None
