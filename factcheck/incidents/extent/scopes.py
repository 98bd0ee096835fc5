"""The scope of each count, judged again over the whole incident.

An article alone cannot tell that the dead of one town are not all of them, nor that a rally is another land's: its
rules leave such figures with the incident. Here each of those is weighed by what all articles say (``evidence``), and
becomes a part, or background, where that is likelier; what an article itself shows to be a part, background or
superseded stays. A subset follows its whole.

Measured: with each bundled incident left out of the fitting in turn it mends 21 scopes of 1,486 and breaks 7; complete
F1 rises by .000 to .011 on five lots of incidents (20 in all) that the weights were not made from. A rule over the same
evidence (a figure far below all wholes) broke as many as it mended; so did weighing again what an article calls a part.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

from factcheck.incidents.extent.evidence import EVIDENCE, Figure
from factcheck.incidents.extent.extent import Extent
from factcheck.lexicon import table
from factcheck.records import COUNT_KINDS, Claim, Grouping, Scope

if TYPE_CHECKING:
    from factcheck.records import Article, Field, Kind, Relation


MARGIN = 0.5
"""Log-odds that another scope must be likelier by than the incident's."""


REASONS = 2
"""How many of the weightiest evidence is told in words."""


NEAR = 1.5
"""Counts within this ratio of one another are of one thing."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds of another scope against the incident's own: where they start, and what each evidence adds."""

    starts: Mapping[Scope, float]
    adds: Mapping[Scope, Mapping[str, float]]

    @classmethod
    def read(cls, data: Mapping[str, Mapping[str, Any]]) -> Weights:
        """Weights from the shape of ``scopes.json``."""
        rows = {cast("Scope", scope): row for scope, row in data.items()}
        return cls({s: float(r["start"]) for s, r in rows.items()}, {s: dict(r["adds"]) for s, r in rows.items()})


@cache
def fitted() -> Weights:
    """The weights of ``scopes.json`` (``tests/benchmarks/fit_scopes.py``)."""
    return Weights.read(json.loads(resources.files(__package__).joinpath("scopes.json").read_text(encoding="utf-8")))


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


def over(articles: Sequence[Article], claims: Sequence[Claim], weights: Weights | None = None) -> list[Claim]:
    """The claims of one incident's articles, in their order, with the scope that all of these articles give them."""
    if len(articles) < 2:
        return list(claims)
    weights = weights or fitted()
    extent, by_id = Extent.of(articles, claims), {a.id: a for a in articles}
    figures = [Figure(claim, by_id[claim.article_id], extent) for claim in claims if is_open(claim)]
    judged = {claim.id: claim for claim in claims}
    for rivals in _rivals(figures):
        judged |= {claim.id: claim for claim in _judged(rivals, weights)}
    return [_with_whole(judged[claim.id], judged) for claim in claims]


def is_open(claim: Claim) -> bool:
    """A count that its article gives as the incident's own."""
    return claim.kind in COUNT_KINDS and claim.interval is not None and claim.scope == "incident"


def _rivals(figures: Iterable[Figure]) -> Iterator[list[Figure]]:
    """Figures of one text that count the same: of one kind, group and relation, near in size or repeated."""
    told: dict[tuple[str, Kind, str, Relation, Field], list[Figure]] = {}
    for figure in figures:
        claim = figure.claim
        told.setdefault((claim.article_id, claim.kind, claim.group, claim.relation, claim.field), []).append(figure)
    for listed in told.values():
        listed.sort(key=lambda f: f.value)
        alike = listed[:1]
        for figure in listed[1:]:
            if figure.value > NEAR * alike[-1].value:
                yield alike
                alike = []
            alike.append(figure)
        yield alike


def _judged(figures: Sequence[Figure], weights: Weights) -> list[Claim]:
    """Rival counts of one thing have one scope: the likeliest over all of them."""
    seen = [{name: value for name, measure in EVIDENCE.items() if (value := float(measure(f)))} for f in figures]
    odds = {
        scope: start
        + sum(math.fsum(weights.adds[scope].get(n, 0.0) * v for n, v in s.items()) for s in seen) / len(seen)
        for scope, start in weights.starts.items()
    }
    scope = max(odds, key=lambda s: odds[s])
    if odds[scope] <= MARGIN:
        return [f.claim for f in figures]
    place = next((f.where for f in figures if f.where), None)
    return [
        replace(
            f.claim, scope=scope, place=f.claim.place or f.where or place, scope_why=_why(told, weights.adds[scope])
        )
        for f, told in zip(figures, seen, strict=True)
    ]


def _why(seen: Mapping[str, float], adds: Mapping[str, float]) -> str:
    """The weightiest evidence, in words."""
    words = table("scope")["extent"]["why"]
    told = sorted(words.keys() & seen.keys(), key=lambda name: (-adds.get(name, 0.0) * seen[name], name))
    return "; ".join(words[name] for name in told[:REASONS])


def _with_whole(claim: Claim, judged: Mapping[str, Claim]) -> Claim:
    """A subset follows its whole."""
    parent = judged.get(claim.parent)
    if parent is None or claim.scope != "incident" or parent.scope not in {"part", "background"}:
        return claim
    why = table("scope")["extent"]["why"]["whole"]
    return replace(claim, scope=parent.scope, place=claim.place or parent.place, scope_why=why)
