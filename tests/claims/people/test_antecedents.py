"""Which toll a figure without a word of its own goes back to."""

from __future__ import annotations

from factcheck.claims.people.antecedents import Told

TOLD = Told({"killed": frozenset({18.0}), "injured": frozenset({13.0, 40.0})}, topic="injured")


def test_the_kind_spoken_of_last_holds() -> None:
    assert TOLD.toll(25) == "injured"


def test_a_toll_stated_elsewhere_outranks_it() -> None:
    assert TOLD.toll(18) == "killed"


def test_small_figures_are_equal_by_chance() -> None:
    told = Told({"killed": frozenset({2.0})}, topic="missing")
    assert told.toll(2) == "missing"


def test_what_no_toll_can_have_grown_to_counts_something_else() -> None:
    assert TOLD.toll(1_500) is None


def test_parts_add_up_to_their_whole() -> None:
    assert TOLD.whole([12, 6]) == "killed"


def test_a_part_is_no_larger_than_its_whole() -> None:
    told = Told({"killed": frozenset({18.0}), "injured": frozenset({13.0})}, topic="injured")
    assert told.whole([16]) == "killed"
    assert told.whole([9]) == "injured"


def test_nothing_is_spoken_of_where_nothing_is_told() -> None:
    assert Told().toll(12) is None
    assert Told().whole([12]) is None


def test_a_figure_is_set_against_a_toll_like_it() -> None:
    assert TOLD.like(16) == "injured"
    assert TOLD.like(16, near="killed") == "killed"
    assert TOLD.like(4) is None
