"""Sign-offs held against everything they name: none may claim more than was signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stillopen import ledger
from stillopen.criteria import FILE as CRITERIA_FILE
from stillopen.ledger import FILE, RULE, Entry
from stillopen.problem import Problem
from stillopen.reviewers import FILE as REVIEWERS_FILE
from stillopen.reviewers import Reviewer

RESTORE = f"git restore {FILE}"


@dataclass(frozen=True)
class Known:
    """What an entry may name: pages, reviewers by id, criteria by version; and the build's day."""

    pages: Collection[str]
    reviewers: Mapping[str, Reviewer]
    criteria: Mapping[str, str]
    today: dt.date


def latest(entries: Sequence[Entry]) -> Mapping[str, Entry]:
    """Each page's last sign-off: the only one that counts, since it may have mended the others."""
    return {entry.page: entry for entry in entries}


def problems(entries: Sequence[Entry], known: Known) -> list[Problem]:
    """Every entry that names what isn't there, or isn't as it was signed."""
    return [
        Problem(FILE, entry.line, RULE, message, fix)
        for entry, message, fix in (*_each(entries, known), *_chains(entries, known))
    ]


Fault = tuple[Entry, str, str]


def _each(entries: Sequence[Entry], known: Known) -> Iterator[Fault]:
    seen: set[tuple[object, ...]] = set()
    for entry in entries:
        signed = (entry.page, entry.words, entry.reviewer, entry.criteria, entry.reviewed)
        if signed in seen:
            yield entry, f"the sign-off of {entry.page} is given twice", f"run: {ledger.MEND}"
        seen.add(signed)
        yield from ((entry, *fault) for fault in _names(entry, known))
        yield from ((entry, *fault) for fault in _days(entry, known.today))


def _names(entry: Entry, known: Known) -> Iterator[tuple[str, str]]:
    if entry.page not in known.pages:
        fix = "put the page back, or take all its sign-offs out of the file: git keeps them"
        yield f"there is no page '{entry.page}'", fix
    if entry.reviewer not in known.reviewers:
        fix = f"put the person back into {REVIEWERS_FILE}: a sign-off keeps its signer"
        yield f"nobody is registered as '{entry.reviewer}'", fix
    if entry.criteria not in known.criteria:
        fix = f"put '## Version {entry.criteria}' back into {CRITERIA_FILE}: it was asserted"
        yield f"there is no version '{entry.criteria}' of the criteria", fix


def _days(entry: Entry, today: dt.date) -> Iterator[tuple[str, str]]:
    if entry.reviewed > today:
        fix = f"run: {RESTORE}; if SOURCE_DATE_EPOCH is set, set it to the day of the build"
        yield f"is dated {entry.reviewed}, and today is {today}", fix
    if entry.review_by <= entry.reviewed:
        cause = f"review_by, {entry.review_by}, isn't after reviewed, {entry.reviewed}"
        yield cause, f"run: {RESTORE}"


def _chains(entries: Sequence[Entry], known: Known) -> Iterator[Fault]:
    """Each page's entries hang together: the first that isn't as it was signed is a fault."""
    before: dict[str, str] = {}
    broken: set[str] = set()
    for entry in dict.fromkeys(entries):
        reviewer = known.reviewers.get(entry.reviewer)
        prose = known.criteria.get(entry.criteria)
        if reviewer is None or prose is None or entry.page in broken:
            continue
        if entry.seal != ledger.seal(entry, before.get(entry.page, ""), reviewer, prose):
            broken.add(entry.page)
            yield entry, *_broken(entry)
        before[entry.page] = entry.seal


def _broken(entry: Entry) -> tuple[str, str]:
    message = (
        f"the sign-off of {entry.page} isn't as it was signed: it, the one before it, the name or "
        f"credentials of '{entry.reviewer}', or version {entry.criteria} of the criteria was edited"
    )
    fix = (
        "run: git restore reviews (once committed, find it with: git log -p reviews); register "
        "a changed name under a new id, and give changed criteria a new version"
    )
    return message, fix
