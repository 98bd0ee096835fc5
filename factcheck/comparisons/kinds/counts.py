"""Counts of people and things: every figure of one fact against every other, in the light of the whole toll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.comparisons.figures import combatant_status, copies, current, lineage, parts
from factcheck.comparisons.figures.by_event import strands, within
from factcheck.comparisons.figures.pairing import Paired, pairs
from factcheck.comparisons.figures.representatives import note, select
from factcheck.comparisons.rows import Ruling, anew, involved, row, split, worst
from factcheck.comparisons.scene import Result, Scene
from factcheck.comparisons.verdicts.ladder import Pair, judge, stale, untold
from factcheck.comparisons.verdicts.order import Snapshots
from factcheck.lexicon import table
from factcheck.lexicon.hedges import printed
from factcheck.records import Comparison, Discrepancy, Fact, Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.statements.statement import Key, Statement


def compare(scene: Scene, kind: Kind) -> Result:
    """Every fact of one kind of count."""
    snapshots = Snapshots.of(scene.figures)
    result, slips = Result(), copies.slips(scene, kind)
    for key, statements in scene.figures.items():
        if key.kind == kind:
            result += fact(scene, key, statements, snapshots, slips)
    result += parts.misfits(scene, kind) + copies.differences(scene, kind) + copies.unattributed(scene, kind)
    result += combatant_status.disputes(scene, kind) if kind == "killed" else Result()
    return replace(result, discrepancies=_worded(_once(result.discrepancies), result.facts))


def _once(rows: tuple[Discrepancy, ...]) -> tuple[Discrepancy, ...]:
    """Without quiet rows on two figures of one fact that a loud row sets against each other already."""

    def about(d: Discrepancy) -> tuple[object, ...]:
        return d.group, d.place, *sorted(i.stated for i in (d.left.interval, d.right.interval) if i)

    loud = {about(d) for d in rows if d.severity != "low"}
    return tuple(d for d in rows if d.severity != "low" or d.verdict != "conflict" or about(d) not in loud)


_NO_SLIPS: Mapping[str, float] = MappingProxyType({})


def fact(
    scene: Scene,
    key: Key,
    statements: Sequence[Statement],
    snapshots: Snapshots,
    slips: Mapping[str, float] = _NO_SLIPS,
) -> Result:
    """Everything about one fact: its pairs judged, gathered into rows, and what is current.

    ``slips`` are the claims in which a copy departs from its twin, with the twin's figure.
    """
    everybody, statements = statements, select(statements, scene.policy.comparing.statements)
    paired = pairs(scene, key, statements, snapshots)
    by_verdict, comparisons = _judged(scene, paired, statements)
    _drop_slips(by_verdict, slips)
    _gather_disputed(by_verdict)
    _gather_revised(by_verdict)
    _gather_withdrawn(by_verdict, {was for was, _ in paired.lowered})
    if "update" in by_verdict:
        _drop_far(by_verdict, scene.policy.comparing.part_share)
    heard, torn = _heard(everybody, slips)
    clashes = (r for rulings in by_verdict.values() for r in rulings)
    told = strands(heard, paired.tied, clashes) if scene.ties.events.violent else (heard,)
    facts = [current.fact(scene, key, strand, within(by_verdict, strand), torn) for strand in told]
    first = next((fact for fact in facts if fact), None)
    home = {id(s): fact for strand, fact in zip(told, facts, strict=True) for s in strand}
    rows = [
        row(
            scene,
            key,
            dispute,
            involved(scene, everybody, dispute, verdict),
            flags=_flags(dispute, verdict),
            bounds=(now.low, now.best, now.high) if now else (None, None, None),
            note=_note(scene, dispute, verdict, by_verdict.get("revision", ())),
            safe=now.wording if now else "",
        )
        for verdict, rulings in by_verdict.items()
        for dispute in split(rulings, verdict, by_verdict.get("revision", ()))
        if verdict != "less_precise" or len(by_verdict) == 1 or any(r.words for r in dispute)
        for now in (home.get(id(worst(dispute).pair.left), first),)
    ]
    notes = note(scene, key.kind, key.group, len(everybody))
    return Result(tuple(rows), tuple(comparisons), (first,) if first else (), notes)


def _judged(
    scene: Scene, paired: Paired, statements: Sequence[Statement]
) -> tuple[dict[Verdict, list[Ruling]], list[Comparison]]:
    """The clashes by verdict, and what was looked at and is none."""
    by_verdict: dict[Verdict, list[Ruling]] = {}
    comparisons = [_silent(scene, p, None, why) for p, why in paired.apart]
    for pair in paired.tied:
        told = frozenset((pair.left.article.id, pair.right.article.id)) in scene.twins
        verdict = None if told and pair.left.figure != pair.right.figure else judge(pair)
        if untold(pair, verdict):
            comparisons.append(_silent(scene, pair, None, _far(pair)))
            continue
        lost = lineage.lost(pair, statements, scene.policy) if verdict in (None, "compatible") else None
        if lost:
            by_verdict.setdefault(lost.verdict, []).append(lost)
        elif verdict is None or verdict == "compatible":
            comparisons.append(_silent(scene, pair, verdict))
        else:
            by_verdict.setdefault(verdict, []).append(Ruling.of(pair, verdict))
    return by_verdict, comparisons


def _gather_disputed(by_verdict: dict[Verdict, list[Ruling]]) -> None:
    """What a party claims and the other side contradicts stays a dispute against whoever prints the other figure."""
    if "disputed" not in by_verdict:
        return
    verdicts: tuple[Verdict, ...] = ("conflict", "update", "less_precise")
    for verdict in verdicts:
        rulings = by_verdict.pop(verdict, [])
        one_sided = [r for r in rulings if lineage.of_party(r.pair.left) != lineage.of_party(r.pair.right)]
        kept = [r for r in rulings if r not in one_sided]
        if kept:
            by_verdict[verdict] = kept
        if verdict == "conflict":
            by_verdict["disputed"] += [replace(r, verdict="disputed") for r in one_sided]


def _gather_revised(by_verdict: dict[Verdict, list[Ruling]]) -> None:
    """Two figures that one article calls a revision are no conflict where others print them."""
    revised = {(r.pair.left.figure, r.pair.right.figure) for r in by_verdict.get("revision", ())}
    clashes = by_verdict.pop("conflict", [])
    kept = [r for r in clashes if (r.pair.left.figure, r.pair.right.figure) not in revised]
    if kept:
        by_verdict["conflict"] = kept
    if len(kept) < len(clashes):
        moved = [replace(r, verdict="revision") for r in clashes if r not in kept]
        by_verdict["revision"] += moved


def _gather_withdrawn(by_verdict: dict[Verdict, list[Ruling]], lowered: set[float]) -> None:
    """Who denies a figure that is withdrawn disputes nothing any more."""
    denials = by_verdict.pop("disputed", [])
    moved = [r for r in denials if r.pair.left.figure == r.pair.right.figure and r.pair.left.figure in lowered]
    kept = [r for r in denials if r not in moved]
    if kept:
        by_verdict["disputed"] = kept
    if moved:
        by_verdict.setdefault("revision", []).extend(replace(r, verdict="revision") for r in moved)


def _heard(statements: Sequence[Statement], slips: Mapping[str, float]) -> tuple[list[Statement], frozenset[str]]:
    """Without the slips that twice as many copies outnumber; and the claims of which nobody can say who slipped."""
    carried = Counter(s.figure for s in statements)
    twins = [(s, carried[slips.get(s.claim.id, s.figure)], carried[s.figure]) for s in statements]
    heard = [s for s, theirs, own in twins if theirs < 2 * own]
    torn = frozenset(s.claim.id for s, theirs, own in twins if s.claim.id in slips and own / 2 < theirs < 2 * own)
    return heard or list(statements), torn


def _drop_slips(by_verdict: dict[Verdict, list[Ruling]], slips: Mapping[str, float]) -> None:
    """A figure in which a copy departs from its twin is neither a later count nor a lowered one of that text."""
    verdicts: tuple[Verdict, ...] = ("revision", "update")
    for verdict in verdicts:
        rulings = by_verdict.pop(verdict, [])
        kept = [
            r
            for r in rulings
            if not (r.pair.copies and not slips.keys().isdisjoint((r.pair.left.claim.id, r.pair.right.claim.id)))
        ]
        if kept:
            by_verdict[verdict] = kept


def _drop_far(by_verdict: dict[Verdict, list[Ruling]], share: float) -> None:
    """Where a toll is known to move, two unordered figures far apart are two stages of it, or a part."""
    kept = [
        r
        for r in by_verdict.get("conflict", ())
        if r.severity != "low" or r.pair.left.figure >= share * r.pair.right.figure
    ]
    if kept:
        by_verdict["conflict"] = kept
    else:
        by_verdict.pop("conflict", None)


def _note(scene: Scene, rulings: Sequence[Ruling], verdict: Verdict, revised: Sequence[Ruling]) -> str:
    top = worst(rulings).pair
    if verdict == "update" and any(anew(top, r.pair) for r in revised):
        return f" The toll had been lowered to {printed(top.left.claim)} before."
    group = parts.coincidence(scene, top.left, top.right) if verdict == "conflict" and top.key.group == "total" else ""
    return f" The difference equals {group}; no text says so." if group else ""


def _worded(rows: tuple[Discrepancy, ...], facts: tuple[Fact, ...]) -> tuple[Discrepancy, ...]:
    """Rows that were found across facts, with what is safe to print of theirs."""
    now = {(f.kind, f.group, f.place): f for f in facts}

    def told(d: Discrepancy) -> Discrepancy:
        f = now.get((d.kind, d.group, d.place))
        return replace(d, wording=f.wording, low=f.low, best=f.best, high=f.high) if f and not d.wording else d

    return tuple(told(d) for d in rows)


def _flags(rulings: Sequence[Ruling], verdict: Verdict) -> list[str]:
    flags = [r.words for r in rulings if r.words.endswith("_lost")]
    if any(r.pair.copies and r.pair.left.figure != r.pair.right.figure for r in rulings):
        flags.append("differs_from_twin")
    if verdict == "revision" and any(
        stale(r.pair) or (r.pair.withdrawn and r.pair.right.current and not r.pair.falls) for r in rulings
    ):
        flags.append("stale_copy")
    if verdict == "update" and any(_behind(r.pair, rulings) for r in rulings):
        flags.append("stale_copy")
    return flags


def _behind(pair: Pair, rulings: Sequence[Ruling]) -> bool:
    """The later article prints a figure that the toll had left behind: lower, or one given before the other."""
    if pair.order.basis not in ("published", "day") or not pair.order.known or not pair.both_current:
        return False
    early, late = (pair.left, pair.right) if pair.rises else (pair.right, pair.left)
    if pair.overtaken and pair.falls:
        return True
    before = early.moment
    olds = {id(s): s for r in rulings for s in (r.pair.left, r.pair.right) if s.figure == late.figure and s is not late}
    return any(s.current and s.moment and before and s.moment.before(before) for s in olds.values())


def _far(pair: Pair) -> str:
    """In words: far from each other in size, place or day, and too little joins them."""
    low, high = printed(pair.left.claim), printed(pair.right.claim)
    return str(table("ties")["reasons"]["far"]).format(low=low, high=high)


def _silent(scene: Scene, pair: Pair, verdict: Verdict | None, why: str = "") -> Comparison:
    reason = (
        f"{printed(pair.left.claim)} and {printed(pair.right.claim)} can both hold"
        if verdict
        else why or "a feared, denied or outdated figure is no current count"
    )
    return Comparison(
        incident_id=scene.incident.id, kind=pair.key.kind, group=pair.key.group, left=pair.left.claim.id,
        right=pair.right.claim.id, verdict="compatible" if verdict else "not_comparable", reason=reason,
    )  # fmt: skip
