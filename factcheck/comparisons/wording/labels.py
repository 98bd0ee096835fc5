"""How our own voice names who is counted and where: neutral, in the forms of ``lexicon/comparing.toml``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import table
from factcheck.lexicon.spelling import plural

if TYPE_CHECKING:
    from factcheck.comparisons.statements.statement import Key, Statement

_ENDINGS = ("ch", "sh", "ese", "ss")
"""What the people of a country are called in one form alone: "French", "Spanish", "Chinese"."""


@cache
def _nations() -> dict[str, tuple[str, str]]:
    """One and several of each country's people, by the name of their group."""
    names = [listed[0] for listed in table("demonyms")["countries"].values()]
    return {n.lower(): (f"{n} citizen", f"{n} citizens") if n.endswith(_ENDINGS) else (n, f"{n}s") for n in names}


def group(name: str) -> str:
    """A group as it stands behind a comma: "deaths, security", "deaths, Egyptians"."""
    return _nations()[name][1] if name in _nations() else name


def people(key: Key, number: float, statement: Statement | None = None) -> str:
    """The counted noun: "people", "militants", "Egyptians"; for a group of no common name the noun as it is printed."""
    nouns, printed = table("comparing")["nouns"], _printed(statement) if statement else ""
    if key.noun:
        return _number(printed if printed.casefold().endswith(key.noun) else key.noun, number, key)
    if nation := _nations().get(key.group):
        return nation[number != 1]
    told = "total" if key.group in table("comparing")["conditions"] else key.group.removesuffix(" who")
    if told in nouns:
        return str(nouns[told][number != 1])
    return _number(printed or told, number, key)


def _number(noun: str, number: float, key: Key) -> str:
    if noun.casefold() in ("person", "persons"):
        return str(table("comparing")["nouns"]["total"][number != 1])
    return noun if number == 1 or key.unit else plural(noun)


_LONGEST = 3
"""Words of a counted noun; a longer one has run into what stands beside it."""


def _printed(statement: Statement) -> str:
    """The noun with the capitals that the text gives it, unless it shouts; empty where it is none by itself."""
    noun = statement.claim.noun
    words = noun.split()
    beside = set(words) & table("numbers")["words"].keys()  # "2 tanks, four lorries"
    if noun.startswith("of ") or noun.endswith(" who") or len(words) > _LONGEST or beside:
        return ""
    found = re.search(re.escape(noun), statement.claim.quote, re.IGNORECASE)
    return noun if found is None or found[0].isupper() or statement.claim.field == "title" else found[0]


def located(place: str, *, counted: bool = False) -> str:
    """A place behind what happened there: " in Gwadar", " at the bar", ", counted at Civil Hospital".

    Empty for what names no place that can be said. ``counted``: a hospital or morgue has the figure from those brought
    to it.
    """
    words, name = table("comparing")["located"], place.casefold()
    first, last = name.split()[0], name.split()[-1]
    if first in words["never"]:
        return ""
    if any(name.endswith(head) for head in words["counted"]):
        where = place if not place.islower() else f"the {place}"
        return f", counted at {where}" if counted else f" at {where}"
    how = next((how for how in ("on", "in", "at") if last in words[how]), "" if place.islower() else "in")
    article = "the " if place.islower() or name in words["article"] else ""
    return f" {how} {article}{place}" if how else ""
