"""The words of a page as a reviewer signs them: what a reader reads, without the markup.

A sign-off must end when a word changes, and may not end when only markup does. So markup is
left out only where it is plain beyond doubt; a block that isn't plain counts exactly as
written, and so does a whole page that holds HTML, fenced code or links by name. In doubt a
change counts.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping

from stillopen import prose
from stillopen.inline import COMMENT_IN_LINE, EXACT, GONE, MARK, fold

# Names the rules below: words read by other rules would be other words.
EDITION = "stillopen-words-1"

_COMMENT = r"<!--(?!-?>)(?:[^<>\\`-]|-(?!-))*-->"
# Python-Markdown makes a comment at the start of a line a block of its own.
_BLOCK_COMMENT = re.compile(rf"^{_COMMENT}(?:$|(?= ?\w[^&<\n]*$))", re.M)
_TERM_OF_COMMENT = re.compile(rf"{GONE}\s*:")
# The address of a link by name vanishes from the page, and so does its title.
_DEFINITION = re.compile(r"^[ >*+:\d.-]*\[[^\[\]]*\]:", re.M)
_HTML = re.compile(r"<[A-Za-z/!?]")
_FENCE = re.compile(r"^ *(?:`{3}|~{3})", re.M)
_SPACES_FIRST = re.compile(r"\A[ \t]+\n")
_DOUBTFUL = (_FENCE, _DEFINITION, _TERM_OF_COMMENT, _SPACES_FIRST)


def digest(
    title: str, description: str, body: str, included: Mapping[str, str] | None = None
) -> str:
    """The SHA-256 of a page's words, as `sha256:` and 64 hex digits.

    Placeholders count unfilled. `included` maps each other file that is shown in the page to
    the SHA-256 of its bytes.
    """
    files = [f"{name} {value}" for name, value in sorted((included or {}).items())]
    # Folded text holds no line break, so that no word can move from one part to the next.
    head = [EDITION, fold(_same(title)), fold(_same(description)), str(len(files))]
    parts = [*head, *files, text(body)]
    sealed = "\n".join(parts).encode("utf-8", "surrogatepass")
    return f"sha256:{hashlib.sha256(sealed).hexdigest()}"


def text(body: str) -> str:
    """A body's words, one space between them; what counts as written stands between NULs."""
    body = _same(body)
    bare = body.expandtabs(4)
    if "`" not in body:
        bare = _BLOCK_COMMENT.sub(f"\n\n{GONE}\n\n", bare)
    unquoted = COMMENT_IN_LINE.sub(r"\g<gap>", bare)
    doubtful = (_HTML.search(unquoted), *(each.search(bare) for each in _DOUBTFUL))
    if any(doubtful) or MARK in body or GONE in body:
        return f"{EXACT}{body}"
    return " ".join(part for part in prose.parts(bare) if part)


def readable(title: str, description: str, body: str) -> list[str]:
    """The same words as a list, for people to compare."""
    return " ".join((title, description, text(body).replace(EXACT, " "))).split()


def _same(written: str) -> str:
    # Browsers show no NUL either.
    return unicodedata.normalize("NFC", written).replace("\0", "\ufffd")
