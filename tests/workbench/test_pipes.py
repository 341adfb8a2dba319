import subprocess
import sys

import pytest


@pytest.mark.skipif(sys.platform == "win32", reason="closed pipes are no signal there")
@pytest.mark.parametrize(
    "words",
    [
        ["workbench.engine_command", "score", "--ability", "1"],
        ["workbench.pack_command", "--help"],
    ],
)
def test_a_reader_that_leaves_early_is_no_error(words: list[str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    with process.stderr as errors:
        assert errors.read() == b""
    process.wait()
