"""Outlets that copy one text are one witness; a copy that departs from it in a figure has slipped."""

from __future__ import annotations

import pytest

from factcheck import Article, compare

TEXT = (
    "ORLAND, July 2 (Vantage News Agency) - A bus plunged into a ravine near Orland on Wednesday, killing {n} people "
    "and injuring 30, police said.\n\nThe bus was carrying pilgrims back from a shrine when its brakes failed, "
    "police chief Dana Holt said. Rescuers used ropes to reach the wreck, and the injured were taken to Orland "
    "General Hospital."
)


def told(*figures: int, outlet: str = "Paper {}", text: str = TEXT):
    """Copies of one text, an hour apart, each with its own figure."""
    return compare(
        [
            Article(
                id=f"a{i}", outlet=outlet.format(i), published=f"2025-07-02T{8 + i:02d}:00+00:00", text=text.format(n=n)
            )
            for i, n in enumerate(figures)
        ],
        together=True,
    )


def slips(report):
    return [d for d in report.discrepancies if "differs_from_twin" in d.flags]


@pytest.mark.parametrize("slip", [21, 9])
def test_a_slip_among_many_copies_is_neither_lowered_nor_a_later_count(slip):
    report = told(12, 12, slip, 12, 12)
    (row,) = [d for d in report.discrepancies if d.kind == "killed"]
    assert (row.verdict, row.status, set(row.outlets) >= {"Paper 2"}) == ("conflict", "hold", True)
    (fact,) = [f for f in report.facts if f.kind == "killed"]
    assert fact.wording == row.wording == "12 people killed, police said (2 July, 08:00)."


def test_of_two_copies_neither_figure_is_offered():
    (fact,) = [f for f in told(12, 21).facts if f.kind == "killed"]
    assert fact.status == "hold"
    assert fact.wording.startswith("HOLD: deaths: 12 ")


def test_copies_that_agree_are_one_chain_and_say_nothing():
    report = told(12, 12, 12)
    assert report.discrepancies == ()
    (fact,) = [f for f in report.facts if f.kind == "killed"]
    assert (len(fact.outlets), len(fact.chains)) == (3, 1)


@pytest.mark.parametrize("figures", [(12, 21), (21, 12)])
def test_the_lower_figure_stands_left_whichever_is_the_copy(figures):
    (row,) = slips(told(*figures))
    assert [c.interval.stated for c in (row.left, row.right)] == [12, 21]


def test_far_apart_it_is_one_template_for_two_events():
    assert slips(told(12, 300)) == []


def test_an_outlet_s_own_next_version_is_no_slip():
    assert slips(told(12, 21, outlet="Paper")) == []


def test_figures_that_all_rose_with_time_are_the_agency_s_next_version():
    both = TEXT.replace("injuring 30", "injuring {n}0")
    assert slips(told(12, 21, text=both)) == []
