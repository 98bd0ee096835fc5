"""Dates as inputs write them -> ISO 8601, without inventing anything: what is not stated stays unknown.

ISO comes first. A numeric date whose day and month could be swapped is read only where other rows of the same column
settle the order ("13/2/2016" proves day first). A day stays a day; a time without offset keeps none.
"""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final, Literal

from factcheck.lexicon import calendar
from factcheck.records import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable

Order = Literal["day", "month"]
"""Which of day and month comes first in a numeric date."""

_AS_WRITTEN: Final = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?)?")
_DAY_ALONE: Final = re.compile(r"(\d{8})000000(?:Z|[+-]\d{4})?")  # NITF, where no time is known
_COMPACT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")
_ISO: Final = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"
    r"(?:[T ,]+(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_NUMERIC: Final = re.compile(
    r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)"
    r"(?:[T ,]+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_MONTH: Final = f"({'|'.join(calendar.month_forms())})\\.?"
_DAY: Final = r"(\d{1,2})(?:st|nd|rd|th)?"
_WORDED: Final = (
    re.compile(rf"\b{_DAY}(?:\s+of)?[\s-]+{_MONTH}[\s,-]+(\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\s*,?\s+(\d{{4}})\b", re.IGNORECASE),
)
_CLOCK: Final = re.compile(
    r"\b(\d{1,2})(?::(\d\d)(?::(\d\d))?\s*([ap]\.?m\b\.?)?|\s*([ap]\.?m\b\.?))\s*\(?(Z\b|UTC\b|GMT\b|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)
_EPOCH: Final = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
# Feeds and mail write zones by name; RFC 822 fixes these and no others (IST alone has three meanings).
_ZONES: Final = {
    "UT": "+00:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_ZONE: Final = re.compile(rf"\b({'|'.join(_ZONES)})\b")
LONGEST: Final = 80
"""No date is longer; a longer cell is text."""


def order_of(values: Iterable[str]) -> Order | None:
    """Which comes first in this column, day or month, where some row settles it and none contradicts."""
    seen: set[Order] = set()
    for value in values:
        found = _NUMERIC.fullmatch(value.strip()) if len(value) <= LONGEST else None
        if found:
            first, second = int(found[1]), int(found[3])
            if first > 12 >= second:
                seen.add("day")
            elif second > 12 >= first:
                seen.add("month")
    return seen.pop() if len(seen) == 1 else None


def parse(value: str, order: Order | None = None) -> str | None:
    """A date or time as ISO 8601 (a day, or a time with or without offset); None when it is unknown.

    Args:
        value: as the input writes it.
        order: what the rest of its column has settled about day and month.
    """
    value = value.strip()
    if not value or len(value) > LONGEST:
        return None
    try:
        found = _read(value, order)
        return found if Moment.parse(found) else None
    except (ValueError, OverflowError, OSError, TypeError, IndexError):
        return None


def _read(value: str, order: Order | None) -> str | None:
    if _AS_WRITTEN.fullmatch(value):
        dt.datetime.fromisoformat(value)
        return value
    if found := _DAY_ALONE.fullmatch(value):
        value = found[1]
    if found := _ISO.fullmatch(value):
        return _iso(*_ints(found, 1, 2, 3), _clock(found[4], found[5], found[6]), found[7])
    if found := _COMPACT.fullmatch(value):
        return _iso(*_ints(found, 1, 2, 3), _clock(found[4], found[5], found[6]), found[7])
    if found := _NUMERIC.fullmatch(value):
        day, month = _day_month(int(found[1]), int(found[3]), order)
        clock = _clock(found[5], found[6], found[7], found[8])
        return _iso(_year(found[4]), month, day, clock, found[9])
    if _EPOCH.fullmatch(value):
        seconds = float(value) / (1000 if len(value.split(".", maxsplit=1)[0]) == 13 else 1)
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).isoformat()
    if re.match(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d", value):
        return parsedate_to_datetime(value).isoformat()
    return _worded(value)


def _worded(value: str) -> str | None:
    dates = [(found, at) for at, pattern in enumerate(_WORDED) for found in pattern.finditer(value)]
    if len(dates) != 1:  # none, or two: which one is meant is unknown
        return None
    found, at = dates[0]
    day, month = (found[1], found[2]) if at == 0 else (found[2], found[1])
    rest = value[: found.start()] + " " + value[found.end() :]
    if zone := _ZONE.search(rest):
        rest = rest[: zone.start()] + _ZONES[zone[1]] + rest[zone.end() :]
    clock = _CLOCK.search(rest)
    time = _clock(clock[1], clock[2] or "00", clock[3], clock[4] or clock[5]) if clock else None
    return _iso(int(found[3]), calendar.month_forms()[month.lower()], int(day), time, clock[6] if clock else None)


def _ints(found: re.Match[str], *groups: int) -> tuple[int, int, int]:
    year, month, day = (int(found[g]) for g in groups)
    return year, month, day


def _day_month(first: int, second: int, order: Order | None) -> tuple[int, int]:
    if first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    if order is None:
        raise ValueError("day and month could be swapped")
    return (first, second) if order == "day" else (second, first)


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)  # as POSIX reads two digits


def _clock(hour: str | None, minute: str | None, second: str | None, half: str | None = None) -> dt.time | None:
    if hour is None or minute is None:
        return None
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            raise ValueError("no such hour")
        hours = hours % 12 + (12 if half.lower().startswith("p") else 0)
    return dt.time(hours, int(minute), int(second or 0))


def _iso(year: int, month: int, day: int, clock: dt.time | None, zone: str | None) -> str:
    date = dt.date(year, month, day)
    if clock is None:
        return date.isoformat()
    return dt.datetime.combine(date, clock, _offset(zone)).isoformat()


def _offset(zone: str | None) -> dt.timezone | None:
    if not zone:
        return None
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return dt.UTC
    digits = zone[1:].replace(":", "").ljust(4, "0")
    delta = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return dt.timezone(-delta if zone[0] == "-" else delta)
