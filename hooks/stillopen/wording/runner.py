"""Every rule of wording.toml on one page."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from stillopen import fill
from stillopen.page import Page
from stillopen.sources import Source
from stillopen.wording import exceptions, figures, hidden, prose, sentences, terms
from stillopen.wording.exceptions import Allowed
from stillopen.wording.grade import Grade, measure
from stillopen.wording.inline import BREAK, Line, clean
from stillopen.wording.prose import Block
from stillopen.wording.rules import Book, book
from stillopen.wording.terms import Backing, Hit
from stillopen.wording.text import Text, foreign

_COUNTED = ("paragraph", "item")
# A quote longer than this, in characters, helps nobody.
_QUOTED = 240
_READ = (*_COUNTED, "description", "message", "table")


@dataclass(frozen=True, order=True)
class Finding:
    """A place in a page that a rule of wording.toml asks somebody to look at again."""

    line: int
    last_line: int
    rule: str
    term: str
    sentence: str
    cause: str


@dataclass(frozen=True)
class Judgement:
    """All that the rules have to say about a page."""

    findings: tuple[Finding, ...]
    allowed: tuple[Allowed, ...]
    grade: Grade


@dataclass(frozen=True)
class _Written:
    """What of a page the rules read; equal words get equal judgements, so they are kept."""

    title: Line
    description: Line
    phrases: tuple[Line, ...]
    lines: tuple[Line, ...]
    guidance: bool
    backing: Backing


def judge(page: Page, facts: fill.Facts, sources: Mapping[str, Source]) -> Judgement:
    """Hold a page's words, with the program's facts filled in, against every rule."""
    own = [sources[key] for key in page.sources if key in sources]
    return _judge(
        _Written(
            title=(page.front.line("title"), page.title if page.meta.get("title") else ""),
            description=(page.front.line("description"), page.description),
            phrases=tuple((phrase.line, phrase.words) for phrase in page.phrases),
            lines=tuple((number, fill.spoken(line, facts)) for number, line in page.lines),
            guidance=page.clinical,
            backing=Backing(figures.known(own), bool(own)),
        )
    )


@functools.lru_cache(maxsize=4096)
def _judge(written: _Written) -> Judgement:
    rules = book()
    read = prose.read(written.lines)
    grade = measure(read, rules.limits.graded_words)
    found = sorted(set(_findings(written, read, grade, rules)))
    allowed = tuple(exceptions.find(written.lines))
    first = min((line for block in read.blocks for line in block.lines), default=0)
    kept = [each for each in found if not any(_covers(one, each, first) for one in allowed)]
    used = [one for one in allowed if any(_covers(one, each, first) for each in found)]
    kept += [_unclear(one) for one in allowed if one not in used or not one.reason]
    return Judgement(tuple(sorted(kept)), tuple(one for one in used if one.reason), grade)


def forget() -> None:
    """Judge every page anew from here on, as benchmarks need it."""
    _judge.cache_clear()


def _findings(written: _Written, read: prose.Prose, grade: Grade, rules: Book) -> Iterator[Finding]:
    front = [*prose.blocks("title", [written.title])]
    front += prose.blocks("description", [written.description])
    blocks = [*front, *read.blocks]
    text = Text.of(blocks)
    yield from _terms(text, terms.find(text, written.backing))
    typed = Text.of([Block("item", words, (0,), (line,)) for line, words in written.phrases])
    yield from _terms(typed, terms.find(typed, written.backing, "readers_words"))
    yield from _lengths(blocks, rules)
    for line, words in (written.title, written.description, *written.phrases, *written.lines):
        for word, cause in hidden.words(words):
            quoted = _excerpt(clean(words).replace(BREAK, " "))
            yield Finding(line, line, "hidden-letters", word, quoted, f"“{word}” {cause}")
    limit = rules.limits.guidance_grade if written.guidance else rules.limits.any_grade
    if grade.value is not None and grade.value > limit:
        yield _too_hard(grade, limit, written.lines)


def _terms(text: Text, hits: Iterable[Hit]) -> Iterator[Finding]:
    for hit in hits:
        block, offset = text.place(hit.start)
        ends = offset + hit.end - hit.start
        spans = sentences.split(block.text)
        first = bisect.bisect_right(spans, (offset, len(block.text))) - 1
        last = bisect.bisect_right(spans, (ends - 1, len(block.text))) - 1
        yield Finding(
            line=block.line(offset),
            last_line=block.line(ends - 1),
            rule=hit.rule.id,
            term=block.text[offset:ends],
            sentence=_excerpt(block.text[spans[first][0] : spans[last][1]]),
            cause=f"“{block.text[offset:ends]}”: {hit.rule.why[0].lower()}{hit.rule.why[1:-1]}",
        )


def _lengths(blocks: Sequence[Block], rules: Book) -> Iterator[Finding]:
    most, several = rules.limits.sentence_words, rules.limits.paragraph_sentences
    for block in blocks:
        if block.kind not in _READ or block.text.count(" ") < several:
            continue
        spans = sentences.split(block.text)
        too_many = block.kind in _COUNTED and len(spans) > several
        if (not too_many and block.text.count(" ") < most) or foreign(block.text):
            continue
        if too_many:
            cause = f"{len(spans)} sentences in one paragraph; {several} at most"
            yield _spanning(block, spans[0][0], spans[-1][1], "long-paragraph", cause)
        for start, end in spans:
            count = len(sentences.words(block.text[start:end]))
            if count > most:
                cause = f"{count} words in one sentence; {most} at most"
                yield _spanning(block, start, end, "long-sentence", cause)


def _spanning(block: Block, start: int, end: int, rule: str, cause: str) -> Finding:
    words = _excerpt(block.text[start:end])
    return Finding(block.line(start), block.line(end - 1), rule, "", words, cause)


def _too_hard(grade: Grade, limit: float, lines: Sequence[Line]) -> Finding:
    first = next((number for number, line in lines if line.strip()), 0)
    last = lines[-1][0] if lines else first
    named = "; ".join(f"line {hard.line}: “{_excerpt(hard.sentence)}”" for hard in grade.hardest)
    cause = f"reads at grade {grade.value}; {limit} at most. The hardest sentences: {named}"
    return Finding(first, last, "grade", "", "", cause)


def _excerpt(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rsplit(' ', 1)[0]} …"


def _covers(allowed: Allowed, finding: Finding, first: int) -> bool:
    # What stands above the page's first words also speaks for the title and description.
    at_top = finding.line < allowed.line and allowed.last_line <= first
    lines = (allowed.line, allowed.line) if at_top else (finding.line, finding.last_line)
    return bool(allowed.term) and allowed.covers((finding.term, finding.rule), *lines)


def _unclear(allowed: Allowed) -> Finding:
    if not allowed.term:
        cause = "an exception that can't be read"
    elif not allowed.reason:
        cause = f"the exception for “{allowed.term}” gives no reason"
    else:
        cause = f"the exception for “{allowed.term}” covers nothing on its line or the next"
    return Finding(allowed.line, allowed.line, "exception", allowed.term, "", cause)
