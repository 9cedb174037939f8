"""What tests share: the project built once, served over HTTP, and one browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.support import browsing, chromium, hosting, project, server

# Benchmarks measure; tests don't time.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this project's site, built once as `make build` builds it."""
    made = project.build(project.ROOT, tmp_path_factory.mktemp("built") / "site")
    assert made.status == 0, made.output
    return made.site


@pytest.fixture(scope="session")
def root(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of this project's site, served by nginx as publishers are told to set it up."""
    with hosting.serve("nginx", site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder for the length of a test: `serve(folder)` is its address."""
    with ExitStack() as stack:
        yield lambda folder, **where: stack.enter_context(server.serve(folder, **where))


@pytest.fixture
def compose(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a project from tests/sites: `compose("bare")` is its folder."""
    return lambda name: project.compose(name, tmp_path / name)


@pytest.fixture
def run_build() -> Callable[[Path], project.Build]:
    """Builds a folder: `run_build(folder)` has its status, output and site."""
    return project.build


@pytest.fixture
def check() -> Callable[..., project.Build]:
    """Runs `stillopen check` in a folder: `check(folder, "--format", "json")`."""
    return project.check


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium of all tests."""
    return chromium.find()


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for all tests; what a test opens in it is its own and starts empty."""
    launch = {"executable_path": chromium_path, "args": chromium.ARGUMENTS}
    with sync_playwright() as playwright, playwright.chromium.launch(**launch) as started:
        yield started


@pytest.fixture
def first_visit(browser: Browser, root: str) -> Iterator[browsing.Visitor]:
    """Opens the site in a browser that has never been anywhere: `first_visit(DESKTOP)`."""
    with ExitStack() as stack:
        yield lambda reader=browsing.PHONE: stack.enter_context(
            browsing.visit(browser, root, reader)
        )


@pytest.fixture(scope="session")
def visit(browser: Browser, root: str) -> Iterator[browsing.Visitor]:
    """Opens the site as a reader has it: `visit(DESKTOP).open("contact/")` is a page.

    A reader keeps one browser for the whole session, and loads each page anew.
    """
    with ExitStack() as stack:

        @cache
        def same(reader: browsing.Reader) -> browsing.Visit:
            return stack.enter_context(browsing.visit(browser, root, reader))

        yield lambda reader=browsing.PHONE: same(reader)
