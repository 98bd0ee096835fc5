"""Measured things: sums of money, magnitudes, durations and whatever else is counted.

They are compared only within one unit and one counted noun: two currencies are never compared as numbers. A figure
without a noun says nothing of what it measures, except a magnitude, of which an article's largest is the event's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparisons.kinds import counts
from factcheck.comparisons.scene import Result, Scene
from factcheck.comparisons.verdicts.order import Snapshots

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.statements.statement import Statement
    from factcheck.records import Kind


def compare(scene: Scene, kind: Kind) -> Result:
    """Every measured thing of one kind that two articles name alike."""
    snapshots = Snapshots.of(scene.figures)
    result = Result()
    for key, statements in scene.figures.items():
        if key.kind != kind:
            continue
        chosen = _largest(statements) if kind == "magnitude" else statements
        if (key.noun or kind == "magnitude") and len({s.article.id for s in chosen}) > 1:
            result += counts.fact(scene, key, _single(chosen), snapshots)
    return result


def _largest(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    tops: dict[str, Statement] = {}
    for s in statements:
        if s.article.id not in tops or s.figure > tops[s.article.id].figure:
            tops[s.article.id] = s
    return tuple(tops.values())


def _single(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Articles that give one figure for the noun: where they give several, it is not known which one is meant."""
    given: dict[str, int] = {}
    for s in statements:
        given[s.article.id] = given.get(s.article.id, 0) + (s.current or s.superseded)
    return tuple(s for s in statements if given[s.article.id] == 1 or s.superseded)
