"""What is wrong, where, and the one thing to do about it."""

from __future__ import annotations

import bisect
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]
Format = Literal["text", "json", "github"]


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in what somebody wrote.

    `path` is relative to the folder of mkdocs.yml; `line` counts from 1, and 0
    means the file as a whole.
    """

    path: str
    line: int
    rule: str
    message: str
    fix: str
    severity: Severity = "error"

    @property
    def where(self) -> str:
        """Path and line, as editors and people write them."""
        return f"{self.path}:{self.line}" if self.line else self.path

    def __str__(self) -> str:
        return f"{self.where}: {self.message}\n    fix: {self.fix}"


# More names than this nobody reads, least of all a thousand times over.
_NAMES = 30
_NEAR = 5


def choices(wanted: str, known: Iterable[str]) -> str:
    """The fix that offers all known names, or of many those next to the wanted one in order."""
    names = sorted(known)
    if len(names) <= _NAMES:
        return f"use one of: {', '.join(names)}"
    first = max(0, min(bisect.bisect(names, wanted) - _NEAR // 2, len(names) - _NEAR))
    return f"use one of {len(names):,}, such as: {', '.join(names[first : first + _NEAR])}"


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def render(problems: Sequence[Problem], pages: int, style: Format = "text") -> str:
    """All problems in one text, sorted, for people, tools or annotations on the line."""
    ordered = sorted(set(problems))
    if style == "json":
        return json.dumps([asdict(problem) for problem in ordered], indent=2, ensure_ascii=False)
    lines = [_annotation(p) if style == "github" else str(p) for p in ordered]
    return "\n".join([*lines, summary(len(ordered), pages)])


def summary(count: int, pages: int) -> str:
    """The closing line: how many problems in how many pages."""
    problems = "1 problem" if count == 1 else f"{count or 'No'} problems"
    return f"{problems} in {pages} page{'' if pages == 1 else 's'}."


# What a workflow command reserves, in its text and in its properties.
_TEXT, _PROPERTY = "%\r\n", "%\r\n:,"


def _annotation(problem: Problem) -> str:
    """A GitHub Actions workflow command, whose reserved characters are percent-encoded."""
    text = _percent(f"{problem.message}\nfix: {problem.fix}", _TEXT)
    place = f"file={_percent(problem.path, _PROPERTY)}"
    if problem.line:
        place += f",line={problem.line}"
    return f"::{problem.severity} {place},title={_percent(problem.rule, _PROPERTY)}::{text}"


def _percent(text: str, reserved: str) -> str:
    return "".join(f"%{ord(char):02X}" if char in reserved else char for char in text)
