"""What axe finds on a page, in lines that say where and why."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.support.browsing import LOOKS, VIEWPORTS

_axe = Axe()


def violations(page: Page) -> list[str]:
    """Every rule of axe that the page breaks as it is now, best practices included."""
    found = _axe.run(page).response["violations"]
    return [
        f"{rule['id']}: {node['target'][0]}: {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]


def violations_in_every_look(page: Page) -> list[str]:
    """The same on phone and desktop, in light, dark and forced colours."""
    found = []
    for size, viewport in VIEWPORTS.items():
        page.set_viewport_size(viewport)
        for name, look in LOOKS.items():
            page.emulate_media(color_scheme=look.color_scheme, forced_colors=look.forced_colors)
            found += [f"{size}, {name}: {violation}" for violation in violations(page)]
    return found
