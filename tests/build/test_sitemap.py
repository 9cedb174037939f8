"""Search engines are given the pages that somebody signed off, and no other."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from stillopen import sitemap
from tests.support.project import build
from tests.support.signed import PAGE, make

HOME = "https://still-open.org/site/"


def listed(text: str) -> list[str]:
    found = ElementTree.fromstring(text.encode())
    return [each.text or "" for each in found.iter() if each.tag.endswith("}loc")]


def test_only_what_was_signed_off_is_listed(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.sign(PAGE, "faq.md")
    built = build(project.root, SITE_URL=HOME)
    assert built.status == 0, built.output
    found = listed((built.site / sitemap.FILE).read_text("utf-8"))
    assert found == [f"{HOME}faq/", f"{HOME}relapse/"]


def test_a_site_with_nothing_to_list_has_no_sitemap(site: Path) -> None:
    assert not list(site.glob("sitemap*"))


def test_what_one_file_may_not_hold_is_split() -> None:
    pages = [f"{HOME}{number}/?a&b" for number in range(5)]
    found = dict(sitemap.files(pages, HOME, most=2))
    parts = ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert list(found) == [*parts, sitemap.FILE]
    assert listed(found[sitemap.FILE]) == [f"{HOME}{name}" for name in parts]
    assert [address for name in parts for address in listed(found[name])] == pages
    assert all(map(sitemap.is_one, found))
