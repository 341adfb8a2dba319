"""The sentences of the station, by key and language. Knows neither screens nor the toolkit."""

from kiosk.words.catalogue import Language, choose, chosen, plural, said, words
from kiosk.words.keys import Text

__all__ = ["Language", "Text", "choose", "chosen", "plural", "said", "words"]
