"""Leave: with script it covers the page at once and takes its place in the history."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from stillopen.program import NEUTRAL_EXIT
from tests.support import chromium
from tests.support.browsing import ENLARGED, PHONE, WITHOUT_SCRIPT, Reader, Visit, Visitor, visit
from tests.support.destination import Destination, destination
from tests.support.frame import bar, crisis

# A link like any other to another site.
CHAT = "https://988lifeline.org"
COVERED = "() => !document.documentElement.checkVisibility() && document.title.trim() === ''"


@pytest.fixture
def elsewhere() -> Iterator[Destination]:
    """Where Leave goes in these tests."""
    with destination() as place:
        yield place


@pytest.fixture
def leaving_to(
    site: Path, elsewhere: Destination, tmp_path: Path, serve: Callable[[Path], str]
) -> str:
    """The address of this site, whose Leave goes to `elsewhere`."""
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    for file in copy.rglob("*.html"):
        html = file.read_text("utf-8")
        for link in (NEUTRAL_EXIT, CHAT):
            html = html.replace(f'"{link}"', f'"{elsewhere.address}"')
        file.write_text(html, "utf-8")
    return serve(copy)


@pytest.fixture
def reader(browser: Browser, leaving_to: str) -> Iterator[Visit]:
    """A reader with script, on a phone."""
    with visit(browser, leaving_to) as found:
        yield found


@pytest.mark.parametrize("who", [PHONE, WITHOUT_SCRIPT], ids=["with-script", "without-script"])
def test_no_site_that_a_link_leads_to_learns_where_from(
    browser: Browser, leaving_to: str, elsewhere: Destination, who: Reader
) -> None:
    with visit(browser, leaving_to, who) as found:
        page = found.open("shame/")
        crisis(page).get_by_role("link", name="Chat").click()
        page.wait_for_url(elsewhere.address)
    [headers] = elsewhere.asked
    assert not {"referer", "origin", "cookie"} & headers.keys()


def leave(page: Page) -> None:
    """Tap Leave."""
    bar(page).get_by_role("link", name="Leave this site now").click(no_wait_after=True)


class TestWhenJavaScriptIsUnavailable:
    def test_leave_goes_to_the_other_site_and_does_not_say_where_from(
        self, browser: Browser, leaving_to: str, elsewhere: Destination
    ) -> None:
        with visit(browser, leaving_to, WITHOUT_SCRIPT) as found:
            page = found.open("shame/")
            leave(page)
            page.wait_for_url(elsewhere.address)
            expect(page.get_by_text("Sunny.")).to_be_visible()
        [headers] = elsewhere.asked
        assert not {"referer", "origin", "cookie"} & headers.keys()


class TestWhenJavaScriptIsAvailable:
    def test_the_page_is_covered_before_the_other_site_answers(
        self, reader: Visit, elsewhere: Destination
    ) -> None:
        page = reader.open("shame/")
        elsewhere.open.clear()
        # In one go: what is true before the click has been worked through, a reader never sees.
        at_once = f"() => {{ document.querySelector('.so-leave').click(); return ({COVERED})() }}"
        assert not page.evaluate(COVERED)
        assert page.evaluate(at_once)
        elsewhere.open.set()
        page.wait_for_url(elsewhere.address)

    def test_it_does_not_say_where_from_and_keeps_nothing(
        self, reader: Visit, elsewhere: Destination
    ) -> None:
        page = reader.open("shame/")
        leave(page)
        page.wait_for_url(elsewhere.address)
        [headers] = elsewhere.asked
        assert not {"referer", "origin", "cookie"} & headers.keys()
        assert page.context.storage_state() == {"cookies": [], "origins": []}

    def test_back_leads_past_the_page_that_was_left(
        self, reader: Visit, elsewhere: Destination
    ) -> None:
        page = reader.open("about/")
        page.goto(f"{reader.root}shame/")
        leave(page)
        page.wait_for_url(elsewhere.address)
        page.go_back()
        assert page.url == f"{reader.root}about/"

    def test_escape_twice_does_the_same(self, reader: Visit, elsewhere: Destination) -> None:
        page = reader.open("shame/")
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.wait_for_url(elsewhere.address)

    @pytest.mark.parametrize(
        "keys",
        [["Escape"], ["Escape", "Tab", "Escape"]],
        ids=["once", "with-another-key-between"],
    )
    def test_other_keys_stay(self, reader: Visit, elsewhere: Destination, keys: list[str]) -> None:
        page = reader.open("shame/")
        for key in keys:
            page.keyboard.press(key)
        assert_stays(page, elsewhere)

    def test_escape_held_down_stays(self, reader: Visit, elsewhere: Destination) -> None:
        page = reader.open("shame/")
        for _ in range(3):
            page.keyboard.down("Escape")
        assert_stays(page, elsewhere)

    def test_escape_twice_with_a_pause_stays(self, reader: Visit, elsewhere: Destination) -> None:
        page = reader.open("shame/")
        page.keyboard.press("Escape")
        page.wait_for_timeout(1100)
        page.keyboard.press("Escape")
        assert_stays(page, elsewhere)

    @pytest.mark.parametrize("field", ["<input>", "<textarea></textarea>", "<select></select>"])
    def test_escape_in_a_field_stays(
        self, reader: Visit, elsewhere: Destination, field: str
    ) -> None:
        page = reader.open("shame/")
        page.evaluate(
            """(field) => {
              document.querySelector("h1").insertAdjacentHTML("afterend", field);
              document.querySelector("h1 + *").focus();
            }""",
            field,
        )
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        assert_stays(page, elsewhere)


def assert_stays(page: Page, elsewhere: Destination) -> None:
    """Nothing was covered, and nobody else was asked."""
    assert not page.evaluate(COVERED)
    page.wait_for_load_state("networkidle")
    assert elsewhere.asked == []


class TestAPageThatTheBrowserKept:
    @pytest.fixture
    def keeping(self, browser: Browser, chromium_path: str) -> Iterator[Browser]:
        """A browser that keeps pages as they were for Back, as readers' browsers do."""
        with browser.browser_type.launch(
            executable_path=chromium_path,
            args=chromium.ARGUMENTS,
            ignore_default_args=["--disable-back-forward-cache"],
        ) as started:
            yield started

    def test_comes_back_covered_and_leaves_again(
        self, keeping: Browser, leaving_to: str, elsewhere: Destination
    ) -> None:
        with visit(keeping, leaving_to) as found:
            page = found.open("shame/")
            told: list[str] = []
            page.on("console", lambda message: told.append(message.text))
            page.evaluate(
                "() => addEventListener('pageshow', (event) => console.log("
                f"`kept: ${{event.persisted}}, covered: ${{({COVERED})()}}`))"
            )
            elsewhere.open.clear()
            leave(page)
            page.goto(f"{found.root}about/")
            page.go_back(wait_until="commit")
            elsewhere.open.set()
            page.wait_for_url(elsewhere.address)
            assert told[0] == "kept: true, covered: true"
            assert len(elsewhere.asked) == 2


KEYBOARD_OPEN = replace(PHONE, height=400)


@pytest.mark.parametrize(
    "narrow", [*ENLARGED.values(), KEYBOARD_OPEN], ids=[*ENLARGED, "keyboard-open"]
)
def test_leave_is_within_reach(visit: Visitor, narrow: Reader) -> None:
    page = visit(narrow).open("contact/")
    page.mouse.wheel(0, 500)
    link = bar(page).get_by_role("link", name="Leave this site now")
    box = link.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= narrow.height
    assert box["x"] + box["width"] <= narrow.width
    on_top = "(link, [x, y]) => link.contains(document.elementFromPoint(x, y))"
    middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
    assert link.evaluate(f"(link, at) => ({on_top})(link, at)", middle)
