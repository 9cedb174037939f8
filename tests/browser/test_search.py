"""Search and topics, as readers use them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from stillopen.project import read
from tests.support.axe import violations
from tests.support.browsing import LOOKS, WITHOUT_SCRIPT, Visit, Visitor
from tests.support.frame import crisis, walk
from tests.support.project import ROOT

TOPICS = "topics/"
COUNTED = re.compile(r"^(No page|1 page|\d pages) found\.$")
FIRST_THREE = """async (phrases) => {
  const from = document.querySelector("[data-so-index]").dataset;
  const look = soFind(await (await fetch(from.soIndex)).json());
  return phrases.map((phrase) => look(phrase).pages.slice(0, 3).map(({ page }) => page[0]));
}"""
WAYS_ON = ["contact/", "tel:911", "tel:988", "sms:988", "https://988lifeline.org"]


def field(page: Page) -> Locator:
    return page.locator("input[type=search]")


def results(page: Page) -> Locator:
    return page.locator("[data-search-results]")


def found(page: Page) -> list[str]:
    """The addresses of the pages found, best first, below the site's root."""
    links = results(page).locator("> li > a")
    return list(links.evaluate_all("links => links.map((link) => link.pathname.slice(1))"))


def cards(page: Page) -> Locator:
    return page.locator("[data-so-cards] h2")


def said(page: Page) -> Locator:
    return page.get_by_role("main").get_by_role("status").first


def search(page: Page, text: str) -> None:
    """Type a text in place of the last, and wait for what comes of it."""
    field(page).fill("")
    expect(said(page)).to_be_empty()
    field(page).press_sequentially(text)
    expect(said(page)).to_have_text(COUNTED)


def fetched(reader: Visit) -> list[str]:
    return [request.url for request in reader.requests if request.resource_type != "document"]


@pytest.fixture
def topics(visit: Visitor) -> Page:
    return visit().open(TOPICS)


class TestWhenJavaScriptIsUnavailable:
    def test_the_field_is_not_shown(self, visit: Visitor) -> None:
        expect(field(visit(WITHOUT_SCRIPT).open(TOPICS))).to_be_hidden()

    def test_search_leads_to_the_list(self, visit: Visitor) -> None:
        reader = visit(WITHOUT_SCRIPT)
        page = reader.open("shame/")
        page.get_by_role("link", name="Search").click()
        assert page.url == f"{reader.root}{TOPICS}#search"
        expect(page.locator(".so-topics")).to_be_visible()

    def test_a_phrase_leads_to_the_section_that_answers_it(self, visit: Visitor) -> None:
        reader = visit(WITHOUT_SCRIPT)
        page = reader.open(TOPICS)
        page.get_by_role("link", name="i blew it", exact=True).click()
        assert page.url == f"{reader.root}shame/#ive-ruined-it"

    def test_tab_reaches_every_phrase(self, visit: Visitor) -> None:
        page = visit(WITHOUT_SCRIPT).open(TOPICS)
        listed = page.locator(".so-topics a").all_inner_texts()
        assert len(listed) > 50
        stops = [stop["name"] for stop in walk(page)]
        first = stops.index(listed[0])
        assert stops[first : first + len(listed)] == listed


