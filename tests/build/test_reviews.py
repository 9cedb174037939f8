"""What built pages say about reviews: as much as was signed, and nothing more."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from bench import _making as making
from tests.support.project import Build, build
from tests.support.signed import PAGE, Signed, make

# Noon of the day that each state is seen on, the sign-off being of 2026-01-15.
DAYS = {
    "reviewed": "1768478400",
    "due-soon": "1794830400",
    "overdue": "1800100800",
}
HEADLINES = {
    "awaiting": "Not reviewed yet.",
    "reviewed": "Reviewed.",
    "due-soon": "Review due soon.",
    "overdue": "Review overdue.",
    "changed": "Changed since review.",
}
LISTED = {"reviewed", "due-soon"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The site on a day when its signed pages are in that state."""
    made: dict[str, Path] = {}

    def site(state: str) -> Path:
        if state not in made:
            project = make(tmp_path_factory.mktemp(state))
            project.sign(PAGE, "faq.md")
            if state == "changed":
                project.replace(f"docs/{PAGE}", "You used again.", "You did use again.")
            ended = build(project.root, SOURCE_DATE_EPOCH=DAYS.get(state, DAYS["reviewed"]))
            assert ended.status == 0, ended.output
            made[state] = ended.site
        return made[state]

    return site


def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text("utf-8"))


def banner(html: LexborHTMLParser) -> str:
    node = html.css_first(".so-banner")
    assert node is not None
    return " ".join(node.text().split())


def data(html: LexborHTMLParser) -> list[dict[str, Any]]:
    blocks = html.css('script[type="application/ld+json"]')
    return [part for block in blocks for part in json.loads(block.text())["@graph"]]


@pytest.mark.parametrize("state", ["reviewed", "due-soon", "overdue", "changed"])
class TestInEveryState:
    def test_the_banner_stands_right_under_the_title(
        self, built: Callable[[str], Path], state: str
    ) -> None:
        html = (built(state) / "relapse" / "index.html").read_text("utf-8")
        between = html.split("</h1>")[1].split('class="so-banner')[0]
        assert not re.sub(r"<[^>]*>?", "", between).strip()

    def test_it_says_the_state_the_signer_and_the_day(
        self, built: Callable[[str], Path], state: str
    ) -> None:
        html = page(built(state), "relapse")
        assert banner(html).startswith(HEADLINES[state])
        assert "A. Reviewer, LICSW (invented for tests)" in banner(html)
        times = {t.attributes["datetime"]: t.text() for t in html.css(".so-banner time")}
        assert times["2026-01-15"] == "January 15, 2026"
        assert ("2027-01-15" in times) == (state != "changed")

    def test_it_leads_to_what_it_means(self, built: Callable[[str], Path], state: str) -> None:
        link = page(built(state), "relapse").css_first(".so-banner a")
        assert link is not None
        assert link.attributes["href"] == "../about/#how-review-works"
        assert page(built(state), "about").css_first("#how-review-works") is not None

    def test_search_engines_may_list_it_only_while_the_sign_off_holds(
        self, built: Callable[[str], Path], state: str
    ) -> None:
        html = page(built(state), "relapse")
        robots = [node.attributes["content"] for node in html.css('meta[name="robots"]')]
        assert robots == ([] if state in LISTED else ["noindex"])

    def test_only_then_do_machines_read_who_reviewed_it(
        self, built: Callable[[str], Path], state: str
    ) -> None:
        found = data(page(built(state), "relapse"))
        if state in LISTED:
            assert found == [
                {
                    "@type": "MedicalWebPage",
                    "name": "If you used again",
                    "description": "It tells you something, and you may still come back.",
                    "lastReviewed": "2026-01-15",
                    "reviewedBy": {
                        "@type": "Person",
                        "name": "A. Reviewer",
                        "honorificSuffix": "LICSW (invented for tests)",
                    },
                }
            ]
        else:
            assert found == []

    def test_the_list_for_watchers_and_the_table_say_the_same(
        self, built: Callable[[str], Path], state: str
    ) -> None:
        site = built(state)
        listed = json.loads((site / "reviews.json").read_text("utf-8"))["pages"]
        states = {row["page"]: row["state"] for row in listed}
        assert states[PAGE] == state
        assert states["index.md"] == "awaiting"
        rows = page(site, "about").css(".so-states tbody tr")
        told = {row.css("a")[0].text(): row.css("td")[0].text() for row in rows}
        assert len(told) == len(listed)
        assert told["If you used again"].startswith(HEADLINES[state].rstrip("."))
        assert "January 15, 2026" in told["If you used again"]
        assert ("January 15, 2027" in told["If you used again"]) == (state != "changed")
        assert "January" not in told["The door is open"]


