from __future__ import annotations

import pytest

from tests.support.browsing import VIEWPORTS, Visitor
from tests.support.frame import controls, focused, menu_button, open_menu, walk
from tests.support.pages import PAGES, written
from tests.support.reading import SETTINGS, Setting


@pytest.mark.parametrize("size", VIEWPORTS)
@pytest.mark.parametrize("address", PAGES)
def test_tab_reaches_every_control_and_shows_where_it_is(
    visit: Visitor, address: str, size: str
) -> None:
    page = visit(VIEWPORTS[size]).open(address)
    expected = controls(page)

    stops = walk(page)

    assert sorted(int(stop["id"]) for stop in stops) == list(range(len(expected))), expected
    assert [stop for stop in stops if not stop["visible"]] == []
    assert [stop for stop in stops if stop["covered_by"]] == []
    assert [stop for stop in stops if not stop["outlined"]] == []


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_tab_reaches_the_open_menu_however_the_page_is_read(
    visit: Visitor, setting: Setting
) -> None:
    page = setting.open(visit)
    open_menu(page)
    page.evaluate("() => document.activeElement.blur()")
    expected = controls(page)

    stops = walk(page)

    assert sorted(int(stop["id"]) for stop in stops) == list(range(len(expected))), expected
    assert [stop for stop in stops if not stop["visible"]] == []
    assert [stop for stop in stops if stop["covered_by"]] == []


@pytest.mark.parametrize("address", PAGES)
def test_the_skip_link_comes_first_and_leave_second(visit: Visitor, address: str) -> None:
    page = visit().open(address)

    first, second, *_ = walk(page)

    assert first["name"].startswith("Skip to")
    assert first["href"] is not None
    assert first["href"].startswith("#")
    assert second["name"].startswith("Leave")


@pytest.mark.parametrize("javascript", [False, True], ids=["without-script", "with-script"])
def test_the_skip_link_leads_past_the_header(visit: Visitor, javascript: bool) -> None:
    page = visit(javascript=javascript).open("contact/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.locator("main :focus").count() == 1


@pytest.mark.parametrize("javascript", [False, True], ids=["without-script", "with-script"])
def test_enter_opens_and_closes_the_menu_which_leads_to_every_page(
    visit: Visitor, javascript: bool
) -> None:
    reader = visit(javascript=javascript)
    page = reader.open()
    menu_button(page).focus()
    page.keyboard.press("Enter")
    links = page.get_by_role("navigation", name="All pages").get_by_role("link")

    reached = set()
    for _ in range(links.count()):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.href"))
    menu_button(page).focus()
    page.keyboard.press("Enter")

    assert reached == {reader.root + address for address in written()}
    assert links.count() == 0


def test_nothing_has_the_keyboard_before_it_is_used(visit: Visitor) -> None:
    assert focused(visit().open()) is None
