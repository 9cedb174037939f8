"""What a page costs its reader, beside stock Material from the same docs/ in the same run.

A slow phone: the processor slowed four times, 400 kbit/s each way, 400 ms to the
host and back. Stock Material's fonts are counted and not fetched, which helps it.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench._serving import both
from tests.support import chromium
from tests.support.pages import written

ROUNDS = 5
TIMED = ("", "shame/", "faq/")
SLOWED = 4
NETWORK = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 50_000,
    "uploadThroughput": 50_000,
}
TIMES = """async () => {
  const seen = (type) => new Promise((resolve) => {
    const found = [];
    const keep = (list) => found.push(...list.getEntries());
    new PerformanceObserver(keep).observe({type, buffered: true});
    setTimeout(() => resolve(found), 300);
  });
  const [paints, largest, tasks] = await Promise.all(
    ["paint", "largest-contentful-paint", "longtask"].map(seen));
  return {
    first: paints.find((paint) => paint.name === "first-contentful-paint").startTime,
    largest: Math.max(...largest.map((paint) => paint.startTime)),
    blocked: tasks.reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0),
  };
}"""
ROW = "{:<6} {:>5} {:>14} {:>9} {:>8} {:>7} {:>7} {:>9} {:>9} {:>8}"


@dataclass
class Cost:
    """One visit: requests and bytes before the words can be read, and in all; times in ms."""

    to_read: int = 0
    requests: int = 0
    elsewhere: int = 0
    bytes_to_read: int = 0
    bytes: int = 0
    script: int = 0
    times: dict[str, float] = field(default_factory=dict)


def main() -> None:
    """Print the pages of both, what they weigh, and how fast they show."""
    path = chromium.find()
    with (
        both() as sites,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS) as browser,
    ):
        print(f"every page, once: median (largest); {ROUNDS} slow visits to {len(TIMED)} of them")
        print(
            ROW.format(
                *("", "to", "bytes to", "requests", "of them", "bytes", "script"),
                *("first", "largest", "blocked"),
            )
        )
        print(
            ROW.format(
                *("", "read", "read", "in all", "away", "in all", "bytes"),
                *("paint ms", "paint ms", "ms"),
            )
        )
        for name, root in sites.items():
            _show(name, *_measure(browser, root))


def _measure(browser: Browser, root: str) -> tuple[list[Cost], list[Cost]]:
    weighed = [_visit(browser, root + address, slow=False) for address in written()]
    timed = [_visit(browser, root + each, slow=True) for each in TIMED for _ in range(ROUNDS)]
    return weighed, timed


def _visit(browser: Browser, address: str, *, slow: bool) -> Cost:
    cost = Cost()
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        _count(devtools, cost, urlsplit(address).netloc)
        # No name but this machine's is looked up, so fonts fail at once.
        if slow:
            devtools.send("Network.emulateNetworkConditions", NETWORK)
            devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        page.goto(address, wait_until="load")
        page.wait_for_load_state("networkidle")
        cost.times = page.evaluate(TIMES)
        cost.to_read, cost.bytes_to_read = _blocking(page, cost)
    return cost


def _count(devtools: CDPSession, cost: Cost, host: str) -> None:
    script = set()

    def asked(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith("http"):
            cost.requests += 1
            cost.elsewhere += urlsplit(event["request"]["url"]).netloc != host
        if event.get("type") == "Script":
            script.add(event["requestId"])

    def arrived(event: dict[str, Any]) -> None:
        cost.bytes += event["encodedDataLength"]
        cost.script += event["encodedDataLength"] * (event["requestId"] in script)

    devtools.on("Network.requestWillBeSent", asked)
    devtools.on("Network.loadingFinished", arrived)


def _blocking(page: Page, cost: Cost) -> tuple[int, int]:
    """The requests that had to end before the page could be read, its own among them."""
    waited: list[list[Any]] = page.evaluate(
        """() => performance.getEntriesByType("resource").concat(
          performance.getEntriesByType("navigation"))
          .filter((entry) => entry.entryType === "navigation"
            || entry.renderBlockingStatus === "blocking")
          .map((entry) => [entry.name, entry.encodedBodySize])"""
    )
    return len(waited), sum(size for _, size in waited)


def _show(name: str, weighed: list[Cost], timed: list[Cost]) -> None:
    def middle(values: list[float]) -> str:
        return f"{statistics.median(values):.0f}"

    def spread(values: list[int]) -> str:
        return f"{statistics.median(values):.0f} ({max(values)})"

    print(
        ROW.format(
            name,
            max(cost.to_read for cost in weighed),
            spread([cost.bytes_to_read for cost in weighed]),
            spread([cost.requests for cost in weighed]),
            max(cost.elsewhere for cost in weighed),
            middle([cost.bytes for cost in weighed]),
            middle([cost.script for cost in weighed]),
            *(
                middle([cost.times[key] for cost in timed])
                for key in ("first", "largest", "blocked")
            ),
        )
    )


if __name__ == "__main__":
    main()
