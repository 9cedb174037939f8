"""Style sheets cut down to what some page can use."""

from __future__ import annotations

import pytest

from stillopen.weight import StyleError, style, usable

NAMES = frozenset({"html", "body", "p", "a", ".so-bar", "[hidden]"})


def cut(sheet: str) -> str:
    return style(usable(sheet, NAMES))


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        ("p { color : red ; margin: 0 auto }", "p{color:red;margin:0 auto}"),
        ("table, p , .none { color: red }", "p{color:red}"),
        ("table { color: red } p {}", ""),
        ("/* why */ p { color: red /* because */ }", "p{color:red}"),
        ("p > a + a ~ .so-bar { top: 0 }", "p>a+a~.so-bar{top:0}"),
        ("p { color: red !important }", "p{color:red!important}"),
        ("p { width: calc(100% - 2rem) }", "p{width:calc(100% - 2rem)}"),
        ('p { font: 1rem/1.5 "Two  Words", serif }', 'p{font:1rem/1.5 "Two  Words",serif}'),
        ("p::after { content: 'a, b' }", 'p::after{content:"a, b"}'),
        ('@charset "utf-8"; p { top: 0 }', "p{top:0}"),
    ],
)
def test_rules_get_shorter_and_stay_the_same(sheet: str, left: str) -> None:
    assert cut(sheet) == left


@pytest.mark.parametrize(
    "condition",
    [
        "(prefers-color-scheme:dark)",
        "(forced-colors:active)",
        "print",
        "(prefers-reduced-motion:reduce)",
        "screen and (max-width:59.99em)",
    ],
)
def test_conditions_stay_around_what_is_kept_and_go_with_the_rest(condition: str) -> None:
    sheet = f"@media {condition} {{ p {{ top: 0 }} table {{ top: 0 }} }}"
    assert cut(sheet) == f"@media {condition}{{p{{top:0}}}}"
    assert cut(f"@media {condition} {{ table {{ top: 0 }} }}") == ""


def test_a_property_that_nothing_refers_to_goes_and_so_does_what_only_it_needed() -> None:
    sheet = """
      :root { --kept: red; --needed-by-kept: 1px; --alone: var(--only-for-alone) }
      html { --only-for-alone: blue }
      body { color: var(--kept, var(--needed-by-kept)) }
    """
    assert cut(sheet) == (
        ":root{--kept:red;--needed-by-kept:1px}body{color:var(--kept,var(--needed-by-kept))}"
    )


def test_an_animation_or_a_font_that_nothing_uses_goes() -> None:
    sheet = """
      @keyframes used { from { top: 0 } to { top: 1px } }
      @keyframes unused { from { top: 0 } }
      @font-face { font-family: Used; src: url(data:font/woff2;base64,AA) }
      @font-face { font-family: Unused; src: url(data:font/woff2;base64,AA) }
      p { animation: used 1s; font-family: Used, serif }
    """
    assert "unused" not in cut(sheet).lower()
    assert cut(sheet).count("sed{") == 1
    assert cut(sheet).count("@font-face") == 1


def test_what_a_page_is_printed_on_stays() -> None:
    assert cut("@media print { @page { margin: 1.5cm } }") == "@media print{@page{margin:1.5cm}}"


def test_a_nested_rule_stands_with_the_rule_around_it() -> None:
    assert cut("p { top: 0; &:hover { top: 1px } }") == "p{top:0;&:hover{top:1px}}"
    assert cut("table { p { top: 0 } }") == ""


def test_a_style_cannot_end_its_element_early() -> None:
    assert "</" not in cut('p::after { content: "</style>" }')


@pytest.mark.parametrize(
    ("sheet", "line", "cause"),
    [
        ("p { top: 0 }\n@import 'x.css';", 2, "has no place inside a page"),
        ("p {\n  background: url(door.png) }", 2, "background would load another file"),
        ("p { background: URL( 'https://example.org/x.png' ) }", 1, "would load another file"),
        ("p { background: image-set('x.png' 1x) }", 1, "would load another file"),
        ("@font-face { font-family: A; src: url(a.woff2) }", 1, "src would load another file"),
        ("p { top: 0 }\n\n} a { top: 0 }", 3, "isn't a rule"),
        ("p { top 0 }", 1, "isn't a declaration"),
    ],
)
def test_a_sheet_that_cannot_go_inside_says_why_and_where(
    sheet: str, line: int, cause: str
) -> None:
    with pytest.raises(StyleError, match=cause) as told:
        cut(sheet)
    assert told.value.line == line
