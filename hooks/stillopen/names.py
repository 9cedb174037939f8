"""The names that styles can choose elements by, as built pages use them."""

from __future__ import annotations

import re

# What our scripts add to a page after it has loaded; a built page needn't show these names.
STATES = frozenset({"[hidden]"})

_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_ATTRIBUTE = re.compile(r' ([a-zA-Z][\w:.-]*)="')
_CLASSES = re.compile(r' class="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')


def collect(html: str) -> set[str]:
    """Every name in a page, written as a selector writes it: `a`, `.so-page`, `#so-main`, `[href]`.

    `html` is as a parser writes it, with every value in double quotes. Words that
    only look like markup are taken for names too: too many names are no harm.
    """
    found = {tag.lower() for tag in set(_TAG.findall(html))}
    found.update(f"[{name.lower()}]" for name in set(_ATTRIBUTE.findall(html)))
    for classes in set(_CLASSES.findall(html)):
        found.update(f".{name}" for name in classes.split())
    found.update(f"#{name}" for name in _ID.findall(html))
    return found
