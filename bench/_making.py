"""Sites of any size, the same at every run: pages of about 540 plain words, in sections of 20."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.support.project import compose

WORDS = 540
SECTION = 20
# The pages that every project has; the rest are made.
FIXED = ("index", "topics", "contact", "help-now", "privacy", "about")
STOCK = {
    "site_name": "Stock",
    "theme": {"name": "material"},
    "markdown_extensions": ["admonition", "attr_list", "def_list", "md_in_html", "tables"],
}
_DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_WHO = ["you", "we", "they", "most people", "some people", "many of us", "friends", "others"]
_DO = [
    *("can ask for help", "may come back", "find a way", "talk about it", "take a small step"),
    *("rest for a day", "make a plan", "write it down", "say so out loud", "try once more"),
]
_WHEN = [
    *("today", "at any time", "after a hard week", "before the next group", "when it hurts"),
    *("with no reason given", "in your own words", "at your own pace", "on a good day"),
]


def ours(pages: int, into: Path) -> Path:
    """A project of ours with so many pages, in the folder `into`."""
    compose("harbor", into)
    (into / "docs/relapse.md").unlink()
    _write(pages, into / "docs")
    text = (into / "mkdocs.yml").read_text("utf-8")
    head, _, rest = text.partition("\nnav:")
    tail = rest[rest.index("\ntheme:") :]
    (into / "mkdocs.yml").write_text(f"{head}\n{_nav(pages)}{tail}", "utf-8")
    return into


def stock(pages: int, like: Path, into: Path) -> Path:
    """The same pages for Material as it comes, search and all."""
    shutil.copytree(like / "docs", into / "docs")
    shutil.rmtree(into / "docs/assets")
    (into / "mkdocs.yml").write_text(yaml.safe_dump(STOCK) + _nav(pages), "utf-8")
    return into


def _made(pages: int) -> list[str]:
    return [f"page-{number}" for number in range(pages - len(FIXED))]


def _nav(pages: int) -> str:
    made = _made(pages)
    sections = [made[at : at + SECTION] for at in range(0, len(made), SECTION)]
    nav = [f"{slug}.md" for slug in FIXED] + [
        {f"Part {_said(number)}": [f"{slug}.md" for slug in section]}
        for number, section in enumerate(sections)
    ]
    return yaml.safe_dump({"nav": nav}, sort_keys=False, width=200)


def _write(pages: int, docs: Path) -> None:
    made = _made(pages)
    for number, slug in enumerate(made):
        following = made[(number + 1) % len(made)]
        (docs / f"{slug}.md").write_text(_page(number, following), "utf-8")


def _page(number: int, following: str) -> str:
    chance = random.Random(number)
    name = _said(number)
    front = {
        "title": f"Page {name}",
        "description": f"What to do when worry {name} comes.",
        "clinical": True,
        "next": following,
        "readers_words": [f"worry {name}", f"what if {name}"],
    }
    words = list(_words(chance, name, following))
    return f"---\n{yaml.safe_dump(front, sort_keys=False, width=200)}---\n\n" + "\n".join(words)


def _words(chance: random.Random, name: str, following: str) -> Iterator[str]:
    for part in range(6):
        yield f"## Step {_DIGITS[part]} of {name}\n"
        yield " ".join(_sentence(chance) for _ in range(5)) + "\n"
        yield "".join(f"- {_sentence(chance)}\n" for _ in range(4))
    yield f"Read [what comes after {name}]({following}.md)."


def _sentence(chance: random.Random) -> str:
    said = f"{chance.choice(_WHO)} {chance.choice(_DO)} {chance.choice(_WHEN)}."
    return said[0].upper() + said[1:]


def _said(number: int) -> str:
    # In words: a row of digits could be read as a telephone number.
    return " ".join(_DIGITS[int(digit)] for digit in str(number))
