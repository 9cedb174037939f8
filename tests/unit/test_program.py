"""The program's facts: each refused where it is wrong in type, form or length, with its line."""

from __future__ import annotations

import json

import pytest

from stillopen import program
from stillopen.located import load
from stillopen.phone import Phone
from stillopen.problem import Problem
from stillopen.program import Program, names

GOOD = {"name": "Harbor Day Program", "phone": "(617) 234-0142"}
FULL = {
    **GOOD,
    "place": "Boston, Massachusetts",
    "service": "intensive outpatient program",
    "length": "about eight weeks",
    "reviewer": "jo-doe",
    "text": "617.234.0143",
    "email": "hello+back@harbor-day.org",
    "form": "https://forms.harbor-day.org:8443/talk?to=us",
    "hours": "Weekdays, 9 to 5",
    "who_answers": "A nurse",
    "reply_time": "The next day",
    "cost_of_asking": "Nothing",
    "restart": "No",
    "if_used": "We talk",
    "voicemail": "We leave a first name.",
    "exit": "https://www.weather.gov/",
    "security": "https://harbor-day.org/security",
    "languages": ["English", "Kreyòl ayisyen"],
}
TEXTS = sorted(set(FULL) - {"languages"})


def read(facts: object) -> tuple[Program | None, list[Problem]]:
    # JSON is YAML, one key a line.
    text = f"extra:\n  program: {json.dumps(facts, indent=4, ensure_ascii=False)}\n"
    return program.read(load(text, configuration=True), "mkdocs.yml")


def faults(**changes: object) -> list[str]:
    facts = {key: value for key, value in (FULL | changes).items() if value != "-"}
    return [f"{problem.line}: {problem.message}" for problem in read(facts)[1]]


def line(key: str) -> int:
    return 3 + list(FULL).index(key)


def test_name_and_phone_are_enough() -> None:
    facts, problems = read(GOOD)
    assert not problems
    assert facts == Program(name="Harbor Day Program", phone=Phone("+16172340142"))


def test_every_fact_can_be_filled_in() -> None:
    facts, problems = read(FULL)
    assert not problems
    assert facts is not None
    assert set(FULL) == set(names()), "this test fills in every fact there is"
    assert facts.text == Phone("+16172340143")
    assert facts.fact("languages") == "English, Kreyòl ayisyen"


def test_a_reader_sees_the_host_that_the_form_goes_to() -> None:
    facts, _ = read(FULL)
    assert facts is not None
    assert facts.form_host == "forms.harbor-day.org"
    assert Program(name="x", phone=Phone("+16172340142")).form_host is None


@pytest.mark.parametrize("key", ["name", "phone"])
def test_a_needed_fact_is_asked_for(key: str) -> None:
    assert faults(**{key: "-"}) == [f"2: '{key}' is missing"]


@pytest.mark.parametrize("key", TEXTS)
@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (8779206583, "the bare value 8779206583"),
        (True, "'true' (true or false)"),
        (None, "empty"),
        (["x"], "a list"),
        ({"x": "y"}, "a group of keys"),
    ],
)
def test_a_fact_of_the_wrong_type_is_refused(key: str, value: object, kind: str) -> None:
    assert faults(**{key: value}) == [f"{line(key)}: extra.program.{key} is {kind}, not text"]


@pytest.mark.parametrize("key", TEXTS)
@pytest.mark.parametrize("value", ["", "   "])
def test_a_fact_without_words_is_refused(key: str, value: str) -> None:
    found = faults(**{key: value})
    assert found
    assert all(fault.startswith(f"{line(key)}: extra.program.{key} is ") for fault in found)


@pytest.mark.parametrize("key", sorted(set(TEXTS) - {"reviewer"}))
def test_a_fact_that_is_too_long_is_refused(key: str) -> None:
    found = faults(**{key: "x" * 301})
    assert any(f"extra.program.{key} has 301 characters; at most" in fault for fault in found)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("phone", "call us"),
        ("phone", "877-920-658"),
        ("phone", "(877) 920-6583 x12"),
        ("phone", "911"),
        ("phone", "741741"),
        ("phone", "000-000-0000"),
        ("text", "text us"),
        ("email", "hello"),
        ("email", "hello@harbor"),
        ("email", "hello@harbor.org?bcc=x@y.org"),
        ("email", "hello@harbor.org,x@y.org"),
        ("email", "Harbor <hello@harbor.org>"),
        ("email", "mailto:hello@harbor.org"),
        ("email", "hello @harbor.org"),
        ("email", "hello%0A@harbor.org"),
        ("form", "http://harbor.org/talk"),
        ("form", "//harbor.org/talk"),
        ("form", "harbor.org/talk"),
        ("form", "mailto:hello@harbor.org"),
        ("form", "javascript:alert(1)"),
        ("form", "https://me:secret@harbor.org/"),
        ("form", "https://harbor.org;script-src/"),
        ("form", "https://harbor .org/"),
        ("form", "https://harbor.org:99999/"),
        ("form", "https://localhost/"),
        ("form", "https://[::1"),
        ("exit", "http://www.weather.gov/"),
        ("exit", "javascript:alert(1)"),
    ],
)
def test_a_fact_of_the_wrong_form_is_refused(key: str, value: str) -> None:
    (fault,) = faults(**{key: value})
    assert fault == f"{line(key)}: extra.program.{key} is '{value}', which doesn't fit"


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("English", "extra.program.languages is text, not a list"),
        ([], "extra.program.languages is empty"),
        ([1], "extra.program.languages.0 is the bare value 1, not text"),
        ([""], "extra.program.languages.0 is empty"),
        (["English", "English"], "extra.program.languages is '['English', 'English']', which"),
    ],
)
def test_languages_are_a_list_of_names(value: object, fault: str) -> None:
    assert any(fault in found for found in faults(languages=value))


def test_an_unknown_fact_is_named_with_the_one_that_was_meant() -> None:
    (fault,) = faults(e_mail="hello@harbor.org")
    assert "unknown key 'e_mail'; the nearest known one is 'email'" in fault


@pytest.mark.parametrize("facts", [None, [], "x", {}])
def test_facts_that_are_no_facts_are_refused(facts: object) -> None:
    found, problems = read(facts)
    assert found is None
    assert problems


@pytest.mark.parametrize(("key", "number"), [("phone", "+18006624357"), ("text", "988")])
def test_a_number_of_somebody_else_is_refused(key: str, number: str) -> None:
    facts, _ = read(FULL | ({key: "1-800-662-4357"} if key == "phone" else {key: number}))
    assert facts is not None
    (problem,) = program.clashes(facts, {number: "SAMHSA"}, "mkdocs.yml")
    assert problem.line == line(key)
    assert "is the number of SAMHSA, not the program's" in problem.message
