"""The finished site put in place at once, so that a failed build leaves the last good one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

# The systems' calls that let two names change places in one step (renameat2(2), renamex_np(2)).
_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2


def staging(site: Path) -> Path:
    """An empty folder beside `site` to build in, on the same file system."""
    _restore(site)
    folder = _beside(site, "next")
    _discard(folder)
    folder.mkdir(parents=True)
    return folder


def put(built: Path, site: Path) -> None:
    """Let `built` take the place of `site`: at every moment there is one whole site or the other.

    Where the system can't exchange two names there is none for an instant between two
    renames; a build killed just then is mended by the next one.
    """
    if site.exists() and exchange(built, site):
        _discard(built)
        return
    previous = _beside(site, "previous")
    _discard(previous)
    if site.exists():
        site.rename(previous)
    built.rename(site)
    _discard(previous)


def abandon(site: Path) -> None:
    """Remove what a failed build of `site` had written."""
    _discard(_beside(site, "next"))


def exchange(one: Path, other: Path) -> bool:
    """Whether the two changed places, in one step; False where the system has no such step."""
    system = ctypes.CDLL(None) if os.name == "posix" else None
    names = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(system, "renamex_np"):
        return bool(system.renamex_np(*names, _RENAME_SWAP) == 0)
    if system is None or not hasattr(system, "renameat2"):
        return False
    return bool(
        system.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE))
        == 0
    )


def _restore(site: Path) -> None:
    # A build killed between the two renames of `put` left the good site under its other name.
    previous = _beside(site, "previous")
    if previous.exists() and not site.exists():
        previous.rename(site)


def _discard(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _beside(site: Path, which: str) -> Path:
    return site.with_name(f".{site.name}.{which}")
