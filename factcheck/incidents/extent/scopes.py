"""The last word on a figure's scope, given over all articles of its incident.

An article alone cannot tell that the dead of one town are not all of them, nor that a rally is another land's. Here
each count is weighed by what all articles say (``evidence``), its own article's word among it, and then again with what
the figures around it are taken for (``company``): it has the scope that is likeliest. But what an article itself calls
outdated stays so; what its words tie to a part is never the whole, and what they give to another event only where that
is far likelier, since one wrong figure among the incident's own is a false clash; and the largest toll of an article is
no part unless it lies below those told before. A subset follows its whole.

Measured: with each bundled incident left out of the fitting in turn (33 in all) it mends 53 scopes of 2,111 and breaks
16. Without those limits it mends 85 and breaks 27, but makes three false alarms more. Boosted trees over the same
evidence did no better, nor did some ninety further features; a rule (a figure far below all wholes) broke as many as it
mended.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from factcheck.incidents.extent.company import around
from factcheck.incidents.extent.evidence import Figure, measured
from factcheck.incidents.extent.extent import Extent
from factcheck.lexicon import table
from factcheck.records import COUNT_KINDS, Claim, Grouping, Scope

if TYPE_CHECKING:
    from factcheck.records import Article, Field, Kind, Relation

    Seen = Mapping[str, float]


SURE = 1.1
"""Log-odds (three to one) by which what its article takes for another event must be likelier the incident's own."""


LIKELIER = 0.6
"""... and a part of the incident: the dead of a month or an offensive are no town's."""


REASONS = 2
"""How many of the weightiest evidence is told in words."""


NEAR = 1.5
"""Counts within this ratio of one another are of one thing."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds of each scope against the incident's own: where they start, and what each evidence adds."""

    starts: Mapping[Scope, float]
    adds: Mapping[Scope, Mapping[str, float]]

    @classmethod
    def read(cls, data: Mapping[str, Mapping[str, Any]]) -> Weights:
        """Weights from the shape of one of the two in ``scopes.json``."""
        rows = {cast("Scope", scope): row for scope, row in data.items()}
        return cls({s: float(r["start"]) for s, r in rows.items()}, {s: dict(r["adds"]) for s, r in rows.items()})

    def odds(self, seen: Seen) -> dict[Scope, float]:
        """Log-odds of every scope; those of the incident's are 0."""
        found: dict[Scope, float] = {"incident": 0.0}
        for scope, start in self.starts.items():
            adds = self.adds[scope]
            found[scope] = start + math.fsum(adds.get(name, 0.0) * value for name, value in seen.items())
        return found


