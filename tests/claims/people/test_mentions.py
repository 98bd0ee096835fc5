"""What may count people in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.claims.people import mentions
from tests.claims.reading import POLICY, parsed


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Ten soldiers and a nurse died.", [10, 1]),
        ("Both pilots died.", [2]),
        ("The couple drowned.", [2]),
        ("No one was hurt.", [0]),
        ("A 16-year-old and a 4-month-old were killed.", [1, 1]),
        ("All but three of the 40 hostages were freed.", [37]),
        ("The ten-day siege ended.", []),
        ("A father of two died.", [1]),
        ("The storm cost $40.", []),
    ],
)
def test_figures(text: str, figures: list[float]) -> None:
    assert [m.interval.stated for m in mentions.find(parsed(text), POLICY)] == figures


def test_a_share_is_worked_out() -> None:
    (mention,) = mentions.find(parsed("Two thirds of the 60 hostages were freed."), POLICY)[:1]
    assert mention.interval.is_exact
    assert (mention.interval.low, mention.qualifier) == (40, "")


WORDS = [
    "nine", "12", "no", "one", "both", "a", "man", "soldiers", "were", "killed", ",", "and", "of", "the", "at", "least",
]  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(WORDS), max_size=12))
def test_mentions_never_overlap(words: list[str]) -> None:
    doc = parsed(" ".join(words))
    found = mentions.find(doc, POLICY)
    taken = [i for m in found for i in range(m.left, m.last)]
    assert len(taken) == len(set(taken))
    assert all(0 <= m.start < m.end <= len(doc.text) for m in found)
