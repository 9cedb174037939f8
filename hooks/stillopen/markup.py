"""Markup that a page may not hold: scripts, frames, handlers, and anything from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from stillopen.page import Page
from stillopen.problem import Problem

RULE = "markup"
# Elements that run, load, restyle or redirect; plain words and pictures need none of them.
FORBIDDEN = frozenset(
    {"script", "noscript", "template", "portal", "style", "link", "base", "meta", "form"}
    | {"iframe", "frame", "frameset", "object", "embed", "applet", "canvas"}
    | {"audio", "video", "source", "track", "foreignobject", "animate", "set"}
)
LOADING = frozenset({"src", "srcset", "poster", "background", "data", "lowsrc", "longdesc"})
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_ELSEWHERE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.I)
_PICTURE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]*)")
_PICTURE_BY_NAME = re.compile(r"!\[([^\]]*)\](?:\[([^\]]*)\])?(?!\()")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]]+)\]:\s*<?(\S+?)>?(?:\s|$)")
_RUNS = re.compile(r"(?:javascript|vbscript|data)\s*:", re.I)
_TARGET = re.compile(r"(?<!!)\[[^\]]*\]\(\s*<?\s*([^)\s>]*)")


def problems(page: Page, shown: str) -> list[Problem]:
    """Everything in the page's body that would run, or load from another origin."""
    return [
        Problem(shown, line, RULE, message, fix)
        for line, message, fix in sorted(set(_faults(page)))
    ]


Fault = tuple[int, str, str]


def _faults(page: Page) -> Iterator[Fault]:
    lines = [(number, _CODE.sub("", line) if "`" in line else line) for number, line in page.lines]
    scanner = _Scanner(page.body_line)
    scanner.feed("\n".join(line for _, line in lines))
    scanner.close()
    yield from scanner.faults
    names = {
        match[1].casefold(): match[2] for _, line in lines for match in _DEFINITION.finditer(line)
    }
    for number, line in lines:
        # Every link and picture of Markdown's has one; most lines have none.
        if "[" in line:
            yield from _in_markdown(number, line, names)


def _in_markdown(number: int, line: str, names: dict[str, str]) -> Iterator[Fault]:
    pictures = [match[1] for match in _PICTURE.finditer(line)]
    for match in _PICTURE_BY_NAME.finditer(line):
        pictures.append(names.get((match[2] or match[1]).casefold(), ""))
    for address in pictures:
        if _ELSEWHERE.match(address):
            yield number, *_loads("an image", address)
    targets = [match[1] for match in _TARGET.finditer(line)]
    targets += [match[2] for match in _DEFINITION.finditer(line)]
    if any(_RUNS.match(target) for target in targets):
        yield number, "has a link that runs code", "link to a page, or delete the link"


def _loads(what: str, address: str) -> tuple[str, str]:
    message = f"has {what} from another place ({address[:80]})"
    return message, "save the picture in docs/assets/ and show it from there"


class _Scanner(HTMLParser):
    """Finds the forbidden in raw HTML, line by line."""

    def __init__(self, first_line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.first_line = first_line
        self.faults: list[Fault] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Judge one element; self-closing ones come here too."""
        line = self.first_line + self.getpos()[0] - 1
        if tag in FORBIDDEN:
            message = f"has a <{tag}> element, which no page may hold"
            self.faults.append((line, message, "say it in words, and delete the element"))
        for name, value in attrs:
            self._attribute(line, tag, name, value or "")

    def _attribute(self, line: int, tag: str, name: str, value: str) -> None:
        plain = re.sub(r"[\x00-\x20]", "", value)
        if name.startswith("on"):
            message = f"has the attribute {name}= on <{tag}>, which runs code"
            self.faults.append((line, message, f"delete {name}=…"))
        elif name in {"href", "xlink:href", "action", "formaction"} and _RUNS.match(plain):
            message, fix = "has a link that runs code", "link to a page, or delete the link"
            self.faults.append((line, message, fix))
        elif name in LOADING and any(_ELSEWHERE.match(part) for part in value.split(",")):
            self.faults.append((line, *_loads(f"<{tag} {name}=…>", value)))
        elif tag in {"image", "use"} and name.endswith("href") and _ELSEWHERE.match(value):
            self.faults.append((line, *_loads(f"<{tag}>", value)))
        elif name == "style":
            message = f"has the attribute style= on <{tag}>, which the page's policy blocks"
            self.faults.append((line, message, "delete style=…; looks belong in docs/assets/"))

    # After <script> or <style> the parser would swallow the rest as code; we want all faults.
    def set_cdata_mode(self, elem: str, **_: object) -> None:
        """Keep reading elements inside <script> and <style>."""
