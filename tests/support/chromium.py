"""The Chromium that drives the browser tests: found, or installed where there is none."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

from tests.support import debian

NAMED_BY = "STILLOPEN_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Chromium's package brings no font, without which text has no size, and Playwright's program
# needs a library that a small Debian lacks.
DEBIAN_PACKAGES = ("chromium", "fonts-liberation", "libatomic1")
# Nothing but the pages under test may use the network, and root gets no sandbox.
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    *(["--no-sandbox"] if debian.AS_ROOT else []),
]


class NoBrowserError(Exception):
    """No Chromium that starts is here, or can be had."""


@functools.cache
def find() -> str:
    """The path of a Chromium that starts: the one named, else on PATH, else Playwright's own."""
    own = _playwrights_own()
    named = os.environ.get(NAMED_BY)
    candidates = [named] if named else [*_on_path(), own]
    found = next(filter(starts, candidates), None)
    if found:
        return found
    if named:
        raise NoBrowserError(f"{NAMED_BY} names {named}, which starts no Chromium.")
    raise NoBrowserError(f"The browser tests need Chromium: install it, or name it in {NAMED_BY}.")


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


def _on_path() -> list[str]:
    return [path for path in map(shutil.which, NAMES) if path]


def _playwrights_own() -> str:
    try:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Exception as error:  # nothing narrower is raised when its program dies
        raise NoBrowserError(
            "Playwright, which drives the browser, doesn't start: install what it names above."
        ) from error


def _install_with_apt() -> bool:
    """Whether Debian's packages brought a Chromium that starts."""
    return debian.install(*DEBIAN_PACKAGES) and any(map(starts, _on_path()))


def main() -> str | None:
    """Install a browser if there is none; what went wrong, or None where the tests have one."""
    try:
        print(f"The browser tests use {_find_or_install()}.", flush=True)
    except NoBrowserError as error:
        return str(error)
    return None


def _find_or_install() -> str:
    try:
        return find()
    except NoBrowserError:
        if os.environ.get(NAMED_BY):
            raise
    print("No Chromium for the browser tests here yet: installing one.", flush=True)
    install()
    return find()


if __name__ == "__main__":
    sys.exit(main())
