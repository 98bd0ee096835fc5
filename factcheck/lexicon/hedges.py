"""What the hedge before a figure does to the number itself: "more than 116" reads as 117 and up, and prints 116."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import table
from factcheck.records import number_text

if TYPE_CHECKING:
    from factcheck.records import Claim


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``lexicon/comparing.toml``, table ``hedges``."""
    return frozenset(table("comparing")["hedges"][name])


def _hedge(claim: Claim) -> str:
    """The hedge as it is printed: a toll that passed a number is more than that."""
    hedge = claim.qualifier.strip()
    if hedge.lower() in table("numbers")["passing"]["verbs"]:
        return "more than"
    return str(table("comparing")["hedge_words"].get(hedge.lower(), hedge))


def stated(claim: Claim) -> float:
    """The number that the words print; 0 for a name or a day."""
    bounds = claim.interval
    if bounds is None:
        return 0.0
    number = bounds.stated
    whole = number == int(number)
    if whole and number >= 1 and _hedge(claim) in words("beyond") and bounds.is_open:
        return number - 1
    if whole and claim.qualifier in words("below") and bounds.low == 0 and bounds.high is not None:
        return number + 1
    return number


_SIZES = (("billion", 1e9), ("million", 1e6))


def figure(number: float) -> str:
    """A figure as texts print it: with thousands separators, from a million on in words."""
    for name, size in _SIZES:
        if number >= size and round(number / size, 2) * size == number:
            return f"{number_text(round(number / size, 2))} {name}"
    whole, dot, rest = number_text(number).partition(".")
    return f"{int(whole):,}{dot}{rest}"


def listed(claim: Claim) -> str:
    """The figure with its hedge, or a name; an actor with what it is said to have done."""
    role = table("comparing")["roles"].get(claim.role, "") if claim.kind == "actor" else ""
    return f"{printed(claim)}, {role}" if role else printed(claim)


def printed(claim: Claim) -> str:
    """The figure with its hedge: "at least 26", "1,000 to 1,100", "70-odd", "dozens"; a name or day as it is."""
    bounds, hedge = claim.interval, _hedge(claim)
    if bounds is None:
        return claim.value
    number = figure(stated(claim))
    if bounds.best is None and bounds.low and bounds.high is not None:
        return f"{figure(bounds.low)} to {figure(bounds.high)}"
    if bounds.best is None and bounds.is_open and hedge:
        return hedge
    if hedge.lstrip("-") in words("after"):
        return f"{number}-{hedge.lstrip('-')}"
    if hedge == "+":
        return f"{number}+"
    return f"{hedge} {number}" if hedge not in ("", "none") else number
