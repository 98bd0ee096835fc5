"""The noun that a number counts, and the group of people it stands for (``lexicon/groups.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.parse import Parse

IRREGULAR = {
    "people": "people", "men": "man", "women": "woman", "children": "child", "policemen": "policeman",
    "gunmen": "gunman", "policewomen": "policewoman", "servicemen": "serviceman", "feet": "foot", "lives": "life",
    "wives": "wife", "police": "police", "personnel": "personnel", "schoolchildren": "schoolchildren",
    "fishermen": "fisherman", "troops": "troop", "forces": "force", "corps": "corps", "news": "news",
    "crewmen": "crewman", "militiamen": "militiaman", "infantrymen": "infantryman", "dead": "dead",
    "remains": "remains", "buses": "bus", "series": "series", "species": "species", "livestock": "livestock",
    "sheep": "sheep",
}  # fmt: skip


def singular(noun: str) -> str:
    """The singular of an English noun, lower case, by rule and a short list."""
    word = noun.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@cache
def _group_of() -> Mapping[str, str]:
    return {noun: group for group, nouns in table("groups")["nouns"].items() for noun in nouns}


@cache
def _modifier_of() -> Mapping[str, str]:
    return {word: group for group, words in table("groups")["modifiers"].items() for word in words}


@cache
def words(section: str) -> frozenset[str]:
    """The nouns of a section of the group table ("general", "keep", "persons")."""
    return frozenset(table("groups")[section]["nouns"])


@cache
def _things() -> frozenset[str]:
    return frozenset(table("events")["not_people"]["words"])


_HUMAN = re.compile(r"(?:[^aeiou]er|or|ist|ian|ee|ant|man|men|people|folk|folks|kin)s?$")


def looks_human(noun: str) -> bool:
    """An unknown noun with an ending that names people ("rafter", "activist", "evacuee")."""
    return not is_thing(noun) and bool(_HUMAN.search(noun.lower()))


def is_thing(noun: str) -> bool:
    """The noun names no person: an animal, a building, a span of time."""
    return singular(noun) in _things()


def is_person(noun: str) -> bool:
    """The noun is known to name a person."""
    head = singular(noun)
    return head in words("persons") or head in words("keep") or head in _group_of()


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The noun phrase right of a number: tokens ``start`` to ``end`` (exclusive); ``head`` is -1 for a bare number."""

    start: int
    end: int
    head: int
    partitive: bool = False
    others: bool = False
    more: bool = False


