from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.support.pages import built, written
from tests.support.project import ROOT, build

SETTINGS = ROOT / "tests" / "build" / "linkchecker.ini"


def check_links(*addresses: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.support.linkchecker", "--config", str(SETTINGS)]
    return subprocess.run(
        [*command, *addresses], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_every_page_that_was_written_is_built_and_no_other(site: Path) -> None:
    assert built(site) == written()


def test_every_link_and_anchor_leads_somewhere(site: Path, serve: Callable[[Path], str]) -> None:
    root = serve(site)
    checked = check_links(*(root + address for address in written()), f"{root}404.html")
    assert checked.returncode == 0, checked.stdout


def test_every_link_leads_somewhere_when_the_site_stands_in_a_folder_of_its_host(
    tmp_path: Path, serve: Callable[..., str]
) -> None:
    made = build(ROOT, tmp_path / "site", SITE_URL="https://example.org/still-open/")
    assert made.status == 0, made.output
    address = serve(made.site, below="/still-open/")

    checked = check_links(address, f"{address}404.html")

    assert checked.returncode == 0, checked.stdout


def test_a_missing_page_and_a_wrong_anchor_are_found(
    tmp_path: Path, serve: Callable[..., str]
) -> None:
    (tmp_path / "index.html").write_text('<a href="gone.html">a</a><a href="there.html#gone">b</a>')
    (tmp_path / "there.html").write_text('<h1 id="here">there</h1>')

    checked = check_links(serve(tmp_path))

    assert checked.returncode == 1
    assert "gone.html" in checked.stdout
    assert "Anchor `gone'" in checked.stdout
