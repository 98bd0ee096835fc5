"""A fact told more often than can be compared pair by pair: bounded, said so, and no figure without a voice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparisons import compare
from factcheck.comparisons.figures.representatives import select
from factcheck.comparisons.statements.statement import Statement
from factcheck.records import Article, Chain, Claim, Findings, Incident, Interval, Member
from tests.comparisons.build import POLICY


def statement(n: int, figure: float) -> Statement:
    """The n-th article in time gives a figure."""
    article = Article(id=f"a{n:04}", text="Text.", published=f"2031-03-01T{n // 60:02}:{n % 60:02}:00+00:00")
    return Statement(Claim(article_id=article.id, kind="killed", interval=Interval.exact(figure)), article, figure, ())


@given(st.lists(st.integers(0, 9), max_size=60), st.integers(1, 40))
def test_every_figure_keeps_a_voice_and_order_stays(figures: list[int], most: int) -> None:
    given_ = [statement(n, f) for n, f in enumerate(figures)]
    kept = select(given_, most)
    assert len(kept) == min(most, len(given_))
    assert [s.article.id for s in kept] == sorted(s.article.id for s in kept)
    if most >= len(set(figures)):
        assert {s.figure for s in kept} == set(figures)


def test_the_first_and_the_last_teller_speak_before_those_between() -> None:
    kept = select([statement(n, 12) for n in range(9)] + [statement(n, 14) for n in range(20, 29)], 4)
    assert [(s.figure, s.article.id) for s in kept] == [(12, "a0000"), (12, "a0008"), (14, "a0020"), (14, "a0028")]


def test_where_not_all_figures_have_room_those_that_most_tell_come_first() -> None:
    kept = select([statement(0, 3), statement(1, 7), statement(2, 7), statement(3, 9)], 2)
    assert [s.figure for s in kept] == [3, 7]


def found(figures: list[float], most: int) -> Findings:
    policy = replace(POLICY, comparing=replace(POLICY.comparing, statements=most))
    told = [statement(n, f) for n, f in enumerate(figures)]
    ids = [s.article.id for s in told]
    incident = Incident(id="i1", label="A fire", members=tuple(Member(article_id=i, origin=i, why="") for i in ids))
    chains = [Chain(id=i, label=i, article_ids=(i,)) for i in ids]
    return compare(incident, [s.article for s in told], [s.claim for s in told], chains, policy)


def test_a_crowded_fact_says_so_and_keeps_its_finding_with_every_outlet() -> None:
    figures = [12.0, 12.0, 12.0, 12.0, 40.0, 40.0, 40.0, 40.0]
    whole, bounded = found(figures, 8), found(figures, 4)
    assert not whole.notes
    assert [n.where for n in bounded.notes] == ["A fire"]
    assert bounded.notes[0].reason.startswith("8 statements of one fact (killed, total); 4 are held against each other")
    assert len(bounded.comparisons) < len(whole.comparisons)
    assert [(d.verdict, d.left.interval, d.right.interval) for d in bounded.discrepancies] == [
        (d.verdict, d.left.interval, d.right.interval) for d in whole.discrepancies
    ]
    assert bounded.facts[0].claims == whole.facts[0].claims


@pytest.mark.parametrize("kind", ["date", "place", "cause"])
def test_names_and_days_are_bounded_too(kind: str) -> None:
    articles = [statement(n, 0).article for n in range(6)]
    claims = [Claim(article_id=a.id, kind=kind, value=f"2031-03-0{n + 1}") for n, a in enumerate(articles)]
    members = tuple(Member(article_id=a.id, origin=a.id, why="") for a in articles)
    policy = replace(POLICY, comparing=replace(POLICY.comparing, statements=3))
    chains = [Chain(id=a.id, label=a.id, article_ids=(a.id,)) for a in articles]
    findings = compare(Incident(id="i1", label="A fire", members=members), articles, claims, chains, policy)
    assert len(findings.comparisons) <= 3
    assert findings.notes[0].reason.startswith(f"6 statements of one fact ({kind}); 3 are held against each other")
