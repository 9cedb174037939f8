"""The frame around every page, found as a reader finds it."""

from __future__ import annotations

from typing import TypedDict

from playwright.sync_api import Locator, Page


class Focused(TypedDict):
    """The element that has the keyboard, as a reader sees it."""

    name: str
    href: str | None
    id: str
    visible: bool
    covered_by: str
    outlined: bool


def menu_button(page: Page) -> Locator:
    """What opens the menu of all pages."""
    return page.locator("summary", has_text="Menu")


def open_menu(page: Page) -> None:
    """Open the menu as a finger does."""
    menu_button(page).click()


def bar(page: Page) -> Locator:
    """The three ways out that stay within reach: talk, help, leave."""
    return page.get_by_role("navigation", name="Quick help")


def crisis(page: Page) -> Locator:
    """The crisis lines that stand on every page."""
    return page.get_by_role("region", name="If you can't stay safe")


# Marks every control that a reader can see now, so that none can be passed over unnoticed.
_CONTROLS = """() => {
  const all = "a[href], button, summary, input, select, textarea, [tabindex]";
  const seen = [...document.querySelectorAll(all)].filter(
    (control) => control.checkVisibility({ visibilityProperty: true }) && control.tabIndex >= 0);
  seen.forEach((control, place) => { control.dataset.place = place; });
  return seen.map((control) => control.outerHTML.slice(0, 120));
}"""

_FOCUSED = """() => {
  const control = document.activeElement;
  if (!control || control === document.body) return null;
  const style = getComputedStyle(control);
  const box = control.getClientRects()[0] ?? new DOMRect();
  const inside = box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth
    && box.top >= 0 && box.bottom <= innerHeight;
  // Three points of its first line, each of which must be its own or lie inside it.
  const covers = [0.1, 0.5, 0.9]
    .map((part) => document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2))
    .filter((top) => top && !control.contains(top) && !top.contains(control));
  return {
    name: control.textContent.trim().replace(/\\s+/g, " "),
    href: control.getAttribute("href"),
    id: control.dataset.place ?? "",
    visible: inside,
    covered_by: covers.map((top) => top.outerHTML.slice(0, 120)).join(" "),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


def controls(page: Page) -> list[str]:
    """Every control that shows now, in the order they are written."""
    return list(page.evaluate(_CONTROLS))


def focused(page: Page) -> Focused | None:
    """What has the keyboard now; None where nothing has."""
    found: Focused | None = page.evaluate(_FOCUSED)
    return found


def walk(page: Page, limit: int = 400) -> list[Focused]:
    """Press Tab until the keyboard has left the page, and tell every stop."""
    stops: list[Focused] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = focused(page)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"Tab never leaves the page; the last stop was {stops[-1]}")
