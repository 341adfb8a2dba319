"""Brings a database to the form that this version of the program knows. Knows no table."""

from enum import StrEnum
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, inspect, text

from kiosk.ports.errors import DatabaseNewerError

_FOLDER: Final = Path(__file__).parent / "migrations"


class History(StrEnum):
    """Which of the two databases; the name of its folder of migrations."""

    SESSION = "session"
    STATION = "station"


NEWEST: Final = {History.SESSION: "s0003", History.STATION: "s0003"}
"""The revision that each history leads to."""
_VERSIONS: Final = "alembic_version"


def migrate(connection: Connection, history: History, target: str = "head") -> None:
    """Run what is missing, inside the transaction of *connection*.

    Args:
        connection: In a transaction; the caller commits.
        history: Which history to follow.
        target: The revision to reach; an earlier one, or ``base``, goes back.

    Raises:
        DatabaseNewerError: The database knows a revision that this program does not.
    """
    if target == "head" and _is_newest(connection, history):
        return  # as on nearly every start: what migrates costs time and memory to import
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", _option(_FOLDER))
    config.set_main_option("version_locations", _option(_FOLDER / history.value))
    config.attributes["connection"] = connection
    current = MigrationContext.configure(connection).get_current_revision()
    known = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    if current is not None and current not in known:
        raise DatabaseNewerError(history=history.value, revision=current)
    if target == "head":
        command.upgrade(config, target)
    else:
        command.downgrade(config, target)


def _is_newest(connection: Connection, history: History) -> bool:
    if not inspect(connection).has_table(_VERSIONS):
        return False
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    return found == [NEWEST[history]]


def _option(path: Path) -> str:
    return str(path).replace("%", "%%")  # the option's own syntax
