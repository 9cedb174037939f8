"""Telephone numbers in the words: one wrong digit on such a page does harm."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import NamedTuple

import phonenumbers

from stillopen.page import Page
from stillopen.phone import LONGEST_SHORT_CODE, REGION
from stillopen.problem import Problem

RULE = "telephone"
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")
# Where a link to another page leads: nobody reads it. Digits enough to be dialled count all the
# same, since a message shows its brackets as they are.
_PAGE = re.compile(r"\]\((?!(?:[^)\d]*\d){7})[\w./-]+\.md(?:#[\w-]+)?\)")

# A line break inside a sentence: a space to every pattern, and still countable.
_SOFT_BREAK = "\u3000"
# Where an element begins or ends, and no number goes on.
_EDGE = "\x1e"
_EDGES = ("\n", _EDGE)
# No number does without one of these; most lines have neither, and the rest is slow.
_DIGITS = re.compile(r"\d{3}|\+\s?\d")
# The same of a text as it was written: other scripts and character references hold digits too.
_MAY_HOLD_ONE = re.compile(r"[\d&]|[^\x00-\x7f]")
_WITHIN_A_PARAGRAPH = re.compile(r"(?<=\S)\n(?=[ \t]*[^\s#>|*+!=`~<-])(?![ \t]*\d+[.)]\s)")
_TAG = re.compile(r"</?([a-z][\w-]*)[^<>]*>|<!--|-->", re.I)
# What a reader hears or sees of a tag; a screen reader reads digits across inline tags.
_READ_OUT = re.compile(r"\b(?:alt|title|aria-label|placeholder|content|value)=\"([^\"]*)\"", re.I)
_INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "mark", "small", "span", "strong", "u"})
_EMPHASIS = re.compile(r"[*`\\\u00ad\u200b-\u200d\u2060]")

_GAP = r"[\s()./\u00b7\u2022_~\u2010-\u2015\u2212-]{0,3}"
# Ten digits in groups, however they are set apart, and one digit too many or too few.
_GROUPED = re.compile(
    rf"(?<![\w.,/])(?:(?:\+|00)?1{_GAP})?\(?[2-9]\d\d{_GAP}\d{{3}}{_GAP}\d{{4}}(?![\w])"
    r"|(?<![\w.,/])(?:\+?1[\s.-])?\(?[2-9]\d\d\)?[\s.-]\d{3}[.-]\d{2,5}(?!\w)"
    r"|(?<!\w)\(\d{3}\)\s?\d[\d\s.-]{2,9}\d(?!\w)"
    r"|(?<![\w.,/-])\d{9,11}(?![\w,])"
)
# 1-800-GET-HELP, 833-773-BHHL: letters that stand on the keys of a telephone.
_LETTERED = re.compile(
    r"(?<![\w/.@-])(?:"
    r"\+?1[ .-]\(?[2-9]\d\d\)?[ .-](?=[\dA-Z .-]*[A-Z])[\dA-Z](?:[ .-]?[\dA-Z]){6,8}"
    r"|\+?1[.-]\(?[2-9]\d\d\)?[.-](?=[\da-z.-]*[a-z])[\da-z](?:[.-]?[\da-z]){6,8}"
    r"|\(?[2-9]\d\d(?:\) ?|[.-])(?=[\dA-Z.-]*[A-Z])[\dA-Z](?:[.-]?[\dA-Z]){6}"
    r"|\(?[2-9]\d\d\)? (?:\d{3}[ .-]?[A-Z]{4}|[A-Z]{7})"
    r")(?![\w@])"
)
_CODE = r"\d{3}(?:\d{2,3})?"
_BETWEEN = (
    r"(?:(?:us|them|me|or|and|text|call|dial|at|on|to|now|right|away|the|number|your|zip|code|line"
    r"|[\"“'][^\"”']{1,20}[\"”']|(?-i:[A-Z]{2,}))[\s,]+)*"
)
_NO_FIGURE = r"\b(?![-.:]?\d|[ -]\d{3}|%)"
_SHORT_CODE = re.compile(
    r"\b(?:call|text|dial|ring|phone)(?:s|ed|ing)?[\s:]+"
    + _BETWEEN
    + rf"({_CODE}(?:(?:\s*(?:,|/|\bor\b|\band\b)\s*)+(?:(?:text|call)\s+)?{_CODE}\b)*)"
    + _NO_FIGURE
    + rf"|\b(?:send|text)\w*\b[^.!?\n]{{0,40}}?\bto\s+({_CODE})"
    + _NO_FIGURE
    + r"|\b(?-i:[A-Z]{2,})\s+to\s+(\d{5,6})\b"
    + rf"|\b({_CODE})\s+(?:suicide|crisis|lifeline|hotline|helpline)\b",
    re.I,
)
# The colon first: a plain beginning is what makes a search fast.
_LINKED = re.compile(r":(?<=\btel:|\bsms:)\s*([+\d]\d*)(?![\d() .-]*\d)", re.I)


class Number(NamedTuple):
    """A number in a text: its line, counted from 0, as it is written and as it is dialled."""

    line: int
    written: str
    dialled: str


def problems(page: Page, listed: Collection[str], fix: str, shown: str) -> list[Problem]:
    """Every number in the page that is neither the program's nor a listed help line.

    `listed` holds numbers as they are dialled; `fix` says what to write in place.
    """
    texts = [
        (page.front.line(key), str(page.meta.get(key, ""))) for key in ("title", "description")
    ]
    texts += [(phrase.line, phrase.words) for phrase in page.phrases]
    texts.append((page.body_line, page.body))
    return [each for line, text in texts for each in in_text(text, listed, fix, shown, line)]


def in_text(
    text: str, listed: Collection[str], fix: str, shown: str, first_line: int = 1
) -> list[Problem]:
    """Every number in a text that isn't listed; placeholders in it are no words."""
    return [
        Problem(shown, first_line + number.line, RULE, _message(number.written), fix)
        for number in search(_PLACEHOLDER.sub(" ", text))
        if number.dialled not in listed
    ]


