"""A page's blocks as one text to search, told apart by voice and language."""

from __future__ import annotations

import bisect
import functools
import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from stillopen.wording import sentences
from stillopen.wording.prose import Block
from stillopen.wording.rules import Voice, book

_OTHER = re.compile(r"[^\x00-\x7f]+")
_QUOTED = re.compile(r'"[^"\n]*"')
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I'd|I'll|[Mm]y|[Mm]e|mine)\b")
_MIN_FOREIGN = 2
# Latin letters, with accents, end where Greek begins; Vietnamese has a block of its own.
_LATIN_ENDS, _VIETNAMESE = 0x36F, range(0x1E00, 0x1F00)


@dataclass(frozen=True)
class Text:
    """Blocks joined by line breaks, and where each begins."""

    blocks: Sequence[Block]
    joined: str
    begins: tuple[int, ...]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Text:
        """The text of some blocks."""
        lengths = (len(block.text) + 1 for block in blocks)
        begins = (0, *itertools.accumulate(lengths))
        return cls(blocks, "\n".join(block.text for block in blocks), begins[: len(blocks)])

    @functools.cached_property
    def folded(self) -> Folded:
        """The text in plain letters, for searching."""
        return fold(self.joined)

    @functools.cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Where readers speak: in whole blocks, in quotes, in headings that say I."""
        found: list[tuple[int, int]] = []
        for begin, block in zip(self.begins, self.blocks, strict=True):
            if block.quoted or (block.kind == "heading" and _FIRST_PERSON.search(block.text)):
                found.append((begin, begin + len(block.text)))
            elif '"' in block.text or "\u201c" in block.text:
                straight = block.text.replace("\u201c", '"').replace("\u201d", '"')
                spans = (match.span() for match in _QUOTED.finditer(straight))
                found += [(begin + start, begin + end) for start, end in spans]
        return tuple(found)

    def voice(self, offset: int) -> Voice:
        """Who speaks at an offset."""
        at = bisect.bisect_right(self.quotes, (offset, len(self.joined) + 1)) - 1
        return "quoted" if at >= 0 and offset < self.quotes[at][1] else "own"

    def place(self, offset: int) -> tuple[Block, int]:
        """The block at an offset, and the offset in it."""
        at = bisect.bisect_right(self.begins, offset) - 1
        return self.blocks[at], offset - self.begins[at]


@dataclass(frozen=True)
class Folded:
    """A text in plain letters; `origin` leads from an offset in it to one in what was written."""

    text: str
    steps: tuple[tuple[int, int], ...]

    def origin(self, offset: int) -> int:
        """The offset in the text as it was written."""
        if not self.steps:
            return offset
        at = bisect.bisect_right(self.steps, (offset, 1 << 60)) - 1
        return offset + self.steps[at][1] if at >= 0 else offset


def fold(text: str) -> Folded:
    """The text without accents, look-alikes and letters that nobody sees."""
    if text.isascii():
        return Folded(text, ())
    pieces: list[str] = []
    steps: list[tuple[int, int]] = []
    at = length = 0
    for match in _OTHER.finditer(text):
        before = text[at : match.start()]
        pieces.append(before)
        length += len(before)
        for offset, char in enumerate(match[0], match.start()):
            plain = plain_letter(char)
            pieces.append(plain)
            length += len(plain)
            if len(plain) != 1:
                steps.append((length, offset + 1 - length))
        at = match.end()
    pieces.append(text[at:])
    return Folded("".join(pieces), tuple(steps))


@functools.cache
def plain_letter(char: str) -> str:
    """The ASCII letters that a character stands for or looks like, else itself."""
    if char in book().look_alikes:
        return book().look_alikes[char]
    if char in "\u201c\u201d\u201e":
        return '"'
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return ""
    parts = unicodedata.normalize("NFKD", char)
    plain = "".join(part for part in parts if unicodedata.category(part) != "Mn")
    return plain if plain.isascii() else char


@functools.lru_cache(maxsize=1024)
def foreign(text: str) -> bool:
    """Whether a text is in another language than English, as far as its small words tell."""
    if not text.isascii():
        letters = [char for char in text if char.isalpha()]
        if sum(map(_not_latin, letters)) * 2 > len(letters):
            return True
    words = sentences.words(text.lower())
    other = sum(word in book().other_words for word in words)
    return other >= _MIN_FOREIGN and other > sum(word in book().english_words for word in words)


@functools.cache
def _not_latin(char: str) -> bool:
    plain = unicodedata.normalize("NFKD", char)[0]
    return ord(char) > _LATIN_ENDS and ord(char) not in _VIETNAMESE and not plain.isascii()
