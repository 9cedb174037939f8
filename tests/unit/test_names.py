"""Which selectors can choose something on some page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from stillopen.names import STATES, collect, fits
from tests.support.project import ROOT

PAGE = """<!DOCTYPE html><html lang="en"><head><title>t</title></head><body class="so-page so-wide">
<main id="so-main"><p>Words</p><details open=""><summary>Menu</summary></details>
<input type="checkbox"><svg viewBox="0 0 1 1"><linearGradient></linearGradient></svg>
</main></body></html>"""
NAMES = collect(PAGE)


def test_names_are_written_as_a_selector_writes_them() -> None:
    expected = {"main", "lineargradient", ".so-page", ".so-wide", "#so-main", "[open]", "[viewbox]"}
    assert expected <= NAMES


@pytest.mark.parametrize(
    "selector",
    [
        "*",
        ":root",
        "main > p",
        "MAIN P",
        ".so-page.so-wide #so-main",
        "details[open] summary::after",
        "p:not(.nowhere)",
        "p:nth-child(2n + 1)",
        ":is(.nowhere, p)",
        "body:has(input:checked) p",
        "input:not([type=radio], [type=hidden]):focus",
        "::-webkit-details-marker",
        "linearGradient",
    ],
)
def test_a_selector_that_may_choose_something_is_kept(selector: str) -> None:
    assert fits(tinycss2.parse_component_value_list(selector), NAMES)


@pytest.mark.parametrize(
    "selector",
    [
        "table",
        ".nowhere",
        "#nowhere",
        "[data-nowhere=x]",
        "main .nowhere p",
        ".so-page.nowhere",
        ":is(.nowhere, table)",
        "p:has(> table)",
        ":where(.nowhere) p",
    ],
)
def test_a_selector_that_can_choose_nothing_goes(selector: str) -> None:
    assert not fits(tinycss2.parse_component_value_list(selector), NAMES)


_simple = st.sampled_from(
    ["p", "main", "table", ".so-page", ".nowhere", "#so-main", "#no", "[open]", "[no]", "*"]
)
_compound = st.builds("".join, st.lists(st.sampled_from([".so-wide", "[class]", ":not(.x)"])))


@given(st.lists(st.tuples(_simple, st.sampled_from([" ", " > ", " ~ "])), min_size=1, max_size=4))
def test_whatever_a_parser_finds_on_the_page_is_kept(parts: list[tuple[str, str]]) -> None:
    selector = "".join(part + combinator for part, combinator in parts).rstrip(" >~")
    if LexborHTMLParser(PAGE).css(selector):
        assert fits(tinycss2.parse_component_value_list(selector), NAMES)


def test_states_that_no_built_page_shows_are_known() -> None:
    """A browser opens details by itself, and our scripts show what they have a use for."""
    for selector in (".so-page[hidden]", "details[open] summary"):
        assert fits(tinycss2.parse_component_value_list(selector), NAMES | STATES)


@pytest.mark.parametrize("script", sorted((ROOT / "docs" / "assets").glob("*.js")), ids=str)
def test_a_script_sets_no_class_that_the_list_of_states_lacks(script: Path) -> None:
    code = script.read_text("utf-8")
    assert not re.search(r"classList|className|setAttribute\(.class", code)
    set_here = set(re.findall(r"\.(hidden|open|disabled|checked) = ", code))
    assert {f"[{name}]" for name in set_here - {"checked"}} <= STATES
