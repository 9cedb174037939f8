"""Links between pages: each must lead to a page, and to a heading that is there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from stillopen.page import Page
from stillopen.problem import Problem, choices

RULE = "link"
_LINK = re.compile(r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?(?P<to>[^)\s>]*)")


def problems(page: Page, pages: Mapping[str, Page], shown: str) -> list[Problem]:
    """Every link in the page to a page or heading that isn't there."""
    return [
        Problem(shown, line, RULE, message, fix)
        for line, text in page.lines
        if "[" in text
        for match in _LINK.finditer(text)
        for message, fix in _judge(page, match["to"], pages)
    ]


def _judge(page: Page, target: str, pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    if re.match(r"[a-z][a-z0-9+.-]*:", target, re.I):
        return
    path, _, anchor = target.partition("#")
    here = posixpath.dirname(page.path)
    goal = posixpath.normpath(posixpath.join(here, unquote(path))) if path else page.path
    if path.startswith("/") or (path and not path.endswith(".md")):
        if not path.startswith("assets/"):
            yield f"the link to '{target}' isn't a page's file name", "link to name.md"
    elif goal not in pages:
        yield f"there is no page '{path}' to link to", choices(goal, pages)
    elif anchor and anchor not in {heading.id for heading in pages[goal].headings}:
        known = ", ".join(f"#{heading.id}" for heading in pages[goal].headings) or "no headings"
        yield f"'{goal}' has no heading '#{anchor}'", f"it has: {known}"
