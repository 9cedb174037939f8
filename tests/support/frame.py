"""The frame around every page, found as a reader finds it."""

from __future__ import annotations

from typing import TypedDict

from playwright.sync_api import Locator, Page


class Focused(TypedDict):
    """The element that has the keyboard, as a reader sees it."""

    place: int
    name: str
    href: str | None
    in_sight: bool
    covered_by: list[str]
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
    return page.locator(".so-crisis")


def menu(page: Page) -> Locator:
    """The menu of all pages, closed or open."""
    return page.get_by_role("navigation", name="All pages")


# Every control that a reader can see now, numbered, so that none can be passed over unnoticed.
_CONTROLS = """() => {
  const all = "a[href], button, summary, input, select, textarea, [tabindex]";
  const seen = [...document.querySelectorAll(all)].filter(
    (control) => control.checkVisibility({ visibilityProperty: true }) && control.tabIndex >= 0
      // Arrow keys go through the radio buttons of a group; Tab stops at the chosen one.
      && (control.type !== "radio" || control.checked));
  seen.forEach((control, place) => { control.dataset.place = place; });
  return seen.map((control) => control.outerHTML.slice(0, 120));
}"""

# A control is covered where three points of its first line don't all show it.
_FOCUSED = """() => {
  const control = document.activeElement;
  if (!control || control === document.body) return null;
  const style = getComputedStyle(control);
  const box = control.getClientRects()[0] ?? new DOMRect();
  const covers = [0.1, 0.5, 0.9]
    .map((part) => document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2))
    .filter((top) => top && !control.contains(top) && !top.contains(control));
  return {
    place: Number(control.dataset.place ?? -1),
    name: control.textContent.trim().replace(/\\s+/g, " "),
    href: control.getAttribute("href"),
    in_sight: box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth
      && box.top >= 0 && box.bottom <= innerHeight,
    covered_by: covers.map((top) => top.outerHTML.slice(0, 120)),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""


def controls(page: Page) -> list[str]:
    """Every control that shows now, in the order they are written."""
    return list(page.evaluate(_CONTROLS))


def walk(page: Page, stops: int | None = None) -> list[Focused]:
    """Press Tab so often, or once around the page, and tell every stop."""
    controls(page)
    found: list[Focused] = []
    while stops is None or len(found) < stops:
        page.keyboard.press("Tab")
        stop: Focused | None = page.evaluate(_FOCUSED)
        # After the last control the browser's own come, or the first one again.
        if stop is None or (found and stop["place"] == found[0]["place"]):
            break
        assert len(found) < 500, f"Tab is caught in a part of the page; it is at {stop} now"
        found.append(stop)
    return found
