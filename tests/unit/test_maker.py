"""The message maker's block: read as it is meant, refused where a reader couldn't use it."""

from __future__ import annotations

import pytest

from stillopen import maker
from stillopen.maker import Choice, Option
from stillopen.page import Page, parse

FRONT = "---\ntitle: T\ndescription: D\nclinical: true\n---\n"
BLOCK = """!!! message-maker "Make your own"

    Who is writing? (choose one)
    - My name: Hi, I'm [your first name]: [your number].
    - No name:

    What would you like to say?
    - Evenings: Evenings, say 6:30, fit me better.
"""


def page(body: str) -> Page:
    return parse(FRONT + body, "a.md", "docs/a.md")[0]


def faults(body: str) -> list[str]:
    return [f"{p.line}: {p.message}" for p in maker.problems(page(body), "docs/a.md")]


def test_a_block_is_read_as_questions_with_options() -> None:
    (block,) = maker.find(page(BLOCK))
    made = maker.read(block)
    assert made.title == "Make your own"
    assert made.choices == (
        Choice(
            "Who is writing?",
            (Option("My name", "Hi, I'm [your first name]: [your number]."), Option("No name", "")),
            one=True,
        ),
        Choice(
            "What would you like to say?",
            (Option("Evenings", "Evenings, say 6:30, fit me better."),),
            one=False,
        ),
    )
    assert made.choices[0].options[0].blanks == ("your first name", "your number")
    assert faults(BLOCK) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ((' "Make your own"', ""), "6: a message-maker block has no title in quotes"),
        (("    Who is writing? (choose one)\n", ""), "8: options stand under no question"),
        (
            ("- Evenings: Evenings, say 6:30, fit me better.", ""),
            "12: the question 'What would you like to say?' has no options",
        ),
        (("- No name:", "- No name"), "10: '- No name' is no option of the message maker"),
        (("- No name:", "No name:"), "10: 'No name:' is no option of the message maker"),
        (("- No name:", "- : Hi."), "10: '- : Hi.' is no option of the message maker"),
        (
            ("Evenings, say", "x" * 1600),
            "6: all ticked, it writes 1,664 characters; at most 1,600 can be texted",
        ),
    ],
)
def test_a_block_that_a_reader_could_not_use_is_refused(
    change: tuple[str, str], fault: str
) -> None:
    assert change[0] in BLOCK
    assert faults(BLOCK.replace(*change)) == [fault]


def test_an_empty_block_is_refused() -> None:
    assert faults('!!! message-maker "Make"\n') == ["6: a message-maker block holds no words"]


def test_a_second_maker_on_a_page_is_refused() -> None:
    assert faults(f"{BLOCK}\n{BLOCK}") == ["15: a second message maker on one page"]


def test_of_options_that_rule_each_other_out_only_the_longest_counts() -> None:
    half = "x" * 1000
    block = f'!!! message-maker "Make"\n    Which? (choose one)\n    - A: {half}\n    - B: {half}\n'
    assert faults(block) == []
