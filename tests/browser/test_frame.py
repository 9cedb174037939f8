from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.browsing import DESKTOP, LOOKS, Visitor
from tests.support.frame import crisis, open_menu
from tests.support.pages import NOWHERE, PAGES, written

BRIGHTNESS = """(selector) => {
  const style = getComputedStyle(document.querySelector(selector));
  return [style.backgroundColor, style.color].map(
    (colour) => colour.match(/[\\d.]+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0) / 765);
}"""


def brightness(page: Page, selector: str = "body") -> tuple[float, float]:
    """How bright the ground and the words are, from 0 for black to 1 for white."""
    ground, words = page.evaluate(BRIGHTNESS, selector)
    return ground, words


class TestWhenJavaScriptIsUnavailable:
    @pytest.mark.parametrize("address", PAGES)
    def test_a_page_says_the_same_words(self, visit: Visitor, address: str) -> None:
        without = visit(javascript=False).open(address).locator("main").inner_text()
        assert len(without.split()) > 50
        assert without == visit().open(address).locator("main").inner_text()

    def test_the_menu_leads_to_every_page(self, visit: Visitor) -> None:
        reader = visit(javascript=False)
        page = reader.open("contact/")
        open_menu(page)
        links = page.get_by_role("navigation", name="All pages").get_by_role("link")
        addresses = links.evaluate_all("links => links.map((link) => link.href)")
        assert sorted(addresses) == sorted(reader.root + address for address in written())

    def test_the_page_follows_the_phone_into_the_dark(self, visit: Visitor) -> None:
        ground, words = brightness(visit(look=LOOKS["dark"], javascript=False).open())
        assert ground < 0.2
        assert words > 0.8

    def test_the_page_is_light_otherwise(self, visit: Visitor) -> None:
        ground, words = brightness(visit(look=LOOKS["light"], javascript=False).open())
        assert words < 0.2
        assert ground > 0.8


class TestOnEveryPage:
    def test_the_crisis_lines_say_the_same_in_the_same_order(self, visit: Visitor) -> None:
        reader = visit()
        said = {crisis(reader.open(address)).inner_text() for address in PAGES}
        assert len(said) == 1
        lines = said.pop()
        assert 0 < lines.index("911") < lines.index("988")

    def test_the_words_are_large_and_every_link_in_them_is_underlined(self, visit: Visitor) -> None:
        reader = visit(DESKTOP)
        for address in PAGES:
            words = reader.open(address).locator(".so-body > p, .so-body > ul > li")
            sizes = words.evaluate_all(
                "all => all.map((p) => parseFloat(getComputedStyle(p).fontSize))"
            )
            links = words.locator("a").evaluate_all(
                "all => all.map((a) => getComputedStyle(a).textDecorationLine)"
            )
            assert all(size >= 18 for size in sizes), address
            assert set(links) <= {"underline"}, address


class TestOnPaper:
    @pytest.mark.parametrize("address", PAGES)
    def test_the_words_and_the_crisis_lines_stand_without_the_menu(
        self, visit: Visitor, address: str
    ) -> None:
        page = visit(DESKTOP).open(address)
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(crisis(page)).to_be_visible()
        expect(page.get_by_role("navigation", name="All pages")).to_be_hidden()
        expect(page.get_by_role("navigation", name="Quick help")).to_be_hidden()


class TestAtAnAddressThatLeadsNowhere:
    @pytest.mark.parametrize("javascript", [False, True], ids=["without-script", "with-script"])
    def test_the_page_says_so_and_every_way_on_works(
        self, visit: Visitor, javascript: bool
    ) -> None:
        reader = visit(javascript=javascript)
        page = reader.open(NOWHERE)
        [answer] = [request.response() for request in reader.requests if request.url == page.url]

        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_contain_text("isn't here")
        for number in ("tel:911", "tel:988"):
            expect(crisis(page).locator(f'a[href="{number}"]')).to_be_visible()
        links = page.locator("a[href]").evaluate_all("all => all.map((a) => a.href)")
        own = {link.split("#")[0] for link in links if link.startswith(reader.root)}
        assert {reader.root + address for address in written()} <= own
        for link in own - {page.url}:
            assert page.request.get(link).status == 200, link

    def test_search_and_contact_stand_in_its_words(self, visit: Visitor) -> None:
        words = visit().open(NOWHERE).get_by_role("main")
        expect(words.get_by_role("link", name="Talk to us").first).to_be_visible()
        expect(words.get_by_role("link", name="Search").first).to_be_visible()
