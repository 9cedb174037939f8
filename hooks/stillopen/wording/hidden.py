"""Letters that nobody sees, and letters that only look like ours."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator

from stillopen.wording.rules import book
from stillopen.wording.text import fold

_WORD = re.compile(r"[^\s<>()\[\]{}|\"“”/-]+")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef]"
)
_JOINERS = "\u200c\u200d"
_DIRECTIONS = "\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
# From here on scripts need joiners to be written right: Arabic, Devanagari and their kin.
_JOINED_FROM = 0x0590


def words(line: str) -> Iterator[tuple[str, str]]:
    """Every word of a line that hides something: as it looks, and what is hidden in it."""
    if line.isascii() and "&" not in line:
        return
    line = html.unescape(line)
    right_to_left = any(unicodedata.bidirectional(char) in {"R", "AL"} for char in line)
    others = _other_words(line)
    for match in _WORD.finditer(line):
        word = match[0]
        if word.isascii():
            continue
        unseen = sorted(set(_unseen(word, right_to_left=right_to_left)))
        if unseen:
            names = ", ".join(
                unicodedata.name(char, f"U+{ord(char):04X}").lower() for char in unseen
            )
            yield _visible(word), f"holds a letter that nobody sees ({names})"
        elif alike := _look_alikes(word, others):
            names = ", ".join(f"“{char}” ({_name(char)})" for char in alike)
            yield word, f"holds a letter that only looks like ours: {names}"


def _unseen(word: str, *, right_to_left: bool) -> Iterator[str]:
    for match in _INVISIBLE.finditer(word):
        char, before = match[0], word[: match.start()][-1:]
        symbol = (bool(before) and unicodedata.category(before)[0] in "SMN") or before in _JOINERS
        emoji = symbol and ("\ufe00" <= char <= "\ufe0f" or char == "\u200d")
        flag = "\U000e0020" <= char <= "\U000e007f" and word[0] == "\U0001f3f4"
        script = char in _JOINERS and bool(before) and ord(before) >= _JOINED_FROM
        if not (emoji or flag or script or (right_to_left and char in _DIRECTIONS)):
            yield char


def _look_alikes(word: str, others: set[str]) -> list[str]:
    """The letters of another alphabet in a word that reads as one of ours."""
    found = sorted({char for char in word if char in book().look_alikes or _styled(char)})
    if not found:
        return []
    plain = fold(word).text
    mixed = any("a" <= char.lower() <= "z" for char in word) or any(map(_styled, word))
    # A Greek letter by itself is a sign; a Cyrillic one is meant to be read.
    sign = len(word) == 1 and "CYRILLIC" not in _alphabets(word)
    alone = plain.isascii() and not sign and not (_alphabets(word) & others)
    return found if mixed or alone else []


def _styled(char: str) -> bool:
    """Whether a character is one of our letters in disguise: full width, or mathematical."""
    if char.isascii() or not char.isalpha() or unicodedata.category(char) == "Lo":
        return False
    kind = unicodedata.decomposition(char).partition(">")[0]
    return kind in {"<font", "<wide", "<circle", "<square"} and fold(char).text.isascii()


def _other_words(line: str) -> set[str]:
    """The alphabets that the line really uses: they have a word that couldn't pass for ours."""
    return {
        alphabet
        for match in _WORD.finditer(line)
        if not match[0].isascii() and not fold(match[0]).text.isascii()
        for alphabet in _alphabets(match[0])
    }


def _alphabets(word: str) -> set[str]:
    letters = (char for char in word if not char.isascii() and char.isalpha())
    return {unicodedata.name(char, "").partition(" ")[0] for char in letters}


def _visible(word: str) -> str:
    return _INVISIBLE.sub("", word)


def _name(char: str) -> str:
    return unicodedata.name(char, f"U+{ord(char):04X}").lower()
