"""A built page, parsed once for everybody who judges it."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stillopen import files

# Hosts show it in the place of a page that isn't there, at any address.
NOT_FOUND = "404.html"


@dataclass(frozen=True)
class BuiltPage:
    """One page of a built site.

    `path` is its file below the site, as in `shame/index.html`; `base` is the path
    that the site is published under, `/` at both ends.
    """

    path: str
    html: str
    base: str = "/"

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as the HTML standard has it parsed."""
        return LexborHTMLParser(self.html)

    @cached_property
    def folder(self) -> str:
        """The folder of the page's file, below the site."""
        return posixpath.dirname(self.path)

    @property
    def address(self) -> str:
        """Where the page is found below the site's root, as in `shame/`."""
        return self.path.removesuffix("index.html")

    @property
    def head(self) -> LexborNode:
        """The element that no reader sees; what is looked for there is found sooner."""
        head = self.tree.head
        assert head is not None, "the standard gives every page a head"
        return head

    @cached_property
    def headings(self) -> list[LexborNode]:
        """Every heading, in order."""
        return self.tree.css("h1, h2, h3, h4, h5, h6")

    def attributes(self, selector: str, name: str) -> list[str]:
        """The values of an attribute of all the elements that the selector chooses."""
        return values(self.tree.css(selector), name)

    def target(self, url: str) -> str | None:
        """The file below the site that a link on the page leads to; None for another place."""
        # Most links go up to the root first; from there, each is worked out once for all pages.
        if url.startswith(self._up):
            path = _target(url[len(self._up) :] or ".", "", self.base)
        else:
            path = _target(url, self.folder, self.base)
        return self.path if path == "" else path

    @cached_property
    def _up(self) -> str:
        """The way from the page's folder up to the site's root, where it isn't there itself."""
        return "../" * (self.folder.count("/") + 1) if self.folder else "./"


@lru_cache(maxsize=8192)
def _target(url: str, folder: str, base: str) -> str | None:
    """The file that an address in a folder stands for; empty for the page that names it."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or url.startswith("//"):
        return None
    path = unquote(parts.path)
    if not path:
        return ""
    inside = f"/{path.removeprefix(base)}" if path.startswith(base) else path
    full = posixpath.join("/", folder, inside)
    file = posixpath.normpath(full).lstrip("/")
    return posixpath.join(file, "index.html") if full.endswith(("/", "/.", "/..")) else file


def values(nodes: Iterable[LexborNode], name: str) -> list[str]:
    """The values of an attribute, nothing where an element lacks it."""
    return [node.attributes.get(name) or "" for node in nodes]


def read(site: Path, there: Iterable[str] | None = None) -> Iterator[BuiltPage]:
    """Every page of a built site, one at a time, in the order of their paths.

    `there` is the list of its files, where somebody has made one already.
    """
    base = _base(site)
    for path in files.below(site) if there is None else there:
        if path.endswith(".html"):
            with open(os.path.join(site, path), encoding="utf-8") as file:
                yield BuiltPage(path, file.read(), base)


def elsewhere(url: str) -> bool:
    """Whether an address leads to another place than the site itself; data in a page doesn't."""
    parts = urlsplit(url.strip())
    return parts.scheme not in {"", "data"} or bool(parts.netloc)


def _base(site: Path) -> str:
    # Only a published site knows its address, and its first page then says it.
    first = site / "index.html"
    html = first.read_text("utf-8") if first.is_file() else ""
    canonical = BuiltPage("index.html", html).attributes("link[rel='canonical']", "href")
    return f"/{urlsplit(canonical[0]).path.strip('/')}/".replace("//", "/") if canonical else "/"
