"""A weakness can be reported where the program says so, and only there."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from stillopen import project, security
from stillopen.located import load
from stillopen.program import read
from tests.support.project import ROOT

TODAY = dt.date(2026, 1, 15)


def test_the_file_names_the_contact_and_runs_out_within_a_year() -> None:
    assert security.text("security@harbor.org", TODAY) == (
        "Contact: mailto:security@harbor.org\n"
        "Expires: 2027-01-14T00:00:00Z\n"
        "Preferred-Languages: en\n"
    )
    assert security.text("https://harbor.org/tell", TODAY).startswith("Contact: https://harbor")


def test_a_program_that_names_no_contact_has_no_file(tmp_path: Path) -> None:
    program = project.read(ROOT).program
    assert program is not None
    assert program.security is None
    security.write(tmp_path, program, TODAY)
    assert not list(tmp_path.iterdir())
    security.write(tmp_path, replace(program, security="a@b.org"), TODAY)
    assert (tmp_path / ".well-known/security.txt").is_file()


@pytest.mark.parametrize("contact", ["call us", "http://harbor.org", "a@b", "javascript:alert(1)"])
def test_what_is_no_address_is_refused(contact: str) -> None:
    facts = (
        f'extra:\n  program:\n    name: X\n    phone: "617-555-0142"\n    security: "{contact}"\n'
    )
    found, problems = read(load(facts, configuration=True), "mkdocs.yml")
    assert found is None
    [problem] = problems
    assert problem.line == 5
    assert contact in problem.message
