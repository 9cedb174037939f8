"""The same pages with three searches: ours, stock Material's, and Pagefind's."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Page, Response
from selectolax.lexbor import LexborHTMLParser

from bench._making import STOCK
from tests.support.project import ROOT, build

# Puts a text into a field at once, and tells how long it took until the results were as they stay.
_ASK = """async ([field, results, text]) => {
  const input = document.querySelector(field);
  const before = performance.now();
  let last = 0;
  const watch = new MutationObserver(() => { last = performance.now(); });
  watch.observe(document.querySelector(results),
    { childList: true, subtree: true, characterData: true });
  input.value = text;
  for (const event of ["input", "keyup"]) input.dispatchEvent(new Event(event, { bubbles: true }));
  while (performance.now() - Math.max(last, before) < (last ? 100 : 1000))
    await new Promise((later) => setTimeout(later, 10));
  watch.disconnect();
  return last ? last - before : null;
}"""
_PAGEFIND_ASKS = """async (text) => {
  window.pagefind ??= await import("/pagefind/pagefind.js");
  const before = performance.now();
  const { results } = await window.pagefind.search(text);
  const found = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  return [performance.now() - before, found.map(({ url }) => new URL(url, location).pathname)];
}"""


@dataclass(frozen=True)
class Answer:
    """The addresses found, best first, each page once; milliseconds where something changed."""

    pages: list[str]
    took: float | None


@dataclass(frozen=True)
class Engine:
    """A search: how its site is made, where it is opened, and how it is asked."""

    name: str
    make: Callable[[Path, Path], Path]
    address: str
    ask: Callable[[Page, str], Answer]
    # What of the requests belongs to the search.
    fetches: Callable[[str], bool]


def weight(response: Response) -> int:
    """The bytes of an answer as a host sends them: gzip -9, or as they are where that is less."""
    body = response.body()
    return min(len(body), len(gzip.compress(body, 9)))


def ours(folder: Path, _: Path) -> Path:
    """This project, as `make build` makes it."""
    made = build(ROOT, folder / "ours")
    assert made.status == 0, made.output
    return made.site


def _stock(folder: Path, site: Path) -> Path:
    """The words of the built pages, for Material as it comes, search and all."""
    docs = folder / "stock/docs"
    for file in sorted(site.glob("**/index.html")):
        tree = LexborHTMLParser(file.read_text("utf-8"))
        title, body = tree.css_first("h1"), tree.css_first(".so-body")
        assert title
        assert body
        for node in body.css("#search, .so-banner, script"):
            node.decompose()
        page = docs / file.relative_to(site).with_suffix(".md")
        page.parent.mkdir(parents=True, exist_ok=True)
        # One block of HTML: nothing in it is Markdown, and its headings keep their addresses.
        words = " ".join((body.html or "").split())
        page.write_text(f"# {title.text()}\n\n{words}\n", "utf-8")
    (folder / "stock/mkdocs.yml").write_text(yaml.safe_dump(STOCK), "utf-8")
    made = build(folder / "stock")
    assert made.status == 0, made.output
    return made.site


def _pagefind(folder: Path, site: Path) -> Path:
    """The built pages, with Pagefind's index of what stands between header and footer."""
    copy = Path(shutil.copytree(site, folder / "pagefind"))
    for file in copy.glob("**/index.html"):
        html = file.read_text("utf-8")
        file.write_text(html.replace("<article", "<article data-pagefind-body", 1), "utf-8")
    command = [sys.executable, "-m", "pagefind", "--site", str(copy), "--quiet"]
    subprocess.run(command, check=True)
    # Its library needs WebAssembly, which the policy of our pages forbids.
    (copy / "find.html").write_text("<!doctype html><title>Pagefind</title>", "utf-8")
    return copy


def _typed(field: str, results: str, links: str) -> Callable[[Page, str], Answer]:
    def ask(page: Page, text: str) -> Answer:
        took = page.evaluate(_ASK, [field, results, text])
        found = page.locator(links).evaluate_all("all => all.map((link) => link.pathname)")
        return Answer(list(dict.fromkeys(found)), took)

    return ask


def _asked(page: Page, text: str) -> Answer:
    took, found = page.evaluate(_PAGEFIND_ASKS, text)
    return Answer(list(dict.fromkeys(found)), took)


OURS = Engine(
    "Still Open",
    ours,
    "topics/",
    _typed("input[type=search]", "[data-search-results]", "[data-search-results] > li > a"),
    lambda path: "/lunr." in path or "/search." in path,
)
ENGINES = (
    OURS,
    Engine(
        "stock Material",
        _stock,
        "",
        _typed(".md-search__input", ".md-search-result", ".md-search-result__link"),
        lambda path: "/search" in path,
    ),
    Engine("Pagefind", _pagefind, "find.html", _asked, lambda path: "/pagefind/" in path),
)
