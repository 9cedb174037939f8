"""What the search knows beside the pages: ignored words, words that mean the same, and danger."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from stillopen import tables
from stillopen.problem import Problem, choices

if TYPE_CHECKING:
    from stillopen.lines import HelpLine

FILE = "facts/search.toml"
RULE = "search"
# The page whose sections the cards of danger lead to.
ANSWERS = "help-now.md"
# Part of words as people write them, and left out as people type them.
_DROPPED = dict.fromkeys(map(ord, "'\u2018\u2019`"))
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Danger:
    """What calls for help before any result.

    `section` is the address of a heading in ANSWERS; the page itself answers where it lacks it.
    """

    section: str
    title: str
    lines: tuple[str, ...]
    phrases: tuple[str, ...]
    harmless: tuple[str, ...]
    at: int = 0


@dataclass(frozen=True)
class Vocabulary:
    """The file's content; `same` holds lines of words that readers use for one another."""

    ignored: frozenset[str] = frozenset()
    same: tuple[tuple[str, ...], ...] = ()
    dangers: tuple[Danger, ...] = ()

    def telling(self, text: str) -> tuple[str, ...]:
        """The words of a text that tell it from another: all of them, where all are ignored."""
        found = words(text)
        return tuple(word for word in found if word not in self.ignored) or found

    def joined(self, text: str) -> str:
        """The telling words of a text, with spaces between them."""
        return " ".join(self.telling(text))


def words(text: str) -> tuple[str, ...]:
    """The words of a text, without case, accents or apostrophes, as the script folds them too."""
    # Most text is plain, and a whole site's worth of it is read at every save in a preview.
    plain = text if text.isascii() else _unaccented(text)
    return tuple(_WORD.findall(plain.translate(_DROPPED).lower()))


def _unaccented(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text)
    return "".join(char for char in plain if unicodedata.category(char)[0] != "M")


def read(root: Path) -> tuple[Vocabulary, list[Problem]]:
    """What the search knows; nothing where the file is wrong."""
    data, found, problems = tables.read(root, FILE, "search")
    if problems:
        return Vocabulary(), problems
    dangers = (
        Danger(
            section=values["section"],
            title=values["title"],
            lines=tuple(values["lines"]),
            phrases=_folded(values["phrases"]),
            harmless=_folded(values["harmless"]),
            at=found.line("danger", index),
        )
        for index, values in enumerate(data["danger"])
    )
    same = tuple(words(line) for line in data["same"])
    return Vocabulary(frozenset(words(data["ignored"])), same, tuple(dangers)), []


def problems(known: Vocabulary, lines: Mapping[str, HelpLine]) -> list[Problem]:
    """Every card of danger with a line that isn't there, or phrases that take it back."""
    return [
        Problem(FILE, danger.at, RULE, message, fix)
        for danger in known.dangers
        for message, fix in _judge(danger, lines)
    ]


def _folded(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(words(phrase)) for phrase in phrases))


def _judge(danger: Danger, lines: Mapping[str, HelpLine]) -> Iterator[tuple[str, str]]:
    for line in danger.lines:
        if lines and line not in lines:
            yield f"there is no help line '{line}'", choices(line, lines)
    for phrase in sorted(set(danger.phrases) & set(danger.harmless)):
        yield f"'{phrase}' is called danger and harmless", "take it out of one of the two lists"
