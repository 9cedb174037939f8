"""What a page promises whoever taps a number on it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from stillopen import numbers
from stillopen.built import BuiltPage
from stillopen.promises import Facts, Promise, said


def _calls(page: BuiltPage, facts: Facts) -> Iterator[str]:
    for link in page.tree.css("[href^='tel:'], [href^='sms:']"):
        number = (link.attributes["href"] or "")[len("tel:") :].partition("?")[0]
        if number not in facts.numbers:
            yield f"a link leads to {number}, which is nobody's number here"
        if _dialled(said(link)) - {number}:
            yield f"a link says '{said(link)}' and leads to {number}"


@lru_cache(maxsize=1024)
def _dialled(words: str) -> frozenset[str]:
    """The numbers in a link's words; the same links stand on every page."""
    return frozenset(found.dialled for found in numbers.search(words))


PROMISES = (
    Promise(
        "a number that is tapped is the one that is read",
        "write {{ program.phone }} or {{ line.… }}, or mend the template",
        _calls,
    ),
)
