"""How a calibration says that it cannot go on. Knows no reason itself."""


class CalibrationRefusedError(Exception):
    """The responses cannot be used; the arguments are one sentence in French, one in English."""

    def __init__(self, french: str, english: str) -> None:
        super().__init__(french, english)
        self.french = french
        self.english = english
