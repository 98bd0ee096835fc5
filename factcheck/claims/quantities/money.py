# ruff: noqa: E501 - a pattern stands on one line
"""Money: whose currency a sign or word names, and what the sum is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.people import nouns
from factcheck.lexicon import calendar, choice, table

if TYPE_CHECKING:
    from factcheck.claims.numbers.shapes import Number


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money: its ISO 4217 code, what it is ("loss"), where the words end, and what one of the figure is worth."""

    code: str
    noun: str
    end: int
    per: float


@cache
def stops() -> frozenset[str]:
    """Words at which a counted phrase ends."""
    return frozenset(table("quantities")["stops"]["words"]) | frozenset(calendar.weekdays())


@cache
def _worded() -> re.Pattern[str]:
    """A currency's name behind a figure, perhaps with whose it is."""
    named = choice(word for word in table("quantities")["currency_words"] if " " not in word)
    whose = "US|Australian|Canadian|Pakistani|Sri Lankan"
    return re.compile(rf"\s+((?:{whose})?\s*(?:{named})s?(?:\s+sterling)?)\b", re.IGNORECASE)


def read(text: str, number: Number, countries: tuple[str, ...]) -> Sum | None:
    """The sum that a figure names; None when it is no money. ``countries`` settle whose dollar it is, the first that has one."""
    q = table("quantities")
    code, end, spelled = q["currencies"].get(number.currency, ""), number.end, False
    if not code and number.shape in _SUMS and (m := _worded().match(text[number.end :])):
        word = re.sub(r"\s+", " ", m.group(1).lower()).removesuffix("s")
        spelled = " " in word
        code = q["currency_words"].get(word, q["currency_words"].get(word.rsplit(" ", 1)[-1], ""))
        if (
            word in {"pound", "real", "won", "cent", "buck"}
            and number.plain < 1000
            and not _RATE.match(text, number.end + m.end())
        ):
            code = ""  # "20 pounds", "he won": more often weight or another word
        end = number.end + m.end()
    if not code:
        return None
    if not spelled and number.currency in {"", *q["shared"]["signs"]}:
        owner = next((c for c in countries if code in q["countries"].get(c, ())), None)
        code = q["countries"][owner][code] if owner else code
    per = re.match(r"\s+(?:a|per)\s+(share|person|head|family|month|year|barrel|tonne|day|week|hour)\b", text[end:])
    noun = _of_what(text, number.start, end)
    if per:
        noun, end = f"{noun} per {per.group(1)}".strip(), end + per.end()
    cents = re.match(r"\s+(?:cents?|pence|paise)\b", text[number.end :], re.IGNORECASE)
    return Sum(code, noun, end, 0.01 if cents and not number.currency else 1.0)


def _of_what(text: str, start: int, end: int) -> str:
    """What the money is: "a loss of $5", "$5 billion in losses", "compensation of Rs 2 lakh"."""
    after = re.match(r"\s+(?:in|of|worth of)\s+(?:[a-z-]+\s+){0,1}?([a-z]+)\b", text[end:])
    if after and after.group(1) not in stops() and not after.group(1).isdigit():
        return nouns.singular(after.group(1))
    before = re.search(
        r"\b([A-Za-z]+)\s+(?:(?:(?:is|was|are|were|has been)\s+)?(?:put|estimated|valued|set)\s+at|of|is|was|are|to|by|worth)\s+(?:an?\s+)?(?:[a-z]+\s+){0,2}$",
        text[:start],
    )
    word = before.group(1).lower() if before else ""
    return "" if word in stops() else nouns.singular(word)


_RATE = re.compile(r"\s+(?:a|per)\s+share\b")
_SUMS = frozenset({"cardinal", "vague", "money"})
"""Shapes of figures that a currency's name may follow."""
