from __future__ import annotations

import pytest

from tests.support.axe import violations
from tests.support.browsing import LOOKS, MEDDLED_WITH, Visitor
from tests.support.frame import open_menu
from tests.support.pages import PAGES


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(visit: Visitor, address: str, look: str) -> None:
    assert violations(visit(LOOKS[look]).open(address)) == []


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_while_the_menu_is_open(visit: Visitor, look: str) -> None:
    page = visit(LOOKS[look]).open()
    open_menu(page)
    assert violations(page) == []


def test_axe_would_find_a_faint_line_and_a_picture_without_words(visit: Visitor) -> None:
    page = visit(MEDDLED_WITH).open()
    page.evaluate(
        """() => document.querySelector("main h1").insertAdjacentHTML(
            "afterend", '<p style="color:#999;background:#fff">faint</p><img src="data:,">')"""
    )

    found = {violation.split(":")[0] for violation in violations(page)}

    assert {"color-contrast", "image-alt"} <= found
