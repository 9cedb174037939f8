"""A new page: written from a template, and added to the menu without disturbing it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from markdown.extensions.toc import slugify

from stillopen import schema
from stillopen.project import CONFIG, Project

# From docs/, for editors that hold front matter to a JSON Schema.
_SCHEMA = "../hooks/stillopen/schemas/page.json"
_TEMPLATE = """\
---
# yaml-language-server: $schema={schema}
# The heading of the page. In quotes, because a title may hold a colon.
title: {title}
# What the reader finds here, in one plain sentence of at most 160 characters.
description: Replace this sentence with one that says what the reader finds.
# true if the page gives guidance, which a clinician reviews; false for a page about the site.
clinical: true
# The lines below are not in use yet; to use one, take its first # away.
# The guidance that the page is adapted from, if there is any: an id in facts/sources.toml.
# adapted_from: program-guidance
# The one page to read next: its file's name without .md.
# next: what-to-say
# Where the facts on the page come from: ids in facts/sources.toml.
# sources: [lappan-2020]
# Words that readers think or type. Those under a heading lead to that section.
# readers_words:
#   - i stopped going
#   - "The words of a heading on this page":
#       - they won't want me back
---
Replace this sentence with the main point, in words for a tired person on a phone.

## Replace this heading

Replace this paragraph: one thought, three sentences at most, twenty words a sentence at most.
"""


class NotMadeError(Exception):
    """A page that can't be made; `fix` is the one thing to do."""

    def __init__(self, cause: str, fix: str) -> None:
        super().__init__(cause)
        self.fix = fix


@dataclass(frozen=True)
class Made:
    """A page that was made: its file, the menu's heading it stands under, and its address."""

    file: Path
    section: str
    url: str


def slug(title: str) -> str:
    """The name of a page's file and address: `When shame says stay away` has a dashed one."""
    plain = re.sub(r"[’']", "", title)
    return str(slugify(plain, "-")).strip("-_")


def make(project: Project, title: str, under: str | None) -> Made:
    """Write a page and add it to the menu, under the heading `under` or else the first there is.

    Raises NotMadeError, with nothing written, where there is such a page or no such heading.
    """
    title = " ".join(title.split())
    name = slug(title)
    file = project.root / project.docs / f"{name}.md"
    _refuse(project, title, name, file)
    section = _section(project, under)
    config = project.root / CONFIG
    menu = _with_entry(config.read_bytes().decode("utf-8"), project, section, file.name)
    # JSON's quotes are YAML's too, and keep every letter on one line.
    text = _TEMPLATE.format(title=json.dumps(title, ensure_ascii=False), schema=_SCHEMA)
    file.write_text(text, "utf-8", newline="\n")
    config.write_bytes(menu.encode("utf-8"))
    return Made(file, section, f"{name}/")


def _refuse(project: Project, title: str, name: str, file: Path) -> None:
    longest = schema.read("page")["properties"]["title"]["maxLength"]
    taken = {page.url: path for path, page in project.pages.items()}
    if not name:
        raise NotMadeError("the title holds no letters from a to z", "give the page one in words")
    if len(title) > longest:
        raise NotMadeError(f"the title has {len(title)} letters", f"use {longest} at most")
    if f"{name}/" in taken or file.exists():
        there = f"{project.docs}/{taken.get(f'{name}/', file.name)}"
        raise NotMadeError(f"{there} is there already", "edit it, or choose another title")


def next_steps(made: Made) -> str:
    """What to do with a page that was made."""
    return "\n".join(
        [
            f"Made {made.file.parent.name}/{made.file.name}, under “{made.section}” in the menu.",
            "Next:",
            "  1. Open the file and write over everything that says Replace.",
            f"  2. See it with make serve, at http://127.0.0.1:8000/{made.url}",
            "  3. Read the panel For editors at its end, and do what it says.",
            f"To move it in the menu, move its line in {CONFIG}.",
        ]
    )


def _section(project: Project, under: str | None) -> str:
    titles = [section.title for section in project.menu if section.title]
    if not titles:
        raise NotMadeError("the menu has no heading", f"add one under nav: in {CONFIG}")
    if under is None:
        return titles[0]
    found = [title for title in titles if title.casefold() == under.casefold()]
    if not found:
        known = " · ".join(titles)
        raise NotMadeError(f"the menu has no heading “{under}”", f"use one of: {known}")
    return found[0]


def _with_entry(text: str, project: Project, section: str, entry: str) -> str:
    """The configuration with one line more: under the section's last page, and as far in."""
    last = next(each.pages[-1] for each in project.menu if each.title == section)
    lines = text.splitlines(keepends=True)
    named = re.compile(rf"^(?P<before>\s*-\s+)(?:.*:\s+)?[\"']?{re.escape(last)}[\"']?\s*(?:#.*)?$")
    at = [number for number, line in enumerate(lines) if named.match(line.rstrip("\r\n"))]
    if len(at) != 1:
        cause = f"{CONFIG} doesn't name {last} on exactly one line, so the menu was left alone"
        raise NotMadeError(cause, f"write each page of nav: on a line of its own, as “- {last}”")
    line = lines[at[0]]
    before = re.match(r"\s*-\s+", line)
    ending = "\r\n" if line.endswith("\r\n") else "\n"
    lines[at[0]] = line.rstrip("\r\n") + ending
    lines.insert(at[0] + 1, f"{before[0] if before else '  - '}{entry}{ending}")
    return "".join(lines)
