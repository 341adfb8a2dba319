"""kiosk.ui.application: what is under way when the window closes is stopped, and waited for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.gui
LEAVES: str = """
import asyncio
import time
from kiosk.ui.application import Application

app = Application()
told = []

async def speaks():
    try:
        await app.aside(lambda: time.sleep(0.3))
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        told.append("silent")
        raise

def start():
    app.task = app.loop.create_task(speaks())
    app.begin(lambda: 6 * 7, told.append)
    app.begin(lambda: 1 // 0, told.append)
    app.loop.call_later(0.6, app.leave, 3)

status = app.run(start, full_screen=False)
print(status, told)
"""


def test_leaving_while_a_voice_speaks_leaves_no_task_behind() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "dev", "-c", LEAVES],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split("\n")[0] == "3 [42, 'silent']", done.stderr
    assert "Task was destroyed" not in done.stderr
    assert "ZeroDivisionError" in done.stderr  # what fails aside is not lost
