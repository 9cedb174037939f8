"""What may be said about the review of a page, and no more than the ledger says."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from stillopen.ledger import Entry
from stillopen.reviewers import Reviewer

State = Literal["awaiting", "reviewed", "due-soon", "overdue", "changed"]
# A sign-off of these very words that still holds.
CURRENT: tuple[State, ...] = ("reviewed", "due-soon")
# A clinical page in one of these may not be published.
UNSIGNED: tuple[State, ...] = ("awaiting", "changed")
DUE_SOON = dt.timedelta(days=60)

HEADLINES: dict[State, str] = {
    "awaiting": "Not reviewed yet",
    "reviewed": "Reviewed",
    "due-soon": "Review due soon",
    "overdue": "Review overdue",
    "changed": "Changed since review",
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Day:
    """A date for readers and for machines."""

    iso: str
    words: str


@dataclass(frozen=True)
class Review:
    """Where a page stands: its last sign-off and the signer, or neither."""

    state: State
    entry: Entry | None = None
    reviewer: Reviewer | None = None

    @property
    def current(self) -> bool:
        """Whether a sign-off of these very words holds today."""
        return self.state in CURRENT

    @property
    def headline(self) -> str:
        """The state in the words that readers see."""
        return HEADLINES[self.state]


Sentence = tuple[str | Day, ...]


@dataclass(frozen=True)
class Banner:
    """What stands under a page's title about its review."""

    state: State
    headline: str
    sentences: tuple[Sentence, ...]
    # Search engines may list the page.
    listed: bool


def day(date: dt.date) -> Day:
    """A date as a banner shows it: `December 1, 2026`."""
    return Day(date.isoformat(), f"{_MONTHS[date.month - 1]} {date.day}, {date.year}")


def judge(last: Entry | None, reviewer: Reviewer | None, words: str, today: dt.date) -> Review:
    """The review of a page whose words now have the digest `words`.

    `last` is its last sign-off, `reviewer` who gave it; without either nothing is claimed.
    """
    if last is None or reviewer is None:
        return Review("awaiting")
    return Review(_state(last, words, today), last, reviewer)


def banner(review: Review, guidance_reviewer: str | None) -> Banner:
    """The banner of a page.

    `guidance_reviewer` is who reviewed the guidance it is adapted from, if it is adapted.
    """
    sentences = tuple(_sentences(review, guidance_reviewer))
    return Banner(review.state, review.headline, sentences, review.current)


def _state(last: Entry, words: str, today: dt.date) -> State:
    if last.reviewed > today:
        return "awaiting"
    if last.words != words:
        return "changed"
    if today > last.review_by:
        return "overdue"
    return "due-soon" if today >= last.review_by - DUE_SOON else "reviewed"


def _sentences(review: Review, guidance_reviewer: str | None) -> list[Sentence]:
    if review.entry is None or review.reviewer is None or review.state == "awaiting":
        return _awaiting(guidance_reviewer)
    signer, signed = review.reviewer.signature, day(review.entry.reviewed)
    again = day(review.entry.review_by)
    if review.state == "changed":
        return [
            (f"{signer} signed off earlier words of this page on ", signed, "."),
            ("They have changed since then, and nobody has signed off the new ones.",),
        ]
    said: Sentence = (f"{signer} read these words and signed them off on ", signed, ".")
    ending: dict[State, Sentence] = {
        "reviewed": ("Next review by ", again, "."),
        "due-soon": ("The sign-off still holds. The next review is due by ", again, "."),
        "overdue": ("The words are the same. A new review was due by ", again, "."),
    }
    return [said, ending[review.state]]


def _awaiting(guidance_reviewer: str | None) -> list[Sentence]:
    if guidance_reviewer is None:
        return [("No clinician has signed off on these words.",)]
    return [
        (f"This page is adapted from guidance that {guidance_reviewer} reviewed.",),
        ("These words await sign-off.",),
    ]
