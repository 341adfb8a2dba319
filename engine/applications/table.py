"""The applications there are, by name. Knows nothing of what they do."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from engine.applications.application import Application
from engine.applications.blocks.application import BlocksApplication
from engine.applications.files.application import FilesApplication
from engine.applications.image.application import ImageApplication
from engine.applications.mail.application import MailApplication
from engine.applications.settings.application import SettingsApplication
from engine.applications.sheet.application import SheetApplication
from engine.applications.web.application import WebApplication
from engine.applications.word.application import WordApplication
from engine.errors import MalformedError

_BUILT_IN: Final[tuple[Application, ...]] = (
    BlocksApplication(),
    FilesApplication(),
    ImageApplication(),
    MailApplication(),
    SettingsApplication(),
    SheetApplication(),
    WebApplication(),
    WordApplication(),
)

_known: Final[dict[str, Application]] = {one.name: one for one in _BUILT_IN}
APPLICATIONS: Final[Mapping[str, Application]] = MappingProxyType(_known)
"""Those that items may name: the built-in ones and the registered ones."""


def application(name: str) -> Application:
    """The application of that name.

    Raises:
        MalformedError: There is none.
    """
    if name not in _known:
        raise MalformedError("application.unknown", name)
    return _known[name]


def register(added: Application) -> None:
    """Add an application for the life of the process, before any pack is opened.

    Raises:
        ValueError: The name is taken.
    """
    if added.name in _known:
        raise ValueError(added.name)
    _known[added.name] = added
