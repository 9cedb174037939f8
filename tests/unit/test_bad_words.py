"""The deliberately bad page gets every finding it deserves, and no other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from stillopen import project, wording

DOCS = Path(__file__).parents[1] / "sites/bad-words/docs"
BAD = ("worst.md", "hard.md")
EXPECTED = re.compile(r"(?:<!--|#) finds: ([a-z, -]+?)(?: -->|$)")


def expected(text: str) -> Counter[tuple[int, str]]:
    """What the page itself says that the rules should find on each line."""
    return Counter(
        (number, rule.strip())
        for number, line in enumerate(text.splitlines(), 1)
        for said in EXPECTED.findall(line)
        for rule in said.split(",")
    )


def test_bad_pages_get_what_they_deserve(compose: Callable[[str], Path]) -> None:
    read = project.read(compose("bad-words"))
    for path in BAD:
        page = read.pages[path]
        judged = wording.judge(page, read.facts, read.sources)
        found = Counter((finding.line, finding.rule) for finding in judged.findings)
        assert found == expected((DOCS / path).read_text("utf-8"))


def test_a_reasoned_exception_is_kept_for_the_reviewer(compose: Callable[[str], Path]) -> None:
    read = project.read(compose("bad-words"))
    judged = wording.judge(read.pages["worst.md"], read.facts, read.sources)
    kept = [(each.term, each.reason) for each in judged.allowed]
    assert kept == [("always", "it is the name of a song")]


def test_the_bad_pages_break_every_rule() -> None:
    broken = {rule for path in BAD for _, rule in expected((DOCS / path).read_text("utf-8"))}
    assert broken == set(wording.book().rules)


def test_the_pages_as_delivered_break_none() -> None:
    read = project.read(Path(__file__).parents[2])
    found = {
        path: wording.judge(page, read.facts, read.sources).findings
        for path, page in read.pages.items()
    }
    assert {path: each for path, each in found.items() if each} == {}


def test_no_delivered_page_is_harder_than_its_limit() -> None:
    read = project.read(Path(__file__).parents[2])
    for page in read.pages.values():
        value = wording.judge(page, read.facts, read.sources).grade.value
        assert value is None or value <= (6.0 if page.clinical else 7.0), page.path
