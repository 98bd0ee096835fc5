"""Two counters at one time: set against each other by the words of a text, or quoted on one day."""

# ruff: noqa: E501 - a text reads best on one line

from __future__ import annotations

import re

import pytest

from factcheck.comparisons.statements.statement import Statement
from factcheck.comparisons.verdicts.counters import contrasted
from factcheck.records import Article, Claim, Interval
from tests.comparisons.build import figure, told, verdicts

MORNING, EVENING, NEXT_NOON = "2026-02-01T08:00+00:00", "2026-02-01T20:00+00:00", "2026-02-02T12:00+00:00"
DAY1, DAY2, DAY3 = "2026-02-01", "2026-02-02", "2026-02-03"

AGAINST = [
    ("The slide killed 47 people, the mayor said, far above the council's own count of 31.", 47, 31, "the council"),
    ("The morgue's book tells a different story: 47. The mayor keeps to 41.", 47, 41, "The mayor"),
    ("Figures differ: the brigade has 12 dead, the town hall 15.", 12, 15, ""),
    ("The 61 whom the district lists are at odds with the 54 of the army.", 61, 54, "the district"),
    ("At least 30 people died, though the provincial office has recorded 22 deaths.", 30, 22, "the provincial office"),
    ("Eighteen bodies, or 18, were found. Villagers insist that 25 people died.", 18, 25, "Villagers"),
    ("There is no agreement on the toll. Wires speak of 70 dead. A nurse said 52 died.", 70, 52, "A nurse"),
    ("The ledger of the dead has 88 names. Nobody could explain the gap to the ministry's 93.", 88, 93, ""),
    ("The union counts 40 dead. The company acknowledged only 29.", 40, 29, "The company"),
    ("Police have 33 dead; the Red Cross gave a higher figure, 39.", 33, 39, "the Red Cross"),
]
BESIDE = [
    ("The toll rose to 41 on Tuesday, well above the 25 dead that police had given at first.", 41, 25, "police"),
    ("At least 30 people died, but the governor said that 50 dead were to be feared.", 30, 50, "the governor"),
    ("While 61 people were killed, the hospital said, 11 of them were children.", 61, 11, "the hospital"),
    ("Seven tourists, 7 in all, died, while police said 26 people were killed overall.", 7, 26, "police"),
    ("Twelve people, 12, died here. The governor said 5 people died at the bridge.", 12, 5, "The governor"),
    ("Nine died, but the brigade pulled 9 and then 16 from the mud.", 9, 16, ""),
    ("It killed 33 people, no larger than the crowd of 19 expected.", 33, 19, ""),
    ("Police counted 31, up from 26 on Monday.", 31, 26, "Police"),
    ("The fire chief said 18 died, although the mayor had earlier spoken of 22.", 18, 22, "the mayor"),
    ("The ministry holds to 38 dead, which it raised from 35.", 38, 35, "The ministry"),
    ("The slide killed 44. " + "Roads were closed and people fled. " * 14 + "The mayor has a different figure, 52.", 44, 52, "The mayor"),
]  # fmt: skip


def _statements(text: str, source: str, *figures: int) -> list[Statement]:
    article = Article(id="a", text=text)
    found = []
    for n in figures:
        at = re.search(rf"\b{n}\b", text)
        assert at
        begin = max((m.end() for m in re.finditer(r"[.!?] ", text[: at.start()])), default=0)
        stop = re.compile(r"[.!?](?: |$)").search(text, at.end())
        claim = Claim(
            article_id="a", kind="killed", group="total", interval=Interval.exact(n), source=source, field="body",
            source_type="government" if source else "none", authority=source, start=at.start(), end=at.end(),
            quote=str(n), sentence=(begin, stop.end() if stop else len(text)),
        )  # fmt: skip
        found.append(Statement(claim, article, float(n), (claim,)))
    return found


@pytest.mark.parametrize(("text", "one", "other", "source"), AGAINST)
def test_set_against_each_other(text: str, one: int, other: int, source: str) -> None:
    assert contrasted(*_statements(text, source, one, other))