_NOMINAL = {"NN", "NNS", "NNP", "NNPS"}
_INSIDE = _NOMINAL | {"JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "CD", "AFX", "FW", "``", "''"}
_MODIFIERS = _NOMINAL | {"JJ", "VBN", "VBG"}
_NEEDS_NOUN = {"VBN", "VBG", "JJ", "CD", "``", "''", "JJR", "JJS"}
_OTHERS = {"other", "others"}
_PRONOUNS = {"them", "whom", "those", "us", "which", "these"}


def after(doc: Parse, start: int) -> NounPhrase:
    """Read the noun phrase that begins at token ``start``, right of a number.

    "10 security officials", "17 injured passengers", "20 others", "three more bodies", "two of the injured", "dozens of
    people"; a bare number ("ten were killed") has no head.
    """
    i = start
    others = more = False
    while i < len(doc) and (doc[i].lower in _OTHERS or doc[i].lower in {"more", "further", "additional", "new"}):
        others |= doc[i].lower in _OTHERS
        more |= doc[i].lower not in _OTHERS
        i += 1
    if i < len(doc) and doc[i].text in {'"', "”", "''"}:
        i += 1  # "scores" of soldiers
    head = _head(doc, i)
    if head >= 0 and doc[head].lower in {"members", "member"} and head + 1 < len(doc) and doc[head + 1].lower == "of":
        inner = _of(doc, head + 1, head + 1, more=more, others=others)
        if inner.head >= 0 and (is_person(doc[inner.head].text) or inner.end - inner.start <= 5):
            return NounPhrase(
                start, inner.end, inner.head if is_person(doc[inner.head].text) else head, others=others, more=more
            )
    if head >= 0:
        return NounPhrase(start, head + 1, head, others=others, more=more)
    if i < len(doc) and doc[i].lower == "of" and i + 1 < len(doc):
        return _of(doc, start, i, more=more, others=others)
    return NounPhrase(start, i, -1, others=others, more=more)


def _head(doc: Parse, start: int) -> int:
    """The last noun of the phrase that begins at ``start``, -1 when there is none."""
    head = -1
    for token in doc.words[start:]:
        noun = token.tag in _NOMINAL
        if noun and token.lower in words("states") and not _noun_follows(doc, token.i):
            break  # "20 hurt", "four shot dead": a state, not a noun
        if head >= 0 and token.lower in words("captives") and doc[head].tag == "NNS":
            break  # "60 fighters prisoner"
        if token.tag not in _INSIDE or token.lower in words("enders"):
            break
        if token.tag in _NEEDS_NOUN and not _noun_follows(doc, token.i):
            break
        if noun and head >= 0 and token.tag.startswith("NNP") and doc[head].tag == "NNS":
            break  # "four people Friday"
        if noun:
            head = token.i
    return head


def _noun_follows(doc: Parse, i: int) -> bool:
    """A noun of the same phrase stands within the next four tokens."""
    for k in range(i + 1, min(i + 5, len(doc))):
        tag = doc[k].tag
        if tag in _NOMINAL:
            return True
        if tag not in _INSIDE and not (
            tag in {",", "CC"} and k + 1 < len(doc) and doc[k + 1].tag in {"JJ", "VBN"} and _noun_follows(doc, k + 1)
        ):
            return False
    return False


def _of(doc: Parse, start: int, of: int, *, more: bool, others: bool) -> NounPhrase:
    i = of + 1
    definite = False
    while i < len(doc) and (
        doc[i].tag in {"DT", "PRP$", "CD", "PDT"} or doc[i].lower in {"at", "least", "about", "some", "more", "than"}
    ):
        definite |= doc[i].lower in {"the", "those", "these", "its", "their", "his", "her"}
        i += 1
    if i < len(doc) and doc[i].lower in _PRONOUNS:
        return NounPhrase(start, i + 1, -1, partitive=True, others=others, more=more)
    if (
        definite
        and i <= len(doc)
        and doc[i - 1].lower in {"those", "these"}
        and (i == len(doc) or doc[i].tag not in _INSIDE)
    ):
        return NounPhrase(start, i, -1, partitive=True, others=others, more=more)
    if i < len(doc) and doc[i].lower in words("state_heads"):
        following = after(doc, i)
        if following.head < 0:
            return NounPhrase(start, i + 1, i, partitive=definite, others=others, more=more)
    inner = after(doc, i)
    if inner.head < 0:
        return NounPhrase(start, start, -1, others=others, more=more)
    return NounPhrase(start, inner.end, inner.head, partitive=definite, others=others, more=more)


def group(doc: Parse, phrase: NounPhrase) -> str:
    """The group that a noun phrase names; "total" for a bare number."""
    if phrase.head < 0:
        return "total"
    head = singular(doc[phrase.head].text)
    modifiers = [doc[k].lower for k in range(phrase.start, phrase.head) if doc[k].tag in _MODIFIERS]
    return name_group(head, modifiers)


def name_group(head: str, modifiers: list[str]) -> str:
    """The group of a singular head noun with its modifiers.

    >>> name_group("personnel", ["security"]), name_group("worker", ["railway"]), name_group("people", [])
    ('security', 'railway worker', 'total')
    """
    known = _group_of()
    if head in words("general"):
        for word in reversed(modifiers):
            if word in _modifier_of():
                return _modifier_of()[word]
            if singular(word) in known and known[singular(word)] != "total":
                return known[singular(word)]
    if modifiers and f"{modifiers[-1]} {head}" in known:
        return known[f"{modifiers[-1]} {head}"]
    if head in known and head not in words("keep"):
        return known[head]
    if (
        modifiers
        and modifiers[-1].isalpha()
        and singular(modifiers[-1]) not in {"other", "more", "injured", "wounded", "killed", "dead", "missing"}
    ):
        return f"{modifiers[-1]} {head}" if not modifiers[-1].endswith(("ed", "ing", "ous", "al", "ive")) else head
    return head
