"""Built pages without what means nothing here: the theme's scripts and the parts they drive."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

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


def trim(html: str) -> str:
    """The page without the theme's leftovers; every word of it stays."""
    tree = LexborHTMLParser(html)
    for node in tree.css(", ".join(LEFTOVERS)):
        node.decompose()
    return tree.html or ""
