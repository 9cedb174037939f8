"""The last stage: a folder of built pages in, the same pages light and sealed out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from stillopen import assets, built, names, privacy, records, search, weight
from stillopen.built import BuiltPage
from stillopen.problem import Problem
from stillopen.project import Project
from stillopen.trim import trim_tree

HEADERS = "_headers"
# Nothing in a page's head comes before this, so what follows it speaks of all the rest.
FIRST = '<meta charset="utf-8">'


class UnfinishedError(Exception):
    """A built site that the last stage can't work on."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass
class _Seen:
    """What one walk through the pages finds out about all of them."""

    names: set[str] = field(default_factory=lambda: {*names.STATES})
    sheets: dict[str, None] = field(default_factory=dict)
    needs: dict[str, privacy.Policy] = field(default_factory=dict)
    said: dict[str, records.Said] = field(default_factory=dict)


def finish(site: Path, project: Project, library: str) -> None:
    """Make the built site in this folder what goes out.

    Each page is trimmed, carries its style and its policy inside, and names its
    scripts by their content; what the search needs is there, made from the pages
    and its `library`; a file that no page refers to is gone. Raises
    UnfinishedError where that can't be done.
    """
    seen, marks = _Seen(), assets.Names(site)
    # Not written down in between: that takes longer than all the rest.
    pages = [_lighten(page, seen) for page in built.read(site)]
    size = search.write(site, project, library, seen.said)
    rules = [_rules(site, sheet, seen.names) for sheet in seen.sheets]
    style = weight.style([*chain.from_iterable(rules)])
    wanted: set[str] = set()
    for page in pages:
        told = replace(page, html=marks.point(page).replace(search.SIZE, size))
        _write(site, _seal(told, privacy.policy(seen.needs[page.path], style), style))
        wanted.update(assets.references(told))
    whole = privacy.policy(privacy.union(seen.needs.values()), style)
    (site / HEADERS).write_text(privacy.headers_file(whole, marks.marked), "utf-8")
    assets.keep_only(site, wanted)


def _lighten(page: BuiltPage, seen: _Seen) -> BuiltPage:
    tree = page.tree
    trim_tree(tree, page.html)
    for sheet in page.head.css("link[rel='stylesheet']"):
        file = page.target(sheet.attributes.get("href") or "")
        if file is None:
            raise _unfinished(
                page.path, "its style comes from another place", "put it in docs/assets/"
            )
        seen.sheets[file] = None
        sheet.decompose()
    # A page that isn't the one that was parsed: its tree is let go of at once.
    lighter = replace(page, html=tree.html or "")
    seen.names.update(names.collect(lighter.html))
    seen.needs[page.path] = privacy.needs(tree)
    seen.said[page.path] = records.said(tree)
    return lighter


def _rules(site: Path, sheet: str, names: set[str]) -> list[weight.Rule]:
    try:
        return weight.usable((site / sheet).read_text("utf-8"), names)
    except (weight.StyleError, OSError, UnicodeDecodeError) as error:
        line = error.line if isinstance(error, weight.StyleError) else 0
        raise _unfinished(sheet, str(error), "mend it there", line) from error


def _unfinished(path: str, cause: str, fix: str, line: int = 0) -> UnfinishedError:
    return UnfinishedError(Problem(path, line, "finish", cause, fix))


def _seal(page: BuiltPage, policy: privacy.Policy, style: str) -> BuiltPage:
    before, found, after = page.html.partition(FIRST)
    if not found:
        raise _unfinished(
            page.path, f"has no {FIRST}", "begin the head with it in overrides/main.html"
        )
    inside = f"{privacy.metas(policy)}<style>{style}</style>"
    return replace(page, html=f"{before}{FIRST}{inside}{after}")


def _write(site: Path, page: BuiltPage) -> None:
    (site / page.path).write_text(page.html, "utf-8", newline="\n")
