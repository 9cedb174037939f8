"""A page as a reader meets it: rendered, in plain text, and sentence by sentence."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

import markdown
from selectolax.lexbor import LexborHTMLParser, LexborNode

from stillopen import fill, maker
from stillopen.dialect import EXTENSIONS
from stillopen.page import Page

# Generated parts need the site's frame; on paper a line stands for each.
PARTS: Mapping[str, str] = {
    "answers": "what the program says about asking",
    "channels": "the program's ways to get in touch",
    "help_lines": "the help lines",
    "page_index": "links to all pages",
    "page_states": "where each page's review stands",
    "sources": "the sources",
    "steps": "a drawing of the four steps",
    "tolerance": "a drawing of tolerance falling while away",
    "topics": "the readers' phrases, with links",
}
_PART = "[Here the page shows"
_BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, td, th, pre, figcaption"
_SENTENCE_END = re.compile(
    r"(?<!\bDr\.)(?<=[.!?])[\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]*[A-Z0-9])"
)


def rendered(page: Page, facts: fill.Facts) -> str:
    """The page's body as HTML with facts filled in; what leads nowhere on paper is no link."""
    filled = fill.fill(page, facts)
    body: str = markdown.markdown(filled.markdown, extensions=list(EXTENSIONS))
    for name, shown in PARTS.items():
        body = body.replace(fill.slot(name), f"<p>{_PART} {shown}.]</p>")
    for number, message in enumerate(filled.messages):
        words = html.escape(message.text).replace("\n", "<br>")
        box = f"<blockquote><p>{html.escape(message.title)}</p><p>{words}</p></blockquote>"
        body = body.replace(fill.slot("message", number), box)
    if filled.maker:
        body = body.replace(fill.slot("message_maker"), _choices(filled.maker))
    return re.sub(r"<a href=\"(?!tel:|sms:|https:)[^\"]*\"[^>]*>", "<a>", body)


def _choices(made: maker.Maker) -> str:
    """What can be ticked, and what each tick writes."""
    box = f"<blockquote><p>{html.escape(made.title)}</p>"
    for choice in made.choices:
        written = (f"{option.label}: {option.sentence}" for option in choice.options)
        items = "".join(f"<li>{html.escape(line)}</li>" for line in written)
        box += f"<p>{html.escape(choice.question)}</p><ul>{items}</ul>"
    return f"{box}</blockquote>"


def text(body: str) -> str:
    """Rendered HTML as lines of plain text, a blank one between blocks."""
    return "\n\n".join(words for _, words in _blocks(body))


def sentences(body: str) -> list[str]:
    """The sentences of rendered HTML; headings and what stands for a part are none."""
    return [
        sentence
        for tag, words in _blocks(body)
        if not tag.startswith("h") and not words.startswith(_PART)
        for sentence in _SENTENCE_END.split(words)
    ]


def _blocks(body: str) -> list[tuple[str, str]]:
    found = []
    for node in LexborHTMLParser(f"<body>{body}").css(_BLOCKS):
        words = " ".join(_own(node).split())
        if words:
            found.append((str(node.tag), words))
    return found


def _own(node: LexborNode) -> str:
    """A block's words without those of the blocks in it."""
    inner = {child.mem_id for child in node.css(_BLOCKS)} - {node.mem_id}
    pieces = []
    for child in node.traverse(include_text=True):
        if child.tag == "-text" and not _within(child, node, inner):
            pieces.append(child.text_content or "")
        elif child.tag in {"br", "img"}:
            pieces.append(f" {child.attributes.get('alt') or ''} ")
    return "".join(pieces)


def _within(child: LexborNode, node: LexborNode, inner: set[int]) -> bool:
    parent = child.parent
    while parent is not None and parent.mem_id != node.mem_id:
        if parent.mem_id in inner:
            return True
        parent = parent.parent
    return False
