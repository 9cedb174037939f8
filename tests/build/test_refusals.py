"""What must not go out is refused: with path, line, cause and fix, and the last good site stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.project import Build

Change = Callable[[Path], object]

GOOD = """---
title: If you used again
description: You may still come back.
clinical: true
---

You may still come back.
"""


def page(text: str) -> Change:
    """Puts other words into one page."""
    return lambda project: (project / "docs/relapse.md").write_text(text, "utf-8")


def body(line: str) -> Change:
    return page(GOOD + f"\n{line}\n")


def config(old: str, new: str) -> Change:
    def change(project: Path) -> None:
        file = project / "mkdocs.yml"
        before = file.read_text("utf-8")
        assert old in before, f"{old} stands in mkdocs.yml"
        file.write_text(before.replace(old, new), "utf-8")

    return change


def line_of(text: str, needle: str) -> int:
    return text[: text.index(needle)].count("\n") + 1


REFUSED: dict[str, tuple[Change, str, str]] = {
    "front matter that isn't YAML": (
        page(GOOD.replace("title: If", "title: 'If")),
        "docs/relapse.md:",
        "the front matter can't be read",
    ),
    "a front matter key given twice": (
        page(GOOD.replace("clinical: true", "title: Again\nclinical: true")),
        "docs/relapse.md:4:",
        "'title' is given twice",
    ),
    "no front matter": (page("Words alone."), "docs/relapse.md:1:", "has no front matter"),
    "a missing title": (
        page(GOOD.replace("title: If you used again\n", "")),
        "docs/relapse.md:2:",
        "'title' is missing",
    ),
    "an empty title": (
        page(GOOD.replace("title: If you used again", "title: ''")),
        "docs/relapse.md:2:",
        "title is empty",
    ),
    "a missing description": (
        page(GOOD.replace("description: You may still come back.\n", "")),
        "docs/relapse.md:2:",
        "'description' is missing",
    ),
    "an empty description": (
        page(GOOD.replace("description: You may still come back.", "description:")),
        "docs/relapse.md:3:",
        "description is empty",
    ),
    "a title that is no text": (
        page(GOOD.replace("title: If you used again", "title: [one, two]")),
        "docs/relapse.md:2:",
        "title is a list, not text",
    ),
    "an unknown key": (
        page(GOOD.replace("clinical: true", "clinical: true\ntilte: x")),
        "docs/relapse.md:5:",
        "unknown key 'tilte'; the nearest known one is 'title'",
    ),
    "a page the menu names but that isn't there": (
        lambda project: (project / "docs/relapse.md").unlink(),
        "mkdocs.yml:",
        "the menu names relapse.md, which isn't there",
    ),
    "a page under a name that no file can have": (
        config("- help-now.md", f"- {'a' * 300}.md"),
        "mkdocs.yml:",
        f"the menu names {'a' * 300}.md, which isn't there",
    ),
    "a page every page links to that isn't there": (
        config("- help-now.md", "- relapse.md"),
        "mkdocs.yml:",
        "the menu lacks help-now.md",
    ),
    "a page that isn't in the menu": (
        lambda project: (project / "docs/lost.md").write_text(GOOD, "utf-8"),
        "docs/lost.md:1:",
        "is in no menu",
    ),
    "an unknown placeholder": (
        body("Call {{ program.fone }}."),
        "docs/relapse.md:9:",
        "unknown placeholder {{ program.fone }}; the nearest is {{ program.phone }}",
    ),
    "a placeholder of no known kind": (
        body("Call {{ phone }}."),
        "docs/relapse.md:9:",
        "the placeholder {{ phone }} isn't one that can be filled",
    ),
    "a fact that isn't filled in": (
        body("We answer {{ program.hours }}."),
        "docs/relapse.md:9:",
        "{{ program.hours }} isn't filled in for this program",
    ),
    "a part inside a sentence": (
        body("Look: {{ parts.steps }}"),
        "docs/relapse.md:9:",
        "doesn't stand alone on its line",
    ),
    "a program fact of the wrong type": (
        config("name: Harbor Day Program", "name: [Harbor]"),
        "mkdocs.yml:",
        "extra.program.name is a list, not text",
    ),
    "an unknown program fact": (
        config("name: Harbor Day Program", "name: Harbor\n    phoen: x"),
        "mkdocs.yml:",
        "unknown key 'phoen'; the nearest known one is 'phone'",
    ),
    "a telephone number that can't be dialled": (
        config("617-555-0142", "617-555"),
        "mkdocs.yml:",
        "extra.program.phone is '617-555', which doesn't fit",
    ),
    "a program without a telephone number": (
        config('phone: "617-555-0142"', "place: Harbor"),
        "mkdocs.yml:",
        "'phone' is missing",
    ),
    "a telephone number with a wrong digit": (
        body("Call 617-555-0124 today."),
        "docs/relapse.md:9:",
        "telephone number 617-555-0124 is not one of the program's or a listed help line",
    ),
    "a page that isn't UTF-8": (
        lambda project: (project / "docs/relapse.md").write_bytes(GOOD.encode() + b"caf\xe9\n"),
        "docs/relapse.md:8:",
        "is not UTF-8 text from this line on",
    ),
    "a script": (
        body("<script>alert(1)</script>"),
        "docs/relapse.md:9:",
        "has a <script> element",
    ),
    "a frame": (
        body('<iframe src="https://example.org/"></iframe>'),
        "docs/relapse.md:9:",
        "has a <iframe> element",
    ),
    "an attribute that runs code": (
        body('<p onclick="x()">Hello</p>'),
        "docs/relapse.md:9:",
        "has the attribute onclick= on <p>, which runs code",
    ),
    "an image from another origin": (
        body("![A door](https://example.org/door.png)"),
        "docs/relapse.md:9:",
        "has an image from another place (https://example.org/door.png)",
    ),
    "an image from another origin in HTML": (
        body('<img src="//example.org/door.png" alt="A door">'),
        "docs/relapse.md:9:",
        "from another place (//example.org/door.png)",
    ),
    "an image from another origin by name": (
        body("![A door][door]\n\n[door]: https://example.org/door.png"),
        "docs/relapse.md:9:",
        "has an image from another place",
    ),
    "a link that runs code": (
        body("[Tap](javascript:alert(1))"),
        "docs/relapse.md:9:",
        "has a link that runs code",
    ),
    "a link to a page that isn't there": (
        body("[Read on](relapze.md)"),
        "docs/relapse.md:9:",
        "there is no page 'relapze.md' to link to",
    ),
    "a link to a heading that isn't there": (
        body("[Read on](help-now.md#nowhere)"),
        "docs/relapse.md:9:",
        "'help-now.md' has no heading '#nowhere'",
    ),
    "a message without a title": (
        body("!!! message\n    Hello."),
        "docs/relapse.md:9:",
        "a message block has no title in quotes",
    ),
    "readers' words under a heading that isn't there": (
        page(GOOD.replace("clinical: true", "clinical: true\nreaders_words:\n  - Lost: [help]")),
        "docs/relapse.md:6:",
        "readers' words stand under 'Lost', which is no heading here",
    ),
    "a source nobody listed": (
        page(GOOD.replace("clinical: true", "clinical: true\nsources: [hearsay]")),
        "docs/relapse.md:5:",
        "the source 'hearsay' isn't in facts/sources.toml",
    ),
    "help lines without 988": (
        lambda project: _without_988(project / "facts/help-lines.toml"),
        "facts/help-lines.toml:1:",
        "the crisis lines are 911, not 911 and 988",
    ),
    "configuration that isn't YAML": (
        config("site_name: The Harbor Door", "site_name: 'The Harbor Door"),
        "mkdocs.yml:",
        "isn't YAML",
    ),
}


def _without_988(file: Path) -> None:
    before = file.read_text("utf-8")
    start = before.index('[[line]]\nid = "988"')
    end = before.index("[[line]]", start + 1)
    file.write_text(before[:start] + before[end:], "utf-8")


@pytest.fixture
def harbor(compose: Callable[[str], Path]) -> Path:
    """A tiny project with a last good site in place."""
    project = compose("harbor")
    (project / "site").mkdir()
    (project / "site/index.html").write_text("the last good site")
    return project


@pytest.mark.parametrize("wrong", REFUSED)
def test_a_build_refuses(
    wrong: str, harbor: Path, run_build: Callable[[Path], Build], check: Callable[[Path], Build]
) -> None:
    change, where, cause = REFUSED[wrong]
    change(harbor)
    told = check(harbor)
    assert told.status == 1
    found = next((line for line in told.output.splitlines() if cause in line), told.output)
    assert found.startswith(where), told.output
    assert "    fix: " in told.output
    assert "Traceback" not in told.output
    if cause == "isn't YAML":
        return  # The engine reads its configuration itself, and says so in its own words.
    built = run_build(harbor)
    assert built.status == 1
    assert cause in built.output
    assert "Traceback" not in built.output
    assert [file.read_text() for file in (harbor / "site").iterdir()] == ["the last good site"]
    assert not list(harbor.glob(".site*")), "nothing half built is left behind"


def test_all_problems_are_told_at_once(harbor: Path, check: Callable[[Path], Build]) -> None:
    body("Call {{ program.fone }}.\n\n<script>x</script>")(harbor)
    (harbor / "docs/about.md").write_text("---\ntitle: About\nclinical: false\n---\n", "utf-8")
    told = check(harbor)
    assert told.output.count("    fix: ") == 3
    assert told.output.endswith("3 problems in 7 pages.\n")


def test_problems_are_told_to_tools_as_json(harbor: Path, check: Callable[..., Build]) -> None:
    import json

    body("Call {{ program.fone }}.")(harbor)
    [problem] = json.loads(check(harbor, "--format", "json").output)
    assert problem["path"] == "docs/relapse.md"
    assert problem["line"] == 9
    assert problem["rule"] == "placeholder"
    assert problem["severity"] == "error"
    assert set(problem) == {"path", "line", "rule", "severity", "message", "fix"}


def test_problems_are_told_on_the_line_in_github(harbor: Path, check: Callable[..., Build]) -> None:
    body("Call {{ program.fone }}.")(harbor)
    annotation = check(harbor, "--format", "github").output.splitlines()[0]
    assert annotation.startswith("::error file=docs/relapse.md,line=9,title=placeholder::unknown")


def test_a_good_project_has_no_problems_and_builds(
    harbor: Path, run_build: Callable[[Path], Build], check: Callable[[Path], Build]
) -> None:
    told = check(harbor)
    assert told.status == 0
    assert told.output.endswith("\nNo problems in 7 pages.\n")
    assert "fix:" not in told.output
    built = run_build(harbor)
    assert built.status == 0, built.output
    assert "the last good site" not in (built.site / "index.html").read_text("utf-8")
    assert not list(harbor.glob(".site*")), "nothing half built is left behind"
