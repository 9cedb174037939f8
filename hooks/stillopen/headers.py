"""The headers of a site, kept once in `_headers`, in the words of each kind of host."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

FILE = "_headers"
Host = Literal["nginx", "caddy"]


class NoHeadersError(ValueError):
    """A built site without the file that holds its headers."""


def read(site: Path) -> Mapping[str, str]:
    """The headers that every file of a built site is to be sent with."""
    try:
        lines = (site / FILE).read_text("utf-8").splitlines()
    except OSError as error:
        raise NoHeadersError(f"{site / FILE}: can't be read: {error.strerror}") from error
    found: dict[str, str] = {}
    pattern = ""
    for line in lines:
        if not line.startswith(" "):
            pattern = line.strip()
        elif pattern == "/*":
            name, _, value = line.strip().partition(": ")
            found[name] = value
    return found


def write(headers: Mapping[str, str], host: Host) -> str:
    """The same headers as directives that the host's own configuration includes."""
    form = 'add_header {} "{}" always;' if host == "nginx" else 'header {} "{}"'
    return "".join(f"{form.format(name, value)}\n" for name, value in headers.items())
