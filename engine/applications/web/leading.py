"""What leads out of the page in front: menu, breadcrumb, links, results. Knows no act."""

from collections.abc import Iterator

from engine.applications.web.addresses import domain, normal, terms_of
from engine.applications.web.browsing import Browsing, open_page
from engine.applications.web.finding import adverts, hits
from engine.applications.web.texts import links
from engine.applications.web.world import World


def ways_out(world: World, found: Browsing) -> tuple[str, ...]:
    """The addresses that something in front can be clicked for, each once."""
    return tuple(dict.fromkeys(_ways(world, found)))


def target(link: str, address: str) -> str:
    """Where a link of the page at *address* leads, as written: ``/tarifs`` stays on the site."""
    return normal(domain(address) + link) if link.startswith("/") else link


def _ways(world: World, found: Browsing) -> Iterator[str]:
    page, site, finder = open_page(world, found), world.site(found.address), world.finder
    if page is not None and site is not None:
        yield from (one.to for one in site.menu)
        yield from page.crumbs
        yield from (target(one, page.address) for one in links(page.body))
    if finder is None:
        return
    search = terms_of(finder.address, found.address)
    if search is not None:
        yield from (one.address for one in adverts(world, search))
        yield from (one.address for one in hits(world, search))
    if search is not None or found.address in (finder.address, finder.help):
        yield from (finder.address, finder.help)
