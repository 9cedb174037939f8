"""A build that is stopped, starved or disturbed says so, and leaves the last good site alone."""

from __future__ import annotations

import errno
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from stillopen import evidence, faults
from tests.support.hosting import free_port
from tests.support.project import CLOCK, ROOT, Build, build

Run = Callable[[Path], Build]
LAST = "the last good site"


@pytest.fixture
def harbor(compose: Callable[[str], Path]) -> Path:
    """A second program's project with a site in place."""
    project = compose("harbor")
    (project / "site").mkdir()
    (project / "site/index.html").write_text(LAST)
    return project


def refused(built: Build) -> None:
    """The build failed, told it in plain words, and changed nothing."""
    assert built.status == 1, built.output
    assert "Traceback" not in built.output
    assert [file.name for file in built.site.iterdir()] == ["index.html"]
    assert (built.site / "index.html").read_text() == LAST
    assert not list(built.site.parent.glob(".site*")), "nothing half built is left behind"


def hook(project: Path, code: str) -> None:
    """Lets another hand do something in the middle of a build."""
    (project / "hooks/meanwhile.py").write_text(code)
    file = project / "mkdocs.yml"
    text = file.read_text("utf-8")
    assert "hooks:\n" in text
    file.write_text(text.replace("hooks:\n", "hooks:\n- hooks/meanwhile.py\n", 1), "utf-8")


