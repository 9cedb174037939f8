"""What was inspected, file by file, so that anybody can tell whether that is what is published."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from stillopen import files

FILE = "evidence.json"
# What takes part in turning words into pages.
TOOLS = (
    *("brotli", "jinja2", "markdown", "mkdocs", "mkdocs-material", "rjsmin"),
    *("phonenumbers", "selectolax", "stillopen", "textstat", "tinycss2"),
)


class NoEvidenceError(ValueError):
    """Text that isn't an evidence file."""


@dataclass(frozen=True)
class Evidence:
    """One inspected site.

    `commit` is 40 hex digits, with `+` where files had been changed since, and empty outside
    of git; `clock` is an ISO date; `files` has the SHA-256 of each by its path, this file
    aside; `reviews` the state of each page; `promises` what was checked.
    """

    commit: str
    clock: str
    pages: int
    files: Mapping[str, str]
    reviews: Mapping[str, str]
    promises: Sequence[str]
    tools: Mapping[str, str]


def gather(
    project: Path,
    site: Path,
    today: dt.date,
    reviews: Mapping[str, str],
    promises: Sequence[str],
) -> Evidence:
    """The evidence for the site in a folder, built from a project, that keeps these promises."""
    return Evidence(
        commit=_commit(project),
        clock=today.isoformat(),
        pages=sum(1 for path in files.below(site) if Path(path).name == "index.html"),
        files=digests(site),
        reviews=dict(sorted(reviews.items())),
        promises=sorted(promises),
        tools={"python": platform.python_version(), **{name: _version(name) for name in TOOLS}},
    )


def digests(site: Path) -> Mapping[str, str]:
    """The SHA-256 of every file below a folder, by its path there; the evidence itself aside."""
    there = files.below(site)
    return {path: digest(files.read(site / path)) for path in there if path != FILE}


def digest(held: bytes) -> str:
    """The SHA-256 of a file's bytes, as hex digits."""
    return hashlib.sha256(held).hexdigest()


def write(evidence: Evidence, site: Path) -> None:
    """Put the evidence into the site's folder."""
    text = json.dumps(asdict(evidence), indent=2, ensure_ascii=False)
    (site / FILE).write_text(f"{text}\n", "utf-8", newline="\n")


def parse(held: bytes) -> Evidence:
    """Read an evidence file; raises NoEvidenceError for anything else."""
    try:
        data: Any = json.loads(held)
        found = Evidence(**data)
    except (ValueError, TypeError, RecursionError) as error:
        raise NoEvidenceError("isn't an evidence file") from error
    listed = found.files
    if not isinstance(listed, dict) or not all(isinstance(v, str) for v in listed.values()):
        raise NoEvidenceError("isn't an evidence file")
    return found


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _commit(project: Path) -> str:
    commit = _git(project, "rev-parse", "--verify", "HEAD")
    changed = commit and _git(project, "status", "--porcelain", "--untracked-files=no")
    return f"{commit}+" if changed else commit


def _git(project: Path, *arguments: str) -> str:
    """What git answers, or nothing where there is no git, no repository or no commit."""
    try:
        asked = subprocess.run(
            ["git", *arguments], cwd=project, capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return asked.stdout.strip()
