"""The strands of one fact: figures that hang together as counts of one event, and those of other events beside them.

What is current, and what may be printed, is said of one strand: in reports of a war the last figure that anybody
gives is seldom the last one on the attack in question. An incident that is no attack has one strand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.comparisons.rows import Ruling
    from factcheck.comparisons.statements.statement import Statement
    from factcheck.comparisons.verdicts.ladder import Pair
    from factcheck.records import Verdict


def strands(
    statements: Sequence[Statement], pairs: Iterable[Pair], rulings: Iterable[Ruling]
) -> tuple[tuple[Statement, ...], ...]:
    """The statements by strand, the one that most articles tell first; each in the order given.

    Two belong together where nothing parts them, or where they are held against each other.
    """
    home: dict[int, int] = {}

    def root(i: int) -> int:
        while home.setdefault(i, i) != i:
            i = home[i]
        return i

    for pair in (*(p for p in pairs if _together(p)), *(r.pair for r in rulings)):
        home[root(id(pair.left))] = root(id(pair.right))
    found: dict[int, list[Statement]] = {}
    for s in statements:
        found.setdefault(root(id(s)), []).append(s)
    return tuple(tuple(strand) for strand in sorted(found.values(), key=_rank))


def within(by_verdict: Mapping[Verdict, Sequence[Ruling]], strand: Sequence[Statement]) -> dict[Verdict, list[Ruling]]:
    """The rulings on figures of one strand."""
    own = {id(s) for s in strand}
    kept = {v: [r for r in rulings if id(r.pair.left) in own] for v, rulings in by_verdict.items()}
    return {v: rulings for v, rulings in kept.items() if rulings}


def _together(p: Pair) -> bool:
    if p.same_article or p.copies or p.versions or p.left.figure == p.right.figure:
        return True
    return not (p.tie.elsewhere or p.tie.doubtful or (p.tie.repeated and p.tie.points <= 0))


def _rank(strand: Sequence[Statement]) -> tuple[int, int]:
    current = [s for s in strand if s.current]
    return -len({s.article.id for s in current}), -sum(s.in_title for s in current)
