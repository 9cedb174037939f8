"""The command `stillopen`."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from stillopen import built, clock, evidence, kept, overview, problem, project
from stillopen.check import check as check_project
from stillopen.commands import checking, delivering, reviewing, writing
from stillopen.inspect import PROMISED
from stillopen.inspect import inspect as inspect_site
from stillopen.stale import stale, summary

_STYLES = click.Choice(["text", "json", "github"])


@click.group()
def main() -> None:
    """The rules of Still Open, for people and for continuous integration."""
    try:
        clock.today()
    except clock.ClockError as error:
        raise click.ClickException(str(error)) from error


@main.command()
@click.option(
    "--format", "style", type=_STYLES, default="text", help="For people, tools or GitHub."
)
@click.option("--publish", is_flag=True, help="Also refuse what may not go out yet.")
def check(style: problem.Format, *, publish: bool) -> None:
    """Hold every source against every rule."""
    found = project.read(Path.cwd())
    # What a build only mentions has to be right before a change goes in.
    problems = [replace(each, severity="error") for each in check_project(found, publish=publish)]
    problems += kept.problems(found.root, found.pages)
    if style == "text" and (waiting := summary(stale(found, clock.today()))):
        # For a person to do in their own time; no reason to stop anything.
        click.echo(waiting, err=True)
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as out:
            out.write(overview.table(found, problems))
    click.echo(problem.render(problems, len(found.pages), style))
    sys.exit(1 if problems else 0)


@main.command()
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--format", "style", type=_STYLES, default="text", help="For people, tools or GitHub."
)
def inspect(site: Path, style: problem.Format) -> None:
    """Hold every built page against every promise, and write down what was inspected."""
    found = project.read(Path.cwd())
    problems = check_project(found) or inspect_site(site, found, site.as_posix())
    # No evidence is left for a site that breaks a promise.
    (site / evidence.FILE).unlink(missing_ok=True)
    if not problems:
        states = {path: each.state for path, each in found.reviews.items()}
        evidence.write(evidence.gather(found.root, site, found.today, states, PROMISED), site)
    click.echo(problem.render(problems, sum(1 for _ in built.read(site)), style))
    sys.exit(1 if problems else 0)


for command in (*delivering.COMMANDS, checking.facts, writing.new):
    main.add_command(command)
for command in (reviewing.reviews, reviewing.due, reviewing.show_packet, reviewing.sign):
    main.add_command(command)
