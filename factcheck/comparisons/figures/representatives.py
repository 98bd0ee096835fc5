"""Who speaks for a fact that more statements tell than can be held against each other: no figure loses its voice.

Pairs grow with the square of the statements. Real facts have a few dozen; a crisis, or a text made to harm, has
thousands. What repeats a value between its first and its last telling adds an outlet and nothing to the comparison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import Skipped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.scene import Scene
    from factcheck.comparisons.statements.statement import Statement
    from factcheck.records import Kind


def select(statements: Sequence[Statement], most: int) -> tuple[Statement, ...]:
    """At most ``most`` statements, in their order.

    Each value has its first and last teller before any has a third, and the values that most tell come first.
    """
    if len(statements) <= most:
        return tuple(statements)
    alike: dict[tuple[float, str, bool], list[int]] = {}
    for n in sorted(range(len(statements)), key=lambda n: _age(statements[n])):
        s = statements[n]
        alike.setdefault((s.figure, s.claim.value, s.current), []).append(n)
    turns = sorted(
        (turn, -len(tellers), n) for tellers in alike.values() for turn, n in enumerate(_ends_first(tellers))
    )
    return tuple(statements[n] for n in sorted(n for _, _, n in turns[:most]))


def note(scene: Scene, kind: Kind, group: str, count: int) -> tuple[Skipped, ...]:
    """What the report says of a fact with so many statements; nothing where all are held against each other."""
    most = scene.policy.comparing.statements
    if count <= most:
        return ()
    fact = f"{kind}, {group}" if group else kind
    reason = (
        f"{count:,} statements of one fact ({fact}); {most:,} are held against each other, each value by its first and "
        "last teller (policy: comparing.statements)"
    )
    return (Skipped(where=scene.incident.label, reason=reason),)


def _age(statement: Statement) -> tuple[bool, str]:
    return (statement.moment is None, statement.moment.iso if statement.moment else "")


def _ends_first(tellers: Sequence[int]) -> list[int]:
    """The first, the last, the second, the last but one, ..."""
    half = (len(tellers) + 1) // 2
    first, last = tellers[:half], tellers[half:][::-1]
    return [n for pair in zip(first, [*last, -1], strict=False) for n in pair if n >= 0]
