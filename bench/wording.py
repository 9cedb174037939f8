"""How long the wording rules take: a large site, and one page as it grows. CPU time."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from bench import reviews
from stillopen import wording
from stillopen.fill import Facts
from stillopen.page import Page, parse
from stillopen.wording.runner import forget

ROUNDS = 3
# Words on one page; twice the words may take twice the time, and a little more.
GROWING = (12_500, 25_000, 50_000)
NO_FACTS = Facts(None, {}, {})


def main() -> None:
    """Print the time for 1,000 pages, and for one page of more and more words in many shapes."""
    made = reviews.pages()
    words = sum(len(page.body.split()) for page in made)
    seconds = _median(lambda: [wording.judge(page, NO_FACTS, {}) for page in made])
    print(f"wording: {len(made)} pages, {words} words: {seconds:.2f} s of CPU")
    text = " ".join(word for page in made[:200] for word in page.body.split())
    shapes: dict[str, Callable[[str], str]] = {
        "one paragraph": lambda said: said,
        "a line a sentence": lambda said: said.replace(". ", ".\n"),
        "no full stop": lambda said: said.replace(".", ""),
        "a fault a line": lambda said: "The addict must never.\n" * (len(said.split()) // 4),
        "open comments": lambda said: said.replace(" ", " <!-- "),
        "open brackets": lambda said: said.replace(" ", " [("),
        "back-ticks": lambda said: said.replace(" ", " ` "),
    }
    print(f"{'one page of':>20} {' '.join(f'{size:>8}' for size in GROWING)} words")
    for name, shape in shapes.items():
        pages = [_page(shape(" ".join(text.split(" ")[:size]))) for size in GROWING]
        row = [_median(lambda page=page: wording.judge(page, NO_FACTS, {})) for page in pages]
        print(f"{name:>20} {' '.join(f'{each:>7.2f}s' for each in row)}")


def _page(body: str) -> Page:
    return parse(f"---\ntitle: A\ndescription: B.\nclinical: true\n---\n{body}", "a.md", "a.md")[0]


def _median(work: Callable[[], object]) -> float:
    took = []
    for _ in range(ROUNDS):
        forget()
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return statistics.median(took)


if __name__ == "__main__":
    main()
