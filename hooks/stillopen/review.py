"""What may be said about the review of a page, and no more than that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["awaiting"]


@dataclass(frozen=True)
class Banner:
    """What stands under a page's title about its review."""

    state: State
    headline: str
    sentences: tuple[str, ...]


def awaiting(guidance_reviewer: str | None) -> Banner:
    """The banner of a page whose words nobody has signed off.

    `guidance_reviewer` is who reviewed the guidance it is adapted from, if it is adapted.
    """
    sentences: tuple[str, ...] = ("No clinician has signed off on these words.",)
    if guidance_reviewer:
        sentences = (
            f"This page is adapted from guidance that {guidance_reviewer} reviewed.",
            "These words have not been reviewed. They await sign-off.",
        )
    return Banner("awaiting", "Not reviewed yet", sentences)
