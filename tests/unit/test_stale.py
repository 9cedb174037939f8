"""What nobody has checked lately, for a person to check."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from click.testing import CliRunner

from stillopen import project
from stillopen.cli import main
from stillopen.stale import stale, summary
from tests.support.project import ROOT

TODAY = dt.date(2026, 12, 1)
OWN = project.read(ROOT)
EVERYTHING = len(OWN.lines) + len(OWN.sources)


def checked(on: str) -> project.Project:
    lines = {key: replace(line, checked=on) for key, line in OWN.lines.items()}
    sources = {key: replace(source, checked=on) for key, source in OWN.sources.items()}
    return replace(OWN, lines=lines, sources=sources)


@pytest.mark.parametrize(
    ("on", "count"),
    [
        ("", EVERYTHING),
        ("2026-12-01", 0),
        ("2026-06-04", 0),
        ("2026-06-03", EVERYTHING),
        ("2026-12-02", EVERYTHING),
    ],
    ids=["never", "today", "180 days ago", "181 days ago", "tomorrow"],
)
def test_a_check_holds_for_180_days(on: str, count: int) -> None:
    assert len(stale(checked(on), TODAY)) == count


def test_each_is_named_with_its_line_and_its_last_check() -> None:
    first = stale(checked("2026-01-02"), TODAY)[0]
    assert str(first) == ("facts/help-lines.toml:5: Emergency services: last checked on 2026-01-02")
    assert str(stale(checked(""), TODAY)[0]).endswith(": never checked")


def test_the_summary_has_one_line_a_file() -> None:
    lines = summary(stale(checked(""), TODAY)).split("\n")
    assert [line.split(":")[0] for line in lines] == ["facts/help-lines.toml", "facts/sources.toml"]
    assert ": 911, 988, " in lines[0]
    assert summary([]) == ""


def test_check_names_them_and_passes_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ended = CliRunner().invoke(main, ["check"])
    assert ended.exit_code == 0
    assert (
        "facts/help-lines.toml: not checked by a person in the last 180 days: 911" in ended.stderr
    )


def test_the_weekly_job_hears_of_them_by_the_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ended = CliRunner().invoke(main, ["facts"])
    assert ended.exit_code == 1
    assert ended.stdout.endswith(f"{EVERYTHING} to check.\n")
