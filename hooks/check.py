"""Reads every source before the engine does, and stops a build that would mislead a reader."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files

from stillopen import clock, faults, problem, project
from stillopen.check import check

log = get_plugin_logger("stillopen")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the project, refuse what mustn't go out, and hand the rest to the other hooks."""
    file = Path(config.config_file_path)
    try:
        today = clock.today()
    except clock.ClockError as error:
        raise Abort(str(error)) from error
    found = project.read(file.parent, file.name, today)
    problems = check(found)
    if problem.errors(problems):
        raise Abort(problem.render(problems, len(found.pages)))
    for each in problems:
        log.warning(str(each))
    config.extra["project"] = found
    return config


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Stop where pages came or went after they were read: nobody has checked what is there now."""
    there = {file.src_uri for file in files.documentation_pages()}
    problems = faults.moved(config.extra["project"], there)
    if problems:
        raise Abort(problem.render(problems, len(there)))
