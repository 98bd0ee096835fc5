"""From judged pairs to rows: one row per dispute (incident, kind, group, place, verdict), never one per pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.comparisons.statements.evidence import evidence, unique
from factcheck.comparisons.verdicts.ladder import CORRECTED, Pair, severity
from factcheck.comparisons.wording import phrasing
from factcheck.comparisons.wording.questions import question
from factcheck.records import SEVERITIES, Discrepancy, Severity, Status, Verdict, digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.comparisons.scene import Scene
    from factcheck.comparisons.statements.statement import Key, Statement

_STATUS: dict[Verdict, Status] = {
    "revision": "drop", "disputed": "hold", "conflict": "hold", "self_contradiction": "hold",
    "definition": "print", "update": "print", "less_precise": "print", "compatible": "print",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judged pair. ``words`` names the reason's template where the verdict alone does not."""

    pair: Pair
    verdict: Verdict
    severity: Severity
    words: str = ""

    @classmethod
    def of(cls, pair: Pair, verdict: Verdict) -> Ruling:
        """Rule on its severity."""
        words = "less_precise_headline" if verdict == "less_precise" and pair.loose_headline else ""
        return cls(pair, verdict, severity(pair, verdict), words)


def worst(rulings: Iterable[Ruling]) -> Ruling:
    """The pair that clashes most: gravest first, then best established, then widest printed, then closest in time."""
    listed = list(rulings)
    carriers: dict[float, set[str]] = {}
    for r in listed:
        for s in (r.pair.left, r.pair.right):
            carriers.setdefault(s.figure, set()).add(s.article.id)

    def weight(r: Ruling) -> tuple[object, ...]:
        p = r.pair
        titles = (p.left.claim.field == "title") + (p.right.claim.field == "title")
        hedged = p.left.threshold + p.right.threshold
        support = len(carriers[p.left.figure]) + len(carriers[p.right.figure])
        unsure = not p.order.known and not p.same_moment
        uncorrected = r.verdict == "revision" and not p.left.cues & CORRECTED
        newest = max((m.latest.timestamp() for s in (p.left, p.right) if (m := s.moment)), default=0.0)
        age = (days_apart(p), -newest) if r.verdict == "disputed" else ()
        return (
            SEVERITIES.index(r.severity),
            uncorrected,
            not p.versions,
            not (p.copies or p.order.first == "same"),
            unsure,
            hedged,
            age,
            titles,
            days_apart(p),
            -support,
            -p.gap / max(p.right.figure, 1),
            p.left.claim.id,
            p.right.claim.id,
        )

    return min(listed, key=weight)


def days_apart(p: Pair) -> int:
    """Calendar days between the two; 1 where a time is not known."""
    one, other = p.left.moment, p.right.moment
    return abs((one.day - other.day).days) if one and other else 1


def split(rulings: Sequence[Ruling], verdict: Verdict, revised: Sequence[Ruling]) -> tuple[tuple[Ruling, ...], ...]:
    """Rows for one verdict: clashes apart where they share nothing, quiet ones of figures that no loud one has.

    What a toll does after it was lowered is a rise of its own. Of opposed sides: what some article holds side by side,
    or else what lies closest to each other in time, not every figure that either ever gave.
    """
    loud = tuple(r for r in rulings if r.severity != "low")
    if verdict in ("conflict", "self_contradiction"):
        known = {s.figure for r in loud for s in (r.pair.left, r.pair.right)}
        quiet = [r for r in rulings if r.severity == "low" and not {r.pair.left.figure, r.pair.right.figure} <= known]
        fallen = [r for r in quiet if r.pair.order.known]
        return (*_apart(loud), *_apart(fallen), *_apart([r for r in quiet if r not in fallen]))
    if verdict == "disputed":
        return (tuple(r for r in loud if r.pair.same_article) or _closest(loud or rulings),)
    if verdict == "less_precise":
        heads = tuple(r for r in rulings if r.pair.loose_headline)
        rest = tuple(r for r in rulings if r not in heads)
        return (*_apart(heads), *((rest,) if rest else ()))
    again = tuple(r for r in rulings if verdict == "update" and any(anew(r.pair, v.pair) for v in revised))
    before = tuple(r for r in loud or rulings if r not in again)
    return tuple(part for part in (before, again) if part)


def _closest(rulings: Sequence[Ruling]) -> tuple[Ruling, ...]:
    """The pairs of which neither figure has another counterpart nearer to it in time."""
    least: dict[int, int] = {}
    for r in rulings:
        for s in (r.pair.left, r.pair.right):
            least[id(s)] = min(days_apart(r.pair), least.get(id(s), days_apart(r.pair)))
    return tuple(r for r in rulings if days_apart(r.pair) == least[id(r.pair.left)] == least[id(r.pair.right)])


