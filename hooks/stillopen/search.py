"""What the search fetches once somebody uses it: the library and the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import rjsmin

from stillopen.index import index, weight
from stillopen.project import Project
from stillopen.records import Record, record

LIBRARY = "assets/lunr.js"
INDEX = "assets/search.json"
SCRIPTS = "assets/so-*.js"
# What our script has no use for in the library, from here to there: its own ignored words, and
# its parser of typed queries.
UNUSED = (
    ("lunr.generateStopWordFilter = ", "/*!\n * lunr.TokenSet"),
    ("lunr.QueryParseError = ", "  /**\n   * export the module"),
)
# Stands in the page of topics where the size is told, since nobody knows it before the build.
SIZE = "{so-search-size}"


def write(site: Path, project: Project, library: str) -> None:
    """Put library and index into the built site, and tell the page of topics what they weigh.

    `library` is lunr as its authors wrote it.
    """
    made = index(list(_records(site, project)), project.vocabulary)
    files = {LIBRARY: lighten(library), INDEX: made}
    for path, text in files.items():
        (site / path).write_text(text, "utf-8")
    for script in site.glob(SCRIPTS):
        script.write_text(minify(script.read_text("utf-8")), "utf-8")
    _tell(site / "topics/index.html", map(weight, files.values()))


def lighten(library: str) -> str:
    """The library with its licence, and without comments, white space and what isn't used.

    Raises ValueError where `library` isn't lunr as we know it.
    """
    licence = library[: library.index("*/") + 2]
    for first, after in UNUSED:
        start = library.index(first)
        library = library[:start] + library[library.index(after, start) :]
    return f"{licence}\n{minify(library)}"


def minify(script: str) -> str:
    """A script without comments and white space."""
    made: str = rjsmin.jsmin(script)
    return made


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


def _tell(page: Path, weights: Iterable[int]) -> None:
    html = page.read_text("utf-8")
    page.write_text(html.replace(SIZE, f"{round(sum(weights) / 1000)} KB"), "utf-8")
