"""The project's past, where git keeps it; every function says so where it doesn't."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stillopen import included, page, words
from stillopen.page import Page


class NoHistoryError(Exception):
    """The past can't be read; the text says why, in words for people."""


@dataclass(frozen=True)
class Version:
    """A page as one commit left it, on that day (UTC)."""

    commit: str
    day: dt.date
    page: Page
    words: str


def versions(root: Path, docs: str, path: str) -> Iterator[Version]:
    """The page as each commit that changed it left it, the newest first.

    A page whose pictures alone changed has no version of its own for that.
    Raises NoHistoryError.
    """
    listing = git(root, "log", "--format=%H %ct", "--", f"{docs}/{path}")
    for line in listing.decode().split("\n"):
        if line:
            commit, seconds = line.split()
            found = _version(root, docs, path, commit, int(seconds))
            if found:
                yield found


def signed(root: Path, docs: str, path: str, digest: str) -> Version | None:
    """The newest version whose words have this digest; None where the history holds none."""
    return next((v for v in versions(root, docs, path) if v.words == digest), None)


def written_by(root: Path, docs: str, path: str, digest: str) -> dt.date | None:
    """The first day on which a commit held exactly these words; None where none does."""
    days = [v.day for v in versions(root, docs, path) if v.words == digest]
    return min(days, default=None)


def shallow(root: Path) -> bool:
    """Whether part of the history is missing here; raises NoHistoryError."""
    return git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def git(root: Path, *command: str) -> bytes:
    """What a git command prints; raises NoHistoryError where it can't."""
    try:
        ended = subprocess.run(
            ["git", "-C", str(root), "-c", "core.quotepath=off", *command],
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise NoHistoryError("git isn't installed here") from error
    if ended.returncode:
        lines = ended.stderr.decode("utf-8", "replace").strip().split("\n")
        raise NoHistoryError(re.sub(r"^(fatal|error): ", "", lines[0]) or "git can't read it")
    return ended.stdout


def _version(root: Path, docs: str, path: str, commit: str, seconds: int) -> Version | None:
    def read(name: str) -> bytes | None:
        try:
            return git(root, "show", f"{commit}:./{docs}/{name}")
        except NoHistoryError:
            return None

    content = read(path)
    if content is None:
        return None
    found, _ = page.parse(content.decode("utf-8-sig", "replace"), path, path)
    files = included.files(found, read)
    digest = words.digest(found.title, found.description, found.body, files)
    return Version(commit, dt.datetime.fromtimestamp(seconds, dt.UTC).date(), found, digest)
