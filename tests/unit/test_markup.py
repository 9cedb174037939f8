"""Markup that a page may not hold, however it is dressed up."""

from __future__ import annotations

import pytest

from stillopen.markup import problems
from stillopen.page import parse

FRONT = "---\ntitle: T\ndescription: D\nclinical: true\n---\n"


def found(body: str) -> list[int]:
    return [problem.line for problem in problems(parse(FRONT + body, "a.md", "a.md")[0], "a.md")]


@pytest.mark.parametrize(
    "markup",
    [
        "<SCRIPT SRC=x></SCRIPT>",
        "<script\n>x</script>",
        "<img src=x onerror=y>",
        "<svg onload=x>",
        "<svg><use href='https://x.example/a.svg#b'></use></svg>",
        "<img srcset='a.png 1x, https://x.example/b.png 2x' alt=''>",
        "<object data='x'></object>",
        "<embed src='x'>",
        "<link rel=stylesheet href='https://x.example/a.css'>",
        "<style>@import url(https://x.example)</style>",
        "<base href='https://x.example/'>",
        "<meta http-equiv=refresh content='0;url=https://x.example/'>",
        "<form action='https://x.example/'></form>",
        "<video src='x.mp4'></video>",
        "<p style='background:url(https://x.example/a.png)'>x</p>",
        "<a href='java\nscript:x'>x</a>",
        "<a href='&#106;avascript:x'>x</a>",
        "[x](javascript:x)",
        "[x](<javascript:x>)",
        "[x][y]\n\n[y]: javascript:x",
        "![x](https://x.example/a.png)",
        "![x](//x.example/a.png)",
        "![x](data:image/png;base64,AAAA)",
        "![x][y]\n\n[y]: https://x.example/a.png",
    ],
)
def test_refused(markup: str) -> None:
    assert found(f"Words.\n\n{markup}\n")


@pytest.mark.parametrize(
    "markup",
    [
        "`<script>` in code",
        "```html\n<script>x</script>\n```",
        "![A door](assets/door.png)",
        "[Read](https://x.example/)",
        "[Call](tel:911)",
        "<p class='note'>x</p>",
        "2 < 3 and on we go",
        "once upon = a time",
    ],
)
def test_allowed(markup: str) -> None:
    assert found(f"Words.\n\n{markup}\n") == []


def test_what_stands_after_a_script_is_still_read() -> None:
    assert found("<script>\n\n<img src=x onerror=y>\n") == [6, 8]
