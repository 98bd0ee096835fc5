"""What the words around a figure call the people that it counts: fighters, civilians, or said to be no fighters."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.comparisons.statements.statement import mentions
from factcheck.lexicon import people, table

if TYPE_CHECKING:
    from factcheck.comparisons.statements.statement import Statement

Name = Literal["fighters", "civilians", "no fighters", ""]

TOLD = 8
"""Words behind "they were" that tell who somebody was."""


def called(statement: Statement) -> Name:
    """The name, empty where the words give none or both; whoever speaks is not among the people counted.

    What a text says that they were ("the 11 killed were woodcutters") goes before what else it names.
    """
    text, (start, end) = statement.article.part(statement.claim.field), statement.claim.sentence
    stop = text.find(". ", end + 1)
    around = text[start : len(text) if stop < 0 else stop]
    for speaker in {c.source for c in statement.claims if c.source}:
        around = around.replace(speaker, "")
    around = around.lower()
    if mentions(around, "no_fighter"):
        return "no fighters"
    for words in _were().findall(around):
        if name := _who(words):
            return name
    armed, unarmed = mentions(around, "fighter"), mentions(around, "civilian")
    return "" if armed == unarmed else "fighters" if armed else "civilians"


def in_arms(words: str) -> bool:
    """The words name people under arms, of whichever side."""
    return bool({_singular(w) for w in re.findall(r"[a-z-]+", words.lower())} & _forces())


def _who(words: str) -> Name:
    """Who the words behind "they were" say that they were; empty where they say something else of them."""
    told = re.split(_stop(), words)[0]
    if mentions(told, "fighter"):
        return "fighters"
    nouns = {_singular(w) for w in re.findall(r"[a-z-]+", told)[:TOLD]}
    return "civilians" if nouns & _persons() or mentions(told, "civilian") else ""


@cache
def _were() -> re.Pattern[str]:
    return re.compile(r"\b(?:were|was|are|had been|have been|has been)\s+([a-z’' ,-]+)")


@cache
def _stop() -> str:
    return rf"\b(?:{'|'.join(table('comparing')['hedges']['not_who'])})\b"


@cache
def _persons() -> frozenset[str]:
    return _named("person", "civilians", "total", "children", "women") - frozenset(
        table("comparing")["hedges"]["anybody"]
    )


@cache
def _forces() -> frozenset[str]:
    return _named("security", "militants")


def _named(*groups: str) -> frozenset[str]:
    own = table("groups")["nouns"]
    listed = frozenset(noun for group in groups for noun in own.get(group, ()))
    return listed | frozenset(noun for noun, group in people().items() if group in groups)


def _singular(word: str) -> str:
    if word.endswith("men"):
        return word[:-2] + "an"
    return re.sub(r"ies$", "y", word) if word.endswith("ies") else word.removesuffix("s")
