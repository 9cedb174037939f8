"""The ways in which a page is read by people who need it larger, wider set or narrower."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, ViewportSize

from tests.support.browsing import DESKTOP, PHONE, Visitor

# 1280 x 1024 at 400% is a window of this size.
NARROW: ViewportSize = {"width": 320, "height": 256}
# WCAG 2.2, success criterion 1.4.12.
TEXT_SPACING = """
  * {
    line-height: 1.5 !important;
    letter-spacing: .12em !important;
    word-spacing: .16em !important;
  }
  p { margin-bottom: 2em !important; }
"""


def _as_it_is(page: Page) -> None:
    pass


def _double_text(page: Page) -> None:
    """Ask for text twice as large, in the browser's own settings."""
    sizes = {"standard": 32, "fixed": 26}
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": sizes})


def _space_text(page: Page) -> None:
    page.add_style_tag(content=TEXT_SPACING)


@dataclass(frozen=True)
class Setting:
    """One way of reading: its name, the window, and what is asked of the page."""

    name: str
    viewport: ViewportSize
    ask: Callable[[Page], None] = _as_it_is

    def __str__(self) -> str:
        return self.name

    def open(self, visit: Visitor, address: str = "") -> Page:
        """Open a page to be read this way."""
        page = visit(self.viewport).open(address)
        self.ask(page)
        return page


SETTINGS = (
    Setting("400-percent-zoom", NARROW),
    Setting("320-px", {"width": 320, "height": 640}),
    Setting("200-percent-text-on-a-phone", PHONE, _double_text),
    Setting("200-percent-text-on-a-desktop", DESKTOP, _double_text),
    Setting("wide-text-spacing", PHONE, _space_text),
)

# What sticks out of the window to the right, or is cut off by the box around it. What is
# hidden from sight on purpose has no size; a box that scrolls by itself loses nothing.
_LOST = """() => {
  const lost = [];
  for (const element of document.body.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || style.clipPath !== "none" || box.right <= 0) continue;
    if (element.closest("svg") && element.tagName !== "svg") continue;
    const out = box.right > document.documentElement.clientWidth + 0.5 || box.left < -0.5;
    const cut = style.overflowX !== "visible" && style.overflowX !== "auto"
      && style.overflowX !== "scroll" && element.scrollWidth > element.clientWidth + 1;
    if (out || cut) lost.push(`${out ? "out" : "cut"}: ${element.outerHTML.slice(0, 100)}`);
  }
  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) lost.push(`scrolls to ${root.scrollWidth} px`);
  return lost;
}"""


def lost(page: Page) -> list[str]:
    """What a reader could see only by scrolling sideways, or not at all."""
    return list(page.evaluate(_LOST))
