"""Figures given place by place: "Arlen (12), Marpa (4)"; "Arlen: 12. Marpa: four".

A roster names what it counts once, at its head or in the sentence before; each entry is one place's share.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.claims.parse import Parse
    from factcheck.claims.people.mentions import Mention

_NAME = r"[A-Z][\w.'’-]*(?:\s+(?:(?:and|de|of|al|el|la|upon|on)\s+)?[\w.'’-]*[A-Z][\w.'’-]*){0,4}"
_LABEL = re.compile(rf"(?:^|[.;,•|–—-]\s*|\band\s+)({_NAME})(?<!ed)\s*:\s*$")  # not "Discharged: 9"
_BRACKET = re.compile(rf"({_NAME})\s*\(\s*$")
_BRACKETED = re.compile(rf"({_NAME})\s*\(\d")
_NEXT = re.compile(
    rf"^[\s,;]*(?:and|while)?\s*{_NAME}\s+(?:with|for|at|had|has|reported|counted|saw|another)?\s*(?:the\s+)?$"
)
_LOOKS = re.compile(rf"(?:^|[.;•|]\s*){_NAME}:\s*(?:\d|[a-z]+\b)|{_NAME}\s\(\d[\d,]*\)")
_HEADING = re.compile(r"(?:^|[(;•|–—-]\s*)(?!Total|Overall)[A-Z][^.:;()|]{2,70}(?<!ed):\s*$")
"""What a figure is entered for, be it no place: "Houses along the line: 9", "(Saturday evening: 618)"."""


@cache
def _runs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A figure behind a heading, behind a place's name and before one."""
    number = rf"(\d[\d,]*|{any_of(table('numbers')['words'])}(?:-\w+)?)"
    names = rf"(?<!\w)(?!\b{any_of(table('numbers')['names']['before'])}\b)"  # "Flight 7C 2216"
    behind = r"(?=\s?(?:[,;.)–—]|-(?!\d)|and\b|$))"
    before = r"(?:^|[,;:(–—-]\s*|\b(?:and|with|has|had|gives?|gave)\s)"
    the = r"(?:the\s(?:[a-z]+\s){0,2}(?:of\s)?)?"
    return (
        re.compile(rf"{_HEADING.pattern[:-1]}{number}(?=\s*(?:[.,;)–—]|$))"),
        re.compile(rf"{names}{_NAME}:?\s(?:with\s|had\s|has\s|at\s)?{number}{behind}"),
        re.compile(rf"{before}{number}\s(?:in|from|at|for)\s{the}(?=[A-Z])"),
    )


_RUN = 3
"""Figures that make a run: two places with a number each may tell of anything."""


def entries(text: str) -> list[tuple[int, int]]:
    """The figures of a run of places, by their characters: "Arlen 204, Marpa 130", "12 in Arlen, four in Marpa"."""
    for shape in _runs()[1:]:
        found = [match.span(1) for match in shape.finditer(text)]
        if len(found) >= _RUN:
            return found
    return []


def looks_like(text: str) -> bool:
    """The text may hold an entry of a roster."""
    return bool(_LOOKS.search(text) or _runs()[0].search(text) or entries(text))


def goes_on(between: str, behind: str) -> bool:
    """The next place's share of a figure: "Umbria accounts for 14 of the dead and Lazio for six"."""
    return bool(_NEXT.match(between) and re.match(r"\s*(?:[.,;)]|and\b|$)", behind))


def entry(doc: Parse, m: Mention, places: Collection[str]) -> bool:
    """The figure is a place's entry: behind the name and a colon, or in brackets behind the name.

    Names in brackets take figures of other kinds too (ages, years), so one of the roster's must be of the ``places``.
    """
    if m.phrase.head >= 0 or m.form not in {"number", "zero"}:
        return False
    ahead, behind = doc.text[: m.start], doc.text[m.end :]
    bracket = _BRACKET.search(ahead) if behind.lstrip().startswith(")") else None
    label = _LABEL.search(ahead)
    if label is not None or (m.phrase.end <= m.last and _HEADING.search(ahead)):
        return bool(re.match(r"\s*(?:[.,;)–—]|each\b|$)", behind))
    named = {match.group(1) for match in _BRACKETED.finditer(doc.text)}
    return bracket is not None and any(place in name or name in place for name in named for place in places)
