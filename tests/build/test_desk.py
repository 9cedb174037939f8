"""The panel For editors is for those who write: no build holds a trace of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.support.project import Build


def test_no_built_file_holds_the_panel_or_its_style(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert pages
    assert not [page for page in pages if "so-desk" in page.read_text("utf-8")]
    assert not [page for page in pages if "For editors" in page.read_text("utf-8")]
    assert not [file for file in site.rglob("*") if "desk" in file.name]


def test_words_that_wait_for_people_are_told_and_stop_no_build(
    compose: Callable[[str], Path], run_build: Callable[[Path], Build]
) -> None:
    built = run_build(compose("bad-words"))
    assert built.status == 0, built.output
    assert "docs/worst.md:2: “junkie”: it is a slur" in built.output
    assert "… 48 in all; see them with: stillopen check" in built.output
    assert (built.site / "worst/index.html").is_file()


def test_what_editors_note_in_comments_reaches_no_reader(
    compose: Callable[[str], Path], run_build: Callable[[Path], Build]
) -> None:
    built = run_build(compose("bad-words"))
    assert "wording: allow" not in (built.site / "worst/index.html").read_text("utf-8")
