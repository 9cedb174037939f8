"""Telephone numbers in the words: one wrong digit on such a page does harm."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import phonenumbers

from stillopen.page import Page
from stillopen.phone import REGION, NotAPhoneError, parse
from stillopen.problem import Problem

RULE = "telephone"
# Digits of a whole number in this region; fewer are dialled only from nearby.
FULL = 10
# 1-800-GET-HELP, 833 773 BHHL: letters that stand on the keys of a telephone.
_LETTERED = re.compile(
    r"(?<![\w/.@-])(?:\+?1[ .-]?)?\(?[2-9]\d\d\)?[ .-]?"
    r"(?=[\dA-Z .-]*[A-Z])[\dA-Z]{3,4}[ .-]?[\dA-Z]{3,4}(?![\w@])"
)
_SHORT_CODE = re.compile(
    r"\b(?:call|text|dial|texting|calling|dialing|to)\s+(?:[A-Z]{2,}\s+to\s+)?(\d{3}(?:\d{2,3})?)\b(?![-.,:]?\d)",
    re.I,
)
_PLACEHOLDER = re.compile(r"\{\{.*?\}\}")


def problems(page: Page, listed: Collection[str], fix: str, shown: str) -> list[Problem]:
    """Every number in the page that is neither the program's nor a listed help line.

    `listed` holds numbers as they are dialled; `fix` says what to write in place.
    """
    found = [("description", page.front.line("description"), page.description)]
    found += [("title", page.front.line("title"), page.title)]
    found += [("body", line, text) for line, text in page.lines]
    return [
        Problem(shown, line, RULE, _message(written), fix)
        for _, line, text in found
        for written, dialled in search(_PLACEHOLDER.sub(" ", text))
        if dialled not in listed
    ]


def _message(written: str) -> str:
    return f"telephone number {written} is not one of the program's or a listed help line"


def search(text: str) -> Iterator[tuple[str, str]]:
    """Every telephone number in a text, as written and as dialled."""
    taken: list[tuple[int, int]] = []
    leniency = phonenumbers.Leniency.POSSIBLE
    for match in phonenumbers.PhoneNumberMatcher(text, REGION, leniency):
        # PMC6602820 names an article; seven digits alone would be a local number.
        local = len(str(match.number.national_number)) < FULL
        if not (local and text[: match.start][-1:].isalpha()):
            taken.append((match.start, match.end))
            e164 = phonenumbers.PhoneNumberFormat.E164
            yield match.raw_string, phonenumbers.format_number(match.number, e164)
    for lettered in _LETTERED.finditer(text):
        if not _within(lettered.span(), taken):
            yield from _dialled(lettered[0])
    for code in _SHORT_CODE.finditer(text):
        if not _within(code.span(1), taken):
            yield code[1], code[1]


def _within(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


def _dialled(written: str) -> Iterator[tuple[str, str]]:
    try:
        yield written, parse(phonenumbers.convert_alpha_characters_in_number(written)).number
    except NotAPhoneError:
        return
