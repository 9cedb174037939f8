"""The notation of wording.toml for phrases, and a quick way to those that a text may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Owner = TypeVar("Owner")

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
)
NUMBER_WORDS = {word: value for value, word in enumerate(_SMALL.split())} | {
    f"{word}ty": (place + 2) * 10
    for place, word in enumerate(("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine"))
}
_DIGITS = r"\d[\d,]*(?:\.\d+)?"
# The notation of `find`; everything else stands for itself.
_MARKS = {
    "{number}": rf"(?:{_DIGITS}|{'|'.join(NUMBER_WORDS)})",
    " ... ": r" (?:\S+ ){0,3}",
    ")?": ")?",
    "(": "(?:",
    ")": ")",
    "|": "|",
    "*": r"\w*",
    "#": _DIGITS,
}
_MARK = re.compile("(" + "|".join(re.escape(mark) for mark in _MARKS) + ")")
_LETTERS = re.compile(r"[a-z]+")
# What a word begins in the middle of.
_GLUED = re.compile(r"[\w)?*#}]$")
# Words are looked up by so many first letters.
_SIZES = (1, 2, 3, 4)
_GROUP = re.compile(r"\(([^()]*)\)(\??)")


@dataclass(frozen=True)
class Phrase:
    """Words to look for, in lower case unless `exact`.

    A line that holds them has, for each of `needs`, a word that begins as one of it. The
    `needles` are the longest of these beginnings in full; none where nothing is certain.
    """

    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]
    needles: tuple[str, ...]
    exact: bool


def phrase(written: str, *, exact: bool) -> Phrase:
    """A phrase in the notation of wording.toml, ready to run."""
    folded = written if exact else written.lower()
    choices = [choice for choice in _choices(written.lower()) if all(choice)]
    best = max(choices, key=lambda choice: min(map(len, choice)), default=[])
    needs = tuple(frozenset(word[: max(_SIZES)] for word in choice) for choice in choices)
    return Phrase(compiled([folded]), needs, tuple(best), exact)


def compiled(phrases: Sequence[str]) -> re.Pattern[str]:
    """One pattern for phrases in the notation of wording.toml, on whole words only."""
    either = "|".join(
        "".join(_MARKS.get(part) or re.escape(part) for part in _MARK.split(phrase))
        for phrase in phrases
    )
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)")


def _choices(phrase: str) -> Iterator[list[str]]:
    """For each part that a phrase can't do without, the words that may stand there."""
    assert "(" not in _GROUP.sub("", phrase), f"a group within a group: {phrase}"
    at = 0
    for group in _GROUP.finditer(phrase):
        yield [_longest(phrase[at : group.start()], phrase[:at])]
        if not group[2]:
            yield [_longest(part, phrase[: group.start()]) for part in group[1].split("|")]
        at = group.end()
    yield [_longest(phrase[at:], phrase[:at])]


def _longest(part: str, before: str) -> str:
    """The longest beginning of a word in a part of a phrase that stands after `before`."""
    pieces = _MARK.split(part)
    found = []
    for index in range(0, len(pieces), 2):
        ahead = before + "".join(pieces[:index])
        words = _LETTERS.finditer(pieces[index].lower())
        found += [word[0] for word in words if word.start() or not _GLUED.search(ahead)]
    return max(found, key=len, default="")


@dataclass(frozen=True)
class Index(Generic[Owner]):
    """Phrases and whose they are, by the first letters of the words that they need."""

    by_start: Mapping[str, Sequence[tuple[Owner, Phrase]]]
    always: Sequence[tuple[Owner, Phrase]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[Owner, Phrase]]) -> Index[Owner]:
        """The index of phrases, each with its owner."""
        by_start: dict[str, list[tuple[Owner, Phrase]]] = {}
        always = []
        for owner, phrase in pairs:
            for needle in phrase.needles:
                by_start.setdefault(needle[: max(_SIZES)], []).append((owner, phrase))
            if not phrase.needles:
                always.append((owner, phrase))
        return cls(by_start, always)

    def candidates(self, lower: str) -> Iterator[tuple[Owner, Phrase]]:
        """The phrases that a lower-case text could hold, each once."""
        starts = {word[:size] for word in set(_LETTERS.findall(lower)) for size in _SIZES}
        held = starts & self.by_start.keys()
        near = {id(pair[1]): pair for start in held for pair in self.by_start[start]}
        for owner, phrase in (*near.values(), *self.always):
            if not any(need.isdisjoint(starts) for need in phrase.needs):
                yield owner, phrase
