"""The commands after a build: compress it, tell hosts about it, hold copies against it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from stillopen import evidence, headers, problem, verify
from stillopen.compress import compress as compress_site
from stillopen.evidence import Evidence

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
def verify_copy(where: str, file: Path) -> None:
    """Hold a published copy, an address or a folder, against what was inspected."""
    remote = where.startswith(("http://", "https://"))
    try:
        found = _evidence(where, file, remote)
        problems = verify.address(where, found) if remote else verify.folder(Path(where), found)
    except (verify.UnreachableError, evidence.NoEvidenceError, OSError) as error:
        raise click.ClickException(f"{error}") from error
    click.echo(problem.render(problems, found.pages))
    click.echo(f"Inspected on {found.clock}, commit {found.commit or 'unknown'}.")
    if remote:
        click.echo("Files that are extra can't be seen from outside.")
    sys.exit(1 if problems else 0)


def _evidence(where: str, file: Path, remote: bool) -> Evidence:
    if file.is_file():
        return evidence.parse(file.read_bytes())
    # Its own evidence shows damage; it can't show that somebody replaced both.
    click.echo(f"{file} isn't there: the copy is held against its own evidence.", err=True)
    if remote:
        return evidence.parse(verify.fetch(verify.url(where, evidence.FILE)).body)
    return evidence.parse((Path(where) / evidence.FILE).read_bytes())


COMMANDS = (compress, show_headers, verify_copy)
