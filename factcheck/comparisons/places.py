"""Where it happened: lists of places that share nothing. One place inside another, or another spelling, is no difference."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from factcheck.comparisons import named
from factcheck.comparisons.scene import Result, Scene, Statement

if TYPE_CHECKING:
    from factcheck.records import Comparison, Kind, Severity

ALIKE = 88.0
"""Ratio of rapidfuzz from which two names are spellings of one place (Noshki, Nushki)."""


def compare(scene: Scene, kind: Kind) -> Result:
    """Articles whose scenes share no place, and of which neither so much as names the other's.

    Loud only between copies of one text: elsewhere one place may lie inside the other, which no list settles.
    """
    scenes = named.statements(scene, kind)
    clashes: list[tuple[Statement, Statement]] = []
    comparisons: list[Comparison] = []
    for one, other in combinations(scenes, 2):
        left, right = scenes[one], scenes[other]
        if _meet(left, right):
            comparisons.append(named.agree(scene, left[0].claim, right[0].claim, "they share a place"))
        elif _named(left, right) or _named(right, left) or _linked(left[0], right[0], scenes):
            comparisons.append(
                named.agree(
                    scene, left[0].claim, right[0].claim, "one article names both: one may lie inside the other"
                )
            )
        else:
            clashes.append((left[0], right[0]))
    loud = [c for c in clashes if scene.copies(*c)]
    if not clashes:
        return Result((), tuple(comparisons))
    severity: Severity = "medium" if loud else "low"
    return Result((named.finding(scene, kind, loud or clashes, "conflict", severity, "place"),), tuple(comparisons))


def _meet(left: list[Statement], right: list[Statement]) -> bool:
    return any(same(a.claim.value, b.claim.value) for a in left for b in right)


def same(one: str, other: str) -> bool:
    """One name, a spelling of it, or a longer form of it ("Quetta railway station")."""
    a, b = named.fold(one), named.fold(other)
    if a == b or f" {a} " in f" {b} " or f" {b} " in f" {a} ":
        return True
    return len(a) > 3 and fuzz.ratio(a, b) >= ALIKE


def _named(places: list[Statement], by: list[Statement]) -> bool:
    """The article behind ``by`` prints the name of one of the places anywhere."""
    article = by[0].article
    text = named.fold(f"{article.title or ''} {article.text}")
    return any(named.fold(p.claim.value) in text for p in places)


def _linked(left: Statement, right: Statement, scenes: dict[str, list[Statement]]) -> bool:
    """A third article puts both in its scene."""
    return any(_meet([left], third) and _meet([right], third) for third in scenes.values())
