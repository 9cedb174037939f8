"""The style of the whole site: the rules that some page can use, small enough to go inside each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tinycss2

from stillopen.names import Tokens, fits, split

_CONDITIONS = frozenset({"media", "supports", "layer", "container", "scope"})
# An address that isn't data in the sheet itself.
_LOADS = re.compile(r"(?:url|src|image(?:-set)?)\(\s*[\"']?(?!\s*[\"']?data:)", re.IGNORECASE)
_KEYFRAMES = re.compile(r"@(?:-webkit-|-moz-)?keyframes (?P<name>\S+)")


class StyleError(ValueError):
    """A style sheet that can't go inside the pages, why, and on which of its lines."""

    def __init__(self, cause: str, line: int = 0) -> None:
        super().__init__(cause)
        self.line = line


@dataclass(frozen=True)
class Declaration:
    """One property and its value, as they are written."""

    name: str
    value: str


@dataclass(frozen=True)
class Rule:
    """A rule: its selectors or its condition, and what stands in its braces."""

    head: str
    body: tuple[Rule | Declaration, ...]


def usable(sheet: str, names: Collection[str]) -> list[Rule]:
    """The rules of a sheet that a page with some of these `names` can use.

    Raises StyleError for a sheet that is broken, or that would load something.
    """
    nodes = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return list(_usable(nodes, names))


def style(rules: Sequence[Rule]) -> str:
    """The rules as one text, without the properties, animations and fonts that none refers to."""
    text = "".join(map(_write, _without_unused(rules)))
    # Only a string can hold this, and there the backslash changes nothing.
    return text.replace("</", "<\\/")


def _usable(nodes: Tokens, names: Collection[str]) -> Iterator[Rule]:
    for node in nodes:
        if node.type == "qualified-rule":
            _tight(node.prelude)  # broken selectors are told even where none of them fits
            kept = [part for part in split(node.prelude) if fits(part, names)]
            if kept:
                yield Rule(",".join(_tight(part, " >+~") for part in kept), _body(node.content))
        elif node.type == "at-rule":
            yield from _at_rule(node, names)
        else:
            raise StyleError(f"isn't a rule ({node.message})", node.source_line)


def _at_rule(node: Any, names: Collection[str]) -> Iterator[Rule]:
    if node.lower_at_keyword == "charset":
        return
    head = f"@{node.lower_at_keyword} {_tight(node.prelude, ':')}".strip()
    if node.content is None:
        raise StyleError(f"{head} has no place inside a page", node.source_line)
    if node.lower_at_keyword in _CONDITIONS:
        inner = tinycss2.parse_rule_list(node.content, skip_whitespace=True)
        yield Rule(head, tuple(_usable(inner, names)))
    elif "keyframes" in node.lower_at_keyword:
        inner = tinycss2.parse_rule_list(node.content, skip_whitespace=True)
        yield Rule(head, tuple(Rule(_tight(r.prelude), _body(r.content)) for r in inner))
    else:
        yield Rule(head, _body(node.content))


def _body(content: Tokens) -> tuple[Rule | Declaration, ...]:
    body: list[Rule | Declaration] = []
    for node in tinycss2.parse_blocks_contents(content, skip_whitespace=True):
        if node.type == "declaration":
            value = _tight(node.value)
            if _LOADS.search(value):
                raise StyleError(f"{node.name} would load another file", node.source_line)
            important = "!important" if node.important else ""
            body.append(Declaration(node.name, value + important))
        elif node.type in {"qualified-rule", "at-rule"} and node.content is not None:
            # Nested: it stands or falls with the rule around it.
            at = f"@{node.at_keyword} " if node.type == "at-rule" else ""
            body.append(Rule(at + _tight(node.prelude), _body(node.content)))
        else:
            cause = getattr(node, "message", node.type)
            raise StyleError(f"isn't a declaration ({cause})", node.source_line)
    return tuple(body)


def _without_unused(rules: Sequence[Rule]) -> Sequence[Rule]:
    """Drop properties, animations and fonts that nothing refers to, until nothing changes."""
    while True:
        values = " ".join(_values(rules))
        used = frozenset(re.split(r"[\s,()\"]+", values))
        kept = tuple(filter(None, (_referred(rule, used) for rule in rules)))
        if kept == tuple(rules):
            return kept
        rules = kept


def _values(body: Iterable[Rule | Declaration]) -> Iterator[str]:
    for each in body:
        if isinstance(each, Declaration):
            # A font's own name for itself is no use of it.
            yield each.value
        elif each.head != "@font-face":
            yield from _values(each.body)


def _referred(rule: Rule, used: frozenset[str]) -> Rule | None:
    """The rule without what isn't used, or None where nothing of it is left."""
    keyframes = _KEYFRAMES.match(rule.head)
    if keyframes and keyframes["name"] not in used:
        return None
    if rule.head == "@font-face" and not _family(rule) & used:
        return None
    body: list[Rule | Declaration] = []
    for each in rule.body:
        if isinstance(each, Rule):
            inner = _referred(each, used)
            body += [inner] if inner else []
        elif not each.name.startswith("--") or each.name in used:
            body.append(each)
    return Rule(rule.head, tuple(body)) if body else None


def _family(rule: Rule) -> frozenset[str]:
    values = [d.value for d in rule.body if isinstance(d, Declaration) and d.name == "font-family"]
    return frozenset(re.split(r"[\s,\"]+", " ".join(values))) - {""}


def _write(node: Rule | Declaration) -> str:
    if isinstance(node, Declaration):
        return f"{node.name}:{node.value}"
    parts = [_write(each) for each in node.body]
    ends = ["" if isinstance(each, Rule) else ";" for each in node.body]
    text = "".join(part + end for part, end in zip(parts, ends, strict=True))
    return f"{node.head}{{{text.removesuffix(';')}}}"


def _tight(tokens: Tokens, around: str = "") -> str:
    """The tokens as text, with no white space at the ends or beside commas and `around`."""
    text = ""
    for token in tokens:
        if token.type == "whitespace":
            text += "" if not text or text[-1] in f", {around}" else " "
        elif token.type == "literal" and token.value in f",{around}":
            text = text.rstrip() + token.value
        elif token.type == "function":
            text += f"{token.name}({_tight(token.arguments)})"
        elif token.type == "() block":
            text += f"({_tight(token.content, around)})"
        elif token.type == "error":
            raise StyleError(f"isn't a rule ({token.message})", token.source_line)
        else:
            text += token.serialize()
    return text.strip()
