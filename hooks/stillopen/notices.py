"""The disclaimers, and on which page each one stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from stillopen import tables
from stillopen.page import Page
from stillopen.problem import Problem

FILE = "facts/notices.toml"
STORY = "story"
_STORY_BLOCK = re.compile(r"^(?:!!!|\?\?\?\+?)\s+story\b")


@dataclass(frozen=True)
class Notice:
    """One disclaimer."""

    id: str
    title: str
    text: str


def read(root: Path) -> tuple[tuple[Notice, ...], list[Problem]]:
    """The three notices in the file's order; none where the file is wrong."""
    data, _, problems = tables.read(root, FILE, "notices")
    if problems:
        return (), problems
    return tuple(Notice(key, **values) for key, values in data.items()), problems


def tells_story(page: Page) -> bool:
    """Whether the page holds a story block."""
    return any(_STORY_BLOCK.match(line) for _, line in page.lines)


def for_page(page: Page | None, notices: tuple[Notice, ...]) -> tuple[Notice, ...]:
    """The notices that apply: the story notice exactly where a story stands; None is the 404."""
    story = page is not None and tells_story(page)
    return tuple(notice for notice in notices if notice.id != STORY or story)
