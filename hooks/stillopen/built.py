"""A built page, parsed once for everybody who judges it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Shown by hosts in the place of a page that isn't there, so it has no address of its own.
NOT_FOUND = "404.html"


@dataclass(frozen=True)
class BuiltPage:
    """One page of a built site; `path` is its file below the site, as in `shame/index.html`."""

    path: str
    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as the HTML standard has it parsed."""
        return LexborHTMLParser(self.html)

    @property
    def address(self) -> str:
        """Where the page is found below the site's root, as in `shame/`."""
        return self.path.removesuffix("index.html")

    def css(self, selector: str) -> list[LexborNode]:
        """Every element that the selector chooses, in reading order."""
        return self.tree.css(selector)

    def attribute(self, selector: str, name: str) -> list[str]:
        """The values of an attribute of every element that the selector chooses."""
        return [node.attributes.get(name) or "" for node in self.css(selector)]


def read(site: Path) -> Iterator[BuiltPage]:
    """Every page of a built site, one at a time, in the order of their paths."""
    for file in files(site):
        yield BuiltPage(file.relative_to(site).as_posix(), file.read_text("utf-8"))


def files(site: Path) -> list[Path]:
    """The files of the pages of a built site, in order."""
    return sorted(site.rglob("*.html"))


def elsewhere(url: str) -> bool:
    """Whether an address names an origin, or asks for one by a relative protocol."""
    parts = urlsplit(url.strip())
    return bool(parts.netloc) or url.strip().startswith("//")


def target(url: str, page: str, base: str = "/") -> str | None:
    """The file below the site that a link on `page` leads to; None for another place.

    `base` is the path that the site is published under, `/` at both ends.
    """
    parts = urlsplit(url)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return page
    if path.startswith("/"):
        path = path.removeprefix(base.rstrip("/")).lstrip("/")
    else:
        path = posixpath.join(posixpath.dirname(page), path)
    folder = path.endswith(("/", "/.", "/..")) or path in ("", ".", "..")
    path = posixpath.normpath(path) if path else ""
    if folder or path == ".":
        path = posixpath.join(path if path != "." else "", "index.html")
    return path
