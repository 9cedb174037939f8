"""Where a link on a built page leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillopen.built import BuiltPage, elsewhere, read


@pytest.mark.parametrize(
    ("page", "url", "file"),
    [
        ("index.html", "contact/", "contact/index.html"),
        ("index.html", "./", "index.html"),
        ("shame/index.html", "..", "index.html"),
        ("shame/index.html", "../", "index.html"),
        ("shame/index.html", "../contact/#form", "contact/index.html"),
        ("shame/index.html", "#top", "shame/index.html"),
        ("shame/index.html", "", "shame/index.html"),
        ("shame/index.html", "./", "shame/index.html"),
        ("a/b/index.html", "../../assets/so-leave.js?x=1", "assets/so-leave.js"),
        ("a/b/index.html", "../c/", "a/c/index.html"),
        ("a/b/index.html", "../../../../out/", "out/index.html"),
        ("404.html", "/contact/", "contact/index.html"),
        ("404.html", "/", "index.html"),
        ("shame/index.html", "na%C3%AFve.pdf", "shame/naïve.pdf"),
        ("shame/index.html", "https://example.org/contact/", None),
        ("shame/index.html", "//example.org/contact/", None),
        ("shame/index.html", "tel:+16175550142", None),
        ("shame/index.html", "data:image/svg+xml,%3Csvg/%3E", None),
    ],
)
def test_a_link_leads_to_a_file(page: str, url: str, file: str | None) -> None:
    assert BuiltPage(page, "").target(url) == file


def test_a_site_below_a_path_knows_its_own_links() -> None:
    assert BuiltPage("404.html", "", "/open/").target("/open/contact/") == "contact/index.html"


def test_the_path_a_site_is_published_under_is_read_from_its_first_page(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("")
    (tmp_path / "index.html").write_text('<link rel="canonical" href="https://example.org/a/b/">')
    assert {page.base for page in read(tmp_path)} == {"/a/b/"}
    (tmp_path / "index.html").write_text('<link rel="canonical" href="https://example.org/">')
    assert {page.base for page in read(tmp_path)} == {"/"}


@pytest.mark.parametrize(
    ("url", "away"),
    [
        ("https://example.org/a.png", True),
        (" //example.org/a.png", True),
        ("HTTPS://example.org", True),
        ("blob:https://example.org/1", True),
        ("a.png", False),
        ("/a.png", False),
        ("data:image/png;base64,AA", False),
    ],
)
def test_an_address_leads_away_or_not(url: str, away: bool) -> None:
    assert elsewhere(url) is away
