"""The gravest disagreement: the same dead called militants by one and civilians by another."""

from __future__ import annotations

from dataclasses import replace
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
        by_figure: dict[float, list[Statement]] = {}
        for s in civilians:
            by_figure.setdefault(s.figure, []).append(s)
        told = {(s.article.id, s.figure, *_word(s)) for s in fighters}
        both = {s.figure for s in civilians if (s.article.id, s.figure, *_word(s)) in told}
        rulings = [
            Ruling(pair, "disputed", "high", "disputed_status")
            for one in fighters
            for other in by_figure.get(one.figure, ())
            if one.figure not in both and (pair := _pair(scene, Key(kind, "civilians", place), one, other))
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


def _word(statement: Statement) -> tuple[str, str]:
    """Whose word a figure is: what some article gives for both on one word are two groups, not one under two names."""
    return statement.claim.source.casefold(), statement.claim.authority


def _wording(reason: str) -> str:
    return f"HOLD: {reason}"
