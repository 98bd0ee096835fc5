"""Two numbers that make one figure ("37-70", "12 or 15"), or a share that counts nobody ("one in five")."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.lexicon import table
from factcheck.records import Interval

if TYPE_CHECKING:
    from factcheck.claims.numbers.shapes import Number

_RANGE = re.compile(r"^\s*(?:-|–|—|to|and|or)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)\s+(?:an?\s+estimated\s+)?$", re.IGNORECASE)
_AT = re.compile(
    r"^(?!.*\b(?:put|puts|putting|toll|dead|number|figure|total|count|stood|stands)\b[^,.;]*$).*"
    r"\b(?:at|until|till|by|before|after|since)\s+$",
    re.IGNORECASE | re.DOTALL,
)
_MOVED = re.compile(
    r"\b(?:rose|risen|rise|rises|climbed|increased|jumped|grew|up|revised|down|fell|dropped)\b[^.]{0,40}$",
    re.IGNORECASE,
)


def join(text: str, found: list[Number]) -> list[Number]:
    """Join "between 10 and 15", "37-70", "10 to 15", "12 or 15" into one figure."""
    joined: list[Number] = []
    for number in found:
        previous = joined[-1] if joined else None
        if previous and previous.shape == "name" and text[previous.end : number.start] == "-":
            joined.append(replace(number, shape="name"))  # "Boeing 747-400"
            continue
        whole = _range(text, previous, number) if previous else None
        if whole is None:
            joined.append(number)
        else:
            joined[-1] = whole
    return joined


def _range(text: str, low: Number, high: Number) -> Number | None:
    """The range that two neighbours make, None when they are two figures."""
    if low.shape not in {"cardinal", "money"} or high.shape not in {"cardinal", low.shape}:
        return None
    if _AT.match(text[: low.start]) and high.plain <= 12 and text[low.end : high.start].strip().lower() == "to":
        return replace(low, end=high.end, core=(low.core[0], high.core[1]), shape="clock")  # "at five to seven"
    least = low.plain * _shared_scale(text, low, high)
    if least >= high.plain:
        return None
    link = text[low.core[1] : high.core[0]].rstrip().removesuffix(low.currency or " ")
    word = link.strip().lower()
    between = _BETWEEN.search(text[max(0, low.start - 30) : low.start])
    tied = word in {"-", "–", "—", "to"} or between or (word == "or" and high.plain <= 2 * low.plain)
    if not _RANGE.match(link) or not tied or (word == "to" and _MOVED.search(text[: low.start])):
        return None  # "rose 10 to 25" tells where it went
    start = low.start - (len(between.group()) if between else 0)
    return replace(
        low,
        start=start,
        end=high.end,
        core=(low.core[0], high.core[1]),
        interval=Interval(least, None, high.plain),
        plain=high.plain,
        qualifier="between" if between else "range",
    )


def _shared_scale(text: str, low: Number, high: Number) -> int:
    """What the lower end of "ten to fifteen billion" is to be multiplied by: the scale of the upper end alone."""
    words = table("numbers")
    known = {**words["scales"], **words["abbreviated"]}
    ends = (re.search(r"[a-z]+$", text[slice(*n.core)].lower()) for n in (low, high))
    lower, upper = (known.get(m.group()) or known.get(m.group().removesuffix("s"), 1) if m else 1 for m in ends)
    return upper if lower == 1 and upper >= 1000 and low.plain * upper < high.plain else 1


COMPARED = re.compile(
    r"\s+(?:fewer|more|less|higher|lower|above|below|short of|shy of)\s+(?:than\s+)?(?:the\s+)?$", re.IGNORECASE
)
"""Between two numbers of which one tells how far it is from the other: "eleven lower than the 61"."""


def set_apart(text: str, found: list[Number]) -> list[Number]:
    """Mark the two numbers of a share as fractions: "three out of every four", "one in five"."""
    links = table("numbers")["ratios"]
    for n, (part, whole) in enumerate(pairwise(found)):
        link = re.sub(r"\s+", " ", text[part.end : whole.start]).strip().lower()
        tenths = link in links["of_one"] and (part.plain == 1 or whole.plain == 10)
        if part.plain < whole.plain and (link in links["links"] or tenths):
            found[n], found[n + 1] = replace(part, shape="fraction"), replace(whole, shape="fraction")
    return found
