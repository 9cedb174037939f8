"""Blocks of plain text in a page: `!!! message "Title"` and the lines set in under it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from stillopen.page import Page
from stillopen.problem import Problem

_OPENING = re.compile(r"^(?P<indent>\s*)!!!\s*(?P<kind>[a-z-]+)(?P<title>.*)$", re.I)
# Word processors turn straight quotes into curly ones.
_TITLE = re.compile(r'^\s+(?:"(?P<title>[^"]*)"|[“”](?P<curly>[^“”]*)[“”])\s*$')


@dataclass(frozen=True)
class Block:
    """A block and its lines in the file: the first, the text's first, the last.

    The title is empty where none is given in quotes.
    """

    kind: str
    title: str
    text: str
    line: int
    text_line: int
    last_line: int
    indented: bool = False


def find(page: Page, kind: str) -> list[Block]:
    """The page's blocks of one kind, in order."""
    return [block for block in _blocks(page) if block.kind == kind]


def problems(page: Page, kind: str, rule: str, shown: str) -> Iterator[Problem]:
    """What keeps a block of this kind from being one: no title, no words, or not at the margin."""
    for block in find(page, kind):
        if not block.title:
            cause = f"a {kind} block has no title in quotes"
            yield Problem(shown, block.line, rule, cause, f'write !!! {kind} "Please call me back"')
        if not block.text:
            cause, fix = f"a {kind} block holds no words", "set each line under it four spaces in"
            yield Problem(shown, block.line, rule, cause, fix)
        if block.indented:
            cause, fix = f"a {kind} block is set in", "begin !!! at the very left of its line"
            yield Problem(shown, block.line, rule, cause, fix)


def _blocks(page: Page) -> Iterator[Block]:
    lines = page.lines if "!!!" in page.body else ()
    for index, (number, line) in enumerate(lines):
        opening = _OPENING.match(line)
        if not opening:
            continue
        inner = []
        for _, following in lines[index + 1 :]:
            if following.strip() and not following.startswith(("    ", "\t")):
                break
            inner.append(following)
        while inner and not inner[-1].strip():
            inner.pop()
        empty = next((n for n, within in enumerate(inner) if within.strip()), 0)
        title = _TITLE.match(opening["title"])
        yield Block(
            kind=opening["kind"].lower(),
            title=(title["title"] or title["curly"] or "").strip() if title else "",
            text=textwrap.dedent("\n".join(inner).expandtabs(4)).strip(),
            line=number,
            text_line=number + 1 + empty,
            last_line=number + len(inner),
            indented=bool(opening["indent"]),
        )
