"""Bare figures that state the toll spoken of."""

from __future__ import annotations

import pytest

from factcheck.claims.people import bare, mentions
from tests.claims.reading import POLICY, parsed


def told(text: str) -> list[float]:
    """The figures that are stated or set against another."""
    doc = parsed(text)
    found = mentions.find(doc, POLICY)
    return [m.interval.stated for m in found if bare.states(doc, m) or bare.moves(doc, m)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The state has 45 now.", [45]),
        ("The province stands at 31.", [31]),
        ("Reports of 180 were dismissed.", []),  # the verb behind it has a subject of its own
        ("They spoke of reports of 180, no more.", [180]),
        ("It fell from 1,233 to 1,222, the clerk said.", [1233, 1222]),
        ("The register has 45 pages.", []),
        ("She walked 45 kilometres.", []),
        ("He lived at 45 Mill Lane.", []),
    ],
)
def test_where_a_figure_states_a_toll(text: str, figures: list[float]) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("The state has at least 45 now.", True),
        ("In July it was put back to 41.", True),
        ("The council met on 12 May.", False),
        ("The army said on Monday that the road is open.", False),
        ("He has 12 goats.", False),
    ],
)
def test_cheap_look(text: str, looks: bool) -> None:
    assert bare.looks_like(text) is looks
