"""What Markdown and HTML put inside a line, taken off, so that only words are left."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

Line = tuple[int, str]

# Stands in a cleaned text where an element began or ended a block.
BREAK = "\x1e"
_BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|blockquote|br|dd|details|div|dl|dt|figcaption|figure|h[1-6]|hr"
    r"|li|main|nav|ol|p|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:\s[^<>]*)?/?>",
    re.I,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_ATTRIBUTES = re.compile(r"\{:?\s*[#.][^{}]*\}")
_CODE = re.compile(r"`+[^`]*`+")
_STRONG = re.compile(r"(?<!\\)(?:\*+|(?<!\w)_+|_+(?!\w))")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
_ADDRESS = re.compile(r"<?\b(?:https?://|www\.|mailto:)[^\s<>]+>?")
_STRAIGHT = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00a0": " ", "\u202f": " "})
_PLAIN = re.compile(r"[^\\`*_\[{<&:\u2018\u2019\u00a0\u202f]*")
# What is never read as words: comments, code, style and the like.
_SILENT = re.compile(r"<!--|<(pre|code|script|style|svg|math)\b", re.I)


def clean(text: str) -> str:
    """Inline Markdown as the words that a reader sees, with straight apostrophes.

    Code is left out; an address counts as two words; BREAK stands where a block-level
    element begins or ends. Line breaks stay where they were.
    """
    if _PLAIN.fullmatch(text):
        return text
    text = _ATTRIBUTES.sub("", _CODE.sub(" ", text))
    text = _ADDRESS.sub("this address", _LINK.sub(r"\1", text))
    text = _TAG.sub("", _BLOCK_TAG.sub(BREAK, text))
    return html.unescape(_ESCAPED.sub(r"\1", _STRONG.sub("", text))).translate(_STRAIGHT)


def spoken(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines without comments, raw code, scripts and styles."""
    until = ""
    for number, line in lines:
        if not until and "<" not in line:
            yield number, line
            continue
        kept, until = _outside(line, until)
        yield number, kept


def _outside(line: str, until: str) -> tuple[str, str]:
    """What of a line is outside silent elements, and what would end the one left open."""
    kept: list[str] = []
    at = 0
    lower = line.lower()
    while True:
        if until:
            end = lower.find(until, at)
            if end < 0:
                return "".join(kept), until
            at, until = end + len(until), ""
        opening = _SILENT.search(line, at)
        kept.append(line[at : opening.start() if opening else len(line)])
        if not opening:
            return "".join(kept), ""
        until = f"</{opening[1].lower()}>" if opening[1] else "-->"
        at = opening.end()


def comments(lines: Iterable[Line]) -> Iterator[tuple[int, int, str]]:
    """Every HTML comment: the lines that it begins and ends on, and what it says."""
    begun, said = 0, ""
    for number, line in lines:
        at = 0
        while True:
            if not begun:
                at = line.find("<!--", at)
                if at < 0:
                    break
                begun, said, at = number, "", at + len("<!--")
            end = line.find("-->", at)
            if end < 0:
                said += line[at:] + "\n"
                break
            yield begun, number, (said + line[at:end]).strip()
            begun, at = 0, end + len("-->")
