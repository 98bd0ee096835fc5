"""What the people of a bare number are said to be: "two were men", "four of them French", "25 female"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.people import nouns
from factcheck.claims.people.nouns import NounPhrase
from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from factcheck.claims.parse import Parse
    from factcheck.claims.people.mentions import Mention


def predicate(doc: Parse, m: Mention) -> NounPhrase | None:
    """What a bare number, or a part of a set, is said to be: "two were men", "four of them French", "25 female".

    Read word by word from the figure on, else by the parse ("two of the dead of the parade are Mexicans").
    """
    if m.phrase.head >= 0 and not m.phrase.partitive:
        return None
    i = start = max(m.phrase.end, m.last)
    while i < len(doc) and i < start + _PREDICATE_REACH and doc[i].lower in _predicating():
        i += 1
    named = nouns.after(doc, i)
    stands = doc[i - 1].lower in _copulas() or i > start or m.phrase.partitive or _gendered(doc, named)
    if named.head >= 0 and stands and _is_person(doc, named):
        return named
    token = doc[m.last - 1]
    while token.head is not token and token.dep in {"nummod", "quantmod", "compound"}:
        token = token.head
    if token.dep not in {"nsubj", "nsubjpass"}:
        return None
    verb = token.head
    if verb.lower in table("linking")["partition"]["said"]:  # "those who died are said to be children"
        verb = next((c for c in verb.children if c.dep == "xcomp"), verb)
    if verb.lower not in _copulas():
        return None
    for child in verb.children:
        if child.dep in {"attr", "acomp"} and child.i > token.i:
            named = NounPhrase(child.left, child.i + 1, child.i)
            return named if _is_person(doc, named) else None
    return None


_PREDICATE_REACH = 6


@cache
def _predicating() -> frozenset[str]:
    return frozenset(table("linking")["partition"]["between"]) | _copulas()


@cache
def _copulas() -> frozenset[str]:
    return frozenset(table("linking")["partition"]["be"])


def _gendered(doc: Parse, named: NounPhrase) -> bool:
    return named.head >= 0 and doc[named.head].lower in table("linking")["partition"]["direct"]


def _is_person(doc: Parse, named: NounPhrase) -> bool:
    noun = doc[named.head].text
    harmed = noun.lower() in nouns.words("state_heads") or noun.lower() in nouns.words("states")
    return nouns.is_person(noun) and not harmed and not nouns.is_thing(noun)


def _adjective(doc: Parse, m: Mention) -> bool:
    """ "One female and six males": the adjective alone says who."""
    bare = m.phrase.head < 0 and m.phrase.end == m.last < len(doc)
    return bare and doc[m.last].tag == "JJ" and doc[m.last].lower in table("linking")["partition"]["direct"]


@cache
def _minor() -> re.Pattern[str]:
    """They are under age: "nine are under 18", "were below the age of five", "have not reached eighteen"."""
    words = table("linking")["partition"]
    number = any_of([*map(str, range(2, ADULT + 1)), *(w for w, n in table("numbers")["words"].items() if n <= ADULT)])
    return re.compile(
        rf"\W*(?:\w+\W+){{0,2}}?(?:{any_of(words['under_age'])})\s+(?:the age of\s+)?{number}\b", re.IGNORECASE
    )


ADULT = 18
"""Years below which people are children."""


def group(doc: Parse, m: Mention) -> str | None:
    """The group of a bare number that its predicate names ("25 were women" -> women)."""
    if _minor().match(doc.text[m.end :]):
        return "children"
    named = predicate(doc, m)
    if named is None and _adjective(doc, m):
        return nouns.name_group("people", [doc[m.last].lower])
    return nouns.group(doc, named) if named is not None else None
