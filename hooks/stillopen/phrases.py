"""Readers' own words, as the front matter of a page declares them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from stillopen.located import Key, Located

_KEY = "readers_words"


@dataclass(frozen=True)
class Phrase:
    """Words as a reader thinks them, and the heading they belong to (none: the page).

    `also` says that the same words have their best answer elsewhere.
    """

    words: str
    heading: str | None
    line: int
    also: bool = False


def declared(front: Located) -> Iterator[Phrase]:
    """The phrases of a front matter, in order; what doesn't fit the schema is left out."""
    items = front.data.get(_KEY) if isinstance(front.data, dict) else None
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if _alone(item):
            yield _phrase(item, None, front, (_KEY, index))
            continue
        for heading, said in item.items() if isinstance(item, dict) else ():
            for at, each in enumerate(said if isinstance(said, list) else ()):
                if _alone(each):
                    place = (_KEY, index, str(heading), at)
                    yield _phrase(each, str(heading), front, place)


def _alone(item: Any) -> bool:
    """Whether an item is one phrase, bare or as `also: phrase`, and not a heading's list."""
    return isinstance(item, str) or (isinstance(item, dict) and isinstance(item.get("also"), str))


def _phrase(item: Any, heading: str | None, front: Located, place: Key) -> Phrase:
    also = isinstance(item, dict)
    return Phrase(item["also"] if also else item, heading, front.line(*place), also)
