"""One decision of the Windows hook program, against a callback that decides nothing.

    python -m benchmarks.hook_decision

The decision is compiled as it stands in the hook program, for this system; both are called in the
same run, and the ratio is what to compare between machines. A key may wait 0.1 ms at most.
"""

import subprocess
import tempfile
import time
from pathlib import Path

from kiosk.lockdown.windows.keys import KEYS, Held, decide, table

HERE = Path(__file__).parent
SOURCE = HERE.parent / "kiosk/lockdown/windows/hook"
LIMIT_NS = 100_000


def compiled(folder: Path) -> Path:
    """The timing program, with the decision of the hook program."""
    program = folder / "hook_decision"
    sources = [str(HERE / "hook_decision.c"), str(SOURCE / "decision.c")]
    command = ["cc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", f"-I{SOURCE}"]
    subprocess.run([*command, "-o", str(program), *sources], check=True)
    return program


def reference_ns() -> float:
    """One decision of the reference in Python, in nanoseconds."""
    held = [Held(number) for number in range(0, 64, 7)]
    started = time.perf_counter_ns()
    for key in range(KEYS):
        for down in held:
            decide(key, down)
    return (time.perf_counter_ns() - started) / (KEYS * len(held))


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        program = compiled(Path(folder))
        said = subprocess.run([program], input=table(), capture_output=True, check=True).stdout
    ours, nothing = (float(word) for word in said.split())
    print("one decision of the hook program")
    print(
        f"  ours            {ours:10.1f} ns   {ours / nothing:.1f} × a callback that does nothing"
    )
    print(f"  nothing         {nothing:10.1f} ns")
    print(f"  limit           {LIMIT_NS:10.0f} ns   {LIMIT_NS / ours:.0f} × ours")
    print(f"  the reference   {reference_ns():10.0f} ns   in Python, when the table is made")
    assert ours < LIMIT_NS


if __name__ == "__main__":
    main()
