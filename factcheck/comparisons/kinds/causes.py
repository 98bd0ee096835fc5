"""What caused it: causes that differ are named side by side; which one holds is for investigators."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

from factcheck.comparisons.kinds import name_kinds
from factcheck.comparisons.scene import Result, Scene
from factcheck.comparisons.ties.settings import related
from factcheck.lexicon.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.statements.statement import Statement
    from factcheck.records import Comparison, Kind, Severity


def compare(scene: Scene, kind: Kind) -> Result:
    """Articles of one event that share no cause. Loud only between copies of one text.

    Causes are told at different depth: a car bomb is a bombing, and a barrel bomb falls in an air strike.
    """
    given = name_kinds.statements(scene, kind)
    clashes: list[tuple[Statement, Statement]] = []
    comparisons: list[Comparison] = []
    for one, other in combinations(given, 2):
        left, right = given[one], given[other]
        if {fold(s.claim.value) for s in left} & {fold(s.claim.value) for s in right}:
            comparisons.append(name_kinds.agree(scene, left[0].claim, right[0].claim, "they share a cause"))
        elif any(related(a.claim.value, b.claim.value) for a, b in product(left, right)):
            comparisons.append(name_kinds.agree(scene, left[0].claim, right[0].claim, "their causes may be one"))
        elif _speaks_of(scene, one, right) or _speaks_of(scene, other, left):
            comparisons.append(name_kinds.agree(scene, left[0].claim, right[0].claim, "one article speaks of both"))
        elif scene.ties.events.round_ups or not scene.ties.events.alike(one, other):
            comparisons.append(
                name_kinds.unlike(scene, left[0].claim, right[0].claim, "the articles tell different events")
            )
        else:
            clashes.append((left[0], right[0]))
    if not clashes:
        return Result((), tuple(comparisons))
    loud = [c for c in clashes if scene.copies(*c)]
    severity: Severity = "medium" if loud else "low"
    return Result(
        (name_kinds.finding(scene, kind, loud or clashes, "conflict", severity, "cause"),), tuple(comparisons)
    )


def _speaks_of(scene: Scene, article: str, causes: Sequence[Statement]) -> bool:
    """Words of the article name what the other gives as the cause, whatever was read as its own."""
    told = scene.ties.settings.causes_named(article)
    return any(related(s.claim.value, value) for s in causes for value in told)
