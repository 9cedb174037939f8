"""What every page promises its reader, each checked on the page as it was built."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from selectolax.lexbor import LexborNode

from stillopen import fill, lines, notices, privacy
from stillopen.built import NOT_FOUND, BuiltPage, elsewhere
from stillopen.project import Project

# Bytes of a page as it is sent (gzip -9), style included: within the first flight of a connection.
BUDGET = 10_000
# A page that lists the others grows with the site: this much for each link past so many.
PER_LINK, LINKS = 50, 200
DESCRIPTION = 160
# Links that lead somewhere when followed, and load nothing before.
FOLLOWED = frozenset({"canonical", "alternate", "author", "license", "help", "search"})
SIGNED_OFF = frozenset({"reviewed", "due-soon"})
LOADING = (
    "[src], [srcset], [poster], [background], [formaction], [ping], [srcdoc], object, embed, applet"
    ", link[href], base, form[action], image, use, feImage, meta[http-equiv='refresh']"
)
_ADDRESSES = ("src", "srcset", "poster", "background", "formaction", "ping", "data", "href")
_HANDLER = re.compile(r'\son[a-z]+="', re.IGNORECASE)


@dataclass(frozen=True)
class Facts:
    """What pages are held against."""

    exit: str
    form: str | None
    crisis: tuple[str, ...]
    notices: tuple[notices.Notice, ...]
    clinical: frozenset[str]


def facts(project: Project) -> Facts:
    """The facts of a project that has no problems."""
    assert project.program is not None, "a project without a program has problems"
    return Facts(
        exit=project.program.exit,
        form=project.program.form,
        crisis=tuple(
            words(" ".join([line.words, *(action.label for action in line.actions)]))
            for line in lines.crisis(project.lines)
        ),
        notices=tuple(
            notices.Notice(notice.id, notice.title, words(fill.plain(notice.text, project.facts)))
            for notice in project.notices
        ),
        clinical=frozenset(page.url for page in project.pages.values() if page.clinical),
    )


Check = Callable[[BuiltPage, Facts], Iterator[str]]


@dataclass(frozen=True)
class Promise:
    """A promise by name, what to do where it is broken, and what finds the causes."""

    name: str
    fix: str
    check: Check


PROMISES: list[Promise] = []


def promise(name: str, fix: str) -> Callable[[Check], Check]:
    """Add a check to the promises."""

    def add(check: Check) -> Check:
        PROMISES.append(Promise(name, fix, check))
        return check

    return add


def words(text: str) -> str:
    """The words of a text, one space between them."""
    return " ".join(text.split())


def said(node: LexborNode) -> str:
    """The words in an element."""
    return words(node.text())


@promise("its language is named", "set theme.language: in mkdocs.yml")
def _language(page: BuiltPage, _: Facts) -> Iterator[str]:
    if not page.attributes("html", "lang")[0].strip():
        yield "<html> has no lang"


@promise("one title, and it is the heading", "give the page a title: in its front matter")
def _title(page: BuiltPage, _: Facts) -> Iterator[str]:
    titles = [said(node) for node in page.tree.css("head > title")]
    headings = [said(node) for node in page.tree.css("h1")]
    if len(titles) != 1 or not titles[0]:
        yield f"has {len(titles)} titles, or an empty one"
    if len(headings) != 1 or not headings[0]:
        yield f"has {len(headings)} <h1>, or an empty one"
    elif titles and not titles[0].startswith(headings[0]):
        yield f"the title '{titles[0]}' doesn't begin with the heading '{headings[0]}'"


@promise("it says in a sentence what it is about", "write a description: of at most 160 characters")
def _description(page: BuiltPage, _: Facts) -> Iterator[str]:
    found = page.attributes("meta[name='description']", "content")
    if page.path == NOT_FOUND:
        return
    if len(found) != 1 or not 0 < len(found[0].strip()) <= DESCRIPTION:
        yield f"has {len(found)} descriptions, or one that is empty or too long"


@promise("headings go down one step at a time", "begin at ##, and use ### only below ##")
def _headings(page: BuiltPage, _: Facts) -> Iterator[str]:
    found = page.tree.css("h1, h2, h3, h4, h5, h6")
    for one, following in pairwise(found):
        if int(str(following.tag)[1]) > int(str(one.tag)[1]) + 1:
            yield f"'{said(following)}' is {following.tag}, right under {one.tag} '{said(one)}'"


@promise("every part can be found by what it is", "mend overrides/main.html and its partials")
def _landmarks(page: BuiltPage, _: Facts) -> Iterator[str]:
    for selector in ("main", "body > header", "body > footer"):
        count = len(page.tree.css(selector))
        if count != 1:
            yield f"has {count} of {selector}"
    names = page.attributes("nav", "aria-label")
    if not all(names) or len(set(names)) != len(names):
        yield "has navigation without a name of its own"


@promise("nobody is said to have read what they didn't", "mend overrides/partials/so-banner.html")
def _banner(page: BuiltPage, facts: Facts) -> Iterator[str]:
    banners = page.tree.css(".so-banner")
    hidden = "noindex" in page.attributes("meta[name='robots']", "content")
    if page.address in facts.clinical:
        first = page.tree.css_first(".so-body > *")
        if len(banners) != 1 or not first or first.html != banners[0].html or not said(first):
            yield "has no banner about its review right under the title"
    for banner in banners:
        states = re.findall(r"so-banner--([\w-]+)", banner.attributes["class"] or "")
        if hidden == (set(states) <= SIGNED_OFF):
            yield f"is {' '.join(states)}, and search engines are told the opposite"


@promise("it says what it is not", "mend facts/notices.toml or overrides/partials/so-notices.html")
def _notices(page: BuiltPage, facts: Facts) -> Iterator[str]:
    shown = " ".join(said(node) for node in page.tree.css("[aria-labelledby='so-notices']"))
    story = bool(page.tree.css_first(".admonition.story"))
    for notice in facts.notices:
        wanted = story or notice.id != notices.STORY
        if wanted != (notice.text in shown):
            yield f"the notice '{notice.title}' {'is missing' if wanted else 'has no place here'}"


@promise(
    "the crisis lines stand there, the same words in the same order",
    "mend facts/help-lines.toml or overrides/partials/so-crisis.html",
)
def _crisis(page: BuiltPage, facts: Facts) -> Iterator[str]:
    shown = tuple(said(node) for node in page.tree.css("footer .so-crisis li"))
    if shown != facts.crisis:
        yield f"it says {' / '.join(shown) or 'nothing'}"


@promise("Leave is the second thing a keyboard reaches", "mend overrides/partials/so-bar.html")
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


@promise("it can be read in the order it is written", "mend overrides/main.html")
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


@promise("it loads nothing from another place", "save the file in docs/assets/, or leave it out")
def _elsewhere(page: BuiltPage, facts: Facts) -> Iterator[str]:
    for node in page.tree.css(LOADING):
        rel = set((node.attributes.get("rel") or "").split())
        if node.tag == "link" and rel and rel <= FOLLOWED:
            continue
        if node.tag in {"base", "meta"} or "srcdoc" in node.attributes:
            yield f"has <{node.tag}>, which could lead anywhere"
        yield from (
            f"<{node.tag} {name}> loads {url.strip()}"
            for name in _ADDRESSES
            for url in (node.attributes.get(name) or "").split(",")
            if elsewhere(url)
        )
        action = node.attributes.get("action") or ""
        if elsewhere(action) and action != facts.form:
            yield f"a form goes to {action}, which isn't the program's"


@promise("it may do only what it must", "build it again; stillopen.finish writes the policy")
def _policy(page: BuiltPage, _: Facts) -> Iterator[str]:
    styles = page.tree.css("style")
    if len(styles) != 1 or page.tree.css_first("[style], link[rel~='stylesheet']"):
        yield "has a style that isn't the one inside it"
        return
    wanted = privacy.write(privacy.policy(privacy.needs(page.tree), styles[0].text()))
    said = page.attributes("meta[http-equiv='content-security-policy' i]", "content")
    if said != [wanted]:
        yield f"its policy is {said or 'missing'}, and its content needs {wanted}"
    first = page.tree.css("head > *")[1:3]
    if [node.attributes.get("content") for node in first] != [wanted, privacy.REFERRER]:
        yield "its policy and its referrer policy don't come before all else"


@promise("no script is needed to read it", "load scripts with src, defer and data-so")
def _script(page: BuiltPage, _: Facts) -> Iterator[str]:
    for node in page.tree.css("script:not([type='application/ld+json'])"):
        if not node.attributes.get("src") or not {"defer", "data-so"} <= node.attributes.keys():
            yield "has a script inside it, or one that the page waits for"
    if page.tree.css_first("noscript"):
        yield "has words for readers without script alone"
    if _HANDLER.search(page.html) and any(
        name.startswith("on") for node in page.tree.css("*") for name in node.attributes
    ):
        yield "has an attribute that runs code"


@promise("it arrives in one flight", "split the page in two, or say less")
def _size(page: BuiltPage, _: Facts) -> Iterator[str]:
    size = len(gzip.compress(page.html.encode(), 9))
    more = max(0, len(page.tree.css("a[href]")) - LINKS) * PER_LINK
    if size > BUDGET + more:
        yield f"has {size:,} bytes as it is sent; at most {BUDGET + more:,} fit"
