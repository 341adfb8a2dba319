"""What every test runs in: a display of its own where none is needed, and plain UTF-8."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LANG", "C.UTF-8")