def test_a_page_that_changed_no_longer_says_that_it_was_reviewed(
    built: Callable[[str], Path],
) -> None:
    words = banner(page(built("changed"), "relapse"))
    assert "reviewed" not in words
    assert "They have changed since then, and nobody has signed off the new ones." in words


class TestQuestionsForMachines:
    def test_every_question_has_the_answer_that_stands_in_the_page(
        self, built: Callable[[str], Path]
    ) -> None:
        html = page(built("reviewed"), "faq")
        asked = next(part for part in data(html) if part["@type"] == "FAQPage")["mainEntity"]
        assert [each["name"] for each in asked] == [
            "May I come back?",
            "Is it too late?",
            "Will Invented Program answer?",
        ]
        body = " ".join(html.body.text().split()) if html.body else ""
        for each in asked:
            for sentence in re.split(r"(?<=[.!?])\s+", each["acceptedAnswer"]["text"]):
                assert sentence in body
        assert asked[1]["acceptedAnswer"]["text"] == "No. It isn't late: 3 < 5."

    def test_no_answer_can_end_the_block(self, built: Callable[[str], Path]) -> None:
        html = (built("reviewed") / "faq" / "index.html").read_text("utf-8")
        block = html.split('<script type="application/ld+json">')[1].split("</script>")[0]
        assert "<" not in block
        assert json.loads(block)

    def test_a_page_with_other_headings_has_none(self, built: Callable[[str], Path]) -> None:
        assert all(part["@type"] != "FAQPage" for part in data(page(built("reviewed"), "relapse")))


def test_the_menu_cannot_put_another_title_over_signed_words(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.sign()
    project.replace("mkdocs.yml", f"- {PAGE}", f"- You may use again: {PAGE}")
    ended = build(project.root)
    assert ended.status == 0, ended.output
    html = (ended.site / "relapse" / "index.html").read_text("utf-8")
    assert "You may use again" not in html
    assert "<h1>If you used again</h1>" in html


def test_a_fraud_writes_no_site(tmp_path: Path, run_build: Callable[[Path], Build]) -> None:
    project: Signed = make(tmp_path)
    project.sign()
    project.replace("reviews/ledger.toml", "2027-01-15", "2099-01-15")
    ended = run_build(project.root)
    assert ended.status == 1
    assert "isn't as it was signed" in ended.output
    assert not ended.site.exists()


def test_a_clock_that_is_none_stops_the_build_in_words(tmp_path: Path) -> None:
    ended = build(make(tmp_path).root, SOURCE_DATE_EPOCH="soon")
    assert ended.status == 1
    assert "SOURCE_DATE_EPOCH: 'soon' is no time" in ended.output
    assert "Traceback" not in ended.output
    assert not ended.site.exists()


def test_as_delivered_no_page_claims_a_review(site: Path) -> None:
    told = json.loads((site / "reviews.json").read_text("utf-8"))["pages"]
    assert {row["state"] for row in told} == {"awaiting"}
    for row in told:
        html = page(site, row["url"])
        assert banner(html).startswith("Not reviewed yet.")
        assert html.css_first('meta[name="robots"]') is not None
        assert all("reviewedBy" not in part for part in data(html))


def test_a_big_site_tells_how_many_pages_are_in_which_state(tmp_path: Path) -> None:
    project = making.ours(70, tmp_path / "big")
    ended = build(project)
    assert ended.status == 0, ended.output
    rows = page(ended.site, "about").css(".so-states tbody tr")
    assert [" ".join(row.text(separator=" ").split()) for row in rows] == ["Not reviewed yet 70"]
    assert len(json.loads((ended.site / "reviews.json").read_text("utf-8"))["pages"]) == 70
