"""What pages share, so that a preview makes again all that a change touches."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stillopen import project
from stillopen.shared import shared


@pytest.fixture
def root(compose: Callable[[str], Path]) -> Path:
    return compose("bad-words")


def seen(root: Path) -> tuple[object, ...]:
    others = [root / each for each in ("mkdocs.yml", "facts", "overrides", "reviews")]
    return shared(project.read(root), others)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_words_in_the_body_are_a_pages_own(root: Path) -> None:
    before = seen(root)
    change(root / "docs/worst.md", "The group meets on Mondays.", "The group meets on Tuesdays.")
    assert seen(root) == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("docs/worst.md", "title: Nobody", "title: Somebody"),
        ("docs/worst.md", "description: We guarantee", "description: We say"),
        ("docs/worst.md", "  - i'm an addict", "  - i am an addict"),
        ("docs/worst.md", "## Words that only", "## Words which only"),
        ("docs/worst.md", "title: Nobody", "title: 'Nobody"),
        ("mkdocs.yml", "Harbor Day Program", "Harbor Night Program"),
        ("facts/notices.toml", "This is general", "This is common"),
        ("overrides/partials/so-footer.html", "CC BY 4.0", "CC BY"),
    ],
)
def test_what_others_show_is_shared(root: Path, file: str, old: str, new: str) -> None:
    before = seen(root)
    change(root / file, old, new)
    assert seen(root) != before


def test_nothing_changes_while_nothing_is_saved(root: Path) -> None:
    assert seen(root) == seen(root)
