"""What a page shows beside its own words: while that stays, a change to one page stays in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from stillopen.project import Project


def shared(project: Project, others: Iterable[Path]) -> tuple[object, ...]:
    """All that more than one page depends on, to be compared with what it was before.

    `others` are the files and folders that go into pages besides the pages themselves.
    """
    pages = (
        (
            path,
            page.title,
            page.description,
            page.sources,
            page.adapted_from,
            page.phrases,
            page.headings,
            project.reviews[path],
        )
        for path, page in project.pages.items()
    )
    return project.problems, tuple(pages), tuple(_stamps(others))


def _stamps(others: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for place in others:
        for file in [place] if place.is_file() else sorted(place.rglob("*")):
            if file.is_file() and file.suffix != ".pyc":
                stat = file.stat()
                yield str(file), stat.st_mtime_ns, stat.st_size
