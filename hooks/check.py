"""Reads every source before the engine does, and stops a build that would mislead a reader."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from stillopen import clock, faults, problem, project
from stillopen.check import check

# The pages past which a build leaves the wording, which it only mentions, to `stillopen check`.
MANY = 200

log = get_plugin_logger("stillopen")
# More at once would hide what else a build says.
_TOLD = 10
_serving: list[bool] = []
# While previewing: the last project that could be read.
_last: list[project.Project] = []


def on_startup(command: str, **_: Any) -> None:
    """Note whether this is a build or a preview."""
    _serving[:] = [command == "serve"]
    if not _serving[0]:
        # A build keeps nearly all that it makes until it ends. Looking through it for garbage
        # again and again takes longer the bigger the site is, and finds next to nothing.
        gc.set_threshold(50_000, 50, 1_000)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the project, refuse what mustn't go out, and hand the rest to the other hooks."""
    file = Path(config.config_file_path)
    try:
        today = clock.today()
    except clock.ClockError as error:
        raise Abort(str(error)) from error
    found = project.read(file.parent, file.name, today)
    words = _serving[0] or len(found.pages) <= MANY
    problems = check(found, words=words)
    if not words:
        log.info("A site of this size is built without its wording judged: run stillopen check")
    if _serving[0]:
        found = _to_show(found)
    if problem.errors(found.problems if _serving[0] else problems):
        raise Abort(problem.render(problems, len(found.pages)))
    _tell(problems)
    config.extra.update(project=found, errors=problem.errors(problems))
    return config


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Stop where pages came or went after they were read: nobody has checked what is there now."""
    there = {file.src_uri for file in files.documentation_pages()}
    problems = faults.moved(config.extra["project"], there)
    if problems:
        raise Abort(problem.render(problems, len(there)))


def _tell(problems: list[problem.Problem]) -> None:
    # What waits for people is no warning of the engine's: strict builds stop for those.
    for each in problems[:_TOLD]:
        log.info(str(each))
    if len(problems) > _TOLD:
        log.info("… %d in all; see them with: stillopen check", len(problems))


def _to_show(found: project.Project) -> project.Project:
    """The project to preview: while it can't be read, the one before, if it has the same pages."""
    if problem.errors(found.problems):
        same = _last and _last[0].pages.keys() == found.pages.keys()
        return _last[0] if same else found
    _last[:] = [found]
    return found
