"""A tiny project whose pages invented people sign off, and what it then claims."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from stillopen import check, project, signing
from stillopen.problem import Problem, errors
from stillopen.review import State
from tests.support.project import compose

# The day on which every build of the tests happens.
TODAY = dt.date(2026, 1, 15)
PAGE = "relapse.md"
SIGNER = "a-reviewer"
PATH = os.environ["PATH"]


@dataclass(frozen=True)
class Claim:
    """What a page says: these words of this page were read by this person on this day."""

    page: str
    words: str
    name: str
    credentials: str
    reviewed: str
    review_by: str


@dataclass(frozen=True)
class Signed:
    """A project in a folder of its own."""

    root: Path

    def sign(
        self,
        *pages: str,
        reviewer: str = SIGNER,
        on: dt.date = TODAY,
        words: str = "",
        note: str = "",
    ) -> None:
        """Sign pages off as `stillopen sign` does."""
        request = signing.Request(pages or (PAGE,), reviewer, on, words, note)
        signing.sign(self.root, project.CONFIG, request, max(on, TODAY))

    def read(self, today: dt.date = TODAY) -> project.Project:
        """The project as a build on that day reads it."""
        return project.read(self.root, today=today)

    def state(self, page: str = PAGE, today: dt.date = TODAY) -> State:
        """Where a page stands on that day."""
        return self.read(today).reviews[page].state

    def problems(self, today: dt.date = TODAY) -> list[Problem]:
        """What stops a build on that day."""
        return errors(check.check(self.read(today)))

    def claims(self, today: dt.date = TODAY) -> set[Claim]:
        """All that the pages of a build on that day say about reviews of their words."""
        if self.problems(today):
            return set()
        found = self.read(today)
        return {
            Claim(
                path,
                found.words(path),
                review.reviewer.name,
                review.reviewer.credentials,
                review.entry.reviewed.isoformat(),
                review.entry.review_by.isoformat(),
            )
            for path, review in found.reviews.items()
            if review.state not in {"awaiting", "changed"} and review.entry and review.reviewer
        }

    def file(self, name: str) -> Path:
        """A file of the project."""
        return self.root / name

    def replace(self, name: str, old: str, new: str) -> None:
        """Edit a file by hand; what is replaced must be there."""
        written = self.file(name).read_text("utf-8")
        assert old in written, f"{name} holds no {old!r}"
        self.file(name).write_text(written.replace(old, new), "utf-8")

    def git(self, *command: str, day: str = "2026-01-15") -> str:
        """Run git in the project, on that day."""
        when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
        who = ("-c", "user.name=Jo", "-c", "user.email=jo@example.org")
        ended = subprocess.run(
            ["git", *who, *command],
            cwd=self.root,
            env={**when, "HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1", "PATH": PATH},
            capture_output=True,
            text=True,
            check=True,
        )
        return ended.stdout

    def commit(self, day: str = "2026-01-15") -> None:
        """Record all files in git, as of that day."""
        if not self.file(".git").exists():
            self.git("init", "--quiet")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "x", day=day)


def make(into: Path) -> Signed:
    """A fresh project from tests/sites/signed, with an empty ledger."""
    return Signed(compose("signed", into))
