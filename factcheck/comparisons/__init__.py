"""Say which statements of one incident cannot all be true, which only look so, and why.

Each imports only what stands before it: ``statements``, ``ties``, ``scene``, ``verdicts``, ``wording``, ``rows``,
``figures``, ``kinds``, and at last ``registry`` and ``drafts``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.comparisons import drafts, registry
from factcheck.comparisons.kinds import name_kinds
from factcheck.comparisons.scene import Result, Scene
from factcheck.comparisons.wording.explain import explain
from factcheck.lexicon.hedges import stated
from factcheck.records import Article, Chain, Claim, Findings, Incident, Remark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.policy import Policy

__all__ = ["check", "compare", "explain", "stated"]


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
    return _compare(Scene.of(incident, articles, claims, chains, policy))


def check(
    incident: Incident,
    articles: Sequence[Article],
    claims: Sequence[Claim],
    chains: Sequence[Chain],
    policy: Policy,
    *,
    draft: str,
) -> tuple[Findings, tuple[Remark, ...]]:
    """Compare a draft with the rest of its incident: the rows that it stands in, and what to mend in it.

    Args:
        incident: draft and coverage.
        articles: at least its articles.
        claims: their claims.
        chains: who copies whom.
        policy: the house style.
        draft: the id of the draft among the articles.
    """
    scene = Scene.of(incident, articles, claims, chains, policy, draft=draft)
    together = _compare(scene)
    rest = replace(incident, members=tuple(m for m in incident.members if m.article_id != draft))
    coverage = compare(rest, articles, claims, chains, policy)
    rows = tuple(d for d in together.discrepancies if draft in d.articles)
    found = replace(together, discrepancies=rows, facts=coverage.facts)  # a draft is no witness
    return found, drafts.remarks(scene, coverage=coverage, together=together)


def _compare(scene: Scene) -> Findings:
    result = Result()
    for kind in dict.fromkeys(c.kind for c in scene.claims):
        result += registry.comparer(kind)(scene, kind)
    return Findings(
        discrepancies=result.discrepancies,
        comparisons=result.comparisons,
        facts=result.facts,
        notes=(*result.notes, *name_kinds.notes(scene)),
    )
