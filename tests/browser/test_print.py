"""On paper: a handout with the number, the page's address and the crisis lines."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.support import browsing, project
from tests.support.pages import NOWHERE, PAGES

PUBLISHED = "https://stillopen.harbor-day.org/"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's site as it is built for one address."""
    folder = tmp_path_factory.mktemp("published") / "site"
    made = project.build(project.ROOT, folder, SITE_URL=PUBLISHED)
    assert made.status == 0, made.output
    return made.site


@pytest.fixture
def paper(
    browser: Browser, published: Path, serve: Callable[[Path], str]
) -> Iterator[Callable[[str], PdfReader]]:
    """Prints a page on US Letter: `paper("contact/")`."""
    with browsing.visit(browser, serve(published)) as reader:
        yield lambda address: PdfReader(io.BytesIO(reader.open(address).pdf(format="Letter")))


def text(pdf: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


@pytest.mark.parametrize("address", PAGES)
def test_every_page_is_a_handout(paper: Callable[[str], PdfReader], address: str) -> None:
    shown = text(paper(address))
    assert "(877) 920-6583" in shown
    for line in ("call 911.", "call or text 988 at any hour."):
        assert line in shown
    if address != NOWHERE:
        assert f"{PUBLISHED}{address}" in re.sub(r"\s", "", shown)
    for control in ("Skip to main content", "Menu", "Leave this site", "Copy it", "Tick what"):
        assert control not in shown


@pytest.mark.parametrize("address", ["contact/", "help-now/"])
def test_what_is_handed_out_fits_one_sheet(paper: Callable[[str], PdfReader], address: str) -> None:
    assert len(paper(address).pages) == 1


def test_a_form_is_not_printed(
    browser: Browser, compose: Callable[[str], Path], serve: Callable[[Path], str]
) -> None:
    folder = compose("harbor")
    config = folder / "mkdocs.yml"
    line = "    email: hello@harbor.example.org\n"
    form = f"{line}    form: https://forms.harbor-day.org/\n"
    config.write_text(config.read_text("utf-8").replace(line, form), "utf-8")
    with browsing.visit(browser, serve(project.build(folder).site)) as reader:
        page = reader.open("contact/")
        expect(page.locator("form")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.locator("form")).to_be_hidden()
