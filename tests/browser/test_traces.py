from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.support.browsing import VIEWPORTS, Visitor
from tests.support.pages import PAGES

STORED = """async () => ({
  local: { ...localStorage },
  session: { ...sessionStorage },
  databases: (await indexedDB.databases()).map((database) => database.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
})"""
NOTHING: dict[str, object] = {
    "local": {},
    "session": {},
    "databases": [],
    "caches": [],
    "workers": [],
}


def stored(page: Page) -> dict[str, object]:
    return dict(page.evaluate(STORED))


def press_everything(page: Page) -> None:
    """Press every control that shows and leads nowhere else."""
    for control in page.locator("summary, button").all():
        if control.is_visible():
            control.click()


@pytest.mark.parametrize("size", VIEWPORTS)
@pytest.mark.parametrize("address", PAGES)
class TestWhenJavaScriptIsAvailable:
    def test_a_page_asks_nothing_of_anyone_else_and_keeps_nothing(
        self, visit: Visitor, address: str, size: str
    ) -> None:
        reader = visit(VIEWPORTS[size])
        page = reader.open(address)
        here = page.url

        press_everything(page)
        page.wait_for_load_state("networkidle")

        assert reader.elsewhere() == []
        assert reader.context.cookies() == []
        assert stored(page) == NOTHING
        assert page.url == here


@pytest.mark.parametrize("address", PAGES)
class TestWhenJavaScriptIsUnavailable:
    def test_a_page_asks_nothing_of_anyone_else_and_keeps_nothing(
        self, visit: Visitor, address: str
    ) -> None:
        reader = visit(javascript=False)
        page = reader.open(address)

        press_everything(page)

        assert reader.elsewhere() == []
        assert kept(reader.context) == {"cookies": [], "origins": []}


def kept(context: BrowserContext) -> dict[str, object]:
    return {**context.storage_state()}


def test_what_a_page_would_ask_or_keep_is_noticed(visit: Visitor) -> None:
    reader = visit()
    page = reader.open()

    page.evaluate(
        """() => {
          document.cookie = "seen=yes";
          localStorage.setItem("seen", "yes");
          new Image().src = "http://127.0.0.1:9/pixel.png";
        }"""
    )

    assert reader.elsewhere() == ["http://127.0.0.1:9/pixel.png"]
    assert [cookie["name"] for cookie in reader.context.cookies()] == ["seen"]
    assert stored(page)["local"] == {"seen": "yes"}


def test_none_of_the_themes_scripts_is_loaded(visit: Visitor) -> None:
    reader = visit()
    for address in PAGES:
        reader.open(address).close()

    scripts = [request.url for request in reader.requests if request.resource_type == "script"]

    assert [url for url in scripts if "/assets/javascripts/" in url] == []
