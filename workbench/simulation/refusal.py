"""Why a simulation cannot be done, for whoever asked for it."""


class SimulationRefusedError(Exception):
    """The arguments are the sentence in French and in English."""

    def __init__(self, french: str, english: str) -> None:
        super().__init__(french, english)
        self.french = french
        self.english = english
