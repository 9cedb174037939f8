"""The menu: every page of a small site, and the way through a big one."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from stillopen.nav import NEEDED, Section
from stillopen.page import Page

# Up to so many pages the menu lists them all. A thousand links on each of a thousand
# pages are a million: too long to read, to send and to build.
WHOLE = 60
# What the list of a big site's parts is called.
PARTS = "All parts of this site"


@dataclass(frozen=True)
class Entry:
    """A page in the menu."""

    title: str
    url: str
    description: str


@dataclass(frozen=True)
class Group:
    """A worry, and the pages that answer it."""

    title: str
    pages: tuple[Entry, ...]


def entry(page: Page) -> Entry:
    """The page as menus name it; the first page's address is `.`."""
    return Entry(page.title, page.url or ".", page.description)


@dataclass(frozen=True)
class Menu:
    """The sections of the site in their order, and every page by its path."""

    sections: tuple[Section, ...]
    pages: Mapping[str, Page]

    @functools.cached_property
    def index(self) -> tuple[Group, ...]:
        """Every page under its worry; on a big site every worry, each with its first page."""
        if self.small:
            return self._whole
        titled = [section for section in self.sections if section.title]
        firsts = [(section.title, self._entries[section.pages[0]]) for section in titled]
        parts = (Entry(title, first.url, first.description) for title, first in firsts)
        return (Group(PARTS, tuple(parts)),)

    def around(self, path: str) -> tuple[Group, ...]:
        """What the menu shows on a page.

        That is every page of a small site. On a big one it is the pages at the top, the
        sections that hold a page which the frame links to, and the section of the page.
        """
        if self.small:
            return self.index
        own = self._places[path][0] if path in self._places else 0
        return tuple(self._group(number, path) for number in sorted({own, *self._fixed}))

    def after(self, path: str) -> Page | None:
        """The page that follows in the menu, or None."""
        at = self._places.get(path, (0, len(self._order)))[1] + 1
        return self.pages[self._order[at]] if at < len(self._order) else None

    @functools.cached_property
    def _order(self) -> tuple[str, ...]:
        return tuple(path for section in self.sections for path in section.pages)

    @functools.cached_property
    def _places(self) -> Mapping[str, tuple[int, int]]:
        """The section that each page is in, and where it stands in the whole menu."""
        numbered = ((n, path) for n, section in enumerate(self.sections) for path in section.pages)
        return {path: (section, at) for at, (section, path) in enumerate(numbered)}

    @functools.cached_property
    def _fixed(self) -> frozenset[int]:
        return frozenset(
            number
            for number, section in enumerate(self.sections)
            if not section.title or not set(NEEDED).isdisjoint(section.pages)
        )

    @property
    def small(self) -> bool:
        """Whether a page can list all pages of the site."""
        return len(self._order) <= WHOLE

    @functools.cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return {path: entry(self.pages[path]) for path in self._order}

    @functools.cached_property
    def _whole(self) -> tuple[Group, ...]:
        return tuple(
            Group(section.title, tuple(self._entries[path] for path in section.pages))
            for section in self.sections
        )

    def _group(self, number: int, path: str) -> Group:
        """A section with all its pages, or of a long one those nearest to the page."""
        group, paths = self._whole[number], self.sections[number].pages
        if len(paths) <= WHOLE:
            return group
        section, place = self._places.get(path, (number, 0))
        at = place - self._places[paths[0]][1] if section == number else 0
        first = max(0, min(at - WHOLE // 2, len(paths) - WHOLE))
        near = [*paths[first : first + WHOLE], *(set(NEEDED).intersection(paths))]
        in_order = sorted(set(near), key=lambda name: self._places[name])
        return Group(group.title, tuple(self._entries[name] for name in in_order))
