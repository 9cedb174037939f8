"""The panel For editors, in the preview and in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support import browsing, project
from tests.support.axe import violations
from tests.support.preview import preview, wait_for
from tests.support.reflow import lost


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project.compose("bad-words", tmp_path_factory.mktemp("preview") / "bad-words")


@pytest.fixture(scope="module")
def address(root: Path) -> Iterator[str]:
    with preview(root, root / "preview.log") as address:
        yield address


@pytest.fixture
def worst(browser: Browser, address: str) -> Iterator[Page]:
    with browsing.visit(browser, address) as visit:
        yield visit.open("worst/")


def test_the_panel_stands_at_the_end_and_says_whom_it_is_for(worst: Page) -> None:
    panel = worst.get_by_role("complementary", name="For editors")
    expect(panel).to_contain_text("Only you see this")
    expect(panel).to_contain_text("docs/worst.md")
    expect(panel).to_contain_text("Not reviewed yet")
    expect(panel).to_contain_text("Nobody has checked this yet")


def test_a_finding_quotes_its_sentence_and_says_what_to_do(worst: Page) -> None:
    finding = worst.get_by_role("listitem").filter(has_text="A drug user can hide it.")
    expect(finding).to_contain_text("“user”: it names a person by what they take.")
    expect(finding).to_contain_text("What to do: write “people who use drugs”")


def test_its_link_brings_the_sentence_into_view(worst: Page) -> None:
    sentence = worst.locator(".so-body p", has_text="You must call before noon.")
    finding = worst.get_by_role("listitem").filter(has_text="You must call before noon.")
    finding.get_by_role("link", name="Show it on the page").click()
    expect(sentence).to_be_in_viewport()


def test_a_saved_change_shows_by_itself(worst: Page, root: Path) -> None:
    file = root / "docs/worst.md"
    text = file.read_text("utf-8")
    expect(worst.get_by_text("A drug user can hide it.").first).to_be_visible()
    file.write_text(text.replace("A drug user can hide it.", "People can hide it."), "utf-8")
    try:
        expect(worst.get_by_text("A drug user can hide it.")).to_have_count(0, timeout=60_000)
        expect(worst.locator(".so-body")).to_contain_text("People can hide it.")
    finally:
        file.write_text(text, "utf-8")


def test_a_fault_that_would_stop_a_build_is_told_on_the_page(
    browser: Browser, address: str, root: Path
) -> None:
    file = root / "docs/privacy.md"
    text = file.read_text("utf-8")
    file.write_text(text + "\nCall 617-555-0199.\n", "utf-8")
    try:
        wait_for(f"{address}privacy/", "This stops the site from going out")
        with browsing.visit(browser, address) as visit:
            panel = visit.open("privacy/").get_by_role("complementary", name="For editors")
            expect(panel).to_contain_text("Telephone number 617-555-0199 is not one of the program")
    finally:
        file.write_text(text, "utf-8")
    wait_for(f"{address}privacy/", "Words to look at again: none")


def test_front_matter_that_cannot_be_read_is_told_beside_the_last_good_page(
    address: str, root: Path
) -> None:
    file = root / "docs/privacy.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("title: Privacy", "title: 'Privacy"), "utf-8")
    try:
        wait_for(f"{address}privacy/", "This stops the site from going out")
        wait_for(f"{address}privacy/", "This site keeps no record of you.")
        wait_for(f"{address}privacy/", "The front matter can't be read")
    finally:
        file.write_text(text, "utf-8")
    wait_for(f"{address}privacy/", "Words to look at again: none")


def test_what_pages_share_changes_on_all_of_them(address: str, root: Path) -> None:
    for name, old, new in (
        ("docs/privacy.md", "title: Privacy", "title: What we can see"),
        ("mkdocs.yml", "Harbor Day Program", "Harbor Night Program"),
        ("facts/notices.toml", "This is general information", "This is for everybody"),
    ):
        file = root / name
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        wait_for(f"{address}about/", new.removeprefix("title: "))
        file.write_text(text, "utf-8")
        wait_for(f"{address}about/", old.removeprefix("title: "))


@pytest.mark.parametrize("look", browsing.LOOKS)
def test_axe_finds_nothing_in_the_panel(browser: Browser, address: str, look: str) -> None:
    with browsing.visit(browser, address, browsing.LOOKS[look]) as visit:
        assert violations(visit.open("worst/")) == []


@pytest.mark.parametrize("reader", browsing.ENLARGED)
def test_no_words_of_the_panel_are_lost_when_enlarged(
    browser: Browser, address: str, reader: str
) -> None:
    with browsing.visit(browser, address, browsing.ENLARGED[reader]) as visit:
        assert lost(visit.open("hard/")) == []
