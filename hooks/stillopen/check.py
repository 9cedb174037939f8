"""Every rule on the sources, all problems at once."""

from __future__ import annotations

from collections.abc import Iterator

from stillopen import (
    fill,
    included,
    links,
    maker,
    markup,
    messages,
    numbers,
    program,
    publishing,
    review,
    topics,
    vocabulary,
    wording,
)
from stillopen.lines import FILE as LINES_FILE
from stillopen.page import Page
from stillopen.problem import Problem, choices
from stillopen.project import Project

USE_PHONE = "write {{ program.phone }} in its place, or {{ line.… }} for a help line"
USE_LISTED = (
    "correct the number; the program's stand in mkdocs.yml, help lines in facts/help-lines.toml"
)


def check(project: Project, *, publish: bool = False, words: bool = True) -> list[Problem]:
    """Every problem in the project's sources, sorted.

    To `publish`, the program's facts must also be complete and real, and each clinical page
    needs a sign-off of the words it has now. Without `words`, the rules of wording, which stop
    no build and take longer than all the others, are left out.
    """
    found = list(project.problems)
    if publish:
        found += publishing.problems(project)
        found += _unsigned(project)
    read = included.reader(project.root / project.docs)
    found += _references(project)
    found += topics.problems(project.pages, project.docs)
    found += vocabulary.problems(project.vocabulary, project.lines)
    for path, page in project.pages.items():
        shown = project.shown(path)
        found += included.problems(page, read, shown)
        found += fill.problems(page, project.facts, shown)
        found += messages.problems(page, shown)
        found += maker.problems(page, shown)
        found += markup.problems(page, shown)
        found += links.problems(page, project.pages, shown)
        if project.program and project.lines:
            found += numbers.problems(page, project.numbers, USE_PHONE, shown)
        found += _page_references(project, page, shown)
        if words:
            found += wording.problems(page, project.facts, project.sources, shown)
    if project.program and project.lines:
        for text in project.texts:
            found += numbers.in_text(text.words, project.numbers, USE_LISTED, text.path)
    return sorted(set(found))


def _unsigned(project: Project) -> Iterator[Problem]:
    for path, page in project.pages.items():
        state = project.reviews[path].state
        if page.clinical and state in review.UNSIGNED:
            message = f"may not be published: {review.HEADLINES[state].lower()}"
            fix = f"have a reviewer read it: stillopen packet {page.slug}"
            yield Problem(project.shown(path), 1, "review", message, fix)


def _references(project: Project) -> Iterator[Problem]:
    for line in project.lines.values():
        if project.sources and line.source not in project.sources:
            fix = "add it to facts/sources.toml, or name the source where the line was seen"
            message = f"the source '{line.source}' of {line.name} isn't listed"
            yield Problem(LINES_FILE, line.at, "sources", message, fix)
    if project.program:
        owners = {
            phone.number: line.name for line in project.lines.values() for phone in line.phones
        }
        yield from program.clashes(project.program, owners, "mkdocs.yml")
    reviewer = project.program.reviewer if project.program else None
    if reviewer and project.reviewers and reviewer not in project.reviewers:
        message = f"the program's reviewer '{reviewer}' isn't registered"
        fix = f"use one of: {', '.join(project.reviewers)}"
        yield Problem("mkdocs.yml", 0, "program", message, fix)


def _page_references(project: Project, page: Page, shown: str) -> Iterator[Problem]:
    named = [("sources", source) for source in page.sources]
    named += [("adapted_from", page.adapted_from)] if page.adapted_from else []
    for key, source in named:
        if project.sources and source not in project.sources:
            message = f"the source '{source}' isn't in facts/sources.toml"
            fix = choices(source, project.sources)
            yield Problem(shown, page.front.line(key), "sources", message, fix)
    if page.next and f"{page.next}.md" not in project.pages:
        fix = choices(page.next, (path.removesuffix(".md") for path in project.pages))
        message = f"there is no page '{page.next}' to go to next"
        yield Problem(shown, page.front.line("next"), "link", message, fix)
