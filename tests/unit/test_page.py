"""A page as it was written."""

from __future__ import annotations

from markdown import Markdown

from stillopen.page import Page, parse

FRONT = "---\ntitle: Shame\ndescription: One sentence.\nclinical: true\n---\n"


def page(body: str) -> Page:
    found, problems = parse(FRONT + body, "shame.md", "docs/shame.md")
    assert not problems
    return found


def test_headings_have_the_addresses_that_the_engine_gives_them() -> None:
    body = (
        "## They won't take me seriously\n\n## Twice\n\n## Twice\n\n"
        "## *Loud* `code`\n\n## Named {#by-hand}\n\n### Größe & more\n\n"
        "## Kept <!-- a note -->\n\n## Both <!-- a note --> {#given}\n"
    )
    rendered = Markdown(extensions=["toc", "attr_list"])
    rendered.convert(body)
    tokens = rendered.toc_tokens  # type: ignore[attr-defined]
    expected = [token["id"] for token in _flat(tokens)]
    assert [heading.id for heading in page(body).headings] == expected


def _flat(tokens: list[dict[str, object]]) -> list[dict[str, object]]:
    return [each for token in tokens for each in (token, *_flat(token["children"]))]  # type: ignore[arg-type]


def test_lines_of_code_are_no_words() -> None:
    found = page("Before\n```\n## no heading\n```\n## A heading\n")
    assert [heading.text for heading in found.headings] == ["A heading"]


def test_a_line_is_counted_in_the_file_not_in_the_body() -> None:
    assert page("\n## A heading\n").headings[0].line == 7


def test_carriage_returns_change_nothing() -> None:
    body = "## One\n\nWords.\n"
    unix, _ = parse(FRONT + body, "a.md", "a.md")
    windows, problems = parse((FRONT + body).replace("\n", "\r\n"), "a.md", "a.md")
    assert (windows.body, windows.headings, problems) == (unix.body, unix.headings, [])


def test_readers_words_belong_to_the_page_or_to_a_heading() -> None:
    front = FRONT.replace(
        "---\n", "---\nreaders_words:\n  - i left\n  - Kids:\n      - my kids\n", 1
    )
    found, problems = parse(front + "## Kids\n", "a.md", "a.md")
    assert not problems
    assert [(p.words, p.heading, p.line) for p in found.phrases] == [
        ("i left", None, 3),
        ("my kids", "Kids", 5),
    ]


def test_a_page_that_does_not_say_so_counts_as_guidance() -> None:
    found, problems = parse(FRONT.replace("clinical: true\n", ""), "a.md", "a.md")
    assert found.clinical
    assert [problem.message for problem in problems] == ["'clinical' is missing"]


def test_addresses_follow_the_file() -> None:
    urls = {"index.md": "", "shame.md": "shame/", "more/index.md": "more/", "more/a.md": "more/a/"}
    assert {path: parse(FRONT, path, path)[0].url for path in urls} == urls
