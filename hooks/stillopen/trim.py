"""Built pages without what means nothing here: the theme's scripts and the parts they drive."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Material's frame for its own JavaScript, which no page loads. Data blocks stay.
LEFTOVERS = (
    "script:not([type='application/ld+json']):not([data-so])",
    "input.md-toggle",
    "label.md-overlay",
    "[data-md-component='skip']",
    "[data-md-component='announce']",
    "[data-md-component='dialog']",
    "link[rel='prev']",
    "link[rel='next']",
)
# Its boxes around the page, which hold sidebars elsewhere; what is in them stays.
BOXES = "div.md-container, div.md-main__inner"

# Whatever the standard makes a comment of, broken markup too.
_COMMENT = re.compile(r"<(?:[!?](?!doctype)|/[^a-z])", re.I)


def trim(html: str) -> str:
    """The page without the theme's leftovers; every word of it stays."""
    tree = LexborHTMLParser(html)
    trim_tree(tree, html)
    return tree.html or ""


def trim_tree(tree: LexborHTMLParser, html: str) -> None:
    """The same for a page that is parsed already from this HTML."""
    for node in tree.css(", ".join(LEFTOVERS)):
        node.decompose()
    for box in tree.css(BOXES):
        box.unwrap()
    for part in tree.css("head, body, main"):
        for node in list(part.iter(include_text=True)):
            # Blank lines where the theme's parts were; between these blocks none is ever shown.
            if node.tag == "-text" and not node.text(deep=False).strip():
                node.decompose()
    for node in tree.css("html.no-js, main.md-main"):
        for name in ("class", "data-md-component"):
            if name in node.attributes:
                del node.attrs[name]
    if tree.root and _COMMENT.search(html):
        _without_comments(tree.root)


def _without_comments(root: LexborNode) -> None:
    """Take out what editors note for each other; readers would only pay for it."""
    for node in list(root.traverse(include_text=True)):
        if node.is_comment_node:
            node.decompose()
