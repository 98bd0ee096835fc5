"""Dates: read right or not at all."""
# ruff: noqa: E501 - articles and files are data, one a line

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.articles import dates
from factcheck.records import Moment

READ = {
    "2026-01-31": "2026-01-31",
    "2026-01-31T10:00": "2026-01-31T10:00",
    "2026-01-31T10:00Z": "2026-01-31T10:00Z",
    "2026-01-31T10:00:05.123+05:00": "2026-01-31T10:00:05.123+05:00",
    "2026-01-31 10:00:05": "2026-01-31T10:00:05",
    "2026-01-31 10:00:05 UTC": "2026-01-31T10:00:05+00:00",
    "2026-01-31T10:00:05+0500": "2026-01-31T10:00:05+05:00",
    "2026/1/5": "2026-01-05",
    "20260131": "2026-01-31",
    "20260131T100000Z": "2026-01-31T10:00:00+00:00",
    "20260131T100000+0500": "2026-01-31T10:00:00+05:00",
    "1/31/2026": "2026-01-31",
    "31.1.2026 14:30": "2026-01-31T14:30:00",
    "4/4/2016": "2016-04-04",
    "1/31/26 3:05 PM": "2026-01-31T15:05:00",
    "1/31/2026 12:05 am": "2026-01-31T00:05:00",
    "Sat, 31 Jan 2026 10:00:00 +0500": "2026-01-31T10:00:00+05:00",
    "Sat, 31 Jan 2026 10:00:00 GMT": "2026-01-31T10:00:00+00:00",
    "Sat, 31 Jan 2026 10:00:00 EST": "2026-01-31T10:00:00-05:00",
    "January 31, 2026": "2026-01-31",
    "31st of January 2026": "2026-01-31",
    "31-Jan-2026": "2026-01-31",
    "Updated 9:15 AM EST, Sat January 31, 2026": "2026-01-31T09:15:00-05:00",
    "Jan. 31, 2026 at 10:05 p.m.": "2026-01-31T22:05:00",
    "1769850000": "2026-01-31T09:00:00+00:00",
    "1769850000000": "2026-01-31T09:00:00+00:00",
}


@pytest.mark.parametrize("value", READ)
def test_read(value):
    assert dates.parse(value) == READ[value]
    assert Moment.parse(dates.parse(value)) is not None


@pytest.mark.parametrize(
    "value",
    [
        "", "yesterday", "2 days ago", "Saturday", "3/4/2016", "2026-02-30", "2026-13-01", "0000-00-00", "31/31/2026", "12",
        "2026", "99999999999999", "Jan 31", "between Jan 3, 2026 and Feb 4, 2026", "2026-01-31T25:00", "x" * 500, "１/３１/2026x",
        "2026-01-31T10:00+99:00",
    ],
)  # fmt: skip
def test_unknown_stays_unknown(value):
    assert dates.parse(value) is None


@pytest.mark.parametrize(("order", "iso"), [("day", "2016-04-03"), ("month", "2016-03-04"), (None, None)])
def test_order_decides(order, iso):
    assert dates.parse("3/4/2016", order) == iso


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["3/4/2016", "13/4/2016"], "day"),
        (["3/4/2016", "4/13/2016", "", "soon"], "month"),
        (["3/4/2016", "4/5/2016"], None),
        (["13/4/2016", "4/13/2016"], None),
        (["2016-04-13"], None),
    ],
)
def test_order_of_a_column(column, order):
    assert dates.order_of(column) == order


@given(st.dates(min_value=dt.date(1970, 1, 1), max_value=dt.date(2068, 12, 31)))
def test_every_day_survives_the_order_that_wrote_it(day):
    assert dates.parse(f"{day.day}/{day.month}/{day.year}", "day") == day.isoformat()
    assert dates.parse(f"{day.month}/{day.day}/{day.year}", "month") == day.isoformat()
    assert dates.parse(f"{day:%d %B %Y}") == day.isoformat()


@given(st.text(max_size=60) | st.from_regex(r"\d{1,4}[-/.]\d{1,4}[-/.]\d{1,4}([T ]\d{1,2}:\d{1,2}(:\d\d)?)?.{0,6}"))
def test_any_text_gives_iso_or_nothing(value):
    for order in (None, "day", "month"):
        iso = dates.parse(value, order)
        assert iso is None or Moment.parse(iso) is not None
