"""Whose account on the code host may sign as whom."""

from __future__ import annotations

from collections.abc import Mapping

from stillopen.problem import Problem
from stillopen.reviewers import FILE, Reviewer

RULE = "account"


def problems(people: Mapping[str, Reviewer], reviewer: str, login: str) -> list[Problem]:
    """Why this account may not sign as this reviewer; none where it is the reviewer's own."""
    registered = people.get(reviewer)
    if registered is None:
        fix = f"use one of: {', '.join(people) or 'nobody is registered yet'}"
        return [Problem(FILE, 0, RULE, f"nobody is registered as '{reviewer}'", fix)]
    if not registered.login:
        fix = f'add the line login = "…" to [reviewer.{reviewer}], after asking {registered.name}'
        return [Problem(FILE, 0, RULE, f"no account is known of {registered.name}", fix)]
    # The code host takes LOGIN and login for the same account.
    if registered.login.casefold() != login.casefold():
        message = f"the account '{login}' isn't that of {registered.name}"
        return [Problem(FILE, 0, RULE, message, f"let {registered.name} sign in and sign")]
    return []
