"""What a bare figure counts."""

from __future__ import annotations

import pytest

from factcheck.claims import numbers
from factcheck.claims.quantities import ellipsis, topics
from factcheck.claims.quantities.ellipsis import Last
from factcheck.claims.quantities.measures import Measure

SHEDS = Measure("quantity", "shed", "", "shed")
JOBS = Measure("affected", "job", "", "job")
CUTS = topics.of_report("layoffs", "")
EUROS = Measure("money", "loss", "EUR", "loss")


@pytest.mark.parametrize(
    ("text", "last", "ago", "jobs", "group"),
    [
        ("Of 33 sheds, 24 were shut.", SHEDS, 0, False, "shed"),
        ("Twelve of them were shut.", SHEDS, 1, False, "shed"),
        ("Twelve of them were shut.", SHEDS, 2, False, None),
        ("The mayor spoke of 12 at noon.", SHEDS, 1, False, None),
        ("The storm killed 12.", SHEDS, 0, False, None),
        ("Arlen: 12", JOBS, 2, False, "job"),
        ("Arlen: 12", JOBS, 5, False, None),
        ("Arlen: 12", JOBS, 5, True, "job"),
        ("Arlen wants 12 million.", EUROS, 0, False, "loss"),
        ("Arlen wants 12.", EUROS, 0, False, None),
    ],
)
def test_goes_on(text: str, last: Measure, ago: int, jobs: bool, group: str | None) -> None:
    *_, number = numbers.find(text)
    found = ellipsis.goes_on(text, number, Last(last, ago), CUTS if jobs else None)
    assert (found.group if found else None) == group


@pytest.mark.parametrize(
    ("text", "group"),
    [("Body parts recovered: 134", "part"), ("Arlen: 134", None), ("People still missing: 134", None)],
)
def test_of_label(text: str, group: str | None) -> None:
    (number,) = numbers.find(text)
    found = ellipsis.of_label(text, number)
    assert (found.group if found else None) == group


@pytest.mark.parametrize(
    ("text", "tells"), [("The group announced layoffs.", True), ("The group is losing its patience.", False)]
)
def test_topic(text: str, tells: bool) -> None:
    assert (topics.of_report(text, text) is not None) is tells
