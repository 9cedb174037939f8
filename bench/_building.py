"""One build in a process of its own, and what it took; it runs `python -m bench._building`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

CLOCK = "1768478400"


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock and of the processor, in our hooks, MiB at the peak, bytes written."""

    wall: float
    processor: float
    hooks: float
    memory: float
    written: int


def measure(project: Path) -> Cost:
    """Build the project in the folder, and tell what that took."""
    os.sync()
    root = str(Path(__file__).parents[1])
    settings = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": CLOCK, "PYTHONPATH": root}
    command = [sys.executable, "-m", "bench._building"]
    began = time.perf_counter()
    with subprocess.Popen(
        command, cwd=project, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = child.stdout.read()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - began
    if child.returncode:
        sys.exit(f"{project} ends with {child.returncode}:\n{said}")
    return Cost(
        wall=wall,
        processor=used.ru_utime + used.ru_stime,
        hooks=json.loads(said.splitlines()[-1]),
        memory=used.ru_maxrss / 1024,
        written=sum(f.stat().st_size for f in (project / "site").rglob("*") if f.is_file()),
    )


class _Watch:
    """A stopwatch around our own hooks, events of events counted once."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.running = False

    def time(self, event: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the event takes
            began = time.process_time()
            try:
                return event(*given, **named)
            finally:
                self.seconds += time.process_time() - began

        return timed


def main() -> None:
    watch = _Watch()
    config = load_config("mkdocs.yml")
    for events in config.plugins.events.values():
        for place, event in enumerate(events):
            if "hooks" in Path(event.__code__.co_filename).parts:
                events[place] = watch.time(event)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    config.plugins.on_shutdown()
    print(json.dumps(watch.seconds))


if __name__ == "__main__":
    main()
