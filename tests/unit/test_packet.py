"""The packet: everything that a reviewer needs, and the line that signs these words only."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from stillopen import check, fill, packet, pemat, reading
from tests.support.project import stillopen
from tests.support.signed import PAGE, Signed, make

WORDS = """
About 30% of people left, says nobody.
Call {{ program.phone }} or 911 in an emergency that concerns individuals notwithstanding.
Most people come back.

- One thing. Another thing by Dr. Who.
"""


@pytest.fixture
def fresh(tmp_path: Path) -> Signed:
    project = make(tmp_path)
    project.replace(f"docs/{PAGE}", "You used again. You may still come back.", WORDS)
    project.replace(f"docs/{PAGE}", "sources: [program-guidance]\n", "")
    return project


def made(project: Signed, page: str = PAGE) -> dict[str, packet.Section]:
    found = project.read()
    return {s.title: s for s in packet.make(found, page, check.check(found)).sections}


def test_the_page_is_there_as_a_reader_sees_it(fresh: Signed) -> None:
    text = stillopen(fresh.root, "packet", "relapse").output
    assert "If you used again" in text
    assert "(617) 555-0142" in text
    assert "help-now.md" not in text.split("The line that signs")[0].split("Hardest")[0]


def test_a_figure_and_a_claim_without_a_source_are_listed(fresh: Signed) -> None:
    items = made(fresh)["Figures and claims without a source"].items
    assert items == (
        "About 30% of people left, says nobody. (30: in no source that the page names)",
        "Most people come back. (the page names no source)",
    )


def test_a_figure_that_a_source_states_is_not(fresh: Signed) -> None:
    fresh.replace(f"docs/{PAGE}", "About 30%", "About 30.4%")
    fresh.replace(f"docs/{PAGE}", "readers_words", "sources: [lappan-2020]\nreaders_words")
    assert made(fresh)["Figures and claims without a source"].items == ()


def test_the_hardest_sentences_come_first_and_are_ten_at_most(fresh: Signed) -> None:
    items = made(fresh)["Hardest sentences"].items
    grades = [float(item.split(":")[0]) for item in items]
    assert grades == sorted(grades, reverse=True)
    assert "notwithstanding" in items[0]
    many = " ".join(f"You may come back on day {'one ' * n}." for n in range(1, 20))
    fresh.replace(f"docs/{PAGE}", "Most people come back.", many)
    assert len(made(fresh)["Hardest sentences"].items) == 10


def test_a_title_before_a_name_ends_no_sentence(fresh: Signed) -> None:
    body = reading.rendered(fresh.read().pages[PAGE], fresh.read().facts)
    found = reading.sentences(body)
    at = found.index("One thing.")
    assert found[at : at + 2] == ["One thing.", "Another thing by Dr. Who."]


def test_what_check_finds_stands_in_it(fresh: Signed) -> None:
    fresh.replace(f"docs/{PAGE}", "help-now.md", "gone.md")
    flagged = made(fresh)["Flagged by check"].items
    assert any("there is no page 'gone.md' to link to" in each for each in flagged)


def test_facts_that_nobody_checked_are_listed_until_somebody_did(fresh: Signed) -> None:
    title = "Facts that nobody has checked of late"
    assert any("guidance on returning: never checked" in i for i in made(fresh)[title].items)
    sources = fresh.file("facts/sources.toml")
    written = sources.read_text("utf-8")
    for checked, listed in (("2025-07-18", True), ("2025-07-19", False)):
        sources.write_text(written.replace('checked = ""', f'checked = "{checked}"'), "utf-8")
        assert any(checked in item for item in made(fresh)[title].items) == listed


def test_the_help_lines_of_a_page_that_lists_them_count_too(fresh: Signed) -> None:
    items = made(fresh, "help-now.md")["Facts that nobody has checked of late"].items
    assert len(items) == len(fresh.read().lines)


def test_pemat_has_its_24_items_each_once(fresh: Signed) -> None:
    sections = made(fresh)
    understood = sections["Can it be understood? (PEMAT-P)"].items
    acted = sections["Can it be acted on? (PEMAT-P)"].items
    assert (len(understood), len(acted)) == (17, 7)
    assert len({*understood, *acted}) == 24


def test_what_a_machine_can_count_is_filled_in(fresh: Signed) -> None:
    page = fresh.read().pages["faq.md"]
    understanding, acting = pemat.items(page, reading.rendered(page, fresh.read().facts))
    found = {item.words: item.finding for item in (*understanding, *acting)}
    assert found[pemat.UNDERSTANDING[8]] == "3 headings"
    assert found[pemat.UNDERSTANDING[16]] == pemat.NONE
    assert re.fullmatch(r"grade -?[\d.]+ \(Flesch-Kincaid\)", found[pemat.UNDERSTANDING[2]])
    assert found[pemat.ACTING[1]] == "'you' 1 times in 21 words"


def test_the_line_that_signs_signs_these_words_only(tmp_path: Path) -> None:
    project = make(tmp_path)
    (line,) = made(project)["The line that signs"].items
    command = line.replace("ID", "a-reviewer").split()[1:]
    project.replace(f"docs/{PAGE}", "You may still", "You can still")
    assert "not those that were read" in stillopen(project.root, *command).output
    project.replace(f"docs/{PAGE}", "You can still", "You may still")
    ended = stillopen(project.root, *command)
    assert ended.status == 0, ended.output
    assert project.state() == "reviewed"


def test_the_criteria_are_those_in_force(fresh: Signed) -> None:
    criteria = fresh.file("reviews/criteria.md")
    more = criteria.read_text("utf-8") + "\n## Version 2\n\nI also read it out loud.\n"
    criteria.write_text(more, "utf-8")
    section = made(fresh)["What you assert (criteria, version 2)"]
    assert section.intro == "I also read it out loud."


class _Loads(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        if tag in {"script", "link", "img", "iframe"} or names & {"src", "srcset", "onclick"}:
            self.loaded.append(tag)


def test_the_document_to_print_needs_no_other_file(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.commit()
    project.sign()
    project.replace(f"docs/{PAGE}", "You may still", "Surely <you may")
    html = stillopen(project.root, "packet", "relapse", "--html").output
    found = _Loads()
    found.feed(html)
    assert found.loaded == []
    assert html.startswith("<!doctype html>")
    assert "<del>" in html
    assert "Surely &lt;you" in html


def test_an_unknown_page_is_named(fresh: Signed) -> None:
    ended = stillopen(fresh.root, "packet", "gone")
    assert ended.status == 1
    assert "there is no page 'gone'; use one of: about.md" in ended.output


def test_every_generated_part_has_its_line_on_paper() -> None:
    assert set(reading.PARTS) == set(fill.PARTS)
