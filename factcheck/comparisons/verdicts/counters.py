"""Two who count one thing at one time: what shows two figures to be rival counts, no stages or parts of one toll."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.comparisons.statements.name_matching import same_place
from factcheck.comparisons.statements.statement import HANDFUL, rivals, same_authority
from factcheck.comparisons.statements.taken_back import passage
from factcheck.lexicon import any_of, table
from factcheck.lexicon.hedges import stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.comparisons.scene import Scene
    from factcheck.comparisons.statements.statement import Statement
    from factcheck.comparisons.verdicts.ladder import Pair
    from factcheck.records import Claim, SourceType

COUNTING: Final[frozenset[SourceType]] = frozenset(
    {"police", "military", "government", "rescue", "company", "hospital", "un"}
)
"""Authorities that count for themselves, each in its own way and at its own pace."""

REACH: Final = 400
"""Characters between the sentences of two figures over which a text can still set one against the other."""


def by_chance(scene: Scene, pair: Pair) -> bool:
    """Of two counters in one article, what makes up the difference is a part of the lower count, or told apart.

    A handful, which some sentence of every report tells, must stand with one of the two.
    """
    if not (pair.same_article and (pair.contrasted or _two(pair.left, pair.right))):
        return False
    difference = pair.right.figure - pair.left.figure

    def tells(s: Statement) -> bool:
        own = {(c.field, c.sentence) for c in s.claims}
        return any(
            c.interval is not None and c.kind == pair.key.kind and stated(c) == difference
            for c in scene.claims
            if c.article_id == s.article.id and ((c.field, c.sentence) in own or _there(c, pair.key.place))
        )

    return not tells(pair.right) and tells(pair.left) == (difference >= HANDFUL)


def at_once(p: Pair, statements: Sequence[Statement]) -> bool:
    """Two kinds of authority on one day: which of them was printed first does not tell whose count is the later one.

    The toll moved where the one with less has given as much too, or had given its own before that day, or where the
    other gave as little on that day.
    """
    if p.same_article or p.copies or p.falls or p.order.basis in ("as_of", "cue"):
        return False
    lower, higher = _offices(p.left), _offices(p.right)
    close = p.left.figure >= p.policy.comparing.event_share * p.right.figure
    if not (close and lower and higher and p.disjoint and _one_day(p.left, p.right)):
        return False
    moved = (
        (s.figure >= p.right.figure and lower & _offices(s))
        or (s.figure == p.left.figure and lower & _offices(s) and not _one_day(s, p.right))
        or (s.figure <= p.left.figure and higher & _offices(s) and _one_day(s, p.right))
        for s in statements
        if s.current and not s.minor
    )
    return not (lower & higher or any(moved)) and p.left.current and p.right.current


def contrasted(one: Statement, other: Statement) -> bool:
    """One article sets its two figures against each other: "far above the ministry's count", "figures differ".

    A mere "but" or "while" does so where somebody is named on one side of it only, and no word makes one of the figures
    an older one or a part.
    """
    if one.article.id != other.article.id or not (one.current and other.current):
        return False
    return any(
        _against(one, a, b) if a.start < b.start else _against(one, b, a)
        for a in one.claims
        for b in other.claims
        if a.field == b.field and a.start != b.start
    )


def _against(told: Statement, first: Claim, second: Claim) -> bool:
    text = told.article.part(first.field)
    if second.sentence[0] - first.sentence[1] > REACH:
        return False
    between = text[first.end : second.start].lower()
    around = text[first.sentence[0] : second.sentence[1]].lower()
    if _pattern("older").search(around):
        return False
    measured = text[max(first.end, second.sentence[0]) : second.start].lower()
    if _pattern("above").search(measured):
        return True
    if _pattern("differ").search(passage(text, first.sentence[0], second.sentence[1])):
        return True
    if not (first.source or second.source):
        return False
    if _pattern("insist").search(text[first.end : second.sentence[1]].lower()) and first.sentence != second.sentence:
        return True
    joint = _pattern("joint").search(between)
    if joint is None or _pattern("part").search(around):
        return False
    at = first.end + joint.start()
    sides = {
        text.find(c.source, first.sentence[0], second.sentence[1]) < at
        for c in (first, second)
        if c.source and c.source in text[first.sentence[0] : second.sentence[1]]
    }
    return len(sides) == 1 and first.sentence == second.sentence


def _there(claim: Claim, place: str | None) -> bool:
    """It is told of the very place that the two count."""
    return place is not None and bool(claim.place) and same_place(str(claim.place), place)


def _two(one: Statement, other: Statement) -> bool:
    return rivals(one, other) and not same_authority(one, other)


def _one_day(one: Statement, other: Statement) -> bool:
    """Of one day, or of two in a row of which one has no hour: a morning paper tells of the evening before."""
    told, printed = one.moment, other.moment
    if not (told and printed):
        return False
    days = abs((told.day - printed.day).days)
    return days == 0 or (days == 1 and not (told.timed and printed.timed))


def _offices(s: Statement) -> set[SourceType]:
    return {c.source_type for c in s.claims} & COUNTING


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('comparing')['contrast'][name])}\b")
