"""The rules of wording.toml, ready to run."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal, get_args

from stillopen.wording.phrases import Index, Phrase, compiled, phrase

Voice = Literal["own", "quoted", "readers_words"]
Check = Literal[
    "", "exception", "figure", "grade", "hidden-letters", "long-paragraph", "long-sentence",
    "vague-figure",
]  # fmt: skip


@dataclass(frozen=True)
class Source:
    """Where a rule comes from."""

    title: str
    seen: str
    url: str = ""


@dataclass(frozen=True)
class Rule:
    """One thing to look for; `check` names the code that looks where phrases can't say it."""

    id: str
    kind: str
    why: str
    better: str
    source: str
    voices: frozenset[Voice]
    check: Check
    find: tuple[Phrase, ...]
    unless: re.Pattern[str] | None
    catch: tuple[str, ...]
    passes: tuple[str, ...]


@dataclass(frozen=True)
class Limits:
    """How long and how hard words may be; a grade counts only for so many words of prose."""

    sentence_words: int
    paragraph_sentences: int
    guidance_grade: float
    any_grade: float
    graded_words: int


@dataclass(frozen=True)
class Book:
    """All of wording.toml."""

    rules: Mapping[str, Rule]
    index: Index[Rule]
    sources: Mapping[str, Source]
    names: re.Pattern[str]
    limits: Limits
    english_words: frozenset[str]
    other_words: frozenset[str]
    look_alikes: Mapping[str, str]


@functools.cache
def book() -> Book:
    """The rules as they stand beside this module, read once."""
    text = resources.files(__package__).joinpath("wording.toml").read_text("utf-8")
    data = tomllib.loads(text)
    sources = {key: Source(**values) for key, values in data["source"].items()}
    names = re.compile("|".join(map(re.escape, data["names"]["known"])))
    rules = {each["id"]: _rule(**each) for each in data["rule"]}
    unsourced = {rule.source for rule in rules.values()} - set(sources)
    assert not unsourced, f"wording.toml has no [source.…] for {unsourced}"
    alike = data["look_alikes"]
    return Book(
        rules=rules,
        index=Index.of((rule, phrase) for rule in rules.values() for phrase in rule.find),
        sources=sources,
        names=names,
        limits=Limits(**data["limits"]),
        english_words=frozenset(data["languages"]["english"].split()),
        other_words=frozenset(data["languages"]["others"].split()),
        look_alikes=dict(zip(alike["others"], alike["ours"], strict=True)),
    )


def _rule(  # noqa: PLR0913 - each is a key of a [[rule]]
    *,
    find: Sequence[str] = (),
    unless: Sequence[str] = (),
    voices: Sequence[Voice] = ("own",),
    check: Check = "",
    exact: bool = False,
    catch: Sequence[str],
    **texts: Any,
) -> Rule:
    assert check in get_args(Check), f"{texts['id']}: no check is called {check}"
    passes = texts.pop("pass")
    return Rule(
        check=check,
        voices=frozenset(voices),
        find=tuple(phrase(each, exact=exact) for each in find),
        unless=compiled([each.lower() for each in unless]) if unless else None,
        catch=tuple(catch),
        passes=tuple(passes),
        **texts,
    )
