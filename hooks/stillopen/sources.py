"""Where the facts on the pages were seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stillopen import tables
from stillopen.problem import Problem

FILE = "facts/sources.toml"


@dataclass(frozen=True)
class Source:
    """One source; `checked` is the ISO date on which a person last opened it, or empty."""

    id: str
    title: str
    publisher: str
    kind: str
    seen: str
    checked: str
    claims: str
    url: str = ""
    limits: str = ""
    line: int = 0


def read(root: Path) -> tuple[Mapping[str, Source], list[Problem]]:
    """Every source by its id; none where the file is wrong."""
    data, found, problems = tables.read(root, FILE, "sources")
    if problems:
        return {}, problems
    return {
        key: Source(id=key, line=found.line("source", key), **values)
        for key, values in data["source"].items()
    }, problems
