from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.support import server
from tests.support.axe import violations
from tests.support.browsing import LOOKS, PHONE, WITHOUT_SCRIPT, visit
from tests.support.project import build
from tests.support.signed import PAGE, make

TITLE_AND_BANNER = (
    "If you used again Reviewed. A. Reviewer, LICSW (invented for tests) read these words and "
    "signed them off on January 15, 2026. Next review by January 15, 2027. What this means"
)


@pytest.fixture(scope="module")
def signed_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    project = make(tmp_path_factory.mktemp("signed"))
    project.sign(PAGE)
    made = build(project.root)
    assert made.status == 0, made.output
    with server.serve(made.site) as address:
        yield address


class TestWhenJavaScriptIsUnavailable:
    def test_title_and_banner_are_read_first_and_in_this_order(
        self, browser: Browser, signed_site: str
    ) -> None:
        with visit(browser, signed_site, WITHOUT_SCRIPT) as reader:
            words = reader.open("relapse/").locator("main").inner_text()
        assert " ".join(words.split()).startswith(TITLE_AND_BANNER)

    def test_the_banner_is_printed(self, browser: Browser, signed_site: str) -> None:
        with visit(browser, signed_site, WITHOUT_SCRIPT) as reader:
            page = reader.open("relapse/")
            page.emulate_media(media="print")
            expect(page.get_by_text("Next review by January 15, 2027")).to_be_visible()

    def test_the_link_leads_to_what_it_means(self, browser: Browser, signed_site: str) -> None:
        with visit(browser, signed_site, WITHOUT_SCRIPT) as reader:
            page = reader.open("relapse/")
            page.get_by_role("link", name="What this means").click()
            expect(page.get_by_role("heading", name="How review works")).to_be_in_viewport()


class TestInEveryLook:
    @pytest.mark.parametrize("look", LOOKS)
    @pytest.mark.parametrize("address", ["relapse/", "about/", "faq/"])
    def test_axe_finds_nothing(
        self, browser: Browser, signed_site: str, address: str, look: str
    ) -> None:
        with visit(browser, signed_site, LOOKS[look]) as reader:
            assert violations(reader.open(address)) == []


class TestUnderThePolicyOfThePage:
    def complaints(self, browser: Browser, address: str, put_in: str = "") -> list[str]:
        """What the browser says about a page with that in its head."""

        def put_into_head(route: Route) -> None:
            body = route.fetch().text().replace("</head>", f"{put_in}</head>")
            route.fulfill(body=body, headers={"Content-Type": "text/html"})

        with visit(browser, address, PHONE) as reader:
            said: list[str] = []
            reader.page.on("console", lambda message: said.append(message.text))
            reader.page.route("**/relapse/", put_into_head)
            page = reader.open("relapse/")
            assert page.locator('script[type="application/ld+json"]').count() == 1
            return said

    def test_data_for_machines_is_no_script(self, browser: Browser, signed_site: str) -> None:
        assert self.complaints(browser, signed_site) == []

    def test_a_script_would_be_one(self, browser: Browser, signed_site: str) -> None:
        said = self.complaints(browser, signed_site, "<script>alert(1)</script>")
        assert "Content Security Policy" in said[0]
