"""The gravest disagreement: the same dead called militants by one and civilians by another."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from factcheck.comparisons.order import UNKNOWN
from factcheck.comparisons.rows import Ruling, row
from factcheck.comparisons.scene import Key, Result, Scene, Statement, mentions, same_authority
from factcheck.comparisons.verdicts import Pair

if TYPE_CHECKING:
    from factcheck.records import Kind

OTHERS = frozenset({"militants", "security", "hostages", "women", "children", "foreigners", "prisoners"})
"""Groups that are no other name for the same dead."""

SMALLEST = 3
"""Smaller figures stand beside each other by chance: one gunman and one bystander."""


def disputes(scene: Scene, kind: Kind) -> Result:
    """Like figures for militants and for civilians, at one place, that no single voice gives side by side."""
    result = Result()
    places = {k.place for k in scene.figures if k.kind == kind}
    for place in sorted(places, key=lambda p: p or ""):
        fighters = scene.figures.get(Key(kind, "militants", place), ())
        civilians = tuple(
            s
            for key, statements in scene.figures.items()
            if key.kind == kind and key.place == place and key.group not in OTHERS
            for s in statements
            if _called_civilians(s) or (key.group == "civilians" and not mentions(s.context, "fighter"))
        )
        rulings = [
            Ruling(pair, "disputed", "high", "disputed_status")
            for one, other in product(fighters, civilians)
            if (pair := _pair(scene, Key(kind, "civilians", place), one, other))
            and not _both(one, other, fighters, civilians)
        ]
        if rulings:
            involved = {id(s): s for r in rulings for s in (r.pair.left, r.pair.right)}
            found = row(scene, rulings[0].pair.key, rulings, list(involved.values()), flags=["status_dispute"])
            result += Result((replace(found, wording=_wording(found.reason)),))
    return result


def _called_civilians(statement: Statement) -> bool:
    """The words around a figure say that the dead were no fighters."""
    text, (start, end) = statement.article.part(statement.claim.field), statement.claim.sentence
    stop = text.find(". ", end + 1)
    around = text[start : len(text) if stop < 0 else stop].lower()
    if mentions(around, "no_fighter"):
        return True
    return mentions(around, "civilian") and not mentions(around, "fighter")


def _pair(scene: Scene, key: Key, one: Statement, other: Statement) -> Pair | None:
    alike = one.figure == other.figure >= SMALLEST
    if not (alike and one.current and other.current) or one.threshold or other.threshold:
        return None
    if same_authority(one, other) or one.claim.source_type == "party":
        return None  # a party counts its own dead: nobody disputes what they were
    low, high = (one, other) if one.figure <= other.figure else (other, one)
    return Pair(low, high, key, UNKNOWN, scene.policy, copies=scene.copies(low, high))


def _both(one: Statement, other: Statement, fighters: tuple[Statement, ...], civilians: tuple[Statement, ...]) -> bool:
    """Some article gives both figures side by side on one word: two groups, not one group under two names."""
    for f, c in product(fighters, civilians):
        same = f.figure == one.figure and c.figure == other.figure and f.article.id == c.article.id
        if same and (f.claim.source.casefold(), f.claim.authority) == (c.claim.source.casefold(), c.claim.authority):
            return True
    return False


def _wording(reason: str) -> str:
    return f"HOLD: {reason}"
