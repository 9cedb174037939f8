"""The ledger held against its own past: what was recorded once must still be there."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from stillopen import history, ledger
from stillopen.ledger import FILE, RULE, Entry
from stillopen.problem import Problem

_SEAL = re.compile(r'^\+seal = "(sha256:[0-9a-f]{64})"$', re.M)
_SHOWN = 24


def problems(root: Path, pages: Collection[str]) -> list[Problem]:
    """Every sign-off in git's history of the ledger that is gone or was edited.

    Entries of pages that are no longer there may go. Where there is no history, nothing can
    be found; seals (`ledger.seal`) still show an edited entry.
    """
    entries, faults = ledger.read(root)
    try:
        broken = faults and not entries
        return list(_broken(root) if broken else _lost(root, entries, pages))
    except history.NoHistoryError:
        return []


def _broken(root: Path) -> Iterator[Problem]:
    """A file that can't be read at all, beside the one that was recorded last."""
    changes = history.git(root, "diff", "-U0", "HEAD", "--", FILE).decode("utf-8", "replace")
    lines = [line for line in changes.split("\n")[4:] if line[:1] in {"-", "+"}]
    if lines:
        message = f"isn't what was recorded (- what was, + what stands there):{_indented(lines)}"
        yield Problem(FILE, 0, RULE, message, f"run: git restore {FILE}")


def _lost(root: Path, entries: Sequence[Entry], pages: Collection[str]) -> Iterator[Problem]:
    last = _at(root, "HEAD")
    known = {entry.seal for entry in (*entries, *last)}
    older = (_recorded(root, seal) for seal in _ever(root) if seal not in known)
    for entry, commit in (*((entry, "HEAD") for entry in last), *older):
        if entry not in entries and entry.page in pages:
            yield _gone(entry, commit, entries)


def _ever(root: Path) -> Iterable[str]:
    """The seal of every entry that any commit added."""
    log = history.git(root, "log", "--first-parent", "-m", "-p", "-U0", "--format=", "--", FILE)
    return dict.fromkeys(_SEAL.findall(log.decode("utf-8", "replace")))


def _recorded(root: Path, seal: str) -> tuple[Entry, str]:
    """An entry that was taken out, and the last commit that held it."""
    found = history.git(root, "log", "--first-parent", "-m", f"-S{seal}", "--format=%h", "--", FILE)
    for commit in found.decode().split():
        for revision in (commit, f"{commit}^"):
            for entry in _at(root, revision):
                if entry.seal == seal:
                    return entry, revision
    raise history.NoHistoryError("the ledger's past is only partly here")


def _at(root: Path, revision: str) -> Sequence[Entry]:
    try:
        written = history.git(root, "show", f"{revision}:./{FILE}")
    except history.NoHistoryError:
        return ()
    return ledger.parse(written.decode("utf-8", "replace")) or ()


def _gone(entry: Entry, commit: str, entries: Sequence[Entry]) -> Problem:
    same = [each for each in entries if each.seal == entry.seal]
    before, now = (ledger.render(each).split("\n") for each in ([entry], same))
    lines = [line for line in difflib.ndiff(before, now) if line[0] in "+-"]
    message = (
        f"the sign-off of {entry.page} by '{entry.reviewer}' on {entry.reviewed} was edited "
        f"or taken out (- what was recorded, + what stands there):{_indented(lines)}"
    )
    source = "" if commit == "HEAD" else f"--source={commit} "
    fix = f"run: git restore {source}{FILE}; then sign again what came after it"
    return Problem(FILE, same[0].line if same else 0, RULE, message, fix)


def _indented(lines: Sequence[str]) -> str:
    more = [f"… and {len(lines) - _SHOWN} more"] * (len(lines) > _SHOWN)
    return "".join(f"\n      {line}" for line in (*lines[:_SHOWN], *more))
