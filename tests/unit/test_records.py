"""Records of built pages, section by section."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from stillopen.records import Record, Said, Section, record, said

PAGE = """<!doctype html><title>x</title><header><a href="/">Menu words</a></header>
<article><h1>When shame says</h1>
<div class="so-body"><div class="so-banner"><p>Not reviewed.</p></div>
<p>Shame &amp; <em>fear</em>.</p><script>var no;</script>
<h2 id="ive-ruined-it">I've ruined it</h2><p>You missed
some weeks.</p><ul><li>One</li><li>Two</li></ul>
<h3 id="talk">They talk about me</h3><p>Maybe.</p>
<div class="so-index"><h3>Other pages</h3><a href="../">Elsewhere</a></div>
<h3>A heading without an address</h3><p>Still here.</p>
</div></article><footer>Footer words</footer>"""


def told(html: str) -> Said:
    return said(LexborHTMLParser(html))


def test_a_page_is_recorded_section_by_section() -> None:
    found = record(told(PAGE), "shame/", {"": ["so ashamed"], "talk": ["gossip", "rumors"]})
    assert found == Record(
        "shame/",
        (
            Section("", "When shame says", "Shame & fear .", ("so ashamed",)),
            Section("ive-ruined-it", "I've ruined it", "You missed some weeks. One Two"),
            Section(
                "talk",
                "They talk about me",
                "Maybe. A heading without an address Still here.",
                ("gossip", "rumors"),
            ),
        ),
    )


def test_frame_banner_scripts_and_generated_lists_are_no_words_of_a_page() -> None:
    found = " ".join(text for _, _, text in told(PAGE))
    assert found
    for word in ("Menu", "Footer", "Not reviewed", "var", "Elsewhere"):
        assert word not in found


def test_a_page_without_words_of_its_own_says_nothing() -> None:
    assert told("<p>An answer of the host's") == ()


def test_only_an_address_that_differs_from_its_heading_is_kept() -> None:
    assert Section("ive-ruined-it", "I've ruined it", "").address == ""
    assert Section("talk", "They talk about me", "").address == "talk"
