"""Where the frozen station starts. Knows nothing but the command to run."""

import sys

from kiosk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
