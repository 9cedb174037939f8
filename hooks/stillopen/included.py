"""Other files that a page shows: pictures count with their bytes, and text is never included."""

from __future__ import annotations

import contextlib
import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from stillopen.files import read as read_file
from stillopen.page import Page
from stillopen.problem import Problem

RULE = "include"
# How the engine's extensions and plugins put one file's text into another's.
_TEXT = re.compile(r"-+8<-+|\{[%!]")
_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".bmp", ".ico")
_SUFFIX = rf"(?:{'|'.join(map(re.escape, _SUFFIXES))})"
_NAMED = re.compile(rf"[^\s()<>\[\]\"'=,]+{_SUFFIX}(?!\w)", re.I)
_SHOWN = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)|\bsrc(?:set)?\s*=\s*[\"']?([^\"'\s>,]+)", re.I)
# One look at the whole page, since hardly any shows a picture.
_MAY_SHOW = (*_SUFFIXES, "![", "src")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)

Read = Callable[[str], bytes | None]


def files(page: Page, read: Read) -> Mapping[str, str]:
    """The SHA-256 of each picture in the page, by its path below docs/.

    `read` gives a file's bytes, or None where there is no such file.
    """
    return {
        path: hashlib.sha256(content).hexdigest()
        for path in {path for _, _, path in _pictures(page)}
        if (content := read(path)) is not None
    }


def reader(docs: Path) -> Read:
    """Reads files below `docs`, and none beside it."""

    def read(path: str) -> bytes | None:
        # Names that no file can have are names of no file: too long ones, and those with a NUL.
        with contextlib.suppress(OSError, ValueError):
            file = (docs / path).resolve()
            return read_file(file) if file.is_relative_to(docs.resolve()) else None
        return None

    return read


def problems(page: Page, read: Read, shown: str) -> list[Problem]:
    """Text from other files, and pictures that can't be found: nobody could sign for them."""
    return sorted(
        Problem(shown, number, RULE, message, fix)
        for number, message, fix in (*_texts(page), *_missing(page, read))
    )


def _texts(page: Page) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        if found := _TEXT.search(line):
            message = f"{found[0]} would take in text from another file, unseen by a reviewer"
            yield number, message, "write the words into this page"


def _missing(page: Page, read: Read) -> Iterator[tuple[int, str, str]]:
    for number, name, path in _pictures(page):
        if read(path) is None:
            fix = "save the picture in docs/assets/, under a name without spaces"
            yield number, f"there is no picture '{name}'", fix


def _pictures(page: Page) -> Iterator[tuple[int, str, str]]:
    """The line, name and path of each picture that the page may show."""
    body = page.body.lower()
    if not any(mark in body for mark in _MAY_SHOW):
        return
    here = posixpath.dirname(page.path)
    for number, line in enumerate(page.body.split("\n"), page.body_line):
        names = {match[0] for match in _NAMED.finditer(line)}
        names |= {match[1] or match[2] for match in _SHOWN.finditer(line)}
        for name in names:
            if not _ELSEWHERE.match(name):
                local = re.split(r"[?#]", unquote(name))[0]
                yield number, name, posixpath.normpath(posixpath.join(here, local))
