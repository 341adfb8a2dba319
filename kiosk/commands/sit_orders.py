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
MAX_FACTOR: Final = 10_000


@dataclass(frozen=True, slots=True)
class Orders:
    """Where kit and script lie, how fast time runs, where screens are pictured.

    `server` replaces the kit's address when it is given; `screens` is a folder or None.
    """

    kit: Path
    script: Path
    factor: int = 1
    server: str = ""
    screens: Path | None = None


def write_orders(state: Path, orders: Orders) -> Path:
    """Keep the orders in the state folder; the path to name on the command line.

    Raises:
        StorageError: They could not be written.
    """
    path = state / FILE_NAME
    content = dumps(
        {
            "v": 1,
            "kit": str(orders.kit),
            "script": str(orders.script),
            "factor": orders.factor,
            "server": orders.server,
            "screens": None if orders.screens is None else str(orders.screens),
        }
    )
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
        screens = Path(reader.text("screens")) if reader.has("screens") else None
        return Orders(
            kit=Path(reader.text("kit")),
            script=Path(reader.text("script")),
            factor=reader.integer("factor", least=1, most=MAX_FACTOR),
            server=reader.text("server"),
            screens=screens,
        )
    except OSError as error:
        raise KitError(field=path.name, reason="file.unreadable") from error
    except MalformedError as error:
        raise KitError(field=path.name, reason=str(error.args[0])) from error
