"""The program's facts: stated once in mkdocs.yml, typed here, filled into the words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from stillopen import schema
from stillopen.located import Located
from stillopen.phone import Phone, parse
from stillopen.problem import Problem

PLACE = ("extra", "program")
# Where Leave goes when the program names no other place: a page about the weather.
NEUTRAL_EXIT = "https://www.weather.gov/"


@dataclass(frozen=True)
class Program:
    """What may be said of the program; None where it hasn't been filled in."""

    name: str
    phone: Phone
    place: str | None = None
    service: str | None = None
    length: str | None = None
    reviewer: str | None = None
    text: Phone | None = None
    email: str | None = None
    form: str | None = None
    hours: str | None = None
    who_answers: str | None = None
    reply_time: str | None = None
    cost_of_asking: str | None = None
    restart: str | None = None
    if_used: str | None = None
    languages: tuple[str, ...] = ()
    voicemail: str | None = None
    exit: str = NEUTRAL_EXIT
    security: str | None = None
    at: Mapping[str, int] = field(default_factory=dict, compare=False)

    @property
    def phones(self) -> tuple[Phone, ...]:
        """Every number of the program's own."""
        return tuple(phone for phone in (self.phone, self.text) if phone)

    @property
    def form_host(self) -> str | None:
        """The host that the form is sent to, as a reader sees it."""
        return urlsplit(self.form).hostname if self.form else None

    def line(self, key: str) -> int:
        """The line on which a fact stands, or on which the facts begin."""
        return self.at.get(key, self.at.get("", 0))

    def fact(self, key: str) -> str | None:
        """A fact as plain text, or None where it isn't filled in."""
        value = getattr(self, key)
        if isinstance(value, tuple):
            return ", ".join(value) or None
        return str(value) if value is not None else None


def names() -> tuple[str, ...]:
    """The names of the facts that a page may use."""
    return tuple(schema.read("program")["properties"])


def read(config: Located, path: str) -> tuple[Program | None, list[Problem]]:
    """The program's facts from the configuration; None where a needed one is wrong."""
    facts = config.data
    for key in PLACE:
        facts = facts.get(key) if isinstance(facts, dict) else None
    if not isinstance(facts, dict):
        fix = "under extra:, add program: with at least name: and phone:"
        line = config.line(*PLACE)
        return None, [Problem(path, line, "program", "the program's facts are missing", fix)]
    found = Located(facts, config.lines, config.line(*PLACE))
    problems = schema.violations("program", found, path, within=PLACE)
    lines = {key: config.line(*PLACE, key) for key in facts} | {"": config.line(*PLACE)}
    return (None if problems else _typed(facts, lines)), problems


def clashes(program: Program, owners: Mapping[str, str], path: str) -> Iterator[Problem]:
    """The program's numbers that belong to somebody else; `owners` has a name by number."""
    for key in ("phone", "text"):
        phone = getattr(program, key)
        if phone and phone.number in owners:
            cause = f"{key}: {phone} is the number of {owners[phone.number]}, not the program's"
            fix = f"fill in the program's own number, or delete {key}:"
            yield Problem(path, program.line(key), "program", cause, fix)


def _typed(facts: Mapping[str, Any], lines: Mapping[str, int]) -> Program:
    values = dict(facts)
    for key in ("phone", "text"):
        if key in values:
            values[key] = parse(values[key])
    if "languages" in values:
        values["languages"] = tuple(values["languages"])
    return Program(**values, at=lines)
