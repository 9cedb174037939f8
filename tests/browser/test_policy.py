"""The policy inside each page: it forbids nothing that the page does, and everything else."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from stillopen import headers
from stillopen.privacy import POWERS
from tests.support.browsing import PHONE, WITHOUT_SCRIPT, Visit, Visitor, visit
from tests.support.destination import destination
from tests.support.frame import open_menu
from tests.support.pages import PAGES

TELL = (
    "addEventListener('securitypolicyviolation', (e) => console.error('refused ' + e.blockedURI))"
)
DATA = '<script type="application/ld+json">{"@type": "WebPage"}</script>'


# The page that isn't there is asked for on purpose, and no browser knows every power's name.
EXPECTED = ("404 (Not Found)", "Unrecognized feature")


def complaints(page: Page) -> list[str]:
    """Collects what a page's console is told is wrong."""
    told: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not any(e in message.text for e in EXPECTED):
            told.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: told.append(str(error)))
    return told


@pytest.fixture(params=["policy-in-the-page", "policy-in-the-headers-too"])
def reader(
    request: pytest.FixtureRequest, browser: Browser, site: Path, serve: Callable[..., str]
) -> Iterator[Visit]:
    """A reader whose host sends headers, and one whose host sends none."""
    sent = headers.read(site) if "headers" in request.param else {}
    with visit(browser, serve(site, headers=sent)) as found:
        found.page.add_init_script(TELL)
        yield found


def test_no_page_does_what_its_policy_forbids(reader: Visit) -> None:
    told = complaints(reader.page)
    for address in PAGES:
        open_menu(reader.open(address))
    assert told == []


def test_a_data_block_needs_no_leave(
    browser: Browser, site: Path, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    copy = Path(shutil.copytree(site, tmp_path / "site"))
    page = copy / "shame/index.html"
    page.write_text(page.read_text("utf-8").replace("</h1>", f"</h1>{DATA}"), "utf-8")
    with visit(browser, serve(copy)) as found:
        found.page.add_init_script(TELL)
        told = complaints(found.page)
        assert found.open("shame/").locator("script[type='application/ld+json']").count() == 1
    assert told == []


ATTEMPTS = {
    "a script inside the page": "append(Object.assign(make('script'), {text: 'window.ran = 1'}))",
    "a script of another site": "append(Object.assign(make('script'), {src: away + 'x.js'}))",
    "a picture of another site": "append(Object.assign(make('img'), {src: away + 'x.png'}))",
    "a frame": "append(Object.assign(make('iframe'), {src: away}))",
    "a style": "append(Object.assign(make('style'), {textContent: 'p { top: 0 }'}))",
    "a word to another site": "fetch(away).catch(() => {})",
    "a word to its own host": "fetch('/').catch(() => {})",
    "a beacon": "navigator.sendBeacon(away)",
    "a form to another site": (
        "append(Object.assign(make('form'), {action: away, method: 'post'})).submit()"
    ),
    "code from text": "setTimeout(() => { try { eval('window.ran = 1') } catch {} }, 50)",
    "a worker": "try { new Worker('/x.js') } catch {}",
}


ATTEMPT = """async ([away]) => {
  const make = (name) => document.createElement(name);
  const append = (element) => document.body.appendChild(element);
  const refused = new Promise((resolve) => {
    addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective));
    setTimeout(() => resolve("nothing"), 2000);
  });
  ATTEMPT;
  return await refused;
}"""


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_whatever_a_page_might_be_made_to_do_is_refused(first_visit: Visitor, attempt: str) -> None:
    with destination() as away:
        page = first_visit().open("shame/")
        refused = page.evaluate(ATTEMPT.replace("ATTEMPT", ATTEMPTS[attempt]), [away.address])
        assert refused != "nothing"
        assert away.asked == []
        assert page.evaluate("() => window.ran") is None


def test_every_power_is_off_where_a_host_sends_the_headers(
    browser: Browser, site: Path, serve: Callable[..., str]
) -> None:
    allowed = "() => document.featurePolicy.allowedFeatures()"
    with visit(browser, serve(site)) as found:
        assert {"camera", "geolocation"} <= set(found.open().evaluate(allowed))
    with visit(browser, serve(site, headers=headers.read(site))) as found:
        left = set(found.open().evaluate(allowed))
    assert "clipboard-write" in left
    assert left.isdisjoint(POWERS)


def test_no_page_may_stand_in_a_frame(
    browser: Browser, site: Path, tmp_path: Path, serve: Callable[..., str]
) -> None:
    framed = serve(site, headers=headers.read(site))
    (tmp_path / "index.html").write_text(f'<iframe src="{framed}shame/"></iframe>')
    with visit(browser, serve(tmp_path)) as found:
        told = complaints(found.page)
        page = found.open()
        page.wait_for_load_state("networkidle")
        assert page.frames[1].locator(".so-page").count() == 0
    assert any("frame-ancestors" in each for each in told)


def test_a_page_is_read_after_one_answer(browser: Browser, root: str) -> None:
    with ExitStack() as stack:
        found = stack.enter_context(visit(browser, root, WITHOUT_SCRIPT))
        for address in PAGES:
            before = len(found.requests)
            found.open(address)
            assert len(found.requests) == before + 1, address


def test_with_script_the_rest_comes_after_and_holds_nothing_up(browser: Browser, root: str) -> None:
    with visit(browser, root, PHONE) as found:
        for address in PAGES:
            page = found.open(address)
            blocking = page.evaluate(
                "() => performance.getEntriesByType('resource')"
                ".filter((entry) => entry.renderBlockingStatus === 'blocking').length"
            )
            assert blocking == 0, address
