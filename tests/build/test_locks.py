from __future__ import annotations

import re
import tomllib

import pytest

from tests.support.project import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUNTIME = [*PROJECT["project"]["dependencies"], *GROUPS["build"]]
PINNED = re.compile(r"^([\w.-]+)==(\S+)(?: ; .+)? \\$", re.MULTILINE)


def versions(lock: str) -> set[tuple[str, str]]:
    """Every package of a lock with its version; some have two, for different Pythons."""
    return set(PINNED.findall((ROOT / lock).read_text("utf-8")))


def package(requirement: str) -> str:
    return re.split(r"[<>=~!\[; ]", requirement)[0].lower()


@pytest.mark.parametrize(
    ("lock", "asked"),
    [("requirements.txt", RUNTIME), ("requirements-dev.txt", [*RUNTIME, *GROUPS["dev"]])],
)
def test_a_lock_holds_all_that_the_project_asks_for(lock: str, asked: list[str]) -> None:
    names = {name for name, _ in versions(lock)}
    assert {package(requirement) for requirement in asked} - names == set()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_of_a_lock_has_a_hash_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")
    for entry in re.split(r"\n(?=\w)", text)[1:]:
        assert "--hash=sha256:" in entry, entry
    assert not re.search(r"://|@ |^-", text, re.MULTILINE)


def test_what_is_built_with_is_what_is_tested_with() -> None:
    assert versions("requirements.txt") - versions("requirements-dev.txt") == set()
