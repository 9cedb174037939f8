"""Files as they are found and opened for a build: never one that could keep it waiting."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path


def read(path: Path) -> bytes:
    """What a file holds; raises OSError for anything else, a pipe included, which may never end."""
    # Looked at before it is opened: opening a pipe waits for somebody to write to it.
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "Not a file", str(path))
    return path.read_bytes()


def below(folder: Path) -> list[str]:
    """The path below a folder of everything in it that is no folder, sorted."""
    # Tens of thousands of paths as objects take longer than all that is done with them.
    start = len(str(folder)) + 1
    return sorted(
        os.path.join(parent, name)[start:].replace(os.sep, "/")
        for parent, _, names in os.walk(folder)
        for name in names
    )
