"""Shows on a terminal how far the build of a big site has come."""

from __future__ import annotations

import logging
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from stillopen.progress import Progress

_progress: list[Progress] = []


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Begin to count, unless the engine was asked to be quiet."""
    quiet = not logging.getLogger("mkdocs").isEnabledFor(logging.INFO)
    _progress[:] = [Progress(0 if quiet else len(files.documentation_pages()))]


def on_page_content(_html: str, **_: Any) -> None:
    """Count a page that was read."""
    _progress[0].count("read")


def on_post_page(_output: str, **_: Any) -> None:
    """Count a page that is about to be written."""
    _progress[0].count("built")
