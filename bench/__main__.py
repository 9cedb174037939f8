"""Run every benchmark, or those that are named: `python -m bench reviews`."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench


def main(names: list[str]) -> None:
    """Run the benchmarks one after the other; each has a `main()` that prints its table."""
    found = sorted(module.name for module in pkgutil.iter_modules(bench.__path__))
    for name in names or [each for each in found if not each.startswith("_")]:
        importlib.import_module(f"bench.{name}").main()
        print(flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
