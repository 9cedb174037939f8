"""What a reader, or a screen reader, finds on every page, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from selectolax.lexbor import LexborNode

from stillopen import notices
from stillopen.built import NOT_FOUND, BuiltPage, values
from stillopen.promises import Facts, Promise, said

DESCRIPTION = 160
LANDMARKS = ("main", "body > header", "body > footer")
SIGNED_OFF = frozenset({"reviewed", "due-soon"})


def _language(page: BuiltPage, _: Facts) -> Iterator[str]:
    if not page.attributes("html", "lang")[0].strip():
        yield "<html> has no lang"


def _title(page: BuiltPage, _: Facts) -> Iterator[str]:
    titles = [said(node) for node in page.head.css("title")]
    headings = [said(node) for node in page.headings if node.tag == "h1"]
    if len(titles) != 1 or not titles[0]:
        yield f"has {len(titles)} titles, or an empty one"
    if len(headings) != 1 or not headings[0]:
        yield f"has {len(headings)} <h1>, or an empty one"
    elif titles and not titles[0].startswith(headings[0]):
        yield f"the title '{titles[0]}' doesn't begin with the heading '{headings[0]}'"


def _description(page: BuiltPage, _: Facts) -> Iterator[str]:
    found = values(page.head.css("meta[name='description']"), "content")
    if page.path == NOT_FOUND:
        return
    if len(found) != 1 or not 0 < len(found[0].strip()) <= DESCRIPTION:
        yield f"has {len(found)} descriptions, or one that is empty or too long"


def _headings(page: BuiltPage, _: Facts) -> Iterator[str]:
    for one, following in pairwise(page.headings):
        if int(str(following.tag)[1]) > int(str(one.tag)[1]) + 1:
            yield f"'{said(following)}' is {following.tag}, right under {one.tag} '{said(one)}'"


def _landmarks(page: BuiltPage, _: Facts) -> Iterator[str]:
    found = page.tree.css(", ".join((*LANDMARKS, "nav")))
    for selector in LANDMARKS:
        count = sum(node.tag == selector.split()[-1] for node in found)
        if count != 1:
            yield f"has {count} of {selector}"
    names = values((node for node in found if node.tag == "nav"), "aria-label")
    if not all(names) or len(set(names)) != len(names):
        yield "has navigation without a name of its own"


def _banner(page: BuiltPage, facts: Facts) -> Iterator[str]:
    banner = facts.banners.get(page.address)
    shown = [said(node) for node in page.tree.css(".so-banner")]
    first = page.tree.css_first(".so-body > *")
    if banner is None:
        if shown:
            yield f"it says '{shown[0]}', and nothing may be said here"
        return
    if len(shown) != 1 or not shown[0].startswith(f"{banner.headline}."):
        yield f"it says {shown or 'nothing'}, and the ledger says '{banner.headline}'"
    elif not first or "so-banner" not in (first.attributes.get("class") or ""):
        yield "the words about its review don't stand right under the title"
    hidden = "noindex" in values(page.head.css("meta[name='robots']"), "content")
    if hidden == (banner.state in SIGNED_OFF):
        yield f"it is {banner.state}, and search engines are told the opposite"


def _notices(page: BuiltPage, facts: Facts) -> Iterator[str]:
    shown = " ".join(said(node) for node in page.tree.css("[aria-labelledby='so-notices']"))
    story = bool(page.tree.css_first(".admonition.story"))
    for notice in facts.notices:
        wanted = story or notice.id != notices.STORY
        if wanted != (notice.text in shown):
            yield f"the notice '{notice.title}' {'is missing' if wanted else 'has no place here'}"


def _crisis(page: BuiltPage, facts: Facts) -> Iterator[str]:
    shown = tuple(
        (said(line), *(link.attributes.get("href") or "" for link in line.css("a")))
        for line in page.tree.css("footer .so-crisis li")
    )
    if shown != facts.crisis:
        yield f"it says {' / '.join(' '.join(line) for line in shown) or 'nothing'}"


def _leave(page: BuiltPage, facts: Facts) -> Iterator[str]:
    reached = page.tree.css("a[href], button, summary, input, select, textarea, [tabindex]")[:2]
    skip, leave = reached if len(reached) > 1 else (None, None)
    if skip is None or leave is None or "so-skip" not in (skip.attributes.get("class") or ""):
        yield "the link to the content isn't first"
        return
    rel = set((leave.attributes.get("rel") or "").split())
    if leave.attributes.get("href") != facts.exit or not said(leave).startswith("Leave"):
        yield f"the second link isn't Leave, which goes to {facts.exit}"
    elif not {"noreferrer", "nofollow"} <= rel:
        yield "Leave isn't rel='noreferrer nofollow'"


def _order(page: BuiltPage, _: Facts) -> Iterator[str]:
    parts = page.tree.css("body > header, h1, .so-body, [aria-labelledby='so-notices'], .so-crisis")
    order = [_part(node) for node in parts]
    if order != sorted(order):
        yield "header, title, words, notices and crisis lines stand in another order"
    if any(index.strip() not in {"0", "-1"} for index in page.attributes("[tabindex]", "tabindex")):
        yield "has a tabindex that changes the order"


def _part(node: LexborNode) -> int:
    classes = node.attributes.get("class") or ""
    if node.tag == "header":
        return 0
    if node.tag == "h1":
        return 1
    return 2 if "so-body" in classes else 4 if "so-crisis" in classes else 3


PROMISES = (
    Promise("its language is named", "set theme.language: in mkdocs.yml", _language),
    Promise(
        "one title, and it is the heading", "give the page a title: in its front matter", _title
    ),
    Promise(
        "it says in a sentence what it is about",
        "write a description: of at most 160 characters",
        _description,
    ),
    Promise(
        "headings go down one step at a time", "begin at ##, and use ### only below ##", _headings
    ),
    Promise(
        "every part can be found by what it is",
        "mend overrides/main.html and its partials",
        _landmarks,
    ),
    Promise(
        "nobody is said to have read what they didn't",
        "mend overrides/partials/so-banner.html",
        _banner,
    ),
    Promise(
        "it says what it is not",
        "mend facts/notices.toml or overrides/partials/so-notices.html",
        _notices,
    ),
    Promise(
        "the crisis lines stand there, the same words in the same order",
        "mend facts/help-lines.toml or overrides/partials/so-crisis.html",
        _crisis,
    ),
    Promise(
        "Leave is the second thing a keyboard reaches",
        "mend overrides/partials/so-bar.html",
        _leave,
    ),
    Promise("it can be read in the order it is written", "mend overrides/main.html", _order),
)