class TestWhenJavaScriptIsAvailable:
    def test_nothing_is_fetched_until_somebody_goes_to_the_field(
        self, first_visit: Visitor
    ) -> None:
        reader = first_visit()
        page = reader.open(TOPICS)
        page.wait_for_load_state("networkidle")
        before = len(fetched(reader))
        assert not [url for url in fetched(reader) if "search." in url and url.endswith(".json")]

        field(page).focus()
        expect(said(page)).to_be_empty()
        page.wait_for_load_state("networkidle")
        names = sorted(Path(url).name.split(".")[0] for url in fetched(reader)[before:])
        assert names == ["lunr", "search"]

        search(page, "ghosted my group")
        assert len(fetched(reader)) == before + len(names)
        assert reader.elsewhere() == []

    def test_search_in_the_header_leads_into_the_field(self, visit: Visitor) -> None:
        page = visit().open("shame/")
        page.get_by_role("link", name="Search").click()
        expect(field(page)).to_be_focused()

    def test_search_in_the_header_leads_into_the_field_on_the_page_of_topics_too(
        self, topics: Page
    ) -> None:
        for _ in range(2):
            topics.get_by_role("link", name="Search").click()
            expect(field(topics)).to_be_focused()
            topics.keyboard.press("Tab")
            expect(field(topics)).not_to_be_focused()

    @pytest.mark.parametrize(
        ("typed", "page"),
        [
            ("ghosted my group", "why-people-leave/"),
            ("i used again", "relapse/"),
            ("am i kicked out", ""),
            ("releapse", "relapse/"),
            ("can i come back", ""),
            ("SUBOXONE?!", "practical/"),
            ("my café bôss won\u2019t know", "practical/"),
        ],
    )
    def test_a_readers_own_words_find_the_page(self, topics: Page, typed: str, page: str) -> None:
        search(topics, typed)
        assert page in found(topics)[:3]

    def test_every_listed_phrase_finds_its_own_page(self, topics: Page) -> None:
        field(topics).focus()
        expect(said(topics)).to_be_empty()
        pages = read(ROOT).pages.values()
        listed = [(p.words, page.url) for page in pages for p in page.phrases if not p.also]
        found = topics.evaluate(FIRST_THREE, [phrase for phrase, _ in listed])
        assert len(found) == len(listed) > 1000
        lost = [
            (phrase, url, first)
            for (phrase, url), first in zip(listed, found, strict=True)
            if url not in first
        ]
        assert lost == []

    def test_a_page_comes_once_with_its_sections_under_it(self, topics: Page) -> None:
        search(topics, "they talk about me behind my back")
        first = results(topics).locator("> li").first
        assert found(topics)[0] == "shame/"
        expect(first.locator("li a").first).to_have_text("They talk about me")
        assert len(found(topics)) == len(set(found(topics)))

        first.locator("li a").first.click()
        assert topics.url.endswith("/shame/#they-talk-about-me")
        expect(topics.locator("#they-talk-about-me")).to_be_in_viewport()

    def test_every_section_that_is_found_is_there(self, visit: Visitor, site: Path) -> None:
        reader = visit()
        page = reader.open(TOPICS)
        targets = set()
        for typed in (
            "can i come back",
            "overdose",
            "therapist",
            "call",
            "tell my boss",
            "day one",
        ):
            search(page, typed)
            links = results(page).locator("li li a")
            targets |= set(links.evaluate_all("all => all.map((a) => a.pathname + a.hash)"))
        assert len(targets) > 10
        for target in targets:
            file, _, place = target.partition("#")
            assert f'id="{place}"' in (site / file[1:] / "index.html").read_text("utf-8"), target

    def test_the_count_is_announced_before_the_results(self, topics: Page) -> None:
        search(topics, "vivitrol")
        assert said(topics).inner_text() == f"{len(found(topics))} pages found.".replace(
            "1 pages", "1 page"
        )
        order = topics.evaluate(
            """() => document.querySelector("main [role=status]")
                .compareDocumentPosition(document.querySelector("[data-search-results]"))"""
        )
        assert order == 4  # it follows

    @pytest.mark.parametrize(
        "enter",
        [
            lambda page, text: field(page).press_sequentially(text),
            lambda page, text: field(page).fill(text),
            lambda page, text: page.keyboard.insert_text(text),
            lambda page, text: field(page).evaluate(
                "(field, text) => { field.focus(); document.execCommand('insertText', 0, text); }",
                text,
            ),
            lambda page, text: field(page).evaluate(
                "(field, text) => { field.value = text; "
                "field.dispatchEvent(new Event('change')); }",
                text,
            ),
        ],
        ids=["typed", "filled in", "dictated or composed", "pasted", "changed without input"],
    )
    def test_any_way_of_entering_text_works(
        self, topics: Page, enter: Callable[[Page, str], None]
    ) -> None:
        field(topics).focus()
        enter(topics, "i used again")
        expect(said(topics)).to_have_text(COUNTED)
        assert "relapse/" in found(topics)[:3]

    def test_the_query_stays_on_the_page(self, first_visit: Visitor) -> None:
        reader = first_visit()
        page = reader.open(TOPICS)
        logged: list[str] = []
        page.on("console", lambda message: logged.append(message.text))
        search(page, "xylophone suboxone")
        page.keyboard.press("Enter")
        page.wait_for_load_state("networkidle")

        assert page.url == reader.root + TOPICS
        assert page.evaluate("history.length") == 2
        assert not [request for request in reader.requests if "xylo" in request.url]
        assert logged == []
        assert page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == [
            "",
            0,
            0,
        ]
        for name, value in (("autocomplete", "off"), ("spellcheck", "false")):
            expect(field(page)).to_have_attribute(name, value)
        expect(field(page)).not_to_have_attribute("name", re.compile(""))

    @pytest.mark.parametrize(
        ("typed", "card"),
        [
            ("suicide", "If you think of suicide"),
            ("sucidal thoughts", "If you think of suicide"),
            ("i dont want to be here anymore", "If you think of suicide"),
            ("can't breathe", "If someone may be overdosing"),
            ("my friend overdosd", "If someone may be overdosing"),
            ("withdrawl", "Withdrawal from alcohol or benzos"),
            ("my boyfriend hits me", "If someone is hurting you"),
            ("im scared of my husbend", "If someone is hurting you"),
        ],
    )
    def test_danger_comes_first(self, topics: Page, typed: str, card: str) -> None:
        search(topics, typed)
        expect(cards(topics)).to_have_text([card])
        number = topics.locator("[data-so-cards] a[href^='tel:']").first
        expect(number).to_be_visible()
        above = cards(topics).bounding_box()
        below = results(topics).locator("li").first.bounding_box()
        assert above
        assert below
        assert above["y"] < below["y"]
        assert "help-now/" in found(topics)[:3]

    def test_its_card_leads_to_what_to_do(self, topics: Page) -> None:
        search(topics, "overdose")
        topics.get_by_role("link", name="Read what to do now").click()
        assert topics.url.endswith("/help-now/#overdose")

    @pytest.mark.parametrize(
        "typed",
        [
            "dying to come back",
            "overdose of homework",
            "withdrawal from the program",
            "kill time before group",
            "it hit me that i need help",
            "i cant go on tuesdays",
        ],
    )
    def test_a_harmless_phrase_gets_results_and_no_card(self, topics: Page, typed: str) -> None:
        search(topics, typed)
        expect(cards(topics)).to_have_count(0)
        assert found(topics)

    def test_danger_beside_a_harmless_phrase_still_comes_first(self, topics: Page) -> None:
        search(topics, "withdrawal from the program made me want to die")
        expect(cards(topics)).to_have_text(["If you think of suicide"])

    def test_a_card_is_never_the_only_answer(self, topics: Page) -> None:
        search(topics, "suicidal")
        assert found(topics)

    def test_a_card_goes_when_its_words_go(self, topics: Page) -> None:
        search(topics, "suicide")
        search(topics, "insurance")
        expect(cards(topics)).to_have_count(0)

    def test_no_results_is_said_kindly_with_ways_on(self, topics: Page) -> None:
        search(topics, "xylophone zeppelin")
        expect(said(topics)).to_have_text("No page found.")
        expect(results(topics)).to_contain_text("That's our gap, and not yours.")
        assert links(results(topics)) == WAYS_ON
        expect(topics.locator(".so-topics")).to_be_visible()

    @pytest.mark.parametrize(
        "typed",
        [
            "<img src=x onerror=alert(1)>",
            "<script>document.title = 'broken'</script>",
            "((((.*+?^${}[]\\|)",
            "أنا بحاجة للمساعدة",
            "אני צריך עזרה",
            "🙂🙃🚪",
            "\u202ereversed\u202c \u0000 \ufffd",
            "__proto__ constructor toString",
            "'; DROP TABLE pages; --",
        ],
    )
    def test_whatever_is_typed_is_only_text(self, topics: Page, typed: str) -> None:
        field(topics).fill(typed)
        expect(said(topics)).to_have_text(COUNTED)
        expect(topics.locator("main img, main script:not([src])")).to_have_count(0)
        assert "broken" not in topics.title()

    def test_ten_thousand_characters_are_searched_as_well(self, topics: Page) -> None:
        field(topics).fill("i relapsed and i feel so ashamed about it " * 240)
        expect(said(topics)).to_have_text(COUNTED)
        assert {"relapse/", "shame/"} <= set(found(topics)[:3])

    def test_an_emptied_field_shows_nothing(self, topics: Page) -> None:
        search(topics, "relapse")
        field(topics).fill("   ")
        expect(said(topics)).to_be_empty()
        expect(results(topics)).to_be_empty()

    def test_the_keyboard_goes_from_the_field_to_the_results(self, topics: Page) -> None:
        search(topics, "relapse")
        topics.keyboard.press("Tab")
        focused = topics.evaluate(
            "document.activeElement.closest('[data-search-results]') !== null"
        )
        assert focused

    @pytest.mark.parametrize("look", LOOKS)
    @pytest.mark.parametrize("typed", ["i used again", "overdose", "xylophone"])
    def test_axe_finds_nothing(self, visit: Visitor, typed: str, look: str) -> None:
        page = visit(LOOKS[look]).open(TOPICS)
        search(page, typed)
        assert violations(page) == []


