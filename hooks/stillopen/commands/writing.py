"""The command that begins a page."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from stillopen import new as pages
from stillopen import project


@click.command()
@click.argument("title")
@click.option("--under", help="The menu's heading to put it under; else the first one.")
def new(title: str, under: str | None) -> None:
    """Begin a page: its file, and its place in the menu."""
    try:
        made = pages.make(project.read(Path.cwd()), title, under)
    except pages.NotMadeError as error:
        click.echo(f"{error}\n    fix: {error.fix}", err=True)
        sys.exit(1)
    click.echo(pages.next_steps(made))
