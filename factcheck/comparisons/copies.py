"""Copies of one text that differ in a figure: at most one of them prints what the text said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparisons.order import UNKNOWN
from factcheck.comparisons.rows import Ruling, row
from factcheck.comparisons.scene import Key, Result, Scene, Statement, key_of
from factcheck.comparisons.verdicts import Pair, severity
from factcheck.lexicon.hedges import stated

if TYPE_CHECKING:
    from factcheck.records import Claim, Kind


def differences(scene: Scene, kind: Kind) -> Result:
    """One row for each fact on which a copy departs from its twin, unless the copy is a later state of the text."""
    pairs: dict[Key, list[Pair]] = {}
    by_id = {c.id: c for c in scene.claims}
    for chain in scene.chains.values():
        found = [(by_id[a], by_id[b]) for _, a, b in chain.differs if a in by_id and b in by_id]
        if _next_version(scene, found):
            continue
        for copy, twin in found:
            if copy.kind == kind and copy.interval and twin.interval:
                one, other = _statement(scene, copy), _statement(scene, twin)
                if one.article.outlet and one.article.outlet == other.article.outlet:
                    continue  # an outlet's own next version: that is a revision or an update
                if one.vague or other.vague:
                    continue  # "scores" for 40 is a choice of words
                low, high = (one, other) if one.figure <= other.figure else (other, one)
                if low.figure < scene.policy.comparing.part_share * high.figure:
                    continue  # one template, two events
                key = key_of(twin) or Key(kind, twin.group or "total")
                pairs.setdefault(key, []).append(Pair(low, high, key, UNKNOWN, scene.policy, copies=True))
    rows = []
    for key, found_pairs in pairs.items():
        rulings = [Ruling(p, "conflict", severity(p, "conflict")) for p in found_pairs]
        involved = {s.claim.id: s for p in found_pairs for s in (p.left, p.right)}
        rows.append(row(scene, key, rulings, list(involved.values()), flags=["differs_from_twin"]))
    return Result(tuple(rows))


def _statement(scene: Scene, claim: Claim) -> Statement:
    return Statement(claim, scene.articles[claim.article_id], stated(claim), (claim,))


def _next_version(scene: Scene, found: list[tuple[Claim, Claim]]) -> bool:
    """Several different figures that all moved one way with time: the agency's next version, not a slip."""
    moves = set()
    for copy, twin in found:
        early, late = scene.articles[twin.article_id].when, scene.articles[copy.article_id].when
        if not (early and late and copy.interval and twin.interval) or not (early.before(late) or late.before(early)):
            return False
        was, now = (twin, copy) if early.before(late) else (copy, twin)
        moves.add((stated(was), stated(now)))
    return len(moves) > 1 and all(was < now for was, now in moves)
