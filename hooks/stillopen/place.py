"""The finished site put in place at once, so that a failed build leaves the last good one."""

from __future__ import annotations

import shutil
from pathlib import Path


def staging(site: Path) -> Path:
    """An empty folder beside `site` to build in, on the same file system."""
    _restore(site)
    folder = _beside(site, "next")
    _discard(folder)
    folder.mkdir(parents=True)
    return folder


def put(built: Path, site: Path) -> None:
    """Let `built` take the place of `site`."""
    previous = _beside(site, "previous")
    _discard(previous)
    if site.exists():
        site.rename(previous)
    built.rename(site)
    _discard(previous)


def abandon(site: Path) -> None:
    """Remove what a failed build of `site` had written."""
    _discard(_beside(site, "next"))


def _restore(site: Path) -> None:
    # A build killed between the two renames of `put` left the good site under its other name.
    previous = _beside(site, "previous")
    if previous.exists() and not site.exists():
        previous.rename(site)


def _discard(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _beside(site: Path, which: str) -> Path:
    return site.with_name(f".{site.name}.{which}")
