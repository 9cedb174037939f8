"""Every page there is, by its address below the site's root."""

from __future__ import annotations

from pathlib import Path

from tests.support.project import ROOT

# An address that leads nowhere, to which the host answers with 404.html.
NOWHERE = "no/such/page/"


def address(file: Path) -> str:
    """The address of a page from its Markdown file or built HTML file, relative to its folder."""
    where = file.with_suffix("")
    folder = where.parent if where.name == "index" else where
    return "" if folder == Path() else f"{folder.as_posix()}/"


def written() -> list[str]:
    """The addresses of the project's pages, from the sources, for tests to be named by."""
    docs = ROOT / "docs"
    return sorted(address(file.relative_to(docs)) for file in docs.rglob("*.md"))


def built(site: Path) -> list[str]:
    """The addresses of the pages of a built site, 404.html aside."""
    pages = (file.relative_to(site) for file in site.rglob("*.html"))
    return sorted(address(page) for page in pages if page != Path("404.html"))


PAGES = (*written(), NOWHERE)