def _message(written: str) -> str:
    return f"telephone number {written} is not one of the program's or a listed help line"


def search(text: str) -> list[Number]:
    """Every telephone number in a text: in any notation, across markup and line breaks."""
    text = _PAGE.sub("]()", text)
    if not _MAY_HOLD_ONE.search(text):
        return []
    read = unicodedata.normalize("NFKC", html.unescape(_TAG.sub(_as_read, text)))
    read = _WITHIN_A_PARAGRAPH.sub(_SOFT_BREAK, _EMPHASIS.sub("", read))
    found: dict[tuple[int, str], Number] = {}
    for begin, part in _parts(read):
        for start, written, dialled in _matches(part):
            line = sum(read.count(end, 0, begin + start) for end in ("\n", _SOFT_BREAK))
            plain = written.replace(_SOFT_BREAK, " ").strip()
            found.setdefault((line, dialled), Number(line, plain, dialled))
    for link in _LINKED.finditer(text):
        line, short = text.count("\n", 0, link.start()), len(link[1]) <= LONGEST_SHORT_CODE
        dialled = link[1] if short else _dialled(link[1])
        found.setdefault((line, dialled), Number(line, link[1], dialled))
    return sorted(found.values())


def _parts(read: str) -> Iterator[tuple[int, str]]:
    """The parts that may hold a number, each with its place; no number goes beyond one."""
    end = 0
    for digits in _DIGITS.finditer(read):
        if digits.start() >= end:
            begin = max(read.rfind(edge, 0, digits.start()) for edge in _EDGES) + 1
            ends = (read.find(edge, digits.end()) for edge in _EDGES)
            end = min((place for place in ends if place >= 0), default=len(read))
            yield begin, read[begin:end]


def _as_read(tag: re.Match[str]) -> str:
    if (tag[1] or "").lower() in _INLINE and not _READ_OUT.search(tag[0]):
        return "\n" * tag[0].count("\n")
    return _EDGE.join(["", *_READ_OUT.findall(tag[0]), ""]) + "\n" * tag[0].count("\n")


def _matches(text: str) -> Iterator[tuple[int, str, str]]:
    taken: list[tuple[int, int]] = []
    anything = phonenumbers.PhoneNumberMatcher(text, REGION, phonenumbers.Leniency.POSSIBLE)
    spans = [match.span() for match in (*_LETTERED.finditer(text), *_GROUPED.finditer(text))]
    spans += [(match.start, match.end) for match in anything]
    for start, end in spans:
        # Letters before the digits make an identifier: PMC6602820.
        if _free(start, end, taken) and not text[start - 1 : start].isalnum():
            taken.append((start, end))
            yield start, text[start:end], _dialled(text[start:end])
    for said in _SHORT_CODE.finditer(text):
        first, last = next(span for span in map(said.span, range(1, 5)) if span != (-1, -1))
        for code in re.compile(_CODE).finditer(text, first, last):
            if _free(*code.span(), taken):
                yield code.start(), code[0], code[0]


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return not any(first < end and start < last for first, last in taken)


def _dialled(written: str) -> str:
    """As it would be dialled; a number that no telephone takes keeps its digits."""
    digits = phonenumbers.convert_alpha_characters_in_number(written)
    bare = re.sub(r"^00", "+", re.sub(r"[^\d+]", "", digits))
    for attempt in (written, digits, bare):
        try:
            number = phonenumbers.parse(attempt, REGION)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return bare
