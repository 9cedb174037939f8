"""Run every benchmark, or those that are named: `python -m bench reviews`.

What each prints also takes its place in RESULTS.md.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import pkgutil
import re
import sys
from pathlib import Path

import bench

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = """# Results

Made by `make bench`; each table by `make bench ARGS=name`. Ratios are against stock Material in the
same run, on the same machine, whatever else that machine had to do.
"""


class _Both(io.StringIO):
    """Keeps what is printed, and shows it at once."""

    def write(self, text: str) -> int:
        """Print and keep."""
        sys.__stdout__.write(text)  # type: ignore[union-attr]
        return super().write(text)


def main(names: list[str]) -> None:
    """Run the benchmarks one after the other; each has a `main()` that prints its table."""
    found = sorted(module.name for module in pkgutil.iter_modules(bench.__path__))
    for name in names or [each for each in found if not each.startswith("_")]:
        with contextlib.redirect_stdout(_Both()) as printed:
            importlib.import_module(f"bench.{name}").main()
        record(name, printed.getvalue())
        print(flush=True)


def record(name: str, printed: str) -> None:
    """Put what a benchmark printed in its place in RESULTS.md, with the processors it had."""
    text = RESULTS.read_text("utf-8") if RESULTS.is_file() else HEAD
    found = re.findall(r"^## (\S+)\n\n(.*?```\n.*?\n```)$", text, re.M | re.S)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    machine = f"{os.cpu_count()} processors, load {load}"
    tables = {**dict(found), name: f"{machine}\n\n```\n{printed.rstrip()}\n```"}
    parts = [f"## {each}\n\n{tables[each]}\n" for each in sorted(tables)]
    RESULTS.write_text("\n".join([HEAD, *parts]), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
