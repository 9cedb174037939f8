"""The items of the Patient Education Materials Assessment Tool for printed matter (PEMAT-P).

AHRQ's 17 items on understanding and 7 on acting, in our own words. A reviewer answers each;
what a machine can count stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import textstat

from stillopen import reading
from stillopen.page import Page

UNDERSTANDING = (
    "The page makes clear early what it is for.",
    "Nothing on it leads away from that.",
    "The words are everyday words.",
    "Medical words stand only where a reader needs to learn them, and each is explained.",
    "Sentences say who does what.",
    "Figures are easy to grasp.",
    "Nobody has to do sums.",
    "The text comes in short pieces.",
    "Each piece has a heading that tells what is in it.",
    "One thing follows from another.",
    "It says the main points again in brief.",
    "Something to see (a box, a list, larger type) marks what matters most.",
    "There is a picture wherever one would help.",
    "Pictures back up the words and don't compete with them.",
    "Each picture says in a title or caption what it shows.",
    "Pictures are plain and free of clutter.",
    "Tables are simple, with short headings on rows and columns.",
)
ACTING = (
    "It names at least one thing that the reader can do.",
    "It says 'you' where it says what to do.",
    "It takes a task apart into small, clear steps.",
    "It hands over something to use where that would help: words to copy, a list to fill in.",
    "Where a sum is needed, it shows how to do it.",
    "Where there is a drawing or table, it says how to act on it.",
    "Pictures show how to do things wherever that would be easier.",
)
NONE = "does not apply: there is none"


@dataclass(frozen=True)
class Item:
    """One item, and what could be counted for it ('' where only a person can tell)."""

    words: str
    finding: str


def items(page: Page, body: str) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """The items on understanding and on acting, for a page and its rendered body."""
    counted = _counted(page, body)
    kinds = (UNDERSTANDING, ACTING)
    filled = (tuple(Item(words, counted.get(words, "")) for words in kind) for kind in kinds)
    understanding, acting = filled
    return understanding, acting


def _counted(page: Page, body: str) -> Mapping[str, str]:
    text, sentences = reading.text(body), reading.sentences(body)
    words = len(" ".join(sentences).split())
    you = len(re.findall(r"\byou(?:r|rs|rself|'\w+)?\b", " ".join(sentences), re.I))
    tables = body.count("<table")
    drawings = len(re.findall(r"\[Here the page shows a drawing|<img ", body))
    pictures = "" if drawings else NONE
    findings: dict[int, str] = {
        2: f"grade {textstat.flesch_kincaid_grade(' '.join(sentences))} (Flesch-Kincaid)",
        5: "" if re.search(r"\d", text) else NONE,
        6: "" if re.search(r"\d", text) else NONE,
        7: _sections(body),
        8: f"{len(page.headings)} headings",
        11: f"{body.count('<blockquote') + body.count('admonition ')} boxes, {_lists(body)} lists",
        **{index: pictures for index in (13, 14, 15)},
        16: f"{tables} tables" if tables else NONE,
        17: f"{body.count('<a')} links, {body.count('href=')} of them to call, text or open",
        18: f"'you' {you} times in {words} words",
        20: f"{body.count('<blockquote>')} messages to copy",
        21: "" if re.search(r"\d", text) else NONE,
        22: "" if drawings or tables else NONE,
    }
    return {(UNDERSTANDING + ACTING)[index]: found for index, found in findings.items()}


def _sections(body: str) -> str:
    counts = [len(reading.text(part).split()) for part in re.split(r"<h2", body)]
    return f"{len(counts)} pieces, the longest of {max(counts)} words"


def _lists(body: str) -> int:
    return body.count("<ul") + body.count("<ol") + body.count("<dl")
