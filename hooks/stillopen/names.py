"""The names that styles choose elements by: those in built pages, and those in a selector."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Sequence
from typing import Any

# What our scripts, or a browser by itself, add to a page later; a built page may lack these.
STATES = frozenset({"[hidden]", "[open]"})

Tokens = Sequence[Any]  # tinycss2 publishes no types
# One of their arguments must fit; every other pseudo-class may fit anything.
_ALTERNATIVES = frozenset({"is", "where", "has", "matches", "-webkit-any", "-moz-any"})

_TAG = re.compile(r'<[a-zA-Z][^ ">]*(?: [^ ">]+="[^"]*")*')
_ATTRIBUTE = re.compile(r' ([a-zA-Z][\w:.-]*)="([^"]*)"')


def collect(html: str) -> set[str]:
    """Every name in a page, written as a selector writes it: `a`, `.so-page`, `#so-main`, `[href]`.

    `html` is as a parser writes it, with every value in double quotes. Words that
    only look like markup are taken for names too: too many names are no harm.
    """
    return set().union(*map(_names, set(_TAG.findall(html))))


@functools.lru_cache(maxsize=4096)
def _names(tag: str) -> frozenset[str]:
    """The names in one tag; most tags of a site stand on every page."""
    found = {tag[1:].partition(" ")[0].lower()}
    for name, value in _ATTRIBUTE.findall(tag):
        found.add(f"[{name.lower()}]")
        if name == "class":
            found.update(f".{each}" for each in value.split())
        elif name == "id":
            found.add(f"#{value}")
    return frozenset(found)


def fits(selector: Tokens, names: Collection[str]) -> bool:
    """Whether an element with some of these names can match the selector."""
    for before, token in zip([None, *selector], selector, strict=False):
        name = _name(before, token)
        if name and name not in names:
            return False
        if token.type == "function" and token.lower_name in _ALTERNATIVES:
            arguments = split(token.arguments)
            if not any(fits(each, names) for each in arguments):
                return False
    return True


def _name(before: Any, token: Any) -> str | None:
    """The name that an element needs for this part of a selector, if it needs one."""
    if token.type == "ident" and before == ".":
        return f".{token.value}"
    if token.type == "ident" and before != ":":
        return str(token.lower_value)
    if token.type == "hash":
        return f"#{token.value}"
    if token.type == "[] block":
        return next((f"[{t.lower_value}]" for t in token.content if t.type == "ident"), None)
    return None


def split(tokens: Tokens) -> list[Tokens]:
    """The parts between commas, without white space at their ends."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        elif token.type != "whitespace" or parts[-1]:
            parts[-1].append(token)
    for part in parts:
        while part and part[-1].type == "whitespace":
            part.pop()
    return list(parts)
