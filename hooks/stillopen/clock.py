"""The build's clock: one date for everything that a build says."""

from __future__ import annotations

import datetime as dt
import os

NAME = "SOURCE_DATE_EPOCH"


class ClockError(ValueError):
    """A clock that can't be read, with what to do about it."""


def today() -> dt.date:
    """SOURCE_DATE_EPOCH (seconds since 1970, UTC) as a date where it is set, else today in UTC.

    Raises ClockError where it is set to anything else.
    """
    written = os.environ.get(NAME)
    if not written:
        return dt.datetime.now(dt.UTC).date()
    try:
        # Only plain digits: the engine reads it too, and int() takes more than that.
        if not (written.isascii() and written.isdigit()):
            raise ValueError
        return dt.datetime.fromtimestamp(int(written), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ClockError(
            f"{NAME}: '{written}' is no time in whole seconds since 1970\n"
            f"    fix: unset {NAME}, or set it to the output of: date +%s"
        ) from None
