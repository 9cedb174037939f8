"""Makes the built pages lighter, and puts the site in place only when all of it is done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from stillopen import place
from stillopen.trim import trim

# The folder that the site belongs in, while it is built beside it; empty while serving.
_goal: list[Path] = []
_serving: list[bool] = []


def on_startup(command: str, **_: Any) -> None:
    """Note whether this is a build or a preview."""
    _serving[:] = [command == "serve"]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build beside the last good site, not over it."""
    _goal.clear()
    if not _serving[0]:
        _goal.append(Path(config.site_dir))
        config.site_dir = str(place.staging(_goal[0]))
    return config


def on_post_page(output: str, **_: Any) -> str:
    """Trim a page."""
    return trim(output)


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Trim the 404 page."""
    return trim(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """Put the finished site in place."""
    if _goal:
        place.put(Path(config.site_dir), _goal[0])


def on_build_error(**_: Any) -> None:
    """Leave nothing half built behind."""
    if _goal:
        place.abandon(_goal[0])
