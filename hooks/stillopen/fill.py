"""Placeholders in the words: facts, help lines and generated parts, filled or refused."""

from __future__ import annotations

import difflib
import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from stillopen import maker, messages, program
from stillopen.blocks import Block
from stillopen.lines import HelpLine
from stillopen.page import Page
from stillopen.problem import Problem
from stillopen.program import Program
from stillopen.reviewers import Reviewer

RULE = "placeholder"
# What overrides/partials/so-*.html can put in the place of {{ parts.name }}.
PARTS = (
    "answers",
    "channels",
    "help_lines",
    "page_index",
    "page_states",
    "sources",
    "steps",
    "tolerance",
    "topics",
)
_ANY = re.compile(r"\{\{(.*?)\}\}")
_NAME = re.compile(r"^\s*([a-z]+)\.([a-z0-9_-]+)\s*$")
# A telephone number as `escape` leaves it.
_NUMBER = re.compile(r"\\\(\d{3}\\\) \d{3}\\-\d{4}")
# Python-Markdown reads these as markup; a backslash before one shows it as it is.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+.!>-])")


@dataclass(frozen=True)
class Facts:
    """What placeholders can be filled with; no program where its facts are wrong."""

    program: Program | None
    lines: Mapping[str, HelpLine]
    reviewers: Mapping[str, Reviewer]

    def text(self, key: str) -> str | None:
        """A fact of the program in plain words, or None where it isn't filled in."""
        value = self.program.fact(key) if self.program else None
        if key == "reviewer" and value:
            return self.reviewers[value].name if value in self.reviewers else None
        return value


@dataclass(frozen=True)
class Filled:
    """Markdown for the engine, and what belongs in its slots: messages in order, and the maker."""

    markdown: str
    messages: tuple[Block, ...]
    maker: maker.Maker | None = None


def slot(name: str, number: int = 0) -> str:
    """The element in the rendered page that a part or message takes the place of."""
    return f'<div data-so-slot="{name}-{number}"></div>'


def problems(page: Page, facts: Facts, shown: str) -> list[Problem]:
    """Every placeholder that can't be filled."""
    return [
        Problem(shown, number, RULE, message, fix)
        for number, line in page.lines
        for match in _ANY.finditer(line)
        for message, fix in _judge(match, line, facts)
    ]


def fill(page: Page, facts: Facts) -> Filled:
    """The page's body with everything filled in.

    A placeholder that can't be filled stays as it was; `problems` names it.
    """
    found, makers = messages.find(page), maker.find(page)[:1]
    places = [(block, slot("message", number)) for number, block in enumerate(found)]
    places += [(block, slot("message_maker")) for block in makers]
    lines = page.body.split("\n")
    for block, place in sorted(places, key=lambda each: -each[0].line):
        first, last = block.line - page.body_line, block.last_line - page.body_line
        lines[first : last + 1] = ["", place, ""]
    markdown = _replace("\n".join(lines), facts, lambda shown: shown.markdown)
    filled = [replace(block, text=plain(block.text, facts)) for block in (*found, *makers)]
    own = maker.read(filled[-1]) if makers else None
    return Filled(markdown, tuple(filled[: len(found)]), own)


def plain(text: str, facts: Facts) -> str:
    """Text with facts filled in as plain words, for messages and notices."""
    return _replace(text, facts, lambda shown: shown.plain)


def spoken(text: str, facts: Facts) -> str:
    """Text with facts filled in for whoever judges the words: of a help line, only its name."""
    return _replace(text, facts, lambda shown: shown.name) if "{{" in text else text


@dataclass(frozen=True)
class _Shown:
    """A fact as plain words, as Markdown with its links, and by its name alone."""

    plain: str
    markdown: str
    name: str


def _replace(text: str, facts: Facts, show: Callable[[_Shown], str]) -> str:
    def one(match: re.Match[str]) -> str:
        name = _NAME.match(match[1])
        if name and name[1] == "parts" and name[2] in PARTS:
            return slot(name[2])
        shown = _shown(name[1], name[2], facts) if name else None
        return show(shown) if shown else match[0]

    return _ANY.sub(one, text)


def _shown(kind: str, key: str, facts: Facts) -> _Shown | None:
    if kind == "line" and key in facts.lines:
        line = facts.lines[key]
        ways = [(_within(action.label), action.href) for action in line.actions]
        plain = ", ".join([line.name, *(label for label, _ in ways)])
        linked = ", ".join([escape(line.name), *(_link(*way) for way in ways)])
        return _Shown(plain, linked, line.name)
    if kind != "program" or facts.program is None or key not in program.names():
        return None
    text = facts.text(key)
    if text is None:
        return None
    if key == "phone":
        return _Shown(text, _link(text, facts.program.phone.href), text)
    if key == "text" and facts.program.text:
        return _Shown(text, _link(text, facts.program.text.sms), text)
    return _Shown(text, escape(text), text)


def _within(label: str) -> str:
    """A label as it goes on in a sentence; names in capitals, such as TTY, stay."""
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def _link(label: str, href: str) -> str:
    # A number must not break across lines: people read it digit by digit.
    unbroken = _NUMBER.sub(r'<span class="so-number">\g<0></span>', escape(label))
    return f"[{unbroken}]({href})"


def escape(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", html.escape(text, quote=False))


def _judge(match: re.Match[str], line: str, facts: Facts) -> Iterator[tuple[str, str]]:
    name = _NAME.match(match[1])
    kinds = {"program": program.names(), "line": tuple(facts.lines), "parts": PARTS}
    if not name or name[1] not in kinds:
        fix = "use {{ program.… }}, {{ line.… }} or {{ parts.… }}"
        yield f"the placeholder {match[0]} isn't one that can be filled", fix
        return
    kind, key = name[1], name[2]
    if key not in kinds[kind]:
        if kind == "line" and not facts.lines:
            return
        close = difflib.get_close_matches(key, kinds[kind], n=1)
        nearest = f"; the nearest is {{{{ {kind}.{close[0]} }}}}" if close else ""
        message = f"unknown placeholder {match[0]}{nearest}"
        yield message, f"use one of: {', '.join(f'{kind}.{known}' for known in kinds[kind])}"
    elif kind == "program" and facts.program and facts.text(key) is None:
        fix = f"fill in {key}: under extra.program in mkdocs.yml, or leave it out of the words"
        yield f"{match[0]} isn't filled in for this program", fix
    elif kind == "parts" and line.strip() != match[0]:
        yield f"{match[0]} doesn't stand alone on its line", "give it a line of its own"
