"""Say which statements of one incident cannot all be true, which only look so, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparisons import registry
from factcheck.comparisons.explain import explain
from factcheck.comparisons.rows import by_gravity
from factcheck.comparisons.scene import Result, Scene
from factcheck.lexicon.hedges import stated
from factcheck.records import Article, Chain, Claim, Findings, Incident

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.policy import Policy

__all__ = ["compare", "explain", "stated"]


def compare(
    incident: Incident, articles: Sequence[Article], claims: Sequence[Claim], chains: Sequence[Chain], policy: Policy
) -> Findings:
    """Compare everything that the articles of one incident state.

    Args:
        incident: the incident; only its members' articles and claims are looked at.
        articles: at least its articles.
        claims: their claims.
        chains: who copies whom.
        policy: the house style.

    Raises:
        UnknownComparison: a claim of a kind for which no comparer is registered.
    """
    scene = Scene.of(incident, articles, claims, chains, policy)
    result = Result()
    for kind in dict.fromkeys(c.kind for c in scene.claims):
        result += registry.comparer(kind)(scene, kind)
    return Findings(discrepancies=by_gravity(result.discrepancies), comparisons=result.comparisons, facts=result.facts)
