"""The words of a page as a reader meets them: blocks of plain text, each with its lines."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from stillopen.wording.inline import BREAK, Line, clean, spoken

Kind = Literal["paragraph", "item", "heading", "table", "message", "title", "description"]

_HEADING = re.compile(r"#{1,6}(?:[ \t]+(.*?)[ \t]*#*)?$")
_ADMONITION = re.compile(r'(?:!!!|\?\?\?\+?)\s+([\w -]+?)(?:\s+"(.*)")?$')
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+(?=\S)")
_DEFINITION = re.compile(r":\s+(?=\S)")
_QUOTE = re.compile(r"(?:>[ ]?)+")
_RULER = re.compile(r"(?:[-*_][ ]*){3,}$")
_UNDERLINE = re.compile(r"(?:=+|-+)$")
_DELIMITER = re.compile(r"[ :|]*-[-| :]*$")
_REFERENCE = re.compile(r"\[[^\]]+\]:\s")
_PART = re.compile(r"\{\{\s*parts\.")
_MESSAGE = "message"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words that belong together.

    `starts` and `lines` say where in `text` each source line begins, and its number;
    `quoted` is whether all of it is a reader's voice.
    """

    kind: Kind
    text: str
    starts: tuple[int, ...]
    lines: tuple[int, ...]
    quoted: bool = False

    def line(self, offset: int) -> int:
        """The line in the file that the character at `offset` stands on."""
        return self.lines[bisect.bisect_right(self.starts, offset) - 1]


@dataclass(frozen=True)
class Prose:
    """A page's blocks in order, and how many lines of code and generated parts hold no words."""

    blocks: tuple[Block, ...]
    code: int = 0
    parts: int = 0


def read(lines: Iterable[Line]) -> Prose:
    """The blocks of Markdown lines, in time linear in their length."""
    reader = _Reader(list(spoken(lines)))
    reader.read()
    return Prose(tuple(reader.blocks), reader.code, reader.parts)


@dataclass
class _Reader:
    """Walks the lines once, keeping the paragraph that is open and what it stands in."""

    lines: Sequence[Line]
    blocks: list[Block] = field(default_factory=list)
    code: int = 0
    parts: int = 0
    open: list[Line] = field(default_factory=list)
    kind: Kind = "paragraph"
    quoted: bool = False
    # What the open lines stand in, outermost first; each asks for four spaces more.
    inside: list[str] = field(default_factory=list)
    after_blank: bool = True
    in_table: bool = False

    def read(self) -> None:
        for index, (number, line) in enumerate(self.lines):
            text = line.strip()
            if text:
                spaced = line.expandtabs(4)
                self.line(number, text, (len(spaced) - len(spaced.lstrip(" "))) // 4, index)
            else:
                self.close()
                self.in_table = False
            self.after_blank = not text
        self.close()

    def line(self, number: int, text: str, indent: int, index: int) -> None:
        if indent > len(self.inside) and not self.open and _MESSAGE not in self.inside:
            self.code += 1
            return
        if not self.open or self.after_blank or _MARKER.match(text):
            del self.inside[indent:]
        if _MESSAGE in self.inside:
            self.add(number, text, "message")
            return
        if text[0] == ">":
            if not self.quoted:
                self.close()
            self.quoted = True
            text = _QUOTE.sub("", text, count=1).strip()
        if not text:
            self.close()
        elif not self.structure(number, text, index):
            self.words(number, text)

    def words(self, number: int, text: str) -> None:
        marker = _MARKER.match(text)
        if marker:
            quoted = self.quoted
            self.close()
            self.quoted = quoted
            self.inside.append("item")
            self.add(number, text[marker.end() :], "item")
        else:
            self.add(number, text, "paragraph")

    def structure(self, number: int, text: str, index: int) -> bool:
        """Whether the line was one that isn't running text, and has been dealt with."""
        first = text[0]
        if first == "#" and (heading := _HEADING.match(text)):
            self.single(number, heading[1] or "", "heading")
        elif first in "!?" and (block := _ADMONITION.match(text)):
            self.single(number, block[2] or "", "heading")
            self.inside.append(block[1].split()[0])
        elif first in "=-" and self.open and _UNDERLINE.match(text):
            self.kind = "heading"
            self.close()
        elif first in "-*_" and _RULER.match(text):
            self.close()
        elif first == ":" and (definition := _DEFINITION.match(text)):
            self.kind = "heading"
            self.close()
            self.inside.append("item")
            self.add(number, text[definition.end() :], "item")
        elif first == "{" and _PART.match(text):
            self.close()
            self.parts += 1
        elif first != "[" or not _REFERENCE.match(text):
            return "|" in text and self.table(number, text, index)
        return True

    def table(self, number: int, text: str, index: int) -> bool:
        after = self.lines[index + 1][1].strip() if index + 1 < len(self.lines) else ""
        if not self.in_table and not ("|" in after and _DELIMITER.match(after)):
            return False
        self.close()
        self.in_table = True
        if not _DELIMITER.match(text):
            for cell in text.strip("|").split("|"):
                self.single(number, cell.strip(), "table")
        return True

    def single(self, number: int, text: str, kind: Kind) -> None:
        self.close()
        if text:
            self.add(number, text, kind)
            self.close()

    def add(self, number: int, text: str, kind: Kind) -> None:
        if not self.open:
            self.kind = kind
        self.open.append((number, text))

    def close(self) -> None:
        if self.open:
            quoted = self.quoted or self.kind == "message"
            self.blocks += blocks(self.kind, self.open, quoted=quoted)
            self.open = []
        self.quoted = False


def blocks(kind: Kind, lines: Sequence[Line], *, quoted: bool = False) -> list[Block]:
    """The blocks that a run of lines holds: one, or more where block-level elements part it."""
    found: list[Block] = []
    pieces: list[str] = []
    starts: list[int] = []
    numbers: list[int] = []
    length = 0

    def finish() -> None:
        nonlocal length
        if pieces:
            text = " ".join(pieces)
            found.append(Block(kind, text, tuple(starts), tuple(numbers), quoted))
        for each in (pieces, starts, numbers):
            each.clear()
        length = 0

    cleaned = clean("\n".join(text for _, text in lines)).split("\n")
    for (number, _), line in zip(lines, cleaned, strict=False):
        for index, part in enumerate(line.split(BREAK)):
            if index:
                finish()
            if words := " ".join(part.split()):
                starts.append(length)
                numbers.append(number)
                pieces.append(words)
                length += len(words) + 1
    finish()
    return found
