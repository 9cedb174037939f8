"""Who may sign: the people registered in reviews/reviewers.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from stillopen import tables
from stillopen.problem import Problem

FILE = "reviews/reviewers.toml"


@dataclass(frozen=True)
class Reviewer:
    """A person who can sign; `login` is an account on the code host, or empty."""

    id: str
    name: str
    credentials: str = ""
    role: str = ""
    login: str = ""

    @property
    def signature(self) -> str:
        """The name and the letters after it, as banners show them."""
        return f"{self.name}, {self.credentials}" if self.credentials else self.name


def read(root: Path) -> tuple[Mapping[str, Reviewer], list[Problem]]:
    """Every registered reviewer by id; none where the file is wrong."""
    data, _, problems = tables.read(root, FILE, "reviewers")
    if problems:
        return {}, problems
    return {key: Reviewer(key, **values) for key, values in data.get("reviewer", {}).items()}, []
