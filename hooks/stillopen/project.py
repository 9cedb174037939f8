"""The whole project as it was written, read once: configuration, pages and facts."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stillopen import (
    clock,
    criteria,
    dialect,
    fill,
    included,
    ledger,
    lines,
    nav,
    notices,
    page,
    program,
    review,
    reviewers,
    signoffs,
    sources,
    texts,
    vocabulary,
    words,
)
from stillopen.located import Located, NotYamlError, load
from stillopen.problem import Problem

CONFIG = "mkdocs.yml"


@dataclass(frozen=True)
class Project:
    """Everything the rules need to know; a part that can't be read is empty and has problems."""

    root: Path
    docs: str
    site_name: str
    program: program.Program | None
    menu: tuple[nav.Section, ...]
    pages: Mapping[str, page.Page]
    lines: Mapping[str, lines.HelpLine]
    sources: Mapping[str, sources.Source]
    notices: tuple[notices.Notice, ...]
    reviewers: Mapping[str, reviewers.Reviewer]
    criteria: Mapping[str, str]
    signoffs: Sequence[ledger.Entry]
    today: dt.date
    vocabulary: vocabulary.Vocabulary
    problems: tuple[Problem, ...]
    texts: tuple[texts.Text, ...]

    @property
    def facts(self) -> fill.Facts:
        """What placeholders can be filled with."""
        return fill.Facts(self.program, self.lines, self.reviewers)

    @functools.cached_property
    def numbers(self) -> frozenset[str]:
        """Every telephone number that a page may show, as it is dialled."""
        own = {phone.number for phone in self.program.phones} if self.program else set()
        return lines.numbers(list(self.lines.values())) | own

    @functools.cached_property
    def reviews(self) -> Mapping[str, review.Review]:
        """Where each page stands today."""
        last = signoffs.latest(self.signoffs)
        return {path: self._review(path, last.get(path)) for path in self.pages}

    def words(self, path: str) -> str:
        """The digest of a page's words, pictures included."""
        if path not in self._digests:
            found = self.pages[path]
            files = included.files(found, included.reader(self.root / self.docs))
            digest = words.digest(found.title, found.description, found.body, files)
            self._digests[path] = digest
        return self._digests[path]

    @functools.cached_property
    def _digests(self) -> dict[str, str]:
        return {}

    def _review(self, path: str, last: ledger.Entry | None) -> review.Review:
        if last is None:
            return review.Review("awaiting")
        signer = self.reviewers.get(last.reviewer)
        return review.judge(last, signer, self.words(path), self.today)

    def shown(self, path: str) -> str:
        """A page's path as problems name it."""
        return f"{self.docs}/{path}"


def read(root: Path, config: str = CONFIG, today: dt.date | None = None) -> Project:
    """Read the project whose configuration is `root / config`; never raises for its content.

    `today` is the build's clock where nothing else is given.
    """
    today = today or clock.today()
    found, problems = _config(root, config)
    data = found.data if isinstance(found.data, dict) else {}
    docs = str(data.get("docs_dir") or "docs")
    facts, program_problems = program.read(found, config)
    menu, menu_problems = nav.read(found, root / docs, config)
    pages, page_problems = _pages(root / docs, docs)
    help_lines, line_problems = lines.read(root)
    seen, source_problems = sources.read(root)
    disclaimers, notice_problems = notices.read(root)
    people, people_problems = reviewers.read(root)
    asserted, criteria_problems = criteria.read(root)
    signed, ledger_problems = ledger.read(root)
    known = signoffs.Known(pages, people, asserted, today)
    ledger_problems += signoffs.problems(signed, known)
    problems += dialect.problems(found, config) + criteria_problems + ledger_problems
    vocabulary_, vocabulary_problems = vocabulary.read(root)
    for several in (program_problems, menu_problems, page_problems, line_problems):
        problems += several
    problems += source_problems + notice_problems + people_problems + vocabulary_problems
    problems += nav.unlisted(pages, menu, docs)
    theme = data["theme"] if isinstance(data.get("theme"), dict) else {}
    return Project(
        root=root,
        docs=docs,
        site_name=str(data.get("site_name") or ""),
        program=facts,
        menu=menu,
        pages=pages,
        lines=help_lines,
        sources=seen,
        notices=disclaimers,
        reviewers=people,
        criteria=asserted,
        # A ledger that can't be trusted claims nothing.
        signoffs=() if ledger_problems else signed,
        today=today,
        vocabulary=vocabulary_,
        problems=tuple(problems),
        texts=texts.read(root, config, str(theme.get("custom_dir") or "overrides")),
    )


def _config(root: Path, config: str) -> tuple[Located, list[Problem]]:
    try:
        text = (root / config).read_text("utf-8-sig")
        return load(text, configuration=True), []
    except NotYamlError as error:
        fix = "put values that hold : or # in quotes, and line up keys of one group"
        return Located({}), [Problem(config, error.line, "config", f"isn't YAML: {error}", fix)]
    except (OSError, UnicodeDecodeError) as error:
        cause = f"can't be read: {getattr(error, 'strerror', None) or 'not UTF-8 text'}"
        fix = "run the command in the folder that holds mkdocs.yml"
        return Located({}), [Problem(config, 0, "config", cause, fix)]


def _pages(docs: Path, shown: str) -> tuple[dict[str, page.Page], list[Problem]]:
    pages: dict[str, page.Page] = {}
    problems: list[Problem] = []
    for file in sorted(docs.rglob("*.md")):
        path = file.relative_to(docs).as_posix()
        found, faults = page.read(file, path, f"{shown}/{path}")
        problems += faults
        if found:
            pages[path] = found
    return pages, problems
