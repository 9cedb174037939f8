"""A page as it was written: front matter, headings, words, and the line of each."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify, unique

from stillopen import files, schema
from stillopen.located import Located, NotYamlError, load
from stillopen.phrases import Phrase, declared
from stillopen.problem import Problem

RULE = "page"
# Bytes: some fifty times what a page here should have.
LONGEST = 200_000
_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M | re.S)
_FENCE = re.compile(r"^[ ]{0,3}(?P<mark>`{3,}|~{3,})")
_HEADING = re.compile(r"^(?P<level>#{1,6})[ \t]+(?P<text>.*?)[ \t]*#*[ \t]*$")
_COMMENT = re.compile(r"[ \t]*<!--.*?-->")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*(?:#(?P<id>[\w-]+))?[^}]*\}$")


@dataclass(frozen=True)
class Heading:
    """A heading and the address that links reach it by."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True)
class Page:
    """One Markdown file. `path` is below docs/, `body_line` the line its body begins on."""

    path: str
    body: str
    body_line: int
    front: Located

    @property
    def meta(self) -> Mapping[str, Any]:
        """The front matter; empty where it is broken."""
        return self.front.data if isinstance(self.front.data, dict) else {}

    @property
    def slug(self) -> str:
        """The name that links and menus know the page by: `shame`."""
        return self.path.removesuffix(".md")

    @functools.cached_property
    def url(self) -> str:
        """The page's address below the site's root: `shame/`, and `` for the first page."""
        directory = re.sub(r"(^|/)(index|README)$", r"\1", self.slug)
        return directory if not directory or directory.endswith("/") else f"{directory}/"

    @property
    def title(self) -> str:
        """The title, or the slug where none is given."""
        return self._text("title") or self.slug

    @property
    def description(self) -> str:
        """The one-sentence description."""
        return self._text("description")

    @property
    def clinical(self) -> bool:
        """Whether the page gives guidance; a page that doesn't say so counts as guidance."""
        return self.meta.get("clinical") is not False

    @property
    def adapted_from(self) -> str:
        """The id of the guidance it is adapted from, or nothing."""
        return self._text("adapted_from")

    @property
    def next(self) -> str:
        """The slug of the page to read next, or nothing."""
        return self._text("next")

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of its sources."""
        found = self.meta.get("sources")
        return tuple(s for s in found if isinstance(s, str)) if isinstance(found, list) else ()

    @functools.cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The readers' words it declares."""
        return tuple(declared(self.front))

    @functools.cached_property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """The body's lines with their numbers in the file; lines of code are left empty."""
        return tuple(_prose(self.body, self.body_line))

    @functools.cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings, with the addresses that Python-Markdown's toc extension gives them."""
        return tuple(_headings(self.lines))

    def _text(self, key: str) -> str:
        value = self.meta.get(key)
        return value.strip() if isinstance(value, str) else ""


def read(file: Path, path: str, shown: str) -> tuple[Page | None, list[Problem]]:
    """Read one page; `shown` is its path as problems name it.

    The page is None only where the file can't be read as text at all.
    """
    try:
        written = files.read(file)
        text = written.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = written[: error.start].count(b"\n") + 1
        fix = "open the file in an editor and save it with the encoding UTF-8"
        return None, [Problem(shown, line, RULE, "is not UTF-8 text from this line on", fix)]
    except OSError as error:
        cause = f"can't be read: {error.strerror}"
        return None, [Problem(shown, 0, RULE, cause, "check that it is a file you may read")]
    if len(written) > LONGEST:
        cause = f"has {len(written):,} bytes; a page that a phone can show has at most {LONGEST:,}"
        return None, [Problem(shown, 0, RULE, cause, "split it into several pages")]
    return parse(text, path, shown)


def parse(text: str, path: str, shown: str) -> tuple[Page, list[Problem]]:
    """Split a page's text into front matter and body, and hold the front matter to its schema."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    match = _FRONT.match(text)
    if not match:
        fix = "begin the file with ---, the lines title:, description: and clinical:, and ---"
        page = Page(path, text, 1, Located({}))
        return page, [Problem(shown, 1, RULE, "has no front matter at its top", fix)]
    body, body_line = text[match.end() :], text[: match.end()].count("\n") + 1
    try:
        front = load(match["yaml"], first_line=2)
    except NotYamlError as error:
        cause = f"the front matter can't be read: {error}"
        fix = "put values that hold : or # in quotes, and line up lists under their key"
        page = Page(path, body, body_line, Located({}))
        return page, [Problem(shown, error.line, RULE, cause, fix)]
    if front.data is None:
        front = Located({}, front.lines, 2)
    return Page(path, body, body_line, front), schema.violations("page", front, shown)


def _prose(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    fence = ""
    for number, line in enumerate(body.split("\n"), first_line):
        match = _FENCE.match(line)
        if fence:
            closes = match and match["mark"].startswith(fence) and not line.strip(" `~")
            fence = "" if closes else fence
            yield number, ""
        elif match:
            fence = match["mark"]
            yield number, ""
        else:
            yield number, line


def _headings(lines: tuple[tuple[int, str], ...]) -> Iterator[Heading]:
    taken: set[str] = set()
    for number, line in lines:
        match = _HEADING.match(line) if line.startswith("#") else None
        if not match:
            continue
        attributes = _ATTRIBUTES.search(match["text"])
        words = match["text"][: attributes.start()] if attributes else match["text"]
        words = _COMMENT.sub("", words)
        given = attributes["id"] if attributes else None
        if given:
            taken.add(given)
        anchor = given or unique(slugify(words, "-"), taken)
        yield Heading(len(match["level"]), words.strip(), anchor, number)
