"""Help lines: whom to call, as data, so that every page says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from stillopen import tables
from stillopen.phone import Phone, parse
from stillopen.problem import Problem

FILE = "facts/help-lines.toml"
RULE = "help-lines"
# These two stand on every page, in this order; a site without them doesn't go out.
CRISIS = ("911", "988")


class Action(NamedTuple):
    """One way to get in touch: what the link says, and where it leads."""

    label: str
    href: str


@dataclass(frozen=True)
class HelpLine:
    """A line that people can turn to, with where that was seen."""

    id: str
    name: str
    for_whom: str
    group: str
    source: str
    seen: str
    checked: str
    crisis: bool = False
    words: str = ""
    call: Phone | None = None
    then: str = ""
    text: Phone | None = None
    send: str = ""
    chat: str = ""
    tty: Phone | None = None
    hours: str = ""
    languages: str = ""
    note: str = ""
    at: int = 0

    @property
    def phones(self) -> tuple[Phone, ...]:
        """Every number of the line."""
        return tuple(phone for phone in (self.call, self.text, self.tty) if phone)

    @property
    def actions(self) -> tuple[Action, ...]:
        """The ways to reach it, in the order to try them."""
        ways = []
        if self.call:
            press = f", then press {self.then}" if self.then else ""
            ways.append(Action(f"Call {self.call}{press}", self.call.href))
        if self.text:
            send = f"{self.send} to " if self.send else ""
            ways.append(Action(f"Text {send}{self.text}", self.text.sms))
        if self.chat:
            ways.append(Action(f"Chat at {self.chat.removeprefix('https://')}", self.chat))
        if self.tty:
            ways.append(Action(f"TTY {self.tty}", self.tty.href))
        return tuple(ways)


@dataclass(frozen=True)
class Group:
    """Help lines under one heading."""

    title: str
    lines: tuple[HelpLine, ...]


def read(root: Path) -> tuple[Mapping[str, HelpLine], list[Problem]]:
    """Every help line by its id, in the file's order; none where the file is wrong."""
    data, found, problems = tables.read(root, FILE, "help-lines")
    if problems:
        return {}, problems
    lines: dict[str, HelpLine] = {}
    for index, values in enumerate(data["line"]):
        line = _typed(values, found.line("line", index))
        if line.id in lines:
            fix = "give each line an id of its own"
            problems.append(Problem(FILE, line.at, RULE, f"the id '{line.id}' is given twice", fix))
        lines[line.id] = line
        problems += _faults(line)
    crisis = [line.id for line in lines.values() if line.crisis]
    if crisis != list(CRISIS):
        fix = "put 911 and then 988 first, each with crisis = true, and no other"
        message = f"the crisis lines are {', '.join(crisis) or 'missing'}, not 911 and 988"
        problems.append(Problem(FILE, 1, RULE, message, fix))
    return lines, problems


def groups(lines: Mapping[str, HelpLine]) -> tuple[Group, ...]:
    """The lines under their groups' titles, in the order they first appear."""
    titles = dict.fromkeys(line.group for line in lines.values())
    return tuple(
        Group(title, tuple(line for line in lines.values() if line.group == title))
        for title in titles
    )


def crisis(lines: Mapping[str, HelpLine]) -> tuple[HelpLine, ...]:
    """The lines that stand on every page."""
    return tuple(line for line in lines.values() if line.crisis)


def numbers(lines: Sequence[HelpLine]) -> frozenset[str]:
    """Every number listed, as it is dialled."""
    return frozenset(phone.number for line in lines for phone in line.phones)


def _faults(line: HelpLine) -> Iterator[Problem]:
    needs = {
        "has no way to reach it": (bool(line.actions), "add call, text, chat or tty"),
        "says which key to press, but no number to call": (
            bool(line.call) or not line.then,
            "add call, or delete then",
        ),
        "says what to text, but no number": (
            bool(line.text) or not line.send,
            "add text, or delete send",
        ),
        "stands on every page and has no sentence for it": (
            bool(line.words) or not line.crisis,
            "add words with one plain sentence",
        ),
    }
    for cause, (met, fix) in needs.items():
        if not met:
            yield Problem(FILE, line.at, RULE, f"{line.name} {cause}", fix)


def _typed(values: Mapping[str, Any], at: int) -> HelpLine:
    typed = dict(values)
    for key in ("call", "text", "tty"):
        if key in typed:
            typed[key] = parse(typed[key])
    return HelpLine(at=at, **typed)
