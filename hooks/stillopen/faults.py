"""What the system or another hand does to a build while it runs, in plain words."""

from __future__ import annotations

import errno
from collections.abc import Collection

from stillopen.problem import Problem
from stillopen.project import Project

RULE = "build"
_FIXES = {
    errno.ENOSPC: "free some room on the disk, and build again",
    errno.EDQUOT: "free some room on the disk, and build again",
    errno.EFBIG: "let files grow larger (see ulimit -f), and build again",
    errno.EACCES: "allow yourself to read and write there, and build again",
    errno.EPERM: "allow yourself to read and write there, and build again",
    errno.EROFS: "build on a disk that can be written to",
    errno.ENOENT: "put it back if it is needed, and build again",
    errno.EISDIR: "move that folder away: a file belongs there",
    errno.ENOTDIR: "move that file away: a folder belongs there",
    errno.EMFILE: "close other programs, and build again",
}


def explain(error: OSError) -> str:
    """What the system refused during a build, and one thing to do; the last good site stays."""
    where = error.filename or "the site"
    fix = _FIXES.get(error.errno or 0, "see that the disk is well, and build again")
    return f"{where}: {error.strerror or error}\n    fix: {fix}\nThe last good site is untouched."


def moved(project: Project, there: Collection[str]) -> list[Problem]:
    """The pages that came or went between reading them and building."""
    fix = "let nobody change docs/ while the site is built, and build again"
    gone = (("went away", path) for path in project.pages if path not in there)
    new = (("appeared", path) for path in there if path not in project.pages)
    return [
        Problem(project.shown(path), 0, RULE, f"{what} while the site was built", fix)
        for what, path in sorted([*gone, *new])
    ]
