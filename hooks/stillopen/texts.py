"""What readers see besides the pages' own words: templates, facts and configuration."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stillopen import files

_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
# A comment runs from a # outside quotes to the end of its line, in YAML and in TOML. Only
# TOML's threefold quotes go on over lines; all else ends there, so that the time stays linear.
_COMMENT = re.compile(
    r"^(?P<kept>(?:[^#\"'\n]|\"{3}[\s\S]*?\"{3}|\"[^\"\n]*\"|'[^'\n]*'|(?<=\w)['#])*)#.*$",
    re.M,
)
_TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}", re.S)
_TEMPLATE_MARKS = re.compile(r"\{[{%]-?|-?[%}]\}")


@dataclass(frozen=True)
class Text:
    """A file's words, line by line as they stand in it; what no reader sees is blank."""

    path: str
    words: str


def read(root: Path, config: str, templates: str) -> tuple[Text, ...]:
    """The words of every template, file of facts and the configuration, in order of path."""
    return tuple(sorted(_texts(root, config, templates), key=lambda text: text.path))


def _texts(root: Path, config: str, templates: str) -> Iterator[Text]:
    for file in [root / config, *(root / "facts").glob("*.toml")]:
        if words := _words(file):
            yield Text(file.relative_to(root).as_posix(), _COMMENT.sub(r"\g<kept>", words))
    shown = [*(root / templates).rglob("*.html"), *(root / templates).rglob("*.svg")]
    for file in [*shown, *root.glob("docs/assets/so-*.js")]:
        words = _TEMPLATE_COMMENT.sub(_blank, _words(file))
        yield Text(file.relative_to(root).as_posix(), _TEMPLATE_MARKS.sub(" ", words))


def _words(file: Path) -> str:
    try:
        return _ADDRESS.sub("", files.read(file).decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        # Whoever owns the file says what is wrong with it.
        return ""


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")
