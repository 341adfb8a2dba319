"""What stands on the page in front: a page of a site, results, help, an error. Knows no widget."""

from collections.abc import Mapping

from engine.applications.web.addresses import domain, terms_of
from engine.applications.web.browsing import Browsing, open_page
from engine.applications.web.finding import adverts, hits
from engine.applications.web.leading import target
from engine.applications.web.texts import fill_in, links, placeholders
from engine.applications.web.world import Finder, Page, Site, World
from kiosk.ui.tools.web.writing import Writing, words
from kiosk.words.tools.web import WebText, day_words, web_words

_KINDS = {"image": WebText.KIND_IMAGE, "pdf": WebText.PDF}


def title_of(world: World, address: str) -> str:
    """What the page at an address is called."""
    page, finder = world.page(address), world.finder
    if page is not None:
        return page.title
    if finder is not None:
        search = terms_of(finder.address, address)
        if search is not None:
            return f"{search.query} – {finder.name}"
        if address == finder.help:
            return web_words(WebText.SEARCH_HELP)
        if address == finder.address:
            return finder.name
    return web_words(WebText.LOST_TITLE)


def shown_address(world: World, address: str) -> str:
    """An address as the address bar shows it, with its scheme where the site is known."""
    site, finder = world.site(address), world.finder
    if site is not None:
        return f"{'https' if site.certificate else 'http'}://{address}"
    in_finder = finder is not None and domain(address) == finder.address
    return f"https://{address}" if in_finder else address


def write_page(world: World, found: Browsing, pictures: Mapping[str, int]) -> Writing:
    """The page in front."""
    made, address = Writing(pictures), found.address
    page, site, finder = open_page(world, found), world.site(address), world.finder
    if page is not None and site is not None:
        _page(made, world, found, page, site)
    elif finder is not None and domain(address) == finder.address:
        _finder(made, world, finder, address)
    else:
        _lost(made, address, site)
    return made


def _page(made: Writing, world: World, found: Browsing, page: Page, site: Site) -> None:
    menu = "&nbsp;&nbsp;·&nbsp; ".join(made.link(one.label, one.to) for one in site.menu)
    name = words(site.name, bold=True, size=20)
    made.band(f"{name}<br>{menu}" if menu else name)
    if page.crumbs:
        trail = [made.link(title_of(world, one), one, size=16) for one in page.crumbs]
        here = [words(page.title, tone="text2", size=16)]
        made.paragraph(" › ".join([*trail, *here]))
    if page.kind in _KINDS:
        made.paragraph(words(web_words(_KINDS[page.kind]), tone="mention", size=16, bold=True))
    values = {}
    for form, field in placeholders(page.body):
        value = found.base(world.forms[form])[field]
        values[form, field] = value if isinstance(value, str) else ""
    resolve = {one: target(one, page.address) for one in links(page.body)}
    made.markdown(fill_in(page.body, values), resolve)


def _finder(made: Writing, world: World, finder: Finder, address: str) -> None:
    search = terms_of(finder.address, address)
    if address == finder.help:
        made.markdown(web_words(WebText.HELP_PAGE), {})
        made.paragraph(made.link(finder.name, finder.address), above=16)
        return
    if search is None:
        if address != finder.address:
            made.heading(web_words(WebText.LOST_TITLE))
        made.paragraph(made.link(web_words(WebText.SEARCH_HELP), finder.help))
        return
    results = hits(world, search)
    count = WebText.RESULTS_ONE if len(results) == 1 else WebText.RESULTS
    told = web_words(count if results else WebText.RESULTS_NONE, count=len(results))
    help_ = made.link(web_words(WebText.SEARCH_HELP), finder.help, size=16)
    made.paragraph(f"{words(told, tone='text2', size=16)} &nbsp;·&nbsp; {help_}", above=0)
    for advert in adverts(world, search):
        label = words(f" {web_words(WebText.ADVERT)} ", size=15, bold=True, ground="warnbg")
        made.paragraph(f"{label} {made.link(advert.title, advert.address, size=20)}", above=16)
        made.paragraph(words(shown_address(world, advert.address), tone="ok", size=16), above=0)
        made.paragraph(words(advert.summary, size=17), above=0)
    for one in results:
        made.paragraph(made.link(one.title, one.address, size=20), above=16)
        made.paragraph(words(shown_address(world, one.address), tone="ok", size=16), above=0)
        before = [web_words(_KINDS[one.kind])] if one.kind in _KINDS else []
        before += [day_words(one.date)] if one.date else []
        told = words(" · ".join(before) + " – ", tone="text2", size=17) if before else ""
        made.paragraph(told + words(one.summary, size=17), above=0)


def _lost(made: Writing, address: str, site: Site | None) -> None:
    made.heading(web_words(WebText.LOST_TITLE))
    if site is None:
        told = web_words(WebText.LOST_SITE, address=address)
    else:
        told = web_words(WebText.LOST_PAGE, address=address, site=site.domain)
    made.paragraph(words(told))
