from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.browsing import (
    ENLARGED,
    MEDDLED_WITH,
    PHONE,
    SIZES,
    WITHOUT_SCRIPT,
    Reader,
    Visitor,
)
from tests.support.frame import controls, menu, menu_button, open_menu, walk
from tests.support.pages import PAGES, written

scripts = pytest.mark.parametrize(
    "reader", [WITHOUT_SCRIPT, PHONE], ids=["without-script", "with-script"]
)


def assert_tab_reaches_everything(page: Page) -> None:
    expected = controls(page)
    stops = walk(page)
    assert [expected[stop["place"]] for stop in sorted(stops, key=lambda s: s["place"])] == expected
    assert [stop for stop in stops if not stop["in_sight"]] == []
    assert [stop for stop in stops if stop["covered_by"]] == []
    assert [stop for stop in stops if not stop["outlined"]] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", PAGES)
def test_tab_reaches_every_control_and_shows_where_it_is(
    visit: Visitor, address: str, size: str
) -> None:
    assert_tab_reaches_everything(visit(SIZES[size]).open(address))


@pytest.mark.parametrize("enlarged", ENLARGED)
def test_tab_reaches_every_control_of_the_frame_however_large(
    visit: Visitor, enlarged: str
) -> None:
    page = visit(ENLARGED[enlarged]).open("topics/")
    page.evaluate("() => { document.querySelector('details').open = true }")
    assert_tab_reaches_everything(page)


@pytest.mark.parametrize(
    ("fault", "noticed"),
    [
        ("<style>:focus-visible { outline: none !important }</style>", "outlined"),
        ('<div style="position: fixed; inset: 0; background: #fff"></div>', "covered_by"),
        ("<style>.so-body a { position: fixed; left: -90px }</style>", "in_sight"),
    ],
    ids=["no-focus-ring", "a-sheet-over-the-page", "links-out-of-sight"],
)
def test_what_would_lose_a_keyboard_is_noticed(visit: Visitor, fault: str, noticed: str) -> None:
    page = visit(MEDDLED_WITH).open("shame/")
    sound = {str(stop.get(noticed)) for stop in walk(page)}
    page.evaluate("(fault) => document.body.insertAdjacentHTML('beforeend', fault)", fault)
    assert {str(stop.get(noticed)) for stop in walk(page)} != sound


@pytest.mark.parametrize("address", PAGES)
def test_the_skip_link_comes_first_and_leave_second(visit: Visitor, address: str) -> None:
    first, second = walk(visit().open(address), stops=2)
    assert first["name"] == "Skip to main content"
    assert first["in_sight"]
    assert second["name"].startswith("Leave")


@scripts
def test_the_skip_link_leads_past_the_header(visit: Visitor, reader: Reader) -> None:
    page = visit(reader).open("contact/")
    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    assert page.locator("main :focus").count() == 1


@scripts
def test_enter_opens_the_menu_which_leads_to_every_page_and_closes_it(
    visit: Visitor, reader: Reader
) -> None:
    opened = visit(reader)
    page = opened.open("contact/")
    menu_button(page).focus()
    page.keyboard.press("Enter")
    links = menu(page).get_by_role("link")

    reached = {stop["href"] for stop in walk(page, stops=links.count())}
    own = {link.get_attribute("href") for link in links.all()}
    menu_button(page).focus()
    page.keyboard.press("Enter")

    assert reached == own
    assert len(own) == len(written())
    assert links.count() == 0


@scripts
def test_the_menu_opens_by_finger_and_tells_where_the_reader_is(
    visit: Visitor, reader: Reader
) -> None:
    page = visit(reader).open("contact/")
    open_menu(page)
    here = menu(page).locator("[aria-current=page]")
    assert here.count() == 1
    assert here.get_attribute("href") in {"./", "."}
