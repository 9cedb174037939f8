"""Words that do no harm: what wording.toml says of a page, as problems that a person can fix."""

from __future__ import annotations

from collections.abc import Mapping

from stillopen.fill import Facts
from stillopen.page import Page
from stillopen.problem import Problem
from stillopen.sources import Source
from stillopen.wording.exceptions import Allowed
from stillopen.wording.grade import Grade
from stillopen.wording.rules import book
from stillopen.wording.runner import Finding, Judgement, judge

__all__ = ["Allowed", "Finding", "Grade", "Judgement", "book", "judge", "problems"]


def problems(page: Page, facts: Facts, sources: Mapping[str, Source], shown: str) -> list[Problem]:
    """Every finding on a page; none of them stops a build."""
    return [_problem(finding, shown) for finding in judge(page, facts, sources).findings]


def _problem(finding: Finding, shown: str) -> Problem:
    quoted = f", in “{finding.sentence}”" if finding.sentence not in ("", finding.term) else ""
    fix = book().rules[finding.rule].better
    return Problem(
        shown, finding.line, f"wording-{finding.rule}", finding.cause + quoted, fix, "warning"
    )
