"""When two names are one: spelling, accents, a longer form; and whether an article prints a name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from factcheck.lexicon import choice, table
from factcheck.lexicon.spelling import fold

if TYPE_CHECKING:
    from factcheck.records import Article

ALIKE = 82.0
"""Ratio of rapidfuzz from which two names are spellings of one place (Noshki, Nushki)."""


@cache
def same_place(one: str, other: str) -> bool:
    """One name, a spelling of it, or a longer form of it ("Quetta railway station")."""
    a, b = fold(one), fold(other)
    if a == b or f" {a} " in f" {b} " or f" {b} " in f" {a} ":
        return True
    return len(a) > 3 and fuzz.ratio(a, b) >= ALIKE


def told_in(name: str, article: Article) -> bool:
    """The article prints the name as words of its own, an owner's too: "Isis" is in "Isis's", not in "crisis"."""
    text = fold(f"{article.title or ''} {article.text}")
    return re.search(rf"(?<!\w){re.escape(fold(name))}s?(?!\w)", text) is not None


def stem(place: str) -> str:
    """The name without the word for what kind of place it is, in one word: "Breathitt County", "Nay Pyi Taw"."""
    name = fold(place)
    return "".join(name.removesuffix(suffix(place)).split()) or name


@cache
def suffix(place: str) -> str:
    """The word behind a name that tells what kind of place it is; empty where there is none."""
    match = _kinds().search(fold(place))
    return match[0].strip() if match else ""


@cache
def _kinds() -> re.Pattern[str]:
    kinds = choice(map(re.escape, table("places")["administrative"]))
    return re.compile(rf"(?<=\w)(?: autonomous)? (?:{kinds})$")
