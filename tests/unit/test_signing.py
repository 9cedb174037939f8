"""Signing: refused where anything is in doubt, and whole or not at all."""

from __future__ import annotations

import datetime as dt
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from stillopen import ledger, project, signing
from stillopen.ledger import FILE
from tests.support.project import stillopen
from tests.support.signed import PAGE, TODAY, Signed, make

YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)


@pytest.fixture
def fresh(tmp_path: Path) -> Signed:
    return make(tmp_path)


def refusal(project: Signed, *pages: str, **how: object) -> str:
    before = project.file(FILE).read_bytes()
    with pytest.raises(signing.RefusedError) as refused:
        project.sign(*pages, **how)  # type: ignore[arg-type]
    assert project.file(FILE).read_bytes() == before, "nothing was written"
    return "\n".join(map(str, refused.value.problems))


def test_a_signature_stands_under_exactly_these_words(fresh: Signed) -> None:
    fresh.sign(note='read on paper, "twice"')
    (entry,) = ledger.read(fresh.root)[0]
    assert (entry.page, entry.reviewer, entry.criteria) == (PAGE, "a-reviewer", "1")
    assert entry.words == fresh.read().words(PAGE)
    assert (entry.reviewed, entry.review_by) == (TODAY, dt.date(2027, 1, 15))
    assert entry.note == 'read on paper, "twice"'
    assert fresh.problems() == []
    assert fresh.state() == "reviewed"


def test_several_pages_are_signed_at_once(fresh: Signed) -> None:
    fresh.sign("relapse.md", "faq.md", "relapse.md")
    assert [entry.page for entry in ledger.read(fresh.root)[0]] == ["faq.md", "relapse.md"]


def test_a_page_is_signed_again_after_a_change(fresh: Signed) -> None:
    fresh.sign()
    fresh.replace(f"docs/{PAGE}", "You used again.", "You did use again.")
    assert fresh.state() == "changed"
    fresh.sign()
    assert fresh.state() == "reviewed"
    assert len(ledger.read(fresh.root)[0]) == 2


def dead_link(project: Signed) -> None:
    project.replace(f"docs/{PAGE}", "help-now.md", "gone.md")


def edited_ledger(project: Signed) -> None:
    project.sign("faq.md")
    project.replace(FILE, 'note = ""', 'note = "x"')


