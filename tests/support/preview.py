"""The preview that editors use, `make serve`, run on this machine alone."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

# Far longer than any preview needs; it ends a wait that nothing else would.
PATIENCE = 60.0


@contextmanager
def preview(project: Path, log: Path) -> Iterator[str]:
    """Preview a project until the block ends; yields the first page's address.

    What the preview prints goes into the file `log`.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "--dirty"]
    command += ["--dev-addr", f"127.0.0.1:{port}"]
    settings = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
    with log.open("w", encoding="utf-8") as out:
        started = subprocess.Popen(
            command, cwd=project, env=settings, stdout=out, stderr=subprocess.STDOUT
        )
        try:
            wait_for(address, "</html>", lambda: started.poll() is None)
            yield address
        finally:
            started.terminate()
            started.wait()


def wait_for(address: str, words: str, alive: Callable[[], bool] = lambda: True) -> None:
    """Wait until the page at an address holds some words."""
    until = time.monotonic() + PATIENCE
    while words not in _read(address):
        assert alive(), "the preview ended by itself"
        assert time.monotonic() < until, f"{address} never said “{words}”"
        time.sleep(0.01)


def _read(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError):
        return ""
