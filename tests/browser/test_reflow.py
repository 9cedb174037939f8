from __future__ import annotations

import pytest

from tests.support.browsing import ENLARGED, PHONE, Reader, Visitor
from tests.support.frame import bar, open_menu
from tests.support.pages import PAGES
from tests.support.reflow import lost

enlarged = pytest.mark.parametrize("enlarged", ENLARGED)


@enlarged
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_lost_sideways(visit: Visitor, address: str, enlarged: str) -> None:
    assert lost(visit(ENLARGED[enlarged]).open(address)) == []


@enlarged
def test_nothing_is_lost_sideways_while_the_menu_is_open(visit: Visitor, enlarged: str) -> None:
    page = visit(ENLARGED[enlarged]).open()
    open_menu(page)
    assert lost(page) == []


def test_a_line_too_wide_for_the_window_would_be_noticed(visit: Visitor) -> None:
    page = visit().open()
    page.evaluate("() => { document.querySelector('main p').style.minWidth = '50rem' }")
    assert lost(page) != []


def test_text_of_twice_the_size_is_what_those_readers_get(visit: Visitor) -> None:
    size = "() => parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    normal = visit().open("shame/").evaluate(size)
    large = visit(ENLARGED["200-percent-text-on-a-phone"]).open("shame/").evaluate(size)
    assert large == 2 * normal


@enlarged
def test_the_words_keep_more_room_than_the_bar(visit: Visitor, enlarged: str) -> None:
    reader = ENLARGED[enlarged]
    box = bar(visit(reader).open("contact/")).bounding_box()
    assert box is not None
    assert box["height"] < reader.height / 2


@pytest.mark.parametrize(
    "reader", [PHONE, ENLARGED["400-percent-zoom"]], ids=["phone", "400-percent-zoom"]
)
@pytest.mark.parametrize("address", PAGES)
def test_the_bar_stays_in_reach_with_targets_for_a_thumb(
    visit: Visitor, address: str, reader: Reader
) -> None:
    page = visit(reader).open(address)
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")

    boxes = [link.bounding_box() for link in bar(page).get_by_role("link").all()]

    assert len(boxes) == 3
    for box in boxes:
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        assert box["y"] + box["height"] <= reader.height
