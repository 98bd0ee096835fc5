"""Whose count it is: the group of a figure by its noun, by what its people are said to be, or by the figure before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.people import nations, nouns, partitions
from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.parse import Parse
    from factcheck.claims.people.mentions import Mention
    from factcheck.claims.people.tolls import Link
    from factcheck.records import Claim

_REACH = 60
"""Characters over which a bare figure goes on from the one before: "12 soldiers died on the spot and six of wounds"."""


def of_mentions(doc: Parse, listed: Sequence[Mention], links: Sequence[Link | None], spoken: Claim | None) -> list[str]:
    """The group of every mention of a sentence; ``spoken`` is the last figure of the sentences before."""
    sentence = _Sentence(doc, listed, links, spoken)
    return [sentence.group(n) for n in range(len(listed))]


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("groups")["by_kind"][key])


@cache
def _whose() -> re.Pattern[str]:
    """Whose toll it is: "the number of militants killed", "the civilian death toll"."""
    words = table("linking")["whose"]
    harmed, tolls = any_of(words["harmed"]), any_of(words["tolls"])
    return re.compile(
        rf"\b{any_of(words['counters'])}\s+of\s+(?:the\s+)?(?P<who>(?!(?:the|those|all)\b)[a-z-]+(?:\s[a-z-]+)?)\s+"
        rf"(?:who\s+were\s+|who\s+have\s+been\s+)?{harmed}\b"
        rf"|\b{any_of(words['counters'])}\s+of\s+(?:the\s+)?{harmed}\s+(?P<told>[a-zA-Z-]+)\b"
        rf"|\b(?P<whose>{any_of(words['of'])})\s+(?:death\s+|casualty\s+)?{tolls}\b",
        re.IGNORECASE,
    )


@cache
def _goes_on() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between a figure and one that goes on from it, and what cuts them apart."""
    words = table("linking")["same_people"]
    return (
        re.compile(rf"\b{any_of(words['joins'])}\b|,", re.IGNORECASE),
        re.compile(rf"\b{any_of(words['parts'])}\b", re.IGNORECASE),
    )


_CITED = re.compile(r"[;,]?\s(?:said|says|put)\b[^,;]{0,20}$")
"""Who says the other figure: "killed 84 soldiers; the army said ten died"."""


_AMONG = re.compile(r"\s+among\s+(?:the\s+|its\s+|their\s+|our\s+)?(?:own\s+)?(?P<who>[a-z]+)\b")
"""Of whom there were none: "no deaths among the troops"."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    doc: Parse
    listed: Sequence[Mention]
    links: Sequence[Link | None]
    spoken: Claim | None

    def group(self, n: int) -> str:
        """The group as the contract has it: of those rescued or taken, partitions alone are named."""
        m, link = self.listed[n], self.links[n]
        named = self._named(n, link) if link is not None else m.group
        if link is None:
            return named
        if link.kind == "kidnapped" and named in _words("kidnapped_total"):
            return "total"
        if link.kind == "rescued" and named not in _words("rescued") and not nations.is_nation(named):
            return "total"
        return named

    def _named(self, n: int, link: Link) -> str:
        m = self.listed[n]
        listed = nations.bracketed(self.doc, m.left, nouns.words("nationals")) if m.phrase.head < 0 else ""
        if listed:
            return listed
        if link.how in {"toll", "lent"} and m.phrase.head < 0 and m.group == "total":
            return self._of_toll(n, link)
        if m.form == "zero" and (among := _AMONG.match(self.doc.text, m.end)):
            return nouns.name_group(nouns.singular(among["who"].lower()), [])
        if m.phrase.head < 0 or m.phrase.partitive or m.form == "zero":
            said = partitions.group(self.doc, m)
            if said:
                return said
        bare = m.phrase.head < 0 and not m.phrase.others and not m.phrase.partitive and m.form == "number"
        before = self._before(n, link) if bare and m.group == "total" else None
        return before.group if before is not None else m.group

    def _before(self, n: int, link: Link) -> Mention | None:
        """The figure that a bare one goes on from: "84 soldiers; the army said ten", "12 soldiers died and six"."""
        m = self.listed[n]
        at, lender = n - 1, self.links[n - 1] if n else None
        while at > 0 and lender is not None and lender.relation == "subset" and link.relation != "subset":
            at, lender = at - 1, self.links[at - 1]  # "39, four of them children, and 87 hurt"
        if n == 0 or lender is None:
            return None
        other = self.listed[at]
        if lender.kind == link.kind and _CITED.search(self.doc.text[: m.start]):
            return other
        joins, parts = _goes_on()
        between = self.doc.text[other.end : m.start]
        goes_on = not other.thing and other.phrase.head >= 0 and len(between) < _REACH
        return other if goes_on and joins.search(between) and not parts.search(between) else None

    def _of_toll(self, n: int, link: Link) -> str:
        """Whose toll it is: "the civilian death toll", "the number of militants killed", "it put the number at 84"."""
        m = self.listed[n]
        *_, match = [None, *_whose().finditer(self.doc.text[: m.start])]
        if match is not None and match.group("who"):
            *modifiers, head = match.group("who").lower().split()
            return nouns.name_group(nouns.singular(head), modifiers)
        if match is not None and match.group("told"):
            told = match.group("told")
            return nations.demonyms().get(told) or (
                nouns.name_group(nouns.singular(told), []) if nouns.is_person(told) else "total"
            )
        if match is not None:
            return nouns.name_group("people", [match.group("whose").lower()])
        if link.event < 0 or link.how == "lent":
            pairs = zip(self.listed, self.links, strict=True)
            *_, last = [None, *((o, other) for o, other in pairs if o.start < m.start and other is not None)]
            if last is not None and last[1].kind == link.kind:
                return last[0].group
            if last is None and self.spoken is not None and self.spoken.kind == link.kind:
                return self.spoken.group
        return m.group
