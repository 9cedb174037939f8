"""What of a page is read as words, and on which line each stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillopen.wording import prose, sentences


def blocks(text: str) -> list[tuple[str, str]]:
    read = prose.read(list(enumerate(text.split("\n"), 1)))
    return [(block.kind, block.text) for block in read.blocks]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One.\nTwo.\n\nThree.", [("paragraph", "One. Two."), ("paragraph", "Three.")]),
        ("## A *loud* heading {#id}", [("heading", "A loud heading")]),
        ("A heading\n=========\nWords.", [("heading", "A heading"), ("paragraph", "Words.")]),
        ("- one\n- two\n  goes on", [("item", "one"), ("item", "two goes on")]),
        ("1. one\n   goes on\n2. two", [("item", "one goes on"), ("item", "two")]),
        ("- one\n    - in it\n- two", [("item", "one"), ("item", "in it"), ("item", "two")]),
        ("- one\n\n    a second part", [("item", "one"), ("paragraph", "a second part")]),
        ("Term\n:   What it is.", [("heading", "Term"), ("item", "What it is.")]),
        ("| A | B |\n|---|---|\n| 1 | 2 |", [("table", each) for each in "AB12"]),
        ("> Said.\n> More.", [("paragraph", "Said. More.")]),
        ('!!! story "A story"\n    It rained.\n\n    She left.',
         [("heading", "A story"), ("paragraph", "It rained."), ("paragraph", "She left.")]),
        ('!!! message "Call"\n    - no list\n', [("heading", "Call"), ("message", "- no list")]),
        ("Words.\n\n    code, not words\n\nWords.", [("paragraph", "Words.")] * 2),
        ("Words.\n    still words", [("paragraph", "Words. still words")]),
        ("Before `code` after", [("paragraph", "Before after")]),
        ("[The *page*](a.md#b), ![a door](d.png).", [("paragraph", "The page, a door.")]),
        ("Go to https://example.org/abuse now", [("paragraph", "Go to this address now")]),
        ("ad**dic**t and s<b>n</b>ake_case_", [("paragraph", "addict and snake_case")]),
        ("<p>One.</p><p>Two.</p>", [("paragraph", "One."), ("paragraph", "Two.")]),
        ('<div class="x" markdown>\nWords.\n</div>', [("paragraph", "Words.")]),
        ("<script>\nvar addict = 1;\n</script>\nWords.", [("paragraph", "Words.")]),
        ("<pre>code\n\nmore</pre> after", [("paragraph", "after")]),
        ("Said <!-- not\n\nsaid --> again.", [("paragraph", "Said"), ("paragraph", "again.")]),
        ("Salt &amp; pepper\\*", [("paragraph", "Salt & pepper*")]),
        ("{{ parts.topics }}", []),
        ("***", []),
        ("[id]: https://example.org", []),
        ("", []),
    ],
)  # fmt: skip
def test_markdown_becomes_blocks_of_words(markdown: str, expected: list[tuple[str, str]]) -> None:
    assert blocks(markdown) == expected


def test_windows_line_ends_and_tabs_change_nothing() -> None:
    text = "- one\n\n\ttwo\n\nThree.\n\n\tcode"
    read = prose.read(list(enumerate(text.split("\n"), 1)))
    assert [block.text for block in read.blocks] == ["one", "two", "Three."]
    assert read.code == 1


def test_each_word_knows_its_line() -> None:
    block = prose.read([(7, "First line"), (8, "second [link"), (9, "text](a.md) end.")]).blocks[0]
    assert block.text == "First line second link text end."
    lines = {word: block.line(block.text.index(word)) for word in ("First", "second", "text")}
    assert lines == {"First": 7, "second": 8, "text": 9}


def test_a_readers_voice_is_kept_apart() -> None:
    read = prose.read([(1, "> Quoted."), (2, ""), (3, "Ours.")])
    assert [block.quoted for block in read.blocks] == [True, False]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four", 4),
        ("Ask Dr. Kate Smith at noon.", 1),
        ("She works at 2 p.m. each day.", 1),
        ("She works until 2 p.m. Then she goes.", 2),
        ("J. Kelly and others, e.g. Smith, wrote it.", 1),
        ("He said, “Stop.” Then he left.", 2),
        ("(One.) Two.", 2),
        ("It costs 3.50 at shop.example today.", 1),
        ("Wait … what? Yes.", 2),
        ("今天。明天。", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_people_end_them(text: str, count: int) -> None:
    assert len(sentences.split(text)) == count


@given(st.text(alphabet='aB .!?"\n*_`<>[](){}#|-:&;\\\t\u200b\u0430', max_size=200))
def test_nothing_that_can_be_typed_breaks_the_reading(text: str) -> None:
    read = prose.read(list(enumerate(text.split("\n"), 1)))
    for block in read.blocks:
        assert block.text == " ".join(block.text.split())
        spans = sentences.split(block.text)
        assert all(block.line(start) >= 1 for start, _ in spans)
        assert "".join(block.text[start:end] for start, end in spans).strip() == block.text.strip()
