"""Where somebody who finds a weakness in the site can tell it (RFC 9116)."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from stillopen.program import Program

FILE = ".well-known/security.txt"
# The standard asks for less than a year, so that a site which nobody builds any more says so.
LASTS = dt.timedelta(days=364)


def text(contact: str, today: dt.date) -> str:
    """The file's text; `contact` is an email address or an https address."""
    where = contact if contact.startswith("https://") else f"mailto:{contact}"
    expires = f"{today + LASTS}T00:00:00Z"
    return f"Contact: {where}\nExpires: {expires}\nPreferred-Languages: en\n"


def write(site: Path, program: Program, today: dt.date) -> None:
    """Put the file into a built site, if the program names a contact."""
    if program.security:
        file = site / FILE
        file.parent.mkdir(exist_ok=True)
        file.write_text(text(program.security, today), "utf-8", newline="\n")
