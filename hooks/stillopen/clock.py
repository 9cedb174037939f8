"""The build's clock: one date for everything that a build says."""

from __future__ import annotations

import datetime as dt
import os


def today() -> dt.date:
    """SOURCE_DATE_EPOCH (seconds, UTC) as a date where it is set, else the current UTC date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.datetime.now(dt.UTC).date()
