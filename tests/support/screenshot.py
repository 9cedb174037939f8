"""The README's picture: the first page on a phone, taken from a site built just now."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support import browsing, chromium, project, server


def take(picture: Path) -> None:
    """Write what a reader with a phone sees first into the file `picture`, as PNG."""
    path = chromium.find()
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS) as browser,
    ):
        made = project.build(project.ROOT, Path(folder) / "site")
        if made.status:
            sys.exit(made.output)
        sharp = replace(browsing.PHONE, pixel_ratio=2)
        with server.serve(made.site) as root, browsing.visit(browser, root, sharp) as visit:
            picture.parent.mkdir(parents=True, exist_ok=True)
            visit.open().screenshot(path=picture)


if __name__ == "__main__":
    take(Path(sys.argv[1]))
