"""Signing: a name put to exactly these words, written at once or not at all."""

from __future__ import annotations

import datetime as dt
import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from stillopen import check, history, kept, ledger, project, signoffs
from stillopen.ledger import Entry
from stillopen.problem import Problem
from stillopen.project import Project

RULE = "sign"
# The least of a digest that names words beyond doubt, `sha256:` included.
SHORTEST = 19


class RefusedError(Exception):
    """Nothing was signed, for these reasons."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


@dataclass(frozen=True)
class Request:
    """What a reviewer asks to sign.

    `pages` are paths below docs/. `on` is the day of the review, `words` the beginning of the
    digest of the words that were read, or nothing where they are taken as they stand.
    """

    pages: tuple[str, ...]
    reviewer: str
    on: dt.date
    words: str = ""
    note: str = ""


def sign(root: Path, config: str, request: Request, today: dt.date) -> list[Entry]:
    """Add a sign-off of each page to the ledger; raises RefusedError with nothing written."""
    with _alone(root):
        found = project.read(root, config, today)
        faults = [*_faults(found, request)]
        if faults:
            raise RefusedError(faults)
        entries = _entries(found, request)
        _same_still(root, config, found, entries)
        write(root, ledger.render(ledger.order([*found.signoffs, *entries])))
    return entries


def write(root: Path, text: str) -> None:
    """Put `text` in the place of the ledger: a kill at any moment leaves the old one or the new."""
    file = (root / ledger.FILE).resolve()
    beside = file.with_name(f".{file.name}.next")
    with beside.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    beside.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold off anybody else who signs; the system lets go of it when a process dies."""
    try:
        folder = os.open((root / ledger.FILE).parent, os.O_RDONLY)
    except OSError as error:
        cause, fix = f"can't be read: {error.strerror}", "put the folder reviews back"
        raise RefusedError([Problem(ledger.FILE, 0, RULE, cause, fix)]) from error
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def next_review(reviewed: dt.date) -> dt.date:
    """Twelve months on; February 29 becomes February 28."""
    try:
        return reviewed.replace(year=reviewed.year + 1)
    except ValueError:
        return reviewed.replace(year=reviewed.year + 1, day=28)


def _faults(found: Project, request: Request) -> Iterator[Problem]:
    shown = {found.shown(path) for path in request.pages}
    # What a page is signed on: its own words, and the records that say who may sign for what.
    past = kept.problems(found.root, found.pages)
    for each in (*check.check(found), *past):
        if each.path in shown or each.path.startswith("reviews/"):
            yield each
    if request.reviewer not in found.reviewers:
        fix = f"use one of: {', '.join(found.reviewers) or 'nobody is registered yet'}"
        yield Problem(
            "reviews/reviewers.toml", 0, RULE, f"nobody is registered as '{request.reviewer}'", fix
        )
    if not request.note.isprintable():
        yield Problem(ledger.FILE, 0, RULE, "the note isn't one line of text", "write one line")
    for path in request.pages:
        if path not in found.pages:
            fix = f"use one of: {', '.join(found.pages)}"
            yield Problem(found.shown(path), 0, RULE, "there is no such page", fix)
        else:
            for message, fix in (*_day_faults(found, path, request), *_words(found, path, request)):
                yield Problem(found.shown(path), 0, RULE, message, fix)


def _words(found: Project, path: str, request: Request) -> Iterator[tuple[str, str]]:
    digest = found.words(path)
    if request.words and not (len(request.words) >= SHORTEST and digest.startswith(request.words)):
        message = f"its words are {digest[:SHORTEST]}…, not those that were read"
        yield message, f"read them again: stillopen packet {path.removesuffix('.md')}"
    signed = (request.reviewer, request.on, digest)
    if any((e.reviewer, e.reviewed, e.words) == signed for e in found.signoffs if e.page == path):
        yield "these words are signed off already, by this reviewer on this day", "nothing to do"


def _day_faults(found: Project, path: str, request: Request) -> Iterator[tuple[str, str]]:
    last = signoffs.latest(found.signoffs).get(path)
    if request.on > found.today:
        yield f"{request.on} is still to come; today is {found.today}", "sign without --on"
    elif last and request.on < last.reviewed:
        fix = f"give {last.reviewed} or a later day with --on"
        yield f"its last sign-off was on {last.reviewed}, after {request.on}", fix
    elif request.on < found.today:
        yield from _not_there_yet(found, path, request.on)


def _not_there_yet(found: Project, path: str, on: dt.date) -> Iterator[tuple[str, str]]:
    """An earlier day needs proof that these words stood then."""
    try:
        first = history.written_by(found.root, found.docs, path, found.words(path))
    except history.NoHistoryError as error:
        fix = "sign without --on, for today"
        yield f"nothing shows that these words stood on {on}: {error}", fix
        return
    if first is None or first > on:
        since = f"only from {first} on" if first else "in no commit yet"
        yield f"the history has these words {since}, not on {on}", "sign without --on, for today"


def _entries(found: Project, request: Request) -> list[Entry]:
    last = signoffs.latest(found.signoffs)
    version = list(found.criteria)[-1]
    reviewer, prose = found.reviewers[request.reviewer], found.criteria[version]
    entries = []
    for path in dict.fromkeys(request.pages):
        until = next_review(request.on)
        entry = Entry(
            path, found.words(path), reviewer.id, version, request.on, until, request.note
        )
        before = last[path].seal if path in last else ""
        entries.append(replace(entry, seal=ledger.seal(entry, before, reviewer, prose)))
    return entries


def _same_still(root: Path, config: str, found: Project, entries: Sequence[Entry]) -> None:
    again = project.read(root, config, found.today)
    moved = [
        Problem(found.shown(entry.page), 0, RULE, "its words changed while it was signed", fix)
        for entry in entries
        for fix in ["read it again, then sign"]
        if entry.page not in again.pages or again.words(entry.page) != entry.words
    ]
    if again.signoffs != found.signoffs or again.problems != found.problems:
        fix = "sign again"
        moved.append(Problem(ledger.FILE, 0, RULE, "the records changed while signing", fix))
    if moved:
        raise RefusedError(moved)
