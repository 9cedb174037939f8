"""The files beside the pages: only those that a page refers to, named by what is in them."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path

import rjsmin

from stillopen import evidence, files, security, sitemap
from stillopen.built import BuiltPage

FOLDER = "assets/"
# What hosts and machines look for by name; no page needs to refer to these.
_FOUND_BY_NAME = frozenset(
    {"CNAME", "_headers", "_redirects", "reviews.json", "robots.txt"}
    | {evidence.FILE, security.FILE}
)
# Addresses that end in a file's name; pages have addresses that end in a slash.
_REFERENCE = re.compile(r' (href|src|srcset|data-so-[\w-]+)="([^":]*\.\w+(?: [^":]*)?)"')
# A picture or a script, and what a script may fetch later, which its page tells it.
_LOADED = re.compile(r'( (?:src|data-so-[\w-]+)=")([^"]+)"')


def script(code: str) -> str:
    """A script without its comments and spaces; not a name or a word of it is changed.

    A comment that begins with `/*!` stays: a licence asks for that.
    """
    return str(rjsmin.jsmin(code, keep_bang_comments=True))


class Names:
    """The files in `assets/` of a site under names that change with what is in them."""

    def __init__(self, site: Path) -> None:
        self._site = site
        self._renamed: dict[str, str] = {}

    def point(self, page: BuiltPage) -> str:
        """The page's HTML with what it loads under its new names; scripts become smaller."""

        def one(match: re.Match[str]) -> str:
            file = page.target(match[2])
            if not file or not self._is_ours(file):
                return match[0]
            return f'{match[1]}{match[2].removesuffix(Path(file).name)}{self._rename(file)}"'

        return _LOADED.sub(one, page.html)

    @property
    def marked(self) -> list[str]:
        """The files under their new names, below the site."""
        return sorted(file.replace(Path(file).name, name) for file, name in self._renamed.items())

    def _is_ours(self, file: str) -> bool:
        if file in self._renamed:
            return True
        return file.startswith(FOLDER) and os.path.isfile(self._site / file)

    def _rename(self, file: str) -> str:
        """The new name alone, without its folder."""
        if file not in self._renamed:
            path = self._site / file
            content = path.read_bytes()
            if path.suffix == ".js":
                content = script(content.decode()).encode()
            mark = hashlib.sha256(content).hexdigest()[:8]
            name = f"{path.stem}.{mark}{path.suffix}"
            path.with_name(name).write_bytes(content)
            self._renamed[file] = name
        return self._renamed[file]


def found_by_name(path: str) -> bool:
    """Whether a file below the site's root is of use though no page refers to it."""
    return path in _FOUND_BY_NAME or sitemap.is_one(path)


def references(page: BuiltPage) -> Iterator[str]:
    """The files below the site's root that a page refers to, other pages aside."""
    for name, value in set(_REFERENCE.findall(page.html)):
        # Only this one holds several addresses, each with a size after it.
        urls = [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
        yield from filter(None, map(page.target, urls))


def keep_only(site: Path, wanted: Collection[str]) -> None:
    """Delete every file that is neither a page nor wanted, and every folder that this empties."""
    emptier: set[Path] = set()
    for path in files.below(site):
        if not (path.endswith(".html") or path in wanted or found_by_name(path)):
            (site / path).unlink()
            emptier.update(parent for parent in Path(path).parents if parent.name)
    for folder in sorted(emptier, reverse=True):
        if not any((site / folder).iterdir()):
            (site / folder).rmdir()
