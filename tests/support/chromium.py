"""Find the Chromium that drives the browser tests, or install one: `python -m tests.support.chromium`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMED_BY = "STILLOPEN_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome")
# Nothing but the pages under test may use the network, and root has no sandbox.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    *(["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
)
# The browser alone may start without any font, and then no text has a size.
DEBIAN_PACKAGES = ("chromium", "fonts-liberation")


class NoBrowserError(Exception):
    """No Chromium that starts could be found or installed."""


def find() -> str | None:
    """The path of a Chromium that starts: the one named, the one on PATH, or Playwright's own."""
    named = os.environ.get(NAMED_BY)
    if named:
        if not starts(named):
            raise NoBrowserError(f"{NAMED_BY} names {named}, which doesn't start.")
        return named
    return next(
        filter(starts, (*filter(None, map(shutil.which, NAMES)), *_playwrights_own())), None
    )


def starts(path: str) -> bool:
    """Whether the program at `path` is a browser that says its version (a stub does not)."""
    try:
        asked = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return asked.returncode == 0 and "Chrom" in asked.stdout


def install() -> None:
    """Install Debian's Chromium where that is allowed, else the one Playwright downloads."""
    if _install_with_apt() and any(map(shutil.which, NAMES)) and find():
        return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


def _install_with_apt() -> bool:
    as_root = _as_root()
    if as_root is None or not shutil.which("apt-get"):
        return False
    apt_get = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]
    packages = ["install", "--no-install-recommends", *DEBIAN_PACKAGES]
    return all(
        subprocess.run([*apt_get, *do], check=False).returncode == 0
        for do in (["update"], packages)
    )


def _as_root() -> list[str] | None:
    """What to put before a command for root to run it, or None where that needs a password."""
    if os.geteuid() == 0:
        return []
    asked = shutil.which("sudo") and subprocess.run(
        ["sudo", "-n", "true"], capture_output=True, check=False
    )
    return ["sudo", "-n"] if asked and asked.returncode == 0 else None


def _playwrights_own() -> list[str]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return [path] if Path(path).is_file() else []


def main() -> int:
    """Say which browser will be used, having installed one if need be; 1 where none can be had."""
    try:
        if find() is None:
            print("No Chromium here yet: installing one for the browser tests.", flush=True)
            install()
        found = find()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    if found is None:
        print(
            "The browser tests need Chromium, and none could be installed: install it, "
            f"or name one in {NAMED_BY}.",
            file=sys.stderr,
        )
        return 1
    print(f"Browser tests will use {found}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
