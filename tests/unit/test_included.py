"""Pictures in a page: each must be a file that is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from stillopen.included import problems, reader
from stillopen.page import parse


def told(docs: Path, body: str) -> list[str]:
    page = parse(f"---\ntitle: T\ndescription: D.\nclinical: true\n---\n{body}\n", "a.md", "a.md")[
        0
    ]
    return [problem.message for problem in problems(page, reader(docs), "a.md")]


def test_a_picture_that_is_there_is_no_problem(tmp_path: Path) -> None:
    (tmp_path / "door.png").write_bytes(b"")
    assert told(tmp_path, "![A door](door.png)") == []


@pytest.mark.parametrize("name", ["door.png", "\0", "a" * 5_000 + ".png", "../door.png", "folder"])
def test_a_name_that_no_file_below_the_pages_has_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "door.png").write_bytes(b"")
    (tmp_path / "docs/folder").mkdir(parents=True)
    assert told(tmp_path / "docs", f"![A door]({name})") == [f"there is no picture '{name}'"]


def test_a_pipe_is_no_picture_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "door.png")
    assert told(tmp_path, "![A door](door.png)") == ["there is no picture 'door.png'"]
