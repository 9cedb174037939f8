"""Each page's policy: nothing, and then only what the page uses."""

from __future__ import annotations

import base64
import hashlib

import pytest
from selectolax.lexbor import LexborHTMLParser

from stillopen import privacy

NOTHING = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}


def needs(body: str) -> dict[str, str]:
    return dict(privacy.needs(LexborHTMLParser(f"<html><body>{body}</body></html>")))


def test_a_page_of_words_may_do_nothing() -> None:
    assert needs("<p>Words <a href='https://example.org/'>elsewhere</a></p>") == NOTHING


@pytest.mark.parametrize(
    ("body", "directive", "allowed"),
    [
        ('<link rel="icon" href="data:image/svg+xml,x">', "img-src", "data:"),
        ('<img src="../assets/door.png">', "img-src", "'self'"),
        ('<img src="a.png"><link rel="icon" href="data:,">', "img-src", "'self' data:"),
        ('<input type="search">', "connect-src", "'self'"),
        (
            '<form action="https://forms.example.org/a/b?c=d"></form>',
            "form-action",
            "https://forms.example.org",
        ),
        ('<form action="../thanks/"></form>', "form-action", "'self'"),
    ],
)
def test_what_a_page_uses_is_opened_and_nothing_else(
    body: str, directive: str, allowed: str
) -> None:
    assert needs(body) == {**NOTHING, directive: allowed}


def test_a_script_opens_no_worker() -> None:
    found = needs('<script src="../assets/so-leave.js" defer data-so></script>')
    assert found == {**NOTHING, "script-src": "'self'", "worker-src": "'none'"}


def test_a_data_block_runs_nothing_and_opens_nothing() -> None:
    assert needs('<script type="application/ld+json">{"@type": "WebPage"}</script>') == NOTHING


def test_the_style_inside_is_allowed_by_its_digest_alone() -> None:
    digest = base64.b64encode(hashlib.sha256(b"p{top:0}").digest()).decode()
    assert privacy.policy(NOTHING, "p{top:0}")["style-src"] == f"'sha256-{digest}'"


def test_pictures_in_the_style_are_data_and_opened_as_such() -> None:
    assert privacy.policy(NOTHING, "p{top:0}").get("img-src") is None
    assert privacy.policy(NOTHING, "p{background:url(data:,)}")["img-src"] == "data:"


def test_a_hosts_header_allows_what_some_page_uses() -> None:
    whole = privacy.union([NOTHING, {**NOTHING, "img-src": "data:"}, {"img-src": "'self'"}])
    assert whole == {**NOTHING, "img-src": "'self' data:"}


def test_headers_turn_every_power_off_and_forbid_frames() -> None:
    headers = privacy.headers(NOTHING)
    assert headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    assert headers["Referrer-Policy"] == "no-referrer"
    for power in ("camera", "geolocation", "microphone", "browsing-topics"):
        assert f"{power}=()" in headers["Permissions-Policy"].split(", ")


def test_only_files_that_never_change_are_kept_for_ever() -> None:
    rules = privacy.headers_file(NOTHING, ["assets/so-leave.0123abcd.js"]).split("\n")
    at = rules.index("  Cache-Control: public, max-age=31536000, immutable")
    assert rules[at - 1] == "/assets/so-leave.0123abcd.js"
    assert not any("Cache-Control" in line for line in rules[: at - 1])


def test_the_header_file_is_one_rule_for_every_path() -> None:
    path, *lines, end = privacy.headers_file(NOTHING).split("\n")
    assert (path, end) == ("/*", "")
    assert all(line.startswith("  ") and ": " in line for line in lines)
    assert "  Strict-Transport-Security: max-age=31536000" in lines
    # Cloudflare reads no longer line than this.
    assert max(map(len, lines)) < 2000
