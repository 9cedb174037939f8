"""Reasoned exceptions: `<!-- wording: allow TERM because REASON -->` in a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stillopen.wording.inline import Line, comments

_OURS = re.compile(r"\s*wording\b")
_WHOLE = re.compile(
    r"\s*wording:\s*allow\s+(?P<term>\S.*?)\s+because\s+(?P<reason>\S.*?)\s*$", re.S
)
# "because it is" gives no reason yet.
_REASON_WORDS = 3


@dataclass(frozen=True)
class Allowed:
    """Something that a writer kept on purpose; it holds for `line` to `last_line`."""

    term: str
    reason: str
    line: int
    last_line: int

    def covers(self, terms: Iterable[str], first: int, last: int) -> bool:
        """Whether one of the terms, on these lines, is what is allowed here."""
        here = first <= self.last_line and last >= self.line
        return here and self.term.casefold() in {term.casefold() for term in terms}


def find(lines: tuple[Line, ...]) -> Iterator[Allowed]:
    """Every exception of a page; one that can't be read has no term, or no reason."""
    for first, last, said in comments(lines):
        if not _OURS.match(said):
            continue
        whole = _WHOLE.match(said)
        term = whole["term"].strip("\"'“”‘’") if whole else ""
        reason = " ".join(whole["reason"].split()) if whole else ""
        if len(reason.split()) < _REASON_WORDS:
            reason = ""
        yield Allowed(term, reason, first, _next_words(lines, last))


def _next_words(lines: tuple[Line, ...], last: int) -> int:
    """The line after the comment that holds words, so that an empty one between does no harm."""
    offset = last - lines[0][0] + 1
    return next((number for number, line in lines[offset:] if line.strip()), last)
