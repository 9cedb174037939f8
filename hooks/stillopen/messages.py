"""Ready messages: blocks of plain text that a reader can make their own and send."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from stillopen.page import Page
from stillopen.phone import Phone
from stillopen.problem import Problem

RULE = "message"
# Names no condition: subjects show on lock screens and in mail lists.
SUBJECT = "A question"
_OPENING = re.compile(r"^!!!\s+message(?P<title>.*)$")
_TITLE = re.compile(r'^\s+"(?P<title>[^"]*\S[^"]*)"\s*$')


@dataclass(frozen=True)
class Message:
    """A message as a reader sees it; [square brackets] mark what to fill in."""

    title: str
    text: str
    line: int
    last_line: int


def find(page: Page) -> list[Message]:
    """The page's message blocks, in order; a block without a title has an empty one."""
    return list(_blocks(page))


def problems(page: Page, shown: str) -> list[Problem]:
    """Message blocks that can't be shown as they stand."""
    found = []
    for message in find(page):
        if not message.title:
            fix = '!!! message "Please call me back"'
            found.append(
                Problem(shown, message.line, RULE, "a message block has no title in quotes", fix)
            )
        if not message.text:
            cause = "a message block holds no words"
            fix = "write the message under it, each line four spaces in"
            found.append(Problem(shown, message.line, RULE, cause, fix))
    return found


def sms(to: Phone, body: str) -> str:
    """The link that opens a text message: `?&body=` is what both iOS and Android read."""
    return f"{to.sms}?&body={_encode(body)}"


def mailto(to: str, body: str, subject: str = SUBJECT) -> str:
    """The link that opens an email (RFC 6068): spaces as %20, line breaks as %0D%0A."""
    address = quote(to, safe="@")
    return f"mailto:{address}?subject={_encode(subject)}&body={_encode(body)}"


def _encode(text: str) -> str:
    return quote(text.replace("\r\n", "\n").replace("\n", "\r\n"), safe="")


def _blocks(page: Page) -> Iterator[Message]:
    lines = page.lines
    for index, (number, line) in enumerate(lines):
        opening = _OPENING.match(line)
        if not opening:
            continue
        inner = []
        for _, following in lines[index + 1 :]:
            if following.strip() and not following.startswith(("    ", "\t")):
                break
            inner.append(following)
        while inner and not inner[-1].strip():
            inner.pop()
        title = _TITLE.match(opening["title"])
        text = textwrap.dedent("\n".join(inner).expandtabs(4)).strip()
        yield Message(title["title"].strip() if title else "", text, number, number + len(inner))
