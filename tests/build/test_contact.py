"""Ways to get in touch, as built: every link decodes, and help lines are the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from stillopen import fill, messages
from stillopen import project as sources
from tests.support.project import ROOT, Build
from tests.support.sending import decoded

FACTS = {
    "who_answers": "A nurse <b>",
    "hours": "Weekdays, 9 & 5",
    "reply_time": "The next day",
    "cost_of_asking": "Nothing",
    "restart": "You go on",
    "if_used": "We talk",
    "languages": "[English, Kreyòl]",
    "voicemail": "We leave a first name.",
}


def tree(site: Path, page: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / page).read_text("utf-8"))


def pages(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))


def spoken(node: LexborNode | None) -> str:
    assert node is not None, "the element is there"
    return " ".join(node.text().split())


@pytest.fixture
def harbor(compose: Callable[[str], Path], run_build: Callable[[Path], Build]) -> Path:
    built = run_build(compose("harbor"))
    assert built.status == 0, built.output
    return built.site


def test_every_link_of_every_message_decodes_to_the_message(harbor: Path) -> None:
    contact = tree(harbor, "contact/index.html")
    boxes = contact.css(".so-message")
    assert len(boxes) == 2
    for box in boxes:
        (words,) = box.css(".so-message__text")
        text = words.text()
        links = [decoded(link.attributes["href"] or "") for link in box.css("a")]
        assert [link.app for link in links] == ["sms", "mailto"]
        assert [link.to for link in links] == ["+16175550143", "hello@harbor.example.org"]
        assert [link.body for link in links] == [text, text]
        assert [link.subject for link in links] == ["", messages.SUBJECT]


def test_every_delivered_message_decodes_once_a_channel_is_switched_on() -> None:
    project = sources.read(ROOT)
    found = [
        message
        for page in project.pages.values()
        for message in fill.fill(page, project.facts).messages
    ]
    assert len(found) >= 6
    phone = project.program.phone if project.program else None
    assert phone is not None
    for message in found:
        for link in (messages.sms(phone, message.text), messages.mailto("a@b.org", message.text)):
            assert decoded(link).body == message.text


def test_a_subject_names_no_condition() -> None:
    assert messages.SUBJECT == "A question"


def test_channels_stand_in_the_order_of_a_shy_person(harbor: Path) -> None:
    links = tree(harbor, "contact/index.html").css(".so-channels a")
    assert [(link.attributes["href"] or "").split(":")[0] for link in links] == [
        "sms",
        "mailto",
        "tel",
    ]


@pytest.mark.parametrize(
    ("channel", "trace"),
    [
        ("sms", ("thread on your phone", "bill", "lock screen")),
        ("mailto", ("Sent folder", "lock screen")),
        ("tel", ("call log", "bill", "voicemail")),
    ],
)
def test_each_channel_says_what_trace_it_leaves(
    harbor: Path, channel: str, trace: tuple[str, ...]
) -> None:
    (link,) = tree(harbor, "contact/index.html").css(f".so-channels a[href^='{channel}:']")
    assert link.parent is not None
    for words in trace:
        assert words in spoken(link.parent)


def test_what_the_program_has_told_is_shown_and_nothing_else(
    run_build: Callable[[Path], Build], harbor: Path, site: Path
) -> None:
    for told_nothing in (harbor, site):
        assert not tree(told_nothing, "contact/index.html").css(".so-answers")
    folder = harbor.parent
    config = folder / "mkdocs.yml"
    line = "    email: hello@harbor.example.org\n"
    assert line in config.read_text("utf-8")
    told = "".join(f"    {key}: {value}\n" for key, value in FACTS.items())
    config.write_text(config.read_text("utf-8").replace(line, line + told), "utf-8")
    built = run_build(folder)
    assert built.status == 0, built.output
    contact = tree(built.site, "contact/index.html")
    answers = [spoken(node) for node in contact.css(".so-answers dd")]
    assert answers == [
        "A nurse <b>", "Weekdays, 9 & 5", "The next day", "Nothing", "English, Kreyòl", "You go on",
        "We talk",
    ]  # fmt: skip
    assert "We leave a first name." in spoken(contact.css_first(".so-channels"))


def test_crisis_lines_are_the_same_words_in_the_same_order_on_every_page(site: Path) -> None:
    lines = sources.read(ROOT).lines
    expected = [
        (line.words, [(action.label, action.href) for action in line.actions])
        for line in lines.values()
        if line.crisis
    ]
    assert len(pages(site)) > 20
    for page in pages(site):
        (box,) = tree(site, page).css("footer .so-crisis")
        shown = [
            (
                spoken(item.css_first("p")),
                [(spoken(link), link.attributes["href"]) for link in item.css("a")],
            )
            for item in box.css("li")
        ]
        assert shown == expected, page


def test_help_now_lists_every_line_as_it_stands_in_the_facts(site: Path) -> None:
    help_now = tree(site, "help-now/index.html")
    lines = list(sources.read(ROOT).lines.values())
    items = help_now.css(".so-lines li")
    assert [item.attributes["id"] for item in items] == [line.id for line in lines]
    for item, line in zip(items, lines, strict=True):
        assert [(spoken(a), a.attributes["href"]) for a in item.css("a")] == [
            tuple(action) for action in line.actions
        ]
        for words in (line.name, line.for_whom, line.hours, line.languages, line.note):
            assert " ".join(words.split()) in spoken(item)


def test_seconds_count_first_on_help_now(site: Path) -> None:
    words = spoken(tree(site, "help-now/index.html").css_first("article"))
    order = ["call 911 now", "988, day or night", "Give naloxone right away", "People you can call"]
    assert [words.index(each) for each in order] == sorted(words.index(each) for each in order)


def test_every_telephone_link_is_one_that_can_be_dialled(site: Path) -> None:
    project = sources.read(ROOT)
    assert project.program is not None
    phones = [phone for line in project.lines.values() for phone in line.phones]
    known = {phone.number for phone in (*phones, *project.program.phones)}
    for page in pages(site):
        for link in tree(site, page).css("a[href^='tel:'], a[href^='sms:']"):
            number = (link.attributes["href"] or "").split(":")[1].split("?")[0]
            assert number in known, f"{page}: {number}"


def test_only_a_page_with_a_message_loads_the_script(site: Path) -> None:
    with_script = [
        page for page in pages(site) if tree(site, page).css("script[src*='/so-message.']")
    ]
    with_message = [page for page in pages(site) if tree(site, page).css(".so-message, .so-maker")]
    assert with_script == with_message
    assert "contact/index.html" in with_script
    assert "index.html" not in with_script


def test_a_second_program_that_calls_itself_something_else_is_checked_like_the_first(
    compose: Callable[[str], Path], run_build: Callable[[Path], Build]
) -> None:
    folder = compose("harbor")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("617-555-0142", "988"), "utf-8")
    built = run_build(folder)
    assert built.status == 1
    assert not built.site.exists()
    assert "extra.program.phone is '988', which doesn't fit" in built.output
