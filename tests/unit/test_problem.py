"""Problems as people, tools and code hosts read them."""

from __future__ import annotations

import json

from stillopen.problem import Problem, render

ONE = Problem("docs/b.md", 14, "telephone", "telephone number 1 is wrong", "write 2")
OTHER = Problem("docs/a,b.md", 0, "menu", "100% lost\nhere", "find it")


def test_people_read_path_line_cause_and_fix() -> None:
    assert render([ONE], 20) == (
        "docs/b.md:14: telephone number 1 is wrong\n    fix: write 2\n1 problem in 20 pages."
    )


def test_all_are_sorted_once_and_counted() -> None:
    text = render([ONE, OTHER, ONE], 2)
    assert text.index("docs/a,b.md: ") < text.index("docs/b.md:14: ")
    assert text.endswith("2 problems in 2 pages.")


def test_none_is_said_in_words() -> None:
    assert render([], 1) == "No problems in 1 page."


def test_tools_read_json() -> None:
    assert json.loads(render([ONE], 20, "json")) == [
        {
            "path": "docs/b.md",
            "line": 14,
            "rule": "telephone",
            "severity": "error",
            "message": "telephone number 1 is wrong",
            "fix": "write 2",
        }
    ]


def test_annotations_escape_what_the_code_host_reserves() -> None:
    first = render([OTHER], 1, "github").splitlines()[0]
    assert first == "::error file=docs/a%2Cb.md,title=menu::100%25 lost%0Ahere%0Afix: find it"
