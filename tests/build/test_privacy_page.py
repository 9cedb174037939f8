"""The page on privacy states only what a test proves, and its source says which."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.project import ROOT

CLAIM = re.compile(r"^- (?P<words>.*?)(?: <!-- (?P<test>\S+) -->)?$", re.M)
CLAIMS = list(CLAIM.finditer((ROOT / "docs/privacy.md").read_text("utf-8").split("\n---\n")[1]))


def test_every_claim_names_a_test_that_is_there() -> None:
    assert len(CLAIMS) > 4
    for claim in CLAIMS:
        assert claim["test"], claim["words"]
        assert (ROOT / claim["test"]).read_text("utf-8").count("\ndef test_") > 0, claim["test"]


def test_what_the_source_says_to_us_a_reader_is_not_sent(site: Path) -> None:
    html = (site / "privacy/index.html").read_text("utf-8")
    assert CLAIMS[0]["words"] in html
    assert "<!--" not in html
    assert "tests/" not in html
