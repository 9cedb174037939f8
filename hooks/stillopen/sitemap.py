"""The pages that search engines may show, listed for them (sitemaps.org, version 0.9)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote, urljoin

from stillopen.project import Project

FILE = "sitemap.xml"
# Addresses in one file, as the protocol has it.
MOST = 50_000
_SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_PART = re.compile(r"sitemap-\d+\.xml")


def is_one(path: str) -> bool:
    """Whether a file below the site's root is a sitemap; no page refers to it."""
    return path == FILE or bool(_PART.fullmatch(path))


def write(site: Path, project: Project, root: str) -> None:
    """Put the sitemap in the place of the engine's, which lists what nobody reviewed too.

    `root` is the address that the site is published at; a site that doesn't know it, or has
    nothing to list, has no sitemap.
    """
    (site / FILE).unlink(missing_ok=True)
    if not root:
        return
    reviews = project.reviews
    listed = [page.url for path, page in project.pages.items() if reviews[path].current]
    for name, text in files([urljoin(root, quote(url)) for url in listed], root):
        (site / name).write_text(text, "utf-8", newline="\n")


def files(addresses: list[str], root: str, most: int = MOST) -> Iterator[tuple[str, str]]:
    """The files by name: one that lists all, or several and one that lists these."""
    parts = [addresses[at : at + most] for at in range(0, len(addresses), most)]
    if len(parts) == 1:
        yield FILE, _list("urlset", "url", parts[0])
    elif parts:
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, part in zip(names, parts, strict=True):
            yield name, _list("urlset", "url", part)
        yield FILE, _list("sitemapindex", "sitemap", (urljoin(root, name) for name in names))


def _list(around: str, each: str, addresses: Iterable[str]) -> str:
    lines = (f"<{each}><loc>{html.escape(address)}</loc></{each}>" for address in addresses)
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{around} xmlns="{_SPACE}">'
    return "\n".join([head, *lines, f"</{around}>\n"])
