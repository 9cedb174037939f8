"""Lighthouse on every page as a phone has it, beside stock Material from the same docs/.

npm brings Lighthouse (bench/node holds its lock). Two of its checks for search
engines can't pass by design, and are named instead of counted.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from bench._serving import both
from tests.support import chromium
from tests.support.pages import written
from tests.support.project import ROOT

# Pages that nobody has signed off ask not to be listed, and a page that may connect to nothing
# keeps Lighthouse, which asks from inside the page, from looking for a robots.txt.
BY_DESIGN = ("is-crawlable", "robots-txt")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
STOCK_PAGES = ("", "shame/", "faq/")
INSTALLED = ROOT / ".cache" / "lighthouse"


def main() -> None:
    """Print a row a page: the four scores of ours; then those of a few of stock's."""
    if not shutil.which("npm"):
        print("Lighthouse was NOT run: there is no npm here")
        return
    _install()
    path = chromium.find()
    print(f"scores of 100; not counted: {', '.join(BY_DESIGN)}")
    print("{:<28} {:>11} {:>13} {:>14} {:>5}".format("", *CATEGORIES))
    with both() as sites:
        for name, addresses in (("ours", written()), ("stock", list(STOCK_PAGES))):
            for address in addresses:
                found = _run(sites[name] + address, path)
                scores = [_score(found, category) for category in CATEGORIES]
                print("{:<28} {:>11} {:>13} {:>14} {:>5}".format(f"{name} /{address}", *scores))


def _install() -> None:
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for lock in (Path(__file__).parent / "node").iterdir():
        shutil.copy(lock, INSTALLED / lock.name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=INSTALLED, check=True)


def _run(address: str, browser: str) -> dict[str, Any]:
    command = [
        *(str(INSTALLED / "node_modules/.bin/lighthouse"), address, "--quiet", "--output=json"),
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags=--headless=new {' '.join(chromium.ARGUMENTS)}",
    ]
    environment = {**os.environ, "CHROME_PATH": browser}
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def _score(found: dict[str, Any], category: str) -> str:
    """The weighted mean of a category's checks, as Lighthouse works it out."""
    weights = {
        each["id"]: each["weight"]
        for each in found["categories"][category]["auditRefs"]
        if each["weight"] and each["id"] not in BY_DESIGN
    }
    scores = {each: found["audits"][each]["score"] for each in weights}
    counted = {each: score for each, score in scores.items() if score is not None}
    total = sum(weights[each] * score for each, score in counted.items())
    return f"{100 * total / sum(weights[each] for each in counted):.0f}"


if __name__ == "__main__":
    main()
