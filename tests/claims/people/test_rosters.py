"""Figures given place by place."""

from __future__ import annotations

import pytest

from factcheck.claims.people import mentions, rosters
from tests.claims.reading import POLICY, parsed


def entries(text: str, *places: str) -> list[float]:
    """The figures that are entries of a roster."""
    doc = parsed(text)
    return [m.interval.stated for m in mentions.find(doc, POLICY) if rosters.entry(doc, m, places)]


def test_in_brackets_behind_places() -> None:
    assert entries("The dead are from Arlen (12) and Marpa (4).", "Arlen", "Marpa") == [12, 4]


def test_behind_a_label() -> None:
    assert entries("Arlen: 12.") == [12]


def test_ages_in_brackets_are_no_roster() -> None:
    assert entries("Among them are Lena Brok (34) and Ivo Tann (41).", "Arlen") == []


def test_a_noun_makes_it_no_entry() -> None:
    assert entries("Arlen: 12 trucks.") == []


@pytest.mark.parametrize(
    ("between", "behind", "goes_on"),
    [
        (" and Lazio for ", ".", True),
        (", Umbria with ", ", and", True),
        (" and then ", ".", False),
        (" and Lazio for ", " trucks", False),
    ],
)
def test_the_next_place(between: str, behind: str, goes_on: bool) -> None:
    assert rosters.goes_on(between, behind) is goes_on


def test_looks_like() -> None:
    assert rosters.looks_like("Arlen: 12. Marpa: four.")
    assert not rosters.looks_like("She is 12 and lives in Arlen.")


def test_behind_any_heading() -> None:
    assert entries("Houses along the line: 9.") == [9]
    assert entries("Discharged: 9.") == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Orvek follows with 541, Marpa 204, Skarn 130, Tolvan 9.", ["204", "130", "9"]),
        ("He saw Marpa 204, Skarn 130.", []),
        ("52 from Orvek, seven from Marpa and one from Skarn.", ["52", "seven", "one"]),
        ("Flight 7C 2216, an Airlux 420, was late.", []),
        ("He met Orvek 204, once.", []),
    ],
)
def test_runs_of_places(text: str, figures: list[str]) -> None:
    assert [text[start:end] for start, end in rosters.entries(text)] == figures
