"""The first message: ready ones to take along, and one that a reader makes, on contact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support import browsing, project
from tests.support.browsing import PHONE, WITHOUT_SCRIPT, Reader, Visit, Visitor
from tests.support.sending import Sent, Thumb, handed_over

BY_HAND = replace(PHONE, touch=True)
SAYS_SO = "It stays on this page until you send or copy it. When you leave the page, it's gone."


@pytest.fixture(scope="module")
def harbor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a program with a text number and an address for email."""
    made = project.build(project.compose("harbor", tmp_path_factory.mktemp("harbor") / "project"))
    assert made.status == 0, made.output
    return made.site


@pytest.fixture
def at_harbor(
    browser: Browser, harbor: Path, serve: Callable[[Path], str]
) -> Iterator[Callable[..., Visit]]:
    """Opens the second program's contact page: `at_harbor(BY_HAND)` is the visit."""
    root = serve(harbor)
    with ExitStack() as stack:

        def opened(reader: Reader = PHONE) -> Visit:
            found = stack.enter_context(browsing.visit(browser, root, reader))
            found.open("contact/")
            return found

        yield opened


def maker(page: Page) -> Locator:
    return page.get_by_role("region", name="Make your own message")


def words(page: Page) -> Locator:
    return maker(page).get_by_label("Your message")


def text_it(page: Page) -> Locator:
    return maker(page).get_by_role("link", name="Text it to (617) 555-0143")


