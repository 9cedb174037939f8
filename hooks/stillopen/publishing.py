"""What the program has to fill in before its pages may go out."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from stillopen import lines
from stillopen.lines import HelpLine
from stillopen.phone import Phone
from stillopen.problem import Problem
from stillopen.program import Program
from stillopen.project import CONFIG, Project

RULE = "publish"
# What somebody wants to know before the first message; telling it takes ten minutes.
NEEDED = {
    "who_answers": "who picks up or reads",
    "hours": "when somebody answers",
    "cost_of_asking": "what it costs to ask",
    "reply_time": "how soon a reply comes",
    "restart": "whether people who come back must start again",
    "if_used": "what happens if somebody has used",
}
# Reserved for examples and tests: RFC 2606 and RFC 6761.
_RESERVED = re.compile(
    r"(?:^|\.)(?:example(?:\.(?:com|net|org|edu))?|test|invalid|localhost|local)$", re.I
)
_STAND_IN = re.compile(
    r"\b(?:todo|tb[acd]|fixme|x{3,}|lorem|placeholder|example|change ?me|fill (?:this |it )?in)\b"
    r"|\bto be (?:announced|confirmed|determined)\b|\byour (?:program|number|address|email|name)\b"
    r"|\[[^\]]*\]|<[^>]*>|\{\{|_{3,}|\?{2,}",
    re.I,
)
_TOLL_FREE = ("+1800", "+1833", "+1844", "+1855", "+1866", "+1877", "+1888")


def problems(project: Project) -> list[Problem]:
    """Every fact that a reader needs and doesn't have, and every stand-in for a real one."""
    found = list(_unfilled(project.program)) if project.program else []
    found += _stand_ins(project.program) if project.program else []
    for line in project.lines.values():
        found += _in_line(line)
    return sorted(found)


def _unfilled(program: Program) -> Iterator[Problem]:
    for key, meaning in NEEDED.items():
        if program.fact(key) is None:
            cause = f"the program hasn't said {meaning}"
            fix = f"ask the program, and fill in {key}: under extra.program"
            yield Problem(CONFIG, program.line(key), RULE, cause, fix)


def _stand_ins(program: Program) -> Iterator[Problem]:
    for key in ("name", "place", "service", "length", "languages", "voicemail", *NEEDED):
        if (stand_in := _STAND_IN.search(program.fact(key) or "")) is not None:
            cause = f"{key}: holds '{stand_in[0]}', which stands in for something else"
            yield _problem(program, key, cause, f"write what is true in {key}:")
    for key, phone in (("phone", program.phone), ("text", program.text)):
        if phone and is_made_up(phone):
            cause = f"{key}: {phone} is a number for films and examples, and nobody answers it"
            yield _problem(program, key, cause, f"fill in the program's own number in {key}:")
    for key, host in _hosts(program):
        if _leads_nowhere(host):
            cause = f"{key}: {host} is an address for examples and tests"
            yield _problem(program, key, cause, f"fill in the real one, or delete {key}:")


def _hosts(program: Program) -> Iterator[tuple[str, str]]:
    for key in ("email", "form", "exit", "security"):
        address = program.fact(key) or ""
        yield key, urlsplit(address).hostname or address.rpartition("@")[2]


def _problem(program: Program, key: str, cause: str, fix: str) -> Problem:
    return Problem(CONFIG, program.line(key), RULE, cause, fix)


def _in_line(line: HelpLine) -> Iterator[Problem]:
    fix = f"fill in the real one, or delete [[line]] {line.id}"
    for phone in filter(is_made_up, line.phones):
        cause = f"{line.name}: {phone} is a number for films and examples, and nobody answers it"
        yield Problem(lines.FILE, line.at, RULE, cause, fix)
    host = urlsplit(line.chat).hostname or ""
    if _leads_nowhere(host):
        cause = f"{line.name}: {host} is an address for examples and tests"
        yield Problem(lines.FILE, line.at, RULE, cause, fix)


def is_made_up(phone: Phone) -> bool:
    """Whether it is a 555 number; toll-free ones are real outside 555-01xx."""
    area, exchange, rest = phone.number[:5], phone.number[5:8], phone.number[8:]
    if phone.short or not area.startswith("+1"):
        return False
    reserved = exchange == "555" and rest.startswith("01")
    return reserved or (exchange == "555" and area not in _TOLL_FREE)


def _leads_nowhere(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return bool(_RESERVED.search(host))
    return True
