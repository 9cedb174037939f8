"""A wrong digit does harm: numbers are found in any notation, wherever a reader may see them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillopen.numbers import in_text, problems, search
from stillopen.page import parse

FRONT = """---
title: {title}
description: {description}
clinical: true
readers_words:
  - {words}
---
"""


def dialled(text: str) -> list[str]:
    return [number.dialled for number in search(text)]


NOTATIONS = [
    "877-920-6538",
    "(877) 920-6538",
    "(877)920-6538",
    "(877)-920-6538",
    "877.920.6538",
    "877 920 6538",
    "877  920  6538",
    "877 - 920 - 6538",
    "877/920-6538",
    "877_920_6538",
    "877~920~6538",
    "877·920·6538",
    "877\N{EN DASH}920\N{EN DASH}6538",
    "877\N{NON-BREAKING HYPHEN}920\N{NON-BREAKING HYPHEN}6538",
    "877\N{NO-BREAK SPACE}920\N{NO-BREAK SPACE}6538",
    "877&nbsp;920&nbsp;6538",
    "877&#45;920&#45;6538",
    "877\N{SOFT HYPHEN}9206538",
    "877\N{ZERO WIDTH SPACE}920\N{ZERO WIDTH SPACE}6538",
    "877-920-6538".translate({digit: digit + 0xFEE0 for digit in range(0x30, 0x3A)}),  # full width
    "877-920-6538".translate({digit: digit + 0x630 for digit in range(0x30, 0x3A)}),  # Arabic
    "877-**920**-6538",
    "<b>877</b>-920-6538",
    "`877`-920-6538",
    "(877) 920-\n6538",
    "(877)\n920-6538",
    "8779206538",
    "877-920-6538 ext 5",
    "877-920-6538 x5",
]


@pytest.mark.parametrize("country", ["", "1-", "1 ", "1.", "+1 ", "+1-", "+1", "001 "])
@pytest.mark.parametrize("written", NOTATIONS)
def test_a_number_is_found_in_any_notation_with_and_without_its_country(
    country: str, written: str
) -> None:
    assert dialled(f"Call {country}{written} today.") == ["+18779206538"]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1-800-GET-HELP", "+18004384357"),
        ("1.800.GET.HELP", "+18004384357"),
        ("1 800 GET HELP", "+18004384357"),
        ("1-800-get-help", "+18004384357"),
        ("800-FLOWERS", "+18003569377"),
        ("833-773-BHHL", "+18337732445"),
        ("(833) 773-BHHL", "+18337732445"),
        ("(833) 773 BHHL", "+18337732445"),
        ("1-877-9-CALLME", "+18779225563"),
    ],
)
def test_letters_are_the_keys_they_stand_on(written: str, number: str) -> None:
    assert dialled(f"Call {written}, day or night.") == [number]


@pytest.mark.parametrize("written", ["877-920-658", "(877) 920-658", "1-877-920-65833", "920-6538"])
def test_a_digit_too_few_or_too_many_is_found_as_well(written: str) -> None:
    assert dialled(f"Call {written}.") == [re.sub(r"\D", "", written)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Text HOME to 741742, or call 989.", ["741742", "989"]),
        ("Call or text 989.", ["989"]),
        ("Call 911 or 989.", ["911", "989"]),
        ("Call\n989 now.", ["989"]),
        ("Call <b>989</b>.", ["989"]),
        ("Text your ZIP code to 435749.", ["435749"]),
        ("Send START to 88789.", ["88789"]),
        ('Text "START" to 88789.', ["88789"]),
        ("The 989 Lifeline answers.", ["989"]),
        ("[Call](tel:912)", ["912"]),
        ('<a href="sms:741742">Text</a>', ["741742"]),
        ("[Call](tel:+18779206538)", ["+18779206538"]),
        ('<img src="assets/a.png" alt="Call 877-920-6538">', ["+18779206538"]),
        ("<!-- 877-920-6538 -->", ["+18779206538"]),
    ],
)
def test_a_short_code_or_a_link_is_found_where_somebody_may_use_it(
    text: str, codes: list[str]
) -> None:
    assert dialled(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "About 3 in 10 people left",
        "151 studies from 2020",
        "n = 2,002 in 2019",
        "PMC6602820",
        "27.2 to 33.8 percent",
        "Wait 2 to 3 minutes",
        "c.94C",
        "12/01/2026",
        "2026-12-01",
        "2019-2020, 2021\N{EN DASH}2022",
        "calls in more than 240 languages",
        "open to 500 people",
        "A school of 500-600 students",
        "8:30-5:30, 24/7",
        "Boston, MA 02139-1234",
        "10.1016/j.jsat.2019.12345678",
        "1,000,000 people, 1 300 of them here",
        "doing it 100% right",
        "988 FAQ NIDA",
        "1. 877\n2. 920\n3. 6538",
        "877 people\n\n- 920 of them\n- 6538 more",
    ],
)
def test_other_figures_are_no_telephone_numbers(text: str) -> None:
    assert not [number for number in dialled(text) if number != "988"]


@given(
    st.from_regex(r"[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True), st.text(" .-/()_~", max_size=3)
)
def test_ten_digits_in_groups_never_slip_through(digits: str, gap: str) -> None:
    text = f"x {digits[:3]}{gap}{digits[3:6]}{gap}{digits[6:]} x"
    assert any(found.dialled.endswith(digits) for found in search(text)), text


def test_a_number_is_reported_on_the_line_it_begins_on() -> None:
    text = "One\n\nTwo\nthree (877)\n920-6538 four\nCall 989\n"
    assert [(number.line, number.written) for number in search(text)] == [
        (3, "(877) 920-6538"),
        (5, "989"),
    ]


def test_a_listed_number_is_no_problem_and_a_wrong_digit_is() -> None:
    listed = {"+18779206583", "988"}
    text = "Call 877-920-6583 or 988.\nNot (877) 920-6538."
    (problem,) = in_text(text, listed, "correct it", "a.md")
    assert str(problem) == (
        "a.md:2: telephone number (877) 920-6538 is not one of the program's or a listed help line"
        "\n    fix: correct it"
    )


@pytest.mark.parametrize(
    ("where", "line"), [("title", 2), ("description", 3), ("words", 6), ("body", 8), ("code", 10)]
)
def test_every_place_on_a_page_is_searched(where: str, line: int) -> None:
    texts = dict.fromkeys(("title", "description", "words", "body", "code"), "Words")
    texts[where] = "Call 877 920 6538"
    page, _ = parse(
        FRONT.format(**texts) + f"{texts['body']}\n\n    {texts['code']}\n", "a.md", "docs/a.md"
    )
    assert [(p.path, p.line) for p in problems(page, set(), "", "docs/a.md")] == [
        ("docs/a.md", line)
    ]


@pytest.mark.parametrize("target", ["877-920-6538", "877-920-6538.md", "docs/877-920-6538.md"])
def test_a_number_that_stands_where_a_link_leads_is_found(target: str) -> None:
    # A message is plain text: its reader sees the brackets, and what is in them.
    assert dialled(f"Call [me]({target}) soon.") == ["+18779206538"]


def test_the_number_in_the_name_of_another_page_is_none() -> None:
    assert dialled("Call us. [See 12 ways](call-988-page-501.md#part-741) to do so.") == []


def test_a_placeholder_is_no_number() -> None:
    assert in_text("Call {{ program.phone }} or {{ line.988 }}.", set(), "", "a.md") == []
