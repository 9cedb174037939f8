"""The index that the search fetches."""

from __future__ import annotations

import json
import random
from typing import Any

from stillopen.index import index, weight
from stillopen.records import Record, Section
from stillopen.vocabulary import Danger, Vocabulary

KNOWN = Vocabulary(
    ignored=frozenset({"i", "my", "the", "a", "is"}),
    same=(("relapse", "lapse", "setback"), ("used", "loaded"), ("tranq", "xylazine")),
    dangers=(Danger("suicide", "T", ("988",), ("want to die",), ("dying to come",)),),
)
RECORDS = (
    Record(
        "relapse/",
        (
            Section("", "Relapse", "The tolerance drops", ("I used!", "i used", "my Relapse")),
            Section("safe", "Stay safe", "The tolerance and naloxone"),
        ),
    ),
    Record("help-now/", (Section("", "Help", "x"), Section("suicide", "Suicide", "Call"))),
)


def made(most: int = 10_000, records: tuple[Record, ...] = RECORDS) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(index(records, KNOWN, most))
    return found


def test_pages_are_named_with_the_sections_that_links_need() -> None:
    assert made()["pages"] == [
        ["relapse/", "Relapse", ["Stay safe", "safe"]],
        ["help-now/", "Help", ["Suicide"]],
    ]


def test_a_section_has_each_phrase_once_without_ignored_words_and_the_rare_words_of_its_text() -> (
    None
):
    first, second, *_ = made()["text"].split("\n")
    assert first == "relapse,used;drops tolerance"
    assert second == ";and naloxone tolerance"


def test_a_phrase_of_nothing_but_ignored_words_keeps_them() -> None:
    records = (Record("a/", (Section("", "A", "", ("my",)),)), *RECORDS)
    assert made(records=records)["text"].split("\n")[0] == "my;"


def test_words_that_mean_the_same_are_kept_only_where_they_lead_to_words_of_the_pages() -> None:
    assert made()["same"].split("\n") == ["relapse lapse setback", "used loaded"]


def test_danger_is_filed_under_the_section_that_answers_it() -> None:
    assert made()["danger"] == [[1, 1, "suicide", "want to die", "dying to come"]]


def test_danger_is_filed_under_the_page_where_it_lacks_that_section() -> None:
    records = (Record("help-now/", (Section("", "Help", "x"),)),)
    assert made(records=records)["danger"] == [[0, 0, "suicide", "want to die", "dying to come"]]


def test_what_must_not_grow_gives_up_words_of_the_text_before_phrases() -> None:
    chance = random.Random(1)

    def text() -> str:
        return " ".join("".join(chance.choices("abcdefghij", k=8)) for _ in range(60))

    many = tuple(
        Record(f"p{n}/", (Section("", f"Page {n}", text(), (f"worry {n}",)),)) for n in range(200)
    )
    whole, bare = index(many, KNOWN, 10**6), index(many, KNOWN, 1)
    least = weight(bare)
    assert weight(whole) > least
    assert weight(index(many, KNOWN, least)) <= least
    assert all(f"worry {n};" in bare for n in range(200))
