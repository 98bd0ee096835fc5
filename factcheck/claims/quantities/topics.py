"""What a report is about: a report of job cuts counts jobs by bare figures, and by nouns that say nothing alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import choice, table

if TYPE_CHECKING:
    from factcheck.records import Kind


@dataclass(frozen=True, slots=True)
class Topic:
    """What a report is about: what its bare figures and its nouns count."""

    kind: Kind
    group: str
    words: re.Pattern[str]
    nouns: frozenset[str]
    deny: re.Pattern[str]


@cache
def _topics() -> tuple[Topic, ...]:
    return tuple(
        Topic(
            row["kind"],
            row["group"],
            re.compile(rf"\b(?:{choice(row['patterns'])})\b", re.IGNORECASE),
            frozenset(row["nouns"]),
            re.compile(rf"\b(?:{choice(row['deny'])})\b", re.IGNORECASE),
        )
        for row in table("quantities")["topics"]
    )


@cache
def same() -> frozenset[str]:
    """Nouns that a report uses for what it is about: posts and positions are jobs."""
    return frozenset(noun for about in _topics() for noun in about.nouns)


def of_report(lede: str, text: str) -> Topic | None:
    """What a report is about, by its first sentences or by what it comes back to: cuts of jobs."""
    return next((t for t in _topics() if t.words.search(lede) or len(t.words.findall(text)) >= _OFTEN), None)


_OFTEN = 3
"""Mentions of a topic that make it the report's."""