@pytest.mark.parametrize(("text", "one", "other", "source"), BESIDE)
def test_merely_told_together(text: str, one: int, other: int, source: str) -> None:
    assert not contrasted(*_statements(text, source, one, other))


def test_what_a_text_sets_against_each_other_needs_no_two_sources() -> None:
    text = "At least 30 people died, though the provincial office has recorded 22 deaths."
    high, low = text.index("30"), text.index("22")
    office = {"source": "the provincial office", "source_type": "government", "authority": "government"}
    given = [
        figure(30, hedge="at least", start=high, end=high + 2, sentence=(0, len(text)), **office),
        figure(22, start=low, end=low + 2, sentence=(0, len(text)), **office),
    ]
    given = [{**g, "source": "the provincial office"} for g in given]
    assert verdicts(told((DAY1, given), (DAY1, []), texts=(text, "Text."))) == [("conflict", "high", "none")]
    assert not verdicts(told((DAY1, given), (DAY1, []), texts=(text.replace("though", "as"), "Text.")))


OFFICES = {
    "of one day": ((MORNING, [figure(10, "police")]), (EVENING, [figure(14, "hospital")]), [("conflict", "low", "none")]),
    "of two days without an hour": ((DAY1, [figure(10, "police")]), (DAY2, [figure(14, "hospital")]), [("conflict", "low", "none")]),
    "two days apart": ((DAY1, [figure(10, "police")]), (DAY3, [figure(14, "hospital")]), [("update", "low", "day")]),
    "a day apart by the hour": ((MORNING, [figure(10, "police")]), (NEXT_NOON, [figure(14, "hospital")]), [("update", "low", "published")]),
    "one office": ((MORNING, [figure(10, "police")]), (EVENING, [figure(14, "police")]), [("update", "low", "published")]),
    "nobody named": ((MORNING, [figure(10)]), (EVENING, [figure(14, "hospital")]), [("update", "low", "published")]),
    "far apart": ((MORNING, [figure(10, "police")]), (EVENING, [figure(24, "hospital")]), [("update", "low", "published")]),
    "told as a rise": ((MORNING, [figure(10, "police")]), (EVENING, [figure(14, "hospital", as_of=EVENING)]), [("conflict", "low", "none")]),
    "each of its own hour": (
        (MORNING, [figure(10, "police", as_of=MORNING)]),
        (EVENING, [figure(14, "hospital", as_of=EVENING)]),
        [("update", "low", "as_of")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OFFICES)
def test_two_offices(name: str) -> None:
    first, second, expected = OFFICES[name]
    assert verdicts(told(first, second)) == expected


def test_an_office_that_has_given_as_much_too_counted_on() -> None:
    found = told((MORNING, [figure(10, "police")]), (EVENING, [figure(14, "hospital")]), (DAY2, [figure(15, "police")]))
    assert {v for v, *_ in verdicts(found)} == {"update"}


def test_a_sum_by_chance_makes_no_one_figure_of_two_counts() -> None:
    """The 30 of Friday are in the 75 of the police, and no part of the hospitals' 105."""
    police, hospitals = figure(75, "police", sentence=(0, 40)), figure(105, "hospital", sentence=(50, 60))
    friday = figure(30, "police", sentence=(0, 40), relation="subset")
    assert verdicts(told((DAY1, [police, friday, hospitals]), (DAY1, []))) == [("conflict", "high", "none")]
    beside = figure(30, "hospital", sentence=(50, 60), relation="subset")
    assert not verdicts(told((DAY1, [police, beside, hospitals]), (DAY1, [])))


def test_others_hurt_beside_the_dead_are_all_of_them_unless_more_are_told() -> None:
    """ "13 killed and another 42 hurt", and further down a handful of wards."""
    others = figure(42, "police", kind="injured", group="security", relation="rest")
    ward = figure(3, kind="injured", group="security", sentence=(50, 60))
    doctor = figure(46, "hospital", kind="injured", group="security")
    assert verdicts(told((MORNING, [others, ward]), (EVENING, [doctor]))) == [("conflict", "low", "none")]
    total = figure(61, kind="injured", sentence=(50, 60))
    assert not verdicts(told((MORNING, [others, total]), (EVENING, [doctor])))
