"""A published copy is held against what was inspected: every file, by name."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stillopen import evidence, verify
from stillopen.problem import Problem
from tests.support.project import ROOT

TODAY = dt.date(2026, 1, 15)
Serve = Callable[[Path], str]


def gather(site: Path, project: Path = ROOT) -> evidence.Evidence:
    return evidence.gather(project, site, TODAY, {"shame.md": "awaiting"}, ["no script is needed"])


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A published copy of this project's site."""
    return Path(shutil.copytree(site, tmp_path / "copy"))


def told(problems: list[Problem]) -> list[str]:
    return [f"{each.path} {each.message}" for each in problems]


def spoil(copy: Path) -> None:
    with (copy / "shame/index.html").open("a") as page:
        page.write("<!-- another word -->")
    (copy / "relapse/index.html").unlink()
    (copy / "left-over.html").write_text("from long ago")


def test_a_copy_that_is_the_same_has_no_problems(site: Path, copy: Path, serve: Serve) -> None:
    found = gather(site)
    assert verify.folder(copy, found) == []
    assert verify.address(serve(copy), found) == []


def test_a_folder_that_differs_names_every_file(site: Path, copy: Path) -> None:
    spoil(copy)
    assert told(verify.folder(copy, gather(site))) == [
        "left-over.html is extra: it wasn't there when the site was inspected",
        "relapse/index.html is missing",
        "shame/index.html differs from what was inspected",
    ]


def test_a_published_site_that_differs_names_every_file(
    site: Path, copy: Path, serve: Serve
) -> None:
    spoil(copy)
    (copy / "404.html").write_text("Not found")
    assert told(verify.address(serve(copy), gather(site))) == [
        "404.html differs from what was inspected",
        "relapse/index.html is missing: the host answers 404",
        "shame/index.html differs from what was inspected",
    ]


def test_a_host_that_says_nothing_is_said_to_be_out_of_reach() -> None:
    with pytest.raises(verify.UnreachableError, match="doesn't answer"):
        verify.fetch("http://127.0.0.1:9/")


def test_the_same_site_gives_the_same_evidence(site: Path, copy: Path) -> None:
    evidence.write(gather(site), copy)
    first = (copy / evidence.FILE).read_bytes()
    evidence.write(gather(copy), copy)
    assert (copy / evidence.FILE).read_bytes() == first
    assert evidence.parse(first) == gather(site)


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"files": 1}', b"\xff", b"[" * 100_000])
def test_what_is_no_evidence_is_said_to_be_none(text: bytes) -> None:
    with pytest.raises(evidence.NoEvidenceError):
        evidence.parse(text)


def verified(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "stillopen", "verify", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def test_the_command_exits_with_1_and_names_what_differs(
    site: Path, copy: Path, serve: Serve, tmp_path: Path
) -> None:
    evidence.write(gather(site), tmp_path)
    file = str(tmp_path / evidence.FILE)
    same = verified(serve(copy), "--evidence", file)
    assert same.returncode == 0, same.stderr
    assert "No problems in" in same.stdout
    assert "Inspected on 2026-01-15, commit " in same.stdout
    assert "Files that are extra can't be seen from outside." in same.stdout
    spoil(copy)
    for where in (str(copy), serve(copy)):
        other = verified(where, "--evidence", file)
        assert other.returncode == 1
        assert "shame/index.html: differs from what was inspected\n    fix: " in other.stdout


def test_without_evidence_of_its_own_the_command_says_what_it_can_not_show(
    site: Path, copy: Path, tmp_path: Path
) -> None:
    none = verified(str(copy), cwd=tmp_path)
    assert none.returncode == 1
    assert "Traceback" not in none.stderr
    evidence.write(gather(site), copy)
    own = verified(str(copy), cwd=tmp_path)
    assert own.returncode == 0
    assert "held against its own evidence" in own.stderr


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two commits."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    for words in ("one", "two"):
        (folder / "page.md").write_text(words)
        git(folder, "add", ".")
        git(folder, "-c", "user.name=x", "-c", "user.email=x@y.z", "commit", "-qm", words)
    return folder


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_commit_is_told_and_whether_files_changed_since(site: Path, repository: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD")
    assert gather(site, repository).commit == commit
    (repository / "page.md").write_text("three")
    assert gather(site, repository).commit == f"{commit}+"


def test_a_shallow_copy_of_the_history_is_enough(
    site: Path, repository: Path, tmp_path: Path
) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), str(shallow))
    assert gather(site, shallow).commit == git(repository, "rev-parse", "HEAD")


def test_without_git_there_is_no_commit(
    site: Path, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert gather(site, tmp_path).commit == ""
    monkeypatch.setenv("PATH", os.devnull)
    assert gather(site, repository).commit == ""
