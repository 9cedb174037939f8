"""Lets the preview (mkdocs serve --dirty) make again all that a change touches, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from stillopen.shared import shared

_serving: list[bool] = []
_before: list[tuple[object, ...]] = []


def on_startup(command: str, **_: Any) -> None:
    """Note whether this is a build or a preview."""
    _serving[:] = [command == "serve"]


def on_serve(server: LiveReloadServer, **_: Any) -> None:
    """Begin soon after a save: the engine waits a quarter of a second for more of them."""
    server.build_delay = 0.05


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> None:
    """Have every page made again where something changed that they share."""
    if not _serving[0]:
        return
    others = [Path(place) for place in (config.config_file_path, *config.watch)]
    now = (*shared(config.extra["project"], others), config.extra["errors"])
    if _before and _before[0] == now:
        return
    _before[:] = [now]
    for file in files.documentation_pages():
        # The engine keeps a page that is newer than its source, but not one that isn't there.
        Path(file.abs_dest_path).unlink(missing_ok=True)
