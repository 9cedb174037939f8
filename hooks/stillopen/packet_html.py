"""A packet as one HTML document that needs no other file, to open and to print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from stillopen.packet import Packet, Piece, Section

_STYLE = """\
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1, h2 { line-height: 1.25; } h2 { margin-top: 2.5rem; border-top: 1px solid; padding-top: .5rem; }
article { padding: 0 1rem; border: 1px solid; } article h2 { border: 0; margin-top: 1.5rem; }
.intro { white-space: pre-line; } li { margin-bottom: .25rem; overflow-wrap: anywhere; }
ins { background: #cdf0d3; color: #000; font-weight: 700; }
del { background: #f7d0cc; color: #000; }
@media print { h2 { break-after: avoid; } li { break-inside: avoid; } }"""
_MARKS = {"same": "{}", "out": "<del>{}</del>", "in": "<ins>{}</ins>"}


def render(packet: Packet) -> str:
    """The whole packet; it loads nothing and runs nothing."""
    title = escape(packet.title)
    summary = "".join(f"<p>{escape(line)}</p>\n" for line in packet.summary)
    sections = "\n".join("\n".join(_section(section)) for section in packet.sections)
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n{summary}{sections}\n</body>\n</html>"
    )


def _section(section: Section) -> Iterator[str]:
    yield f"<section>\n<h2>{escape(section.title)}</h2>"
    if section.intro:
        yield f'<p class="intro">{escape(section.intro)}</p>'
    if section.html:
        yield f"<article>\n{section.html}\n</article>"
    if section.items:
        yield "<ul>" + "\n".join(f"<li>{escape(item)}</li>" for item in section.items) + "</ul>"
    if section.pieces:
        yield f"<p>{' '.join(map(_marked, section.pieces))}</p>"
    yield "</section>"


def _marked(piece: Piece) -> str:
    return _MARKS[piece.kind].format(escape(piece.text))
