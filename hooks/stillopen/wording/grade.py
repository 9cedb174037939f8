"""How many years of school a page asks of its reader, counted on its prose."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from stillopen.wording import sentences
from stillopen.wording.prose import Block, Prose
from stillopen.wording.text import foreign

# Kincaid and others, 1975: the Flesch–Kincaid grade.
_PER_WORD, _PER_SYLLABLE, _BASE = 0.39, 11.8, 15.59
_HARDEST = 3
# A paragraph with as many spaces as this is prose even where it lacks its full stop.
_LINE = 5
# What is left out of the count, in the words that an editor reads.
_NAMES = {
    "heading": "headings",
    "table": "tables",
    "message": "messages to send",
    "title": "the title",
    "description": "the description",
}


@dataclass(frozen=True)
class Hard:
    """A sentence and the grade it would have alone."""

    sentence: str
    line: int
    grade: float


@dataclass(frozen=True)
class Grade:
    """A page's Flesch–Kincaid grade; `value` is None where there is too little prose.

    `left_out` pairs what wasn't counted with its number of words, or of lines for code.
    """

    value: float | None
    words: int
    sentences: int
    hardest: tuple[Hard, ...]
    left_out: tuple[tuple[str, int], ...]


def measure(prose: Prose, least: int) -> Grade:
    """The grade of a page's prose, if that has at least so many words."""
    counted, left_out = _sort(prose.blocks)
    rows = [(hard, count) for block in counted for hard, count in _sentences(block)]
    words = sum(count for _, (count, _) in rows)
    spoken = sum(count for _, (_, count) in rows)
    value = round(_formula(words, len(rows), spoken), 1) if words >= max(least, 1) else None
    hardest = sorted((hard for hard, _ in rows), key=lambda hard: (-hard.grade, hard.line))
    if prose.code:
        left_out["code, in lines"] = prose.code
    return Grade(value, words, len(rows), tuple(hardest[:_HARDEST]), tuple(left_out.items()))


def _sort(blocks: Iterable[Block]) -> tuple[list[Block], dict[str, int]]:
    counted: list[Block] = []
    left_out: dict[str, int] = {}
    for block in blocks:
        name = _NAMES.get(block.kind)
        if not name and foreign(block.text):
            name = "another language"
        if not name and not _is_prose(block):
            name = "lists and lines that aren't sentences"
        if name:
            left_out[name] = left_out.get(name, 0) + len(block.text.split())
        else:
            counted.append(block)
    return counted, left_out


def _is_prose(block: Block) -> bool:
    """Whether a block is made of sentences, to be told from the entries of a list."""
    if block.text.rstrip("\"”')").endswith((".", "!", "?", ":", "…")):
        return True
    return block.kind == "paragraph" and block.text.count(" ") >= _LINE


def _sentences(block: Block) -> Iterator[tuple[Hard, tuple[int, int]]]:
    for start, end in sentences.split(block.text):
        sentence = block.text[start:end].strip()
        words = sentences.words(sentence)
        if words:
            spoken = sum(map(syllables, words))
            grade = _formula(len(words), 1, spoken)
            yield Hard(sentence, block.line(start), grade), (len(words), spoken)


def _formula(words: int, sentences: int, spoken: int) -> float:
    return _PER_WORD * words / sentences + _PER_SYLLABLE * spoken / words - _BASE


@functools.cache
def syllables(word: str) -> int:
    """How many syllables a word has, as textstat counts them; at least one."""
    return max(1, int(_textstat().syllable_count(word)))


@functools.cache
def _textstat() -> Any:
    # Loading it takes a quarter of a second, which commands without a grade needn't wait for.
    import textstat  # noqa: PLC0415

    return textstat
