"""What every page promises its reader, each promise checked on the page as it was built."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from stillopen import fill, frame, lines, notices, review
from stillopen.built import BuiltPage
from stillopen.project import Project


@dataclass(frozen=True)
class Facts:
    """What pages are held against."""

    exit: str
    form: str | None
    # What each of the crisis lines says, and where its links lead.
    crisis: tuple[tuple[str, ...], ...]
    notices: tuple[notices.Notice, ...]
    banners: Mapping[str, review.Banner]
    numbers: frozenset[str]


def facts(project: Project) -> Facts:
    """The facts of a project that has no problems."""
    assert project.program is not None, "a project without a program has problems"
    return Facts(
        exit=project.program.exit,
        form=project.program.form,
        crisis=tuple(
            (
                words(" ".join([line.words, *(action.label for action in line.actions)])),
                *(action.href for action in line.actions),
            )
            for line in lines.crisis(project.lines)
        ),
        notices=tuple(
            notices.Notice(notice.id, notice.title, words(fill.plain(notice.text, project.facts)))
            for notice in project.notices
        ),
        banners=frame.banners(project),
        numbers=project.numbers,
    )


Check = Callable[[BuiltPage, Facts], Iterator[str]]


@dataclass(frozen=True)
class Promise:
    """A promise by name, what to do where it is broken, and what finds the causes."""

    name: str
    fix: str
    check: Check


def words(text: str) -> str:
    """The words of a text, one space between them."""
    return " ".join(text.split())


def said(node: LexborNode) -> str:
    """The words in an element."""
    return words(node.text())
