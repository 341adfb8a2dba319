"""The random numbers of a sitting, recomputable from its seed. Knows nothing about items."""

import hashlib
import hmac
import math
from typing import Final

_PURPOSE: Final = b"pix-kiosk/draw/v1\0"


def draw(seed: bytes, served: int, index: int) -> float:
    """A number in [0, 1) with 53 random bits.

    Args:
        seed: The sitting's secret seed.
        served: Number of questions served before in this sitting, replaced ones included.
        index: Which draw of this question, from 0.
    """
    message = _PURPOSE + served.to_bytes(4, "big") + index.to_bytes(4, "big")
    digest = hmac.digest(seed, message, hashlib.sha256)
    return math.ldexp(int.from_bytes(digest[:8], "big") >> 11, -53)