@dataclass(frozen=True, slots=True)
class Rounds:
    """Weights of a figure by itself, and of one among those around it."""

    alone: Weights
    together: Weights

    @classmethod
    def read(cls, data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Rounds:
        """Weights from the shape of ``scopes.json``."""
        return cls(Weights.read(data["alone"]), Weights.read(data["together"]))


@cache
def fitted() -> Rounds:
    """The weights of ``scopes.json`` (``tests/benchmarks/fit_scopes.py``)."""
    return Rounds.read(json.loads(resources.files(__package__).joinpath("scopes.json").read_text(encoding="utf-8")))


def judge(articles: Sequence[Article], grouped: Grouping) -> Grouping:
    """The grouping with the scope of each count judged over its incident; claims stay in their order."""
    by_id, home = {a.id: a for a in articles}, {i: n for n, x in enumerate(grouped.incidents) for i in x.article_ids}
    told: dict[int, list[Claim]] = {}
    for claim in grouped.claims:
        if claim.article_id in home:
            told.setdefault(home[claim.article_id], []).append(claim)
    judged = {
        claim.id: claim
        for n, claims in told.items()
        for claim in over([by_id[i] for i in grouped.incidents[n].article_ids], claims)
    }
    return replace(grouped, claims=tuple(judged.get(c.id, c) for c in grouped.claims))


def over(articles: Sequence[Article], claims: Sequence[Claim], rounds: Rounds | None = None) -> list[Claim]:
    """The claims of one incident's articles, in their order, with the scope that all of these articles give them."""
    if len(articles) < 2:
        return list(claims)
    rounds = rounds or fitted()
    extent, by_id = Extent.of(articles, claims), {a.id: a for a in articles}
    figures = [Figure(claim, by_id[claim.article_id], extent) for claim in claims if is_open(claim)]
    seen = {f.claim.id: measured(f) for f in figures}
    beside = around(extent, by_id, {name: likely(rounds.alone.odds(row)) for name, row in seen.items()})
    seen = {name: row | beside[name] for name, row in seen.items()}
    judged = {claim.id: claim for claim in claims}
    for rivals in _rivals(figures):
        judged |= {claim.id: claim for claim in _judged(rivals, seen, rounds.together)}
    return [_with_whole(judged[claim.id], judged) for claim in claims]


def is_open(claim: Claim) -> bool:
    """A count that no text itself calls outdated: such a one stays so."""
    return claim.kind in COUNT_KINDS and claim.interval is not None and claim.scope != "superseded"


def likely(odds: Mapping[Scope, float]) -> dict[Scope, float]:
    """How likely each scope is, by its log-odds."""
    most = max(odds.values())
    shares = {scope: math.exp(value - most) for scope, value in odds.items()}
    return {scope: share / math.fsum(shares.values()) for scope, share in shares.items()}


def _rivals(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """Figures of one text that count the same: of one kind, group, relation and scope, near in size or repeated."""
    told: dict[tuple[str, Kind, str, Relation, Field, Scope], list[Figure]] = {}
    for figure in figures:
        c = figure.claim
        told.setdefault((c.article_id, c.kind, c.group, c.relation, c.field, c.scope), []).append(figure)
    for listed in told.values():
        listed.sort(key=lambda f: f.value)
        alike = listed[:1]
        for figure in listed[1:]:
            if figure.value > NEAR * alike[-1].value:
                yield alike
                alike = []
            alike.append(figure)
        yield alike


def _judged(figures: Sequence[Figure], seen: Mapping[str, Seen], weights: Weights) -> Iterator[Claim]:
    """Rival counts of one thing have one scope: the likeliest over all of them."""
    listed = [weights.odds(seen[f.claim.id]) for f in figures]
    odds = {scope: math.fsum(odds[scope] for odds in listed) / len(listed) for scope in listed[0]}
    said = figures[0].claim.scope
    if said == "part":
        odds["incident"] = -math.inf
    elif said == "background":
        odds["incident"] -= SURE
    elif any(f.is_toll for f in figures):
        odds["part"] = -math.inf
    scope = max(odds, key=lambda s: odds[s])
    if said == "background" and scope == "part" and odds[scope] - odds[said] < LIKELIER:
        scope = said
    if scope == said:
        yield from (f.claim for f in figures)
        return
    place = next((f.where for f in figures if f.where), None)
    for figure in figures:
        claim = figure.claim
        why = _why(seen[claim.id], weights.adds.get(scope, {}), weights.adds.get(said, {}))
        where = None if scope == "incident" else claim.place or figure.where or place
        yield replace(claim, scope=scope, place=where, scope_why=why)


def _why(seen: Seen, adds: Mapping[str, float], said: Mapping[str, float]) -> str:
    """The weightiest evidence for a scope against the one that was said, in words."""
    words = table("scope")["extent"]["why"]
    worth = {name: (adds.get(name, 0.0) - said.get(name, 0.0)) * value for name, value in seen.items()}
    told = sorted((n for n, value in worth.items() if n in words and value > 0), key=lambda n: (-worth[n], n))
    return "; ".join(words[name] for name in told[:REASONS]) or words["all"]


def _with_whole(claim: Claim, judged: Mapping[str, Claim]) -> Claim:
    """A subset follows its whole."""
    parent = judged.get(claim.parent)
    if parent is None or claim.scope != "incident" or parent.scope not in {"part", "background"}:
        return claim
    why = table("scope")["extent"]["why"]["whole"]
    return replace(claim, scope=parent.scope, place=claim.place or parent.place, scope_why=why)