REFUSED: dict[str, tuple[Callable[[Signed], object], dict[str, object], str]] = {
    "a page that check finds fault with": (dead_link, {}, "there is no page 'gone.md'"),
    "a ledger that check finds fault with": (edited_ledger, {}, "isn't as it was signed"),
    "a reviewer who isn't registered": (
        lambda _: None,
        {"reviewer": "dr-who"},
        "nobody is registered as 'dr-who'\n    fix: use one of: a-reviewer, b-reviewer",
    ),
    "words other than those that were read": (
        lambda _: None,
        {"words": "sha256:000000000000"},
        "not those that were read",
    ),
    "a digest too short to tell words apart": (
        lambda _: None,
        {"words": "sha256:"},
        "not those that were read",
    ),
    "the same signature twice": (lambda p: p.sign(), {}, "signed off already"),
    "a note of two lines": (lambda _: None, {"note": "a\nb"}, "isn't one line"),
    "a day before the last sign-off": (
        lambda p: p.sign(on=TOMORROW),
        {"on": TODAY},
        "its last sign-off was on 2026-01-16",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_refused(fresh: Signed, what: str) -> None:
    prepare, how, message = REFUSED[what]
    prepare(fresh)
    if what == "a day before the last sign-off":
        request = signing.Request((PAGE,), "b-reviewer", TODAY)
        with pytest.raises(signing.RefusedError) as refused:
            signing.sign(fresh.root, project.CONFIG, request, TOMORROW)
        assert message in str(refused.value.problems)
    else:
        assert message in refusal(fresh, **how)


def test_a_day_to_come_is_refused(fresh: Signed) -> None:
    request = signing.Request((PAGE,), "a-reviewer", TOMORROW)
    with pytest.raises(signing.RefusedError) as refused:
        signing.sign(fresh.root, project.CONFIG, request, TODAY)
    assert "2026-01-16 is still to come; today is 2026-01-15" in str(refused.value.problems)


def test_a_page_that_isnt_there_is_refused_and_so_are_the_others(fresh: Signed) -> None:
    assert "there is no such page" in refusal(fresh, "relapse.md", "gone.md")


def test_faults_of_other_pages_stop_nobody(fresh: Signed) -> None:
    fresh.replace("docs/faq.md", "help-now.md", "gone.md")
    fresh.sign()
    assert fresh.state() == "reviewed"


def test_words_that_change_while_it_runs_are_refused(
    fresh: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = signing._entries

    def change_then_sign(*given: object) -> object:
        made = entries(*given)  # type: ignore[arg-type]
        fresh.replace(f"docs/{PAGE}", "You used again.", "You never left.")
        return made

    monkeypatch.setattr(signing, "_entries", change_then_sign)
    assert "its words changed while it was signed" in refusal(fresh)


# Runs the command's own code, and dies at the given line of the function that writes.
KILLED = """
import os, signal, sys
from pathlib import Path
from stillopen import signing
from tests.support.signed import Signed
left = int(sys.argv[2])
def tick(frame, event, _):
    global left
    if frame.f_code is not signing.write.__code__:
        return None
    if event == "line":
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return tick
sys.settrace(tick)
Signed(Path(sys.argv[1])).sign()
"""


def test_a_kill_at_any_line_leaves_the_old_ledger_or_the_new(fresh: Signed, tmp_path: Path) -> None:
    fresh.sign("faq.md")
    file = fresh.file(FILE)
    old = file.read_bytes()
    fresh.sign()
    new = file.read_bytes()
    seen = []
    for line in range(100):
        file.write_bytes(old)
        command = [sys.executable, "-c", KILLED, str(fresh.root), str(line)]
        ended = subprocess.run(command, capture_output=True, check=False)
        seen.append(file.read_bytes())
        assert seen[-1] in (old, new)
        assert fresh.problems() == []
        if ended.returncode == 0:
            break
        assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert (seen[0], seen[-1]) == (old, new)
    assert len(seen) > 5


def test_what_a_killed_signing_left_behind_is_in_nobodys_way(fresh: Signed) -> None:
    fresh.file("reviews/.ledger.toml.next").write_text("half a")
    fresh.sign()
    assert fresh.state() == "reviewed"
    assert not fresh.file("reviews/.ledger.toml.next").exists()


def test_two_who_sign_at_once_are_both_in_the_ledger(fresh: Signed) -> None:
    pages = ["relapse.md", "faq.md", "help-now.md", "index.md"]
    code = (
        "import sys; from pathlib import Path; from tests.support.signed import Signed; "
        "Signed(Path(sys.argv[1])).sign(sys.argv[2])"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(fresh.root), page]) for page in pages
    ]
    assert [each.wait() for each in running] == [0, 0, 0, 0]
    assert [entry.page for entry in ledger.read(fresh.root)[0]] == sorted(pages)
    assert fresh.problems() == []


class TestOnTheCommandLine:
    def test_it_says_what_was_signed(self, fresh: Signed) -> None:
        ended = stillopen(fresh.root, "sign", "relapse", "docs/faq.md", "--reviewer", "a-reviewer")
        assert ended.status == 0, ended.output
        assert "Signed relapse.md as 'a-reviewer' on 2026-01-15: sha256:" in ended.output
        assert "The next review is due by 2027-01-15." in ended.output
        assert fresh.state() == fresh.state("faq.md") == "reviewed"

    def test_a_refusal_says_why_and_that_nothing_was_signed(self, fresh: Signed) -> None:
        ended = stillopen(fresh.root, "sign", "relapse", "--reviewer", "dr-who")
        assert ended.status == 1
        assert "nobody is registered as 'dr-who'" in ended.output
        assert "nothing was signed" in ended.output
        assert "Traceback" not in ended.output

    def test_a_folder_that_is_gone_is_named(self, fresh: Signed) -> None:
        for file in fresh.file("reviews").iterdir():
            file.unlink()
        fresh.file("reviews").rmdir()
        ended = stillopen(fresh.root, "sign", "relapse", "--reviewer", "a-reviewer")
        assert ended.status == 1
        assert "put the folder reviews back" in ended.output
        assert "Traceback" not in ended.output

    def test_a_clock_that_is_none_is_named(self, fresh: Signed) -> None:
        for command in (["reviews"], ["due"], ["check"], ["packet", "faq"]):
            ended = stillopen(fresh.root, *command, SOURCE_DATE_EPOCH="soon")
            assert ended.status == 1
            assert "SOURCE_DATE_EPOCH: 'soon' is no time" in ended.output
            assert "Traceback" not in ended.output

    def test_mending_is_a_command(self, fresh: Signed) -> None:
        fresh.sign()
        before = fresh.file(FILE).read_text("utf-8")
        fresh.file(FILE).write_text(before.replace("note =", "note="), "utf-8")
        assert stillopen(fresh.root, "reviews", "--mend").status == 0
        assert fresh.file(FILE).read_text("utf-8") == before
