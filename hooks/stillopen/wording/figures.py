"""Figures on a page, and whether a source of the page stands behind them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stillopen.sources import Source
from stillopen.wording.phrases import NUMBER_WORDS

_NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(NUMBER_WORDS)})\b", re.I)
_SHARE = re.compile(r"\b(?:in|out of)\b")
# "3 in 10" stands for a source's 30.4%, and no more than that.
_ROUNDING = 1.0


def known(sources: Iterable[Source]) -> frozenset[float]:
    """Every number that the sources are said to hold."""
    return frozenset(
        number for source in sources for number in numbers(f"{source.claims} {source.limits}")
    )


def numbers(text: str) -> list[float]:
    """The numbers in a text, in digits or words."""
    found = (match.lower().replace(",", "") for match in _NUMBER.findall(text))
    return [float(NUMBER_WORDS.get(each, each)) for each in found]


def backed(figure: str, known: frozenset[float]) -> bool:
    """Whether all numbers of a figure, or the share that it states, are known."""
    stated = numbers(figure)
    if set(stated) <= known:
        return True
    if not (_SHARE.search(figure) and len(stated) > 1 and stated[-1]):
        return False
    share = stated[0] / stated[-1] * 100
    return any(abs(share - each) <= _ROUNDING for each in known)
