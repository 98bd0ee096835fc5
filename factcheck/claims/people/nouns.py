"""The noun that a number counts, and the group of people it stands for (``lexicon/groups.toml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.people import nations
from factcheck.lexicon import any_of, people, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.parse import Parse

IRREGULAR = {
    "people": "people", "children": "child", "feet": "foot", "lives": "life", "police": "police", "dead": "dead",
    "personnel": "personnel", "schoolchildren": "schoolchildren", "troops": "troop", "forces": "force",
    "corps": "corps", "news": "news", "remains": "remains", "buses": "bus", "series": "series", "species": "species",
    "livestock": "livestock", "sheep": "sheep", "passersby": "passerby", "passers-by": "passer-by", "in-laws": "in-law",
}  # fmt: skip
_PLURALS = (
    ("women", "woman"), ("men", "man"), ("wives", "wife"), ("children", "child"), ("sses", "ss"), ("shes", "sh"),
    ("ches", "ch"), ("xes", "x"), ("-in-law", "-in-law"), ("houses", "house"),
)  # fmt: skip


def singular(noun: str) -> str:
    """The singular of an English noun, lower case, by rule and a short list.

    >>> [singular(noun) for noun in ("Policemen", "deputies", "sisters-in-law", "nurses", "witness")]
    ['policeman', 'deputy', 'sister-in-law', 'nurse', 'witness']
    """
    word = noun.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("s-in-law"):
        return singular(word.removesuffix("-in-law")) + "-in-law"
    for plural, single in _PLURALS:
        if word.endswith(plural):
            return word.removesuffix(plural) + single
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@cache
def _group_of() -> Mapping[str, str]:
    """The group of a noun: by our table, else by the word list, which has no say on kin and roles."""
    listed = {noun: group for group, nouns in table("groups")["nouns"].items() for noun in nouns}
    own = {"person", "thing"}
    derived = {n: g for n, g in people().items() if g not in own and n not in kin() and n not in words("keep")}
    return derived | listed


@cache
def _modifier_of() -> Mapping[str, str]:
    return {word: group for group, words in table("groups")["modifiers"].items() for word in words}


@cache
def words(section: str) -> frozenset[str]:
    """The nouns of a section of the group table ("general", "keep", "persons")."""
    return frozenset(noun for nouns in table("groups")[section].values() for noun in nouns)


@cache
def kin() -> frozenset[str]:
    """The nouns of kinship."""
    return frozenset(table("groups")["persons"]["kin"])


@cache
def _things() -> frozenset[str]:
    return frozenset(table("events")["not_people"]["words"])


_HUMAN = re.compile(r"(?:[^aeiou]er|or|ist|ian|ee|ant|man|men|people|folk|folks|kin)s?$")


def ends_like_a_person(noun: str) -> bool:
    """The noun has an ending that names people."""
    return bool(_HUMAN.search(noun.lower()))


def looks_human(noun: str) -> bool:
    """A noun that no list holds, with an ending that names people ("rafter", "activist", "evacuee")."""
    known = people().get(singular(noun), "")
    return not is_thing(noun) and known != "thing" and (bool(known) or ends_like_a_person(noun))


def is_thing(noun: str) -> bool:
    """The noun names no person: an animal, a building, a span of time."""
    return singular(noun) in _things() and noun not in nations.demonyms()  # "six Poles"


def is_person(noun: str) -> bool:
    """The noun is known to name a person."""
    head = singular(noun)
    listed = head in words("persons") or head in words("keep") or head in _group_of() or noun in nations.demonyms()
    return listed or (people().get(head, "thing") != "thing" and not is_thing(noun))


def counts_people(doc: Parse, phrase: NounPhrase) -> bool:
    """The phrase counts people by its noun; a bare number counts them unless something else is said."""
    if phrase.head < 0:
        return True
    noun = doc[phrase.head].text
    return is_person(noun) or looks_human(noun)


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
    while i < len(doc) and (doc[i].lower in _OTHERS or doc[i].text in {"more", "further", "additional", "new"}):
        others |= doc[i].lower in _OTHERS
        more |= doc[i].lower not in _OTHERS
        i += 1
    if i < len(doc) and doc[i].text in {'"', "”", "''"}:
        i += 1  # "scores" of soldiers
    head = _shared(doc, _head(doc, i))
    bare = head == i and doc[head].lower in words("members")  # "crew members of a ship" are told by "crew"
    if bare and head + 1 < len(doc) and doc[head + 1].lower == "of":
        inner = _of(doc, head + 1, head + 1, more=more, others=others)
        if inner.head >= 0 and (is_person(doc[inner.head].text) or inner.end - inner.start <= 5):
            return NounPhrase(
                start, inner.end, inner.head if is_person(doc[inner.head].text) else head, others=others, more=more
            )
    if head >= 0:
        in_law = [word.lower for word in doc.words[head + 1 : head + 5]] == ["-", "in", "-", "law"]
        return NounPhrase(start, head + (5 if in_law else 1), head, others=others, more=more)
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
        if head >= 0 and token.tag == "CD" and doc[head].tag in {"NNS", "NNPS"}:
            break  # "six women five children": the next of a list without commas
        if head >= 0 and token.lower in words("captives") and doc[head].tag == "NNS":
            break  # "60 fighters prisoner"
        graded = head < 0 and token.tag == "RB" and _describes(doc, token.i + 1)  # "30 heavily armed men"
        if not graded and (token.tag not in _INSIDE or token.lower in words("enders")):
            break
        named = bool(nations.demonym(doc, token.i)) and not _noun_follows(doc, token.i)
        if token.tag in _NEEDS_NOUN and not named and not _noun_follows(doc, token.i):
            break
        if noun and head >= 0 and token.tag.startswith("NNP") and doc[head].tag == "NNS":
            break  # "four people Friday"
        if head >= 0 and _closes(doc, head) and not (noun and (is_person(token.text) or token.tag == "NNS")):
            break  # "nine people held", "600 people slept": no noun, whatever the tagger says
        if noun or named:
            head = token.i
        if named:
            break
    return head


def _closes(doc: Parse, i: int) -> bool:
    """A plural of people, which describes no thing: "residents", but "women doctors", "victims' families"."""
    word = doc[i]
    return word.tag in {"NNS", "NNPS"} and is_person(word.text) and doc[i + 1].tag != "POS"


def _describes(doc: Parse, i: int) -> bool:
    """An adjective or a participle that a noun follows."""
    return i < len(doc) and doc[i].tag in {"JJ", "VBN", "VBG"} and _noun_follows(doc, i)


def _shared(doc: Parse, head: int) -> int:
    """The noun that two words before it share: "70 army and rebel fighters"; else the head itself."""
    if (
        head < 0
        or doc[head].tag not in {"NN", "NNP"}
        or head + 3 > len(doc)
        or doc[head + 1].lower not in {"and", "or"}
    ):
        return head
    for token in doc.words[head + 2 : head + 5]:
        if token.tag == "NNS" and token.i > head + 2:
            return token.i if is_person(token.text) else head
        if token.tag not in {"NN", "JJ", "NNP"}:
            break
    return head


def _noun_follows(doc: Parse, i: int) -> bool:
    """A noun of the same phrase stands within the next four tokens."""
    for k in range(i + 1, min(i + 5, len(doc))):
        tag = doc[k].tag
        if doc[k].lower in words("enders"):
            return False
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
    own = i < len(doc) and doc[i].lower == "own" and not _noun_follows(doc, i)  # "12 of its own"
    if own or (i < len(doc) and doc[i].lower in _PRONOUNS):
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


def is_listed(name: str) -> bool:
    """The name is a group that the tables know, or a nation; no plain noun that passes through."""
    return name in _names() or nations.is_nation(name)


@cache
def _names() -> frozenset[str]:
    return frozenset(_group_of().values()) | words("keep")


def spoken_of(text: str) -> str:
    """The group of the first people that a text names in the plural, other than "people"; empty when it names none."""
    for word in re.findall(r"[A-Za-z][\w’'-]+", text):
        single = singular(word)
        if single != word.lower() and is_person(word) and (named := name_group(single, [])) != "total":
            return nations.demonyms().get(word, named)
    return ""


ADULT = 18
"""Years below which people are children."""


_LONGEST_AGE = 30
"""Characters that an age takes at most."""


@cache
def _aged() -> re.Pattern[str]:
    """People by their age alone: "three nine-year-olds"."""
    ages = any_of(table("numbers")["words"])
    return re.compile(rf"\b(?P<years>\d{{1,3}}|{ages})[\s-]years?[\s-]olds\Z", re.IGNORECASE)


def group(doc: Parse, phrase: NounPhrase) -> str:
    """The group that a noun phrase names; "total" for a bare number."""
    if phrase.head < 0:
        return nations.origin(doc, phrase.end, of=phrase.partitive) or "total"
    nation = nations.demonym(doc, phrase.head) or nations.of_country(doc, phrase.head)  # "three of Russia"
    if nation:
        return nation
    aged = _aged().search(doc.text, max(0, doc[phrase.head].end - _LONGEST_AGE), doc[phrase.head].end)
    if aged is not None:
        years = aged["years"].lower()
        return "children" if int(table("numbers")["words"].get(years, years)) < ADULT else "total"
    head = singular(doc[phrase.head].text)
    first, last = phrase.start, phrase.head
    if head == "member" and phrase.end > phrase.head + 1:
        first, last = phrase.head + 1, phrase.end  # "members of the Navy": what they belong to says it
    modifiers = [doc[k].lower for k in range(first, last) if doc[k].tag in _MODIFIERS]
    named = name_group(head, modifiers)
    if any(doc[k].lower in {"and", "or"} for k in range(first, last)):
        sides = {_modifier_of().get(word, word) for word in modifiers}
        named = named if len(sides) == 1 else "total"
    national = head in words("nationals")
    if national and any(doc[k].lower in {"its", "their"} for k in range(phrase.start, phrase.head)):
        return nations.speaking(doc, phrase.start, words("authorities")) or named
    if national or named not in _FIXED:
        before = (nations.demonym(doc, k) or nations.of_country(doc, k) for k in range(last - 1, first - 1, -1))
        nation = next(filter(None, before), "")
        general = national or (head in words("general") and named in {"total", head})
        return nation or (nations.origin(doc, phrase.end, of=national) if general else "") or named
    return named


_FIXED = frozenset({"security", "militants", "civilians", "children", "protesters", "prisoners", "hostages"})
"""Groups that outrank a nation: "an Egyptian soldier", but "a Portuguese man", "an Indian student"."""


def without_nation(doc: Parse, phrase: NounPhrase) -> str:
    """The group of a phrase whose nation tells nobody apart: "four Kenyan reporters" at home are reporters."""
    if phrase.head < 0 or nations.demonym(doc, phrase.head):
        return "total"
    lowered = (doc[k].lower for k in range(phrase.start, phrase.head) if doc[k].tag in _MODIFIERS)
    named = name_group(singular(doc[phrase.head].text), [m for m in lowered if m.title() not in nations.demonyms()])
    return "total" if named == "men" else named


def name_group(head: str, modifiers: list[str]) -> str:
    """The group of a singular head noun with its modifiers.

    >>> name_group("personnel", ["security"]), name_group("worker", ["railway"]), name_group("people", [])
    ('security', 'railway worker', 'total')
    """
    known = _group_of()
    if head in kin() and not words("young").isdisjoint(modifiers):
        return "children"
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
