"""The files beside the pages: the few that a page refers to, named by what is in them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import minify_html

from stillopen.built import elsewhere, target

# Files that something outside looks for by name, so no page refers to them.
FOUND_BY_NAME = (
    "404.html",
    "CNAME",
    "_headers",
    "_redirects",
    "reviews.json",
    "robots.txt",
    "sitemap.xml",
)
_REFERENCE = re.compile(r' (?:href|src|data-so-[\w-]+)="([^"]*)"')
# A script, and what it may fetch later, which it is told in attributes of its own.
_FETCHED = re.compile(r'( (?:src|data-so-[\w-]+)=")([^"]*)"')


class Assets:
    """Scripts and their data in a built site, minified and renamed as pages ask for them."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.renamed: dict[str, str] = {}

    def point(self, html: str, page: str) -> str:
        """The page with every script under its new name, which changes with what is in it."""

        def one(match: re.Match[str]) -> str:
            file = target(match[2], page) if match[2] and not elsewhere(match[2]) else None
            if file is None or not file.startswith("assets/") or not (self.site / file).is_file():
                return match[0]
            old, new = Path(file).name, Path(self._rename(file)).name
            return f'{match[1]}{match[2].removesuffix(old)}{new}"'

        return _FETCHED.sub(one, html)

    def _rename(self, file: str) -> str:
        if file not in self.renamed:
            path = self.site / file
            content = path.read_bytes()
            if path.suffix == ".js":
                content = script(content.decode()).encode()
            mark = hashlib.sha256(content).hexdigest()[:8]
            new = path.with_name(f"{path.stem}.{mark}{path.suffix}")
            new.write_bytes(content)
            self.renamed[file] = new.relative_to(self.site).as_posix()
        return self.renamed[file]
