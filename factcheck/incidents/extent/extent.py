"""How far an incident reaches by all its articles: the wholes they count, the places they name, who tells what."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.lexicon.hedges import stated
from factcheck.records import COUNT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.records import Article, Claim, Kind, Scope

HOUR = 1.0
"""Hours by which an article may be printed before another and still have had its figures."""
RECENT = 3
"""Earlier articles whose wholes say how large the incident was known to be."""

Key = tuple["Kind", str]
"""Kind and group."""


@dataclass(frozen=True)
class Extent:
    """One incident, as its articles tell it.

    ``wholes`` holds for each kind and group the largest whole of each article, by the hour it was surely printed by;
    ``printed`` the first and last hour that an article may have been printed in, where known; ``ordered`` its figures
    in the order of its text, title first, and ``place_of`` where in it each stands; ``told`` who tells a figure;
    ``lands`` the share of each country among the scenes named, ``scenes`` those of an article, ``seats`` its first
    place; ``spots`` which articles put figures of a kind where; ``naming`` the articles that name a place; ``size`` how
    many there are.
    """

    printed: Mapping[str, tuple[float, float]]
    wholes: Mapping[Key, Sequence[tuple[float, float, str]]]
    ordered: Mapping[str, Sequence[Claim]]
    told: Mapping[tuple[Kind, str, float], Sequence[Claim]]
    lands: Mapping[str, float]
    scenes: Mapping[str, frozenset[str]]
    seats: Mapping[str, str]
    spots: Mapping[Kind, Mapping[str, frozenset[str]]]
    day: dt.date | None
    naming: Mapping[str, frozenset[str]]
    place_of: Mapping[str, int]
    size: int

    @classmethod
    def of(cls, articles: Sequence[Article], claims: Iterable[Claim]) -> Extent:
        """The extent that the claims of an incident's articles draw."""
        printed = {a.id: span for a in articles if (span := _hours(a))}
        claims = list(claims)
        counts = [c for c in claims if c.kind in COUNT_KINDS and c.interval is not None]
        told: dict[tuple[Kind, str, float], list[Claim]] = {}
        ordered: dict[str, list[Claim]] = {}
        for claim in counts:
            told.setdefault((claim.kind, claim.group, stated(claim)), []).append(claim)
            ordered.setdefault(claim.article_id, []).append(claim)
        places = [c for c in claims if c.kind == "place" and c.scope == "incident"]
        lands = Counter(land((c.within or (c.value,))[-1]) for c in places)
        scenes: dict[str, set[str]] = {}
        seats: dict[str, str] = {}
        for claim in places:
            seats.setdefault(claim.article_id, claim.value)
            scenes.setdefault(claim.article_id, set()).add(land((claim.within or (claim.value,))[-1]))
        spots: dict[Kind, dict[str, set[str]]] = {}
        for claim in counts:
            if claim.spot and claim.scope in {"incident", "part"}:
                spots.setdefault(claim.kind, {}).setdefault(claim.spot.casefold(), set()).add(claim.article_id)
        listed = {i: sorted(told_in, key=lambda c: (c.field == "body", c.start)) for i, told_in in ordered.items()}
        return cls(
            printed,
            _wholes(counts, printed),
            listed,
            told,
            {name: count / len(places) for name, count in lands.items()},
            {article: frozenset(names) for article, names in scenes.items()},
            seats,
            {kind: {k: frozenset(v) for k, v in named.items()} for kind, named in spots.items()},
            _day(claims),
            _naming(articles, [*(head(p) for c in counts for p in (c.spot, *c.near) if p), *map(head, seats.values())]),
            {c.id: at for told_in in listed.values() for at, c in enumerate(told_in)},
            len(articles),
        )

    def before(self, kind: Kind, claim: Claim, group: str | None = None) -> list[float]:
        """The largest wholes of a kind, and the claim's group, that the articles printed before its own tell last."""
        article = claim.article_id
        if article not in self.printed:
            return []
        listed = self.wholes.get((kind, claim.group if group is None else group), ())
        last = bisect_right(listed, self.printed[article][0] + HOUR, key=lambda row: row[0])
        others = (value for _, value, other in reversed(listed[:last]) if other != article)
        return list(islice(others, RECENT))

    def tells(self, claim: Claim, *scopes: Scope) -> bool:
        """Another article tells the same figure, as one of these scopes."""
        same = self.told[claim.kind, claim.group, stated(claim)]
        return any(c.article_id != claim.article_id and c.scope in scopes for c in same)


def _hours(article: Article) -> tuple[float, float] | None:
    """The first and the last hour that an article may have been printed in: one, or those of its day."""
    moment = article.when
    if moment is None:
        return None
    if moment.timed:
        hour = moment.earliest.timestamp() / 3600
        return hour, hour
    start = dt.datetime.combine(moment.day, dt.time(), dt.UTC).timestamp() / 3600
    return start, start + 24


def head(place: str) -> str:
    """The narrowest name of a place as claims carry it ("Pasni, Gwadar" -> "pasni")."""
    return place.partition(",")[0].casefold()


def land(place: str) -> str:
    """The country of a place as claims carry it; a region lies in its country ("western Germany")."""
    name = place.rpartition(", ")[2]
    first, _, rest = name.partition(" ")
    return (rest if first.islower() and rest else name).casefold()


def _naming(articles: Iterable[Article], names: Iterable[str]) -> dict[str, frozenset[str]]:
    texts = {a.id: f"{a.title or ''} {a.text}".casefold() for a in articles}
    found = {}
    for name in dict.fromkeys(names):
        word = re.compile(rf"(?<!\w){re.escape(name)}")
        found[name] = frozenset(i for i, text in texts.items() if name in text and word.search(text))
    return found


def _wholes(
    counts: Iterable[Claim], printed: Mapping[str, tuple[float, float]]
) -> dict[Key, list[tuple[float, float, str]]]:
    most: dict[tuple[Key, str], float] = {}
    for claim in counts:
        if claim.scope == "incident" and claim.relation == "whole" and claim.certainty in {"confirmed", "reported"}:
            at = ((claim.kind, claim.group), claim.article_id)
            most[at] = max(most.get(at, 0.0), stated(claim))
    found: dict[Key, list[tuple[float, float, str]]] = {}
    for (key, article), value in most.items():
        if article in printed:
            found.setdefault(key, []).append((printed[article][1], value, article))
    return {key: sorted(rows) for key, rows in found.items()}


def _day(claims: Iterable[Claim]) -> dt.date | None:
    """The day that most articles give first."""
    first: dict[str, str] = {}
    for claim in claims:
        if claim.kind == "date" and claim.scope == "incident":
            first.setdefault(claim.article_id, claim.value)
    told = Counter(first.values())
    best = min(told, key=lambda day: (-told[day], day), default="")
    try:
        return dt.date.fromisoformat(best)
    except ValueError:
        return None
