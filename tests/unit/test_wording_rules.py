"""Each rule of wording.toml is held to the examples that stand beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from stillopen import wording
from stillopen.fill import Facts
from stillopen.page import parse
from stillopen.wording.phrases import Index, phrase
from stillopen.wording.rules import Rule, Voice
from tests.support.project import ROOT

BOOK = wording.book()
NO_FACTS = Facts(None, {}, {})


def findings(example: str, voice: Voice = "own") -> list[str]:
    """The rules that find something in a page that says the example in this voice."""
    front = {"title": "A page", "description": "A line about it.", "clinical": True}
    if voice == "readers_words":
        front["readers_words"] = [example]  # type: ignore[assignment]
    spoken = {"own": example, "quoted": f'"{example}"', "readers_words": "Words."}[voice]
    page, problems = parse(f"---\n{json.dumps(front)}\n---\n{spoken}\n", "a.md", "docs/a.md")
    assert not problems
    return [finding.rule for finding in wording.judge(page, NO_FACTS, {}).findings]


def examples(kind: str) -> list[object]:
    return list(_examples(kind))


def _examples(kind: str) -> Iterator[object]:
    for rule in BOOK.rules.values():
        for voice in sorted(rule.voices):
            for example in getattr(rule, kind):
                yield pytest.param(rule, voice, example, id=f"{rule.id}-{voice}-{example[:50]}")


@pytest.mark.parametrize(("rule", "voice", "example"), examples("catch"))
def test_what_must_be_caught_is_caught_by_its_rule_alone(
    rule: Rule, voice: Voice, example: str
) -> None:
    assert set(findings(example, voice)) == {rule.id}


@pytest.mark.parametrize(("rule", "voice", "example"), examples("passes"))
def test_what_must_pass_passes_every_rule(rule: Rule, voice: Voice, example: str) -> None:
    assert findings(example, voice) == []


def test_there_are_at_least_forty_examples_of_each() -> None:
    assert sum(len(rule.catch) for rule in BOOK.rules.values()) >= 40
    assert sum(len(rule.passes) for rule in BOOK.rules.values()) >= 40


def test_every_rule_has_examples_of_both_a_reason_better_words_and_a_source() -> None:
    for rule in BOOK.rules.values():
        assert rule.catch, rule.id
        assert rule.passes, rule.id
        assert rule.why.endswith("."), rule.id
        assert rule.better, rule.id
        assert rule.source in BOOK.sources, rule.id


def test_every_kind_of_rule_is_there() -> None:
    kinds = {rule.kind for rule in BOOK.rules.values()}
    assert kinds >= {"stigma", "promise", "jargon", "figure", "order", "length", "grade", "hidden"}


def test_the_guide_for_editors_names_findings_as_they_are() -> None:
    code = "".join(
        file.read_text("utf-8")
        for file in (ROOT / "hooks/stillopen/wording").iterdir()
        if file.is_file()
    )
    said = f"{code} {' '.join(rule.why[0].lower() + rule.why[1:] for rule in BOOK.rules.values())}"
    guide = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = re.findall(r"^\| (?!it says|---)(.+?) \| ", guide, re.M)
    assert len(rows) > 5
    for finding in (each for row in rows for each in re.split(r" · |, or ", row)):
        assert re.sub(r"^of |[\d.]+$|^\d+ ", "", finding).strip() in said, finding


def test_looking_phrases_up_hides_none_that_would_match() -> None:
    texts = [each for rule in BOOK.rules.values() for each in (*rule.catch, *rule.passes)]
    for text in (text.lower() for text in texts):
        near = {id(phrase) for _, phrase in BOOK.index.candidates(text)}
        for rule in BOOK.rules.values():
            for each in rule.find:
                held = not each.exact and each.pattern.search(text)
                assert not held or id(each) in near, (each.pattern.pattern, text)


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [
        ("addict(s)?", "two addicts", "addicts"),
        ("(stay|get) clean", "they get clean", "get clean"),
        ("schizo*", "a schizoid label", "schizoid"),
        ("how ... die", "how many of them die", "how many of them die"),
        ("how ... die", "how one two three four die", None),
        ("#%", "about 30.4% of", "30.4%"),
        ("{number} percent", "Thirty percent".lower(), "thirty percent"),
        ("user", "a superuser", None),
        ("a.b", "a b axb", None),
        ("(non-)?alcoholic", "a non-alcoholic drink", "non-alcoholic"),
    ],
)
def test_the_notation_of_phrases(written: str, text: str, found: str | None) -> None:
    made = phrase(written, exact=False)
    match = made.pattern.search(text)
    assert (match and match[0]) == found
    candidates = [owner for owner, _ in Index.of([("rule", made)]).candidates(text)]
    assert found is None or candidates == ["rule"]


def test_a_group_within_a_group_is_refused() -> None:
    with pytest.raises(AssertionError, match="a group within a group"):
        phrase("(a (b|c)|d) e", exact=False)
