"""The scope of each count, judged again over the whole incident.

An article alone cannot tell that the dead of one town are not all of them, nor that a rally is another land's: its
rules leave such figures with the incident. Here each of those is weighed by what all articles say (``evidence``), and
becomes a part, or background, where that is likelier; what an article itself shows to be a part, background or
superseded stays. A subset follows its whole.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, cast

from factcheck.incidents.extent.evidence import EVIDENCE, Figure
from factcheck.incidents.extent.extent import Extent
from factcheck.lexicon import table
from factcheck.records import COUNT_KINDS, Claim, Grouping, Scope

if TYPE_CHECKING:
    from factcheck.records import Article


MARGIN = 0.5
"""Log-odds that another scope must be likelier by than the incident's."""


REASONS = 2
"""How many of the weightiest evidence is told in words."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds of another scope against the incident's own: where they start, and what each evidence adds."""

    starts: Mapping[Scope, float]
    adds: Mapping[Scope, Mapping[str, float]]


@cache
def fitted() -> Weights:
    """The weights of ``scopes.json`` (``tests/benchmarks/fit_scopes.py``)."""
    data = json.loads(resources.files(__package__).joinpath("scopes.json").read_text(encoding="utf-8"))
    return Weights(
        {cast("Scope", scope): float(row["start"]) for scope, row in data.items()},
        {cast("Scope", scope): dict(row["adds"]) for scope, row in data.items()},
    )


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
    judged: dict[str, Claim] = {}
    for claim in claims:
        figure = Figure(claim, by_id[claim.article_id], extent)
        judged[claim.id] = _judged(figure, weights) if is_open(claim) else claim
    return [_with_whole(judged[claim.id], judged) for claim in claims]


def is_open(claim: Claim) -> bool:
    """A count that its article gives as the incident's own."""
    return claim.kind in COUNT_KINDS and claim.interval is not None and claim.scope == "incident"


def _judged(figure: Figure, weights: Weights) -> Claim:
    seen = {name: value for name, measure in EVIDENCE.items() if (value := float(measure(figure)))}
    odds = {
        scope: start + math.fsum(weights.adds[scope].get(name, 0.0) * value for name, value in seen.items())
        for scope, start in weights.starts.items()
    }
    scope = max(odds, key=lambda s: odds[s])
    if odds[scope] <= MARGIN:
        return figure.claim
    words, adds = table("scope")["extent"]["why"], weights.adds[scope]
    told = sorted(words.keys() & seen.keys(), key=lambda name: (-adds.get(name, 0.0) * seen[name], name))[:REASONS]
    return replace(
        figure.claim,
        scope=scope,
        place=figure.claim.place or figure.where,
        scope_why="; ".join(words[name] for name in told),
    )


def _with_whole(claim: Claim, judged: Mapping[str, Claim]) -> Claim:
    """A subset follows its whole."""
    parent = judged.get(claim.parent)
    if parent is None or claim.scope != "incident" or parent.scope not in {"part", "background"}:
        return claim
    why = table("scope")["extent"]["why"]["whole"]
    return replace(claim, scope=parent.scope, place=claim.place or parent.place, scope_why=why)
