"""Two numbers that make one figure, or a share that counts nobody."""

from __future__ import annotations

import pytest

from factcheck.claims.numbers import find


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 10 and 15 people died.", 10, 15),
        ("10 to 15 people died.", 10, 15),
        ("37-70 people died.", 37, 70),
        ("12 or 15 people died.", 12, 15),
        ("Ten to fifteen million people fled.", 10_000_000, 15_000_000),
    ],
)
def test_one_figure(text: str, low: float, high: float) -> None:
    assert [(n.interval.low, n.interval.high) for n in find(text)] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The toll rose 10 to 25.", [10, 25]),
        ("It went from 12 to 9.", [12, 9]),
        ("10 dead and 15 hurt.", [10, 15]),
    ],
)
def test_two_figures(text: str, figures: list[float]) -> None:
    assert [n.plain for n in find(text)] == figures


@pytest.mark.parametrize("text", ["One in five died.", "Three out of every four fled.", "Nine in 10 are poor."])
def test_shares_count_nobody(text: str) -> None:
    assert {n.shape for n in find(text)} == {"fraction"}
