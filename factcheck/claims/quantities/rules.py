"""The rows of ``lexicon/quantities.toml`` as records and patterns: units, what nouns count, words of harm."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.scope import scope
from factcheck.lexicon import choice, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.numbers.shapes import Number
    from factcheck.records import Kind


@cache
def forms(section: str) -> Mapping[str, str]:
    """Form -> clean unit."""
    return {form: unit for unit, forms in table("quantities")[section].items() for form in forms}


@cache
def unit(section: str) -> re.Pattern[str]:
    """A unit right behind a figure."""
    return re.compile(rf"^[\s-]*({choice(map(re.escape, forms(section)))})(?![\w-]*\w)", re.IGNORECASE)


@cache
def hyphenated() -> re.Pattern[str]:
    """A length of time that describes a noun: "-day siege", "-month-long trial"."""
    return re.compile(rf"^-({choice(forms('durations'))})(?:-long)?\s+([a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """What a noun counts where its clause holds the context, and nothing near denies it."""

    kind: Kind
    group: str
    nouns: frozenset[str]
    context: re.Pattern[str]
    deny: re.Pattern[str] | None


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            row["kind"],
            row.get("group", ""),
            frozenset(row["nouns"]),
            re.compile(rf"\b(?:{choice(row['context'])})\b", re.IGNORECASE),
            re.compile(rf"\b(?:{choice(row['deny'])})\b", re.IGNORECASE) if "deny" in row else None,
        )
        for row in table("quantities")["kinds"]
    )


@cache
def people() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Groups that people are told by what they did or where they were, with the words for it."""
    return tuple(
        (group, re.compile(rf"\b(?:{choice(words)})", re.IGNORECASE))
        for group, words in table("quantities")["people"].items()
    )


@cache
def harm() -> re.Pattern[str]:
    """A word of harm."""
    return re.compile(rf"{_harm()}\b", re.IGNORECASE)


@cache
def _harm() -> str:
    return rf"\b(?:{choice(table('quantities')['harmed']['context'])})"


@cache
def _harmed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verb of harm before what it strikes, and behind it."""
    auxiliary = r"\s+(?:(?:were|was|are|is|have|has|had|been|being|also)\s+){0,3}"
    before, behind = rf"{_harm()}\s+(?:[a-z]+\s+)?$", rf"{auxiliary}{_harm()}"
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


def is_harmed(text: str, start: int, end: int) -> bool:
    """The figure is object or subject of a verb of harm: "arrested 14 suspects", "14 workers were killed"."""
    before, behind = _harmed()
    return bool(before.search(text[max(0, start - 40) : start]) or behind.match(text[end:]))


def of_harm(text: str, number: Number) -> bool:
    """A word of harm stands by the figure, in its clause: whom it counts is a count's business."""
    left, right = scope.clause(text, number.start, number.end)
    return bool(harm().search(text[max(left, number.start - _NEAR) : min(right, number.end + _NEAR)]))


_NEAR = 30
"""Characters on either side of a figure in which a word of harm is of it."""


@cache
def words(section: str, key: str) -> frozenset[str]:
    """A list of the table."""
    return frozenset(table("quantities")[section][key])


@dataclass(frozen=True, slots=True)
class Governed:
    """What a bare figure counts by the words beside it."""

    kind: Kind
    group: str
    words: re.Pattern[str]


@cache
def governed(section: str) -> tuple[Governed, ...]:
    """What verbs before a bare figure, or words behind it, say that it counts."""
    frame = (
        r"\b(?:{})\s+(?:(?:[a-z]+ly|just|only|even|put|set|well)\s+)*$"
        if section == "before"
        else r"^\s+(?:(?:are|were|people|staff)\s+){{0,2}}(?:{})\b"
    )
    return tuple(
        Governed(row["kind"], row["group"], re.compile(frame.format(choice(row["patterns"])), re.IGNORECASE))
        for row in table("quantities")[section]
    )


def rule_of(head: str, pair: str, around: str, near: str) -> Rule | None:
    """The first rule for a noun, or for it with the word before it, that the words around allow."""
    for rule in _rules():
        known = head in rule.nouns or pair in rule.nouns
        if known and rule.context.search(around) and not (rule.deny and rule.deny.search(near)):
            return rule
    return None


@cache
def lasting(name: str) -> re.Pattern[str]:
    """What stands beside a length of time: ``not_after`` behind it, a verb, a noun or a preposition before it."""
    frames = {
        "not_after": r"\s+(?:{})\b",
        "verbs": r"\b(?:{})\s+$",
        "nouns": r"\b({})\s+of\s+$",
        "within": r"(?<!\bthe )\b(?:{})\s+$",
    }
    return re.compile(frames[name].format(choice(table("quantities")["lasting"][name])), re.IGNORECASE)
