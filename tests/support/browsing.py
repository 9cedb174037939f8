"""Contexts of the browser as readers have them, and what their pages do unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 740}
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
VIEWPORTS = {"phone": PHONE, "desktop": DESKTOP}


@dataclass(frozen=True)
class Look:
    """How a reader has asked for colours."""

    color_scheme: Literal["light", "dark"] = "light"
    forced_colors: Literal["none", "active"] = "none"


LOOKS = {"light": Look(), "dark": Look("dark"), "forced-colours": Look("dark", "active")}


@dataclass
class Visit:
    """A reader's browser on one site; `requests` are all that its pages made."""

    context: BrowserContext
    root: str
    requests: list[Request] = field(default_factory=list)

    def open(self, address: str = "") -> Page:
        """Open a page by its address below the site's root."""
        page = self.context.new_page()
        page.goto(self.root + address)
        return page

    def record(self, request: Request) -> None:
        """Remember a request that a page made."""
        self.requests.append(request)

    def elsewhere(self) -> list[str]:
        """The addresses asked for on any other origin; data in the page itself is no request."""
        asked = (request.url for request in self.requests)
        return [url for url in asked if not url.startswith((self.root, "data:"))]


@contextmanager
def visit(
    browser: Browser,
    root: str,
    viewport: ViewportSize = PHONE,
    look: Look = LOOKS["light"],
    *,
    javascript: bool = True,
    **options: Any,  # noqa: ANN401 - whatever else a context of Playwright's takes
) -> Iterator[Visit]:
    """Open a fresh browser, with nothing stored, as a reader with these settings has it."""
    with browser.new_context(
        viewport=viewport,
        color_scheme=look.color_scheme,
        forced_colors=look.forced_colors,
        java_script_enabled=javascript,
        **options,
    ) as context:
        reader = Visit(context, root)
        context.on("request", reader.record)
        yield reader


Visitor = Callable[..., Visit]
