"""Where it happened: lists of places that share nothing. A place inside another is no difference."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.comparisons.kinds import name_kinds
from factcheck.comparisons.scene import Result, Scene
from factcheck.comparisons.statements.name_matching import same_place, told_in

if TYPE_CHECKING:
    from factcheck.comparisons.statements.statement import Statement
    from factcheck.records import Comparison, Kind


def compare(scene: Scene, kind: Kind) -> Result:
    """Articles whose scenes share no place.

    A finding only between copies of one text that name places of which it is known what they lie in. Elsewhere one may
    lie inside the other, which names alone do not tell: such a pair is listed as not comparable.
    """
    scenes = name_kinds.statements(scene, kind)
    clashes: list[tuple[Statement, Statement]] = []
    comparisons: list[Comparison] = []
    for one, other in combinations(scenes, 2):
        left, right = scenes[one], scenes[other]
        if _meet(left, right):
            comparisons.append(name_kinds.agree(scene, left[0].claim, right[0].claim, "they share a place"))
        elif (
            scene.copies(left[0], right[0])
            and _known(left)
            and _known(right)
            and not (_named(left, right) or _named(right, left))
        ):
            clashes.append((left[0], right[0]))
        else:
            reason = f"{left[0].claim.value} and {right[0].claim.value}: one may lie inside the other"
            comparisons.append(name_kinds.unlike(scene, left[0].claim, right[0].claim, reason))
    rows = (name_kinds.finding(scene, kind, clashes, "conflict", "medium", "place"),) if clashes else ()
    return Result(rows, tuple(comparisons))


def _meet(left: list[Statement], right: list[Statement]) -> bool:
    return any(same_place(a.claim.value, b.claim.value) for a in left for b in right)


def _known(places: list[Statement]) -> bool:
    return any(p.claim.within for p in places)


def _named(places: list[Statement], by: list[Statement]) -> bool:
    """The article behind ``by`` prints the name of one of the places anywhere."""
    return any(told_in(p.claim.value, by[0].article) for p in places)
