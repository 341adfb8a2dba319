"""Makes the state folder of a rehearsal from its kit's enrolled station. Opens nothing."""

import shutil
from pathlib import Path
from typing import Final

from kiosk.commands.sit_kit import Kit, KitError
from kiosk.durable_file import make_folder, storage_failures, sync_folder
from kiosk.vault.device_vault import FOLDER_NAME as VAULT

_PART: Final = f"{VAULT}.copy"


def prepare_state(kit: Kit, state: Path) -> None:
    """Copy the kit's station where there is none yet; a station that is there stays as it is.

    The vault comes last: a copy that was cut short is made again.

    Raises:
        KitError: There is no station here, and none in the kit.
        StorageError: The folder cannot be written.
    """
    make_folder(state)
    if (state / VAULT).is_dir():
        return
    source = kit.station
    if source is None or not (source / VAULT).is_dir():
        raise KitError(reason="station.missing", field="station")
    with storage_failures(state):
        for one in sorted(source.iterdir()):
            if one.name == VAULT:
                continue
            if one.is_dir():
                shutil.copytree(one, state / one.name, dirs_exist_ok=True)
            elif one.is_file():
                shutil.copy2(one, state / one.name)
        part = state / _PART
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(source / VAULT, part)
        part.rename(state / VAULT)
        sync_folder(state)
