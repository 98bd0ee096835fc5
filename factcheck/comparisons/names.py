"""When two names are one: spelling, accents, a longer form. Text alone, no record of ours."""

from __future__ import annotations

import unicodedata
from functools import cache

from rapidfuzz import fuzz

ALIKE = 82.0
"""Ratio of rapidfuzz from which two names are spellings of one place (Noshki, Nushki)."""


@cache
def fold(name: str) -> str:
    """Lower case, no accents, single spaces: for comparing names."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return " ".join((plain or name).casefold().replace("-", " ").split())


@cache
def same_place(one: str, other: str) -> bool:
    """One name, a spelling of it, or a longer form of it ("Quetta railway station")."""
    a, b = fold(one), fold(other)
    if a == b or f" {a} " in f" {b} " or f" {b} " in f" {a} ":
        return True
    return len(a) > 3 and fuzz.ratio(a, b) >= ALIKE
