"""What may not go out: facts that a reader needs and doesn't have, and stand-ins for real ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stillopen import project, publishing
from stillopen.phone import Phone, parse
from stillopen.program import Program
from tests.support.project import ROOT

FULL = Program(
    name="Harbor Day Program",
    phone=Phone("+16172340142"),
    hours="Weekdays, 9 to 5",
    who_answers="A nurse",
    reply_time="The next day",
    cost_of_asking="Nothing",
    restart="No, we look at where you are",
    if_used="We talk about what would help",
    at={"": 9, "phone": 11},
)
OWN = project.read(ROOT)


def refused(program: Program, **lines: object) -> list[str]:
    changed = replace(OWN, program=program, lines=lines or OWN.lines)
    return [problem.message for problem in publishing.problems(changed)]


def test_a_program_that_has_told_everything_goes_out() -> None:
    assert refused(FULL) == []


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("who_answers", "who picks up or reads"),
        ("hours", "when somebody answers"),
        ("cost_of_asking", "what it costs to ask"),
        ("reply_time", "how soon a reply comes"),
        ("restart", "whether people who come back must start again"),
        ("if_used", "what happens if somebody has used"),
    ],
)
def test_each_fact_that_a_reader_needs_is_named(key: str, words: str) -> None:
    (problem,) = publishing.problems(replace(OWN, program=replace(FULL, **{key: None})))
    assert problem.message == f"the program hasn't said {words}"
    assert (problem.path, problem.line, problem.severity) == ("mkdocs.yml", 9, "error")
    assert f"fill in {key}:" in problem.fix


def test_the_delivered_program_has_six_things_left_to_say() -> None:
    assert len(publishing.problems(OWN)) == len(publishing.NEEDED) == 6


@pytest.mark.parametrize(
    "number", ["617-555-0142", "800-555-0199", "(617) 555-2368", "1-617-555-0100"]
)
def test_a_number_made_up_for_films_is_refused(number: str) -> None:
    (cause,) = refused(replace(FULL, phone=parse(number)))
    assert "is a number for films and examples, and nobody answers it" in cause


@pytest.mark.parametrize(
    "number", ["877-920-6583", "617-234-0155", "800-555-1234", "988", "55512", "+44 20 7946 0958"]
)
def test_a_number_that_somebody_can_have_goes_out(number: str) -> None:
    assert not publishing.is_made_up(parse(number))


@pytest.mark.parametrize(
    "host",
    [
        "example.com",
        "www.example.org",
        "example.net",
        "mail.test",
        "a.example",
        "x.invalid",
        "my.local",
    ],
)
def test_an_address_for_examples_is_refused(host: str) -> None:
    page, post = f"https://{host}/", f"hello@{host}"
    program = replace(FULL, email=post, form=page, exit=page, security=post)
    keys = ["email", "exit", "form", "security"]
    assert [cause.split(":")[0] for cause in refused(program)] == keys
    assert [cause.split(":")[0] for cause in refused(replace(FULL, security=page))] == ["security"]


def test_an_address_of_a_machine_is_refused() -> None:
    (cause,) = refused(replace(FULL, form="https://127.0.0.1:8443/"))
    assert cause == "form: 127.0.0.1 is an address for examples and tests"


@pytest.mark.parametrize("host", ["harbor-day.org", "contest.org", "examples.org", "latest.com"])
def test_a_real_address_goes_out(host: str) -> None:
    assert refused(replace(FULL, email=f"hello@{host}", form=f"https://{host}/")) == []


@pytest.mark.parametrize(
    "words",
    [
        "TODO",
        "tbd",
        "To be announced",
        "[hours]",
        "xxx",
        "Lorem ipsum",
        "Fill this in",
        "???",
        "Your program name",
        "Example Program",
        "<hours>",
        "____",
    ],
)
def test_words_that_stand_in_for_others_are_refused(words: str) -> None:
    (cause,) = refused(replace(FULL, hours=words))
    assert cause.startswith("hours: holds '")


def test_a_help_line_that_nobody_answers_is_refused() -> None:
    line = replace(OWN.lines["samhsa"], call=parse("800-555-0199"), chat="https://help.example/")
    causes = refused(FULL, samhsa=line)
    assert len(causes) == 2
    assert all(cause.startswith("SAMHSA National Helpline: ") for cause in causes)


def test_a_project_whose_facts_are_wrong_is_no_reason_to_fall(tmp_path: Path) -> None:
    assert publishing.problems(project.read(tmp_path)) == []
