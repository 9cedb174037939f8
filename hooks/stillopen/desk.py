"""What the people who write a page see under it while they preview it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from stillopen import wording
from stillopen.page import Page
from stillopen.problem import Problem
from stillopen.project import Project
from stillopen.wording import Allowed, Finding, Grade

_PLACEHOLDER = re.compile(r"\{\{\s*(program|line)\.([a-z0-9_-]+)\s*\}\}")
# So many words at either end find a sentence on the page.
_ENDS = 4
# The states of a review in which somebody has to read the page again.
_TO_REVIEW = ("awaiting", "changed", "overdue")


@dataclass(frozen=True)
class Note:
    """Something to look at: the words in question, why, what to do, and the way there."""

    quote: str
    cause: str
    fix: str
    place: str
    href: str


@dataclass(frozen=True)
class Fact:
    """Something that the page states from elsewhere; `checked` is empty while nobody has."""

    name: str
    value: str
    where: str
    checked: str | None = None


@dataclass(frozen=True)
class Panel:
    """Everything in the panel For editors."""

    file: str
    stops: tuple[Note, ...]
    notes: tuple[Note, ...]
    grade: Grade
    limit: float
    hardest: tuple[Note, ...]
    facts: tuple[Fact, ...]
    allowed: tuple[Allowed, ...]
    next: tuple[str, ...]


def panel(page: Page, project: Project, errors: Sequence[Problem], state: str | None) -> Panel:
    """The panel of one page.

    `errors` are the whole project's, `state` that of the page's review, None without one.
    """
    judged = wording.judge(page, project.facts, project.sources)
    shown = project.shown(page.path)
    stops = sorted(errors, key=lambda each: (each.path != shown, each))
    limits = wording.book().limits
    facts = tuple(dict.fromkeys(_facts(page, project)))
    return Panel(
        file=shown,
        stops=tuple(Note("", each.message, each.fix, each.where, "") for each in stops),
        notes=tuple(_note(finding, page) for finding in judged.findings),
        grade=judged.grade,
        limit=limits.guidance_grade if page.clinical else limits.any_grade,
        hardest=tuple(
            Note(hard.sentence, "", "", _line(hard.line), _link(page, hard.line, hard.sentence))
            for hard in judged.grade.hardest
        ),
        facts=facts,
        allowed=judged.allowed,
        next=tuple(_next(bool(stops), len(judged.findings), facts, state)),
    )


def _note(finding: Finding, page: Page) -> Note:
    fix = wording.book().rules[finding.rule].better
    where = "" if finding.rule == "grade" else _link(page, finding.line, finding.sentence)
    return Note(finding.sentence, finding.cause, fix, _line(finding.line), where)


def _line(line: int) -> str:
    return f"line {line} of the file"


def _link(page: Page, line: int, sentence: str) -> str:
    """Leads to the sentence in browsers that can find text, to its heading in the others."""
    if line < page.body_line or not sentence:
        return ""
    above = [heading.id for heading in page.headings if heading.line <= line]
    words = sentence.removesuffix(" …").split()
    ends = [words] if len(words) <= 2 * _ENDS else [words[:_ENDS], words[-_ENDS:]]
    text = ",".join(quote(" ".join(part), safe="").replace("-", "%2D") for part in ends)
    return f"#{above[-1] if above else 'so-main'}:~:text={text}"


def _facts(page: Page, project: Project) -> Iterator[Fact]:
    for _, line in page.lines:
        for kind, key in _PLACEHOLDER.findall(line):
            if kind == "line" and key in project.lines:
                known = project.lines[key]
                reach = ", ".join(action.label for action in known.actions)
                yield Fact(known.name, reach, "facts/help-lines.toml", known.checked)
            elif kind == "program" and project.facts.text(key):
                name = f"program: {key.replace('_', ' ')}"
                yield Fact(name, project.facts.text(key) or "", "mkdocs.yml")
    for key in dict.fromkeys((*page.sources, page.adapted_from)):
        if key in project.sources:
            source = project.sources[key]
            yield Fact(source.title, source.claims, "facts/sources.toml", source.checked)


def _next(stopped: bool, findings: int, facts: Sequence[Fact], state: str | None) -> Iterator[str]:
    if stopped:
        yield "Put right what stops the site from going out."
    if findings:
        them = "the sentence" if findings == 1 else f"the {findings} places"
        yield f"Change {them} listed here, save the file, and look here again."
    files = dict.fromkeys(fact.where for fact in facts if fact.checked == "")
    if files:
        yield (
            "Open each source that nobody has checked. Where it still says what the page says,"
            f" write the day's date after “checked” in {' and '.join(files)}."
        )
    if state in _TO_REVIEW:
        yield "When the words are right, ask a reviewer to read this page and sign it off."
    elif state == "due-soon":
        yield "Ask a reviewer to read this page again; its date is near."
