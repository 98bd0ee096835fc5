"""Who copies whom: every article and every figure gets the chain that it came through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.records import Article, Chain, Claim

if TYPE_CHECKING:
    from collections.abc import Sequence


def trace(
    articles: Sequence[Article], claims: Sequence[Claim]
) -> tuple[tuple[Chain, ...], dict[str, str], tuple[Claim, ...]]:
    """Chains, the chain of each article by id, and the claims with their origins."""
    origin = {a.id: f"own:{a.id}" for a in articles}
    chains = tuple(Chain(id=f"own:{a.id}", label=a.outlet or a.id, article_ids=(a.id,)) for a in articles)
    marked = tuple(c if c.origin else replace(c, origin=origin.get(c.article_id, "")) for c in claims)
    return chains, origin, marked


def same_chain(a: Article, b: Article) -> tuple[bool, str]:
    """Do two articles stand on one text? With the reason."""
    return a.text == b.text, "same text" if a.text == b.text else "different texts"
