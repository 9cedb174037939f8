"""Built pages held against every promise, whatever engine made them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from stillopen import assets, built, compress, files
from stillopen.built import BuiltPage
from stillopen.problem import Problem
from stillopen.project import Project
from stillopen.promises import calls, facts, reading, traces

RULE = "promise"
PROMISES = (*reading.PROMISES, *calls.PROMISES, *traces.PROMISES)
LINKS = "every link leads somewhere"
FILES = "no file that nothing uses"
PROMISED = (*(promise.name for promise in PROMISES), LINKS, FILES)


@dataclass
class _Site:
    """What links and files can only be judged by once all pages are read."""

    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    # Target page and place in it, by the page that links there.
    anchors: list[tuple[str, str, str]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)


def inspect(site: Path, project: Project, shown: str) -> list[Problem]:
    """Every promise that a built page or the site as a whole breaks, sorted.

    `shown` is what problems call the folder `site`.
    """
    known = facts(project)
    paths = files.below(site)
    there, seen = frozenset(paths), _Site()
    found = []
    for page in built.read(site, paths):
        for promise in PROMISES:
            for cause in promise.check(page, known):
                found.append(_broken(f"{shown}/{page.path}", promise.name, cause, promise.fix))
        for cause in _links(page, there, seen):
            fix = "link to a page or heading that is there"
            found.append(_broken(f"{shown}/{page.path}", LINKS, cause, fix))
    found += [
        _broken(f"{shown}/{page}", LINKS, f"'{target}' has no place '#{place}'", "name one it has")
        for page, target, place in seen.anchors
        if place not in seen.ids.get(target, ())
    ]
    packed = {f"{file}{suffix}" for file in there for suffix in compress.SUFFIXES}
    for file in sorted(there - seen.used - packed):
        if not (file.endswith(".html") or assets.found_by_name(file)):
            fix = "build it again; stillopen.finish deletes what nothing uses"
            found.append(_broken(f"{shown}/{file}", FILES, "no page refers to it", fix))
    if not seen.ids:
        found.append(_broken(shown, "it has pages", "there is no page in it", "run make build"))
    return sorted(set(found))


def _broken(path: str, promise: str, cause: str, fix: str) -> Problem:
    return Problem(path, 0, RULE, f"breaks the promise “{promise}”: {cause}", fix)


def _links(page: BuiltPage, there: frozenset[str], seen: _Site) -> Iterator[str]:
    named = [node.attributes for node in page.tree.css("[id], [href], [src]")]
    ids = [each["id"] or "" for each in named if "id" in each]
    seen.ids[page.path] = frozenset(ids)
    yield from (f"two places have the id '{each}'" for each in {i for i in ids if ids.count(i) > 1})
    seen.used.update(assets.references(page))
    for url in {each.get(name) or "" for each in named for name in ("href", "src")}:
        target = page.target(url)
        if target and target not in there:
            yield f"there is no '{target}', which '{url}' leads to"
        elif target and "#" in url and (place := unquote(url.partition("#")[2])):
            seen.anchors.append((page.path, target, place))
