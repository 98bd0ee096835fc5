"""Whose people are counted: "its men", "ten of its own", "the army lost seven men", "the army's losses".

A force and an armed group speak of their own by words that say nothing alone; the side is that of the noun that owns
them, of the subject that lost them, or of whoever speaks.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.people import nouns
from factcheck.lexicon import table

if TYPE_CHECKING:
    from factcheck.claims.parse import Parse, Word
    from factcheck.claims.people.mentions import Mention
    from factcheck.records import SourceType

_SPEAKERS: dict[SourceType, str] = {"police": "security", "military": "security", "party": "militants"}
"""The side of those who say "our" and "its"."""
_POSSESSIVES = frozenset({"its", "their", "our", "his", "my"})


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("groups")["sides"][key])


def side(doc: Parse, m: Mention, speaker: SourceType) -> str:
    """The side whose own people the mention counts; empty when it counts nobody's own."""
    if m.phrase.head >= 0 and doc[m.phrase.head].lower not in _words("own"):
        return ""
    owned = next((i for i in range(m.first, m.phrase.end) if doc[i].tag in {"PRP$", "POS"}), -1)
    if owned >= 0 and doc[owned].tag == "POS":
        return _side_of(doc[owned - 1])
    if owned >= 0:
        return _owner(doc, owned, speaker) if doc[owned].lower in _POSSESSIVES else ""
    return _loser(doc, m, speaker)


def of_losses(doc: Parse, m: Mention, speaker: SourceType) -> str:
    """The side whose losses a bare figure gives: "the army's death toll is 12", "put their own casualties at one"."""
    for i in range(m.left - 1, max(m.left - _REACH, 0), -1):
        if doc[i].lower not in _words("losses") and doc[i].lower not in nouns.words("state_heads"):
            continue
        k = i - 1
        while k > 0 and (doc[k].lower in {"own", "death", "casualty", "combat", "total"} or doc[k].tag == "JJ"):
            k -= 1
        if doc[k].tag == "PRP$":
            return _owner(doc, k, speaker)
        if doc[k].tag == "POS" and k > 0:
            return _side_of(doc[k - 1])
        if doc[i].lower in _words("losses"):
            return _side_of(doc[k])
    return ""


_REACH = 12
"""Words between the noun for losses and its figure."""


def is_of_opponents(verb: str) -> bool:
    """The verb is said of a force's opponents alone: "neutralised"."""
    return verb in _words("opponents")


def _loser(doc: Parse, m: Mention, speaker: SourceType) -> str:
    """Who lost them: "the army lost seven men", "we lost eight", "the rebels buried 30 of them"."""
    word = doc[m.phrase.head if m.phrase.head >= 0 else m.last - 1]
    while word.head is not word and word.dep in {"nummod", "quantmod", "compound", "conj"}:
        word = word.head
    verb = word.head
    if word.dep != "dobj" or verb.lower not in _words("lost"):
        return ""
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    if subject is None:
        return ""
    return _SPEAKERS.get(speaker, "") if subject.lower == "we" else _side_of(subject)


def _owner(doc: Parse, pronoun: int, speaker: SourceType) -> str:
    """The side that "its" stands for: the nearest force or armed group before it, else whoever speaks.

    "Its" is said of one body: "some of the attackers fell and two of its men were hurt" speaks of no attackers.
    """
    if doc[pronoun].lower not in {"our", "my"}:
        for i in range(pronoun - 1, -1, -1):
            several = doc[pronoun].lower == "its" and nouns.singular(doc[i].text) != doc[i].lower
            if not several and (found := _side_of(doc[i])):
                return found
    return _SPEAKERS.get(speaker, "")


def _side_of(word: Word) -> str:
    """The side that a noun names, alone or as the head of its phrase ("the Internal Security Forces")."""
    found = nouns.name_group("people", [word.lower])
    return found if found in {"security", "militants"} else ""
