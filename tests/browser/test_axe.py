from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.axe import violations, violations_in_every_look
from tests.support.browsing import Visitor
from tests.support.frame import open_menu
from tests.support.pages import PAGES


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_on_any_page_in_any_look(visit: Visitor, address: str) -> None:
    assert violations_in_every_look(visit().open(address)) == []


def test_axe_finds_nothing_while_the_menu_is_open(visit: Visitor) -> None:
    assert violations_in_every_look(visit().open(), prepare=open_menu) == []


def test_axe_would_find_a_faint_line_and_a_picture_without_words(visit: Visitor) -> None:
    page: Page = visit().open()
    page.evaluate(
        """() => document.querySelector("main h1").insertAdjacentHTML(
            "afterend", '<p style="color:#999;background:#fff">faint</p><img src="data:,">')"""
    )

    found = {violation.split(":")[0] for violation in violations(page)}

    assert {"color-contrast", "image-alt"} <= found
