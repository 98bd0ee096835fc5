"""What is current on one fact: the figures that nothing has overtaken, and the sentence that is safe to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.comparisons import wording
from factcheck.comparisons.evidence import evidence, grade
from factcheck.comparisons.order import RISING
from factcheck.records import Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from factcheck.comparisons.rows import Ruling
    from factcheck.comparisons.scene import Key, Scene, Statement
    from factcheck.policy import Policy
    from factcheck.records import Verdict


def fact(
    scene: Scene, key: Key, statements: Sequence[Statement], by_verdict: Mapping[Verdict, Sequence[Ruling]]
) -> Fact | None:
    """The present state of one fact; None when nobody gives a present figure."""
    latest = _latest(statements, by_verdict, key, scene.policy)
    if not latest:
        return None
    standing = {id(s) for s in latest}
    loud = [
        r
        for v in _CLASHES
        for r in by_verdict.get(v, ())
        if r.severity != "low" and standing & {id(r.pair.left), id(r.pair.right)}
    ]
    disputed = "disputed" in by_verdict
    floor = None if disputed or key.kind not in RISING else _floor(latest, loud, scene.policy)
    best = None if disputed else _ranked(latest, scene.policy)[0]
    proof = evidence(latest, scene.policy)
    highs = [s.interval.high for s in latest]
    if floor:
        sentence = wording.attributed(floor, key, floor=True) + "."
    else:
        clashing = {id(s): s for r in loud for s in (r.pair.left, r.pair.right)}
        open_ = [s for s in statements if id(s) in clashing and id(s) in standing] or list(clashing.values())
        given = open_ if loud and not disputed else latest
        sentence = wording.safe(given, key, None if loud else best, disputed=disputed, policy=scene.policy)
    return Fact(
        incident_id=scene.incident.id,
        kind=key.kind,
        group=key.group,
        place=key.place and next((c.place for s in latest for c in s.claims if c.place), key.place),
        status="hold" if disputed or (loud and not floor) else "print",
        wording=sentence,
        low=min(s.interval.low for s in latest),
        best=best.figure if best and not best.vague else None,
        high=None if None in highs else max(h for h in highs if h is not None),
        claims=tuple(s.claim.id for s in latest),
        outlets=proof.outlets,
        authorities=proof.authorities,
        chains=proof.chains,
        sides=proof.sides,
        corroborated=proof.corroborated,
        as_of=max((m.iso for s in latest if (m := s.moment)), default=None),
    )


MANY = 3
"""From so many articles on, one that stands far above all others stands alone."""

_CLASHES: tuple[Verdict, ...] = ("conflict", "self_contradiction")


def _latest(
    statements: Sequence[Statement], by_verdict: Mapping[Verdict, Sequence[Ruling]], key: Key, policy: Policy
) -> list[Statement]:
    """Present figures that no later one has replaced, without those that count some only or give no number."""
    moved = [r.pair for r in by_verdict.get("update", ())]
    outdated = {id(p.left if p.rises or p.overtaken else p.right) for p in moved}
    for p in (r.pair for r in by_verdict.get("revision", ())):
        outdated |= {id(s) for s in statements if p.left.figure < s.figure <= p.right.figure and not _after(s, p.left)}
        if not any(m.left is p.left and m.rises for m in moved):
            outdated.discard(id(p.left))  # what a correction gives stands until somebody raises it
    found = [s for s in statements if s.current]
    found = [s for s in found if id(s) not in outdated] or found
    found = _shared(found, statements, policy) or found
    top = max((s.figure for s in found if s.interval.best is not None), default=0.0)
    share = 0.0 if "disputed" in by_verdict or key.kind not in RISING else policy.comparing.part_share
    tests: tuple[Callable[[Statement], bool], ...] = (
        lambda s: not s.partial,
        lambda s: not (s.minor and key.kind in RISING),
        lambda s: s.interval.best is not None,
        lambda s: not 0 < s.figure < share * top,
    )
    for test in tests:
        found = [s for s in found if test(s)] or found
    return found


def _after(one: Statement, other: Statement) -> bool:
    return bool(one.moment and other.moment and other.moment.before(one.moment))


def _shared(found: Sequence[Statement], statements: Sequence[Statement], policy: Policy) -> list[Statement]:
    """Without one article's figures beyond all that two others and more have."""
    tops: dict[str, float] = {}
    for s in statements:
        if s.current:
            tops[s.article.id] = max(s.figure, tops.get(s.article.id, 0.0))
    highest = sorted(tops.values())[-2:]
    if len(tops) < MANY:
        return list(found)

    def bound(s: Statement) -> float:
        others = highest[0] if tops.get(s.article.id) == highest[-1] else highest[-1]
        return policy.comparing.lone_factor * others or s.figure

    return [s for s in found if s.figure <= bound(s)]


def _ranked(statements: Sequence[Statement], policy: Policy) -> list[Statement]:
    """Best placed to count first, then the body before the headline, a count before a bound, the higher figure."""
    return sorted(
        statements,
        key=lambda s: (s.interval.best is None, -grade(s, policy), s.claim.field == "title", s.threshold, -s.figure),
    )


def _floor(latest: Sequence[Statement], loud: Sequence[Ruling], policy: Policy) -> Statement | None:
    """Where figures clash that lie close together, the lowest of them: "at least 26" holds whichever is right."""
    if not loud:
        return None
    low, high = min(r.pair.left.figure for r in loud), max(r.pair.right.figure for r in loud)
    if low < (1 - policy.comparing.gap_share) * high:
        return None
    lowest = [s for s in latest if s.figure == low] or [r.pair.left for r in loud if r.pair.left.figure == low]
    return _ranked(lowest, policy)[0]
