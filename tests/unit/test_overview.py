"""The table that continuous integration shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from stillopen.cli import main


@pytest.fixture
def bad(compose: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    root = compose("bad-words")
    monkeypatch.chdir(root)
    return root


def test_every_page_has_a_row_with_grade_problems_and_review(
    bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = bad / "summary.md"
    summary.write_text("Earlier.\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ended = CliRunner().invoke(main, ["check"])
    text = summary.read_text("utf-8")
    assert ended.exit_code == 1
    assert text.startswith("Earlier.\n## Pages\n\n| Page | Grade | Problems | Review |\n")
    assert "| docs/privacy.md | too short | 0 | Not reviewed yet |" in text
    assert "| docs/worst.md | 1.4 | 46 | Not reviewed yet |" in text


def test_no_summary_is_written_where_none_is_asked_for(
    bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    before = set(bad.iterdir())
    CliRunner().invoke(main, ["check"])
    assert set(bad.iterdir()) == before


def test_annotations_stand_on_the_line_and_fail_the_check(bad: Path) -> None:
    ended = CliRunner().invoke(main, ["check", "--format", "github"])
    assert ended.exit_code == 1
    line = next(each for each in ended.output.splitlines() if "wording-user" in each)
    assert line.startswith("::error file=docs/worst.md,line=17,title=wording-user::“user”: ")


def test_tools_get_a_list_of_objects(bad: Path) -> None:
    ended = CliRunner().invoke(main, ["check", "--format", "json"])
    found = next(each for each in json.loads(ended.output) if each["rule"] == "wording-user")
    assert found["path"] == "docs/worst.md"
    assert found["line"] == 17
    assert found["severity"] == "error"
    assert found["fix"] == "write “people who use drugs”, or “people who use”"
