"""What the supervisor of a rehearsal tells the application, across restarts. Starts nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.errors import MalformedError
from engine.records.canonical import dumps, loads_object
from engine.records.reading import Reader
from kiosk.commands.sit_kit import KitError
from kiosk.durable_file import write_durably

FILE_NAME: Final = "rehearsal-orders.json"
SUMMARY_NAME: Final = "rehearsal-summary.json"
MAX_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Orders:
    """Where kit and script lie."""

    kit: Path
    script: Path


def write_orders(state: Path, orders: Orders) -> Path:
    """Keep the orders in the state folder; the path to name on the command line.

    Raises:
        StorageError: They could not be written.
    """
    path = state / FILE_NAME
    content = dumps({"v": 1, "kit": str(orders.kit), "script": str(orders.script)})
    write_durably(path, content)
    return path


def read_orders(path: Path) -> Orders:
    """The orders of a file.

    Raises:
        KitError: The file cannot be read, or does not hold orders.
    """
    try:
        reader = Reader(loads_object(path.read_bytes(), max_bytes=MAX_BYTES))
        reader.version(1)
        return Orders(Path(reader.text("kit")), Path(reader.text("script")))
    except OSError as error:
        raise KitError(field=path.name, reason="file.unreadable") from error
    except MalformedError as error:
        raise KitError(field=path.name, reason=str(error.args[0])) from error
