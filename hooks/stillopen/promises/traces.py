"""What a page loads, runs and weighs: nothing that tells anybody or makes a reader wait."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from itertools import islice

from stillopen import privacy
from stillopen.built import BuiltPage, elsewhere, values
from stillopen.promises import Facts, Promise

# Bytes of a page as it is sent (gzip -9), style included: within the first flight of a connection.
BUDGET = 10_000
# A page that lists the others grows with the site: this much for each link past so many.
PER_LINK, LINKS = 50, 200
# Links that lead somewhere when followed, and load nothing before.
FOLLOWED = frozenset({"canonical", "alternate", "author", "license", "help", "search"})
LOADING = (
    "[src], [srcset], [poster], [background], [formaction], [ping], [srcdoc], object, embed, applet"
    ", link[href], base, form[action], image, use, feImage, meta[http-equiv='refresh']"
)
_ADDRESSES = ("src", "srcset", "poster", "background", "formaction", "ping", "data", "href")
# Letters first: a plain beginning is what makes a search fast.
_HANDLER = re.compile(r"on(?<![\w-]on)[a-z]+\s*=")


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


def _policy(page: BuiltPage, _: Facts) -> Iterator[str]:
    styles = page.tree.css("style, [style], link[rel~='stylesheet']")
    if [node.tag for node in styles] != ["style"]:
        yield "has a style that isn't the one inside it"
        return
    wanted = privacy.write(privacy.policy(privacy.needs(page.tree), styles[0].text()))
    said = values(page.head.css("meta[http-equiv='content-security-policy' i]"), "content")
    if said != [wanted]:
        yield f"its policy is {said or 'missing'}, and its content needs {wanted}"
    first = islice(page.head.iter(), 1, 3)
    if values(first, "content") != [wanted, privacy.REFERRER]:
        yield "its policy and its referrer policy don't come before all else"


def _script(page: BuiltPage, _: Facts) -> Iterator[str]:
    for node in page.tree.css("script:not([type='application/ld+json']), noscript"):
        if node.tag == "noscript":
            yield "has words for readers without script alone"
        elif not node.attributes.get("src") or not {"defer", "data-so"} <= node.attributes.keys():
            yield "has a script inside it, or one that the page waits for"
    if _HANDLER.search(page.html.lower()) and any(
        name.startswith("on") for node in page.tree.css("*") for name in node.attributes
    ):
        yield "has an attribute that runs code"


def _size(page: BuiltPage, _: Facts) -> Iterator[str]:
    html = page.html.encode()
    # What fits when it is compressed fast fits all the more when it is compressed well.
    size = len(gzip.compress(html, 1))
    size = len(gzip.compress(html, 9)) if size > BUDGET else size
    if size > BUDGET:
        most = BUDGET + max(0, len(page.tree.css("a[href]")) - LINKS) * PER_LINK
        if size > most:
            yield f"has {size:,} bytes as it is sent; at most {most:,} fit"


PROMISES = (
    Promise(
        "it loads nothing from another place",
        "save the file in docs/assets/, or leave it out",
        _elsewhere,
    ),
    Promise(
        "it may do only what it must", "build it again; stillopen.finish writes the policy", _policy
    ),
    Promise("no script is needed to read it", "load scripts with src, defer and data-so", _script),
    Promise("it arrives in one flight", "split the page in two, or say less", _size),
)
