"""Whatever lies in the folders: a clear problem in good time, never a crash and never a wait."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from stillopen import project
from stillopen.check import check
from stillopen.problem import Problem, render
from tests.support.project import compose

PAGE = "docs/relapse.md"
RECORDS = ("reviews/reviewers.toml", "reviews/ledger.toml", "reviews/criteria.md")


def _pipe(file: Path) -> None:
    os.mkfifo(file)


def _dangling(file: Path) -> None:
    file.symlink_to(file.with_name("gone.md"))


def _loop(file: Path) -> None:
    file.symlink_to(file)


def _binary(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * 10)


def _huge(file: Path) -> None:
    file.write_text(f"---\ntitle: x\ndescription: x\nclinical: true\n---\n{'word ' * 1_048_576}")


IN_ITS_PLACE: dict[str, tuple[Callable[[Path], None], str]] = {
    "a folder": (Path.mkdir, "can't be read: Is a directory"),
    "a pipe that nobody writes to": (_pipe, "can't be read: Not a file"),
    "a link to nothing": (_dangling, "can't be read: No such file or directory"),
    "a link to itself": (_loop, "can't be read: Too many levels of symbolic links"),
    "a picture": (_binary, "is not UTF-8 text"),
    "5 MB of words": (_huge, "has 5,242,9"),
}


@pytest.fixture
def harbor(tmp_path: Path) -> Path:
    return compose("harbor", tmp_path / "harbor")


def problems(folder: Path) -> list[Problem]:
    return check(project.read(folder))


@pytest.mark.parametrize("what", IN_ITS_PLACE)
@pytest.mark.parametrize("path", [PAGE, "facts/help-lines.toml", *RECORDS])
def test_what_stands_where_a_file_belongs_is_named(what: str, path: str, harbor: Path) -> None:
    put, cause = IN_ITS_PLACE[what]
    if path != PAGE and what == "5 MB of words":
        cause = "isn't TOML" if path.endswith(".toml") else "can't be told apart"
    (harbor / path).unlink()
    put(harbor / path)
    told = [each for each in problems(harbor) if each.path == path]
    assert told, problems(harbor)
    assert cause in told[0].message
    assert told[0].fix


def test_a_thousand_broken_pages_are_all_told_in_a_text_that_can_be_read(harbor: Path) -> None:
    front = "---\ntitle: Page\ndescription: Words.\nclinical: false\n---\n"
    for number in range(1_000):
        text = f"{front}\nCall {{{{ program.fone }}}}. Read [on](gone-{number}.md).\n"
        (harbor / f"docs/broken-{number}.md").write_text(text)
    found = problems(harbor)
    told = render(found, 1_007)
    for number in range(1_000):
        where = f"docs/broken-{number}.md:7: "
        assert f"{where}unknown placeholder" in told
        assert f"{where}there is no page 'gone-{number}.md' to link to" in told
    assert told.splitlines()[-1] == f"{len(found):,} problems in 1,007 pages.".replace(",", "")
    # A fix that lists every page would make of this some 30 MB.
    assert len(told) / len(found) < 400
