"""Help lines as data: where one is wrong, it is named with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stillopen import lines

FILE = (Path(__file__).parents[2] / lines.FILE).read_text("utf-8")
SAMHSA = FILE[FILE.index('[[line]]\nid = "samhsa"') : FILE.index('[[line]]\nid = "crisis-text"')]

Change = Callable[[str], str]


def without(key: str) -> Change:
    return lambda table: "".join(
        line for line in table.splitlines(keepends=True) if not line.startswith(f"{key} =")
    )


def set_to(key: str, value: str) -> Change:
    return lambda table: without(key)(table).rstrip() + f"\n{key} = {value}\n\n"


def faults(root: Path, change: Change) -> list[str]:
    (root / "facts").mkdir()
    text = FILE.replace(SAMHSA, change(SAMHSA))
    assert text != FILE, "the change changes something"
    (root / lines.FILE).write_text(text, "utf-8")
    _, problems = lines.read(root)
    at = FILE[: FILE.index(SAMHSA)].count("\n") + 1
    length = SAMHSA.count("\n")
    assert all(at <= problem.line <= at + length for problem in problems), problems
    assert not problems or all(problem.fix for problem in problems)
    return [problem.message for problem in problems]


@pytest.mark.parametrize("key", ["id", "name", "for_whom", "group", "source", "seen", "checked"])
def test_a_line_lacks_nothing_that_it_needs(tmp_path: Path, key: str) -> None:
    assert faults(tmp_path, without(key)) == [f"'{key}' is missing"]


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("source", '""', "is empty"),
        ("call", "8006624357", "is the bare value 8006624357, not text"),
        ("call", '"800-662-435"', "is '800-662-435', which doesn't fit"),
        ("call", '"800-662-HELPLESS"', "is '800-662-HELPLESS', which doesn't fit"),
        ("text", '"43574800000"', "is '43574800000', which doesn't fit"),
        ("tty", '""', "is empty"),
        ("chat", '"http://samhsa.gov"', "is 'http://samhsa.gov', which doesn't fit"),
        ("chat", '"samhsa.gov"', "is 'samhsa.gov', which doesn't fit"),
        ("then", '"press 1"', "is 'press 1', which doesn't fit"),
        ("checked", '"yesterday"', "is 'yesterday', which doesn't fit"),
        ("checked", '"2026-02-30"', "is '2026-02-30', which doesn't fit"),
        ("checked", "2026-12-01", "is the bare value 2026-12-01, not text"),
        ("crisis", '"yes"', "is text, not true or false"),
        ("price", '"free"', "unknown key 'price'"),
        ("id", '"SAMHSA!"', "is 'SAMHSA!', which doesn't fit"),
    ],
)
def test_a_value_of_the_wrong_type_or_form_is_refused(
    tmp_path: Path, key: str, value: str, fault: str
) -> None:
    found = faults(tmp_path, set_to(key, value))
    assert found
    assert all(fault in message for message in found), found


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            lambda table: without("call")(without("text")(without("tty")(without("send")(table)))),
            "SAMHSA National Helpline has no way to reach it",
        ),
        (without("text"), "SAMHSA National Helpline says what to text, but no number"),
        (
            lambda table: without("call")(set_to("then", '"1"')(table)),
            "SAMHSA National Helpline says which key to press, but no number to call",
        ),
        (set_to("id", '"safespot"'), "the id 'safespot' is given twice"),
    ],
)
def test_a_line_that_leads_nowhere_is_refused(tmp_path: Path, change: Change, fault: str) -> None:
    assert fault in faults(tmp_path, change)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("crisis = true\n", "", 1),
        lambda text: text.replace('id = "988"', 'id = "989"', 1),
        lambda text: text.replace(SAMHSA, SAMHSA + "crisis = true\n"),
    ],
)
def test_911_and_988_stand_on_every_page_and_no_others(tmp_path: Path, change: Change) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / lines.FILE).write_text(change(FILE), "utf-8")
    _, problems = lines.read(tmp_path)
    assert any("not 911 and 988" in problem.message for problem in problems), problems


def test_a_crisis_line_without_its_sentence_is_refused(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    words = next(line for line in FILE.splitlines(keepends=True) if line.startswith("words ="))
    (tmp_path / lines.FILE).write_text(FILE.replace(words, ""), "utf-8")
    _, (problem,) = lines.read(tmp_path)
    assert "has no sentence for it" in problem.message


def test_every_delivered_line_can_be_reached_and_says_where_it_was_seen() -> None:
    found, problems = lines.read(Path(__file__).parents[2])
    assert not problems
    for line in found.values():
        assert line.actions
        assert line.source
        assert line.seen
