"""Where one sentence ends and the next begins, and what counts as a word."""

from __future__ import annotations

import functools
import re

WORD = re.compile(r"[^\W_]+(?:['’.,:/-](?=[^\W_])[^\W_]+)*")
_END = re.compile(r"[.!?…。！？]+[\"'”’)\]]*(?:\s+|$)|[。！？]")
# After these a full stop ends no sentence.
_SHORT = re.compile(
    r"\b(?:[Dd]r|Mrs?|M[sx]|Prof|Rev|St|vs|approx|U\.S|[eE]\.g|[iI]\.e|[A-HJ-Z])\.$"
)
# No shortened word is longer.
_TAIL = 12


@functools.lru_cache(maxsize=1024)
def split(text: str) -> tuple[tuple[int, int], ...]:
    """Where in a text each of its sentences begins and ends."""
    found = []
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        following = text[end : end + 1]
        stop = text[max(start, match.start() - _TAIL) : match.start() + 1]
        if following and (following.islower() or (_SHORT.search(stop))):
            continue
        found.append((start, len(text[:end].rstrip()) if end == len(text) else end))
        start = end
    if text[start:].strip():
        found.append((start, len(text)))
    return tuple(found)


def words(sentence: str) -> list[str]:
    """The words of a sentence; what a hyphen or apostrophe joins is one."""
    return WORD.findall(sentence)
