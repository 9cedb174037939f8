"""Links that carry a message: every one decodes to the words that went in."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from stillopen.messages import SUBJECT, mailto, sms
from stillopen.phone import Phone

# Lone surrogates are no text that a page can hold.
texts = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\r"), max_size=1600
)


@given(texts)
def test_a_text_message_arrives_as_it_was_written(text: str) -> None:
    link = sms(Phone("+16175550143"), text)
    number, body = link.split("?&body=")
    assert number == "sms:+16175550143"
    assert unquote(body).replace("\r\n", "\n") == text


@given(texts)
def test_an_email_arrives_as_it_was_written_under_a_subject_that_says_nothing(text: str) -> None:
    link = urlsplit(mailto("hello@harbor.example.org", text))
    assert link.path == "hello@harbor.example.org"
    assert "+" not in link.query, "a plus sign is no space in a mailto link"
    query = parse_qs(link.query, keep_blank_values=True)
    assert query["body"][0].replace("\r\n", "\n") == text
    assert query["subject"] == [SUBJECT]
