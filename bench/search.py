"""What readers type: who finds the right page, with how many bytes, in how many milliseconds."""

from __future__ import annotations

import re
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, Response, sync_playwright

from bench import _making
from bench._engines import ENGINES, OURS, Answer, Engine, weight
from stillopen.project import read
from stillopen.vocabulary import words
from tests.support import chromium
from tests.support.project import ROOT, build
from tests.support.server import serve

OWN = Path(__file__).with_name("phrases.tsv")
GIVEN = ROOT.parent / "shared/queries.tsv"
# A phone of the cheaper kind, as the browser's tools slow a computer down to it.
SLOWED = 4
# Of each so many phrases one is typed letter by letter, for the time a letter takes.
TYPED = 8
LARGE = 1_000
ROW = "{:<16}{:<12}{:>8}{:>10}{:>10}{:>8}"
COST = "{:<16}{:>14}{:>12}{:>12}{:>12}"


@dataclass(frozen=True)
class Phrase:
    """What somebody types, the addresses of the pages that answer, and the set it belongs to.

    `listed` says that a page lists it word for word.
    """

    text: str
    answers: frozenset[str]
    kind: str
    listed: bool


def phrases() -> list[Phrase]:
    """The phrases of this folder, and those handed to the project where they are."""
    listed = {words(p.words) for page in read(ROOT).pages.values() for p in page.phrases}
    return [phrase for file in (OWN, GIVEN) if file.is_file() for phrase in _read(file, listed)]


def _read(file: Path, listed: set[tuple[str, ...]]) -> Iterator[Phrase]:
    for line in file.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, slugs, *kind = line.split("\t")
            answers = {"/" if slug == "index" else f"/{slug}/" for slug in slugs.split(",")}
            known = words(text) in listed
            yield Phrase(text, frozenset(answers), kind[0] if kind else "given", known)


def rank(phrase: Phrase, answer: Answer) -> float:
    """One over the place of the first right page, or nothing."""
    places = (n for n, page in enumerate(answer.pages, 1) if page in phrase.answers)
    return next((1 / n for n in places), 0.0)


def main() -> None:
    typed = phrases()
    path = chromium.find()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        launch = playwright.chromium.launch
        with launch(executable_path=path, args=chromium.ARGUMENTS) as browser:
            site = OURS.make(folder, folder)
            print(ROW.format("", "phrases", "how many", "recall@1", "recall@3", "MRR"))
            costs = [_measure(engine, folder, site, browser, typed) for engine in ENGINES]
            print(f"\nCPU slowed {SLOWED} times; bytes with gzip -9, until the first answer")
            print(COST.format("", "bytes fetched", "ms median", "ms 95%", "ms most"))
            print("\n".join(costs))
            print(_large(folder, browser))


def _measure(
    engine: Engine, folder: Path, site: Path, browser: Browser, typed: list[Phrase]
) -> str:
    made = site if engine is OURS else engine.make(folder, site)
    with serve(made) as root, browser.new_context() as context:
        page = context.new_page()
        fetched = _open(engine, page, root)
        ranks = {phrase: rank(phrase, engine.ask(page, phrase.text)) for phrase in typed}
        for kind in dict.fromkeys(phrase.kind for phrase in typed):
            _show(engine, kind, [found for phrase, found in ranks.items() if phrase.kind == kind])
        _show(engine, "all", [*ranks.values()])
        _show(engine, "not listed", [found for phrase, found in ranks.items() if not phrase.listed])
        times = _times(engine, page, [phrase.text for phrase in typed[::TYPED]])
    return _cost(engine.name, fetched, times)


def _open(engine: Engine, page: Page, root: str) -> int:
    """Open the search as far as its first answer; the bytes that took."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks it
    page.goto(root + engine.address)
    for field in page.locator("input[type=search], .md-search__input").all():
        field.evaluate("field => field.focus()")
    page.wait_for_load_state("networkidle")
    engine.ask(page, "relapse")
    page.wait_for_load_state("networkidle")
    return sum(weight(answer) for answer in answers if engine.fetches(answer.url))


def _show(engine: Engine, kind: str, ranks: list[float]) -> None:
    first = sum(each == 1 for each in ranks) / len(ranks)
    three = sum(each >= 1 / 3 for each in ranks) / len(ranks)
    shown = f"{first:.1%}", f"{three:.1%}", f"{statistics.mean(ranks):.3f}"
    print(ROW.format(engine.name, kind, len(ranks), *shown))


def _times(engine: Engine, page: Page, texts: list[str]) -> list[float]:
    """Milliseconds from a letter to what it changes, for every letter of the texts."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    prefixes = [text[:end] for text in texts for end in range(1, len(text) + 1)]
    found = [engine.ask(page, prefix).took for prefix in prefixes]
    return [took for took in found if took is not None]


def _cost(name: str, fetched: int, times: list[float]) -> str:
    ordered = sorted(times)
    late = ordered[int(len(ordered) * 0.95)]
    shown = (f"{each:.1f}" for each in (statistics.median(ordered), late, ordered[-1]))
    return COST.format(name, f"{fetched:,}", *shown)


def _large(folder: Path, browser: Browser) -> str:
    made = build(_making.ours(LARGE, folder / "large"))
    assert made.status == 0, made.output
    with serve(made.site) as root, browser.new_context() as context:
        page = context.new_page()
        fetched = _open(OURS, page, root)
        said = re.search(r"fetches ([\d,]+ KB)", page.locator("main").inner_text())
        assert said
        times = _times(OURS, page, ["worry one two three", "what if nine eight seven", "friends"])
    return f"{_cost(f'{LARGE:,} pages', fetched, times)}   it says {said[1]}"


if __name__ == "__main__":
    main()
