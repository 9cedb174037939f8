"""Data held against a JSON Schema, with problems that a person can act on."""

from __future__ import annotations

import datetime as dt
import difflib
import functools
import json
import re
from collections.abc import Iterator
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

import jsonschema

from stillopen.located import Located
from stillopen.phone import NotAPhoneError, parse
from stillopen.problem import Problem

KINDS = {
    "string": "text",
    "array": "a list",
    "object": "a group of keys",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "nothing",
}
_formats = jsonschema.FormatChecker(formats=())


@_formats.checks("phone", raises=NotAPhoneError)
def _phone(value: object) -> bool:
    return not isinstance(value, str) or bool(parse(value))


@_formats.checks("telephone", raises=NotAPhoneError)
def _telephone(value: object) -> bool:
    return not isinstance(value, str) or not parse(value).short


_HOST = r"[a-z0-9-]+(?:\.[a-z0-9-]+)+"


@_formats.checks("https", raises=ValueError)
def _https(value: object) -> bool:
    if not isinstance(value, str) or not value:
        return True
    parts = urlsplit(value)
    # A host and a port alone, since both go into the pages' policy as they stand.
    place = re.fullmatch(rf"{_HOST}(?::\d+)?", parts.netloc, re.I)
    return (
        parts.scheme == "https" and bool(place) and parts.port != 0 and not re.search(r"\s", value)
    )


@_formats.checks("email")
def _email(value: object) -> bool:
    # Nothing in it needs encoding in a link, so nothing can slip a second addressee in.
    return not isinstance(value, str) or bool(
        re.fullmatch(rf"[\w.+-]+@{_HOST}", value, re.I | re.A)
    )


@_formats.checks("day", raises=ValueError)
def _day(value: object) -> bool:
    return not isinstance(value, str) or not value or bool(dt.date.fromisoformat(value))


@_formats.checks("date")
def _date(value: object) -> bool:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


@functools.cache
def read(name: str) -> dict[str, Any]:
    """The schema of that name, as it is published for editors."""
    text = resources.files("stillopen").joinpath(f"schemas/{name}.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@functools.cache
def _validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(read(name), format_checker=_formats)


def violations(name: str, found: Located, path: str, within: tuple[str, ...] = ()) -> list[Problem]:
    """Every way in which `found` breaks the schema `name`.

    `within` is the place of the data in its file, so that lines can be looked up.
    """
    faults = _validator(name).iter_errors(found.data)
    problems = {
        Problem(path, found.line(*within, *where), name, message, fix)
        for fault in faults
        for where, message, fix in _explain(fault, within)
    }
    return sorted(problems)


Explained = tuple[tuple[str | int, ...], str, str]


def _explain(fault: jsonschema.ValidationError, within: tuple[str, ...]) -> Iterator[Explained]:
    place = tuple(fault.absolute_path)
    named = ".".join(str(part) for part in (*within, *place)) or "this"
    schema = fault.schema if isinstance(fault.schema, dict) else {}
    wanted = schema.get("description", "see the schema for what fits here")
    if fault.validator == "required":
        yield from _missing(fault, place, schema)
    elif fault.validator == "additionalProperties":
        yield from _unknown(fault, place, schema)
    else:
        yield place, f"{named} {_cause(fault)}", f"{str(named).split('.')[-1]}: {wanted}"


def _missing(
    fault: jsonschema.ValidationError, place: tuple[str | int, ...], schema: dict[str, Any]
) -> Iterator[Explained]:
    given = _keys(fault)
    for key in schema["required"]:
        if key not in given:
            about = schema["properties"].get(key, {}).get("description", "a value")
            yield place, f"'{key}' is missing", f"add a line '{key}:' with {about}"


def _unknown(
    fault: jsonschema.ValidationError, place: tuple[str | int, ...], schema: dict[str, Any]
) -> Iterator[Explained]:
    known = list(schema.get("properties", {}))
    for key in _keys(fault):
        if key in known:
            continue
        close = difflib.get_close_matches(str(key), known, n=1, cutoff=0.5)
        nearest = f"; the nearest known one is '{close[0]}'" if close else ""
        message = f"unknown key '{key}'{nearest}"
        fix = f"write '{close[0]}'" if close else f"use one of: {', '.join(known)}"
        yield (*place, str(key)), message, f"{fix}, or delete the line"


def _keys(fault: jsonschema.ValidationError) -> list[str]:
    value: Any = fault.instance
    return list(value)


def _cause(fault: jsonschema.ValidationError) -> str:
    value: Any = fault.instance
    rule: Any = fault.validator_value
    if fault.validator == "type":
        return f"is {_kind(value)}, not {KINDS.get(str(rule), str(rule))}"
    if fault.validator in {"minLength", "minItems"} or value in ("", [], None):
        return "is empty"
    if fault.validator == "maxLength":
        return f"has {len(value)} characters; at most {rule} fit"
    if fault.validator == "enum":
        return f"is '{value}', not one of: {', '.join(map(str, rule))}"
    return f"is '{value}', which doesn't fit"


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return f"'{str(value).lower()}' (true or false)"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of keys"
    return "empty" if value is None else f"the bare value {value}"
