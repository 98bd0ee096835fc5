"""How people are parted: by what a bare number is said to be ("two were men"), by a run of counts ("31 women")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.people import nations, nouns
from factcheck.claims.people.nouns import NounPhrase
from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.claims.parse import Parse
    from factcheck.claims.people.mentions import Mention
    from factcheck.records import Kind


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
    return named.head >= 0 and doc[named.head].lower in _direct()


@cache
def _direct() -> frozenset[str]:
    """Words that say who without a verb: "25 female"."""
    return frozenset(table("linking")["partition"]["direct"])


def _is_person(doc: Parse, named: NounPhrase) -> bool:
    noun = doc[named.head].text
    harmed = noun.lower() in nouns.words("state_heads") or noun.lower() in nouns.words("states")
    return nouns.is_person(noun) and not harmed and not nouns.is_thing(noun)


def _adjective(doc: Parse, m: Mention) -> bool:
    """ "One female and six males", "25 were male": the adjective alone says who."""
    i = m.last + (m.last < len(doc) and doc[m.last].lower in _copulas())
    return m.phrase.head < 0 and m.phrase.end == m.last and i < len(doc) and doc[i].lower in _direct()


@cache
def _ages() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """They are under age, or old: "nine are under 18", "have not reached eighteen"; "104 were past seventy"."""
    words, numbered = table("linking")["partition"], table("numbers")["words"]
    young = any_of([*map(str, range(2, nouns.ADULT + 1)), *(w for w, n in numbered.items() if n <= nouns.ADULT)])
    old = any_of([*map(str, range(OLD, 100)), *(w for w, n in numbered.items() if OLD <= n < 100)])
    small = r"\W*(?:\w+\W+){0,2}?"
    return (
        re.compile(rf"{small}(?:{any_of(words['under_age'])})\s+(?:the age of\s+)?{young}\b", re.IGNORECASE),
        re.compile(
            rf"{small}(?:{any_of(words['over_age'])})\s+(?:the age of\s+)?{old}\b"
            rf"|{small}(?:aged?\s+)?{old}\s+(?:and|or)\s+(?:over|older|above)\b"
            rf"|{small}in\s+their\s+(?:sixties|seventies|eighties|nineties|[6-9]0s)\b",
            re.IGNORECASE,
        ),
    )


OLD = 60
"""Years from which a report that names an age limit counts the old (the UN's limit)."""


@cache
def _conditions() -> Mapping[Kind, tuple[tuple[str, re.Pattern[str]], ...]]:
    words = table("linking")["partition"]
    small = any_of([*map(re.escape, words["be"]), *map(re.escape, words["between"]), *words["so_far"]])
    return {
        kind: tuple(
            (name, re.compile(rf"(?:[\s,]+{small}\b){{0,6}}[\s,]+{any_of(patterns)}\b", re.IGNORECASE))
            for name, patterns in named.items()
        )
        for kind, named in table("groups")["conditions"].items()
    }


@cache
def conditions() -> frozenset[str]:
    """The groups that are named for what became of their people."""
    return frozenset(name for named in table("groups")["conditions"].values() for name in named)


def condition(doc: Parse, m: Mention, kind: Kind) -> str:
    """How the dead or hurt are said to fare, where that makes them a group: "72 have been identified"."""
    behind = doc.text[m.end :]
    return next((name for name, pattern in _conditions().get(kind, ()) if pattern.match(behind)), "")


def apposed(doc: Parse, m: Mention) -> str:
    """What all of them are, behind the figure: "eight more, all males, died", "12 people – all of them civilians –"."""
    i = max(m.phrase.end, m.last)
    if i + 2 >= len(doc) or doc[i].text not in {",", "(", "-", "–", "—", ":"} or doc[i + 1].lower != "all":
        return ""
    i += 2
    if doc[i].lower == "of" and i + 2 < len(doc):
        i += 2
    named = nouns.after(doc, i)
    if named.head < 0 or not _is_person(doc, named):
        return nouns.name_group("people", [doc[i].lower]) if doc[i].lower in _direct() else ""
    return nouns.group(doc, named)


@cache
def _shares() -> re.Pattern[str]:
    """A count of people by sex, age or nation: cheap, before any parse."""
    number = rf"(?:\d[\d,]*|{any_of(table('numbers')['words'])})"
    named = rf"(?:{any_of(table('linking')['partition']['shares'])}|(?-i:[A-Z][a-z]+(?:s|ese)))"
    return re.compile(rf"\b{number} {named}\b", re.IGNORECASE)


@cache
def _present() -> re.Pattern[str]:
    """Of those who were there, to whom nothing has happened: "53 Britons and 7 Poles were aboard"."""
    return re.compile(rf"\b{any_of(table('linking')['turns_to']['present'])}\b")


def looks_like(text: str) -> bool:
    """The text may part a toll told before: "31 women and 24 men"."""
    first = _shares().search(text)
    return first is not None and _shares().search(text, first.end()) is not None


def shares(doc: Parse, mentions: Sequence[Mention]) -> list[int]:
    """The counts of a sentence that may part a toll by sex, age or nation; none where it counts other things too."""
    named = table("linking")["partition"]["shares"]
    found: list[int] = []
    if _present().search(doc.text):
        return found
    for k, m in enumerate(mentions):
        word = doc[m.phrase.head].lower if m.phrase.head >= 0 else ""
        if m.form == "number" and (word in named or (nations.is_nation(m.group) and is_one_of_a_nation(doc, m))):
            found.append(k)
    return found


def is_one_of_a_nation(doc: Parse, m: Mention) -> bool:
    """The noun itself is the nation's, or a plain word for its people: "six Poles", "four citizens of Chile"."""
    return (
        bool(nations.demonym(doc, m.phrase.head))
        or doc[m.phrase.head].lower in table("linking")["partition"]["of_nation"]
    )


def group(doc: Parse, m: Mention) -> str | None:
    """The group of a bare number that its predicate names ("25 were women" -> women)."""
    behind = doc.text[m.end :]
    for name, ages in zip(("children", "elderly"), _ages(), strict=True):
        if ages.match(behind):
            return name
    named = predicate(doc, m)
    if named is None and _adjective(doc, m):
        i = m.last + (doc[m.last].lower in _copulas())
        return nouns.name_group("people", [doc[i].lower])
    return nouns.group(doc, named) if named is not None else None
