"""Facts for search engines in a built page: schema.org as JSON-LD, which is data and never runs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from stillopen.page import Page
from stillopen.review import Review

# Fewer questions make no page of questions.
FEWEST = 3


def put(html: str, page: Page, review: Review) -> str:
    """The built page with what may be said of it in its head.

    A reviewer and a day stand there only while a sign-off of these words holds.
    """
    said = [*_reviewed(page, review), *_asked(html)]
    return html.replace("</head>", f"{_block(said)}</head>", 1) if said else html


def _reviewed(page: Page, review: Review) -> Iterator[Mapping[str, Any]]:
    if not review.current or review.entry is None or review.reviewer is None:
        return
    signer = {"@type": "Person", "name": review.reviewer.name}
    if review.reviewer.credentials:
        signer["honorificSuffix"] = review.reviewer.credentials
    yield {
        "@type": "MedicalWebPage",
        "name": page.title,
        "description": page.description,
        "lastReviewed": review.entry.reviewed.isoformat(),
        "reviewedBy": signer,
    }


def _asked(html: str) -> Iterator[Mapping[str, Any]]:
    """A page is one of questions where all its sections are."""
    if html.count("?</h2>") < FEWEST:
        return
    sections = LexborHTMLParser(html).css(".so-body h2")
    if all(_words(each).endswith("?") for each in sections):
        yield {"@type": "FAQPage", "mainEntity": [_question(each) for each in sections]}


def _question(heading: LexborNode) -> Mapping[str, Any]:
    said = []
    node = heading.next
    while node is not None and node.tag != heading.tag:
        # What stands under the question: elements, and no white space between them.
        if not str(node.tag).startswith("-"):
            said.append(_words(node))
        node = node.next
    answer = {"@type": "Answer", "text": " ".join(said)}
    return {"@type": "Question", "name": _words(heading), "acceptedAnswer": answer}


def _words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def _block(said: list[Mapping[str, Any]]) -> str:
    data = {"@context": "https://schema.org", "@graph": said}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # No text can end the block.
    return f'<script type="application/ld+json">{text.replace("<", chr(92) + "u003c")}</script>'
