"""The form, for a program that has an address for it: what arrives, what doesn't, and what then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support import browsing, project
from tests.support.browsing import PHONE, Visitor
from tests.support.sending import Receiver, receiver


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Receiver]:
    """The receiver of a program that has switched its form on."""
    with receiver(tmp_path_factory.mktemp("receiver")) as running:
        yield running


@pytest.fixture(scope="module")
def harbor(program: Receiver, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of that program."""
    folder = project.compose("harbor", tmp_path_factory.mktemp("harbor") / "project")
    config = folder / "mkdocs.yml"
    before = config.read_text("utf-8")
    line = "    email: hello@harbor.example.org\n"
    assert line in before
    config.write_text(before.replace(line, f"{line}    form: {program.address}\n"), "utf-8")
    made = project.build(folder)
    assert made.status == 0, made.output
    return made.site


@pytest.fixture(params=[False, True], ids=["without script", "with script"])
def page(
    request: pytest.FixtureRequest,
    browser: Browser,
    harbor: Path,
    serve: Callable[[Path], str],
    program: Receiver,
) -> Iterator[Page]:
    """That program's contact page, in a browser that trusts the receiver's certificate."""
    program.arrived.clear()
    program.answer = HTTPStatus.OK
    reader = replace(PHONE, javascript=request.param, trusts_any_certificate=True)
    with browsing.visit(browser, serve(harbor), reader) as found:
        yield found.open("contact/")


def form(page: Page) -> Locator:
    return page.get_by_role("region", name="Write to us on this page")


def fill_in(page: Page) -> None:
    form(page).get_by_label("How can we reply?").fill("617-234-0188")
    form(page).get_by_label("What should we call you?").fill("Sam & José")
    form(page).get_by_label("Your message").fill("I'd like to come back.\n“Soon” 👩‍👧 + 100%")
    form(page).get_by_label("Yes").check()


def send(page: Page) -> None:
    form(page).get_by_role("button", name="Send it").click()


class TestTheForm:
    def test_exactly_what_was_written_arrives_and_nothing_else(
        self, page: Page, program: Receiver
    ) -> None:
        fill_in(page)
        assert program.arrived == [], "nothing leaves before it is sent"
        send(page)
        expect(page.get_by_text("Thank you.")).to_be_visible()
        (arrived,) = program.arrived
        assert arrived.fields == [
            ("reply", "617-234-0188"),
            ("name", "Sam & José"),
            ("message", "I'd like to come back.\r\n“Soon” 👩‍👧 + 100%"),
            ("safe_to_leave_message", "yes"),
        ]
        assert not {"cookie", "referer"} & set(arrived.headers)
        assert arrived.headers["content-type"] == "application/x-www-form-urlencoded"

    def test_one_way_to_reply_is_all_it_asks_for(self, page: Page, program: Receiver) -> None:
        form(page).get_by_label("How can we reply?").fill("sam@harbor-day.org")
        send(page)
        expect(page.get_by_text("Thank you.")).to_be_visible()
        assert program.arrived[0].fields == [
            ("reply", "sam@harbor-day.org"),
            ("name", ""),
            ("message", ""),
            # Unless somebody says that it's safe, it isn't.
            ("safe_to_leave_message", "no"),
        ]

    def test_without_a_way_to_reply_nothing_is_sent(self, page: Page, program: Receiver) -> None:
        here = page.url
        form(page).get_by_label("Your message").fill("Hello?")
        send(page)
        expect(form(page).get_by_label("How can we reply?")).to_be_focused()
        expect(form(page).get_by_label("Your message")).to_have_value("Hello?")
        assert (page.url, program.arrived) == (here, [])

    def test_what_to_do_when_it_fails_stands_beside_it(self, page: Page, program: Receiver) -> None:
        program.answer = HTTPStatus.INTERNAL_SERVER_ERROR
        fill_in(page)
        send(page)
        expect(page.get_by_text("Something broke.")).to_be_visible()
        page.go_back()
        expect(form(page)).to_contain_text(
            "If you see an error there, your message hasn't reached us."
        )
        expect(form(page).get_by_role("link", name="(617) 555-0142")).to_be_visible()

    def test_where_nobody_answers_the_browser_says_so_and_the_page_is_still_there(
        self, page: Page, program: Receiver
    ) -> None:
        fill_in(page)
        page.context.set_offline(True)
        failed: list[str] = []
        page.on("requestfailed", lambda request: failed.append(request.url))
        send(page)
        page.wait_for_url("chrome-error://**")
        assert failed == [program.address]
        page.context.set_offline(False)
        page.go_back()
        expect(form(page)).to_contain_text("copy your words before you send them")
        assert program.arrived == []

    def test_it_warns_before_it_asks(self, page: Page) -> None:
        shown = form(page).inner_text()
        assert shown.index("Please leave medical details out") < shown.index("How can we reply?")
        assert "through 127.0.0.1" in shown, "a reader sees where it goes"

    def test_the_channels_lead_to_it_after_text_and_email_and_before_the_call(
        self, page: Page
    ) -> None:
        ways = page.locator(".so-channels a")
        assert [link.split()[0] for link in ways.all_inner_texts()] == [
            "Text",
            "Email",
            "Write",
            "Call",
        ]
        ways.filter(has_text="Write to us").click()
        expect(form(page)).to_be_in_viewport()


def test_forms_may_go_to_exactly_that_origin_and_from_that_page_alone(
    harbor: Path, program: Receiver
) -> None:
    origin = program.address.removesuffix("/talk")
    for file in harbor.rglob("*.html"):
        goal = origin if file.parent.name == "contact" else "'none'"
        allowed = f"form-action {goal};"
        assert allowed in file.read_text("utf-8"), file.relative_to(harbor)


def test_the_form_is_off_until_a_program_has_an_address_for_it(visit: Visitor) -> None:
    expect(visit(PHONE).open("contact/").locator("form")).to_have_count(0)
