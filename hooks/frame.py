"""Gives every template what stands around the words: menu, banner, notices, crisis lines."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from stillopen import frame

_site: list[frame.Frame] = []


def on_pre_build(config: MkDocsConfig) -> None:
    """Work out what all pages share."""
    _site[:] = [frame.for_site(config.extra["project"])]


def on_page_context(context: Any, page: Page, config: MkDocsConfig, **_: Any) -> Any:
    """Add the page's own frame as `so`."""
    project = config.extra["project"]
    context["so"] = frame.for_page(project.pages[page.file.src_uri], _site[0], project)
    return context


def on_template_context(context: Any, **_: Any) -> Any:
    """Add the shared frame as `so`, for the 404 page."""
    context["so"] = _site[0]
    return context
