"""Every page follows the HTML standard, as the Nu checker reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import nu
from tests.support.pages import built


@pytest.fixture(autouse=True)
def _checker() -> None:
    nu.needed()


def test_every_page_follows_the_standard(site: Path, serve: Callable[[Path], str]) -> None:
    # Not the host of the other tests: there, 404.html answers as a page that isn't there.
    root = serve(site)
    addresses = [root + address for address in (*built(site), "404.html")]
    assert len(addresses) > 20
    assert nu.faults(addresses) == []


def test_a_page_that_does_not_is_named(tmp_path: Path, serve: Callable[[Path], str]) -> None:
    (tmp_path / "index.html").write_text(
        '<!doctype html><html lang="en"><title>A</title><p><div></div></p><img src="a.png">'
    )
    found = nu.faults([serve(tmp_path)])
    assert any("alt" in fault for fault in found)
    assert any("No “p” element in scope" in fault for fault in found)
