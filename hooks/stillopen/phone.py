"""Telephone numbers: read strictly, shown plainly, dialled in full."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import phonenumbers

REGION = "US"
# Three to six digits that a telephone dials as they stand: 911, 988, 741741.
SHORTEST, LONGEST_SHORT_CODE = 3, 6


class NotAPhoneError(ValueError):
    """Text that can't be dialled."""


@dataclass(frozen=True)
class Phone:
    """A number that can be dialled: E.164, or a short code as it stands."""

    number: str

    @property
    def short(self) -> bool:
        """Whether this is a short code, which takes no country code."""
        return not self.number.startswith("+")

    @functools.cached_property
    def display(self) -> str:
        """As people in its own country write it: `(877) 920-6583`, or `988`."""
        if self.short:
            return self.number
        parsed = phonenumbers.parse(self.number)
        national = parsed.country_code == phonenumbers.country_code_for_region(REGION)
        form = phonenumbers.PhoneNumberFormat
        return phonenumbers.format_number(parsed, form.NATIONAL if national else form.INTERNATIONAL)

    @property
    def href(self) -> str:
        """The link that calls it (RFC 3966)."""
        return f"tel:{self.number}"

    @property
    def sms(self) -> str:
        """The link that writes to it (RFC 5724)."""
        return f"sms:{self.number}"

    def __str__(self) -> str:
        return self.display


def parse(text: str) -> Phone:
    """Read a number in any notation people use; raises NotAPhoneError if it can't be dialled."""
    digits = text.strip()
    if digits.isascii() and digits.isdigit() and SHORTEST <= len(digits) <= LONGEST_SHORT_CODE:
        return Phone(digits)
    try:
        number = phonenumbers.parse(text, REGION)
    except phonenumbers.NumberParseException as error:
        raise NotAPhoneError(text) from error
    if not phonenumbers.is_valid_number(number) or number.extension:
        raise NotAPhoneError(text)
    return Phone(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
