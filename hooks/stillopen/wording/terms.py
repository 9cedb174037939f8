"""Phrases that a rule looks for, found in context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stillopen.wording.figures import backed
from stillopen.wording.phrases import Phrase
from stillopen.wording.rules import Rule, Voice, book
from stillopen.wording.text import Text, foreign

# A phrase in which no word can be counted on holds a figure.
_DIGIT = re.compile(r"\d")
# As far as this, in characters, words can tell what is meant.
_AROUND = 80


@dataclass(frozen=True)
class Hit:
    """A phrase that a rule found, by its offsets in the text as it was written."""

    rule: Rule
    start: int
    end: int


@dataclass(frozen=True)
class Backing:
    """What the page's sources hold: their numbers, and whether there are any sources at all."""

    numbers: frozenset[float]
    sourced: bool


def find(text: Text, backing: Backing, voice: Voice | None = None) -> list[Hit]:
    """Every fault in the text; where two overlap, the longer one.

    `voice` is who says all of it, where the text doesn't tell voices apart itself.
    """
    hits = list(_hits(text, voice))
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.rule.id)):
        if kept and hit.start < kept[-1].end:
            if hit.end - hit.start > kept[-1].end - kept[-1].start:
                kept[-1] = hit
        else:
            kept.append(hit)
    return [hit for hit in kept if not _backed(text.joined[hit.start : hit.end], hit.rule, backing)]


def _hits(text: Text, voice: Voice | None) -> Iterator[Hit]:
    folded = text.folded
    # Letters whose lower case is longer would shift all offsets; there is one, and it is Turkish.
    lower = folded.text.replace("\u0130", "I").lower()
    for rule, phrase in book().index.candidates(lower):
        for match in _matches(folded.text, lower, phrase):
            start, end = folded.origin(match.start()), folded.origin(match.end())
            if (
                (voice or text.voice(start)) in rule.voices
                and not _excused(match.span(), rule, folded.text, lower)
                and (rule.check == "figure" or not foreign(text.place(start)[0].text))
            ):
                yield Hit(rule, start, end)


def _matches(text: str, lower: str, phrase: Phrase) -> Iterator[re.Match[str]]:
    """Every match of a phrase; only lines that hold one of its needles are looked at."""
    searched = text if phrase.exact else lower
    if not phrase.needles and _DIGIT.search(text):
        yield from phrase.pattern.finditer(searched)
    for needle in phrase.needles:
        at = lower.find(needle)
        while at >= 0:
            begin, after = lower.rfind("\n", 0, at) + 1, lower.find("\n", at)
            end = after if after >= 0 else len(lower)
            yield from phrase.pattern.finditer(searched, begin, end)
            at = lower.find(needle, end)


def _excused(span: tuple[int, int], rule: Rule, text: str, lower: str) -> bool:
    """Whether the words around a match show that no harm is meant."""
    begin, end = max(0, span[0] - _AROUND), min(len(text), span[1] + _AROUND)
    begin = max(begin, text.rfind("\n", begin, span[0]) + 1)
    after = text.find("\n", span[1], end)
    end = after if after >= 0 else end
    excuses = [*book().names.finditer(text, begin, end)]
    excuses += rule.unless.finditer(lower, begin, end) if rule.unless else ()
    return any(_overlap(excuse.span(), span) for excuse in excuses)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _backed(figure: str, rule: Rule, backing: Backing) -> bool:
    if rule.check == "figure":
        return backed(figure, backing.numbers)
    return rule.check == "vague-figure" and backing.sourced
