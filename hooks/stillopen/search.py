"""What the search fetches once somebody uses it: the library and the index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from stillopen import assets
from stillopen.built import read
from stillopen.index import index, weight
from stillopen.project import Project
from stillopen.records import Record, Said, record, said

LIBRARY = "assets/lunr.js"
INDEX = "assets/search.json"
PAGE = "topics/index.html"
# Stands on the page of topics where the size is told, since nobody knows it before the build.
SIZE = "{so-search-size}"
# What our script has no use for in the library, from here to there: its own ignored words, and
# its parser of typed queries.
UNUSED = (
    ("lunr.generateStopWordFilter = ", "/*!\n * lunr.TokenSet"),
    ("lunr.QueryParseError = ", "  /**\n   * export the module"),
)


def write(site: Path, project: Project, library: str, found: Mapping[str, Said]) -> str:
    """Put library and index into the built site; what they weigh, to stand in place of SIZE.

    `library` is lunr as its authors wrote it; `found` is what the page in each file says. A site
    without the page of topics has no search.
    """
    if PAGE not in found:
        return SIZE
    files = {
        LIBRARY: lighten(library),
        INDEX: index(list(_records(project, found)), project.vocabulary),
    }
    for path, text in files.items():
        (site / path).write_text(text, "utf-8")
    return f"{round(sum(map(weight, files.values())) / 1000)} KB"


def preview(site: Path, project: Project, library: str) -> None:
    """The same for pages that are only shown while they are written."""
    size = write(site, project, library, {page.path: said(page.tree) for page in read(site)})
    page = site / PAGE
    if page.is_file():
        page.write_text(page.read_text("utf-8").replace(SIZE, size), "utf-8")


def lighten(library: str) -> str:
    """The library with its licence, and without other comments and what isn't used.

    Raises ValueError where `library` isn't lunr as we know it.
    """
    licence = library[: library.index("*/") + 2].replace("/**", "/*!", 1)
    for first, after in UNUSED:
        start = library.index(first)
        library = library[:start] + library[library.index(after, start) :]
    return licence + assets.script(re.sub(r"/\*!", "/*", library))


def _records(project: Project, found: Mapping[str, Said]) -> Iterator[Record]:
    for page in project.pages.values():
        words = found.get(f"{page.url}index.html")
        if not words:
            continue
        ids = {heading.text: heading.id for heading in page.headings} | {None: ""}
        phrases: dict[str, list[str]] = {}
        for phrase in page.phrases:
            phrases.setdefault(ids[phrase.heading], []).append(phrase.words)
        yield record(words, page.url, phrases)
