"""Where every page stands, as a table for continuous integration."""

from __future__ import annotations

from collections.abc import Iterator

from stillopen import wording
from stillopen.problem import Problem
from stillopen.problem import summary as closing
from stillopen.project import Project


def table(project: Project, problems: list[Problem]) -> str:
    """A Markdown table with a row a page: its grade, its findings and its review."""
    heads = ("Page", "Grade", "Problems", "Review")
    rows = [heads, ("---", "---:", "---:", "---"), *_rows(project, problems)]
    lines = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    closed = closing(len(problems), len(project.pages))
    return "\n".join(["## Pages", "", *lines, "", closed, ""])


def _rows(project: Project, problems: list[Problem]) -> Iterator[tuple[str, ...]]:
    for path, page in project.pages.items():
        shown = project.shown(path)
        grade = wording.judge(page, project.facts, project.sources).grade.value
        count = sum(problem.path == shown for problem in problems)
        yield (
            shown,
            "too short" if grade is None else f"{grade}",
            f"{count}",
            project.reviews[path].headline,
        )


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
