"""Where every page stands with its review, for people and for machines."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from stillopen.project import Project
from stillopen.review import HEADLINES, State


@dataclass(frozen=True)
class Standing:
    """One page's row; what follows its state is empty where nobody has signed the page off.

    `words` is the digest of the words it has now, and days are ISO dates.
    """

    page: str
    url: str
    title: str
    clinical: bool
    state: State
    words: str = ""
    reviewer: str = ""
    name: str = ""
    credentials: str = ""
    criteria: str = ""
    reviewed: str = ""
    review_by: str = ""


def rows(project: Project) -> list[Standing]:
    """A row for each page, in the order of their paths."""
    return [_row(project, path) for path in sorted(project.pages)]


def due(project: Project, within: int | None = None) -> list[Standing]:
    """The pages whose review is due soon, overdue or overtaken by a change.

    With `within`, due soon means in that many days, and not in the usual 60.
    """
    soon = project.today + dt.timedelta(days=within or 0)

    def is_due(row: Standing) -> bool:
        if within is None or row.state in {"changed", "overdue", "awaiting"}:
            return row.state in {"changed", "overdue", "due-soon"}
        return row.review_by <= soon.isoformat()

    return [row for row in rows(project) if is_due(row)]


def as_json(found: Sequence[Standing], today: dt.date) -> str:
    """The rows and the day they hold for."""
    data = {"today": today.isoformat(), "pages": [asdict(row) for row in found]}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def as_text(found: Sequence[Standing]) -> str:
    """The rows in columns: page, state, reviewer, day of the review, day of the next."""
    cells = [
        (row.page, HEADLINES[row.state].lower(), row.reviewer, row.reviewed, row.review_by)
        for row in found
    ]
    table = [("page", "state", "reviewer", "reviewed", "review by"), *cells]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in table
    )


def _row(project: Project, path: str) -> Standing:
    page, review = project.pages[path], project.reviews[path]
    row = Standing(path, page.url, page.title, page.clinical, review.state)
    if review.entry is None or review.reviewer is None:
        return row
    signed = {
        "words": project.words(path),
        "reviewer": review.reviewer.id,
        "name": review.reviewer.name,
        "credentials": review.reviewer.credentials,
        "criteria": review.entry.criteria,
        "reviewed": review.entry.reviewed.isoformat(),
        "review_by": review.entry.review_by.isoformat(),
    }
    return Standing(**{**asdict(row), **signed})
