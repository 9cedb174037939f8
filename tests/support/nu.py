"""The Nu HTML checker, which holds pages against the HTML standard; npm brings it, Java runs it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from tests.support.project import ROOT

# It takes a block of data for a script that a policy would stop; no browser does.
MISTAKEN = "Inline script violates Content Security Policy"
# Without this, it asks no server on the machine that it runs on.
LOCAL = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
LOCKED = Path(__file__).parent / "node"
INSTALLED = ROOT / ".cache" / "node"


@cache
def jar() -> Path:
    """The checker, installed from its lock."""
    INSTALLED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(LOCKED / name, INSTALLED / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    subprocess.run(command, cwd=INSTALLED, check=True)
    return INSTALLED / "node_modules/vnu-jar/build/dist/vnu.jar"


def needed() -> None:
    """Skip the test, and say so, where the checker can't run; never in continuous integration."""
    missing = [tool for tool in ("java", "npm") if not shutil.which(tool)]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"HTML IS NOT CHECKED AGAINST THE STANDARD: no {' and no '.join(missing)} here")


def faults(addresses: Iterable[str]) -> list[str]:
    """Every error and warning on the pages at these addresses, as `address:line: message`."""
    command = ["java", LOCAL, "-jar", str(jar()), "--format", "json", *addresses]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    return [
        f"{told['url']}:{told.get('lastLine', 0)}: {told['message']}"
        for told in json.loads(ended.stderr)["messages"]
        if not told["message"].startswith(MISTAKEN)
    ]
