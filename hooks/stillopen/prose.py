"""Blocks of Markdown: their words, or themselves exactly as written where they aren't plain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stillopen.inline import EXACT, GONE, MARK, MARKUP, NotPlain, fold, plain

_HEADING = re.compile(r"#{1,6}(?P<text>.*)$")
_HEADING_ID = re.compile(r" +\{:? *#[\w-]+ *\} *$")
# As Python-Markdown's admonition extension reads it.
_ADMONITION = re.compile(r'!!! ?(?P<kind>[\w-]+)(?: +[\w-]+)*(?: +".*?")? *$')
_ITEM = re.compile(r"^ {0,7}(?:[-*+]|(?P<number>\d+\.)) +(?=\S)")
_TERM = re.compile(r"^ {0,3}: {1,3}")
_SEPARATOR = re.compile(r"\|(?: *:?-+:? *\|)+$")
# What begins a block of another kind when it begins a line, or an item in a list.
_BEGINS_BLOCK = re.compile(r"^ *(?:>|#|:|!!!|[-*+](?: |$)|\d+\. |[-=_*+ ]+$)")


def parts(chunk: str) -> Iterator[str]:
    """The parts of a text with blank lines in it."""
    kind, inner, under = "", list[str](), ""
    for block in re.split(r"\n\s*\n", chunk.strip("\n")):
        rest = block.split("\n")
        if kind and block.startswith("    "):
            indented, rest = _detab(rest)
            inner += ["", *indented]
        elif block.startswith("    "):
            # It belongs to the list or definition above it, or else is code.
            yield _exactly(f"{under}\n{block}")
            continue
        if kind and rest:
            yield from _admonished(kind, inner)
            kind, inner = "", []
        while rest:
            if _tangled(rest):
                yield _exactly("\n".join(rest))
                break
            segment, rest = _segment(rest)
            opening = _ADMONITION.match(segment[0])
            if opening:
                yield _exactly(segment[0])
                kind, (inner, rest) = opening["kind"], _detab(rest)
                if rest:
                    yield from _admonished(kind, inner)
                    kind, inner = "", []
            else:
                under = _under(segment)
                yield from _block(segment)
    if kind:
        yield from _admonished(kind, inner)


def _tangled(lines: list[str]) -> bool:
    """Whether lines may belong together in another way than they seem to."""
    # Python-Markdown may take the line below into a heading, or a heading into a table.
    table = lines[0].startswith("#") and len(lines) > 1 and not set(lines[1]) - set("|:- ")
    # Messages may begin more loosely than the engine's own blocks do.
    loose = any(line.lstrip().startswith("!!!") and not _ADMONITION.match(line) for line in lines)
    return table or loose or any(line.endswith("\\") for line in lines)


def _under(lines: list[str]) -> str:
    if lines == [GONE]:
        return "comment"
    marked = (("item", _ITEM.match(lines[0])), ("term", any(map(_TERM.match, lines))))
    return next((name for name, found in marked if found), "")


def _segment(lines: list[str]) -> tuple[list[str], list[str]]:
    """The first lines that belong together: a heading or the line of an admonition alone."""
    for index, line in enumerate(lines):
        if line.startswith("#") or _ADMONITION.match(line):
            cut = max(index, 1)
            return lines[:cut], lines[cut:]
    return lines, []


def _detab(lines: list[str]) -> tuple[list[str], list[str]]:
    count = next((i for i, line in enumerate(lines) if not line.startswith("    ")), len(lines))
    return [line[4:] for line in lines[:count]], lines[count:]


def _admonished(kind: str, inner: list[str]) -> Iterator[str]:
    # A message, or what makes one, is plain text: its asterisks are seen as they are.
    written = "\n".join(inner)
    message = kind.lower().startswith("message")
    yield from (_exactly(written),) if message else parts(written)


def _block(lines: list[str]) -> Iterator[str]:
    if lines == [GONE]:
        return
    written = "\n".join(lines)
    heading = _HEADING.match(lines[0])
    try:
        if written.startswith("    "):
            raise NotPlain
        if heading:
            yield _heading(heading["text"])
        elif not (MARKUP.search(written) or any(map(_BEGINS_BLOCK.match, lines))):
            yield fold(written)
        else:
            yield " ".join(list(_structured(lines)))
    except NotPlain:
        yield _exactly(written)


def _heading(written: str) -> str:
    words = _HEADING_ID.sub("", written)
    # Python-Markdown takes some of these away.
    if "#" in words or not words.strip():
        raise NotPlain
    return plain(words)


def _structured(lines: list[str]) -> Iterator[str]:
    """The words of a list, a table, definitions or a paragraph; raises what isn't plain."""
    if _ITEM.match(lines[0]):
        yield from _items(lines)
    elif lines[0].startswith("|"):
        yield from _cells(lines)
    elif any(map(_TERM.match, lines[1:])):
        yield from _definitions(lines)
    else:
        yield _paragraph(lines)


def _items(lines: list[str]) -> Iterator[str]:
    items: list[list[str]] = []
    for line in lines:
        if marker := _ITEM.match(line):
            # The number that is shown depends on where the item stands.
            number = f"{MARK}{marker['number']}" if marker["number"] else ""
            items.append([number, line[marker.end() :]])
        else:
            items[-1].append(line)
    for number, *item in items:
        yield f"{number} {_paragraph(item)}".strip()


def _cells(lines: list[str]) -> Iterator[str]:
    rows = [line.strip() for line in lines]
    width = rows[0].count("|")
    # Python-Markdown drops the cells that a row has too many.
    if len(rows) < 2 or not _SEPARATOR.match(rows[1]) or any(r.count("|") != width for r in rows):  # noqa: PLR2004
        raise NotPlain
    for row in (rows[0], *rows[2:]):
        if not (row.startswith("|") and row.endswith("|")):
            raise NotPlain
        yield from (plain(cell) for cell in row[1:-1].split("|"))


def _definitions(lines: list[str]) -> Iterator[str]:
    if _TERM.match(lines[0]):
        raise NotPlain
    for line in lines:
        term = _TERM.match(line)
        yield f"{f'{MARK}:' if term else ''} {_paragraph([_TERM.sub('', line)])}".strip()


def _paragraph(lines: list[str]) -> str:
    if any(map(_BEGINS_BLOCK.match, lines)):
        raise NotPlain
    return plain("\n".join(lines))


def _exactly(written: str) -> str:
    return f"{EXACT}{written}{EXACT}"
