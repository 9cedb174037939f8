"""The workflows do least, with pinned parts; whatever in them is ours runs here."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.project import CLOCK, ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
# What a job may be allowed to write, and why that is the least it can do with.
WRITES = {
    ("publish.yml", "deploy"): {"pages": "hands the site to Pages", "id-token": "proves the run"},
    ("review-due.yml", "list"): {"issues": "keeps one issue"},
    ("sign-off.yml", "sign"): {"contents": "pushes a branch", "pull-requests": "opens its request"},
}
# Runs of the code host's own program, which has nobody to answer it here.
HOSTED = {'gh run download "$GITHUB_RUN_ID" --name evidence --dir evidence'}

Steps = Iterator[tuple[str, str, dict[str, Any]]]


def read(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return found


def steps() -> Steps:
    for file in WORKFLOWS:
        for name, job in read(file)["jobs"].items():
            for step in job["steps"]:
                yield file.name, name, step


def test_there_are_four() -> None:
    named = [file.name for file in WORKFLOWS]
    assert named == ["check.yml", "publish.yml", "review-due.yml", "sign-off.yml"]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_nothing_is_allowed_but_what_a_job_needs(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        writes = {key for key, value in job["permissions"].items() if value != "read"}
        assert writes == set(WRITES.get((file.name, name), {})), f"{file.name}: {name}"
        assert job["timeout-minutes"] <= 30


def test_every_part_of_others_is_pinned_to_one_commit() -> None:
    for file, _, step in steps():
        if "uses" in step:
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step["uses"]), (file, step)


def test_no_checkout_leaves_its_token_where_later_steps_find_it() -> None:
    for file, _, step in steps():
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False, file


def test_a_token_is_given_only_to_what_talks_to_the_code_host() -> None:
    for file, _, step in steps():
        if "GH_TOKEN" in step.get("env", {}):
            assert step["run"].startswith(("gh ", ".github/tell.sh", ".github/propose.sh")), file


def test_nothing_a_person_types_into_a_form_is_ever_part_of_a_command() -> None:
    for _, _, step in steps():
        assert "${{" not in step.get("run", "")


def test_every_step_of_ours_is_a_target_or_a_script_that_runs_anywhere() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for file, _, step in steps():
        run = step.get("run", "")
        if not run or run in HOSTED:
            continue
        first, *rest = run.split()
        script = first.startswith(".github/") and os.access(ROOT / first, os.X_OK)
        assert script or (first == "make" and rest[0] in targets), (file, run)


def test_publishing_deploys_the_very_folder_that_was_inspected_and_only_then() -> None:
    jobs = read(ROOT / ".github/workflows/publish.yml")["jobs"]
    order = [step.get("run") or step["uses"].partition("@")[0] for step in jobs["build"]["steps"]]
    assert order[2:] == [
        "make publishable",
        "actions/upload-artifact",
        "actions/upload-pages-artifact",
    ]
    assert jobs["build"]["steps"][-1]["with"]["path"] == "site/"
    assert jobs["deploy"]["needs"] == "build"
    assert [step["uses"].partition("@")[0] for step in jobs["deploy"]["steps"]] == [
        "actions/deploy-pages"
    ]
    assert not any("continue-on-error" in step or "if" in step for step in jobs["build"]["steps"])


@pytest.fixture
def checkout(compose: Callable[[str], Path]) -> Path:
    """A second program's project as a workflow has it: a checkout, tools installed."""
    project = compose("harbor")
    for name in ("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        shutil.copy2(ROOT / name, project)
    shutil.copytree(ROOT / ".github", project / ".github", dirs_exist_ok=True)
    # The tools that are here already, as if this checkout had installed them a moment ago.
    (project / ".venv").mkdir()
    (project / ".venv/bin").symlink_to(ROOT / ".venv/bin")
    for made in ("pyvenv.cfg", "build-tools-installed", "test-tools-installed"):
        (project / ".venv" / made).touch()
    (project / "reviews/reviewers.toml").write_text(
        '[reviewer.sam]\nname = "Sam"\ncredentials = ""\nrole = "Reviewer"\nlogin = "Sam-Signs"\n'
    )
    git(project, "init", "--quiet", "--initial-branch=main")
    (project / ".gitignore").write_text("/.venv/\n/site/\n__pycache__/\n")
    git(project, "add", ".")
    git(project, "-c", "user.name=x", "-c", "user.email=x@y.z", "commit", "-qm", "All")
    return project


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.fixture
def run(checkout: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a step's command in the checkout; `gh` notes what it is asked for, and does nothing."""
    fake = tmp_path / "bin/gh"
    fake.parent.mkdir()
    # `gh issue list` answers with the open issue's number, if the test says there is one.
    fake.write_text(
        "#!/bin/sh\n"
        'printf "%s\\n" "$*" >> "$GH_LOG"\n'
        '[ "$2" != list ] || printf "%s" "$OPEN"\n'
        'for last; do :; done; [ ! -f "$last" ] || cp "$last" "$GH_LOG.body"\n'
    )
    fake.chmod(0o755)

    def step(command: str, **env: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PATH": f"{fake.parent}{os.pathsep}{os.environ['PATH']}",
            "GH_LOG": str(tmp_path / "asked"),
            "OPEN": "",
            "SOURCE_DATE_EPOCH": CLOCK,
            "NO_MKDOCS_2_WARNING": "1",
            **env,
        }
        return subprocess.run(
            ["bash", "-c", command],
            cwd=checkout,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )

    return step


def asked(tmp_path: Path) -> list[str]:
    log = tmp_path / "asked"
    return log.read_text().splitlines() if log.exists() else []


Step = Callable[..., subprocess.CompletedProcess[str]]


def test_check_builds_the_site_for_a_look(checkout: Path, run: Step) -> None:
    done = run('make check ARGS="--format github"')
    assert done.returncode == 0, done.stdout
    assert (checkout / "site/index.html").is_file()


def test_check_puts_each_problem_on_its_line(checkout: Path, run: Step) -> None:
    with (checkout / "docs/relapse.md").open("a") as page:
        page.write("\nCall {{ program.fone }}.\n")
    done = run('make check ARGS="--format github"')
    assert done.returncode != 0
    assert "::error file=docs/relapse.md,line=" in done.stdout


def test_nothing_is_there_to_publish_where_a_page_may_not_go_out(checkout: Path, run: Step) -> None:
    done = run("make publishable")
    assert done.returncode != 0
    assert "docs/relapse.md:1: may not be published: not reviewed yet" in done.stdout
    assert not (checkout / "site").exists()


# Facts of a program that has told everything; the number is the first program's own.
TOLD = """
    phone: "(877) 920-6583"
    hours: every day
    who_answers: a nurse
    reply_time: within a day
    cost_of_asking: nothing
    restart: you go on from where you were
    if_used: we start where you are
"""


def test_what_may_go_out_is_built_inspected_and_can_be_verified(checkout: Path, run: Step) -> None:
    file = checkout / "mkdocs.yml"
    text = file.read_text("utf-8")
    for key in ("phone", "text", "email"):
        text = re.sub(rf"^    {key}: .*\n", "", text, flags=re.MULTILINE)
    file.write_text(text.replace("  program:\n", f"  program:{TOLD}", 1), "utf-8")
    signed = run(".venv/bin/stillopen sign help-now index relapse --reviewer sam")
    assert signed.returncode == 0, signed.stdout
    git(checkout, "-c", "user.name=x", "-c", "user.email=x@y.z", "commit", "-qam", "Sign")
    done = run("make publishable")
    assert done.returncode == 0, done.stdout
    found = json.loads((checkout / "site/evidence.json").read_text("utf-8"))
    assert found["commit"] == git(checkout, "rev-parse", "HEAD")
    assert found["clock"] == "2026-01-15"
    assert found["pages"] == 7
    assert found["reviews"]["relapse.md"] == "reviewed"
    assert "the crisis lines stand there, the same words in the same order" in found["promises"]
    assert run("make verify ARGS=site").returncode == 0
    (checkout / "site/relapse/index.html").write_text("Other words.")
    other = run("make verify ARGS=site")
    assert other.returncode != 0
    assert "relapse/index.html: differs from what was inspected" in other.stdout
    # Nor does evidence stay for a site that breaks a promise.
    assert run(".venv/bin/stillopen inspect site").returncode == 1
    assert not (checkout / "site/evidence.json").exists()


def test_one_issue_is_opened_updated_and_closed(checkout: Path, run: Step, tmp_path: Path) -> None:
    (checkout / "due.md").write_text("## Reviews\n")
    assert run(".github/tell.sh due.md").returncode == 0
    assert asked(tmp_path)[-1].startswith("issue create --title What is due --label due")
    assert run(".github/tell.sh due.md", OPEN="12").returncode == 0
    assert asked(tmp_path)[-1].startswith("issue edit 12 --body-file ")
    (checkout / "due.md").write_text("")
    assert run(".github/tell.sh due.md", OPEN="12").returncode == 0
    assert asked(tmp_path)[-1].startswith("issue close 12 ")
    before = asked(tmp_path)
    assert run(".github/tell.sh due.md").returncode == 0
    assert asked(tmp_path)[len(before) :] == [before[-2]], "it only looks"


def test_a_list_that_is_too_long_for_an_issue_says_so(
    checkout: Path, run: Step, tmp_path: Path
) -> None:
    (checkout / "due.md").write_text("a page is due\n" * 10_000)
    assert run(".github/tell.sh due.md").returncode == 0
    body = (tmp_path / "asked.body").read_text()
    assert body.endswith("The list is longer than an issue can be. All of it: make due\n")
    assert len(body) < 65_536


def test_what_is_due_is_listed(checkout: Path, run: Step, tmp_path: Path) -> None:
    # Two of its commands ask the network; what they find can't be part of a test.
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("mkdocs", "python", "stillopen"):
        (tools / name).symlink_to(ROOT / ".venv/bin" / name)
    for name, status in (("linkchecker", 1), ("pip-audit", 0)):
        (tools / name).write_text(f"#!/bin/sh\necho {name} $*\nexit {status}\n")
        (tools / name).chmod(0o755)
    done = run(".github/due.sh", BIN=str(tools))
    assert done.returncode == 0, done.stdout
    listed = (checkout / "due.md").read_text("utf-8")
    assert "## Facts to check\n" in listed
    assert "Emergency services: never checked" in listed
    assert "## Reviews\n" not in listed
    assert "## Links to other sites\n\n~~~~\nlinkchecker --check-extern" in listed
    assert "weaknesses" not in listed


def sign(
    run: Step, account: str, page: str = "relapse", reviewer: str = "sam", words: str = ""
) -> subprocess.CompletedProcess[str]:
    return run(".github/sign-off.sh", ACCOUNT=account, PAGE=page, REVIEWER=reviewer, WORDS=words)


def test_a_reviewer_signs_from_their_own_account_and_a_pull_request_is_opened(
    checkout: Path, run: Step, tmp_path: Path
) -> None:
    origin = tmp_path / "origin.git"
    git(tmp_path, "init", "--quiet", "--bare", str(origin))
    git(checkout, "remote", "add", "origin", str(origin))
    packet = run(".venv/bin/stillopen packet relapse").stdout
    [words] = re.findall(r"--words (sha256:[0-9a-f]+)", packet)
    done = sign(run, "sam-signs", words=words)
    assert done.returncode == 0, done.stdout
    opened = run(
        ".github/propose.sh",
        PAGE="relapse",
        REVIEWER="sam",
        GITHUB_RUN_ID="7",
        GITHUB_RUN_ATTEMPT="1",
    )
    assert opened.returncode == 0, opened.stdout
    changed = git(
        origin, "diff", "--name-only", f"{git(checkout, 'rev-parse', 'main')}", "sign-off/7-1"
    )
    assert changed == "reviews/ledger.toml"
    assert asked(tmp_path)[-1].startswith(
        "pr create --base main --head sign-off/7-1 --title Sign off relapse as sam"
    )


@pytest.mark.parametrize(
    ("given", "cause"),
    [
        ({"account": "somebody-else"}, "isn't that of Sam"),
        ({"account": "sam-signs", "reviewer": "nobody"}, "nobody is registered as 'nobody'"),
        ({"account": "sam-signs", "reviewer": "--help"}, "nobody is registered as '--help'"),
        ({"account": "sam-signs", "page": "--help"}, "there is no such page"),
        ({"account": "sam-signs", "page": "$(touch pwned)"}, "there is no such page"),
        ({"account": "sam-signs", "words": "sha256:0123456789abcdef"}, "not those that were read"),
    ],
    ids=["account", "reviewer", "option", "page option", "page", "words"],
)
def test_anything_else_signs_nothing(
    checkout: Path, run: Step, given: dict[str, str], cause: str
) -> None:
    done = sign(run, **given)
    assert done.returncode != 0
    assert cause in done.stdout, done.stdout
    assert git(checkout, "status", "--porcelain") == ""
