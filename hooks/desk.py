"""Puts the panel For editors under each page, while previewing and never in a build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from stillopen import desk

STYLE = Path(__file__).with_name("desk.css")
_serving: list[bool] = []


def on_startup(command: str, **_: Any) -> None:
    """Note whether this is a build or a preview."""
    _serving[:] = [command == "serve"]


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> None:
    """Add the panel's style, which no build has."""
    if _serving[0]:
        files.append(File.generated(config, "assets/so-desk.css", content=STYLE.read_text("utf-8")))


def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """Add the page's panel as `desk`."""
    if _serving[0]:
        project = config.extra["project"]
        review = context["so"].review
        context["desk"] = desk.panel(
            project.pages[page.file.src_uri],
            project,
            config.extra["errors"],
            review.state if review else None,
        )
    return context
