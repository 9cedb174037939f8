"""A page looks the same with its whole style sheet beside it, and after the last stage."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from stillopen.trim import trim
from tests.support import project, server
from tests.support.browsing import DESKTOP, LOOKS, Reader, visit
from tests.support.frame import open_menu
from tests.support.pages import PAGES
from tests.support.pictures import differ

LAST_STAGE = "  - hooks/finish.py"


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of this project's site as the engine leaves it, without the theme's leftovers."""
    copy = tmp_path_factory.mktemp("before") / "project"
    shutil.copytree(
        project.ROOT,
        copy,
        ignore=lambda folder, names: {n for n in names if n.startswith(".") or n == "site"},
    )
    config = (copy / "mkdocs.yml").read_text("utf-8")
    assert LAST_STAGE in config
    lines = (line for line in config.splitlines() if not line.startswith(LAST_STAGE))
    (copy / "mkdocs.yml").write_text("\n".join(lines), "utf-8")
    built = project.build(copy)
    assert built.status == 0, built.output
    for page in built.site.rglob("*.html"):
        page.write_text(trim(page.read_text("utf-8")), "utf-8")
    with server.serve(built.site) as address:
        yield address


def pictures(
    browser: Browser, root: str, reader: Reader, prepare: Callable[[Page], None], media: str
) -> dict[str, bytes]:
    """A picture of each whole page, by its address."""
    with visit(browser, root, reader) as found:
        shown = {}
        for address in PAGES:
            page = found.open(address)
            page.emulate_media(media="print" if media == "print" else "screen")
            prepare(page)
            # The last stage makes the search and says its size; before it there is none to show.
            page.evaluate("() => document.querySelector('[data-so-search]')?.remove()")
            shown[address] = page.screenshot(full_page=True, animations="disabled")
        return shown


def nothing(_: Page) -> None:
    """Leave the page as it is."""


@pytest.fixture
def blank(browser: Browser) -> Iterator[Page]:
    """A page to compare pictures in."""
    with browser.new_page() as page:
        yield page


LOOKED_AT = {
    **{name: (reader, nothing, "screen") for name, reader in LOOKS.items()},
    "desktop-menu-open": (DESKTOP, open_menu, "screen"),
    "paper": (DESKTOP, nothing, "print"),
}


@pytest.mark.parametrize("look", LOOKED_AT)
def test_every_page_looks_as_it_did(
    browser: Browser, root: str, before: str, blank: Page, look: str
) -> None:
    old = pictures(browser, before, *LOOKED_AT[look])
    new = pictures(browser, root, *LOOKED_AT[look])
    assert [address for address in PAGES if differ(old[address], new[address], blank)] == []


def test_a_page_that_lost_a_rule_would_be_noticed(browser: Browser, root: str, blank: Page) -> None:
    with visit(browser, root) as found:
        page = found.open("shame/")
        old = page.screenshot(full_page=True)
        page.evaluate("() => { document.querySelector('.so-banner').style.borderColor = 'red' }")
        assert differ(old, page.screenshot(full_page=True), blank)
