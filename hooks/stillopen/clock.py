"""The build's clock: one date for everything that a build says."""

from __future__ import annotations

import datetime as dt
import os


class ClockError(ValueError):
    """SOURCE_DATE_EPOCH holds no time; the text says so in words for people."""


def today() -> dt.date:
    """SOURCE_DATE_EPOCH (seconds, UTC) as a date where it is set, else the current UTC date.

    Raises ClockError.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            cause = f"SOURCE_DATE_EPOCH is '{epoch}'; it takes seconds since 1970, or nothing"
            raise ClockError(cause) from error
    return dt.datetime.now(dt.UTC).date()
