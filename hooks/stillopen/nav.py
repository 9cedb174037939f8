"""The menu as it is written under nav: in the configuration: every page, under its worry."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stillopen.located import Key, Located
from stillopen.problem import Problem

RULE = "menu"
# The frame links to these from every page.
NEEDED = ("index.md", "topics.md", "help-now.md", "contact.md", "privacy.md", "about.md")


@dataclass(frozen=True)
class Section:
    """A heading in the menu and the pages under it; `title` is empty for pages at the top."""

    title: str
    pages: tuple[str, ...]


def read(config: Located, docs: Path, path: str) -> tuple[tuple[Section, ...], list[Problem]]:
    """The menu in a configuration; `docs` is the folder of its pages, `path` the file's own."""
    line = config.line("nav")
    nav = config.data.get("nav") if isinstance(config.data, dict) else None
    if not isinstance(nav, list) or not nav:
        fix = "add nav: with every page under the worry it answers"
        return (), [Problem(path, line, RULE, "the menu (nav:) is missing", fix)]
    entries = list(_walk(nav, ("nav",), ""))
    problems = [
        Problem(path, config.line(*key), RULE, f"the menu names {entry}, which isn't there", fix)
        for key, _, entry in entries
        for fix in [f"write {docs.name}/{entry}, or take it out of nav:"]
        if not os.path.isfile(docs / entry)  # never raises, whatever the name
    ]
    named = {entry for _, _, entry in entries}
    problems += [
        Problem(path, line, RULE, f"the menu lacks {needed}, which every page links to", fix)
        for needed in NEEDED
        for fix in [f"add {needed} to nav:"]
        if needed not in named
    ]
    sections: dict[str, list[str]] = {}
    for _, title, entry in entries:
        sections.setdefault(title, []).append(entry)
    return tuple(Section(title, tuple(paths)) for title, paths in sections.items()), problems


def unlisted(pages: Collection[str], menu: tuple[Section, ...], docs: str) -> list[Problem]:
    """The pages that no menu leads to."""
    listed = {path for section in menu for path in section.pages}
    fix = "add it to nav: in mkdocs.yml, under the worry that it answers"
    return [
        Problem(f"{docs}/{path}", 1, RULE, "is in no menu, so nobody would find it", fix)
        for path in pages
        if menu and path not in listed
    ]


def _walk(items: Any, key: Key, title: str) -> Iterator[tuple[Key, str, str]]:
    """Every page in the menu, with its place in the file and its section's title."""
    for index, item in enumerate(items if isinstance(items, list) else ()):
        here = (*key, index)
        if isinstance(item, str):
            yield here, title, item
        elif isinstance(item, dict):
            for name, inner in item.items():
                if isinstance(inner, str):
                    yield (*here, str(name)), title, inner
                else:
                    yield from _walk(inner, (*here, str(name)), str(name))
