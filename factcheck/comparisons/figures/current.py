"""What is current on one fact: the figures that nothing has overtaken, and the sentence that is safe to print."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from factcheck.comparisons.figures.parts import counts_attackers
from factcheck.comparisons.statements.evidence import evidence, grade
from factcheck.comparisons.statements.statement import HANDFUL, rivals
from factcheck.comparisons.verdicts.order import RISING
from factcheck.comparisons.wording import phrasing
from factcheck.records import COUNT_KINDS, UNATTRIBUTED, Fact

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from factcheck.comparisons.rows import Ruling
    from factcheck.comparisons.scene import Scene
    from factcheck.comparisons.statements.statement import Key, Statement
    from factcheck.comparisons.verdicts.ladder import Pair
    from factcheck.policy import Policy
    from factcheck.records import Verdict


def fact(
    scene: Scene,
    key: Key,
    statements: Sequence[Statement],
    by_verdict: Mapping[Verdict, Sequence[Ruling]],
    torn: Container[str] = (),
) -> Fact | None:
    """The present state of one fact; None when nobody gives a present figure.

    ``torn`` are ids of claims in which one copy of a text departs from another: which of them holds is open.
    """
    latest = _house(_latest(statements, by_verdict, key, scene.policy), by_verdict.get("definition", ()), scene.policy)
    if not latest:
        return None
    standing = {id(s) for s in latest}
    loud = [
        r
        for v in _CLASHES
        for r in by_verdict.get(v, ())
        if r.severity != "low" and standing & {id(r.pair.left), id(r.pair.right)}
    ]
    disputed, slipped = "disputed" in by_verdict, any(s.claim.id in torn for s in latest)
    floor = None if disputed or slipped or key.kind not in RISING else _floor(latest, loud, scene.policy)
    best = None if disputed else _ranked(latest, scene.policy)[0]
    printed = None if loud or slipped else best
    agreeing = [s for s in latest if printed is None or s.interval.meets(printed.interval)]
    agreeing = [floor, *agreeing] if floor else agreeing
    proof = evidence(agreeing, scene.policy)
    highs = [s.interval.high for s in latest]
    if floor:
        sentence = phrasing.attributed(floor, key, scene.incident.date, floor=True)
    else:
        clashing = {id(s): s for r in loud for s in (r.pair.left, r.pair.right)}
        open_ = [s for s in statements if id(s) in clashing and id(s) in standing]
        if len({s.figure for s in open_}) < 2:
            open_ = list(clashing.values())
        given = open_ if loud and not (disputed or slipped) else latest
        if disputed and len({s.figure for s in latest if _counted(s)}) < 2:  # one side alone has a present figure
            told = {id(s): s for r in by_verdict["disputed"] for s in (r.pair.left, r.pair.right) if s.current}
            given = [*latest, *(s for i, s in told.items() if i not in standing)]
        sentence = phrasing.safe(given, key, printed, event=scene.incident.date, disputed=disputed, policy=scene.policy)
    return Fact(
        incident_id=scene.incident.id,
        kind=key.kind,
        group=key.group,
        place=key.place and next((c.place for s in latest for c in s.claims if c.place), key.place),
        status="hold" if disputed or slipped or (loud and not floor) else "print",
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
        as_of=max((m.iso for s in agreeing if (m := s.moment)), default=None),
    )


MANY = 3
"""From so many articles on, one that stands far above all others stands alone."""

_CLASHES: tuple[Verdict, ...] = ("conflict", "self_contradiction")


def _latest(
    statements: Sequence[Statement], by_verdict: Mapping[Verdict, Sequence[Ruling]], key: Key, policy: Policy
) -> list[Statement]:
    """Present figures that no later one has replaced, without those that count some only or give no number."""
    found = [s for s in statements if s.current]
    found = _shared(found, policy) or found
    revised = [r.pair for r in by_verdict.get("revision", ())]
    withdrawn = {id(p.right) for p in revised}
    shared = {id(s) for s in found}
    void = withdrawn | {id(s) for s in statements if s.current and id(s) not in shared}
    moved = [p for p in (r.pair for r in by_verdict.get("update", ())) if not void & {id(p.left), id(p.right)}]
    if revised:  # what the toll had passed before it fell says nothing against a lower figure without a date
        moved = [p for p in moved if p.left.moment or p.same_article or p.order.basis not in ("cue", "none")]
    outdated = {id(p.left if p.rises or p.overtaken else p.right) for p in moved}
    for p in revised:
        outdated |= {id(s) for s in statements if _taken_back(s, p)}
        if not any(m.left is p.left and m.rises for m in moved):
            outdated.discard(id(p.left))  # what a correction gives stands until somebody raises it
    passed = {s.figure for s in statements if id(s) in outdated} - {
        s.figure for s in found if id(s) not in outdated and s.moment
    }
    outdated |= {
        id(s) for s in found if s.moment is None and s.figure in passed
    }  # who prints it without a date has it from then
    found = [s for s in found if id(s) not in withdrawn] or found
    found = [s for s in found if id(s) not in outdated] or found
    top = max((s.figure for s in found if s.interval.best is not None), default=0.0)
    rising = key.kind in RISING
    falling = key.kind in COUNT_KINDS and not rising
    share = 0.0 if "disputed" in by_verdict or not rising else policy.comparing.part_share
    reached = {id(p.left) for p in moved if p.falls and p.left.claim.relation == "whole"}
    tests: tuple[Callable[[Statement], bool], ...] = (
        lambda s: not s.partial,
        lambda s: not (s.minor and rising),
        lambda s: s.interval.best is not None,
        lambda s: not 0 < s.figure < share * top,
        # a few of those missing or in shelters, told one by one; not what a count fell to
        lambda s: not falling or not 0 < s.figure < HANDFUL or id(s) in reached,
    )
    for test in tests:
        found = [s for s in found if test(s)] or found
    return _newest(found) if falling and "disputed" not in by_verdict else found


def _house(statements: list[Statement], defined: Sequence[Ruling], policy: Policy) -> list[Statement]:
    """Of figures with the attackers and without, those that the house prints; all where it has only the other."""
    pairs = [r.pair for r in defined if counts_attackers(r.pair)]
    unwanted = {p.right.figure if policy.wording.attackers == "apart" else p.left.figure for p in pairs}
    return [s for s in statements if s.figure not in unwanted] or statements


def _newest(statements: Sequence[Statement]) -> list[Statement]:
    """The last word on a count that may fall: all of its latest day, where days are known."""
    days = [s.moment.day for s in statements if s.moment]
    return [s for s in statements if s.moment and s.moment.day == max(days)] or list(statements)


def _taken_back(statement: Statement, revision: Pair) -> bool:
    """It has the figure that was lowered, or one on the way to it, and is not known to be later than that."""
    lowered = revision.left
    then = lowered.moment or revision.right.moment
    if statement.moment and then and then.before(statement.moment):
        return False
    low = revision.right.figure - 1 if lowered.threshold else lowered.figure  # "over 100" bounds nothing from above
    return low < statement.figure <= revision.right.figure and lowered.figure < statement.figure


def _shared(statements: Sequence[Statement], policy: Policy) -> list[Statement]:
    """Without one article's figures beyond all that two others and more have.

    Less is enough beyond what two have as their highest, where the article gives that too, or nobody counted and it is
    not told later: what stands above is then another thing (those hurt, a campaign, a claim for damages).
    """
    tops: dict[str, float] = {}
    for s in statements:
        tops[s.article.id] = max(s.figure, tops.get(s.article.id, 0.0))
    highest = sorted(tops.values())[-2:]
    if len(tops) < MANY:
        return list(statements)
    common = {figure for figure, articles in Counter(tops.values()).items() if articles >= MANY - 1}
    agreed = [s for s in statements if s.figure in common]

    def bound(s: Statement) -> float:
        others = highest[0] if tops[s.article.id] == highest[-1] else highest[-1]
        close = any(t.figure < s.figure and _aside(s, t) for t in agreed)
        return (policy.comparing.agreeing_factor if close else policy.comparing.lone_factor) * others or s.figure

    return [s for s in statements if s.figure <= bound(s)]


def _aside(high: Statement, agreed: Statement) -> bool:
    """The higher figure is no later count of what others agree on."""
    if high.article == agreed.article:
        return not _rival(high, agreed)
    later = high.moment and agreed.moment and agreed.moment.before(high.moment)
    return not (later or _counted(high))


def _rival(one: Statement, other: Statement) -> bool:
    """Two counts that an article sets side by side, the first on the word of somebody who counts."""
    return _counted(one) and rivals(one, other)


def _counted(statement: Statement) -> bool:
    """On the word of somebody who counts."""
    return statement.claim.source_type not in UNATTRIBUTED


def _ranked(statements: Sequence[Statement], policy: Policy) -> list[Statement]:
    """What is printed stands first.

    Best placed to count first (a hospital counts those brought to it: not where others have more), then the body before
    the headline, a count before a bound, the figure that somebody had last, the higher figure; of one figure, whoever
    had it first. A figure whose time nobody tells comes after those of which it is known.
    """
    top = max(s.figure for s in statements)
    last: dict[float, dt.date] = {}
    for s in statements:
        last[s.figure] = max(last.get(s.figure, dt.date.min), s.moment.day if s.moment else dt.date.min)
    return sorted(
        statements,
        key=lambda s: (
            s.interval.best is None,
            -grade(s, policy) if s.figure == top or s.claim.source_type != "hospital" else 0,
            s.claim.field == "title",
            s.threshold,
            s.moment is None,
            -last[s.figure].toordinal(),
            -s.figure,
        ),
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
