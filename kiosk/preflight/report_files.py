"""The newest signed report and the server's answer, in a folder. Knows the content of neither."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.durable_file import write_durably

REPORT_NAME: Final = "preflight.json"
ANSWER_NAME: Final = "preflight-answer.json"
MAX_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class ReportFiles:
    """Two files of a folder."""

    folder: Path

    def keep(self, report: bytes) -> None:
        """Keep a report in place of the former one.

        Raises:
            StorageError: The former one is still there.
        """
        write_durably(self.folder / REPORT_NAME, report)

    def newest(self) -> bytes | None:
        """The newest report."""
        return _read(self.folder / REPORT_NAME)

    def keep_answer(self, answer: bytes) -> None:
        """Keep what the server said.

        Raises:
            StorageError: It was not kept.
        """
        write_durably(self.folder / ANSWER_NAME, answer)

    def answer(self) -> bytes | None:
        """What the server said last."""
        return _read(self.folder / ANSWER_NAME)


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as stream:
            read = stream.read(MAX_BYTES + 1)
    except OSError:
        return None
    return read if len(read) <= MAX_BYTES else None
