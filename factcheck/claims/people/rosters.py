"""Figures given place by place: "Arlen (12), Marpa (4)"; "Arlen: 12. Marpa: four".

A roster names what it counts once, at its head or in the sentence before; each entry is one place's share.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from factcheck.claims.parse import Parse
    from factcheck.claims.people.mentions import Mention

_NAME = r"[A-Z][\w.'’-]*(?:\s+(?:(?:and|de|of|al|el|la|upon|on)\s+)?[\w.'’-]*[A-Z][\w.'’-]*){0,4}"
_LABEL = re.compile(rf"(?:^|[.;,•|–—-]\s*|\band\s+)({_NAME})\s*:\s*$")
_BRACKET = re.compile(rf"({_NAME})\s*\(\s*$")
_BRACKETED = re.compile(rf"({_NAME})\s*\(\d")
_NEXT = re.compile(
    rf"^[\s,;]*(?:and|while)?\s*{_NAME}\s+(?:with|for|at|had|has|reported|counted|saw|another)?\s*(?:the\s+)?$"
)
_LOOKS = re.compile(rf"(?:^|[.;•|]\s*){_NAME}:\s*(?:\d|[a-z]+\b)|{_NAME}\s\(\d[\d,]*\)")


def looks_like(text: str) -> bool:
    """The text may hold an entry of a roster."""
    return bool(_LOOKS.search(text))


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
    if label is not None:
        return bool(re.match(r"\s*(?:[.,;)–—]|each\b|$)", behind))
    named = {match.group(1) for match in _BRACKETED.finditer(doc.text)}
    return bracket is not None and any(place in name or name in place for name in named for place in places)
