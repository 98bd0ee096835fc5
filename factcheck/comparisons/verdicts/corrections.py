"""What a correction takes back where it does not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparisons.statements.statement import Statement, same_authority
from factcheck.comparisons.verdicts.ladder import CORRECTED
from factcheck.comparisons.verdicts.order import FAR

if TYPE_CHECKING:
    from collections.abc import Collection


def unnamed(statements: Collection[Statement]) -> list[tuple[float, float | None]]:
    """A correction that does not say of what ("the toll was lowered to 17"): of the one figure printed before it.

    It takes back no stranger's: what a group that counts for itself has printed stands.
    """
    found: list[tuple[float, float | None]] = []
    counted = [s for s in statements if s.current and not (s.threshold or s.minor or s.weak)]
    for new in counted:
        when = new.moment
        if not new.cues & CORRECTED or when is None:
            continue
        older = [s for s in counted if s.article != new.article and s.moment and s.moment.before(when)]
        before = {s.figure for s in older}
        own = {s.figure for s in statements if s.article == new.article and (s in counted or s.superseded)}
        if len(before) == 1 and own <= {new.figure} and not any(_on_its_own(s, new) for s in older):
            (old,) = before
            if new.figure < old and new.figure >= FAR * old:
                found.append((old, new.figure))
    return found


def _on_its_own(one: Statement, other: Statement) -> bool:
    """Somebody counts who is neither the other's source nor an office."""
    kind = one.claim.source_type
    return not (one.vouched or kind in ("none", "media", "hospital", "unnamed_official") or same_authority(one, other))
