"""What the house promises whoever carries it on."""

from __future__ import annotations

import ast
import subprocess
import sys

from tests.support.project import ROOT

PACKAGE = ROOT / "hooks" / "stillopen"
ENGINES = {"mkdocs", "jinja2", "material", "zensical"}


def imported(code: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def test_the_rules_import_no_engine() -> None:
    for file in PACKAGE.rglob("*.py"):
        assert not imported(file.read_text("utf-8")) & ENGINES, file.name


def test_running_the_rules_loads_no_engine() -> None:
    code = "import sys, stillopen.cli, stillopen.trim; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert not set(loaded.stdout.split()) & ENGINES


def test_no_hook_imports_another() -> None:
    hooks = {file.stem for file in (ROOT / "hooks").glob("*.py")}
    for file in (ROOT / "hooks").glob("*.py"):
        assert not imported(file.read_text("utf-8")) & hooks, file.name


def test_every_hook_is_registered() -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    for file in (ROOT / "hooks").glob("*.py"):
        assert f"- hooks/{file.name} #" in config, f"{file.name} has its place and its reason"


def test_nobody_has_signed_these_words() -> None:
    ledger = ROOT / "reviews" / "ledger.toml"
    assert not ledger.exists() or "[[review]]" not in ledger.read_text("utf-8")
