"""TOML files of facts, read with the line of each table."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from stillopen import schema
from stillopen.located import Key, Located
from stillopen.problem import Problem

_HEADER = re.compile(r"^\s*\[{1,2}\s*([^\]\s]+)\s*\]{1,2}")
_KEY = re.compile(r"^\s*([A-Za-z0-9_-]+|\"[^\"]*\")\s*=")


def read(root: Path, path: str, name: str) -> tuple[dict[str, Any], Located, list[Problem]]:
    """The file's tables, held to the schema `name`; empty where it can't be read."""
    empty = Located({})
    try:
        text = (root / path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        data = tomllib.loads(text)
    except OSError as error:
        fix = "put the file back; the site is built from it"
        return {}, empty, [Problem(path, 0, name, f"can't be read: {error.strerror}", fix)]
    except UnicodeDecodeError:
        fix = "save the file with the encoding UTF-8"
        return {}, empty, [Problem(path, 0, name, "is not UTF-8 text", fix)]
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = re.search(r"at line (\d+)", str(error))
        cause = re.sub(r" \(at .*\)$", "", str(error))
        fix = "put text in quotes and give each key a line of its own"
        where = int(at[1]) if at else text.count("\n") + 1
        return {}, empty, [Problem(path, where, name, f"isn't TOML: {cause}", fix)]
    found = Located(data, _lines(text))
    return data, found, schema.violations(name, found, path)


def _lines(text: str) -> dict[Key, int]:
    """The line of each table and key; tables of an array count up from 0."""
    lines: dict[Key, int] = {}
    counts: Counter[Key] = Counter()
    table: Key = ()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            name: Key = tuple(part.strip('"') for part in header[1].split("."))
            if line.lstrip().startswith("[["):
                lines.setdefault(name, number)
                counts[name] += 1
                name = (*name, counts[name] - 1)
            table = name
            for depth in range(1, len(table) + 1):
                lines.setdefault(table[:depth], number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, key[1].strip('"')), number)
    return lines
