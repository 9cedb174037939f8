"""Files compressed ahead of time, for hosts that send them as they are."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

# Text; pictures are compressed already.
KINDS = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"})
# Below this an answer fits into one packet of the network either way.
LEAST = 1_000
SUFFIXES = (".gz", ".br")


def compress(site: Path) -> int:
    """Put a .gz and a .br beside every text file that gets smaller; how many got them.

    Those from before are made again or gone. The same file gives the same bytes at any time.
    """
    for suffix in SUFFIXES:
        for stale in [*site.rglob(f"*{suffix}")]:
            stale.unlink()
    texts = sorted(file for file in site.rglob("*") if file.suffix in KINDS and file.is_file())
    # Both compressors work outside of Python's lock, so threads use every core.
    with ThreadPoolExecutor() as threads:
        return sum(threads.map(_compress, texts))


def _compress(file: Path) -> bool:
    held = file.read_bytes()
    if len(held) < LEAST:
        return False
    # No time and no name inside: they would differ from one build to the next.
    _beside(file, ".gz", gzip.compress(held, compresslevel=9, mtime=0), held)
    _beside(file, ".br", brotli.compress(held, mode=brotli.MODE_TEXT), held)
    return True


def _beside(file: Path, suffix: str, packed: bytes, held: bytes) -> None:
    if len(packed) < len(held):
        file.with_name(file.name + suffix).write_bytes(packed)
