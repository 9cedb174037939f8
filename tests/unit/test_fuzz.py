"""Any words at all: a clear problem or a right result, in good time, and never a crash."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillopen import (
    fill,
    frame,
    ledger,
    lines,
    nav,
    notices,
    page,
    program,
    project,
    reviewers,
    sources,
)
from stillopen.check import check
from stillopen.located import Located, NotYamlError, load
from stillopen.problem import Problem, render
from tests.support.project import ROOT

# A thousand times what any of these takes: past it, something hangs.
fuzz = settings(
    deadline=dt.timedelta(seconds=30),
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
FRONT = "---\ntitle: Words\ndescription: Words.\nclinical: true\n---\n"
# Marks that some rule or renderer reads as more than a letter.
MARKS = "#*_`~[](){}<>!|\\&;:-+=.,'\"/?@%^$ \t\n\r\x00\x85\u2028\u202e\u200b\ufeff0123456789"
WORDS = st.text(st.one_of(st.sampled_from(MARKS), st.characters(exclude_categories=["Cs"])))
BITS = st.sampled_from(
    [
        *("{{ program.phone }}", "{{ line.samhsa }}", "{{ parts.steps }}", "{{ ", "}}", "    "),
        *('!!! message "A"', "[a](shame.md#", "![](", "<script", "<!--", "```", "??? story"),
        *("(877) 920-6583", "1-800-", "::", "| - | - |", "[^1]:", "&#x"),
        *("0" * 40, "(" * 40, "[" * 40, "`" * 40, "a." * 40),
    ]
)
BODY = st.lists(st.one_of(WORDS, BITS), max_size=12).map("".join)
KEYS = st.sampled_from(
    ["title", "description", "clinical", "adapted_from", "next", "sources", "readers_words"]
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.dates(),
        # YAML can write half a character that no file can hold.
        st.text(),
        st.binary(max_size=5),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(st.text(), st.integers()), inner)
    ),
    max_leaves=8,
)


@cache
def ours() -> project.Project:
    return project.read(ROOT)


def told(problems: list[Problem]) -> None:
    """Every problem can be printed, by every way of printing, and says what to do."""
    for style in ("text", "json", "github"):
        render(problems, 1, style).encode("utf-8")  # type: ignore[arg-type]
    for each in problems:
        assert each.message, each
        assert each.fix, each
        assert each.line >= 0, each


def judge(text: str) -> None:
    """Hold one page of this text against every rule, and prepare it as for the engine."""
    found, faults = page.parse(text, "shame.md", "docs/shame.md")
    # With the pages that every site has, and hardly a word on them: each is judged every time.
    pages = {name: page.parse(FRONT, name, f"docs/{name}")[0] for name in nav.NEEDED}
    pages["shame.md"] = found
    with_it = replace(ours(), pages=pages, menu=(nav.Section("", tuple(pages)),))
    problems = check(replace(with_it, problems=(*with_it.problems, *faults)))
    told(problems)
    if not [each for each in problems if each.path == "docs/shame.md"]:
        fill.fill(found, with_it.facts).markdown.encode("utf-8")
        frame.for_page(found, frame.for_site(with_it), with_it)


@fuzz
@given(BODY)
def test_any_words_of_a_page(body: str) -> None:
    judge(FRONT + body)


@fuzz
@given(st.one_of(WORDS, st.text()), BODY)
def test_any_text_as_front_matter(front: str, body: str) -> None:
    judge(f"---\n{front}\n---\n{body}")


@fuzz
@given(st.dictionaries(KEYS, VALUES), BODY)
def test_any_values_in_front_matter(values: dict[str, Any], body: str) -> None:
    judge(f"---\n{yaml.safe_dump(values)}\n---\n{body}")


@fuzz
@given(WORDS)
def test_any_text_as_yaml(text: str) -> None:
    for configuration in (False, True):
        with suppress(NotYamlError):
            load(text, configuration=configuration)


@fuzz
@given(st.dictionaries(st.sampled_from(program.names()), VALUES))
def test_any_facts_of_a_program(facts: dict[str, Any]) -> None:
    written = yaml.safe_dump({"extra": {"program": facts}})
    found, problems = program.read(load(written, configuration=True), "mkdocs.yml")
    told(problems)
    if found:
        for key in program.names():
            found.fact(key)
        assert found.phone.href


@fuzz
@given(VALUES)
def test_any_facts_at_all(facts: object) -> None:
    _, problems = program.read(Located({"extra": {"program": facts}}), "mkdocs.yml")
    told(problems)


def _ledger(root: Path) -> tuple[object, list[Problem]]:
    found, problems = ledger.read(root)
    return found, list(problems)


TABLES = {
    ledger.FILE: _ledger,
    lines.FILE: lines.read,
    sources.FILE: sources.read,
    notices.FILE: notices.read,
    reviewers.FILE: reviewers.read,
}


@pytest.mark.parametrize("path", TABLES)
@fuzz
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.one_of(WORDS, BITS)), max_size=3))
def test_any_change_to_a_table_of_facts(path: str, changes: list[tuple[int, str]]) -> None:
    text = (ROOT / path).read_text("utf-8")
    for place, put in changes:
        at = place % (len(text) + 1)
        text = text[:at] + put + text[at:]
    with TemporaryDirectory() as folder:
        file = Path(folder) / path
        file.parent.mkdir()
        file.write_bytes(text.encode("utf-8"))
        _, problems = TABLES[path](Path(folder))
    told(problems)


@fuzz
@given(st.binary())
def test_any_bytes_as_a_page(held: bytes) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "page.md"
        file.write_bytes(held)
        _, problems = page.read(file, "page.md", "docs/page.md")
    told(problems)
