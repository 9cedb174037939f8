"""Telephone numbers: read in any notation, shown plainly, dialled in full."""

from __future__ import annotations

import pytest

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
        "(123) 456-7890",
        "000-000-0000",
        "877-920-658",
        "877-920-65833",
        "99",
        "555-234-5678",
        "1234567",
        "877 920 6583; 877 920 6584",
    ],
)
def test_what_rings_nowhere_is_refused(text: str) -> None:
    with pytest.raises(NotAPhoneError):
        parse(text)


def test_a_number_abroad_is_shown_with_its_country() -> None:
    phone = parse("+44 20 7946 0958")
    assert (phone.href, phone.display) == ("tel:+442079460958", "+44 20 7946 0958")
