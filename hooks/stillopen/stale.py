"""Facts that nobody has checked, or not lately: for a person to call or open, week by week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from stillopen import lines, sources
from stillopen.project import Project

# Half a year: numbers and hours of help lines change, and a wrong one does harm.
DAYS = 180


@dataclass(frozen=True)
class Stale:
    """A fact to check: where it stands, and when somebody last did, if ever."""

    path: str
    line: int
    id: str
    name: str
    checked: dt.date | None

    def __str__(self) -> str:
        since = f"last checked on {self.checked}" if self.checked else "never checked"
        return f"{self.path}:{self.line}: {self.name}: {since}"


def stale(project: Project, today: dt.date) -> list[Stale]:
    """Every help line and source without a check in the last 180 days, in the files' order.

    A check dated after `today` is none.
    """
    return [fact for fact in _facts(project) if not _fresh(fact.checked, today)]


def summary(facts: list[Stale]) -> str:
    """One line a file, naming what waits for somebody to check it; nothing where nothing does."""
    paths = dict.fromkeys(fact.path for fact in facts)
    return "\n".join(
        f"{path}: not checked by a person in the last {DAYS} days: "
        + ", ".join(fact.id for fact in facts if fact.path == path)
        for path in paths
    )


def _facts(project: Project) -> Iterator[Stale]:
    for line in project.lines.values():
        yield Stale(lines.FILE, line.at, line.id, line.name, _date(line.checked))
    for source in project.sources.values():
        yield Stale(sources.FILE, source.line, source.id, source.title, _date(source.checked))


def _date(checked: str) -> dt.date | None:
    return dt.date.fromisoformat(checked) if checked else None


def _fresh(checked: dt.date | None, today: dt.date) -> bool:
    return checked is not None and dt.timedelta(0) <= today - checked <= dt.timedelta(DAYS)
