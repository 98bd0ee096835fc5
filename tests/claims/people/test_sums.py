"""People counted one by one add up."""

from __future__ import annotations

import pytest

from tests.claims.reading import counts


def totals(text: str) -> list[float]:
    return [c.interval.stated for c in counts(text) if c.interval and c.group == "total" and c.relation == "whole"]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("A man and his two sons were killed.", [3]),
        ("A driver, a guard and a nurse were killed.", [3]),
        ("Two pilots, a captain and a trainee, were killed.", []),
        ("At least two guards and a nurse were killed.", []),
        ("A guard was killed and a nurse was hurt.", []),
    ],
)
def test_totals(text: str, total: list[float]) -> None:
    assert totals(text) == total


def test_kin_named_alone_are_counted_by_the_sum_only() -> None:
    groups = [c.group for c in counts("A driver and his cousin were killed.")]
    assert "cousin" not in groups
    assert "total" in groups
