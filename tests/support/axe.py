"""What axe finds on a page, in lines that say where and why."""

from __future__ import annotations

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.support.browsing import LOOKS, VIEWPORTS

# Two rules that axe leaves out unless asked: targets of 24 px, and contrast of 7:1.
STRICTER = ("target-size", "color-contrast-enhanced")
OPTIONS = {"resultTypes": ["violations"], "rules": {rule: {"enabled": True} for rule in STRICTER}}

_axe = Axe()


def violations(page: Page) -> list[str]:
    """Every rule of axe that the page breaks as it is now, best practices included."""
    return [
        f"{rule['id']}: {node['target'][0]}: {node['failureSummary']}"
        for rule in _axe.run(page, options=OPTIONS).response["violations"]
        for node in rule["nodes"]
    ]


def violations_in_every_look(
    page: Page, prepare: Callable[[Page], None] = lambda page: None
) -> list[str]:
    """The same on phone and desktop, in light, dark and forced colours.

    `prepare` brings the page, just loaded, into the state that is looked at.
    """
    found = []
    for size, viewport in VIEWPORTS.items():
        page.set_viewport_size(viewport)
        for name, look in LOOKS.items():
            page.emulate_media(color_scheme=look.color_scheme, forced_colors=look.forced_colors)
            # Chromium keeps some colours of the look before until the page is loaded again.
            page.reload()
            prepare(page)
            found += [f"{size}, {name}: {violation}" for violation in violations(page)]
    return found
