"""What of a page can't be seen without scrolling sideways."""

from __future__ import annotations

from playwright.sync_api import Page

# What sticks out of the window, or is cut off by the box around it. What is hidden from sight
# on purpose is clipped or stands left of the window; a box that scrolls by itself loses nothing.
_LOST = """() => {
  const root = document.scrollingElement;
  const lost = root.scrollWidth > root.clientWidth ? [`the page: ${root.scrollWidth} px wide`] : [];
  for (const element of document.body.querySelectorAll("*:not(svg *)")) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (!box.width || !box.height || style.clipPath !== "none" || box.right <= 0) continue;
    const out = box.right > root.clientWidth + 0.5 || box.left < -0.5;
    const cut = ["hidden", "clip"].includes(style.overflowX)
      && element.scrollWidth > element.clientWidth + 1;
    if (out || cut) lost.push(`${out ? "out" : "cut"}: ${element.outerHTML.slice(0, 100)}`);
  }
  return lost;
}"""


def lost(page: Page) -> list[str]:
    """What a reader could see only by scrolling sideways, or not at all."""
    return list(page.evaluate(_LOST))
