"""What axe finds on a page, in lines that say where and why."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

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
