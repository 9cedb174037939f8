"""A new page is written and added to the menu, or nothing is touched."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stillopen import page, project
from stillopen.check import check
from stillopen.cli import main
from stillopen.new import slug
from tests.support.project import ROOT


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for part in ("docs", "facts", "reviews"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture
def new(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(root)
    return lambda *arguments: CliRunner().invoke(main, ["new", *arguments])


def test_the_page_is_valid_and_says_what_to_write(root: Path, new: Callable[..., Result]) -> None:
    made = new('What\'s it "like": a first week')
    assert made.exit_code == 0, made.output
    read = project.read(root)
    assert read.problems == ()
    assert read.pages["whats-it-like-a-first-week.md"].title == 'What\'s it "like": a first week'
    problems = check(read)
    assert {problem.rule for problem in problems} == {"wording-unwritten"}
    assert {problem.path for problem in problems} == {"docs/whats-it-like-a-first-week.md"}


def test_the_template_explains_every_key_that_a_page_may_have(
    root: Path, new: Callable[..., Result]
) -> None:
    new("First week")
    text = (root / "docs/first-week.md").read_text("utf-8")
    uncommented = text.replace("\n# ", "\n").replace("\n#   ", "\n  ")
    for key in page.schema.read("page")["properties"]:
        assert f"\n{key}:" in uncommented, key


def test_the_menu_gains_one_line_and_keeps_every_other(
    root: Path, new: Callable[..., Result]
) -> None:
    before = (root / "mkdocs.yml").read_bytes().splitlines(keepends=True)
    made = new("First week", "--under", "good to know")
    after = (root / "mkdocs.yml").read_bytes().splitlines(keepends=True)
    at = after.index(b"      - first-week.md\n")
    assert after[:at] + after[at + 1 :] == before
    assert after[at - 1] == b"      - faq.md\n"
    assert "under “Good to know” in the menu" in made.output


def test_windows_line_ends_in_the_menu_stay(root: Path, new: Callable[..., Result]) -> None:
    file = root / "mkdocs.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert new("First week").exit_code == 0
    text = file.read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")


def test_a_menu_with_titles_and_comments_gains_a_page(
    root: Path, new: Callable[..., Result]
) -> None:
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("- faq.md", '- Questions: "faq.md" # the last'), "utf-8")
    assert new("First week", "--under", "Good to know").exit_code == 0
    assert '- Questions: "faq.md" # the last\n      - first-week.md\n' in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["Shame"], "docs/shame.md is there already"),
        (["SHAME!"], "docs/shame.md is there already"),
        (["..."], "the title holds no letters"),
        (["回来"], "the title holds no letters"),
        (["x" * 81], "the title has 81 letters"),
        (["First week", "--under", "Nowhere"], "the menu has no heading “Nowhere”"),
    ],
)
def test_what_cannot_be_made_touches_nothing(
    root: Path, new: Callable[..., Result], arguments: list[str], cause: str
) -> None:
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    made = new(*arguments)
    assert made.exit_code == 1
    assert cause in made.output
    assert "\n    fix: " in made.output
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_a_menu_on_one_line_is_left_alone(root: Path, new: Callable[..., Result]) -> None:
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace("      - practical.md\n      - faq.md\n", "      - practical.md\n").replace(
            "  - Good to know:\n      - what-iop-offers.md\n      - practical.md\n",
            "  - Good to know: [what-iop-offers.md, practical.md, faq.md]\n",
        ),
        "utf-8",
    )
    made = new("First week", "--under", "Good to know")
    assert made.exit_code == 1
    assert "doesn't name faq.md on exactly one line" in made.output
    assert not (root / "docs/first-week.md").exists()


def test_an_address_is_made_of_plain_letters() -> None:
    assert slug("  Noël's “first” week? ") == "noels-first-week"


def test_the_schema_that_editors_are_shown_is_the_one_that_validates(
    root: Path, new: Callable[..., Result]
) -> None:
    new("First week")
    line = (root / "docs/first-week.md").read_text("utf-8").splitlines()[1]
    named = line.removeprefix("# yaml-language-server: $schema=")
    assert (ROOT / "docs" / named).resolve() == (ROOT / "hooks/stillopen/schemas/page.json")
    page.schema.jsonschema.Draft202012Validator.check_schema(page.schema.read("page"))
