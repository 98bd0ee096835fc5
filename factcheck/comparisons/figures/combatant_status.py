"""The gravest disagreement: the same dead called militants by one and civilians by another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.comparisons.figures.combatant_words import called, in_arms
from factcheck.comparisons.rows import Ruling, row
from factcheck.comparisons.scene import Result, Scene
from factcheck.comparisons.statements.collecting import key_of
from factcheck.comparisons.statements.statement import Key, Statement, mentions, same_authority
from factcheck.comparisons.verdicts.ladder import Pair
from factcheck.comparisons.verdicts.order import UNKNOWN
from factcheck.lexicon.hedges import stated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.records import Claim, Kind

OTHERS = frozenset({"militants", "security", "hostages", "women", "children", "foreigners", "prisoners"})
"""Groups that are no other name for the same dead, unless the text says that they were no fighters."""

LOOSE = frozenset({"quantity", "displaced"})
"""Kinds as which a figure of the dead may be read: "the 12 men shot on the lorry were miners"."""

SMALLEST = 3
"""Smaller figures stand beside each other by chance: one gunman and one bystander."""


def disputes(scene: Scene, kind: Kind) -> Result:
    """Like figures for militants and for civilians, at one place, that no single voice gives side by side.

    A row for each place of the fighters; who the others were may be told without a place.
    """
    result = Result()
    figures = list(_told(scene, kind))
    fighters = [(place, s) for place, s in figures if _fighters(s)]
    others: dict[float, list[tuple[str | None, Statement]]] = {}
    for place, s in figures:
        if _civilians(s):
            others.setdefault(s.figure, []).append((place, s))
    said = {(s.article.id, s.figure, *_word(s)) for _, s in fighters}
    both = {n for n, listed in others.items() for _, s in listed if (s.article.id, n, *_word(s)) in said}
    for place in sorted({place for place, _ in fighters}, key=lambda p: p or ""):
        key = Key(kind, "civilians", place)
        rulings = [
            Ruling(pair, "disputed", "high", "disputed_status")
            for here, one in fighters
            if here == place and one.figure not in both
            for there, other in others.get(one.figure, ())
            if (there in (place, None) or place is None) and (pair := _pair(scene, key, one, other))
        ]
        if rulings:
            involved = {id(s): s for r in rulings for s in (r.pair.left, r.pair.right)}
            found = row(scene, key, rulings, list(involved.values()), flags=["status_dispute"])
            result += Result((replace(found, wording=_wording(found.reason)),))
    return result


def _told(scene: Scene, kind: Kind) -> Iterator[tuple[str | None, Statement]]:
    """Every figure of the dead with its place, those read as something else among them."""
    for key, statements in scene.figures.items():
        if key.kind == kind:
            yield from ((key.place, s) for s in statements)
    for c in scene.claims:
        if c.interval is None or c.scope not in ("incident", "part"):
            continue
        part_of_all = c.kind == kind and key_of(c) is None and c.relation == "subset"  # "21 of them"
        if part_of_all or (c.kind in LOOSE and mentions(_loose(scene, c).context, "dying")):
            yield (c.place.casefold() if c.place and c.scope == "part" else None), _loose(scene, c)


def _loose(scene: Scene, claim: Claim) -> Statement:
    return Statement(claim, scene.articles[claim.article_id], stated(claim), (claim,))


def _fighters(statement: Statement) -> bool:
    claim = statement.claim
    if claim.group == "militants":
        return claim.kind not in LOOSE
    return claim.relation == "subset" and key_of(claim) is None and called(statement) == "fighters"


def _civilians(statement: Statement) -> bool:
    claim, name = statement.claim, called(statement)
    if claim.kind in LOOSE and in_arms(claim.quote):
        return False
    if claim.group in OTHERS and claim.kind not in LOOSE:
        return name == "no fighters"
    return name in ("civilians", "no fighters") or (claim.group == "civilians" and not name)


def _pair(scene: Scene, key: Key, one: Statement, other: Statement) -> Pair | None:
    alike = one.figure == other.figure >= SMALLEST
    if not (alike and one.current and other.current) or one.threshold or other.threshold:
        return None
    if same_authority(one, other) or one.claim.source_type == "party":
        return None  # a party counts its own dead: nobody disputes what they were
    tie = scene.tie(one, other)
    if not tie.one_event or tie.elsewhere or tie.doubtful:
        return None
    low, high = (one, other) if one.figure <= other.figure else (other, one)
    return Pair(low, high, key, UNKNOWN, scene.policy, copies=scene.copies(low, high), tie=tie)


def _word(statement: Statement) -> tuple[str, str]:
    """Whose word a figure is: what some article gives for both on one word are two groups, not one under two names."""
    return statement.claim.source.casefold(), statement.claim.authority


def _wording(reason: str) -> str:
    return f"HOLD: {reason}"
