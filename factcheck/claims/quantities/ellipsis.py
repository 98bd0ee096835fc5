# ruff: noqa: E501 - a pattern stands on one line
"""What a bare figure counts: the things of the figure before it ("33 planes, of which 24 have been checked"), jobs in a report of job cuts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.people import nouns
from factcheck.claims.quantities import measures, rules
from factcheck.lexicon import choice, table

if TYPE_CHECKING:
    from factcheck.claims.numbers.shapes import Number
    from factcheck.claims.quantities.measures import Measure
    from factcheck.claims.quantities.topics import Topic

REACH = 2
"""Sentences from a figure within which a line of a list goes on counting its things."""
FAR = 6
"""The same for jobs: a report of cuts counts little else."""
_TELLING = 10
"""A bare figure below this is of a report's topic only behind another: small numbers count other things."""

_LINE = re.compile(r"^\W*(?P<label>[^:]{2,60}):\s+$")
_SCALED = re.compile(r"(?:m|b)illions?$|crores?$|lakhs?$|bn$|trillions?$", re.IGNORECASE)
_APART = re.compile(
    r"(?:^|[,;:(–—]|\band|\bto|\bat|\bfrom|\bthan|\bwith|\babout|\bsome|\bof|\bbut|\bor|\bwhich|\bwhom|\bonly|\bjust|\bbe|\bin)\s*(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_PART = re.compile(r"^\s+of\s+(?:them|those|these|which)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:the other|the remaining|the first|another|of (?:them|those|these|which),?)\s+$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Last:
    """The figure before: what it measures, and how many sentences ago it stood."""

    measure: Measure
    ago: int


def goes_on(text: str, number: Number, last: Last, about: Topic | None = None) -> Measure | None:
    """What a figure without a noun counts: the things of the figure before it in the sentence or in the list.

    A report that is ``about`` one thing counts little else: its list may go on for long.
    """
    before, after = text[: number.start], text[number.end :]
    kind, unit = last.measure.kind, last.measure.unit
    part = _PART.match(after)
    if number.shape not in {"cardinal", "vague"} or number.plain <= (1 if part else measures.SMALL):
        return None
    bare = measures.BARE.match(after) or part
    if not bare or last.ago > (FAR if about else REACH) or (kind != "affected" and rules.of_harm(text, number)):
        return None
    end = replace(last.measure, end=number.end)
    decimal = "." in text[slice(*number.core)]
    if kind == "money":
        return end if _SCALED.search(text[slice(*number.core)]) else None
    if unit or decimal:
        fits = unit and decimal and kind != "duration" and unit != "%" and last.ago < REACH
        return end if fits and (kind != "magnitude" or number.plain < _STRONGEST) else None
    if _LINE.match(before) and not after.strip(" ."):
        return None if kind == "quantity" else end
    follows = bool(_APART.search(before) or not re.search(r"\w", before))
    linked = bool(part or _OTHER.search(before))
    if kind == "affected" and not part:
        return end if follows else None
    loose = last.ago == 0 and follows and kind not in _STRICT
    return end if loose or (last.ago <= 1 and linked) else None


_STRICT = frozenset({"sites", "attackers"})
"""Kinds that a report names anew for each figure: beside "two mosques" a bare number counts something else."""


_STRONGEST = 10
"""No earthquake's magnitude reaches it: "due at 10.40" is an hour."""


def of_label(text: str, number: Number) -> Measure | None:
    """What the label of a list's line says: "Body parts recovered: 134"; None for a place's name, or harm."""
    line = _LINE.match(text[: number.start])
    words = line["label"].split() if line else []
    told = [word for word in words if not word.endswith("ed")]
    if number.shape != "cardinal" or text[number.end :].strip(" .") or len(words) < _LABEL or not told:
        return None
    if not words[1][0].islower() or rules.of_harm(text, number):
        return None
    return measures.Measure("quantity", nouns.singular(told[-1]), "", " ".join(words).lower(), number.end)


_LABEL = 2
"""Words of a label that tells what it counts; a single one is a place's name as a rule."""


def of_topic(text: str, number: Number, about: Topic | None) -> Measure | None:
    """A bare figure in a report of job cuts: "the company admits to 15,000", "six thousand in May".

    Nothing but the topic says so: it is a quantity, and is held against no count of those affected.
    """
    bare = measures.BARE.match(text[number.end :])
    if about is None or number.shape != "cardinal" or number.plain < _TELLING or not bare:
        return None
    return measures.Measure("quantity", about.group, "", about.group, number.end)


def of_purse(text: str, number: Number, purse: Measure | None) -> Measure | None:
    """A bare sum beside a verb of paying, in the currency of the text: "must find 100 million"."""
    scaled = number.shape == "cardinal" and _SCALED.search(text[slice(*number.core)])
    if purse is None or not scaled or not measures.BARE.match(text[number.end :]) or not _pays().search(text):
        return None
    return replace(purse, end=number.end, noun="", group="")


@cache
def _pays() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{choice(table('quantities')['paying']['verbs'])})\b", re.IGNORECASE)
