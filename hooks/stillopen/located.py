"""YAML that remembers on which line each value stood."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

Key = tuple[str | int, ...]


@dataclass(frozen=True)
class Located:
    """Parsed data, and the line of each key and list item in it."""

    data: Any
    lines: Mapping[Key, int] = field(default_factory=dict)
    first_line: int = 1

    def line(self, *key: str | int) -> int:
        """The line of a value, or of the nearest value around it."""
        for length in range(len(key), 0, -1):
            if key[:length] in self.lines:
                return self.lines[key[:length]]
        return self.first_line


class NotYamlError(ValueError):
    """Text that YAML can't read; `line` says where, in the file it came from."""

    def __init__(self, cause: str, line: int) -> None:
        super().__init__(cause)
        self.line = line


class _Strict(yaml.CSafeLoader):
    """Plain data only: a tag that asks for code or an unknown type is an error."""


class _Configuration(yaml.CSafeLoader):
    """Reads mkdocs.yml, whose tags name objects of the engine that we don't need."""


def _environment(loader: _Configuration, node: yaml.Node) -> object:
    # The engine's own rule: `!ENV [A, B, fallback]` is the first variable that is set.
    if isinstance(node, yaml.ScalarNode):
        return os.environ.get(str(node.value))
    *names, fallback = loader.construct_sequence(node)  # type: ignore[arg-type]
    return next((os.environ[n] for n in names if n in os.environ), fallback)


_Configuration.add_constructor("!ENV", _environment)
_Configuration.add_constructor("!relative", lambda *_: None)
_Configuration.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


def load(text: str, first_line: int = 1, *, configuration: bool = False) -> Located:
    """Parse YAML, keeping lines; `first_line` is where `text` begins in its file.

    Raises NotYamlError with a plain cause for anything that isn't one YAML document
    with each key given once.
    """
    loader = (_Configuration if configuration else _Strict)(text)
    try:
        node = loader.get_single_node()
        lines: dict[Key, int] = {}
        if node is None:
            return Located(None, lines, first_line)
        _collect(node, (), lines, first_line)
        return Located(loader.construct_document(node), lines, first_line)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        if isinstance(error, NotYamlError):
            raise
        mark = getattr(error, "problem_mark", None)
        cause = getattr(error, "problem", None) or str(error) or "nested too deeply"
        raise NotYamlError(str(cause), first_line + (mark.line if mark else 0)) from error
    finally:
        loader.dispose()


def _collect(node: yaml.Node, key: Key, lines: dict[Key, int], first: int) -> None:
    lines.setdefault(key, first + node.start_mark.line)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _collect(item, (*key, index), lines, first)
    elif isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            inner = (*key, str(name.value))
            line = first + name.start_mark.line
            if inner in lines:
                raise NotYamlError(f"'{name.value}' is given twice", line)
            lines[inner] = line
            _collect(value, inner, lines, first)
