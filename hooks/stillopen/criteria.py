"""What a signer asserts: reviews/criteria.md, one section of prose for each version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from stillopen import files
from stillopen.problem import Problem

FILE = "reviews/criteria.md"
RULE = "criteria"
_VERSION = re.compile(r"^## Version (?P<version>[0-9]+)[ \t]*$", re.M)


def read(root: Path) -> tuple[Mapping[str, str], list[Problem]]:
    """The prose of each version, the newest last; none where the file is wrong."""
    try:
        text = files.read(root / FILE).decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        fix = "put the file back; a sign-off asserts what it says"
        return {}, [Problem(FILE, 0, RULE, f"can't be read: {error.strerror}", fix)]
    except UnicodeDecodeError:
        fix = "save the file with the encoding UTF-8"
        return {}, [Problem(FILE, 0, RULE, "is not UTF-8 text", fix)]
    return _versions(text)


def _versions(text: str) -> tuple[Mapping[str, str], list[Problem]]:
    headings = list(_VERSION.finditer(text))
    ends = [*(heading.start() for heading in headings), len(text)][1:]
    prose = {
        heading["version"]: text[heading.end() : end].strip()
        for heading, end in zip(headings, ends, strict=True)
    }
    numbers = [int(heading["version"]) for heading in headings]
    if numbers and numbers == list(range(1, len(numbers) + 1)) and all(prose.values()):
        return prose, []
    fix = "give each version a heading '## Version 1', counting up from 1, and prose under it"
    return {}, [Problem(FILE, 1, RULE, "the versions can't be told apart", fix)]
