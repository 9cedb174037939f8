"""A signed-in account signs only for the reviewer whose it is."""

from __future__ import annotations

import pytest

from stillopen.accounts import problems
from stillopen.reviewers import Reviewer

PEOPLE = {
    "sam": Reviewer("sam", "Sam", login="Sam-Signs"),
    "new": Reviewer("new", "New", login=""),
}


@pytest.mark.parametrize("login", ["Sam-Signs", "sam-signs"])
def test_their_own_account_may(login: str) -> None:
    assert problems(PEOPLE, "sam", login) == []


@pytest.mark.parametrize(
    ("reviewer", "login", "cause"),
    [
        ("sam", "other", "the account 'other' isn't that of Sam"),
        ("sam", "", "the account '' isn't that of Sam"),
        ("new", "", "no account is known of New"),
        ("new", "new", "no account is known of New"),
        ("gone", "sam-signs", "nobody is registered as 'gone'"),
    ],
)
def test_no_other_account_may(reviewer: str, login: str, cause: str) -> None:
    [problem] = problems(PEOPLE, reviewer, login)
    assert problem.message == cause
