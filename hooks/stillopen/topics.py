"""What's on a reader's mind: the phrases that pages declare, each leading to what answers it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stillopen.page import Page
from stillopen.phrases import Phrase
from stillopen.problem import Problem
from stillopen.vocabulary import words

RULE = "readers-words"
# The page of topics shows the first of each list, so that it stays short enough to be read;
# the search finds all of them.
SHOWN_OF_A_PAGE = 1
SHOWN_OF_A_SECTION = 1
# A big site's worries share these between them.
MOST = 400
# Where the topics themselves stand: its own phrases would lead back to it.
PATH = "topics.md"


@dataclass(frozen=True)
class Entry:
    """A phrase in the list, and the address that answers it."""

    phrase: str
    url: str


@dataclass(frozen=True)
class Topic:
    """A worry, as the menu names it, and the phrases that belong to it."""

    title: str
    entries: tuple[Entry, ...]


def topics(menu: Sequence[tuple[str, Sequence[str]]], pages: Mapping[str, Page]) -> list[Topic]:
    """The list of topics; `menu` holds each worry's title and the paths of its pages."""
    found = []
    for title, paths in menu:
        shown = [path for path in paths if path != PATH]
        entries = tuple(entry for path in shown for entry in _entries(pages[path]))
        if entries:
            found.append(Topic(title, entries))
    if sum(len(topic.entries) for topic in found) <= MOST:
        return found
    share = max(1, MOST // len(found))
    return [replace(topic, entries=topic.entries[:share]) for topic in found]


def problems(pages: Mapping[str, Page], docs: str) -> list[Problem]:
    """Every phrase that leads nowhere, and every one that leads two ways without saying so."""
    faults = [
        Problem(f"{docs}/{path}", phrase.line, RULE, message, fix)
        for path, page in pages.items()
        for headings in [{heading.text for heading in page.headings}]
        for phrase in page.phrases
        for message, fix in _nowhere(phrase, headings)
    ]
    return sorted([*faults, *_two_ways(pages, docs)])


def _entries(page: Page) -> Iterator[Entry]:
    places = {heading.text: f"{page.url or '.'}#{heading.id}" for heading in page.headings}
    for heading in dict.fromkeys(phrase.heading for phrase in page.phrases):
        said = [p for p in page.phrases if p.heading == heading and not p.also]
        most = SHOWN_OF_A_PAGE if heading is None else SHOWN_OF_A_SECTION
        url = page.url or "." if heading is None else places[heading]
        yield from (Entry(phrase.words, url) for phrase in said[:most])


def _nowhere(phrase: Phrase, headings: set[str]) -> Iterator[tuple[str, str]]:
    if phrase.heading is not None and phrase.heading not in headings:
        message = f"readers' words stand under '{phrase.heading}', which is no heading here"
        yield message, f"use one of: {' · '.join(sorted(headings)) or 'the page itself'}"
    if not words(phrase.words):
        yield f"the phrase '{phrase.words}' holds no word", "write words that a reader would type"


def _two_ways(pages: Mapping[str, Page], docs: str) -> Iterator[Problem]:
    first: dict[tuple[str, ...], tuple[str, Phrase]] = {}
    also: list[tuple[str, Phrase]] = []
    for path, page in pages.items():
        for phrase in page.phrases:
            if phrase.also:
                also.append((f"{docs}/{path}", phrase))
                continue
            shown, other = first.setdefault(words(phrase.words), (f"{docs}/{path}", phrase))
            if other is not phrase:
                message = f"'{phrase.words}' leads here and to {shown}:{other.line}"
                fix = f"take one out, or write '- also: {phrase.words}' where it fits second best"
                yield Problem(f"{docs}/{path}", phrase.line, RULE, message, fix)
    for shown, phrase in also:
        if words(phrase.words) not in first:
            message = f"'{phrase.words}' is said to lead elsewhere too, and leads nowhere else"
            yield Problem(shown, phrase.line, RULE, message, f"write '- {phrase.words}'")
