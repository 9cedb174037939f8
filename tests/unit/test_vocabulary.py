"""What the search knows beside the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from stillopen import lines, page, vocabulary
from stillopen.vocabulary import Vocabulary, problems, read, words
from tests.support.project import ROOT

KNOWN, _ = read(ROOT)
LINES, _ = lines.read(ROOT)
TEXT = (ROOT / vocabulary.FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Can't CAN\u2019T can\u2018t", ("cant", "cant", "cant")),
        ("Café naïve", ("cafe", "naive")),
        ("used (again)... 24/7!", ("used", "again", "24", "7")),
        ("<b>.*[a-z]+</b>", ("b", "a", "z", "b")),
        ("أريد المساعدة 🙂", ("اريد", "المساعدة")),
        ("🙂 ?!", ()),
    ],
)
def test_words_are_folded(text: str, folded: tuple[str, ...]) -> None:
    assert words(text) == folded


def test_words_that_say_nothing_count_only_where_nothing_else_was_said() -> None:
    known = Vocabulary(ignored=frozenset({"i", "am"}))
    assert known.telling("I am lost") == ("lost",)
    assert known.telling("I am") == ("i", "am")


def test_the_file_is_whole() -> None:
    assert [danger.section for danger in KNOWN.dangers] == [
        "overdose",
        "suicide",
        "hurt",
        "withdrawal",
    ]
    assert problems(KNOWN, LINES) == []


def test_every_card_leads_to_a_section_that_is_there() -> None:
    path = ROOT / "docs" / vocabulary.ANSWERS
    answers, _ = page.read(path, vocabulary.ANSWERS, str(path))
    assert answers
    assert {d.section for d in KNOWN.dangers} <= {heading.id for heading in answers.headings}


def changed(root: Path, old: str, new: str) -> list[str]:
    assert old in TEXT
    (root / "facts").mkdir()
    (root / vocabulary.FILE).write_text(TEXT.replace(old, new, 1), "utf-8")
    found, faults = read(root)
    return [str(problem) for problem in (*faults, *problems(found, LINES))]


def test_a_card_with_a_line_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    [problem] = changed(tmp_path, 'lines = ["988"]', 'lines = ["989"]')
    assert problem.startswith("facts/search.toml:")
    assert "there is no help line '989'" in problem


def test_a_phrase_that_is_called_danger_and_harmless_is_a_problem(tmp_path: Path) -> None:
    [problem] = changed(tmp_path, '  "social suicide",', '  "Suicide",')
    assert "'suicide' is called danger and harmless" in problem


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ('title = "If you think of suicide"', "", "'title' is missing"),
        ('section = "overdose"', 'section = "Over dose"', "which doesn't fit"),
        ("same = [", 'same = ["alone",', "which doesn't fit"),
        ("[[danger]]", "[[danger]", "isn't TOML"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, cause: str
) -> None:
    [problem] = changed(tmp_path, old, new)
    assert problem.startswith("facts/search.toml:")
    assert cause in problem
