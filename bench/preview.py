"""From saving one page to seeing the change, under `make serve`: seconds on the clock."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

from bench import _making as making
from tests.support.preview import preview, wait_for

# Pages, and the seconds that a change may take to show.
GOALS = {30: 1.0, 300: 3.0}
ROUNDS = 5
SLUG = "page-3"


def main() -> None:
    """Print a row for each size: the median and the slowest of several saved changes."""
    load = os.getloadavg()[0]
    print(f"preview: saving one page to seeing it; {os.cpu_count()} processors, load {load:.1f}")
    print(f"{'pages':>6} {'goal':>6} {'median':>7} {'slowest':>8}")
    for pages, goal in GOALS.items():
        with tempfile.TemporaryDirectory() as folder:
            waits = _measure(making.ours(pages, Path(folder) / "site"))
        print(f"{pages:>6} {goal:>5.1f}s {statistics.median(waits):>6.2f}s {max(waits):>7.2f}s")


def _measure(project: Path) -> list[float]:
    file = project / f"docs/{SLUG}.md"
    text = file.read_text("utf-8")
    waits = []
    with preview(project, project / "preview.log") as address:
        for number in range(ROUNDS):
            # Words that only this save puts on the page.
            saved = f"You may rest now, {'again ' * (number + 1)}and then."
            # The server stamps what it saw in whole steps of its watching; start between them.
            time.sleep(1.5)
            file.write_text(f"{text}\n{saved}\n", "utf-8")
            began = time.perf_counter()
            wait_for(f"{address}{SLUG}/", saved)
            waits.append(time.perf_counter() - began)
    return waits


if __name__ == "__main__":
    main()
