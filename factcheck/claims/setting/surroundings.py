"""The words around the name of a place, as patterns: ``lexicon/surroundings.toml`` over ``lexicon/places.toml``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import any_of, calendar, choice, numerals, phrases, spelled_out, table

if TYPE_CHECKING:
    from collections.abc import Mapping


def spelled(name: str) -> list[str]:
    """A list of the place table as patterns, the longest first."""
    return phrases(table("places")[name])


def plurals(word: str) -> list[str]:
    """A noun and its plural, as patterns."""
    other = word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"
    return phrases((word, other))


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of the place table in lower case."""
    return frozenset(w.lower() for w in table("places")[name])


@cache
def no_places() -> frozenset[str]:
    """What is a place somewhere and in news nearly always something else, in lower case."""
    return words_of("not_places") | calendar.names()


@cache
def patterns() -> Mapping[str, re.Pattern[str]]:
    """The patterns around a name by what they tell; how each is used says the head of ``surroundings.toml``."""
    rows, cases = table("surroundings"), {"any_case": re.IGNORECASE, "as_printed": re.NOFLAG}
    return {
        name: re.compile(spelled_out(row, _part), flags)
        for case, flags in cases.items()
        for name, row in rows[case].items()
    }


def _part(name: str) -> str:
    """What a name in braces stands for."""
    places, own = table("places"), table("surroundings")["parts"]
    if name in own:
        return spelled_out(own[name], _part)
    if name == "number":
        return choice(numerals.words())
    if name == "of_heads":
        return any_of(form for word in places[name] for form in plurals(word))
    if name.startswith("="):
        return "|".join(spelled(name[1:]))
    return any_of(places[name] if name in _PATTERNS else spelled(name))


_PATTERNS = frozenset({"responders", "sent", "nationals"})
"""Lists of the place table whose entries are patterns themselves."""
