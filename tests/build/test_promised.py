"""What SECURITY.md says holds is proved by tests that are there."""

from __future__ import annotations

import re

from tests.support.project import ROOT

ROW = re.compile(r"^\| (?P<what>[^|]+[.]) \| `(?P<proof>tests/[\w/]+\.py)` \|$", re.MULTILINE)
SECURITY = (ROOT / "SECURITY.md").read_text("utf-8")


def test_each_line_names_a_file_with_tests() -> None:
    rows = ROW.findall(SECURITY)
    assert len(rows) == SECURITY.count("\n| ") - 1, "every line of the table has its proof"
    for what, proof in rows:
        assert "def test_" in (ROOT / proof).read_text("utf-8"), what


def test_the_commands_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for target in re.findall(r"^make ([a-z]+)", SECURITY, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_weekly_list_holds_all_packages_against_known_weaknesses() -> None:
    assert "pip-audit" in (ROOT / ".github/due.sh").read_text("utf-8")
    assert "make due" in (ROOT / ".github/workflows/review-due.yml").read_text("utf-8")
