from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.support.browsing import PHONE, Visitor
from tests.support.frame import bar, open_menu
from tests.support.pages import PAGES
from tests.support.reading import NARROW, SETTINGS, Setting, lost


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_lost_sideways(visit: Visitor, address: str, setting: Setting) -> None:
    page = setting.open(visit, address)
    assert lost(page) == []
    open_menu(page)
    assert lost(page) == []


def test_a_line_too_wide_for_the_window_would_be_noticed(visit: Visitor) -> None:
    page = visit().open()
    page.evaluate("() => { document.querySelector('main p').style.width = '50rem' }")
    assert lost(page) != []


@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_the_words_keep_more_room_than_the_bar(visit: Visitor, setting: Setting) -> None:
    box = bar(setting.open(visit, "contact/")).bounding_box()
    assert box is not None
    assert box["height"] < setting.viewport["height"] / 2


@pytest.mark.parametrize("viewport", [PHONE, NARROW], ids=["phone", "400-percent-zoom"])
def test_the_bar_stays_in_reach_with_targets_for_a_thumb(
    visit: Visitor, viewport: ViewportSize
) -> None:
    page = visit(viewport).open("shame/")
    page.keyboard.press("End")
    page.keyboard.press("Home")

    boxes = [link.bounding_box() for link in bar(page).get_by_role("link").all()]

    assert len(boxes) == 3
    for box in boxes:
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        assert box["y"] + box["height"] <= viewport["height"]
