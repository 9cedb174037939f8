"""A published copy held against the evidence of what was inspected, file by file."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.parse import quote, urljoin

from stillopen import evidence
from stillopen.evidence import Evidence
from stillopen.headers import FILE as HEADERS
from stillopen.problem import Problem

RULE = "verify"
# Seconds in which a host must begin to answer.
PATIENCE = 30
# No page has this address, so a host must answer with 404.html.
NOWHERE = "no-page-has-this-address/"
NOT_FOUND = "404.html"
PACKED = {".gz": "gzip", ".br": "br"}
_FIX = "publish the inspected folder again, whole"
_REACH = "check the address and the connection, and try again"


class UnreachableError(Exception):
    """A host that gives no answer at all."""


def folder(site: Path, found: Evidence) -> list[Problem]:
    """Every file of a folder that differs from the evidence, is missing or is extra."""
    there = evidence.digests(site)
    return [
        Problem(path, 0, RULE, cause, _FIX)
        for path in sorted({*there, *found.files})
        for cause in [_compare(found.files.get(path), there.get(path))]
        if cause
    ]


def address(root: str, found: Evidence) -> list[Problem]:
    """Every published file that differs from the evidence or is missing.

    Files that are extra can't be seen from outside: a host lists nothing. Raises
    UnreachableError where the host doesn't answer.
    """
    return [
        problem
        for path, wanted in sorted(found.files.items())
        if path != HEADERS  # A host reads it and keeps it to itself.
        for problem in _judge(root, path, wanted)
    ]


def fetch(url: str, accept: str = "identity") -> Answer:
    """What a host answers; raises UnreachableError where it doesn't."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": accept})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read())
    except (OSError, http.client.HTTPException) as error:
        raise UnreachableError(f"{url} doesn't answer: {error}") from error


@dataclass(frozen=True)
class Answer:
    """A host's answer to one request."""

    status: int
    headers: Message
    body: bytes


def _judge(root: str, path: str, wanted: str) -> Iterator[Problem]:
    packed = next((name for suffix, name in PACKED.items() if path.endswith(suffix)), "")
    answer = fetch(url(root, path, packed), packed or "identity")
    expected = 404 if path.startswith(NOT_FOUND) else 200
    if packed and answer.headers.get("Content-Encoding") != packed:
        yield Problem(path, 0, RULE, "isn't sent to a browser that asks for it", _FIX)
    elif answer.status != expected:
        cause = f"is missing: the host answers {answer.status}"
        yield Problem(path, 0, RULE, cause, _FIX)
    elif evidence.digest(answer.body) != wanted:
        yield Problem(path, 0, RULE, "differs from what was inspected", _FIX)


def url(root: str, path: str, packed: str = "") -> str:
    """Where a file of the site is found on a host; a packed one where the file itself is."""
    path = path.rpartition(".")[0] if packed else path
    path = NOWHERE if path == NOT_FOUND else path
    if path == "index.html" or path.endswith("/index.html"):
        path = path.removesuffix("index.html")
    return urljoin(root if root.endswith("/") else f"{root}/", quote(path))


def _compare(wanted: str | None, there: str | None) -> str:
    if there is None:
        return "is missing"
    if wanted is None:
        return "is extra: it wasn't there when the site was inspected"
    return "differs from what was inspected" if there != wanted else ""
