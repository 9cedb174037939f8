"""Words in context: who says them, where they come from, what was allowed, and what is hidden."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator

import pytest
import textstat

from stillopen import project, wording
from stillopen.fill import Facts
from stillopen.page import Page, parse
from stillopen.sources import Source
from stillopen.wording import Judgement
from tests.support.project import ROOT

NO_FACTS = Facts(None, {}, {})
STUDY = Source(
    id="study",
    title="A study",
    publisher="A journal",
    kind="research",
    seen="stored copy",
    checked="",
    claims="In 151 studies, 30.4% of people left early; it took two to three minutes.",
)


def page(body: str, front: str = "") -> Page:
    head = f"title: A page\ndescription: A line about it.\nclinical: true\n{front}"
    found, problems = parse(f"---\n{head}---\n{body}", "a.md", "docs/a.md")
    assert not problems
    return found


def judge(body: str, front: str = "") -> Judgement:
    return wording.judge(page(body, front), NO_FACTS, {"study": STUDY})


def rules(body: str, front: str = "") -> list[str]:
    return [finding.rule for finding in judge(body, front).findings]


# -- voices --


@pytest.mark.parametrize(
    "body",
    [
        'You may think, "I am an addict."',
        "You may think, “I am an addict.”",
        "> I am an addict.",
        '!!! message "Call me"\n    I am an addict.\n',
        "## I'm an addict",
    ],
)
def test_people_may_call_themselves_what_they_like(body: str) -> None:
    assert rules(body) == []


def test_readers_words_may_be_any_that_people_type() -> None:
    assert rules("", "readers_words:\n  - i'm a junkie and i relapsed\n  - always high\n") == []


def test_our_own_voice_may_not_after_a_quote_has_ended() -> None:
    assert rules('She said "I am." The addict left.') == ["addict"]


def test_a_title_and_a_description_are_our_own_voice() -> None:
    text = "---\ntitle: For addicts\ndescription: We never judge.\nclinical: true\n---\n"
    found, _ = parse(text, "a.md", "docs/a.md")
    judged = wording.judge(found, NO_FACTS, {})
    assert [(each.line, each.rule) for each in judged.findings] == [(2, "addict"), (3, "never")]


# -- figures --


@pytest.mark.parametrize(
    ("figure", "backed"),
    [
        ("30.4% of people left.", True),
        ("About 3 in 10 people left.", True),
        ("A review put 151 studies together.", True),
        ("Wait 2 to 3 minutes.", True),
        ("About 4 in 10 people left.", False),
        ("About 80% of people left.", False),
        ("A review put 15 studies together.", False),
    ],
)
def test_a_figure_passes_where_a_source_of_the_page_holds_it(figure: str, backed: bool) -> None:
    assert (rules(figure, "sources: [study]\n") == []) is backed
    assert rules(figure) == ["figure"]


def test_facts_filled_in_are_no_figures_and_a_help_line_counts_by_its_name() -> None:
    read = project.read(ROOT)
    body = "Call {{ program.phone }} or {{ line.samhsa }} when you can, and ask what is open now."
    assert wording.judge(page(body), read.facts, read.sources).findings == ()


# -- exceptions --


@pytest.mark.parametrize(
    "body",
    [
        "<!-- wording: allow addict because it is a book title -->\nThe Addict sold well.",
        "<!-- wording: allow addict because it is a book title -->\n\nThe Addict sold well.",
        "The Addict sold well. <!-- wording: allow Addict because it is a book title -->",
        "<!-- wording:\nallow addict\nbecause it is\na book title -->\nThe Addict sold well.",
    ],
)
def test_a_reasoned_exception_holds_on_its_line_and_the_next(body: str) -> None:
    judged = judge(body)
    assert judged.findings == ()
    assert [(each.term.lower(), each.reason) for each in judged.allowed] == [
        ("addict", "it is a book title")
    ]


def test_an_exception_may_name_a_rule() -> None:
    long = "word " * 21 + "end."
    allow = "<!-- wording: allow long-sentence because the law says it so -->\n"
    assert rules(long) == ["long-sentence"]
    assert rules(allow + long) == []


def test_an_exception_reaches_no_further() -> None:
    body = "<!-- wording: allow addict because it is a book title -->\nAddict.\n\nAn addict."
    assert rules(body) == ["addict"]


def test_an_exception_above_all_words_speaks_for_the_title_too() -> None:
    text = (
        "---\ntitle: Always on My Mind\ndescription: A song.\nclinical: true\n---\n"
        "<!-- wording: allow always because it is a song's name -->\nListen.\n"
    )
    found, _ = parse(text, "a.md", "docs/a.md")
    assert wording.judge(found, NO_FACTS, {}).findings == ()


@pytest.mark.parametrize("reason", ["", "because", "because ok", "since it is fine to me"])
def test_an_exception_without_a_reason_is_a_finding_and_allows_nothing(reason: str) -> None:
    assert "exception" in rules(f"<!-- wording: allow addict {reason} -->\nAn addict.")


def test_a_comment_that_is_not_ours_is_none() -> None:
    assert rules("<!-- remember to ask Kate -->\nYou can call.") == []


# -- hidden and look-alike letters --


@pytest.mark.parametrize(
    "word",
    ["add\u200bict", "add\u00adict", "add&#8203;ict", "\u202eaddict", "a\u0501\u0501ict", "аddict",
     "ａddict", "𝐚ddict", "add\ufeffict", "add&shy;ict"],
)  # fmt: skip
def test_a_term_that_hides_is_found_and_so_is_what_hides_it(word: str) -> None:
    found = rules(f"The {word} is back.")
    assert "hidden-letters" in found
    assert "addict" in found


def test_a_term_in_accents_or_in_markup_does_not_hide() -> None:
    assert rules("The áddict.\nThe ad**dic**t.\nThe add<b>i</b>ct.") == ["addict"] * 3


@pytest.mark.parametrize(
    "body",
    [
        "Позвоните нам. Мы с вами, и у нас есть время.",
        "اتصل بنا \u200fالآن.",
        "می\u200cخواهم برگردم",
        "क्\u200dष",
        "A heart ❤\ufe0f and a family 👨\u200d👩\u200d👧.",
        "Café, naïve, Größe, Nguyễn, ½ hour, “quotes”, – and … too.",
        "Das α-Wort.",
        "請打電話給我們。",
    ],
)
def test_other_scripts_and_signs_hide_nothing(body: str) -> None:
    assert rules(body) == []


# -- other languages --


def test_words_in_another_language_are_left_to_those_who_read_it() -> None:
    body = (
        "Puede llamarnos cuando quiera, y no tiene que explicar por qué dejó el programa ni lo que"
        " pasó después, porque con una sola frase basta para empezar de nuevo con nosotros hoy."
    )
    judged = judge(body)
    assert judged.findings == ()
    assert dict(judged.grade.left_out)["another language"] == len(body.split())


def test_a_figure_needs_its_source_in_any_language() -> None:
    assert rules("El 80% de las personas que se van vuelven a los programas.") == ["figure"]


# -- grade --


@pytest.fixture
def exact() -> Iterator[None]:
    """Textstat otherwise rounds on its way, and a tenth of a syllable is more than a grade."""
    textstat.set_rounding(False)
    yield
    textstat.set_rounding(True)


@pytest.mark.usefixtures("exact")
def test_the_grade_agrees_with_the_library_that_counts_the_syllables() -> None:
    read = project.read(ROOT)
    for written in read.pages.values():
        judged = wording.judge(written, read.facts, read.sources)
        if judged.grade.value is None:
            continue
        assert judged.grade.value == pytest.approx(_library(written, read.facts), abs=0.6)


def _library(written: Page, facts: Facts) -> float:
    """Textstat's own grade of the sentences that ours counts."""
    from stillopen import fill
    from stillopen.wording import grade, prose, sentences

    read = prose.read([(number, fill.spoken(line, facts)) for number, line in written.lines])
    counted, _ = grade._sort(read.blocks)
    spoken = [
        " ".join(sentences.words(block.text[start:end]))
        for block in counted
        for start, end in sentences.split(block.text)
    ]
    return float(textstat.flesch_kincaid_grade(". ".join(spoken) + "."))


