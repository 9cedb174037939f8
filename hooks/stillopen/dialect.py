"""The Markdown that pages are written in, and nothing that does more to words than it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from stillopen.located import Located
from stillopen.problem import Problem

RULE = "dialect"
# What mkdocs.yml may list, and the three that MkDocs always adds.
EXTENSIONS = (
    *("admonition", "attr_list", "def_list", "fenced_code"),
    *("md_in_html", "tables", "toc"),
)


def problems(config: Located, path: str) -> list[Problem]:
    """Every extension or plugin that might add, drop or change words after they were read."""
    data = config.data if isinstance(config.data, dict) else {}
    return [
        Problem(path, config.line(key, index), RULE, message, fix)
        for key, kind, known in (
            ("markdown_extensions", "extension", EXTENSIONS),
            ("plugins", "plugin", ()),
        )
        for index, name in _named(data.get(key))
        if name not in known
        for message in [f"the {kind} '{name}' may change words after a reviewer has read them"]
        for fix in ["take it out; if it changes none, hooks/stillopen/dialect.py can list it"]
    ]


def _named(listed: Any) -> Iterator[tuple[int | str, str]]:
    """The names in a list of names, of names with options, or in a mapping."""
    if isinstance(listed, dict):
        yield from ((str(name), str(name)) for name in listed)
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        for name in item if isinstance(item, dict) else [item]:
            yield index, str(name).removeprefix("markdown.extensions.")
