"""The library of the search."""

from __future__ import annotations

from importlib import resources

import pytest

from stillopen import assets
from stillopen.search import lighten

LUNR = resources.files("mkdocs.contrib.search").joinpath("templates/search/lunr.js").read_text()


def test_the_library_keeps_its_licence_through_every_later_step() -> None:
    light = assets.script(lighten(LUNR))
    assert light.startswith("/*!")
    assert "Copyright (C) 2020 Oliver Nightingale" in light
    assert "@license MIT" in light
    assert light.count("/*") == 1


def test_the_library_keeps_what_the_script_uses_and_loses_what_it_does_not() -> None:
    light = lighten(LUNR)
    for used in ("lunr.Builder=", "lunr.TokenSet.fromFuzzyString=", "lunr.stemmer=", "root.lunr="):
        assert used in light
    for unused in ("lunr.QueryParser=", "lunr.stopWordFilter="):
        assert unused not in light


def test_another_library_is_refused() -> None:
    with pytest.raises(ValueError, match="not found"):
        lighten("/** elsewhere */ const other = 1;")
