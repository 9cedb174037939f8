"""Sites of 10 to 10,000 pages: time, memory and bytes, beside stock Material in the same run."""

from __future__ import annotations

import operator
import sys
import tempfile
from pathlib import Path

from bench import _making as making
from bench._building import Cost, measure

SIZES = (10, 100, 1_000, 10_000)
# Past this, stock Material writes gigabytes and takes hours: its menu lists every page on each.
STOCK_STOPS = 1_000
MEGABYTE = 1e6
# The machine does other things too, which can only make a build slower: the quickest counts.
ROUNDS = 5
ROW = "{:>7} {:>6} {:>9} {:>9} {:>8} {:>9} {:>9}"


def main(sizes: tuple[int, ...] = SIZES) -> None:
    print(ROW.format("pages", "", "seconds", "CPU s", "MiB", "MB out", "hooks"))
    before: Cost | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            ours, stock = _measure(size, Path(folder))
        _show(size, "ours", ours)
        if stock:
            _show(size, "stock", stock)
            print(_ratios("ours / stock", ours, stock))
        if before:
            print(_ratios("growth", ours, before))
        before = ours


def _measure(size: int, folder: Path) -> tuple[Cost, Cost | None]:
    ours = making.ours(size, folder / "ours")
    if size > STOCK_STOPS:
        return measure(ours), None
    stock = making.stock(size, ours, folder / "stock")
    rounds = [(_afresh(ours, n), _afresh(stock, n)) for n in range(ROUNDS)]
    one, other = (
        min(costs, key=operator.attrgetter("wall")) for costs in zip(*rounds, strict=True)
    )
    return one, other


def _afresh(project: Path, number: int) -> Cost:
    cost = measure(project)
    # Out of the way of the next, and not deleted: a file system is slow where it just deleted much.
    (project / "site").rename(project / f"site-{number}")
    return cost


def _show(size: int, which: str, cost: Cost) -> None:
    seconds, processor = f"{cost.wall:.1f}", f"{cost.processor:.1f}"
    share = f"{cost.hooks / cost.processor:.0%}" if which == "ours" else ""
    written = f"{cost.written / MEGABYTE:.1f}"
    print(ROW.format(f"{size:,}", which, seconds, processor, f"{cost.memory:.0f}", written, share))


def _ratios(name: str, one: Cost, other: Cost) -> str:
    return (
        f"    {name}: time {one.wall / other.wall:.2f}, CPU {one.processor / other.processor:.2f}, "
        f"memory {one.memory / other.memory:.2f}, bytes {one.written / other.written:.2f}"
    )


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
