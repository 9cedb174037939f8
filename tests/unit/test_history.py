"""What git remembers: the words that were signed, and sign-offs that should still be there."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from stillopen import history, kept
from stillopen.ledger import FILE
from stillopen.problem import Problem
from tests.support.project import stillopen
from tests.support.signed import PAGE, Signed, make


@pytest.fixture
def recorded(tmp_path: Path) -> Signed:
    """A page that was signed on one day and changed on a later one."""
    project = make(tmp_path / "project")
    project.sign()
    project.commit("2026-01-15")
    project.replace(f"docs/{PAGE}", "You used again.", "So you did use again.")
    project.commit("2026-01-20")
    return project


def packet(root: Path) -> str:
    """The packet of the page as one line."""
    ended = stillopen(root, "packet", "relapse")
    assert ended.status == 0, ended.output
    return " ".join(ended.output.split())


def lost(project: Signed) -> list[Problem]:
    found = project.read()
    return kept.problems(project.root, found.pages)


def test_the_words_that_were_signed_are_found_by_their_digest(recorded: Signed) -> None:
    (entry,) = recorded.read().signoffs
    found = history.signed(recorded.root, "docs", PAGE, entry.words)
    assert found is not None
    assert "You used again." in found.page.body
    assert found.day.isoformat() == "2026-01-15"


def test_words_that_were_never_recorded_are_not_found(recorded: Signed) -> None:
    assert history.signed(recorded.root, "docs", PAGE, "sha256:0") is None


def test_the_first_day_of_the_words_counts_and_not_a_later_one(recorded: Signed) -> None:
    recorded.replace("mkdocs.yml", "Signed for Tests", "Again")
    recorded.commit("2026-01-25")
    digest = recorded.read().words(PAGE)
    day = history.written_by(recorded.root, "docs", PAGE, digest)
    assert day is not None
    assert day.isoformat() == "2026-01-20"


def test_a_picture_counts_as_it_was_then(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.file("docs/assets/a.svg").write_text("<svg>one</svg>")
    project.replace(f"docs/{PAGE}", "You used again.", "You used again.\n\n![a](assets/a.svg)")
    project.sign()
    project.commit()
    project.file("docs/assets/a.svg").write_text("<svg>two</svg>")
    (entry,) = project.read().signoffs
    assert project.state() == "changed"
    assert history.signed(project.root, "docs", PAGE, entry.words) is not None


def test_no_history_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(history.NoHistoryError, match="not a git repository"):
        list(history.versions(tmp_path, "docs", PAGE))


def test_no_git_is_said_to_be_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(history.NoHistoryError, match="git isn't installed here"):
        list(history.versions(tmp_path, "docs", PAGE))


class TestTheLedgerIsOnlyAddedTo:
    def test_a_later_sign_off_loses_nothing(self, recorded: Signed) -> None:
        recorded.sign()
        assert lost(recorded) == []
        recorded.commit()
        assert lost(recorded) == []

    def test_a_sign_off_that_is_taken_out_is_missed(self, recorded: Signed) -> None:
        recorded.git("restore", "--source=HEAD~1", "docs")
        empty = recorded.file(FILE).read_text("utf-8").split("\n[[review]]")[0]
        recorded.file(FILE).write_text(empty, "utf-8")
        (problem,) = lost(recorded)
        assert problem.path == FILE
        assert "the sign-off of relapse.md by 'a-reviewer' on 2026-01-15" in problem.message
        assert '- page = "relapse.md"' in problem.message
        assert problem.fix.startswith("run: git restore reviews/ledger.toml;")

    def test_even_after_that_was_recorded_too(self, recorded: Signed) -> None:
        empty = recorded.file(FILE).read_text("utf-8").split("\n[[review]]")[0]
        recorded.file(FILE).write_text(empty, "utf-8")
        recorded.commit()
        (problem,) = lost(recorded)
        command = problem.fix.removeprefix("run: ").split(";")[0].split()
        recorded.git(*command[1:])
        assert lost(recorded) == []
        assert recorded.problems() == []

    def test_the_difference_of_an_edited_entry_is_shown(self, recorded: Signed) -> None:
        recorded.replace(FILE, "review_by = 2027-01-15", "review_by = 2099-01-15")
        ended = stillopen(recorded.root, "check")
        assert ended.status == 1
        assert "isn't as it was signed" in ended.output
        assert "      - review_by = 2027-01-15\n" in ended.output
        assert "      + review_by = 2099-01-15\n" in ended.output

    def test_the_difference_of_a_broken_file_is_shown(self, recorded: Signed) -> None:
        recorded.replace(FILE, 'note = ""', 'note = "')
        ended = stillopen(recorded.root, "check")
        assert ended.status == 1
        assert "isn't TOML" in ended.output
        assert '      -note = ""\n      +note = "\n    fix: run: git restore' in ended.output

    def test_the_sign_offs_of_a_page_that_is_gone_may_go(self, recorded: Signed) -> None:
        recorded.file(f"docs/{PAGE}").unlink()
        recorded.replace("mkdocs.yml", "  - relapse.md\n", "")
        empty = recorded.file(FILE).read_text("utf-8").split("\n[[review]]")[0]
        recorded.file(FILE).write_text(empty, "utf-8")
        assert lost(recorded) == []

    def test_where_there_is_no_history_nothing_is_missed(self, tmp_path: Path) -> None:
        assert lost(make(tmp_path)) == []


class TestTheDifferenceInAPacket:
    def test_word_by_word(self, recorded: Signed) -> None:
        text = packet(recorded.root)
        assert "Word by word since the sign-off of 2026-01-15 (commit " in text
        assert "[-You used-] {+So you did use+} again." in text

    def test_a_copy_without_its_past_says_so(self, recorded: Signed, tmp_path: Path) -> None:
        shallow = tmp_path / "shallow"
        source = recorded.root.as_uri()
        recorded.git("clone", "--quiet", "--depth=1", source, str(shallow))
        assert "can't be shown: only part of the history is here." in packet(shallow)

    def test_a_folder_without_git_says_so(self, recorded: Signed) -> None:
        subprocess.run(["rm", "-r", ".git"], cwd=recorded.root, check=True)
        assert "can't be shown: not a git repository" in packet(recorded.root)

    def test_words_signed_before_they_were_recorded_say_so(self, recorded: Signed) -> None:
        recorded.replace(f"docs/{PAGE}", "So you did", "And so you did")
        recorded.sign()
        recorded.replace(f"docs/{PAGE}", "And so you did", "But you did")
        assert "can't be shown: no commit of this page holds them." in packet(recorded.root)
