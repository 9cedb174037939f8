"""What the search knows of each page, section by section, from the page as it was built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from selectolax.lexbor import LexborHTMLParser, LexborNode

WORDS = ".so-body"
# Made from other pages or from facts: found where they come from.
ELSEWHERE = (
    ".so-banner",
    ".so-topics",
    "#search",
    ".so-index",
    ".so-states",
    ".so-sources",
    "svg",
    "script",
    "template",
)


@dataclass(frozen=True)
class Section:
    """What stands under one heading; the first section of a page has the page's title and no id."""

    id: str
    heading: str
    text: str
    phrases: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The id where it can't be told from the heading, else nothing."""
        return "" if slugify(self.heading, "-") == self.id else self.id


@dataclass(frozen=True)
class Record:
    """A page: its address below the site's root, and its sections in reading order."""

    url: str
    sections: tuple[Section, ...]

    @property
    def title(self) -> str:
        """The page's title."""
        return self.sections[0].heading


# The id, heading and text of each section of a page.
Said = tuple[tuple[str, str, str], ...]


def said(tree: LexborHTMLParser) -> Said:
    """What a built page says, section by section; nothing where it holds no words of its own.

    The page is used up: what is said elsewhere is taken out of it.
    """
    title, body = tree.css_first("h1"), tree.css_first(WORDS)
    if title is None or body is None:
        return ()
    for node in body.css(", ".join(ELSEWHERE)):
        node.decompose()
    return tuple(_sections(_words(title), body))


def record(said: Said, url: str, phrases: Mapping[str, Sequence[str]]) -> Record:
    """The record of a page that says something.

    `phrases` are the readers' words by the id of the heading they belong to, and
    those of the page itself under no id.
    """
    sections = (
        Section(id_, heading, text, tuple(phrases.get(id_, ()))) for id_, heading, text in said
    )
    return Record(url, tuple(sections))


def _sections(title: str, body: LexborNode) -> Iterator[tuple[str, str, str]]:
    id_, heading, text = "", title, list[str]()
    for node in body.iter():
        named = node.attributes.get("id") if node.tag in {"h2", "h3"} else None
        if named:
            yield id_, heading, " ".join(text)
            id_, heading, text = named, _words(node), []
        else:
            text.append(_words(node))
    yield id_, heading, " ".join(text)


def _words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())
