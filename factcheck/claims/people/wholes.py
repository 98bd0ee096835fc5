"""Words for the whole that figures are parts of: "the dead included three", "Of the injured", "among the dead"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.records import Kind

OF_LIVING = frozenset({"injured", "rescued", "displaced", "arrested"})
"""Kinds that are said of the living: "of those killed, 101 were taken to hospitals" counts dead."""


@cache
def _sets() -> Mapping[str, Kind]:
    return {**table("linking")["sets"], **table("linking")["among"]}


@cache
def _among() -> re.Pattern[str]:
    """Behind a part: "were also among those killed", and as headlines have it "among dead"."""
    return re.compile(
        r"^[\s,]*(?:of (?:them|these|those|the (?:dead|victims|deceased))[\s,]*)?(?:\w+ )?(?:was|were|are|is|being)?\s*"
        r"(?:also |all )?(?:counted )?(?:among|amongst|part of|belonged to|included (?:among|in))\s+"
        rf"(?:(?:the|those|them)\b|(?={any_of(_sets())}\b))(?P<set>[\w\s-]{{0,40}})",
        re.IGNORECASE,
    )


@cache
def _set_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What names a whole: "the dead included" right before a figure, "Of the injured" at the head of a sentence."""
    words = any_of(table("linking")["sets"])
    before = re.compile(
        rf"(?:^|[\s,(–—-])(?:the\s)?(?P<set>{words})\b"
        r"(?:\s+(?:include[sd]?|were|are|comprised?|numbered|on\s\w+|in\s[A-Z]\w+|there|so far)){1,3}"
        r"[\s,:]*(?:at least |the |a |an |some )*$",
        re.IGNORECASE,
    )
    opener = re.compile(
        rf"^(?:Of|Among)\s+(?:the|those|these|its|their)\s+(?:\d[\d,]*\s+|\w+\s+)??(?P<set>{words})\b", re.IGNORECASE
    )
    return before, opener


def words() -> tuple[str, ...]:
    """The words that name a whole."""
    return tuple(_sets())


def kind_of(word: str) -> Kind | None:
    """The kind of a word for a whole: "the dead"."""
    return _sets().get(word)


def beside(ahead: str, behind: str) -> Kind | None:
    """The whole that a figure between two texts is said to be of: "the dead included ten", "ten are among the dead"."""
    match = _set_patterns()[0].search(ahead)
    if match:
        return _sets()[match.group("set").lower()]
    among = _among().match(behind)
    words = re.findall(r"[a-z]+", among.group("set").lower()) if among else []
    return next((_sets()[word] for word in words if word in _sets()), None)


def opener(text: str) -> tuple[Kind | None, int]:
    """The whole that a sentence opens with, and where its words end: "Of the injured, ten are children"."""
    match = _set_patterns()[1].match(text)
    return (_sets()[match.group("set").lower()], match.end() - 1) if match else (None, 0)
