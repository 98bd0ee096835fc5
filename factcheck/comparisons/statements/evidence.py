"""How much stands behind a figure: outlets, chains, authorities and sides, each counted on its own.

Five copies of one wire text are one chain; nine outlets that quote the military are one authority. Articles that name
no source count no authority: their origin is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.lexicon.voices import authority
from factcheck.records import UNNAMED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.comparisons.statements.statement import Statement
    from factcheck.policy import Policy
    from factcheck.records import Claim


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind some statements that agree."""

    outlets: tuple[str, ...]
    chains: tuple[str, ...]
    authorities: tuple[str, ...]
    sides: tuple[str, ...]
    corroborated: bool


def evidence(statements: Iterable[Statement], policy: Policy) -> Evidence:
    """Count what stands behind statements of one figure.

    Corroborated is: two named authorities of different sides through two chains. Unnamed officials do not corroborate
    each other, and witnesses and outlets are no authorities.
    """
    claims = [(s, c) for s in statements for c in s.claims]
    named = {(c.source_type, c.origin, side(c, policy)) for _, c in claims if c.source_type not in UNNAMED}
    corroborated = any(all(x != y for x, y in zip(a, b, strict=True)) for a, b in combinations(named, 2))
    return Evidence(
        outlets=unique(outlet(s) for s, _ in claims),
        chains=unique(c.origin or c.chain or f"own:{c.article_id}" for _, c in claims),
        authorities=unique(authority(c) for _, c in claims if c.source_type != "none"),
        sides=unique(side(c, policy) for _, c in claims),
        corroborated=corroborated,
    )


def side(claim: Claim, policy: Policy) -> str:
    """Whose side speaks: source types that share all their opponents stand on one side."""
    foes = {b for pair in policy.parties.opposed for a, b in (pair, pair[::-1]) if a == claim.source_type}
    return "against " + ", ".join(sorted(foes)) if foes else claim.source_type


def outlet(statement: Statement) -> str:
    """Who prints it, as a person knows it."""
    return statement.article.label


def unique(names: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order of first appearance, empty ones left out."""
    return tuple(dict.fromkeys(n for n in names if n))


def grade(statement: Statement, policy: Policy) -> int:
    """The best grade that the policy gives to an authority behind it."""
    return max(policy.authorities.get(c.source_type, 1) for c in statement.claims)
