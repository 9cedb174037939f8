"""The search index: records and vocabulary in as few bytes as the script can read."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence

from stillopen.records import Record, Section
from stillopen.vocabulary import ANSWERS, Vocabulary, words

# What may be fetched to open the search, at most, however many pages there are: gzip -9, in bytes.
MOST = 280_000
# Of a section's own words the rarest, by this many sections that hold them; fewer where it must.
RARE = 2
STEPS = (5, 2, 0)


def index(records: Sequence[Record], known: Vocabulary, most: int = MOST) -> str:
    """The index as JSON, no larger than `most` bytes with gzip -9 as long as phrases allow it.

    pages: for each page its address, its title, and its further sections as
    [heading] or [heading, id]. text: a line for each section, the title's first,
    with its phrases between commas, a semicolon, and words of its text. stop and
    same: the vocabulary. danger: for each card its page's and section's number
    in `pages`, its phrases and its harmless phrases.
    """
    made = ""
    for step in STEPS:
        made = _write(records, known, step)
        if weight(made) <= most:
            break
    return made


def weight(text: str) -> int:
    """The bytes that a host sends for a text: gzip -9."""
    return len(gzip.compress(text.encode(), 9, mtime=0))


def _write(records: Sequence[Record], known: Vocabulary, most_words: int) -> str:
    texts = list(_texts(records, known, most_words))
    spoken = {word for line in texts for phrase in line.split(";") for word in words(phrase)}
    for each in records:
        spoken |= {word for section in each.sections for word in words(section.heading)}
    data = {
        "pages": [[each.url, each.title, *map(_named, each.sections[1:])] for each in records],
        "danger": list(_dangers(records, known)),
        "text": "\n".join(texts),
        "same": "\n".join(_same(known, spoken)),
        "stop": " ".join(sorted(known.ignored)),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _named(section: Section) -> list[str]:
    return [section.heading, section.address] if section.address else [section.heading]


def _texts(records: Sequence[Record], known: Vocabulary, most_words: int) -> Iterator[str]:
    sections = [section for record in records for section in record.sections]
    rare = _rare([each.text for each in sections], known)
    for number, each in enumerate(sections):
        said = {known.joined(phrase) for phrase in each.phrases}
        told = {word for phrase in (*said, each.heading) for word in words(phrase)}
        own = (one for one in rare.get(number, ()) if one[1] not in told)
        rarest = (word for _, word in sorted(own)[:most_words])
        yield f"{','.join(sorted(said))};{' '.join(sorted(rarest))}"


def _rare(texts: Sequence[str], known: Vocabulary) -> Mapping[int, list[tuple[int, str]]]:
    """The rare words of each text by its number, with how many texts hold the word."""
    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        for word in set(known.telling(text)):
            at = places.setdefault(word, [])
            if len(at) <= RARE:
                at.append(number)
    found: dict[int, list[tuple[int, str]]] = {}
    for word, at in places.items():
        for number in at if len(at) <= RARE else ():
            found.setdefault(number, []).append((len(at), word))
    return found


def _dangers(records: Sequence[Record], known: Vocabulary) -> Iterator[list[object]]:
    url = ANSWERS.removesuffix(".md") + "/"
    for page, record in enumerate(records):
        numbers = {section.id: number for number, section in enumerate(record.sections)}
        for danger in known.dangers if record.url == url else ():
            phrases, harmless = ",".join(danger.phrases), ",".join(danger.harmless)
            yield [page, numbers.get(danger.section, 0), danger.section, phrases, harmless]


def _same(known: Vocabulary, spoken: set[str]) -> Iterator[str]:
    """The lines without words that the pages say themselves, but for the first two of these."""
    for line in known.same:
        said = [word for word in line if word in spoken][:2]
        new = [word for word in line if word not in spoken]
        if said and new:
            yield " ".join([*said, *new])
