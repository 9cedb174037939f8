"""Attempts to get a page to claim a review that its words did not have; none may work.

Whatever is done to the files, a page may say only what somebody signed: these very words of
this page, in this name, on this day. Anything else stops the build or claims less.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stillopen import signing
from stillopen.ledger import FILE
from tests.support.signed import PAGE, TODAY, Signed, make

LATER = TODAY + dt.timedelta(days=30)
Attempt = Callable[[Signed], object]

SEEN = "You used again. You may still come back."


def put(name: str, text: str) -> Attempt:
    return lambda project: project.file(name).write_text(text, "utf-8")


def edit(name: str, old: str, new: str) -> Attempt:
    return lambda project: project.replace(name, old, new)


def both(*attempts: Attempt) -> Attempt:
    return lambda project: [attempt(project) for attempt in attempts]


def page(new: str, old: str = SEEN) -> Attempt:
    return edit(f"docs/{PAGE}", old, new)


def ledger(old: str, new: str) -> Attempt:
    return edit(FILE, old, new)


def copied_for_another_page(project: Signed) -> None:
    written = project.file(FILE).read_text("utf-8")
    head, *entries = written.split("\n[[review]]\n")
    copy = entries[0].replace('"faq.md"', '"help-now.md"')
    project.file(FILE).write_text("\n[[review]]\n".join([head, entries[0], copy, entries[1]]))


def reordered(project: Signed) -> None:
    head, one, two = project.file(FILE).read_text("utf-8").split("\n[[review]]\n")
    project.file(FILE).write_text("\n[[review]]\n".join([head, two, one]))


def the_last_of_two_taken_out(project: Signed) -> None:
    before = project.file(f"docs/{PAGE}").read_bytes()
    project.replace(f"docs/{PAGE}", SEEN, "Call first.")
    project.sign(on=LATER)
    project.file(f"docs/{PAGE}").write_bytes(before)


def the_first_of_two_taken_out(project: Signed) -> None:
    project.sign(reviewer="b-reviewer", on=LATER)
    head, one, two, three = project.file(FILE).read_text("utf-8").split("\n[[review]]\n")
    assert PAGE in two
    project.file(FILE).write_text("\n[[review]]\n".join([head, one, three]))


def renamed(project: Signed) -> None:
    project.file(f"docs/{PAGE}").rename(project.file("docs/again.md"))
    project.replace("mkdocs.yml", PAGE, "again.md")


def another_page_under_its_name(project: Signed) -> None:
    shutil.copy(project.file("docs/help-now.md"), project.file(f"docs/{PAGE}"))


def a_link_to_another_file(project: Signed) -> None:
    (project.root / "elsewhere.md").write_text(
        project.file(f"docs/{PAGE}").read_text("utf-8").replace(SEEN, "Nobody comes back.")
    )
    project.file(f"docs/{PAGE}").unlink()
    project.file(f"docs/{PAGE}").symlink_to(project.root / "elsewhere.md")


def a_second_way_to_the_page(project: Signed) -> None:
    project.file("docs/too.md").symlink_to(project.file(f"docs/{PAGE}"))
    project.replace("mkdocs.yml", f"- {PAGE}", f"- {PAGE}\n  - too.md")


def the_picture_swapped(project: Signed) -> None:
    picture = project.file("docs/assets/sign.svg")
    picture.write_text("<svg>stop</svg>")
    project.replace(f"docs/{PAGE}", SEEN, f"{SEEN}\n\n![a sign](assets/sign.svg)")
    project.sign(on=LATER)
    assert project.state(today=LATER) == "reviewed"
    picture.write_text("<svg>go</svg>")


FRAUDS: dict[str, Attempt] = {
    "a word is changed": page("You used again. You may never come back."),
    "a word is added": page(f"{SEEN} Soon."),
    "a word is taken out": page("You used again. You may come back."),
    "a letter is changed for its twin": page(SEEN.replace("a", "\u0430")),
    "a letter that can't be seen is put in": page(SEEN.replace("may", "m\u200bay")),
    "the direction of reading is turned": page(f"\u202e{SEEN}"),
    "words are hidden in a comment": page("You used again. <!-- You may still come back. -->"),
    "words are hidden by an element": page(
        "You used again. <span hidden>You may still</span> come back."
    ),
    "words are hidden by an attribute": page(f"{SEEN}\n{{: hidden }}"),
    "words are hidden in the address of a link": page(
        "[You used again.](You may still come back.)"
    ),
    "words are smuggled in behind a comment": page(f"<!--> Nobody does. -->\n\n{SEEN}"),
    "words are smuggled in from another file": page(f'{SEEN}\n\n--8<-- "help-now.md"'),
    "words are smuggled in by a template": page(f'{SEEN}\n\n{{% include "x.md" %}}'),
    "words are smuggled in by a picture": page(f"{SEEN}\n\n![all of it](assets/mark.svg)"),
    "a heading says something else": page("## What else", "## What now"),
    "the title says something else": page("title: If you quit", "title: If you used again"),
    "the description says something else": page(
        "description: It tells you nothing", "description: It tells you something"
    ),
    "a word moves from the title into the body": both(
        page("title: If you used\n", "title: If you used again\n"), page(f"again {SEEN}")
    ),
    "the title is given twice": page("clinical: true\ntitle: Another", "clinical: true"),
    "a second front matter follows": page(f"---\ntitle: Another\n---\n{SEEN}"),
    "a placeholder is swapped": page("{{ line.988 }}", "[who to call](help-now.md)"),
    "a story becomes a note": page('!!! note "A story"', '!!! story "A story"'),
    "the picture is swapped": the_picture_swapped,
    "the page is renamed": renamed,
    "another page takes its name": another_page_under_its_name,
    "its file leads to another": a_link_to_another_file,
    "the ledger names the page by another way": ledger('"relapse.md"', '"./relapse.md"'),
    "the ledger names the page in capitals": ledger('"relapse.md"', '"Relapse.md"'),
    "a sign-off is copied for another page": copied_for_another_page,
    "a sign-off is moved to another page": ledger('"relapse.md"', '"help-now.md"'),
    "sign-offs are put into another order": reordered,
    "the day is made later": ledger("reviewed = 2026-01-15", "reviewed = 2026-01-14"),
    "the day is put off": ledger("reviewed = 2026-01-15", "reviewed = 2030-01-15"),
    "the next review is put off": ledger("review_by = 2027-01-15", "review_by = 2099-01-15"),
    "the reviewer is changed": ledger('"a-reviewer"', '"b-reviewer"'),
    "the reviewer is taken out": put("reviews/reviewers.toml", ""),
    "the reviewer gets another name": edit("reviews/reviewers.toml", "A. Reviewer", "Dr. Famous"),
    "the reviewer gets other letters": edit("reviews/reviewers.toml", "LICSW", "MD, PhD"),
    "two reviewers swap ids": both(
        edit("reviews/reviewers.toml", "[reviewer.a-reviewer]", "[reviewer.x]"),
        edit("reviews/reviewers.toml", "[reviewer.b-reviewer]", "[reviewer.a-reviewer]"),
        edit("reviews/reviewers.toml", "[reviewer.x]", "[reviewer.b-reviewer]"),
    ),
    "the criteria lose their version": edit("reviews/criteria.md", "## Version 1", "## Before"),
    "the criteria ask for less": edit("reviews/criteria.md", "every word of it", "some of it"),
    "old words come back after others were signed": the_last_of_two_taken_out,
    "the first of two sign-offs is taken out": the_first_of_two_taken_out,
    "the ledger is emptied": put(FILE, ""),
    "the ledger is taken away": lambda project: project.file(FILE).unlink(),
}


@pytest.fixture
def signed(tmp_path: Path) -> Signed:
    project = make(tmp_path)
    project.sign(PAGE, "faq.md")
    return project


@pytest.mark.parametrize("attempt", FRAUDS)
def test_nothing_is_claimed_that_was_not_signed(signed: Signed, attempt: str) -> None:
    honest = {*signed.claims(), *signed.claims(LATER)}
    assert {claim.page for claim in honest} == {PAGE, "faq.md"}

    FRAUDS[attempt](signed)

    for today in (TODAY, LATER):
        left = signed.claims(today)
        assert left <= honest
        assert PAGE not in {claim.page for claim in left}, "the page in question claims nothing"


def test_a_second_page_that_leads_to_the_same_file_claims_nothing(signed: Signed) -> None:
    honest = signed.claims()
    a_second_way_to_the_page(signed)
    assert signed.claims() <= honest
    assert signed.state("too.md") == "awaiting"


@pytest.mark.parametrize(
    ("clock", "state"),
    [
        ("2025-12-31", "awaiting"),  # set back before the sign-off
        ("2026-01-15", "reviewed"),
        ("2027-01-15", "due-soon"),
        ("2027-01-16", "overdue"),
        ("2999-01-01", "overdue"),
    ],
)
def test_no_clock_makes_more_of_a_sign_off_than_it_is(
    signed: Signed, clock: str, state: str
) -> None:
    assert signed.state(today=dt.date.fromisoformat(clock)) == state


def test_a_clock_set_back_before_a_sign_off_stops_the_build(signed: Signed) -> None:
    found = signed.problems(TODAY - dt.timedelta(days=1))
    assert {problem.path for problem in found} == {FILE}
    assert "SOURCE_DATE_EPOCH" in found[0].fix


class TestSigningItself:
    def test_a_day_that_came_before_these_words_needs_proof(self, signed: Signed) -> None:
        signed.replace("docs/help-now.md", "In danger", "In any danger")
        with pytest.raises(signing.RefusedError) as refused:
            signed_earlier(signed)
        assert "nothing shows that these words stood on 2026-01-10" in str(refused.value.problems)

    def test_and_the_history_can_prove_it(self, signed: Signed) -> None:
        signed.commit(day="2026-01-09")
        signed_earlier(signed)
        assert signed.state("help-now.md") == "reviewed"

    def test_words_that_came_later_are_refused(self, signed: Signed) -> None:
        signed.commit(day="2026-01-09")
        signed.replace("docs/help-now.md", "In danger", "In any danger")
        signed.commit(day="2026-01-12")
        with pytest.raises(signing.RefusedError) as refused:
            signed_earlier(signed)
        assert "only from 2026-01-12 on, not on 2026-01-10" in str(refused.value.problems)


def signed_earlier(project: Signed) -> None:
    request = signing.Request(("help-now.md",), "a-reviewer", dt.date(2026, 1, 10))
    signing.sign(project.root, "mkdocs.yml", request, TODAY)


FILES = (FILE, f"docs/{PAGE}", "docs/faq.md", "reviews/reviewers.toml", "reviews/criteria.md")


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Signed:
    project = make(tmp_path_factory.mktemp("untouched"))
    project.sign(PAGE, "faq.md")
    project.sign(PAGE, reviewer="b-reviewer", on=LATER)
    return project


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_random_edit_claims_more_either(untouched: Signed, data: st.DataObject) -> None:
    honest = {*untouched.claims(TODAY), *untouched.claims(LATER)}
    kept = {name: untouched.file(name).read_bytes() for name in FILES}
    try:
        for name in data.draw(st.sets(st.sampled_from(FILES), min_size=1, max_size=2)):
            lines = kept[name].decode().split("\n")
            at, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in "ab")
            how = data.draw(st.sampled_from(["move", "double", "drop", "letter", "swap"]))
            changed = altered(lines, at, other, how, data)
            untouched.file(name).write_text("\n".join(changed), "utf-8")
        assert untouched.claims(LATER) <= honest
    finally:
        for name, content in kept.items():
            untouched.file(name).write_bytes(content)


def altered(lines: list[str], at: int, other: int, how: str, data: st.DataObject) -> list[str]:
    line, rest = lines[at], [*lines[:at], *lines[at + 1 :]]
    if how == "move":
        return [*rest[:other], line, *rest[other:]]
    if how == "double":
        return [*lines[:other], line, *lines[other:]]
    if how == "swap":
        return [lines[{at: other, other: at}.get(i, i)] for i in range(len(lines))]
    if how == "letter" and line:
        spot = data.draw(st.integers(0, len(line) - 1))
        letter = data.draw(st.sampled_from('abz019"-= \u200b'))
        return [*lines[:at], line[:spot] + letter + line[spot + 1 :], *lines[at + 1 :]]
    return rest
