"""Words outside the pages are searched for numbers as well."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from stillopen import project
from stillopen.check import check

WRONG = "877-920-6538"

PLACES: dict[str, tuple[str, str, str]] = {
    "a template": ("overrides/404.html", "<h2>All pages</h2>", f"<h2>Call {WRONG}</h2>"),
    "a template's link": ("overrides/404.html", "<h2>", '<a href="tel:+18779206538">Call</a><h2>'),
    "a template's hidden words": ("overrides/404.html", "<h2>", f'<h2 aria-label="Call {WRONG}">'),
    "a template's code": ("overrides/404.html", "<h2>", f'{{{{ "{WRONG}" }}}}<h2>'),
    "a script": ("docs/assets/so-message.js", "{\n", f'{{\nconst number = "{WRONG}";\n'),
    "the configuration": ("mkdocs.yml", "site_name: The", f"site_name: Call {WRONG} The"),
    "a heading of the menu": ("mkdocs.yml", "Help:", f"Call {WRONG}:"),
    "a program's fact": ("mkdocs.yml", "name: Harbor", f"name: Call {WRONG} Harbor"),
    "a notice": ("facts/notices.toml", 'text = "', f'text = "Call {WRONG}. '),
    "a help line's note": ("facts/help-lines.toml", 'note = "', f'note = "Or call {WRONG}. '),
    "a source's title": ("facts/sources.toml", 'title = "', f'title = "Call {WRONG}: '),
    "a message": ("docs/contact.md", "Hello.", f"Call {WRONG}."),
    "a reader's words": ("docs/relapse.md", "- i used again", f"- i used again call {WRONG}"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_wrong_digit_is_found_wherever_a_reader_sees_it(
    compose: Callable[[str], Path], place: str
) -> None:
    root = compose("harbor")
    path, old, new = PLACES[place]
    file = root / path
    before = file.read_text("utf-8")
    assert old in before
    after = before.replace(old, new, 1)
    file.write_text(after, "utf-8")
    line = after[: re_index(after)].count("\n") + 1
    found = [p for p in check(project.read(root)) if p.rule == "telephone"]
    assert [(p.path, p.line) for p in found] == [(path, line)]


def re_index(text: str) -> int:
    return min(text.find(each) for each in (WRONG, "+18779206538") if each in text)


def test_what_no_reader_sees_is_let_be(compose: Callable[[str], Path]) -> None:
    root = compose("harbor")
    for path, comment in {
        "overrides/404.html": f"{{# {WRONG} #}}",
        "mkdocs.yml": f"# {WRONG}",
        "facts/notices.toml": f"# {WRONG}",
    }.items():
        file = root / path
        file.write_text(f"{comment}\n{file.read_text('utf-8')}", "utf-8")
    assert [p for p in check(project.read(root)) if p.rule == "telephone"] == []
