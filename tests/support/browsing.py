"""The site as different people open it, and what its pages do unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Literal

from playwright.sync_api import Browser, Page, Request

# WCAG 2.2, success criterion 1.4.12: what a reader may set without losing words.
TEXT_SPACING = """
  * {
    line-height: 1.5 !important;
    letter-spacing: .12em !important;
    word-spacing: .16em !important;
  }
  p { margin-bottom: 2em !important; }
"""


@dataclass(frozen=True)
class Reader:
    """How somebody reads: a window in CSS pixels, and what they have asked of their browser."""

    width: int = 360
    height: int = 740
    pixel_ratio: int = 1
    color_scheme: Literal["light", "dark"] = "light"
    forced_colors: Literal["none", "active"] = "none"
    javascript: bool = True
    touch: bool = False
    trusts_any_certificate: bool = False
    text_percent: int = 100
    text_spacing: bool = False
    # A test puts a fault into the page, past the page's own policy.
    meddled_with: bool = False


PHONE = Reader()
DESKTOP = Reader(width=1280, height=800)
MEDDLED_WITH = replace(PHONE, meddled_with=True)
WITHOUT_SCRIPT = replace(PHONE, javascript=False)

SIZES = {"phone": PHONE, "desktop": DESKTOP}
LOOKS = {
    f"{size}-{name}": look
    for size, reader in SIZES.items()
    for name, look in {
        "light": reader,
        "dark": replace(reader, color_scheme="dark"),
        "forced-colours": replace(reader, color_scheme="dark", forced_colors="active"),
    }.items()
}
# Read larger, wider set, or in a narrow window: 1280 x 1024 at 400% is 320 x 256.
ENLARGED = {
    "400-percent-zoom": Reader(320, 256),
    "320-px": Reader(320, 640),
    "200-percent-text-on-a-phone": replace(PHONE, text_percent=200),
    "200-percent-text-on-a-desktop": replace(DESKTOP, text_percent=200),
    "wide-text-spacing": replace(PHONE, text_spacing=True),
}


@dataclass(eq=False)  # not frozen: Playwright marks the listener it calls back
class Visit:
    """A reader's browser on one site; `requests` are all that its pages have made."""

    reader: Reader
    root: str
    page: Page
    requests: list[Request] = field(default_factory=list)

    def open(self, address: str = "") -> Page:
        """Go to a page by its address below the site's root."""
        self.page.goto(self.root + address)
        if self.reader.text_spacing:
            self.page.add_style_tag(content=TEXT_SPACING)
        return self.page

    def record(self, request: Request) -> None:
        """Remember a request."""
        self.requests.append(request)

    def elsewhere(self) -> list[str]:
        """The addresses asked for on any other origin; data in the page itself is no request."""
        asked = (request.url for request in self.requests)
        return [url for url in asked if not url.startswith((self.root, "data:"))]


Visitor = Callable[..., Visit]


@contextmanager
def visit(browser: Browser, root: str, reader: Reader = PHONE) -> Iterator[Visit]:
    """Open a browser that has never been anywhere, as this reader has it."""
    with browser.new_context(
        viewport={"width": reader.width, "height": reader.height},
        device_scale_factor=reader.pixel_ratio,
        color_scheme=reader.color_scheme,
        forced_colors=reader.forced_colors,
        java_script_enabled=reader.javascript,
        # A reader's own style is theirs to set; a test that adds one asks for the same.
        bypass_csp=reader.text_spacing or reader.meddled_with,
        has_touch=reader.touch,
        is_mobile=reader.touch,
        ignore_https_errors=reader.trusts_any_certificate,
    ) as context:
        page = context.new_page()
        if reader.text_percent != 100:
            sizes = {"standard": 16 * reader.text_percent // 100}
            context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})
        found = Visit(reader, root, page)
        context.on("request", found.record)
        yield found