class TestWhenJavaScriptIsAvailable:
    def test_somebody_who_cannot_bear_to_call_sends_words_of_their_own_within_a_minute(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        reader = at_harbor(BY_HAND)
        page = reader.page
        thumb = Thumb()
        # From here on the page is alone, as in a tunnel: it must hold all it needs.
        page.context.set_offline(True)
        loaded = len(reader.requests)

        thumb.read(" ".join(maker(page).locator("h2, h2 + p, fieldset").all_inner_texts()))
        thumb.type(maker(page).get_by_label("Your first name"), "Sam")
        thumb.tap(maker(page).get_by_label("I used again"))
        thumb.tap(maker(page).get_by_label("Please text"))
        thumb.type(maker(page).get_by_label("Your number"), "6172340188")
        thumb.type(words(page), " Sorry it took me so long.")
        thumb.read(words(page).input_value())

        assert len(reader.requests) == loaded, "nothing has left the page"
        assert handed_over(reader) == []
        thumb.tap(text_it(page))

        expect(page).to_have_url(page.url)
        (sent,) = handed_over(reader)
        assert sent == Sent(
            "sms",
            "+16175550143",
            "Hi, my name is Sam. I used again. Please text me at 6172340188, don't call. "
            "Sorry it took me so long.",
        )
        assert thumb.seconds < 60, f"that takes {thumb.seconds:.0f} seconds"

    def test_the_message_writes_itself_in_plain_sight(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        page = at_harbor(BY_HAND).page
        for option in maker(page).locator(".so-option > label[for]").all():
            option.tap()
            expect(words(page)).to_be_in_viewport(ratio=0.9)
        expect(words(page)).to_have_value(
            "Hi. I left Harbor Day Program some time ago. I used again. "
            'Evenings, "late" & quiet, would fit me. Please don\'t contact me.'
        )

    def test_what_is_ticked_stands_in_the_order_of_the_questions(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        page = at_harbor().page
        for label in ("Evenings would fit", "I used again", "No name for now"):
            maker(page).get_by_label(label).check()
        expect(words(page)).to_have_value(
            'Hi. I used again. Evenings, "late" & quiet, would fit me.'
        )
        maker(page).get_by_label("I used again").uncheck()
        expect(words(page)).to_have_value('Hi. Evenings, "late" & quiet, would fit me.')

    def test_a_blank_stays_marked_until_it_is_filled_in(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        page = at_harbor().page
        expect(words(page)).to_have_value("Hi, my name is [your first name].")
        maker(page).get_by_label("Your first name").fill("$& José")
        expect(words(page)).to_have_value("Hi, my name is $& José.")
        maker(page).get_by_label("Your first name").fill(" ")
        expect(words(page)).to_have_value("Hi, my name is [your first name].")

    def test_a_tick_never_takes_a_readers_own_words_away(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        page = at_harbor().page
        maker(page).get_by_label("Your first name").fill("Sam")
        maker(page).get_by_label("I used again").check()
        words(page).fill("Dear all. Hi, my name is Sam. I used again. It was hard.")
        maker(page).get_by_label("Evenings would fit").check()
        maker(page).get_by_label("I used again").uncheck()
        maker(page).get_by_label("No name for now").check()
        expect(words(page)).to_have_value(
            'Dear all. Hi. It was hard. Evenings, "late" & quiet, would fit me.'
        )

    def test_emptied_by_hand_it_starts_again(self, at_harbor: Callable[..., Visit]) -> None:
        page = at_harbor().page
        words(page).fill("x")
        words(page).fill("")
        maker(page).get_by_label("No name for now").check()
        expect(words(page)).to_have_value("Hi.")

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "“It's” 100% me & you? #1 + 1 = é 你好 👩‍👧 <b>\n\nA second line; \\ `x` ~!'()*\ttab",
            "ё👩‍👧 " * 228 + "last",
        ],
        ids=["nothing", "everything", "1,600 characters"],
    )
    def test_every_app_gets_the_words_as_they_stand(
        self, at_harbor: Callable[..., Visit], text: str
    ) -> None:
        reader = at_harbor()
        page = reader.page
        words(page).fill(text)
        text_it(page).click()
        maker(page).get_by_role("link", name="Email it to hello@harbor.example.org").click()
        assert handed_over(reader) == [
            Sent("sms", "+16175550143", text),
            Sent("mailto", "hello@harbor.example.org", text, "A question"),
        ]

    def test_half_an_emoji_stops_nothing(self, at_harbor: Callable[..., Visit]) -> None:
        reader = at_harbor()
        page = reader.page
        words(page).evaluate("(area) => { area.value = 'a\\ud83db'; }")
        words(page).dispatch_event("input")
        text_it(page).click()
        assert handed_over(reader) == [Sent("sms", "+16175550143", "ab")]

    def test_it_is_copied_as_it_stands_and_the_page_says_what_stays(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        reader = at_harbor()
        page = reader.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        words(page).fill("Hi.\n“Me” & 👩‍👧")
        maker(page).get_by_role("button", name="Copy it").click()
        expect(maker(page).get_by_role("status")).to_have_text(
            "Copied. It stays on the clipboard until you copy something else."
        )
        assert page.evaluate("navigator.clipboard.readText()") == "Hi.\n“Me” & 👩‍👧"

    def test_each_ready_message_is_copied_by_its_own_button(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        reader = at_harbor()
        page = reader.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Copy it “Every sign & “kind” of word”").click()
        assert page.evaluate("navigator.clipboard.readText()") == (
            "I'm José & I'd \"like\" to come back <soon>: 100% sure? #1 👩‍👧 + me = 2.\n\n"
            "Write to Harbor Day Program; café/thé, 你好."
        )

    @pytest.mark.parametrize("place", [".so-maker", ".so-message >> nth=0"])
    def test_where_the_clipboard_is_out_of_reach_the_old_way_copies(
        self, at_harbor: Callable[..., Visit], place: str
    ) -> None:
        page = at_harbor().page
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        box = page.locator(place)
        box.get_by_role("button", name="Copy it").click()
        expect(box.get_by_role("status")).to_contain_text("Copied.")
        assert "my name is" in page.evaluate("getSelection().toString()") or "This is [your" in (
            page.evaluate("getSelection().toString()")
        )

    def test_where_nothing_can_be_copied_the_page_says_what_to_do(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        page = at_harbor().page
        page.evaluate(
            "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
            "document.execCommand = () => false;"
        )
        maker(page).get_by_role("button", name="Copy it").click()
        expect(maker(page).get_by_role("status")).to_have_text(
            "This browser won't copy. Press and hold the words instead."
        )

    @pytest.mark.parametrize("way", ["back", "reload"])
    def test_it_is_gone_on_leaving_and_says_so(
        self, at_harbor: Callable[..., Visit], way: str
    ) -> None:
        page = at_harbor().page
        expect(maker(page)).to_contain_text(SAYS_SO)
        self._write(page)
        if way == "reload":
            page.reload()
        else:
            page.get_by_role("link", name="Help now", exact=True).click()
            page.wait_for_url("**/help-now/")
            page.go_back()
        expect(words(page)).to_have_value("Hi, my name is [your first name].")
        expect(maker(page).get_by_label("I used again")).not_to_be_checked()
        expect(maker(page).get_by_label("Your first name")).to_have_value("")
        assert "Sam" not in (text_it(page).get_attribute("href") or "")

    def test_a_page_kept_in_memory_is_wiped_before_it_is_put_away(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        page = at_harbor().page
        self._write(page)
        page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
        expect(words(page)).to_have_value("Hi, my name is [your first name].")

    def test_one_press_clears_it(self, at_harbor: Callable[..., Visit]) -> None:
        page = at_harbor().page
        self._write(page)
        maker(page).get_by_role("button", name="Clear it").click()
        expect(words(page)).to_have_value("Hi, my name is [your first name].")
        expect(maker(page).get_by_label("Your first name")).to_have_value("")

    def test_no_field_is_remembered_or_read_by_a_spelling_service(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        page = at_harbor().page
        # HTML allows autocomplete on no tick; what a browser restores there, the script unticks.
        for each in maker(page).locator("textarea, [type=text]").all():
            assert each.get_attribute("autocomplete") == "off"
            assert each.get_attribute("spellcheck") == "false"
        expect(page.locator("form")).to_have_count(0)

    def test_enter_in_a_field_sends_nothing_anywhere(self, at_harbor: Callable[..., Visit]) -> None:
        reader = at_harbor()
        page = reader.page
        here, loaded = page.url, len(reader.requests)
        maker(page).get_by_label("Your first name").fill("Sam")
        maker(page).get_by_label("Your first name").press("Enter")
        assert (page.url, len(reader.requests)) == (here, loaded)

    def test_leave_stays_in_reach_while_words_are_written(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        page = at_harbor(BY_HAND).page
        leave = page.get_by_role("link", name="Leave")
        for field in (words(page), maker(page).get_by_label("Your first name")):
            field.tap()
            # What a keyboard leaves of a phone's window.
            page.set_viewport_size({"width": 360, "height": 380})
            expect(leave).to_be_in_viewport(ratio=1)
            page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})

    def test_a_keyboard_reaches_every_tick_and_never_behind_the_message(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        page = at_harbor().page
        maker(page).locator("input").first.focus()
        for _ in range(6):
            covered = page.evaluate(
                """() => {
                  const own = document.activeElement, box = own.getBoundingClientRect();
                  const middle = [box.x + box.width / 2, box.y + box.height / 2];
                  const top = document.elementFromPoint(...middle);
                  return !own.contains(top) && own.outerHTML;
                }"""
            )
            assert covered is False
            page.keyboard.press("Tab")

    @staticmethod
    def _write(page: Page) -> None:
        maker(page).get_by_label("Your first name").fill("Sam")
        maker(page).get_by_label("I used again").check()
        words(page).press("Control+End")
        words(page).press_sequentially(" Soon.")
        expect(words(page)).to_have_value("Hi, my name is Sam. I used again. Soon.")


class TestWhenJavaScriptIsUnavailable:
    def test_the_ready_messages_stand_there_and_nothing_that_would_not_work(
        self, at_harbor: Callable[..., Visit]
    ) -> None:
        reader = at_harbor(WITHOUT_SCRIPT)
        page = reader.page
        expect(page.locator(".so-maker")).to_be_hidden()
        expect(page.get_by_role("button")).to_have_count(0)
        expect(page.get_by_text("Hello. This is [your first name].")).to_be_visible()
        page.get_by_role("link", name="Text it to (617) 555-0143 “Please call me back”").click()
        page.get_by_role("link", name="Email it “Please call me back”").click()
        body = "Hello. This is [your first name]. Please call me back at [your number]."
        assert handed_over(reader) == [
            Sent("sms", "+16175550143", body),
            Sent("mailto", "hello@harbor.example.org", body, "A question"),
        ]


def pasted(page: Page) -> str:
    """What a paste elsewhere brings; the site's own pages may not read the clipboard."""
    elsewhere = page.context.new_page()
    elsewhere.set_content("<textarea></textarea>")
    elsewhere.locator("textarea").press("ControlOrMeta+V")
    return elsewhere.locator("textarea").input_value()


class TestWhereThereIsOnlyATelephone:
    """The program as delivered."""

    def test_the_words_are_taken_along_to_the_call(self, first_visit: Visitor) -> None:
        reader = first_visit(BY_HAND)
        page = reader.open("contact/")
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.context.set_offline(True)
        thumb = Thumb()
        thumb.read(" ".join(maker(page).locator("h2, h2 + p, fieldset").all_inner_texts()))
        thumb.type(maker(page).get_by_label("Your first name"), "Sam")
        thumb.tap(maker(page).get_by_label("I'd like to talk about coming back"))
        thumb.tap(maker(page).get_by_role("button", name="Copy it"))
        expect(maker(page).get_by_role("status")).to_contain_text("Copied.")
        assert pasted(page) == words(page).input_value()
        assert words(page).input_value() == (
            "Hi, my name is Sam. I'd like to talk about coming back."
        )
        assert thumb.seconds < 60, f"that takes {thumb.seconds:.0f} seconds"
        call = maker(page).get_by_role("link", name="(877) 920-6583")
        expect(call).to_have_attribute("href", "tel:+18779206583")
        expect(maker(page)).to_contain_text("read it out, word for word")
        assert handed_over(reader) == []

    def test_no_channel_is_offered_that_is_not_there(self, visit: Visitor) -> None:
        for address in ("contact/", "what-to-say/"):
            page = visit(PHONE).open(address)
            own = page.locator(".so-body a[href^='sms:'], .so-body a[href^='mailto:']")
            expect(own).to_have_count(0)
            expect(page.locator("form, #form")).to_have_count(0)
