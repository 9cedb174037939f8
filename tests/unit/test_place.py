"""The site changes from one whole to the next, whatever happens meanwhile."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stillopen import place
from tests.support.project import ROOT

# Puts one site after another in place, as fast as it can, until it is killed.
PUBLISHER = """
import itertools, sys
from pathlib import Path
from stillopen import place
site = Path(sys.argv[1])
for number in itertools.count(1):
    built = place.staging(site)
    for name in "abcde":
        (built / name).write_text(str(number))
    place.put(built, site)
    print(flush=True)
"""


def site_of(folder: Path, number: int) -> Path:
    folder.mkdir()
    for name in "abcde":
        (folder / name).write_text(str(number))
    return folder


def whole(site: Path) -> str:
    """Which site it is; an error where files are missing or of two sites."""
    [number] = {(site / name).read_text() for name in "abcde"}
    return number


@pytest.mark.parametrize("exchanging", [True, False], ids=["exchange", "two renames"])
def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path, exchanging: bool) -> None:
    site = site_of(tmp_path / "site", 0)
    code = (
        PUBLISHER
        if exchanging
        else f"import stillopen.place as p\np.exchange = lambda *_: False\n{PUBLISHER}"
    )
    chance = random.Random(7)
    for _ in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(site)], cwd=ROOT, stdout=subprocess.PIPE
        ) as publisher:
            assert publisher.stdout is not None
            publisher.stdout.readline()
            time.sleep(chance.random() / 100)
            publisher.send_signal(signal.SIGKILL)
        if exchanging:
            assert int(whole(site)) > 0
        else:
            # Between two renames there is no site; the next build begins by putting it back.
            place.staging(site)
            assert int(whole(site)) > 0


@pytest.mark.skipif(not sys.platform.startswith(("linux", "darwin")), reason="no such system call")
def test_a_reader_always_finds_a_site(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", 0)
    with subprocess.Popen(
        [sys.executable, "-c", PUBLISHER, str(site)], cwd=ROOT, stdout=subprocess.PIPE
    ) as publisher:
        assert publisher.stdout is not None
        publisher.stdout.readline()
        for _ in range(20_000):
            assert site.exists()
        publisher.kill()


def test_a_failed_build_leaves_nothing_behind(tmp_path: Path) -> None:
    site = site_of(tmp_path / "site", 0)
    site_of(tmp_path / "half", 1).rename(place.staging(site) / "inner")
    place.abandon(site)
    assert os.listdir(tmp_path) == ["site"]
    assert whole(site) == "0"
