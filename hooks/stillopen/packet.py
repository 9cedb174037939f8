"""All that a reviewer needs in order to sign a page, in one document."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import textstat

from stillopen import history, numbers, pemat, reading, signing, wording, words
from stillopen.lines import FILE as LINES_FILE
from stillopen.page import Page
from stillopen.problem import Problem
from stillopen.project import Project
from stillopen.sources import FILE as SOURCES_FILE
from stillopen.stale import stale

HARDEST = 10
# Below this, grades are noise.
_SHORTEST_SENTENCE = 5
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_CRISIS = frozenset({"911", "988"})
_CLAIM = re.compile(
    r"\b(?:stud(?:y|ies)|research|evidence|per ?cent|most|majority|half|risks?|odds|likely"
    r"|proven|law|legal)\b",
    re.I,
)
_LINE = re.compile(r"\{\{ *line\.([a-z0-9-]+) *\}\}")
_PART = re.compile(r"\{\{ *parts\.([a-z_]+) *\}\}")


@dataclass(frozen=True)
class Piece:
    """A run of words: the same in both versions, taken out, or put in."""

    kind: str
    text: str


@dataclass(frozen=True)
class Section:
    """A part of the packet: a list, the page itself (`html`), or a comparison."""

    title: str
    intro: str
    items: tuple[str, ...] = ()
    html: str = ""
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Packet:
    """One page's packet."""

    title: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...]


def make(project: Project, path: str, problems: Sequence[Problem]) -> Packet:
    """The packet of a page; `problems` are all that `check` finds in the project."""
    page, digest = project.pages[path], project.words(path)
    body = reading.rendered(page, project.facts)
    shown = project.shown(path)
    review = project.reviews[path]
    found = [f"line {p.line}: {p.message} (fix: {p.fix})" for p in problems if p.path == shown]
    summary = (
        f"{shown}, on {project.today}. State: {review.headline.lower()}.",
        f"Words: {digest}",
    )
    sections = (
        Section("The page", f"{page.title}. {page.description}", html=body),
        _changes(project, path, digest),
        Section("Hardest sentences", "By Flesch-Kincaid grade, the hardest first.", _hardest(body)),
        Section("Flagged by check", _or_none(found), tuple(found)),
        _listed("Kept on purpose", _allowed(page, project)),
        _listed("Figures and claims without a source", _unsourced(page, body, project)),
        _listed("Facts that nobody has checked of late", _unchecked(page, project)),
        *_pemat(page, body),
        _criteria(project),
        _signing(project, page, digest),
    )
    return Packet(f"Review packet: {page.title}", summary, sections)


def _or_none(found: Sequence[object]) -> str:
    return "" if found else "None found."


def _listed(title: str, found: Iterator[str]) -> Section:
    items = tuple(found)
    return Section(title, _or_none(items), items)


def _changes(project: Project, path: str, digest: str) -> Section:
    title, review = "Changes since the last sign-off", project.reviews[path]
    if review.entry is None:
        return Section(title, "Nobody has signed this page off before.")
    signed = f"the sign-off of {review.entry.reviewed}"
    if review.entry.words == digest:
        return Section(title, f"None: the words are those of {signed}.")
    try:
        before = history.signed(project.root, project.docs, path, review.entry.words)
        partly = before is None and history.shallow(project.root)
    except history.NoHistoryError as error:
        return Section(title, f"The words of {signed} can't be shown: {error}.")
    if before is None:
        why = "only part of the history is here" if partly else "no commit of this page holds them"
        return Section(title, f"The words of {signed} can't be shown: {why}.")
    intro = f"Word by word since {signed} (commit {before.commit[:10]})."
    return Section(title, intro, pieces=tuple(compare(before.page, project.pages[path])))


def compare(before: Page, after: Page) -> Iterator[Piece]:
    """What was taken out of one version of a page and put into the other, in order."""
    old = words.readable(before.title, before.description, before.body)
    new = words.readable(after.title, after.description, after.body)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            yield Piece("same", " ".join(old[old_from:old_to]))
        else:
            if old_from < old_to:
                yield Piece("out", " ".join(old[old_from:old_to]))
            if new_from < new_to:
                yield Piece("in", " ".join(new[new_from:new_to]))


def _hardest(body: str) -> tuple[str, ...]:
    sentences = dict.fromkeys(reading.sentences(body))
    graded = [
        (textstat.flesch_kincaid_grade(sentence), sentence)
        for sentence in sentences
        if len(sentence.split()) >= _SHORTEST_SENTENCE
    ]
    hardest = sorted(graded, key=lambda each: -each[0])[:HARDEST]
    return tuple(f"{grade:.1f}: {sentence}" for grade, sentence in hardest)


def _allowed(page: Page, project: Project) -> Iterator[str]:
    for each in wording.judge(page, project.facts, project.sources).allowed:
        yield f"line {each.line}: “{each.term}”, because {each.reason}"


def _unsourced(page: Page, body: str, project: Project) -> Iterator[str]:
    sources = [project.sources[key] for key in page.sources if key in project.sources]
    stated = set(_FIGURE.findall(" ".join(f"{s.title} {s.claims} {s.limits}" for s in sources)))
    for sentence in reading.sentences(body):
        plain = sentence
        for number in numbers.search(sentence):
            plain = plain.replace(number.written, "")
        missing = sorted(set(_FIGURE.findall(plain)) - stated - _CRISIS)
        if missing:
            yield f"{sentence} ({', '.join(missing)}: in no source that the page names)"
        elif _CLAIM.search(plain) and not sources:
            yield f"{sentence} (the page names no source)"


def _unchecked(page: Page, project: Project) -> Iterator[str]:
    parts = set(_PART.findall(page.body))
    lines = set(project.lines) if "help_lines" in parts else set(_LINE.findall(page.body))
    sources = set(project.sources) if "sources" in parts else {*page.sources, page.adapted_from}
    stated = {LINES_FILE: lines, SOURCES_FILE: sources}
    return (str(fact) for fact in stale(project, project.today) if fact.id in stated[fact.path])


def _pemat(page: Page, body: str) -> Iterator[Section]:
    intro = (
        "Answer each: agree, disagree, or does not apply. What could be counted stands after it."
    )
    kinds = ("Can it be understood? (PEMAT-P)", "Can it be acted on? (PEMAT-P)")
    for title, items in zip(kinds, pemat.items(page, body), strict=True):
        answers = (f"[ ] {i.words}" + (f" ({i.finding})" if i.finding else "") for i in items)
        yield Section(title, intro, tuple(answers))


def _criteria(project: Project) -> Section:
    if not project.criteria:
        return Section("What you assert", "reviews/criteria.md can't be read; run: stillopen check")
    version, prose = list(project.criteria.items())[-1]
    return Section(f"What you assert (criteria, version {version})", prose)


def _signing(project: Project, page: Page, digest: str) -> Section:
    ids = ", ".join(project.reviewers) or "nobody is registered yet"
    short = digest[: signing.SHORTEST]
    line = f"stillopen sign {page.slug} --words {short} --reviewer ID"
    intro = f"Put your id in the place of ID ({ids}). It signs these words only."
    return Section("The line that signs", intro, (line,))
