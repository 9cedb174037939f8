"""The ledger is read strictly, and what is wrong in it comes with its line and its mending."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stillopen import ledger
from stillopen.ledger import FILE, Entry
from stillopen.reviewers import Reviewer
from tests.support.signed import Signed, make

DIGEST = st.text("0123456789abcdef", min_size=64, max_size=64).map("sha256:{}".format)
DAY = st.dates()
TEXT = st.text(min_size=1).filter(str.isprintable)
ENTRY = st.builds(Entry, TEXT, DIGEST, TEXT, TEXT, DAY, DAY, TEXT | st.just(""), DIGEST)


@pytest.fixture
def signed(tmp_path: Path) -> Signed:
    project = make(tmp_path)
    project.sign("relapse.md", "faq.md")
    return project


def faults(project: Signed) -> list[str]:
    return [f"{p.line}: {p.message} | {p.fix}" for p in project.problems() if p.path == FILE]


class TestForm:
    @given(st.lists(ENTRY))
    def test_what_is_written_is_read_again_as_it_was(self, entries: list[Entry]) -> None:
        assert ledger.parse(ledger.render(entries)) == entries

    @given(st.lists(ENTRY, min_size=1))
    def test_any_reader_of_toml_reads_the_same(self, entries: list[Entry]) -> None:
        tabled = tomllib.loads(ledger.render(entries))["review"]
        assert [Entry(**values) for values in tabled] == entries

    @given(st.lists(ENTRY, min_size=1))
    def test_an_entry_knows_its_line(self, entries: list[Entry]) -> None:
        written = ledger.render(entries)
        for entry in ledger.parse(written) or []:
            assert written.split("\n")[entry.line - 1] == "[[review]]"

    def test_a_file_from_another_system_is_read_too(self, signed: Signed) -> None:
        file = signed.file(FILE)
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
        assert signed.problems() == []
        assert signed.state() == "reviewed"


def edit(old: str, new: str) -> Callable[[str], str]:
    def edited(written: str) -> str:
        assert old in written
        return written.replace(old, new, 1)

    return edited


def swapped(written: str) -> str:
    head, one, two = written.split("\n[[review]]\n")
    return "\n[[review]]\n".join([head, two, one])


def doubled(written: str) -> str:
    *_, last = written.split("\n[[review]]\n")
    return f"{written}\n[[review]]\n{last}"


BROKEN = {
    "an unknown key": (edit('note = ""', 'notes = ""'), "unknown key 'notes'", "write 'note'"),
    "a missing key": (edit('criteria = "1"\n', ""), "'criteria' is missing", "criteria"),
    "an unknown reviewer": (
        edit('"a-reviewer"', '"dr-who"'),
        "nobody is registered as 'dr-who'",
        "reviewers.toml",
    ),
    "an unknown page": (edit('"faq.md"', '"gone.md"'), "there is no page 'gone.md'", "git keeps"),
    "an unknown version": (
        edit('criteria = "1"', 'criteria = "2"'),
        "there is no version '2' of the criteria",
        "## Version 2",
    ),
    "a day to come": (
        edit("reviewed = 2026-01-15", "reviewed = 2026-01-16"),
        "is dated 2026-01-16, and today is 2026-01-15",
        "git restore",
    ),
    "a next review before the review": (
        edit("review_by = 2027-01-15", "review_by = 2026-01-14"),
        "review_by, 2026-01-14, isn't after reviewed, 2026-01-15",
        "git restore",
    ),
    "a next review on the day of the review": (
        edit("review_by = 2027-01-15", "review_by = 2026-01-15"),
        "isn't after reviewed",
        "git restore",
    ),
    "a digest that isn't one": (edit('words = "sha256:', 'words = "sha256:0'), "words", "64 hex"),
    "a digest of another kind": (edit('words = "sha256:', 'words = "sha512:'), "words", "64 hex"),
    "a day in quotes": (
        edit("reviewed = 2026-01-15", 'reviewed = "2026-01-15"'),
        "reviewed",
        "without quotes",
    ),
    "a day with an hour": (
        edit("reviewed = 2026-01-15", "reviewed = 2026-01-15T10:00:00"),
        "reviewed",
        "without quotes",
    ),
    "a day that isn't one": (edit("2026-01-15", "2026-02-30"), "isn't TOML", "own"),
    "a quote left open": (edit('note = ""', 'note = "'), "isn't TOML", "quotes"),
    "the wrong order": (swapped, "+page", "stillopen reviews --mend"),
    "an entry twice": (doubled, "given twice", "stillopen reviews --mend"),
    "a line of one's own": (edit("note", "# mine\nnote"), "# mine", "stillopen reviews --mend"),
    "another way to write it": (edit("note =", "note  ="), "-note  =", "stillopen reviews --mend"),
    "an edited note": (edit('note = ""', 'note = "x"'), "isn't as it was signed", "git restore"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_wrong_is_named_with_its_line_and_its_mending(signed: Signed, what: str) -> None:
    change, message, fix = BROKEN[what]
    file = signed.file(FILE)
    file.write_text(change(file.read_text("utf-8")), "utf-8")

    found = faults(signed)

    assert any(message in each and fix in each for each in found), found
    assert all(int(each.split(":")[0]) > 0 for each in found), found
    assert signed.state() == "awaiting", "a ledger that can't be trusted claims nothing"


def test_a_missing_ledger_is_named(signed: Signed) -> None:
    signed.file(FILE).unlink()
    assert "can't be read: No such file" in faults(signed)[0]


@pytest.mark.parametrize("what", ["the wrong order", "an entry twice", "a line of one's own"])
def test_mending_restores_exactly_what_was_signed(signed: Signed, what: str) -> None:
    file = signed.file(FILE)
    before = file.read_text("utf-8")
    file.write_text(BROKEN[what][0](before), "utf-8")
    assert ledger.mended(signed.root) == before


def test_a_file_that_is_no_ledger_cannot_be_mended(signed: Signed) -> None:
    signed.file(FILE).write_text("[[review", "utf-8")
    assert ledger.mended(signed.root) is None


class TestSeal:
    ENTRY = Entry(
        *("a.md", "sha256:0", "jo", "1"), dt.date(2026, 1, 1), dt.date(2027, 1, 1), "note"
    )
    JO = Reviewer("jo", "Jo Doe", "MD")

    def seal(self, before: str = "", prose: str = "I read it.", **changed: object) -> str:
        entry = Entry(**{**vars(self.ENTRY), **changed})  # type: ignore[arg-type]
        return ledger.seal(entry, before, self.JO, prose)

    @pytest.mark.parametrize(
        "changed",
        [
            {"page": "b.md"},
            {"words": "sha256:1"},
            {"reviewer": "bo"},
            {"criteria": "2"},
            {"note": "other"},
            {"reviewed": dt.date(2026, 1, 2)},
            {"review_by": dt.date(2027, 1, 2)},
            {"before": "sha256:2"},
            {"prose": "I skimmed it."},
        ],
    )
    def test_a_seal_covers_everything_that_was_signed(self, changed: dict[str, str]) -> None:
        assert self.seal(**changed) != self.seal()

    def test_a_seal_covers_the_name_and_its_credentials(self) -> None:
        for other in (Reviewer("jo", "Jo Do", "MD"), Reviewer("jo", "Jo Doe", "PhD")):
            assert ledger.seal(self.ENTRY, "", other, "I read it.") != self.seal()

    def test_a_seal_leaves_the_rest_of_a_person_alone(self) -> None:
        moved = Reviewer("jo", "Jo Doe", "MD", role="Retired", login="jo")
        assert ledger.seal(self.ENTRY, "", moved, "I  read\nit.") == self.seal()

    def test_letters_cannot_move_from_one_line_to_the_next(self) -> None:
        assert self.seal(page="a.mdx", words="y") != self.seal(page="a.md", words="xy")