def links(place: Locator) -> list[str]:
    addresses = place.locator("a").evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    return [address.removeprefix("../") for address in addresses]


def drop(route: Route) -> None:
    route.abort()


def cut(route: Route) -> None:
    body = route.fetch().text()
    route.fulfill(body=body[: len(body) // 2], content_type="application/json")


def refuse(route: Route) -> None:
    route.fulfill(status=404, body="<h1>Not here</h1>", content_type="text/html")


def confuse(route: Route) -> None:
    route.fulfill(body="{}", content_type="application/json")


class TestWhenTheSearchDoesNotLoad:
    @pytest.fixture
    def reader(self, first_visit: Visitor) -> Page:
        return first_visit().open(TOPICS)

    @pytest.mark.parametrize("fault", [drop, cut, refuse, confuse])
    @pytest.mark.parametrize("file", ["**/search.*.json", "**/lunr.*.js"])
    def test_it_says_so_and_all_else_stays(
        self, reader: Page, file: str, fault: Callable[[Route], None]
    ) -> None:
        reader.route(file, fault)
        field(reader).focus()
        field(reader).press_sequentially("suicide")
        expect(results(reader)).to_contain_text("The search didn't load.")
        assert links(results(reader)) == WAYS_ON
        expect(crisis(reader)).to_be_visible()
        expect(reader.locator(".so-topics")).to_be_visible()
        assert violations(reader) == []

    def test_it_works_once_the_network_is_back(self, reader: Page) -> None:
        reader.route("**/search.*.json", drop)
        field(reader).focus()
        expect(results(reader)).to_contain_text("The search didn't load.")
        reader.unroute("**/search.*.json")
        search(reader, "i used again")
        assert "relapse/" in found(reader)[:3]
