"""The command that lists what a person should check again."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from stillopen import clock, project
from stillopen.stale import stale


@click.command()
def facts() -> None:
    """List the help lines and sources that nobody has checked lately."""
    found = stale(project.read(Path.cwd()), clock.today())
    for each in found:
        click.echo(each)
    click.echo(f"{len(found)} to check.")
    sys.exit(1 if found else 0)