def anew(update: Pair, revision: Pair) -> bool:
    """It starts from the figure that the toll was lowered to, or later."""
    begin, lowered = update.left, revision.left
    if not (update.rises and revision.falls) or begin.superseded:
        return False
    late = begin.moment and lowered.moment and not begin.moment.before(lowered.moment)
    return begin.figure >= lowered.figure and (begin is lowered or bool(late))


def _apart(rulings: Sequence[Ruling]) -> tuple[tuple[Ruling, ...], ...]:
    """Split the rulings of one verdict into disputes that share no figure of any article, nor both numbers."""
    home: dict[object, object] = {}

    def root(i: object) -> object:
        while home.setdefault(i, i) != i:
            i = home[i]
        return i

    for r in rulings:
        home[root(id(r.pair.left))] = root(id(r.pair.right))
        home[root((r.pair.left.figure, r.pair.right.figure))] = root(id(r.pair.right))
    split: dict[object, list[Ruling]] = {}
    for r in rulings:
        split.setdefault(root(id(r.pair.left)), []).append(r)
    return tuple(tuple(part) for part in split.values())


def involved(
    scene: Scene, statements: Sequence[Statement], rulings: Sequence[Ruling], verdict: Verdict
) -> tuple[Statement, ...]:
    """The statements of a dispute, and whoever else prints its figures as current.

    What one article alone sets side by side is joined by none whose figure is likely another event's. Of a revision:
    whoever prints the old figure, and who tells of the new one that it replaces it.
    """
    ends = [(r.pair.left, r.pair.right) for r in rulings]
    if verdict == "revision":
        telling = [r.pair.left for r in rulings if r.pair.same_article or r.pair.left.cues & CORRECTED]
        top = worst(rulings).pair
        own = {id(s) for s in (*(telling or [left for left, _ in ends]), *(right for _, right in ends), top.left)}
        figures = {right.figure for _, right in ends}
    else:
        own = {id(s) for pair in ends for s in pair}
        figures = {s.figure for pair in ends for s in pair}
    one = len({s.article.id for pair in ends for s in pair}) == 1 and verdict in ("conflict", "disputed")

    def joins(s: Statement) -> bool:
        return any(not scene.tie(s, e).doubtful for pair in ends for e in pair if e.figure == s.figure)

    alike = verdict in ("conflict", "disputed", "revision", "definition")
    return tuple(
        s
        for s in statements
        if id(s) in own or (alike and s.current and not s.threshold and s.figure in figures and (not one or joins(s)))
    )


def row(
    scene: Scene,
    key: Key,
    rulings: Sequence[Ruling],
    involved: Sequence[Statement],
    *,
    flags: Iterable[str] = (),
    bounds: tuple[float | None, float | None, float | None] = (None, None, None),
    safe: str = "",
    note: str = "",
) -> Discrepancy:
    """One discrepancy: the worst pair speaks for all; ``involved`` are all figures of the dispute."""
    top = worst(rulings)
    pair, verdict = top.pair, top.verdict
    proof = evidence(involved, scene.policy)
    moments = sorted((s.article.when for s in involved if s.article.when), key=lambda m: (m.earliest, m.iso))
    place = next((c.place for s in involved for c in s.claims if c.place), key.place) if key.place else None
    mark = scene.policy.severities.of(verdict, top.severity)
    return Discrepancy(
        id="d" + digest(scene.incident.id, *map(str, _identity(key)), verdict, *sorted(_figures(involved)))[:12],
        incident_id=scene.incident.id,
        incident=scene.incident.label,
        kind=key.kind,
        group=key.group,
        place=place,
        verdict=verdict,
        severity=mark,
        status="print" if verdict == "conflict" and mark == "low" else _STATUS[verdict],
        reason=_sentence(phrasing.reason(pair, verdict, top.words) + note),
        wording=safe,
        values=phrasing.values(involved, scene.policy),
        left=scene.as_read(pair.left.claim),
        right=scene.as_read(pair.right.claim),
        claims=unique(c.id for s in involved for c in s.claims),
        articles=unique(s.article.id for s in involved),
        outlets=proof.outlets,
        authorities=unique(a for a in proof.authorities if a),
        chains=proof.chains,
        order_basis=pair.order.basis,
        flags=unique(flags),
        low=bounds[0],
        best=bounds[1],
        high=bounds[2],
        earliest=moments[0].iso if moments else None,
        latest=moments[-1].iso if moments else None,
        confidence=round(_confidence(pair), 2),
        question=question(pair, verdict, top.words),
    )


def _identity(key: Key) -> tuple[str, ...]:
    return (key.kind, key.group, key.place or "", key.noun, key.unit)


def _figures(involved: Sequence[Statement]) -> set[str]:
    return {str(s.claim.id) for s in involved}


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _confidence(pair: Pair) -> float:
    sure = min(pair.left.claim.confidence, pair.right.claim.confidence)
    return sure if pair.order.known or pair.same_moment else 0.8 * sure
