from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request

from tests.support.browsing import SIZES, WITHOUT_SCRIPT, Visitor
from tests.support.pages import PAGES

STORED = """async () => ({
  cookies: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((database) => database.name),
  caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
})"""


def stored(page: Page) -> Iterator[str]:
    """Everything a page has left in the browser, each with the kind of place it lies in."""
    for place, found in page.evaluate(STORED).items():
        if found:
            yield f"{place}: {found}"


TYPED = "i used again"


def use_everything(page: Page) -> None:
    """Type into every field and press every control that shows and leads nowhere else."""
    for field in page.locator("input, textarea, select").all():
        if not field.is_visible():
            continue
        if field.get_attribute("type") in {"checkbox", "radio"}:
            field.check()
        else:
            field.press_sequentially(TYPED)
        # While a field has the keyboard, the bar stands over the top of the page.
        field.blur()
    for control in page.locator("summary, button:not([type=submit])").all():
        if control.is_visible():
            control.click()


def told(requests: list[Request]) -> list[str]:
    """The requests that carry anything beyond the name of a file."""
    return [
        f"{request.method} {request.url}"
        for request in requests
        if request.method != "GET" or request.post_data or re.search(r"[?%]|used", request.url)
    ]


@pytest.mark.parametrize("size", SIZES)
class TestWhenJavaScriptIsAvailable:
    def test_what_is_typed_into_the_search_stays_on_the_page(
        self, first_visit: Visitor, size: str
    ) -> None:
        reader = first_visit(SIZES[size])
        page = reader.open("topics/")
        page.get_by_role("searchbox").press_sequentially(TYPED)
        page.locator("[data-search-results] a").first.wait_for()
        assert told(reader.requests) == []
        assert page.url == f"{reader.root}topics/"
        assert "used" not in page.evaluate("() => JSON.stringify(history.state) + location.href")

    def test_reading_every_page_asks_nothing_of_anyone_else_and_leaves_nothing(
        self, first_visit: Visitor, size: str
    ) -> None:
        reader = first_visit(SIZES[size])
        left = {}
        for address in PAGES:
            page = reader.open(address)
            use_everything(page)
            page.wait_for_load_state("networkidle")
            left[address] = list(stored(page))
            assert page.url == reader.root + address

        assert reader.elsewhere() == []
        assert told(reader.requests) == []
        assert left == {address: [] for address in PAGES}
        assert reader.page.context.cookies() == []


class TestWhenJavaScriptIsUnavailable:
    def test_reading_every_page_asks_nothing_of_anyone_else_and_leaves_nothing(
        self, first_visit: Visitor
    ) -> None:
        reader = first_visit(WITHOUT_SCRIPT)
        for address in PAGES:
            use_everything(reader.open(address))

        assert reader.elsewhere() == []
        assert told(reader.requests) == []
        assert reader.page.context.storage_state() == {"cookies": [], "origins": []}


def test_what_a_page_would_ask_or_leave_is_noticed(first_visit: Visitor) -> None:
    reader = first_visit()
    page = reader.open()

    page.evaluate(
        """() => {
          document.cookie = "seen=yes";
          localStorage.setItem("seen", "yes");
          new Image().src = "http://127.0.0.1:9/pixel.png";
          new Image().src = "?words=i+used+again";
        }"""
    )

    assert reader.elsewhere() == ["http://127.0.0.1:9/pixel.png"]
    assert told(reader.requests) == [f"GET {reader.root}?words=i+used+again"]
    assert list(stored(page)) == ["cookies: seen=yes", "local: ['seen']"]
    assert [cookie["name"] for cookie in page.context.cookies()] == ["seen"]


def test_none_of_the_themes_scripts_is_loaded(first_visit: Visitor) -> None:
    reader = first_visit()
    for address in PAGES:
        reader.open(address)
    scripts = [request.url for request in reader.requests if request.resource_type == "script"]
    assert [url for url in scripts if "/assets/javascripts/" in url] == []
