"""The commands that say where reviews stand, for people and for scheduled jobs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.project import stillopen
from tests.support.signed import PAGE, Signed, make

NOON = {
    "2026-01-15": "1768478400",
    "2026-11-15": "1794744000",
    "2026-11-16": "1794830400",
    "2027-01-16": "1800100800",
}


@pytest.fixture
def signed(tmp_path: Path) -> Signed:
    project = make(tmp_path)
    project.sign(PAGE, "faq.md")
    return project


def test_reviews_has_a_row_for_every_page(signed: Signed) -> None:
    ended = stillopen(signed.root, "reviews")
    assert ended.status == 0
    assert "relapse.md   reviewed          a-reviewer  2026-01-15  2027-01-15" in ended.output
    assert "about.md     not reviewed yet\n" in ended.output


def test_reviews_as_json_has_every_fact(signed: Signed) -> None:
    told = json.loads(stillopen(signed.root, "reviews", "--json").output)
    assert told["today"] == "2026-01-15"
    rows = {row["page"]: row for row in told["pages"]}
    assert set(rows) == set(signed.read().pages)
    assert rows[PAGE] == {
        "page": PAGE,
        "url": "relapse/",
        "title": "If you used again",
        "clinical": True,
        "state": "reviewed",
        "words": signed.read().words(PAGE),
        "reviewer": "a-reviewer",
        "name": "A. Reviewer",
        "credentials": "LICSW (invented for tests)",
        "criteria": "1",
        "reviewed": "2026-01-15",
        "review_by": "2027-01-15",
    }


def test_a_broken_ledger_is_told_and_claims_nothing(signed: Signed) -> None:
    signed.replace("reviews/ledger.toml", "2027-01-15", "2028-01-15")
    ended = stillopen(signed.root, "reviews")
    assert ended.status == 0
    assert "isn't as it was signed" in ended.output
    assert "2026-01-15" not in ended.output.split("review by\n")[1]


class TestDue:
    def test_nothing_is_due_after_a_sign_off(self, signed: Signed) -> None:
        ended = stillopen(signed.root, "due")
        assert (ended.status, ended.output) == (0, "No review is due.\n")

    @pytest.mark.parametrize(
        ("day", "within", "status"),
        [
            ("2026-11-15", (), 0),
            ("2026-11-16", (), 1),
            ("2027-01-16", (), 1),
            ("2026-11-16", ("--within", "59"), 0),
            ("2026-11-16", ("--within", "60"), 1),
            ("2026-11-15", ("--within", "365"), 1),
            ("2027-01-16", ("--within", "0"), 1),
        ],
    )
    def test_by_the_day(
        self, signed: Signed, day: str, within: tuple[str, ...], status: int
    ) -> None:
        ended = stillopen(signed.root, "due", *within, SOURCE_DATE_EPOCH=NOON[day])
        assert ended.status == status, ended.output
        assert ("relapse.md" in ended.output) == bool(status)

    def test_changed_words_are_due_at_once(self, signed: Signed) -> None:
        signed.replace(f"docs/{PAGE}", "You used again.", "You did use again.")
        ended = stillopen(signed.root, "due", "--within", "0", "--json")
        assert ended.status == 1
        assert [row["page"] for row in json.loads(ended.output)["pages"]] == [PAGE]


def unsigned(project: Signed, day: str = "2026-01-15") -> dict[str, str]:
    """What publishing on that day refuses for want of a sign-off: path and message."""
    command = ("check", "--publish", "--format", "json")
    ended = stillopen(project.root, *command, SOURCE_DATE_EPOCH=NOON[day])
    told = json.loads(ended.output)
    assert ended.status == bool(told)
    return {each["path"]: each["message"] for each in told if each["rule"] == "review"}


class TestCheckBeforePublishing:
    def test_every_clinical_page_needs_a_sign_off_and_no_other(self, signed: Signed) -> None:
        assert unsigned(signed) == {
            "docs/help-now.md": "may not be published: not reviewed yet",
            "docs/index.md": "may not be published: not reviewed yet",
        }

    def test_it_says_how_to_get_one(self, signed: Signed) -> None:
        ended = stillopen(signed.root, "check", "--publish")
        assert ended.status == 1
        assert "docs/index.md:1: may not be published: not reviewed yet\n" in ended.output
        assert "    fix: have a reviewer read it: stillopen packet index\n" in ended.output

    def test_only_publishing_asks_for_it(self, signed: Signed) -> None:
        assert stillopen(signed.root, "check").status == 0

    @pytest.mark.parametrize("day", ["2026-01-15", "2026-11-16", "2027-01-16"])
    def test_signed_pages_may_go_out_overdue_ones_too(self, signed: Signed, day: str) -> None:
        signed.sign("help-now.md", "index.md")
        assert unsigned(signed, day) == {}

    def test_a_changed_page_may_not(self, signed: Signed) -> None:
        signed.sign("help-now.md", "index.md")
        signed.replace("docs/index.md", "You may come back", "You can come back")
        message = "may not be published: changed since review"
        assert unsigned(signed) == {"docs/index.md": message}
