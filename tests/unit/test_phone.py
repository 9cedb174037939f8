"""Telephone numbers: read in any notation, dialled in full, found wherever they hide."""

from __future__ import annotations

import pytest

from stillopen.numbers import search
from stillopen.phone import NotAPhoneError, parse


@pytest.mark.parametrize(
    "written",
    [
        "(877) 920-6583",
        "877-920-6583",
        "877.920.6583",
        "8779206583",
        "+1 877 920 6583",
        "1-877-920-6583",
    ],
)
def test_one_number_in_every_notation_is_one_number(written: str) -> None:
    phone = parse(written)
    assert (phone.number, phone.display, phone.href) == (
        "+18779206583",
        "(877) 920-6583",
        "tel:+18779206583",
    )


@pytest.mark.parametrize("code", ["911", "988", "741741"])
def test_a_short_code_is_dialled_bare(code: str) -> None:
    phone = parse(code)
    assert (phone.number, phone.display, phone.href, phone.sms) == (
        code,
        code,
        f"tel:{code}",
        f"sms:{code}",
    )


@pytest.mark.parametrize(
    "text", ["", "call us", "12", "617-555", "877-920-65833333333", "(877) 920-6583 x12"]
)
def test_what_cannot_be_dialled_is_refused(text: str) -> None:
    with pytest.raises(NotAPhoneError):
        parse(text)


def test_letters_stand_for_the_digits_on_the_keys() -> None:
    assert parse("1-800-FLOWERS").number == "+18003569377"


@pytest.mark.parametrize(
    "text",
    [
        "Call 877-920-6538 today",
        "Call (877)920-6538.",
        "Call +1 877 920 6538",
        "Call 1.877.920.6538",
        "Call 8779206538",
        "Call 877 920 6538",
    ],
)
def test_a_number_is_found_in_any_notation(text: str) -> None:
    assert [dialled for _, dialled in search(text)] == ["+18779206538"]


def test_a_number_in_letters_is_found() -> None:
    assert [dialled for _, dialled in search("Call 1-800-GET-HELP now")] == ["+18004384357"]


def test_a_short_code_is_found_where_somebody_is_told_to_use_it() -> None:
    assert [dialled for _, dialled in search("Text HOME to 741742, or call 989.")] == [
        "741742",
        "989",
    ]


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
    ],
)
def test_other_figures_are_no_telephone_numbers(text: str) -> None:
    assert list(search(text)) == []
