"""When it happened: the day that each article gives. A day apart may be nothing but a time zone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.comparisons.kinds import name_kinds
from factcheck.comparisons.scene import Result, Scene

if TYPE_CHECKING:
    from factcheck.comparisons.statements.statement import Statement
    from factcheck.records import Comparison, Discrepancy, Kind


def compare(scene: Scene, kind: Kind) -> Result:
    """Articles that put the incident on different days.

    Loud where most agree on one day and another stands two days or more from it, or between copies of one text. What
    two articles tell of different events has different days, and an article that names the other's day as well may
    tell of both.
    """
    days = {article: given[0] for article, given in name_kinds.statements(scene, kind).items() if is_day(given[0])}
    counted = Counter(s.claim.value[:10] for s in days.values())
    comparisons: list[Comparison] = []
    near: list[tuple[Statement, Statement]] = []
    far: list[tuple[Statement, Statement]] = []
    for left, right in combinations(days.values(), 2):
        apart = abs((day(left) - day(right)).days)
        if apart == 0:
            comparisons.append(name_kinds.agree(scene, left.claim, right.claim, "same day"))
        elif why := _no_clash(scene, left, right):
            comparisons.append(name_kinds.unlike(scene, left.claim, right.claim, why))
        else:
            (near if apart == 1 and not scene.copies(left, right) else far).append((left, right))
    rows: list[Discrepancy] = []
    if far:
        settled = counted.most_common(1)[0][1] > 1 or any(scene.copies(*pair) for pair in far)
        rows.append(name_kinds.finding(scene, kind, far, "conflict", "medium" if settled else "low", "date"))
    elif near:
        rows.append(name_kinds.finding(scene, kind, near, "conflict", "low", "date_zone"))
    return Result(tuple(rows), tuple(comparisons))


def _no_clash(scene: Scene, left: Statement, right: Statement) -> str:
    """Why two days may both hold; empty where they may not."""
    one, other = left.article.id, right.article.id
    if not scene.copies(left, right) and (scene.ties.events.round_ups or not scene.ties.events.alike(one, other)):
        return "the articles tell different events"
    if scene.ties.events.repeated and _each_new(left, right):
        return "each article tells of the day that it was printed on, or of the one before"
    if scene.ties.settings.tells(one, day(right)) or scene.ties.settings.tells(other, day(left)):
        return "one of the articles names both days"
    return ""


def _each_new(left: Statement, right: Statement) -> bool:
    """Two attacks: both are the newest of their own day, and the days lie apart as those of printing do."""
    one, other = left.article.when, right.article.when
    if one is None or other is None or one.day == other.day:
        return False
    return all(0 <= (when.day - day(s)).days <= 1 for when, s in ((one, left), (other, right)))


def is_day(statement: Statement) -> bool:
    """Its value is a calendar day."""
    try:
        day(statement)
    except ValueError:
        return False
    return True


def day(statement: Statement) -> dt.date:
    """The calendar day it tells."""
    return dt.date.fromisoformat(statement.claim.value[:10])
