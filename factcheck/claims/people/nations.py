"""What people are called by their country or people, and how a text says where they come from (``demonyms.toml``)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.claims.setting import gazetteer
from factcheck.lexicon import any_of, choice, numerals, table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from factcheck.claims.parse import Parse

LONGEST = 4
"""Words of the longest name of a country or people."""


_PAPERS = ("passport", "citizenship", "nationality", "papers")
"""What people of a country hold."""


@cache
def demonyms() -> Mapping[str, str]:
    """What a person is called by their country or people, as written with a capital -> the group's name."""
    countries: Mapping[str, list[str]] = table("demonyms")["countries"]
    peoples: Mapping[str, Any] = table("demonyms")["peoples"]
    found = {name: names[0] for names in countries.values() for name in names} | {
        n: n for n in (*peoples["names"], *peoples["faiths"])
    }
    forms = {form: group.lower() for name, group in found.items() for form in (name, name + "s", name + "es")}
    forms |= {n.removesuffix("man") + "men": g.lower() for n, g in found.items() if n.endswith("man")}
    forms |= peoples["adjectives"]
    return forms


@cache
def faiths() -> frozenset[str]:
    """The groups named for what people believe."""
    return frozenset(name.lower() for name in table("demonyms")["peoples"]["faiths"])


@cache
def _counted() -> re.Pattern[str]:
    names = choice(n for n in demonyms() if n.endswith(("s", "men")))
    return re.compile(rf"\b(?:\d[\d,]*|{numerals.word()})\s+(?:[a-z]+\s+)?(?P<people>{names})\b")


def home(lands: Iterable[str], text: str) -> str:
    """The people of the first land that is a country; empty where the text counts other peoples beside them."""
    own = next(filter(None, map(of_land, lands)), "")
    counted = {demonyms()[m["people"]] for m in _counted().finditer(text)}
    return own if counted <= {own} | faiths() else ""


@cache
def _countries() -> Mapping[str, str]:
    """The name of a country, also in short -> the group of its people."""
    named = {country: names[0].lower() for country, names in table("demonyms")["countries"].items()}
    return named | {short: named[country] for short, country in table("demonyms")["short"]["names"].items()}


def is_nation(group: str) -> bool:
    """The group is named for a country or people."""
    return group in _groups()


@cache
def _groups() -> frozenset[str]:
    return frozenset(demonyms().values())


def demonym(doc: Parse, i: int) -> str:
    """The group that the word names by country or people, with those before it ("North Koreans" -> north korean)."""
    if not doc[i].text[:1].isupper():
        return ""
    names = (_words(doc, first, i + 1) for first in range(max(0, i + 1 - LONGEST), i + 1))
    return next((demonyms()[name] for name in names if name in demonyms()), "")


def of_country(doc: Parse, i: int) -> str:
    """The group of a country's own name that ends at the word ("Bangladesh nationals", "U.S. citizens")."""
    if not doc[i].text[:1].isupper():
        return ""
    names = (_words(doc, first, i + 1) for first in range(max(0, i + 1 - LONGEST), i + 1))
    return next((_countries()[name] for name in names if name in _countries()), "")


def origin(doc: Parse, i: int, *, of: bool) -> str:
    """The group of the country that the words from token ``i`` on name: "from the UK", with ``of`` "each of China"."""
    if i + 2 < len(doc) and doc[i + 2].lower.startswith(_PAPERS):
        return demonym(doc, i + 1)  # "passengers with Portuguese passports"
    each = i < len(doc) and doc[i].lower == "each"  # "one each from Nepal and Oman" tells of places
    i += each
    if i >= len(doc) or not ((of and doc[i].lower == "of") or (not each and doc[i].lower == "from")):
        return ""
    i += 1 + (i + 1 < len(doc) and doc[i + 1].lower == "the")
    names = (_words(doc, i, last) for last in range(min(len(doc), i + LONGEST), i, -1))
    return next((_countries()[name] for name in names if name in _countries()), "")


def bracketed(doc: Parse, i: int, nouns: Collection[str]) -> str:
    """The nation of a bracketed figure in a list of citizens: "citizens of Pakistan (9), India (7)"."""
    if i < 2 or doc[i - 1].text != "(":
        return ""
    listed = any(word.lower.removesuffix("s") in nouns for word in doc.words[:i])
    return of_country(doc, i - 2) if listed else ""


@cache
def _missions() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('groups')['authorities']['missions'])}\b", re.IGNORECASE)


def is_mission(words: str) -> bool:
    """The words name those who speak for a nation abroad: "the embassy", "the Foreign Office"."""
    return bool(_missions().search(words))


def voiced(authority: str) -> str:
    """The nation of a capital or government that speaks: "government of paris"; empty for any other authority."""
    if not authority.startswith(_GOVERNMENT):
        return ""
    places = gazetteer.lookup(authority.removeprefix(_GOVERNMENT).title())
    largest = max(places, key=lambda place: (place.level == "country", place.population), default=None)
    return of_land(largest.path[-1]) if largest is not None else ""


_GOVERNMENT = "government of "


def of_land(country: str) -> str:
    """The group of a country's own people, by its name or a region's of it; empty when we have no name for them."""
    region = country.partition(" ")[2] if country[:1].islower() else ""  # "southern Greece"
    return _countries().get(region or country, "")


def speaking(doc: Parse, before: int, authorities: Collection[str]) -> str:
    """Whose "its citizens" are: the last country named before, or the nation whose authorities speak."""
    for k in range(before - 1, -1, -1):
        speaks = k + 1 < len(doc) and doc[k + 1].lower in authorities
        nation = of_country(doc, k) or (demonym(doc, k) if speaks else "")
        if nation:
            return nation
    return ""


def _words(doc: Parse, first: int, last: int) -> str:
    return " ".join(word.text for word in doc.words[first:last])
