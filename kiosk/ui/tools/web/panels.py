"""What stands in the panels: bookmarks, history, the certificate. Knows no widget."""

from collections.abc import Callable, Mapping
from typing import Final

from engine.applications.web.browsing import Browsing
from engine.applications.web.world import World
from kiosk.ui.tools.web.pages import shown_address, title_of
from kiosk.ui.tools.web.writing import Writing, words
from kiosk.words.tools.web import WebText, day_words, hour_words, web_words

REMOVE: Final = "!"
"""Before the target of a link that removes a bookmark."""


def write_panel(name: str, world: World, found: Browsing) -> Writing:
    """The panel of a name: `bookmarks`, `history` or `lock`."""
    made = Writing()
    _PANELS[name](made, world, found)
    return made


def panel_title(name: str) -> str:
    """What a panel is called."""
    return web_words(_TITLES[name])


def _bookmarks(made: Writing, world: World, found: Browsing) -> None:
    if not found.bookmarks:
        made.paragraph(words(web_words(WebText.BOOKMARKS_NONE)))
    for one in found.bookmarks:
        open_ = made.link(title_of(world, one), one, bold=True)
        made.paragraph(f"{open_} &nbsp; {words(shown_address(world, one), tone='text2', size=16)}")
        made.paragraph(made.link(web_words(WebText.REMOVE), REMOVE + one, size=16), above=0)


def _history(made: Writing, world: World, found: Browsing) -> None:
    made.heading(web_words(WebText.HISTORY_NOW), 3)
    for one in reversed(found.visited):
        _visit(made, world, one, "")
    day = ""
    for visit in sorted(world.visits, key=lambda one: one.when, reverse=True):
        date, _, hour = visit.when.partition("T")
        if date != day:
            day = date
            said = day_words(day, weekday=True)
            made.heading(said[0].upper() + said[1:], 3)
        _visit(made, world, visit.address, hour_words(hour))


def _visit(made: Writing, world: World, address: str, hour: str) -> None:
    when = f"{words(hour, tone='text2')} &nbsp; " if hour else ""
    told = words(shown_address(world, address), tone="text2", size=16)
    made.paragraph(f"{when}{made.link(title_of(world, address), address)} &nbsp; {told}")


def _lock(made: Writing, world: World, found: Browsing) -> None:
    site = world.site(found.address)
    if site is None:
        finder = world.finder
        here = finder is not None and found.address.startswith(finder.address)
        made.paragraph(words(web_words(WebText.LOCK_SAFE if here else WebText.LOCK_NO_PAGE)))
        return
    shown = shown_address(world, found.address)
    certificate = site.certificate
    made.paragraph(
        words(web_words(WebText.LOCK_SAFE if certificate else WebText.LOCK_UNSAFE), bold=True)
    )
    rows = [(web_words(WebText.LOCK_SITE), shown)]
    if certificate is not None:
        rows += [
            (web_words(WebText.LOCK_NAME), certificate.name),
            (web_words(WebText.LOCK_HOLDER), certificate.holder),
            (web_words(WebText.LOCK_ISSUER), certificate.issuer),
            (web_words(WebText.LOCK_SINCE), day_words(certificate.since)),
            (web_words(WebText.LOCK_UNTIL), day_words(certificate.until)),
        ]
    made.rows(rows)


_PANELS: Final[Mapping[str, Callable[[Writing, World, Browsing], None]]] = {
    "bookmarks": _bookmarks,
    "history": _history,
    "lock": _lock,
}
_TITLES: Final = {
    "bookmarks": WebText.BOOKMARKS,
    "history": WebText.HISTORY,
    "lock": WebText.LOCK_TITLE,
}
