"""The commands about reviews: reviews, due, packet, sign."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from stillopen import (
    check,
    clock,
    kept,
    ledger,
    packet,
    packet_html,
    packet_text,
    problem,
    project,
    signing,
    standing,
)
from stillopen.project import CONFIG, Project


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@click.option("--mend", is_flag=True, help="First put the ledger's entries into their one order.")
def reviews(*, as_json: bool, mend: bool) -> None:
    """Show where every page stands with its review."""
    if mend:
        _mend()
    found = _read()
    rows = standing.rows(found)
    click.echo(standing.as_json(rows, found.today).rstrip() if as_json else standing.as_text(rows))


@click.command()
@click.option("--within", type=click.IntRange(min=0), help="Days ahead; else 60.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def due(*, within: int | None, as_json: bool) -> None:
    """Show pages whose review is due, overdue or overtaken by a change; exit 1 where any is."""
    found = _read()
    rows = standing.due(found, within)
    if as_json:
        click.echo(standing.as_json(rows, found.today).rstrip())
    else:
        click.echo(standing.as_text(rows) if rows else "No review is due.")
    sys.exit(1 if rows else 0)


@click.command(name="packet")
@click.argument("page")
@click.option("--html", "as_html", is_flag=True, help="A document to open and print.")
def show_packet(page: str, *, as_html: bool) -> None:
    """Print all that a reviewer of PAGE needs, and the line that signs it."""
    found = _read()
    path = path_of(page, found)
    if path not in found.pages:
        raise click.ClickException(
            f"there is no page '{page}'; use one of: {', '.join(found.pages)}"
        )
    made = packet.make(found, path, check.check(found))
    click.echo(packet_html.render(made) if as_html else packet_text.render(made))


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="PAGE…")
@click.option("--reviewer", required=True, help="Who signs: an id in reviews/reviewers.toml.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the review.")
@click.option("--words", default="", help="The digest in the packet, to sign those words only.")
@click.option("--note", default="", help="A line for the ledger.")
def sign(
    pages: tuple[str, ...], reviewer: str, day: dt.datetime | None, words: str, note: str
) -> None:
    """Sign off exactly the words that each PAGE has now."""
    root, today = Path.cwd(), clock.today()
    found = project.read(root, today=today)
    paths = tuple(path_of(page, found) for page in pages)
    on = day.date() if day else today
    try:
        entries = signing.sign(
            root, CONFIG, signing.Request(paths, reviewer, on, words, note), today
        )
    except signing.RefusedError as refused:
        click.echo(problem.render(refused.problems, len(paths)))
        raise click.ClickException("nothing was signed") from refused
    except OSError as error:
        raise click.ClickException(
            f"{ledger.FILE}: {error.strerror}; nothing was signed"
        ) from error
    for entry in entries:
        click.echo(f"Signed {entry.page} as '{entry.reviewer}' on {entry.reviewed}: {entry.words}")
        click.echo(f"The next review is due by {entry.review_by}.")


def path_of(named: str, found: Project) -> str:
    """A page's path below docs/, however it was named: shame, shame.md, docs/shame.md."""
    below = named.removeprefix(f"{found.docs}/")
    return below if below.endswith(".md") else f"{below}.md"


def _read() -> Project:
    """The project; what is wrong with its records goes to standard error, and claims nothing."""
    found = project.read(Path.cwd(), today=clock.today())
    faults = [each for each in found.problems if each.path.startswith("reviews/")]
    faults += kept.problems(found.root, found.pages)
    for each in faults:
        click.echo(str(each), err=True)
    return found


def _mend() -> None:
    text = ledger.mended(Path.cwd())
    if text is None:
        raise click.ClickException(f"{ledger.FILE} can't be read; run: stillopen check")
    signing.write(Path.cwd(), text)
