from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import DESKTOP, PHONE, WITHOUT_SCRIPT, Reader, Visitor
from tests.support.frame import bar, crisis, menu, open_menu
from tests.support.pages import NOWHERE, PAGES, written

BRIGHTNESS = """() => {
  const style = getComputedStyle(document.documentElement);
  return [style.backgroundColor, style.color].map(
    (colour) => colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0) / 765);
}"""


def words_of(page: Page) -> list[str]:
    """The words to be read on a page, in their order."""
    return page.locator("main").inner_text().split()


def brightness(page: Page) -> tuple[float, float]:
    """How bright the ground and the words are, from 0 for black to 1 for white."""
    ground, words = page.evaluate(BRIGHTNESS)
    return ground, words


class TestWhenJavaScriptIsUnavailable:
    @pytest.mark.parametrize("address", PAGES)
    def test_no_word_of_a_page_is_missing(self, visit: Visitor, address: str) -> None:
        without = words_of(visit(WITHOUT_SCRIPT).open(address))
        following = iter(words_of(visit(PHONE).open(address)))
        assert len(without) > 50
        # A script may add a tool between the words; it takes none of them away.
        assert all(word in following for word in without)

    def test_the_menu_leads_to_every_page(self, visit: Visitor) -> None:
        reader = visit(WITHOUT_SCRIPT)
        page = reader.open("contact/")
        open_menu(page)
        links = menu(page).get_by_role("link")
        addresses = links.evaluate_all("links => links.map((link) => link.href)")
        assert sorted(addresses) == sorted(reader.root + address for address in written())

    def test_the_page_follows_the_phone_into_the_dark(self, visit: Visitor) -> None:
        ground, words = brightness(visit(replace(WITHOUT_SCRIPT, color_scheme="dark")).open())
        assert ground < 0.2
        assert words > 0.8

    def test_the_page_is_light_otherwise(self, visit: Visitor) -> None:
        ground, words = brightness(visit(WITHOUT_SCRIPT).open())
        assert words < 0.2
        assert ground > 0.8


class TestOnEveryPage:
    def test_the_crisis_lines_say_the_same_in_the_same_order(self, visit: Visitor) -> None:
        said = {crisis(visit().open(address)).inner_text() for address in PAGES}
        assert len(said) == 1
        lines = said.pop()
        assert 0 < lines.index("911") < lines.index("988")

    @pytest.mark.parametrize("address", PAGES)
    def test_the_words_are_large_and_every_link_in_them_is_underlined(
        self, visit: Visitor, address: str
    ) -> None:
        words = visit(DESKTOP).open(address).locator(".so-body > p, .so-body > ul:not([class])")
        sizes = words.evaluate_all(
            "all => all.map((p) => parseFloat(getComputedStyle(p).fontSize))"
        )
        lines = words.locator("a").evaluate_all(
            "all => all.map((a) => getComputedStyle(a).textDecorationLine)"
        )
        assert sizes
        assert min(sizes) >= 18
        assert set(lines) <= {"underline"}


class TestOnPaper:
    def test_the_words_and_the_crisis_lines_stand_without_the_menu(
        self, first_visit: Visitor
    ) -> None:
        reader = first_visit(DESKTOP)
        reader.page.emulate_media(media="print")
        for address in PAGES:
            page = reader.open(address)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            expect(crisis(page)).to_be_visible()
            expect(menu(page)).to_be_hidden()
            expect(bar(page)).to_be_hidden()


class TestAtAnAddressThatLeadsNowhere:
    @pytest.mark.parametrize(
        "reader", [WITHOUT_SCRIPT, PHONE], ids=["without-script", "with-script"]
    )
    def test_the_page_says_so_and_every_way_on_works(
        self, first_visit: Visitor, reader: Reader
    ) -> None:
        opened = first_visit(reader)
        page = opened.open(NOWHERE)
        [answer] = [request.response() for request in opened.requests if request.url == page.url]
        links = page.locator("a[href]").evaluate_all("all => all.map((a) => a.href)")
        own = {link.split("#")[0] for link in links if link.startswith(opened.root)} - {page.url}

        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_contain_text("isn't here")
        assert own == {opened.root + address for address in written()}
        assert {link: page.request.get(link).status for link in own} == dict.fromkeys(own, 200)

    def test_contact_search_and_the_crisis_lines_stand_in_sight(self, visit: Visitor) -> None:
        page = visit().open(NOWHERE)
        words = page.get_by_role("main")
        expect(words.get_by_role("link", name="Talk to us").first).to_be_visible()
        expect(words.get_by_role("link", name="Search").first).to_be_visible()
        for number in ("tel:911", "tel:988"):
            expect(crisis(page).locator(f'a[href="{number}"]')).to_be_visible()
