"""CONTRIBUTING's pictures: the panel For editors under a page with sentences to change."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support import browsing, chromium, project
from tests.support.preview import preview

PAGE = "shame"
SAID = "We begin with how you are today and what would help."
WIDTH, HEIGHT = 640, 700
# The picture of each part of the panel, by the words of its heading.
PARTS = {"desk-words.png": "Words to look at again", "desk-next.png": "What to do next"}


def take(pictures: Path) -> None:
    """Write the panel's parts as an editor sees them into the folder `pictures`, as PNG."""
    path = chromium.find()
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS) as browser,
    ):
        root = _spoilt(Path(folder) / "project")
        reader = browsing.Reader(WIDTH, HEIGHT)
        with (
            preview(root, root / "preview.log") as address,
            browsing.visit(browser, address, reader) as visit,
        ):
            page = visit.open(f"{PAGE}/")
            # The bar for readers' thumbs would lie over the panel.
            page.add_style_tag(content=".so-bar { display: none !important; }")
            pictures.mkdir(parents=True, exist_ok=True)
            for name, heading in PARTS.items():
                part = page.locator(".so-desk section").filter(has_text=heading)
                part.screenshot(path=pictures / name)


def _spoilt(into: Path) -> Path:
    """This project with a sentence added that two rules ask somebody to look at again."""
    leave_out = shutil.ignore_patterns(".*", "site", "__pycache__")
    shutil.copytree(project.ROOT, into, ignore=leave_out)
    file = into / f"docs/{PAGE}.md"
    text = file.read_text("utf-8")
    assert SAID in text, f"{file.name} says something else now"
    file.write_text(text.replace(SAID, "You must call first.\nNobody will judge you."), "utf-8")
    return into


if __name__ == "__main__":
    take(Path(sys.argv[1]))
