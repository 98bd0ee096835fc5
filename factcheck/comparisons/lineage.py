"""What gets lost on the way from text to text: whose word a figure was, and the hedge before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.comparisons.order import TELLING
from factcheck.comparisons.rows import Ruling
from factcheck.comparisons.verdicts import opposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.scene import Statement
    from factcheck.comparisons.verdicts import Pair
    from factcheck.policy import Policy

ENEMIES = frozenset({"militants", "security", "civilians"})
"""Groups whose dead the other side counts: such a count is a claim whoever makes it."""


def lost(pair: Pair, statements: Sequence[Statement], policy: Policy) -> Ruling | None:
    """Two articles with one figure, of which one has dropped the party that claims it, or (in a copy) the hedge."""
    if pair.left.figure != pair.right.figure or pair.same_article or not pair.both_current:
        return None
    claimed, plain = (pair.left, pair.right) if _plain(pair.right) else (pair.right, pair.left)
    one_sided = _claimed(claimed, {"party"}) or (
        pair.copies
        and (
            _unranked(claimed)
            or _claimed(claimed, set(policy.parties.interested))
            or (pair.key.group in ENEMIES and _claimed(claimed, _sides(policy)))
        )
    )
    if one_sided and _plain(plain) and (pair.copies or _contested(claimed, statements, policy)):
        return Ruling(_turned(pair, claimed, plain), "disputed", "medium", "attribution_lost")
    if pair.copies and pair.left.interval.is_open != pair.right.interval.is_open:
        hedged, bare = (pair.left, pair.right) if pair.left.interval.is_open else (pair.right, pair.left)
        return Ruling(_turned(pair, hedged, bare), "less_precise", "low", "hedge_lost")
    return None


def of_party(statement: Statement) -> bool:
    """Only a party to the conflict stands behind it."""
    return _claimed(statement, {"party"})


def _claimed(statement: Statement, sides: set[str]) -> bool:
    """Every mention that names a source names one that speaks for a side."""
    types = {c.source_type for c in statement.claims} - {"none", "media"}
    return bool(types) and types <= sides


def _unranked(statement: Statement) -> bool:
    """Somebody is named who is no kind of authority: an organiser, a union, a movement."""
    types = {c.source_type for c in statement.claims} - {"media"}
    return types == {"none"} and any(c.source for c in statement.claims)


def _sides(policy: Policy) -> set[str]:
    return {side for pair in policy.parties.opposed for side in pair}


def _plain(statement: Statement) -> bool:
    """No mention names any source."""
    return all(c.source_type == "none" and not c.source and not c.authority for c in statement.claims)


def _contested(claimed: Statement, statements: Sequence[Statement], policy: Policy) -> bool:
    """A figure too large to be shared by chance, that only the party gives, against another of the other side."""
    if claimed.figure < TELLING:
        return False
    alike = [s for s in statements if s.figure == claimed.figure]
    if any({c.source_type for c in s.claims} - {"none", "media", "party"} for s in alike):
        return False
    return any(s.current and s.figure != claimed.figure and opposed(s, claimed, policy) for s in statements)


def _turned(pair: Pair, left: Statement, right: Statement) -> Pair:
    return replace(pair, left=left, right=right)
