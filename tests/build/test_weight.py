"""What goes out is light, and a style sheet that can't go inside the pages stops the build."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from stillopen.built import read
from tests.support.project import Build

# Bytes as they are sent; one page answers every question at once, and may be longer.
MOST, MOST_OF_ONE, ONE = 8_500, 10_000, "faq/index.html"
SCRIPTS = 4_000
# The library and what it searches in; nobody fetches them who doesn't search.
SEARCH = 25_000


def sent(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def test_every_page_keeps_to_its_bytes(site: Path) -> None:
    sizes = {page.path: sent(page.html.encode()) for page in read(site)}
    heavy = {path: size for path, size in sizes.items() if size > MOST and path != ONE}
    assert heavy == {}
    assert sizes[ONE] <= MOST_OF_ONE


def test_all_scripts_together_keep_to_theirs(site: Path) -> None:
    scripts = {file.name: sent(file.read_bytes()) for file in site.glob("assets/so-*.js")}
    assert len(scripts) > 2
    assert sum(scripts.values()) <= SCRIPTS


def test_the_search_keeps_to_its_own(site: Path) -> None:
    fetched = [*site.glob("assets/lunr.*.js"), *site.glob("assets/search.*.json")]
    assert len(fetched) == 2
    assert sum(sent(file.read_bytes()) for file in fetched) <= SEARCH


def test_nothing_of_the_themes_own_files_goes_out(site: Path) -> None:
    left = {path.relative_to(site).parts[1] for path in site.glob("assets/*")}
    assert left.isdisjoint({"javascripts", "stylesheets", "images", "site.css"})
    assert not list(site.rglob("*.map"))


def test_nothing_of_the_themes_frame_is_left_in_a_page(site: Path) -> None:
    for page in read(site):
        assert page.tree.css("[class*='md-'], [data-md-component], .no-js, [for^='__']") == []


@pytest.mark.parametrize(
    ("added", "line", "cause"),
    [
        ("@import url(more.css);", 1, "@import url(more.css) has no place inside a page"),
        ("p { background: url(door.png) }", 1, "background would load another file"),
        ("p { colour red }", 1, "isn't a declaration"),
    ],
)
def test_a_sheet_that_cannot_go_inside_is_named_with_its_line(
    compose: Callable[[str], Path],
    run_build: Callable[[Path], Build],
    added: str,
    line: int,
    cause: str,
) -> None:
    harbor = compose("harbor")
    sheet = harbor / "docs/assets/site.css"
    sheet.write_text(f"{added}\n{sheet.read_text('utf-8')}", "utf-8")

    built = run_build(harbor)

    assert built.status == 1
    assert f"assets/site.css:{line}: {cause}" in built.output
    assert "Traceback" not in built.output
    assert not (harbor / "site").exists()
    assert not list(harbor.glob(".site*"))
