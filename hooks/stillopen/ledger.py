"""The ledger of sign-offs: read strictly, kept in one canonical form, only ever added to."""

from __future__ import annotations

import datetime as dt
import difflib
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stillopen import files, tables
from stillopen.problem import Problem
from stillopen.reviewers import Reviewer

FILE = "reviews/ledger.toml"
RULE = "ledger"
MEND = "stillopen reviews --mend"
HEADER = """\
# Who signed off which words, and when. `stillopen sign` adds entries; nobody edits or removes one.
# By page, and then by day. decisions/0010-sign-offs.md says what each line is for.
"""
_TEXT = r'"((?:[^"\\\x00-\x1f\x7f]|\\["\\])*)"'
_DIGEST = r'"(sha256:[0-9a-f]{64})"'
_DAY = r"(\d{4}-\d\d-\d\d)"
_ENTRY = re.compile(
    rf"\n\[\[review\]\]\npage = {_TEXT}\nwords = {_DIGEST}\nreviewer = {_TEXT}\n"
    rf"criteria = {_TEXT}\nreviewed = {_DAY}\nreview_by = {_DAY}\nnote = {_TEXT}\n"
    rf"seal = {_DIGEST}\n"
)
# What stands before the first entry, and the lines of each with the blank one before it.
_FIRST, _EACH = HEADER.count("\n") + 2, 10
_SHOWN_LINES = 24


@dataclass(frozen=True)
class Entry:
    """One sign-off: who asserts which criteria of exactly which words of a page, and until when.

    `seal` covers all the rest, the page's sign-off before, and what the signer's name and
    the criteria were then, so that none of them can be edited in place.
    """

    page: str
    words: str
    reviewer: str
    criteria: str
    reviewed: dt.date
    review_by: dt.date
    note: str = ""
    seal: str = ""
    line: int = field(default=0, compare=False)


def order(entries: Iterable[Entry]) -> list[Entry]:
    """The canonical order: by page, then by day; entries of one day stay as they were added."""
    return sorted(entries, key=lambda entry: (entry.page, entry.reviewed))


def render(entries: Iterable[Entry]) -> str:
    """The file that holds these entries."""
    return HEADER + "".join(map(_rendered, entries))


def read(root: Path) -> tuple[tuple[Entry, ...], list[Problem]]:
    """The entries in the file's order; a file out of form has a problem with the difference."""
    try:
        written = files.read(root / FILE).decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        written = ""
    entries = parse(written)
    if entries is None:
        data, found, problems = tables.read(root, FILE, RULE)
        if problems:
            return (), problems
        tabled = data.get("review", [])
        entries = [_typed(values, found.line("review", i)) for i, values in enumerate(tabled)]
    return tuple(entries), _form(written, render(order(_once(entries))))


def parse(written: str) -> list[Entry] | None:
    """The entries of a file in canonical form, in whatever order; None for any other form."""
    try:
        entries = [
            _typed(dict(zip(_KEYS, map(_unquoted, match.groups()), strict=True)), line)
            for line, match in enumerate(_ENTRY.finditer(written))
        ]
    except ValueError:
        return None
    placed = [Entry(**{**vars(entry), "line": _FIRST + _EACH * entry.line}) for entry in entries]
    return placed if render(placed) == written else None


def mended(root: Path) -> str | None:
    """The same entries in canonical form, each once; None where the file can't be read."""
    entries, problems = read(root)
    unread = problems and not entries
    return None if unread else render(order(_once(entries)))


def seal(entry: Entry, before: str, reviewer: Reviewer, criteria: str) -> str:
    """The seal of an entry, after the page's entry with the seal `before` (or none: '').

    `criteria` is the prose that the signer asserts.
    """
    facts = [
        *(entry.page, entry.words, entry.reviewer, entry.criteria, entry.note),
        *(entry.reviewed.isoformat(), entry.review_by.isoformat()),
        *(before, reviewer.name, reviewer.credentials, " ".join(criteria.split())),
    ]
    # The length of each fact keeps one from running into the next.
    sealed = "".join(f"{len(fact)}:{fact}" for fact in facts).encode()
    return f"sha256:{hashlib.sha256(sealed).hexdigest()}"


_KEYS = ("page", "words", "reviewer", "criteria", "reviewed", "review_by", "note", "seal")


def _rendered(entry: Entry) -> str:
    return (
        f"\n[[review]]\npage = {_quoted(entry.page)}\nwords = {_quoted(entry.words)}\n"
        f"reviewer = {_quoted(entry.reviewer)}\ncriteria = {_quoted(entry.criteria)}\n"
        f"reviewed = {entry.reviewed}\nreview_by = {entry.review_by}\n"
        f"note = {_quoted(entry.note)}\nseal = {_quoted(entry.seal)}\n"
    )


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value)


def _typed(values: dict[str, Any], line: int) -> Entry:
    days = {key: _day(values[key]) for key in ("reviewed", "review_by")}
    return Entry(**{**values, **days}, line=line)


def _day(value: str | dt.date) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)


def _once(entries: Sequence[Entry]) -> list[Entry]:
    return list(dict.fromkeys(entries))


def _form(written: str, wanted: str) -> list[Problem]:
    if written == wanted:
        return []
    lines = list(difflib.unified_diff(written.split("\n"), wanted.split("\n"), n=0, lineterm=""))
    line = int(re.findall(r"-(\d+)", next(each for each in lines if each.startswith("@@")))[0])
    changes = [each for each in lines[2:] if not each.startswith("@@")]
    more = [f"… and {len(changes) - _SHOWN_LINES} more"] * (len(changes) > _SHOWN_LINES)
    shown = "\n".join(f"      {each}" for each in [*changes[:_SHOWN_LINES], *more])
    message = f"isn't in its one order and form (- what stands there, + what should):\n{shown}"
    return [Problem(FILE, line, RULE, message, f"run: {MEND}")]
