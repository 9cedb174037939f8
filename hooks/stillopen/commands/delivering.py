"""The commands after a build: compress it, tell hosts about it, hold copies against it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from stillopen import accounts, evidence, headers, problem, reviewers, verify
from stillopen.compress import compress as compress_site
from stillopen.evidence import Evidence
from stillopen.problem import Problem

# Seconds between two looks at a host.
PAUSE = 15

_SITE = click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
_HOSTS = click.Choice(["nginx", "caddy"])


@click.command()
@_SITE
def compress(site: Path) -> None:
    """Put compressed files beside the built ones, for a server of your own."""
    click.echo(f"{compress_site(site)} files compressed, as .gz and .br.")


@click.command("headers")
@_SITE
@click.option("--for", "host", type=_HOSTS, required=True, help="The server that sends them.")
def show_headers(site: Path, host: headers.Host) -> None:
    """Write a built site's headers in a server's own words."""
    try:
        click.echo(headers.write(headers.read(site), host), nl=False)
    except headers.NoHeadersError as error:
        raise click.ClickException(f"{error}\n    fix: build the site first") from error


@click.command("verify")
@click.argument("where")
@click.option(
    "--evidence",
    "file",
    type=click.Path(path_type=Path),
    default=Path("site") / evidence.FILE,
    help="What was inspected; site/evidence.json unless named.",
)
@click.option("--patience", default=0.0, help="Seconds to wait for a host that is still behind.")
def verify_copy(where: str, file: Path, patience: float) -> None:
    """Hold a published copy, an address or a folder, against what was inspected."""
    remote = _remote(where)
    try:
        found = _evidence(where, file, remote)
        problems = _differences(where, found, patience if remote else 0)
    except (verify.UnreachableError, evidence.NoEvidenceError, OSError) as error:
        raise click.ClickException(f"{error}") from error
    click.echo(problem.render(problems, found.pages))
    click.echo(f"Inspected on {found.clock}, commit {found.commit or 'unknown'}.")
    if remote:
        click.echo("Files that are extra can't be seen from outside.")
    sys.exit(1 if problems else 0)


def _remote(where: str) -> bool:
    return where.startswith(("http://", "https://"))


def _differences(where: str, found: Evidence, patience: float) -> list[Problem]:
    until = time.monotonic() + patience
    while True:
        if _remote(where):
            problems = verify.address(where, found)
        else:
            problems = verify.folder(Path(where), found)
        if not problems or time.monotonic() + PAUSE > until:
            return problems
        time.sleep(PAUSE)


def _evidence(where: str, file: Path, remote: bool) -> Evidence:
    if file.is_file():
        return evidence.parse(file.read_bytes())
    # Its own evidence shows damage; it can't show that somebody replaced both.
    click.echo(f"{file} isn't there: the copy is held against its own evidence.", err=True)
    if remote:
        return evidence.parse(verify.fetch(verify.url(where, evidence.FILE)).body)
    return evidence.parse((Path(where) / evidence.FILE).read_bytes())


@click.command()
@click.argument("reviewer")
@click.argument("login")
def account(reviewer: str, login: str) -> None:
    """Tell whether a signed-in account on the code host is a reviewer's own."""
    people, problems = reviewers.read(Path.cwd())
    problems = problems or accounts.problems(people, reviewer, login)
    for each in problems:
        click.echo(each)
    sys.exit(1 if problems else 0)


COMMANDS = (compress, show_headers, verify_copy, account)
