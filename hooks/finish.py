"""Makes the built pages lighter, and puts the site in place only when all of it is done."""

from __future__ import annotations

import logging
from importlib import resources
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from stillopen import faults, place, problem, search, security, sitemap, standing, structured
from stillopen.finish import UnfinishedError, finish
from stillopen.inspect import inspect
from stillopen.trim import trim

# The library of the engine's own search, which is off; only this file of it is used.
_LUNR = resources.files("mkdocs.contrib.search").joinpath("templates/search/lunr.js")
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


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Say in a page what is known of its review; trim it if it is only shown while it is written.

    The others are finished all at once.
    """
    project, path = config.extra["project"], page.file.src_uri
    said = structured.put(output, project.pages[path], project.reviews[path])
    return trim(said) if _serving[0] else said


def on_post_template(output_content: str, template_name: str, **_: Any) -> str:
    """Trim the 404 page that is shown so."""
    shown = _serving[0] and template_name.endswith(".html")
    return trim(output_content) if shown else output_content


def on_post_build(config: MkDocsConfig) -> None:
    """List all reviews, finish the site, and put it in place if it keeps every promise."""
    built = Path(config.site_dir)
    project = config.extra["project"]
    library = _LUNR.read_text("utf-8")
    if not _goal:
        search.preview(built, project, library)
        return
    security.write(built, project.program, project.today)
    sitemap.write(built, project, config.site_url or "")
    states = standing.as_json(standing.rows(project), project.today)
    (built / "reviews.json").write_text(states, "utf-8")
    try:
        finish(built, project, library)
    except UnfinishedError as error:
        raise Abort(str(error)) from error
    broken = inspect(built, project, _goal[0].name)
    if broken:
        raise Abort(problem.render(broken, len(project.pages)))
    if not _warnings():
        place.put(built, _goal[0])


def _warnings() -> int:
    """How many there are; the engine stops for them (strict) only after this event."""
    counters = (h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler))
    return sum(count for counter in counters for _, count in counter.get_counts())


def on_build_error(error: Exception, **_: Any) -> None:
    """Leave nothing half built behind, and say in plain words what the system refused."""
    if _goal:
        place.abandon(_goal[0])
    if isinstance(error, OSError):
        raise Abort(faults.explain(error)) from error