def test_the_hardest_sentences_are_named_with_their_lines() -> None:
    easy = "You can call us now. " * 15
    hard = "Organizational considerations necessitate comprehensive documentation."
    assert judge(f"{easy}\n\n{hard}").grade.hardest[0].sentence == hard
    assert judge(f"{easy}\n\n{hard}").grade.hardest[0].line == 8


def test_a_list_of_scraps_is_no_prose_but_a_list_of_sentences_is() -> None:
    scraps = judge("- Insurance\n- Work\n- Money").grade
    assert (scraps.words, dict(scraps.left_out)) == (
        0,
        {"lists and lines that aren't sentences": 3},
    )
    assert judge("- You can call.\n- You can write.").grade.sentences == 2


@pytest.mark.parametrize("body", ["", "## Only\n\n## Headings", "- one\n- two", "```\ncode\n```"])
def test_a_page_without_prose_has_no_grade(body: str) -> None:
    judged = judge(body)
    assert judged.grade.value is None
    assert judged.findings == ()


def test_code_is_left_out_and_said_to_be() -> None:
    judged = judge("Words here.\n\n    the addict must always\n")
    assert judged.findings == ()
    assert dict(judged.grade.left_out) == {"code, in lines": 1}


# -- long and strange pages --


def test_fifty_thousand_words_are_judged_each_on_its_line() -> None:
    judged = judge("You can call us at any hour of the day.\n\n" * 5000 + "An addict.\n")
    assert [(each.line, each.rule) for each in judged.findings] == [(6 + 2 * 5000, "addict")]


def test_a_fault_is_quoted_in_short_however_long_its_sentence() -> None:
    finding = judge("word " * 50_000 + "addict.").findings[-1]
    assert len(finding.sentence) < 300


def test_carriage_returns_change_nothing() -> None:
    text = "---\ntitle: A\ndescription: B.\nclinical: true\n---\nOne.\n\nThe addict is here.\n"
    unix, _ = parse(text, "a.md", "a.md")
    windows, _ = parse(text.replace("\n", "\r\n"), "a.md", "a.md")
    assert wording.judge(unix, NO_FACTS, {}) == wording.judge(windows, NO_FACTS, {})


# -- the network --


def test_judging_opens_no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("something asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert judge("Unforeseeable antidisestablishmentarianism happens daily. " * 20).grade.value


def test_reading_the_rules_loads_no_dictionary() -> None:
    program = "import sys, stillopen.wording as w; w.book(); print('textstat' in sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ended.stdout.strip() == "False"
