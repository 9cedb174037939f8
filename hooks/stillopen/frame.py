"""What stands around the words of every page: menu, banner, notices, crisis lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from stillopen import fill, lines, notices, review, topics, vocabulary
from stillopen.menu import Entry, Group, Menu, entry
from stillopen.page import Page
from stillopen.program import Program
from stillopen.project import Project
from stillopen.sources import Source


@dataclass(frozen=True)
class State:
    """A page's row in the table of review states; nobody and no day where nobody signed."""

    title: str
    url: str
    state_text: str
    reviewer: str = ""
    reviewed: review.Day | None = None
    review_by: review.Day | None = None


@dataclass(frozen=True)
class Card:
    """What comes above the results of a search for danger; `url` is where it is answered."""

    id: str
    title: str
    url: str
    lines: tuple[lines.HelpLine, ...]


@dataclass(frozen=True)
class Frame:
    """Everything the templates show beside the page's own words."""

    program: Program
    reviewer: str | None
    crisis: tuple[lines.HelpLine, ...]
    lines: tuple[lines.Group, ...]
    groups: tuple[Group, ...]
    site_menu: Menu
    menu: tuple[Group, ...]
    notices: tuple[notices.Notice, ...]
    all_sources: tuple[Source, ...]
    # One for each page; on a big site none, but how many pages are in which state.
    states: tuple[State, ...]
    state_counts: tuple[tuple[str, int], ...]
    topics: tuple[topics.Topic, ...]
    dangers: tuple[Card, ...]
    sources: tuple[Source, ...] = ()
    review: review.Banner | None = None
    next: Entry | None = None
    here: str = ""


def for_site(project: Project) -> Frame:
    """The frame of a page that isn't one of ours, such as the 404; the project has no problems."""
    assert project.program is not None, "a project without a program has problems"
    menu = Menu(project.menu, project.pages)
    return Frame(
        program=project.program,
        reviewer=_reviewer(project),
        crisis=lines.crisis(project.lines),
        lines=lines.groups(project.lines),
        groups=menu.index,
        site_menu=menu,
        menu=menu.around(""),
        notices=_notices(None, project),
        all_sources=tuple(project.sources.values()),
        states=_states(project) if menu.small else (),
        state_counts=() if menu.small else _counts(project),
        topics=_topics(project),
        dangers=tuple(_card(danger, project) for danger in project.vocabulary.dangers),
    )


def for_page(page: Page, site: Frame, project: Project) -> Frame:
    """The frame of one page."""
    after = project.pages.get(f"{page.next}.md") or site.site_menu.after(page.path)
    return replace(
        site,
        menu=site.site_menu.around(page.path),
        notices=_notices(page, project),
        sources=tuple(project.sources[key] for key in page.sources if key in project.sources),
        review=_banner(page, project),
        next=entry(after) if after else None,
        here=page.url or ".",
    )


def banners(project: Project) -> Mapping[str, review.Banner]:
    """What may stand under each page's title about its review, by the page's address."""
    return {page.url: _banner(page, project) for page in project.pages.values()}


def _card(danger: vocabulary.Danger, project: Project) -> Card:
    answers = project.pages[vocabulary.ANSWERS]
    place = f"#{danger.section}" if danger.section in {h.id for h in answers.headings} else ""
    found = tuple(project.lines[key] for key in danger.lines)
    return Card(danger.section, danger.title, f"{answers.url}{place}", found)


def _topics(project: Project) -> tuple[topics.Topic, ...]:
    menu = [(section.title, section.pages) for section in project.menu]
    return tuple(topics.topics(menu, project.pages))


def _notices(page: Page | None, project: Project) -> tuple[notices.Notice, ...]:
    return tuple(
        replace(notice, text=fill.plain(notice.text, project.facts))
        for notice in notices.for_page(page, project.notices)
    )


def _reviewer(project: Project) -> str | None:
    return project.facts.text("reviewer")


def _banner(page: Page, project: Project) -> review.Banner:
    guide = _reviewer(project) if page.adapted_from else None
    return review.banner(project.reviews[page.path], guide)


def _states(project: Project) -> tuple[State, ...]:
    return tuple(_state(page, project) for page in project.pages.values())


def _counts(project: Project) -> tuple[tuple[str, int], ...]:
    found = Counter(each.headline for each in project.reviews.values())
    return tuple((text, found[text]) for text in review.HEADLINES.values() if found[text])


def _state(page: Page, project: Project) -> State:
    found = project.reviews[page.path]
    row = State(page.title, page.url or ".", found.headline)
    if found.entry is None or found.reviewer is None:
        return row
    entry, signer = found.entry, found.reviewer.signature
    # The words that the next review was meant for are gone where they have changed.
    again = None if found.state == "changed" else review.day(entry.review_by)
    return replace(row, reviewer=signer, reviewed=review.day(entry.reviewed), review_by=again)
