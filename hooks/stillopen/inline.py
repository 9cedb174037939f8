"""Runs of inline Markdown: their words, where every bit of markup in them is plain."""

from __future__ import annotations

import re

# Around what counts exactly as written; before a mark that markup shows; in the place of markup
# that is gone. `words.text` never lets a text in that holds one of these.
EXACT, MARK, GONE = "\0", "\1", "\2"

# Never at the start of a line: there it is a block of its own.
COMMENT_IN_LINE = re.compile(r"(?<=\S)(?P<gap> *)<!--(?!-?>)(?:[^<>\\`\[\]\n-]|-(?!-))*-->")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]<>]+)\]\([\w./#:?=&%+~@-]*\)")
# Emphasis right beside a placeholder depends on what it is filled with.
_PLACEHOLDER = re.compile(r"(?<![*_])\{\{ *[a-z]+\.[a-z0-9]+(?:[_-][a-z0-9]+)* *\}\}(?![*_])")
_EMPHASIS = re.compile(
    r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])((?:[^*_]|(?<=\w)_(?=\w))+?)(?<=[^\s*_])\1(?![\w*_])"
)
# Markup that is left when all that is plain is gone; an underscore inside a word is none.
_LEFT = re.compile(r"[\[\]{}*`\\|<]|(?<!\w)_|_(?!\w)")
# Any of these may be markup.
MARKUP = re.compile(r"[\[\]{}*_`\\|<]")


class NotPlain(Exception):  # noqa: N818 - a finding on the way, no error
    """The block holds markup that may mean one thing or another."""


def fold(written: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(written.split())


def plain(written: str) -> str:
    """The words of a run of inline text; raises where its markup isn't plain."""
    return fold(_bare(written) if MARKUP.search(written) else written)


def _bare(written: str) -> str:
    if "{" in _PLACEHOLDER.sub("", written):
        raise NotPlain
    bare = COMMENT_IN_LINE.sub(rf"\g<gap>{GONE}", written)
    bare = _LINK.sub(lambda link: f"{GONE}{_bare(link['text'])}{GONE}", bare)
    bare = _unmarked(bare)
    # What stood apart may have become an entity.
    if _LEFT.search(_PLACEHOLDER.sub("", bare)) or (bare != written and "&" in bare):
        raise NotPlain
    return bare.replace(GONE, "")


def _unmarked(written: str) -> str:
    """The text without emphasis, from the inside out."""
    before = ""
    while before != written:
        before, written = written, _EMPHASIS.sub(r"\2", written)
    return written
