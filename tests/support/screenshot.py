"""The README's pictures: a phone with the first page, and with a page that somebody signed."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.support import browsing, chromium, project, server, signed


def take(folder: Path) -> None:
    """Write phone.png and reviewed.png into a folder, from sites built just now."""
    folder.mkdir(parents=True, exist_ok=True)
    path = chromium.find()
    with (
        tempfile.TemporaryDirectory() as temporary,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS) as browser,
    ):
        ours = project.build(project.ROOT, Path(temporary) / "site")
        _picture(browser, ours, "", folder / "phone.png")
        # The people who sign in this one are made up, like the program.
        tiny = signed.make(Path(temporary) / "tiny")
        tiny.sign()
        _picture(browser, project.build(tiny.root), "relapse/", folder / "reviewed.png")


def _picture(browser: Browser, built: project.Build, address: str, picture: Path) -> None:
    if built.status:
        sys.exit(built.output)
    sharp = replace(browsing.PHONE, pixel_ratio=2)
    with server.serve(built.site) as root, browsing.visit(browser, root, sharp) as visit:
        visit.open(address).screenshot(path=picture)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
