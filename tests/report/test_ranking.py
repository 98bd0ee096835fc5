"""Gravest first, and the same whatever the order of the input."""

from __future__ import annotations

import random
from dataclasses import replace

from factcheck.records import Interval
from factcheck.report import ranking
from tests.report import make


def test_order_of_the_criteria() -> None:
    report = make.small()
    base = report.discrepancies[0]
    far = replace(base.left, interval=Interval.exact(1), id="far")
    wanted = [
        replace(base, id="1", severity="high", status="drop", flags=("status_dispute",)),
        replace(base, id="2", severity="high", status="drop", verdict="revision"),
        replace(base, id="3", severity="high", status="hold", verdict="disputed"),
        replace(base, id="4", severity="high", status="hold", verdict="conflict", left=far),
        replace(base, id="5", severity="high", status="hold", verdict="conflict"),
        replace(base, id="6", severity="high", status="hold", verdict="conflict", chains=("one",)),
        replace(base, id="7", severity="high", status="hold", verdict="conflict", kind="injured"),
        replace(base, id="8", severity="medium", status="drop", verdict="revision"),
        replace(base, id="9", severity="low", status="print", verdict="update"),
    ]
    shuffled = wanted[:]
    random.Random(5).shuffle(shuffled)
    assert [d.id for d in ranking.ranked(shuffled)] == [d.id for d in wanted]


def test_incidents_follow_their_gravest_dispute() -> None:
    report = make.small()
    assert [i.id for i in report.incidents] == ["i1", "i2"]


def test_articles_oldest_first_undated_last() -> None:
    report = make.small()
    assert [a.id for a in report.articles] == ["a4", "a2", "a1", "a3"]
    assert ranking.oldest_first(report.articles[::-1]) == report.articles


def test_gap_is_a_share() -> None:
    d = make.small().discrepancies[0]
    assert ranking.gap_share(d) == 7 / 17
    assert ranking.gap_share(replace(d, left=replace(d.left, interval=None))) == 0
