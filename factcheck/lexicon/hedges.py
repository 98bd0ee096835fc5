"""What the hedge before a figure does to the number itself: "more than 116" reads as 117 and up, and prints 116."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import table

if TYPE_CHECKING:
    from factcheck.records import Claim


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``lexicon/comparing.toml``, table ``hedges``."""
    return frozenset(table("comparing")["hedges"][name])


def stated(claim: Claim) -> float:
    """The number that the words print; 0 for a name or a day."""
    bounds = claim.interval
    if bounds is None:
        return 0.0
    number = bounds.stated
    whole = number == int(number)
    if whole and number >= 1 and claim.qualifier in words("beyond") and bounds.is_open:
        return number - 1
    if whole and claim.qualifier in words("below") and bounds.low == 0 and bounds.high is not None:
        return number + 1
    return number
