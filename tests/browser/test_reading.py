"""What a screen reader is told on the main pages; a person has read these through.

After a wanted change: UPDATE_SNAPSHOTS=1 pytest tests/browser/test_reading.py, then read them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.browsing import Visitor
from tests.support.frame import open_menu

SNAPSHOTS = Path(__file__).parent / "snapshots"
MAIN = ["", "shame/", "what-to-say/", "contact/", "help-now/", "topics/", "privacy/"]


def name(address: str) -> str:
    return address.rstrip("/") or "index"


def hold(found: str, file: Path) -> None:
    """Hold what was found against the snapshot, or make it anew if that is asked for."""
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.write_text(found + "\n", "utf-8")
    assert found + "\n" == file.read_text("utf-8")


@pytest.mark.parametrize("address", MAIN, ids=name)
def test_a_screen_reader_is_told_the_same(visit: Visitor, address: str) -> None:
    page = visit().open(address)
    page.wait_for_load_state("networkidle")
    hold(page.locator("body").aria_snapshot(), SNAPSHOTS / f"{name(address)}.yml")


def test_a_screen_reader_is_told_the_same_of_the_open_menu(visit: Visitor) -> None:
    page = visit().open("about/")
    open_menu(page)
    hold(page.get_by_role("banner").first.aria_snapshot(), SNAPSHOTS / "menu.yml")
