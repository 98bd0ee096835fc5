"""Whose count it is."""

from __future__ import annotations

import pytest

from tests.claims.reading import counts


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("12 soldiers were killed and six wounded.", ["security", "security"]),
        ("39 dead, four of them children, and 87 wounded.", ["total", "children", "total"]),
        ("The group killed 84 soldiers; the army said ten died.", ["security", "security"]),
        ("The civilian death toll rose to 40.", ["civilians"]),
        ("The number of militants killed is now 12.", ["militants"]),
        ("The number of wounded Turks rose to two.", ["turk"]),
        ("Boats rescued 12 fishermen and nine children.", ["total", "children"]),
        ("Boats rescued 12 Syrians.", ["syrian"]),
        ("The bandits kidnapped 12 civilians.", ["total"]),
        ("Those killed include citizens of Peru (9) and India (7).", ["peruvian", "indian"]),
    ],
)
def test_groups(text: str, groups: list[str]) -> None:
    assert [c.group for c in counts(text)] == groups
