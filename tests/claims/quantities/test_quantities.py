# ruff: noqa: E501 - a case stands on one line
"""Counted and measured things other than casualties. Own sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import quantities
from factcheck.claims.document import open_article
from factcheck.claims.scope import context
from factcheck.claims.setting import dates, places
from factcheck.policy import Policy
from factcheck.records import Article, Claim

POLICY = Policy.load()


def claims(text: str, title: str | None = None) -> list[Claim]:
    document = open_article(Article(text=text, title=title, published="2026-01-31"))
    days = dates.read(document)
    scene = places.read(document, days)
    found = quantities.find(document, scene, context.read(document, days, scene), POLICY)
    assert all(document.article.part(c.field)[c.start : c.end] == c.quote for c in found)
    return found


def told(text: str) -> set[tuple[str, str, str, float | None, float | None]]:
    return {(c.kind, c.group, c.unit, c.interval.low, c.interval.high) for c in claims(text) if c.interval}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The firm booked a charge of $3 billion.", ("money", "charge", "USD", 3e9, 3e9)),
        ("The firm reported a loss of $4.18 a share.", ("money", "loss per share", "USD", 4.18, 4.18)),
        ("Damage is put at EUR 2.95bn.", ("money", "damage", "EUR", 2.95e9, 2.95e9)),
        ("They sought 3.45 billion dollars.", ("money", "", "USD", 3.45e9, 3.45e9)),
        ("Families in Lucknow, India, get compensation of Rs 2 lakh.", ("money", "compensation", "INR", 200_000, 200_000)),
        ("Families in Multan, Pakistan, get compensation of Rs 2 lakh.", ("money", "compensation", "PKR", 200_000, 200_000)),
        ("A magnitude 6.1 earthquake shook the coast.", ("magnitude", "magnitude", "magnitude", 6.1, 6.1)),
        ("The 7.8-magnitude quake struck at night.", ("magnitude", "magnitude", "magnitude", 7.8, 7.8)),
        ("The miners came up after a 19-hour ordeal.", ("duration", "ordeal", "hour", 19, 19)),
        ("The blackout lasted over 14 hours.", ("duration", "", "hour", 14, None)),
        ("The shipyard will cut 2,300 jobs.", ("affected", "job", "", 2_300, 2_300)),
        ("Layoffs will hit more than 400 workers.", ("affected", "job", "", 401, None)),
        ("Some 12,000 customers were without power.", ("affected", "customer", "", 11_400, 12_600)),
        ("The tornado destroyed at least 640 buildings.", ("destroyed", "building", "", 640, None)),
        ("Gunmen launched simultaneous attacks at more than 12 locations.", ("sites", "location", "", 13, None)),
        ("About ten gunmen stormed the bank.", ("attackers", "militants", "", 9, 11)),
        ("It will shed 8% of its workforce.", ("quantity", "workforce", "%", 8, 8)),
        ("The ferry had 64 people aboard.", ("quantity", "aboard", "", 64, 64)),
        ("The coach was carrying 52 passengers.", ("quantity", "passenger", "", 52, 52)),
        ("Crews came with 11 fire trucks.", ("quantity", "truck", "", 11, 11)),
        ("The fire burned 900 hectares of forest.", ("quantity", "forest", "ha", 900, 900)),
        ("The party won 52,000 votes.", ("quantity", "vote", "", 52_000, 52_000)),
        ("So far 19 victims have been identified.", ("quantity", "identified", "", 19, 19)),
    ],
)  # fmt: skip
def test_a_figure_and_what_it_measures(text: str, expected: tuple[str, str, str, float, float | None]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed and 20 injured.",
        "A 19-year-old was hurt on Flight 182 at 9:30 am.",
        "The attack came in 2021, three weeks after the 9/11 anniversary.",
        "The Boeing 747-400 landed 24 kilometres from the city.",
        "It happened two years ago.",
        "Police arrested 14 suspects.",
    ],
)
def test_figures_that_are_casualties_or_count_nothing(text: str) -> None:
    assert told(text) == set()


def test_a_figure_of_another_event_is_background() -> None:
    found = claims("A bomb killed nine on Friday. Last year gunmen hijacked a train carrying 450 passengers.")
    assert [(c.interval.low, c.scope) for c in found if c.interval] == [(450, "background")]


def test_a_figure_that_counts_took_is_left_to_them() -> None:
    text = "The blaze hit 40 firefighters."
    (mine,) = claims(text)
    document = open_article(Article(text=text, published="2026-01-31"))
    days = dates.read(document)
    scene = places.read(document)
    assert quantities.find(document, scene, context.read(document, days, scene), POLICY, counted=[mine]) == []


@given(st.integers(4, 10**9))
def test_money_keeps_its_amount(amount: int) -> None:
    assert ("money", "fine", "EUR", amount, amount) in told(f"The court set a fine of €{amount:,}.")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    claims(text)


def test_more_is_nothing_that_is_counted() -> None:
    found = told("Trainers looked at 40 recruits. 300 more were sent to the training centre.")
    assert ("quantity", "recruit", "", 40, 40) in found
    assert not [t for t in found if t[1] == "more"]
