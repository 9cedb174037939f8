"""What the panel For editors says, in words for someone who never saw a terminal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stillopen import desk, project
from stillopen.check import check
from stillopen.problem import errors


@pytest.fixture
def panel(compose: Callable[[str], Path]) -> Callable[..., desk.Panel]:
    read = project.read(compose("bad-words"))

    def make(path: str = "worst.md", state: str | None = "awaiting") -> desk.Panel:
        return desk.panel(read.pages[path], read, errors(check(read)), state)

    return make


def test_a_finding_has_the_sentence_the_cause_the_remedy_and_the_place(
    panel: Callable[..., desk.Panel],
) -> None:
    note = next(note for note in panel().notes if "drug user" in note.quote)
    assert note.quote == "A drug user can hide it."
    assert note.cause == "“user”: it names a person by what they take"
    assert note.fix == "write “people who use drugs”, or “people who use”"
    assert note.place == "line 17 of the file"


def test_a_link_leads_to_the_sentence_and_failing_that_to_its_heading(
    panel: Callable[..., desk.Panel],
) -> None:
    note = next(note for note in panel().notes if "drug user" in note.quote)
    assert note.href == "#for-the-addict-who-left:~:text=A%20drug%20user%20can%20hide%20it."


def test_a_long_sentence_is_found_by_its_two_ends(panel: Callable[..., desk.Panel]) -> None:
    note = next(note for note in panel().notes if note.quote.startswith("If you left"))
    assert note.href.endswith(":~:text=If%20you%20left%20the,what%20is%20open%20now.")


def test_what_stands_above_the_page_has_no_place_on_it(panel: Callable[..., desk.Panel]) -> None:
    note = next(note for note in panel().notes if "junkie" in note.quote)
    assert (note.href, note.place) == ("", "line 2 of the file")


def test_reasoned_exceptions_are_shown(panel: Callable[..., desk.Panel]) -> None:
    assert [each.reason for each in panel().allowed] == ["it is the name of a song"]


def test_facts_say_whether_anyone_has_checked_them(panel: Callable[..., desk.Panel]) -> None:
    facts = {fact.name: fact for fact in panel("index.md").facts}
    assert facts["program: phone"].checked is None
    study = next(fact for fact in panel().facts if "Kelly" in fact.name)
    assert (study.checked, study.where) == ("", "facts/sources.toml")


@pytest.mark.parametrize(
    ("state", "asked"),
    [
        ("awaiting", "sign it off"),
        ("changed", "sign it off"),
        ("overdue", "sign it off"),
        ("due-soon", "its date is near"),
        ("reviewed", None),
        (None, None),
    ],
)
def test_what_to_do_next_follows_the_review(
    panel: Callable[..., desk.Panel], state: str | None, asked: str | None
) -> None:
    steps = " ".join(panel("privacy.md", state).next)
    assert (asked in steps) if asked else steps == ""


def test_what_to_do_next_counts_the_places_and_names_the_files(
    panel: Callable[..., desk.Panel],
) -> None:
    shown = panel()
    assert shown.next[0].startswith(f"Change the {len(shown.notes)} places listed here")
    assert "facts/sources.toml" in shown.next[1]


def test_errors_that_stop_the_site_come_first_with_this_pages_on_top(
    compose: Callable[[str], Path],
) -> None:
    root = compose("bad-words")
    for name in ("about.md", "worst.md"):
        with (root / "docs" / name).open("a", encoding="utf-8") as file:
            file.write("\nCall 617-555-0199.\n")
    read = project.read(root)
    shown = desk.panel(read.pages["worst.md"], read, errors(check(read)), "awaiting")
    assert [note.place.split(":")[0] for note in shown.stops] == ["docs/worst.md", "docs/about.md"]
    assert shown.next[0] == "Put right what stops the site from going out."
