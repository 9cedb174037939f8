"""What a banner may say: five states, before, on and after every date."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillopen import review
from stillopen.ledger import Entry
from stillopen.review import Banner, Day, State
from stillopen.reviewers import Reviewer
from stillopen.signing import next_review
from tests.support.project import ROOT

JO = Reviewer("jo", "Jo Doe", "LICSW")
SIGNED = Entry("a.md", "these", "jo", "1", dt.date(2026, 3, 1), dt.date(2027, 3, 1))
DAYS = st.dates(dt.date(2026, 3, 1), dt.date(2030, 1, 1))


def judged(today: dt.date, words: str = "these", last: Entry | None = SIGNED) -> review.Review:
    return review.judge(last, JO if last else None, words, today)


def said(banner: Banner) -> str:
    parts = (part for sentence in banner.sentences for part in (*sentence, " "))
    return "".join(part.words if isinstance(part, Day) else part for part in parts).strip()


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-02-28", "awaiting"),  # a clock set back shows nothing that wasn't signed yet
        ("2026-03-01", "reviewed"),
        ("2026-12-30", "reviewed"),
        ("2026-12-31", "due-soon"),  # 60 days before
        ("2027-02-28", "due-soon"),
        ("2027-03-01", "due-soon"),
        ("2027-03-02", "overdue"),
        ("2099-01-01", "overdue"),
    ],
)
def test_a_signed_page_on_every_day_that_matters(today: str, state: State) -> None:
    assert judged(dt.date.fromisoformat(today)).state == state


@given(DAYS)
def test_a_page_that_was_never_signed_awaits_it(today: dt.date) -> None:
    assert judged(today, last=None).state == "awaiting"


@given(DAYS)
def test_changed_words_are_changed_on_any_day(today: dt.date) -> None:
    assert judged(today, words="others").state == "changed"


@pytest.mark.parametrize(
    ("today", "words", "headline", "text"),
    [
        (
            "2026-03-01",
            "these",
            "Reviewed",
            "Jo Doe, LICSW read these words and signed them off on March 1, 2026. "
            "Next review by March 1, 2027.",
        ),
        (
            "2027-01-15",
            "these",
            "Review due soon",
            "Jo Doe, LICSW read these words and signed them off on March 1, 2026. "
            "The sign-off still holds. The next review is due by March 1, 2027.",
        ),
        (
            "2027-03-02",
            "these",
            "Review overdue",
            "Jo Doe, LICSW read these words and signed them off on March 1, 2026. "
            "The words are the same. A new review was due by March 1, 2027.",
        ),
        (
            "2026-03-01",
            "others",
            "Changed since review",
            "Jo Doe, LICSW signed off earlier words of this page on March 1, 2026. "
            "They have changed since then, and nobody has signed off the new ones.",
        ),
    ],
)
def test_a_banner_says_who_when_and_until_when(
    today: str, words: str, headline: str, text: str
) -> None:
    banner = review.banner(judged(dt.date.fromisoformat(today), words), None)
    assert (banner.headline, said(banner)) == (headline, text)


def test_an_adapted_page_says_that_its_guidance_was_reviewed_and_its_words_were_not() -> None:
    banner = review.banner(judged(dt.date(2026, 3, 1), last=None), "Jo Doe")
    assert said(banner) == (
        "This page is adapted from guidance that Jo Doe reviewed. These words await sign-off."
    )


def test_any_other_page_names_nobody() -> None:
    banner = review.banner(judged(dt.date(2026, 3, 1), last=None), None)
    assert said(banner) == "No clinician has signed off on these words."


@given(DAYS, st.sampled_from(["these", "others"]))
def test_search_engines_may_list_only_words_with_a_sign_off_that_holds(
    today: dt.date, words: str
) -> None:
    found = judged(today, words)
    assert review.banner(found, None).listed == (found.state in {"reviewed", "due-soon"})


def test_every_headline_is_explained_on_the_page_about_review() -> None:
    about = (ROOT / "docs/about.md").read_text("utf-8")
    for headline in review.HEADLINES.values():
        assert f"\n{headline}\n:   " in about


@pytest.mark.parametrize(
    ("signed", "until"), [("2026-03-01", "2027-03-01"), ("2028-02-29", "2029-02-28")]
)
def test_the_next_review_is_due_in_twelve_months(signed: str, until: str) -> None:
    assert next_review(dt.date.fromisoformat(signed)).isoformat() == until
