"""A built page that breaks a promise is named, with the promise, and does not go out."""

from __future__ import annotations

import random
import shutil
import string
from collections.abc import Callable
from pathlib import Path

import pytest

from stillopen import project
from stillopen.inspect import FILES, LINKS, PROMISES, inspect
from tests.support.project import ROOT, Build, stillopen

PAGE = "shame/index.html"
HEAD = '<meta charset="utf-8">'
NOISE = "".join(random.Random(1).choices(string.ascii_letters, k=20_000))

# The promise, and an edit to the built page that breaks it: what stood there, and what stands now.
BREACHES: dict[str, tuple[str, str, str]] = {
    "no language": ("its language is named", ' lang="en"', ""),
    "an empty title": ("one title, and it is the heading", "<title>", "<title></title><title>"),
    "another title": ("one title, and it is the heading", "<title>", "<title>Home: "),
    "two headings": ("one title, and it is the heading", "</h1>", "</h1><h1>More</h1>"),
    "no description": ("it says in a sentence what it is about", 'name="description"', 'name="x"'),
    "a skipped heading": ("headings go down one step at a time", '<h2 id="ive', '<h4 id="ive'),
    "two mains": ("every part can be found by what it is", "</main>", "</main><main></main>"),
    "a nameless menu": ("every part can be found by what it is", ' aria-label="All pages"', ""),
    "no banner": ("nobody is said to have read what they didn't", 'class="so-banner"', "class"),
    "a banner that claims more": (
        "nobody is said to have read what they didn't",
        "Not reviewed yet",
        "Reviewed",
    ),
    "a banner further down": (
        "nobody is said to have read what they didn't",
        '<div class="so-body">',
        '<div class="so-body"><p>First this.</p>',
    ),
    "listed though nobody read it": (
        "nobody is said to have read what they didn't",
        'content="noindex"',
        'content="all"',
    ),
    "no medical notice": ("it says what it is not", "It isn't medical advice.", ""),
    "a story's notice without a story": (
        "it says what it is not",
        '<div class="so-body">',
        '<div class="admonition story"></div><div class="so-body">',
    ),
    "crisis lines in other words": (
        "the crisis lines stand there, the same words in the same order",
        "thinking of suicide",
        "thinking of it",
    ),
    "a crisis line that calls another number": (
        "the crisis lines stand there, the same words in the same order",
        'href="tel:911"',
        'href="tel:912"',
    ),
    "no crisis lines": (
        "the crisis lines stand there, the same words in the same order",
        'class="so-crisis',
        'class="so-other',
    ),
    "something before Leave": (
        "Leave is the second thing a keyboard reaches",
        '<a class="so-leave"',
        '<a href="../">Home</a><a class="so-leave"',
    ),
    "Leave to a page that knows": (
        "Leave is the second thing a keyboard reaches",
        "https://www.weather.gov/",
        "https://www.example.org/",
    ),
    "Leave that says where from": (
        "Leave is the second thing a keyboard reaches",
        'rel="noreferrer nofollow"',
        "",
    ),
    "another order": (
        "it can be read in the order it is written",
        'href="..',
        'tabindex="1" href="..',
    ),
    "crisis lines first": (
        "it can be read in the order it is written",
        "<main>",
        '<p class="so-crisis"></p><main>',
    ),
    "a picture from elsewhere": (
        "it loads nothing from another place",
        "</h1>",
        '</h1><img alt="" src="https://example.org/a.png">',
    ),
    "a font from elsewhere": (
        "it loads nothing from another place",
        HEAD,
        f'{HEAD}<link rel="preconnect" href="https://fonts.example.org">',
    ),
    "a frame": (
        "it loads nothing from another place",
        "</h1>",
        '</h1><iframe srcdoc="<p>x"></iframe>',
    ),
    "a form to somebody else": (
        "it loads nothing from another place",
        "</h1>",
        '</h1><form action="https://example.org/"></form>',
    ),
    "a redirect": (
        "it loads nothing from another place",
        HEAD,
        f'{HEAD}<meta http-equiv="refresh" content="1;url=x">',
    ),
    "no policy": (
        "it may do only what it must",
        'http-equiv="Content-Security-Policy"',
        'name="x"',
    ),
    "a looser policy": ("it may do only what it must", "default-src 'none'", "default-src 'self'"),
    "a changed style": ("it may do only what it must", "<style>", "<style>p{top:0}"),
    "a style on an element": ("it may do only what it must", "<h1", '<h1 style="top:0"'),
    "something before the policy": ("it may do only what it must", HEAD, f"{HEAD}<base>"),
    "a referrer": ("it may do only what it must", 'content="no-referrer"', 'content="origin"'),
    "a script inside": ("no script is needed to read it", "</h1>", "</h1><script>x()</script>"),
    "a script to wait for": ("no script is needed to read it", ' defer=""', ""),
    "an attribute that runs": ("no script is needed to read it", "<h1", '<h1 onclick="x()"'),
    "words for some readers": (
        "no script is needed to read it",
        "</h1>",
        "</h1><noscript>Turn it on</noscript>",
    ),
    "too many words": ("it arrives in one flight", "</h1>", f"</h1><p>{NOISE}</p>"),
    "a link to nowhere": (LINKS, 'href="../contact/"', 'href="../contract/"'),
    "a link to no heading": (LINKS, 'href="../contact/"', 'href="../contact/#nowhere"'),
    "a picture that isn't there": (LINKS, "</h1>", '</h1><img alt="" src="../door.png">'),
    "a script that isn't there": (LINKS, "assets/so-leave.", "assets/so-live."),
    "a place named twice": (LINKS, "</h1>", '</h1><p id="so-main"></p>'),
}


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """This project's built site, to spoil."""
    return Path(shutil.copytree(site, tmp_path / "site"))


