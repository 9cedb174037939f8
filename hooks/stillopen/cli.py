"""The command `stillopen`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from stillopen import problem, project
from stillopen.check import check as check_project

_STYLES = click.Choice(["text", "json", "github"])


@click.group()
def main() -> None:
    """The rules of Still Open, for people and for continuous integration."""


@main.command()
@click.option(
    "--format", "style", type=_STYLES, default="text", help="For people, tools or GitHub."
)
def check(style: problem.Format) -> None:
    """Hold every source against every rule."""
    found = project.read(Path.cwd())
    problems = check_project(found)
    click.echo(problem.render(problems, len(found.pages), style))
    sys.exit(1 if problems else 0)
