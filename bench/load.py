"""nginx under load on this machine alone: our site beside stock Material's, with wrk."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import _building, _making
from stillopen.compress import compress
from tests.support import hosting

# Bounded: so many connections for so many seconds, and never to another machine.
CONNECTIONS, SECONDS, PAGES = 32, 10, 30
ROW = "{:<6} {:>12} {:>10} {:>10} {:>8}"
# What the host needs where the site was built by something else.
PLAIN = "/*\n  X-Content-Type-Options: nosniff\n"


def main() -> None:
    if not shutil.which("wrk"):
        sys.exit("The benchmark of load needs wrk: install it, and run it again.")
    print(ROW.format("", "requests/s", "99th, ms", "bytes", "errors"))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        ours = _making.ours(PAGES, folder / "ours")
        stock = _making.stock(PAGES, ours, folder / "stock")
        for name, project in (("ours", ours), ("stock", stock)):
            _building.measure(project)
            site = project / "site"
            if not (site / "_headers").exists():
                (site / "_headers").write_text(PLAIN)
            compress(site)
            _load(name, site, folder)


def _load(name: str, site: Path, folder: Path) -> None:
    place = folder / f"nginx-{name}"
    place.mkdir()
    with hosting.serve("nginx", site, place) as address:
        command = ["wrk", "-t2", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency"]
        said = subprocess.run(
            [*command, "-H", "Accept-Encoding: gzip", f"{address}page-3/"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    requests = re.search(r"Requests/sec:\s+([\d.]+)", said)
    slowest = re.search(r"99%\s+([\d.]+)(us|ms|s)", said)
    assert requests is not None, said
    assert slowest is not None, said
    milliseconds = float(slowest[1]) * {"us": 0.001, "ms": 1, "s": 1000}[slowest[2]]
    failed = sum(map(int, re.findall(r"(?:connect|read|write|timeout|responses:) (\d+)", said)))
    size = (site / "page-3/index.html.gz").stat().st_size
    rate = f"{float(requests[1]):,.0f}"
    print(ROW.format(name, rate, f"{milliseconds:.1f}", f"{size:,}", failed))


if __name__ == "__main__":
    main()
