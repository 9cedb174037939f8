"""What the search fetches once somebody uses it: the library and the index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from stillopen import assets
from stillopen.index import index, weight
from stillopen.project import Project
from stillopen.records import Record, record

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


def write(site: Path, project: Project, library: str) -> None:
    """Put library and index into the built site, and tell the page of topics what they weigh.

    `library` is lunr as its authors wrote it. A site without that page has no search.
    """
    page = site / PAGE
    if not page.is_file():
        return
    made = index(list(_records(site, project)), project.vocabulary)
    files = {LIBRARY: lighten(library), INDEX: made}
    for path, text in files.items():
        (site / path).write_text(text, "utf-8")
    size = round(sum(map(weight, files.values())) / 1000)
    page.write_text(page.read_text("utf-8").replace(SIZE, f"{size} KB"), "utf-8")


def lighten(library: str) -> str:
    """The library with its licence, and without other comments and what isn't used.

    Raises ValueError where `library` isn't lunr as we know it.
    """
    licence = library[: library.index("*/") + 2].replace("/**", "/*!", 1)
    for first, after in UNUSED:
        start = library.index(first)
        library = library[:start] + library[library.index(after, start) :]
    return licence + assets.script(re.sub(r"/\*!", "/*", library))


def _records(site: Path, project: Project) -> Iterator[Record]:
    for page in project.pages.values():
        file = site / page.url / "index.html"
        ids = {heading.text: heading.id for heading in page.headings} | {None: ""}
        phrases: dict[str, list[str]] = {}
        for phrase in page.phrases:
            phrases.setdefault(ids[phrase.heading], []).append(phrase.words)
        found = record(file.read_text("utf-8"), page.url, phrases)
        if found:
            yield found
