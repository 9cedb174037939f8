"""The state of 1,000 pages of 540 words with 5,000 sign-offs: CPU time of each step."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from stillopen import ledger, review, signoffs, words
from stillopen.ledger import Entry
from stillopen.page import Page, parse
from stillopen.reviewers import Reviewer

ROOT = Path(__file__).parents[1]
PAGES, ENTRIES, WORDS, ROUNDS = 1_000, 5_000, 540, 5
# Seconds of CPU, for all steps together.
GOAL = 1.0
TODAY = dt.date(2026, 1, 15)
SIGNER = Reviewer("a-reviewer", "A. Reviewer", "LICSW (invented)")
PROSE = "I read every word."


def pages() -> list[Page]:
    """Pages made of this site's own paragraphs, each in another order of them."""
    bodies = (
        parse(file.read_text("utf-8"), file.name, file.name)[0].body
        for file in sorted((ROOT / "docs").glob("*.md"))
    )
    blocks = [block for body in bodies for block in re.split(r"\n\n+", body) if block.strip()]
    made = []
    for number in range(PAGES):
        page: list[str] = []
        for block in itertools.islice(itertools.cycle(blocks), number % len(blocks), None):
            page.append(block)
            if sum(len(each.split()) for each in page) >= WORDS:
                break
        front = f"---\ntitle: Page {number}\ndescription: About {number}.\nclinical: true\n---\n"
        path = f"page-{number:04}.md"
        made.append(parse(front + "\n\n".join(page), path, path)[0])
    return made


def signed(made: list[Page]) -> list[Entry]:
    """The sign-offs: several of each page, the last of the words that it has now."""
    return [entry for page in made for entry in _of(page)]


def _of(page: Page) -> Iterator[Entry]:
    before, times = "", ENTRIES // PAGES
    for year in range(times):
        body = page.body if year == times - 1 else f"{page.body}\n\nOnce."
        day = dt.date(2021 + year, 6, 1)
        entry = Entry(
            *(page.path, words.digest(page.title, page.description, body), SIGNER.id, "1"),
            *(day, day.replace(year=day.year + 1)),
        )
        entry = replace(entry, seal=ledger.seal(entry, before, SIGNER, PROSE))
        before = entry.seal
        yield entry


def measured(step: Callable[[], object]) -> float:
    """Seconds of CPU, the middle one of several rounds."""
    spent = []
    for _ in range(ROUNDS):
        start = time.process_time()
        step()
        spent.append(time.process_time() - start)
    return statistics.median(spent)


def main() -> None:
    made = pages()
    known = signoffs.Known({page.path for page in made}, {SIGNER.id: SIGNER}, {"1": PROSE}, TODAY)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "reviews").mkdir()
        (root / ledger.FILE).write_text(ledger.render(ledger.order(signed(made))), "utf-8")
        entries, problems = ledger.read(root)
        assert not problems
        assert not signoffs.problems(entries, known)
        assert (len(made), len(entries)) == (PAGES, ENTRIES)

        def state(page: Page, digest: str) -> review.Review:
            return review.judge(last.get(page.path), SIGNER, digest, TODAY)

        def digests() -> list[str]:
            return [words.digest(page.title, page.description, page.body) for page in made]

        last, now = signoffs.latest(entries), digests()
        states = {state(*each).state for each in zip(made, now, strict=True)}
        assert states == {"reviewed"}, states
        steps = {
            "read the ledger": lambda: ledger.read(root),
            "hold it against pages, people and dates": lambda: signoffs.problems(entries, known),
            "digest every page's words": digests,
            "judge every page": lambda: [state(*each) for each in zip(made, now, strict=True)],
        }
        spent = {name: measured(step) for name, step in steps.items()}
    print(f"State of {PAGES:,} pages of {WORDS} words with {ENTRIES:,} sign-offs, seconds of CPU")
    for name, seconds in spent.items():
        print(f"  {name:42} {seconds:6.3f}")
    total = sum(spent.values())
    print(f"  {'together':42} {total:6.3f}   (to reach: under {GOAL})")


if __name__ == "__main__":
    main()
