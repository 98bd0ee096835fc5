"""Whole readings: what is counted, how surely, and what is no count."""

from __future__ import annotations

import pytest

from tests.claims.reading import counts, said


@pytest.mark.parametrize(
    "text",
    [
        "The storm could have killed 50 people.",
        "The group threatened to kill 50 people.",
        "Some 25 casualties were reported.",
        "The team killed 22 jobs.",
        "In the drill, 30 people were killed.",
    ],
)
def test_no_count_of_the_dead(text: str) -> None:
    assert not [s for s in said(text) if s[0] == "killed"]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Nine people are feared dead.", "feared"),
        ("The mayor confirmed that nine people died.", "confirmed"),
        ("Nine people died.", "reported"),
        ("The army denied that nine people died.", "denied"),
    ],
)
def test_certainty(text: str, certainty: str) -> None:
    assert [c.certainty for c in counts(text)] == [certainty]


def test_people_told_one_by_one_add_up() -> None:
    assert ("killed", "total", 2, "whole") in said("A man and a woman were killed.")


def test_no_casualties_is_nobody_dead_and_nobody_hurt() -> None:
    assert {s[:3] for s in said("No casualties were reported.")} == {("killed", "total", 0), ("injured", "total", 0)}


def test_whose_toll_it_is() -> None:
    assert said("The number of militants killed rose to 14.") == [("killed", "militants", 14, "whole")]
    assert said("The count of the dead rose to 14.") == [("killed", "total", 14, "whole")]


def test_who_is_counted_in() -> None:
    (claim,) = (c for c in counts("Eleven people died, including the two gunmen.") if c.group == "total")
    assert claim.includes == ("militants",)


def test_a_later_death_is_a_delta() -> None:
    assert [c.relation for c in counts("Two of the injured died overnight.") if c.kind == "killed"] == ["delta"]
