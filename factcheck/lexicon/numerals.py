"""Numbers as words ("twelve", "million"), from ``lexicon/numbers.toml``: the one place that says which they are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Mapping


def words() -> Mapping[str, int]:
    """Every word below a hundred, with its number."""
    named: Mapping[str, int] = table("numbers")["words"]
    return named


@cache
def word() -> str:
    """Branches for one word of a number, scales among them; no bounds of words around it."""
    return any_of([*words(), *table("numbers")["scales"]])


@cache
def run() -> str:
    """Branches for a number in one word or several: "two hundred and ten"."""
    return rf"{word()}(?:[\s-](?:and\s)?{word()})*"
