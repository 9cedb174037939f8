"""Ready messages: blocks of plain text that a reader can make their own and send."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from stillopen import blocks
from stillopen.page import Page
from stillopen.phone import Phone
from stillopen.problem import Problem

KIND = "message"
# Names no condition: subjects show on lock screens and in mail lists.
SUBJECT = "A question"
# What the text apps of phones are known to take in one go.
LONGEST = 1600


def find(page: Page) -> list[blocks.Block]:
    """The page's message blocks, in order; [square brackets] mark what a reader fills in."""
    return blocks.find(page, KIND)


def problems(page: Page, shown: str) -> Iterator[Problem]:
    """Message blocks that can't be shown or sent as they stand."""
    yield from blocks.problems(page, KIND, KIND, shown)
    for message in find(page):
        length = len(message.text)
        if length > LONGEST:
            cause = f"the message has {length:,} characters; at most {LONGEST:,} can be texted"
            yield Problem(shown, message.line, KIND, cause, "make two messages of it, or say less")


def sms(to: Phone, body: str) -> str:
    """The link that opens a text message: `?&body=` is what both iOS and Android read."""
    return f"{to.sms}?&body={_encode(body)}"


def mailto(to: str, body: str, subject: str = SUBJECT) -> str:
    """The link that opens an email (RFC 6068): spaces as %20, line breaks as %0D%0A."""
    address = quote(to, safe="@")
    return f"mailto:{address}?subject={_encode(subject)}&body={_encode(body)}"


def _encode(text: str) -> str:
    return quote(text.replace("\r\n", "\n").replace("\n", "\r\n"), safe="")
