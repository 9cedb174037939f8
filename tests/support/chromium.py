"""The Chromium that drives the browser tests: found, or installed where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from playwright.sync_api import sync_playwright

NAMED_BY = "STILLOPEN_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without a font no text has a size, and Chromium's package brings none.
DEBIAN_PACKAGES = ("chromium", "fonts-liberation")
AS_ROOT = os.geteuid() == 0
# Nothing but the pages under test may use the network, and root gets no sandbox.
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    *(["--no-sandbox"] if AS_ROOT else []),
]


class NoBrowserError(Exception):
    """No Chromium that starts is here, or can be had."""


def find() -> str:
    """The path of a Chromium that starts: the one named, else on PATH, else Playwright's own."""
    named = os.environ.get(NAMED_BY)
    if named and not starts(named):
        raise NoBrowserError(f"{NAMED_BY} names {named}, which starts no Chromium.")
    found = named or next(filter(starts, _candidates()), None)
    if not found:
        raise NoBrowserError(
            f"The browser tests need Chromium: install it, or name one in {NAMED_BY}."
        )
    return found


def starts(path: str) -> bool:
    """Whether the program at `path` says Chromium's version; a placeholder for one does not."""
    try:
        asked = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0 and "Chrom" in asked.stdout


def install() -> None:
    """Install Debian's Chromium where that is allowed, else the one that Playwright downloads."""
    if not _install_with_apt():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _candidates() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    yield own


def _install_with_apt() -> bool:
    """Whether apt-get was there, allowed, and brought a Chromium that starts."""
    allowed = AS_ROOT or _succeeds("sudo", "-n", "true")
    if not allowed or not shutil.which("apt-get"):
        return False
    apt = [*([] if AS_ROOT else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return (
        _succeeds(*apt, "--quiet", "update")
        and _succeeds(*apt, "--quiet", "--yes", "install", *DEBIAN_PACKAGES)
        and any(map(starts, filter(None, map(shutil.which, NAMES))))
    )


def _succeeds(*command: str) -> bool:
    program = shutil.which(command[0])
    return bool(program) and subprocess.run(command, check=False).returncode == 0


def main() -> str | None:
    """Install a browser if there is none; what went wrong, or None where the tests have one."""
    if not (os.environ.get(NAMED_BY) or any(map(starts, _candidates()))):
        print("No Chromium for the browser tests here yet: installing one.", flush=True)
        install()
    try:
        print(f"The browser tests use {find()}.", flush=True)
    except NoBrowserError as error:
        return str(error)
    return None


if __name__ == "__main__":
    sys.exit(main())