def test_a_full_disk_is_named_with_what_to_do(harbor: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    made = subprocess.run(
        command,
        cwd=harbor,
        env={**os.environ, "SOURCE_DATE_EPOCH": CLOCK},
        # No file may grow past this, as on a disk that is full but for so much.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    refused(Build(made.returncode, made.stdout + made.stderr, harbor / "site"))
    assert "File too large\n    fix: let files grow" in made.stdout
    assert "The last good site is untouched." in made.stdout


def test_each_refusal_of_the_system_says_what_to_do() -> None:
    for code, fix in ((errno.ENOSPC, "free some room"), (errno.EACCES, "allow yourself")):
        told = faults.explain(OSError(code, os.strerror(code), "site/index.html"))
        assert told.startswith(f"site/index.html: {os.strerror(code)}\n    fix: {fix}")
    assert "see that the disk is well" in faults.explain(OSError("no number at all"))


def test_a_page_that_goes_away_before_it_is_found_is_named(harbor: Path, run_build: Run) -> None:
    hook(harbor, "import os\ndef on_pre_build(**_):\n    os.remove('docs/relapse.md')\n")
    made = run_build(harbor)
    refused(made)
    assert "docs/relapse.md: went away while the site was built\n    fix: " in made.output


@pytest.mark.parametrize("change", ["write_text('Unchecked')", "unlink()"])
def test_what_goes_out_is_what_was_checked_whatever_became_of_the_file(
    harbor: Path, run_build: Run, change: str
) -> None:
    code = (
        f"from pathlib import Path\ndef on_nav(nav, **_):\n    Path('docs/relapse.md').{change}\n"
    )
    hook(harbor, code)
    made = run_build(harbor)
    assert made.status == 0, made.output
    words = (harbor / "site/relapse/index.html").read_text("utf-8")
    assert "You used again." in words
    assert "Unchecked" not in words


def test_a_page_that_appears_meanwhile_is_not_published_unchecked(
    harbor: Path, run_build: Run
) -> None:
    code = "def on_pre_build(**_):\n    open('docs/new.md', 'w').write('# Unchecked')\n"
    hook(harbor, code)
    made = run_build(harbor)
    refused(made)
    assert "docs/new.md: appeared while the site was built" in made.output


def test_a_warning_of_the_engine_alone_leaves_the_last_good_site(
    harbor: Path, run_build: Run
) -> None:
    code = "import logging\ndef on_post_page(_, **__):\n"
    code += "    logging.getLogger('mkdocs.other').warning('not as it should be')\n"
    hook(harbor, code)
    refused(run_build(harbor))


def test_a_clock_that_is_no_clock_is_named(harbor: Path) -> None:
    made = build(harbor, SOURCE_DATE_EPOCH="soon")
    refused(made)
    assert "SOURCE_DATE_EPOCH" in made.output
    assert "'soon'" in made.output


def test_a_killed_build_leaves_the_last_good_site_and_the_next_one_clears_up(
    harbor: Path, run_build: Run
) -> None:
    hook(harbor, "import os, signal\ndef on_post_build(**_):\n    os.kill(os.getpid(), 9)\n")
    killed = run_build(harbor)
    assert killed.status == -signal.SIGKILL
    assert (harbor / "site/index.html").read_text() == LAST
    (harbor / "hooks/meanwhile.py").write_text("")
    made = run_build(harbor)
    assert made.status == 0, made.output
    assert LAST not in (harbor / "site/index.html").read_text("utf-8")
    assert not list(harbor.glob(".site*"))


def test_an_interrupted_preview_ends_quietly_and_touches_no_site(harbor: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    # A shell has what it starts in the background ignore interrupts, and that is handed down.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        command, cwd=harbor, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as preview:
        assert preview.stdout is not None
        for line in preview.stdout:
            if "Serving on" in line:
                break
        try:
            page = urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=30).read().decode()
            preview.send_signal(signal.SIGINT)
            said, _ = preview.communicate(timeout=30)
        finally:
            preview.kill()
    assert "The Harbor Door" in page
    assert "Traceback" not in said
    assert preview.returncode == 0
    assert (harbor / "site/index.html").read_text() == LAST


# Every connection a build could try to make, and every name it could ask for, is refused.
NO_NETWORK = """
import socket
def refuse(*_, **__):
    raise SystemExit("the build tried to use the network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
socket.create_connection = socket.socket.sendto = refuse
"""


def test_a_build_asks_nothing_of_the_network(harbor: Path, tmp_path: Path) -> None:
    guard = tmp_path / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(NO_NETWORK)
    tried = [sys.executable, "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1')"]
    environment = {**os.environ, "PYTHONPATH": str(guard)}
    caught = subprocess.run(tried, env=environment, capture_output=True, text=True, check=False)
    assert "tried to use the network" in caught.stderr, "the guard itself works"
    made = build(harbor, PYTHONPATH=str(guard))
    assert made.status == 0, made.output
    told = subprocess.run(
        [sys.executable, "-m", "stillopen", "check"],
        cwd=harbor,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout


def test_two_builds_at_the_same_clock_are_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "another folder"
    tracked = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, tracked.stdout.split("\0")):
        if (ROOT / name).is_file():
            (other / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, other / name)
    made = build(other, TZ="Pacific/Kiritimati", LC_ALL="C", PYTHONHASHSEED="7")
    assert made.status == 0, made.output
    assert evidence.digests(made.site) == evidence.digests(site)


def test_a_big_site_shows_on_a_terminal_how_far_it_is(tmp_path: Path) -> None:
    import pty

    from bench import _making as making

    project = making.ours(210, tmp_path / "big")
    screen, terminal = pty.openpty()
    command = [sys.executable, "-m", "mkdocs", "build"]
    with subprocess.Popen(command, cwd=project, stdout=terminal, stderr=terminal) as built:
        os.close(terminal)
        said = b""
        while True:
            try:
                said += os.read(screen, 4096)
            except OSError:
                break
    os.close(screen)
    assert built.returncode == 0, said.decode()
    shown = re.findall(r"(\d+) of (\d+) pages (\w+)", said.decode())
    assert ("200", "210", "read") in shown
    assert ("210", "210", "built") in shown


def test_elsewhere_than_on_a_terminal_it_says_nothing(tmp_path: Path) -> None:
    from stillopen.progress import Progress

    file = (tmp_path / "log").open("w")
    counted = Progress(10_000, file)
    for _ in range(10_000):
        counted.count("read")
    file.close()
    assert (tmp_path / "log").read_text() == ""
