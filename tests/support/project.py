"""The project under test: where it stands, how it is built, and how a tiny one is made from it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
SITES = ROOT / "tests" / "sites"
# Every build of the tests happens on 15 January 2026, at noon UTC.
CLOCK = "1768478400"
# What a second program takes over as it is. Its own: docs/ and the few lines of site.yml.
TAKEN_OVER = ("hooks", "overrides", "facts", "reviews", "docs/assets")


@dataclass(frozen=True)
class Build:
    """How one command ended; `output` is everything it printed."""

    status: int
    output: str
    site: Path


def build(project: Path, site: Path | None = None, **environment: str) -> Build:
    """Build the project in a folder as `make build` does, at the tests' clock."""
    site = site or project / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    return _run(project, command, site, **environment)


def stillopen(project: Path, *arguments: str, **environment: str) -> Build:
    """Run the command `stillopen` in a folder, as an editor or continuous integration does."""
    command = [sys.executable, "-m", "stillopen", *arguments]
    return _run(project, command, project / "site", **environment)


def check(project: Path, *arguments: str) -> Build:
    """Run `stillopen check` in a folder."""
    return stillopen(project, "check", *arguments)


def compose(name: str, into: Path) -> Path:
    """Make another program's project from tests/sites/`name`, in the folder `into`.

    Only `docs/`, `reviews/` where it has any, and what site.yml says are that program's own:
    `site_name`, `nav` and `extra.program`. All else is this project's, as it is.
    """
    for shared in TAKEN_OVER:
        shutil.copytree(ROOT / shared, into / shared, ignore=shutil.ignore_patterns("__pycache__"))
    for own_folder in ("docs", "reviews"):
        if (SITES / name / own_folder).is_dir():
            shutil.copytree(SITES / name / own_folder, into / own_folder, dirs_exist_ok=True)
    own = (SITES / name / "site.yml").read_text("utf-8")
    (into / "mkdocs.yml").write_text(_configuration(own), "utf-8")
    return into


def _run(project: Path, command: list[str], site: Path, **environment: str) -> Build:
    settings = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": CLOCK, **environment}
    # The caller's own settings for the build would make it another one.
    inherited = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    ended = subprocess.run(
        command,
        cwd=project,
        env={**inherited, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Build(ended.returncode, ended.stdout, site)


def _configuration(own: str) -> str:
    # Nodes rather than values: the configuration holds tags that only MkDocs can read.
    config = yaml.compose((ROOT / "mkdocs.yml").read_text("utf-8"), Loader=yaml.SafeLoader)
    site = _entries(yaml.compose(own, Loader=yaml.SafeLoader))
    extra = _entries(site.pop("extra"))
    _replace(_entries(config)["extra"], "program", extra.pop("program"))
    for key in ("site_name", "nav"):
        _replace(config, key, site.pop(key))
    assert not {*site, *extra}, "no other program needs to set more than its facts and its pages"
    return str(yaml.serialize(config))


def _entries(mapping: yaml.Node | None) -> dict[str, yaml.Node]:
    assert isinstance(mapping, yaml.MappingNode), "a mapping of names to values is needed here"
    return {key.value: value for key, value in mapping.value}


def _replace(mapping: yaml.Node | None, name: str, value: yaml.Node) -> None:
    assert isinstance(mapping, yaml.MappingNode), "a mapping of names to values is needed here"
    assert name in _entries(mapping), f"the project's mkdocs.yml sets no {name}"
    mapping.value = [(key, value if key.value == name else old) for key, old in mapping.value]
