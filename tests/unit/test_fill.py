"""Placeholders, filled or refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown import markdown

from stillopen.fill import Facts, escape, fill, plain, problems, slot
from stillopen.lines import HelpLine
from stillopen.page import Page, parse
from stillopen.phone import Phone
from stillopen.program import Program
from stillopen.reviewers import Reviewer

PROGRAM = Program(
    name="Harbor *Day* [Program] <x> & Co", phone=Phone("+16175550142"), reviewer="jo"
)
LINE = HelpLine(
    id="aid",
    name="Aid Line",
    for_whom="Anyone",
    group="Talk",
    source="s",
    seen="s",
    checked="",
    call=Phone("+18006624357"),
    text=Phone("435748"),
    send="ZIP",
)
FACTS = Facts(PROGRAM, {"aid": LINE}, {"jo": Reviewer("jo", "Jo Doe")})


def page(body: str) -> Page:
    front = "---\ntitle: T\ndescription: D\nclinical: true\n---\n"
    return parse(front + body, "a.md", "a.md")[0]


def rendered(body: str) -> str:
    return markdown(fill(page(body), FACTS).markdown)


def test_a_fact_is_shown_exactly_as_it_is_written() -> None:
    assert rendered("{{ program.name }}") == "<p>Harbor *Day* [Program] &lt;x&gt; &amp; Co</p>"


def test_a_number_can_be_tapped_and_does_not_break() -> None:
    number = '<span class="so-number">(617) 555-0142</span>'
    expected = f'<p>Call <a href="tel:+16175550142">{number}</a>.</p>'
    assert rendered("Call {{ program.phone }}.") == expected


def test_a_help_line_comes_with_its_links() -> None:
    html = rendered("{{ line.aid }}")
    called = '<a href="tel:+18006624357">call <span class="so-number">(800) 662-4357</span></a>'
    texted = '<a href="sms:435748">text ZIP to 435748</a>'
    assert f", {called}, {texted}</p>" in html


def test_a_way_to_reach_a_line_goes_on_in_the_sentence() -> None:
    line = replace(LINE, text=None, send="", tty=Phone("+18004874889"))
    words = plain("{{ line.aid }}.", replace(FACTS, lines={"aid": line}))
    assert words == f"{line.name}, call (800) 662-4357, TTY (800) 487-4889."


def test_a_reviewer_is_shown_by_name() -> None:
    assert plain("{{ program.reviewer }}", FACTS) == "Jo Doe"


def test_messages_are_plain_words_in_slots_of_their_own() -> None:
    filled = fill(
        page('Before\n\n!!! message "Hi"\n    Call {{ program.phone }} & *me*.\n\nAfter\n'), FACTS
    )
    assert filled.markdown.split() == ["Before", *slot("message", 0).split(), "After"]
    assert [message.text for message in filled.messages] == ["Call (617) 555-0142 & *me*."]


def test_what_stands_after_a_message_is_kept() -> None:
    body = '!!! message "One"\n    1\n!!! message "Two"\n    2\nAfter'
    filled = fill(page(body), FACTS)
    assert [message.text for message in filled.messages] == ["1", "2"]
    assert filled.markdown.rstrip().endswith("After")


def test_placeholders_in_code_are_no_problem_of_the_page() -> None:
    assert problems(page("```\n{{ program.fone }}\n```\n"), FACTS, "a.md") == []


@pytest.mark.parametrize(
    "text", ["<b>", "a*b*", "[x](y)", "# no", "1. no", "- no", "`c`", "a_b_c", "\\"]
)
def test_escaped_text_is_never_read_as_markup(text: str) -> None:
    import html
    import re

    shown = re.sub(r"</?p>", "", markdown(escape(text)))
    assert html.unescape(shown) == text
