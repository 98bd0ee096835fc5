"""Places, days, organisations and causes of a draft that coverage does not have, or has otherwise."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from factcheck.comparisons.kinds import actors, dates, name_kinds
from factcheck.comparisons.statements.evidence import outlet, unique
from factcheck.comparisons.statements.name_matching import same_place, told_in
from factcheck.comparisons.wording import phrasing
from factcheck.lexicon import table
from factcheck.lexicon.spelling import fold
from factcheck.records import COUNT_KINDS, Kind, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.comparisons.scene import Scene
    from factcheck.comparisons.statements.statement import Statement
    from factcheck.records import Rule, Severity

_SHOWN = 3
"""Names and outlets that a message lists."""


def remarks(scene: Scene) -> Iterator[Remark]:
    """What coverage says of each place, day, organisation and cause of the draft."""
    for kind, look in _LOOKS.items():
        given = name_kinds.statements(scene, kind)
        mine = given.pop(scene.draft, [])
        if mine and given:
            yield from look(scene, mine, [s for of_one in given.values() for s in of_one])


def _places(scene: Scene, mine: Sequence[Statement], theirs: Sequence[Statement]) -> Iterator[Remark]:
    """Loud where the draft shares no place with anybody, and tells the one it has beside a count."""
    alone = [s for s in mine if not _shared(scene, s, theirs)]
    counting = {
        (c.field, c.sentence) for c in scene.claims if c.article_id == mine[0].article.id and c.kind in COUNT_KINDS
    }
    for s in alone:
        beside = (s.claim.field, s.claim.sentence) in counting
        inside = any(same_place(w, t.claim.value) for w in s.claim.within for t in theirs)
        loud = len(alone) == len(mine) and beside and not inside
        yield _remark("conflict" if loud else "only_here", "medium" if loud else "low", "place", s, theirs)


def _shared(scene: Scene, mine: Statement, theirs: Sequence[Statement]) -> bool:
    name = mine.claim.value
    if any(same_place(name, other) for t in theirs for other in (t.claim.value, *t.claim.within)):
        return True
    return _printed(scene, name, mine.article.id)


def _printed(scene: Scene, name: str, but: str) -> bool:
    """Any other article prints the name."""
    return any(told_in(name, a) for i, a in scene.articles.items() if i != but)


def _dates(_: Scene, mine: Sequence[Statement], theirs: Sequence[Statement]) -> Iterator[Remark]:
    """The first day that each article tells is its best."""
    firsts = {s.article.id: s for s in reversed(theirs) if dates.is_day(s)}
    if not dates.is_day(mine[0]) or not firsts:
        return
    counted = Counter(dates.day(s) for s in firsts.values())
    gap = min(abs((dates.day(mine[0]) - d).days) for d in counted)
    if gap:
        agreed = counted.most_common(1)[0][1] > 1 or len(counted) == 1
        severity: Severity = "medium" if gap > 1 and agreed else "low"
        yield _remark("conflict", severity, "date" if gap > 1 else "date_zone", mine[0], list(firsts.values()))


def _actors(scene: Scene, mine: Sequence[Statement], theirs: Sequence[Statement]) -> Iterator[Remark]:
    """Blame is grave: an organisation that nobody else names, or a denial that the draft leaves out, is said aloud."""
    denied_here = [s.claim.value for s in mine if s.claim.role == "denied"]
    for s in _once(s for s in mine if s.claim.by_name and s.claim.role in ("claimed", "blamed")):
        same = [t for t in theirs if actors.same(s.claim.value, t.claim.value)]
        if not same and not _printed(scene, s.claim.value, s.article.id):
            yield _remark("only_here", "medium", "actor", s, theirs)
        denials = [t for t in same if t.claim.role == "denied"]
        if denials and not any(actors.same(s.claim.value, name) for name in denied_here):
            yield _remark("lacking", "medium", "actor_denied", s, denials)


def _causes(scene: Scene, mine: Sequence[Statement], theirs: Sequence[Statement]) -> Iterator[Remark]:
    values = {fold(t.claim.value) for t in theirs}
    if not any(fold(s.claim.value) in values or _printed(scene, s.claim.value, s.article.id) for s in mine):
        yield _remark("conflict", "low", "cause", mine[0], theirs)


_LOOKS: dict[Kind, Any] = {"place": _places, "date": _dates, "actor": _actors, "cause": _causes}


def _once(statements: Iterator[Statement]) -> list[Statement]:
    return list({fold(s.claim.value): s for s in reversed(list(statements))}.values())[::-1]


def _remark(rule: Rule, severity: Severity, words: str, mine: Statement, theirs: Sequence[Statement]) -> Remark:
    values = Counter(phrasing.shown(t.claim) for t in theirs).most_common(_SHOWN)
    outlets = unique(outlet(t) for t in theirs)
    message = str(table("comparing")["remarks"][f"{words}_{rule}"]).format(
        value=phrasing.shown(mine.claim),
        values=phrasing.joined(v for v, _ in values),
        outlets=phrasing.joined(outlets) if len(outlets) <= _SHOWN else f"{len(outlets)} outlets",
    )
    return Remark(
        rule=rule,
        severity=severity,
        kind=mine.claim.kind,
        group="",
        message=message[:1].upper() + message[1:],
        claim=mine.claim,
        against=unique(t.claim.id for t in theirs),
    )
