"""Another program changes its facts and its words, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.project import ROOT, Build


@pytest.fixture
def harbor(compose: Callable[[str], Path], run_build: Callable[[Path], Build]) -> Path:
    """The built site of a second program."""
    built = run_build(compose("harbor"))
    assert built.status == 0, built.output
    return built.site


def pages(site: Path) -> dict[str, str]:
    return {file.as_posix(): file.read_text("utf-8") for file in site.rglob("*.html")}


def test_every_page_speaks_for_the_second_program_and_none_for_the_first(harbor: Path) -> None:
    for path, html in pages(harbor).items():
        assert "The Harbor Door" in html, path
        words = html.replace("The program's guidance on returning", "")
        for own_to_the_first in ("920-6583", "8779206583"):
            assert own_to_the_first not in words, path


def test_its_number_can_be_tapped(harbor: Path) -> None:
    contact = (harbor / "contact/index.html").read_text("utf-8")
    assert 'href="tel:+16175550142"' in contact


def test_channels_it_has_switched_on_are_shown(harbor: Path) -> None:
    contact = (harbor / "contact/index.html").read_text("utf-8")
    assert "sms:+16175550143" in contact
    assert "mailto:hello@harbor.example.org" in contact


def test_channels_the_first_program_lacks_are_not_shown(site: Path) -> None:
    for path, html in pages(site).items():
        assert "mailto:" not in html, path
        assert "sms:+1877" not in html, path


def test_the_story_notice_stands_exactly_where_a_story_stands(harbor: Path, site: Path) -> None:
    told = {path for path, html in pages(harbor).items() if "About the story" in html}
    assert {Path(path).parent.name for path in told} == {"relapse"}
    told = {path for path, html in pages(site).items() if "About the story" in html}
    written = {
        file.stem for file in (ROOT / "docs").glob("*.md") if "!!! story" in file.read_text("utf-8")
    }
    assert {Path(path).parent.name for path in told} == written


def test_the_medical_and_emergency_notices_and_crisis_lines_stand_on_every_page(site: Path) -> None:
    for path, html in pages(site).items():
        assert "It isn't medical advice." in html, path
        assert "This site can't respond" in html, path
        assert 'href="tel:911"' in html, path
        assert 'href="tel:988"' in html, path