@pytest.mark.parametrize("breach", BREACHES)
def test_a_page_that_breaks_a_promise_is_named_with_it(copy: Path, breach: str) -> None:
    promise, old, new = BREACHES[breach]
    html = (copy / PAGE).read_text("utf-8")
    assert old in html
    (copy / PAGE).write_text(html.replace(old, new, 1), "utf-8")

    broken = inspect(copy, project.read(ROOT), "site")

    named = [each for each in broken if f"“{promise}”" in each.message]
    assert {each.path for each in named} == {f"site/{PAGE}"}
    assert all(each.fix for each in named)


def test_every_promise_has_been_broken_here() -> None:
    promises = {promise.name for promise in PROMISES} | {LINKS}
    assert {promise for promise, _, _ in BREACHES.values()} == promises


def test_a_file_that_nothing_uses_breaks_a_promise(copy: Path) -> None:
    (copy / "assets/left-over.js").write_text("")
    [broken] = inspect(copy, project.read(ROOT), "site")
    assert (broken.path, FILES in broken.message) == ("site/assets/left-over.js", True)


def test_a_folder_without_pages_keeps_no_promise(tmp_path: Path) -> None:
    [broken] = inspect(tmp_path, project.read(ROOT), "site")
    assert "there is no page in it" in broken.message


def test_the_command_names_the_page_and_the_promise(copy: Path) -> None:
    assert stillopen(ROOT, "inspect", str(copy)).status == 0
    html = (copy / PAGE).read_text("utf-8")
    (copy / PAGE).write_text(html.replace(' lang="en"', ""), "utf-8")

    told = stillopen(ROOT, "inspect", str(copy))

    assert told.status == 1
    assert f"{PAGE}: breaks the promise “its language is named”" in told.output
    assert told.output.endswith("1 problem in 21 pages.\n")


def test_the_command_says_what_is_wrong_with_a_folder_that_is_not_there(tmp_path: Path) -> None:
    told = stillopen(ROOT, "inspect", str(tmp_path / "none"))
    assert told.status == 2
    assert "does not exist" in told.output


class TestABuildThatBreaksAPromise:
    def test_fails_and_leaves_the_last_good_site(
        self, compose: Callable[[str], Path], run_build: Callable[[Path], Build]
    ) -> None:
        harbor = compose("harbor")
        (harbor / "site").mkdir()
        (harbor / "site/index.html").write_text("the last good site")
        bar = harbor / "overrides/partials/so-bar.html"
        bar.write_text(bar.read_text("utf-8").replace("nofollow", ""), "utf-8")

        built = run_build(harbor)

        assert built.status == 1
        assert "site/relapse/index.html: breaks the promise “Leave is the second" in built.output
        assert "Traceback" not in built.output
        assert [file.read_text() for file in (harbor / "site").iterdir()] == ["the last good site"]
        assert not list(harbor.glob(".site*"))
