"""The message maker: what a reader can tick, and the sentence that each tick writes.

The block stands in a page, so that its words are reviewed with the page's own:

    !!! message-maker "Make your own message"
        Who is writing? (choose one)
        - My first name: Hi, my name is [your first name].
        - No name for now: Hi. I'd rather not give my name yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stillopen import blocks
from stillopen.messages import LONGEST
from stillopen.page import Page
from stillopen.problem import Problem

KIND = "message-maker"
_ONE = "(choose one)"
_OPTION = re.compile(r"^\s*[-*+]\s+(?P<label>[^:]*[^:\s])\s*:(?:\s+(?P<sentence>.*\S))?\s*$")
_BLANK = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True)
class Option:
    """What a reader ticks, and the sentence it adds: none where it means to say nothing."""

    label: str
    sentence: str

    @property
    def blanks(self) -> tuple[str, ...]:
        """What the reader fills in: the words in [square brackets]."""
        return tuple(_BLANK.findall(self.sentence))


@dataclass(frozen=True)
class Choice:
    """A question with its options; `one` where they rule each other out."""

    question: str
    options: tuple[Option, ...]
    one: bool


@dataclass(frozen=True)
class Maker:
    """A message maker as a reader gets it."""

    title: str
    choices: tuple[Choice, ...]


def find(page: Page) -> list[blocks.Block]:
    """The page's makers; there should be one at most."""
    return blocks.find(page, KIND)


def read(block: blocks.Block) -> Maker:
    """The maker that a block without problems describes."""
    choices = []
    for paragraph in re.split(r"\n\s*\n", block.text):
        question, *lines = paragraph.strip().split("\n")
        matches = filter(None, map(_OPTION.match, lines))
        options = tuple(Option(match["label"], match["sentence"] or "") for match in matches)
        plain = question.replace(_ONE, "").strip()
        choices.append(Choice(plain, options, question != plain))
    return Maker(block.title, tuple(choices))


def problems(page: Page, shown: str) -> Iterator[Problem]:
    """Makers that a reader couldn't use."""
    yield from blocks.problems(page, KIND, KIND, shown)
    found = find(page)
    for block in found[1:]:
        cause, fix = "a second message maker on one page", "put everything into the first one"
        yield Problem(shown, block.line, KIND, cause, fix)
    for block in filter(lambda block: block.text, found):
        for offset, cause, fix in _faults(block):
            yield Problem(shown, block.text_line + offset, KIND, cause, fix)
        longest = sum(len(sentence) + 1 for sentence in _longest(read(block)))
        if longest > LONGEST:
            cause = (
                f"all ticked, it writes {longest:,} characters; at most {LONGEST:,} can be texted"
            )
            yield Problem(shown, block.line, KIND, cause, "make its sentences shorter")


def _longest(maker: Maker) -> Iterator[str]:
    for choice in maker.choices:
        sentences = sorted((option.sentence for option in choice.options), key=len)
        yield from sentences[-1:] if choice.one else sentences


def _faults(block: blocks.Block) -> Iterator[tuple[int, str, str]]:
    """Lines that are neither a question with options nor one of its options."""
    lines = block.text.split("\n")
    for index, line in enumerate(lines):
        after_blank = index == 0 or not lines[index - 1].strip()
        option = bool(re.match(r"\s*[-*+]\s", line))
        followed = index + 1 < len(lines) and bool(re.match(r"\s*[-*+]\s", lines[index + 1]))
        if after_blank and option:
            yield index, "options stand under no question", "write a question above them"
        elif after_blank and line.strip() and not followed:
            fix = "write options under it, such as '- My first name: Hi, I'm [your first name].'"
            yield index, f"the question '{line.strip()}' has no options", fix
        elif not after_blank and line.strip() and not _OPTION.match(line):
            fix = "write '- what the reader ticks: the sentence it adds.'"
            yield index, f"'{line.strip()}' is no option of the message maker", fix
