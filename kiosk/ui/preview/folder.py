"""What an author wants to see: items and their documents in a folder. Knows no toolkit."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.errors import MalformedError
from engine.items import Item, item_from_json
from engine.records.canonical import loads_object
from engine.records.reading import Reader

ITEMS_NAME: Final = "items.json"
MEDIA_NAME: Final = "media"
MAX_BYTES: Final = 64 * 1024 * 1024
MAX_MEDIUM_BYTES: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PreviewFolder:
    """``items.json`` holds ``{"items": […]}`` without any solution, ``media/`` the documents.

    The document ``item/file`` lies at ``media/item/file``.
    """

    folder: Path
    items: tuple[Item, ...]

    @classmethod
    def read(cls, folder: Path) -> "PreviewFolder":
        """The items of a folder, in their order.

        Raises:
            OSError: It cannot be read.
            MalformedError: It holds something else.
        """
        with (folder / ITEMS_NAME).open("rb") as stream:
            reader = Reader(loads_object(stream.read(MAX_BYTES)), "preview.")
        return cls(folder, tuple(item_from_json(one.value) for one in reader.readers("items")))

    def medium(self, name: str) -> bytes:
        """The bytes of a document.

        Raises:
            MalformedError: There is none, or its name leads elsewhere.
        """
        root = (self.folder / MEDIA_NAME).resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root) or not path.is_file():
            raise MalformedError("preview.medium", name)
        with path.open("rb") as stream:
            return stream.read(MAX_MEDIUM_BYTES)
