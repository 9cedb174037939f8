"""Ready messages: blocks as people write them, and links that decode to the words that went in."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stillopen.messages import LONGEST, SUBJECT, find, mailto, problems, sms
from stillopen.page import Page, parse
from stillopen.phone import Phone

FRONT = "---\ntitle: T\ndescription: D\nclinical: true\n---\n"
# Lone surrogates are no text that a page can hold.
texts = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"), max_size=LONGEST
)
HARD = "“It's” 100% me & you? #1 + 1 = é ñ 你好 👩‍👧 <b>\n\nSecond line; [your name]\t~!'()*"


def page(body: str) -> Page:
    return parse(FRONT + body, "a.md", "docs/a.md")[0]


def faults(body: str) -> list[str]:
    return [f"{p.line}: {p.message}" for p in problems(page(body), "docs/a.md")]


@given(texts)
@example(HARD)
@example("ё" * LONGEST)
def test_a_text_message_arrives_as_it_was_written(text: str) -> None:
    link = sms(Phone("+16175550143"), text)
    number, body = link.split("?&body=")
    assert number == "sms:+16175550143"
    assert unquote(body, errors="strict").replace("\r\n", "\n") == text


@given(texts)
@example(HARD)
@example("ё" * LONGEST)
def test_an_email_arrives_as_it_was_written_under_a_subject_that_says_nothing(text: str) -> None:
    link = urlsplit(mailto("hello@harbor.example.org", text))
    assert link.path == "hello@harbor.example.org"
    assert "+" not in link.query, "a plus sign is no space in a mailto link"
    query = parse_qs(link.query, keep_blank_values=True)
    assert query["body"][0].replace("\r\n", "\n") == text
    assert query["subject"] == [SUBJECT]


@given(texts)
@example(HARD)
def test_a_link_holds_only_what_every_app_reads(text: str) -> None:
    for link in (sms(Phone("741741"), text), mailto("hello@harbor.example.org", text)):
        assert link.isascii()
        assert not set(link) & set(" \"'<>\\`\n\r\t"), link


def test_a_line_break_is_the_one_that_mail_knows() -> None:
    assert sms(Phone("988"), "a\nb").endswith("body=a%0D%0Ab")
    assert mailto("a@b.org", "a b\nc").endswith("body=a%20b%0D%0Ac")


def test_a_short_code_takes_no_country() -> None:
    assert sms(Phone("741741"), "HOME") == "sms:741741?&body=HOME"


@pytest.mark.parametrize(
    "opening",
    [
        '!!! message "Hi"',
        '!!!message "Hi"',
        '!!! Message "Hi"',
        "!!! message “Hi”",
        '!!! message  "Hi" ',
    ],
)
def test_an_opening_is_read_as_people_type_it(opening: str) -> None:
    (message,) = find(page(f"{opening}\n    Line one.\n\n    Line two.\n\nAfter\n"))
    assert (message.title, message.text) == ("Hi", "Line one.\n\nLine two.")
    assert faults(f"{opening}\n    Words.\n") == []


def test_tabs_and_windows_line_ends_are_read_too() -> None:
    (message,) = find(page('!!! message "Hi"\r\n\tOne.\r\n\tTwo.\r\n'))
    assert message.text == "One.\nTwo."


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("!!! message\n    Words.", "6: a message block has no title in quotes"),
        ('!!! message ""\n    Words.', "6: a message block has no title in quotes"),
        ('!!! message "  "\n    Words.', "6: a message block has no title in quotes"),
        ("!!! message Please call\n    Words.", "6: a message block has no title in quotes"),
        ('!!! message "Hi"\nWords.', "6: a message block holds no words"),
        ('!!! message "Hi"', "6: a message block holds no words"),
        ('- A list\n\n    !!! message "Hi"\n        Words.', "8: a message block is set in"),
        (
            f'!!! message "Hi"\n    {"x" * 1601}',
            "6: the message has 1,601 characters; at most 1,600 can be texted",
        ),
    ],
)
def test_a_block_that_could_not_be_sent_is_refused(body: str, fault: str) -> None:
    assert faults(body) == [fault]


def test_a_message_of_1600_characters_is_fine() -> None:
    assert faults(f'!!! message "Hi"\n    {"x" * 1600}') == []


def test_a_maker_or_a_story_is_no_message() -> None:
    assert (
        find(page('!!! message-maker "Hi"\n    Who?\n    - A: B\n\n!!! story "S"\n    One.')) == []
    )
