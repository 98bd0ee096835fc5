"""Who is said to have done it: claims, blame and denials, each attributed. Blame is never ranked as true."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from factcheck.comparisons import named
from factcheck.comparisons.scene import Result, Scene
from factcheck.lexicon.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.statements import Statement
    from factcheck.records import Discrepancy, Kind

ALIKE = 85.0
"""Ratio of rapidfuzz's token set from which two names are one organisation."""


def compare(scene: Scene, kind: Kind) -> Result:
    """Blame that is denied; two organisations that claim it; two that are blamed by different articles.

    Who is told by what he is alone ("police", "the operator") may be any of them: no rival of a name.
    """
    by_role: dict[str, list[Statement]] = {}
    for given in named.statements(scene, kind).values():
        for s in given:
            by_role.setdefault(s.claim.role, []).append(s)
    claimed, blamed, denied = (by_role.get(role, []) for role in ("claimed", "blamed", "denied"))
    rows: list[Discrepancy] = []
    against = [
        (no, yes)
        for no, yes in product(denied, blamed + [s for s in claimed if s.claim.by_name])
        if scene.ties.alike(no.article.id, yes.article.id) and same(no.claim.value, yes.claim.value)
    ]
    if against:
        rows.append(named.finding(scene, kind, against, "disputed", "medium", "actor_denied"))
    rivals = _different([s for s in claimed if s.claim.by_name], scene)
    if rivals:
        rows.append(named.finding(scene, kind, rivals, "conflict", "medium", "actor_claims"))
    others = _different([s for s in blamed if s.claim.by_name], scene)
    if others:
        rows.append(named.finding(scene, kind, others, "disputed", "low", "actor_blames"))
    return Result(tuple(rows))


def _different(statements: Sequence[Statement], scene: Scene) -> list[tuple[Statement, Statement]]:
    """Pairs of articles of one event that name no organisation in common."""
    by_article: dict[str, list[Statement]] = {}
    for s in statements:
        by_article.setdefault(s.article.id, []).append(s)
    pairs = []
    ids = list(by_article)
    for i, one in enumerate(ids):
        for other in ids[i + 1 :]:
            left, right = by_article[one], by_article[other]
            if scene.ties.alike(one, other) and not any(
                same(a.claim.value, b.claim.value) for a in left for b in right
            ):
                pairs.append((left[0], right[0]))
    return sorted(pairs, key=lambda p: not scene.copies(*p))


def same(one: str, other: str) -> bool:
    """One organisation under two forms of its name: spelling, a shorter form, or initials."""
    a, b = fold(one), fold(other)
    if a == b or fuzz.token_set_ratio(a, b) >= ALIKE:
        return True
    return initials(a) == b.replace(".", "") or initials(b) == a.replace(".", "")


def initials(name: str) -> str:
    """First letters of the words that carry a name."""
    return "".join(w[0] for w in name.split() if w not in ("of", "the", "and", "for"))
