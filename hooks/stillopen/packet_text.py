"""A packet as plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from stillopen import reading
from stillopen.packet import Packet, Piece, Section

_WIDTH = 88
# How much of what is the same stands around a change.
_AROUND = 12
_MARKS = {"same": "{}", "out": "[-{}-]", "in": "{{+{}+}}"}


def render(packet: Packet) -> str:
    """The whole packet, for a terminal or a plain printer."""
    lines = [packet.title, "=" * len(packet.title), "", *packet.summary]
    for section in packet.sections:
        lines += ["", "", section.title, "-" * len(section.title), *_lines(section)]
    return "\n".join(lines)


def _lines(section: Section) -> Iterator[str]:
    if section.intro:
        yield from _wrapped(section.intro)
    if section.html:
        yield from ("", *_wrapped(reading.text(section.html)))
    for item in section.items:
        yield textwrap.fill(item, _WIDTH, initial_indent="- ", subsequent_indent="  ")
    if section.pieces:
        yield from ("", textwrap.fill(" ".join(map(_marked, section.pieces)), _WIDTH))


def _wrapped(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        yield textwrap.fill(line, _WIDTH)


def _marked(piece: Piece) -> str:
    words = piece.text.split()
    if piece.kind == "same" and len(words) > 2 * _AROUND:
        words = [*words[:_AROUND], "…", *words[-_AROUND:]]
    return _MARKS[piece.kind].format(" ".join(words))
