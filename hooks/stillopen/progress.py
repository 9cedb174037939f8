"""How far a long build has come, for a person who watches a terminal."""

from __future__ import annotations

import sys
from typing import TextIO

# A smaller site is built before anybody wonders.
MANY = 200
_STEP = 50


class Progress:
    """Counts pages on one line of a terminal; says nothing in a file, a pipe or a small site."""

    def __init__(self, total: int, stream: TextIO = sys.stderr) -> None:
        self._total = total
        self._stream = stream
        self._done: dict[str, int] = {}
        self._shown = total > MANY and stream.isatty()

    def count(self, what: str) -> None:
        """One more page is done with; `what` says with what, as in `read`."""
        done = self._done[what] = self._done.get(what, 0) + 1
        if self._shown and (done % _STEP == 0 or done == self._total):
            # Back to the start of the line, and clear it (ECMA-48: EL).
            self._stream.write(f"\r\x1b[K{done:,} of {self._total:,} pages {what}")
            self._stream.write("\n" if done == self._total else "")
            self._stream.flush()
