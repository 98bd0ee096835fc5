"""What a figure and a time allow: the algebra of intervals and of moments. Imports nothing of the package.

The stages have both from ``records.py``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final, Self

YEARS: Final = range(1800, 9900)
"""Years that a moment may lie in: before them lie slips and programs' words for "no date" (0001-01-01), and from each
of their days a century can be counted either way."""


@dataclass(frozen=True, slots=True)
class Interval:
    """What a stated figure allows: ``low <= truth <= high``, ``high`` None when open above (UCDP's low/best/high).

    ``best`` is the figure as stated where the words state one ("at least 10" -> 10, "up to 10" -> None).

    Raises:
        ValueError: when the bounds cross, a bound is negative, or best lies outside them.
    """

    low: float
    best: float | None
    high: float | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"bounds cross or are negative: {self.low}..{self.high}")
        if self.best is not None and (self.best < self.low or (self.high is not None and self.best > self.high)):
            raise ValueError(f"best {self.best} lies outside {self.low}..{self.high}")

    @classmethod
    def exact(cls, n: float) -> Self:
        """N -> N, N, N."""
        return cls(n, n, n)

    @property
    def is_exact(self) -> bool:
        """One single number is allowed."""
        return self.high == self.low

    @property
    def is_open(self) -> bool:
        """Nothing bounds it from above ("at least")."""
        return self.high is None

    @property
    def stated(self) -> float:
        """The one number to show for it: best, else a finite high with nothing below, else low."""
        if self.best is not None:
            return self.best
        return self.high if self.low == 0 and self.high is not None else self.low

    def meet(self, other: Interval) -> Interval | None:
        """What both allow together, None when they exclude each other."""
        low = max(self.low, other.low)
        highs = [h for h in (self.high, other.high) if h is not None]
        high = min(highs) if highs else None
        if high is not None and low > high:
            return None
        bests = [b for b in (self.best, other.best) if b is not None and b >= low and (high is None or b <= high)]
        return Interval(low, bests[0] if len(set(bests)) == 1 else None, high)

    def meets(self, other: Interval) -> bool:
        """Both can be true of one number."""
        return self.meet(other) is not None

    def gap(self, other: Interval) -> float:
        """How far apart they are; 0 when they meet."""
        if self.high is not None and other.low > self.high:
            return other.low - self.high
        if other.high is not None and self.low > other.high:
            return self.low - other.high
        return 0.0

    def within(self, other: Interval) -> bool:
        """Every number that self allows, other allows too."""
        if self.low < other.low:
            return False
        return other.high is None or (self.high is not None and self.high <= other.high)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as far as it is known: the earliest and the latest instant that the words allow (UTC).

    ``iso`` keeps what was written: a day, a local time without offset, or a time with offset. A day or a time without
    offset is compared by the day (any zone): it spans 00:00 at UTC+14 to 24:00 at UTC-12.
    """

    iso: str
    earliest: dt.datetime
    latest: dt.datetime

    @classmethod
    def parse(cls, iso: str | None) -> Moment | None:
        """Read ISO 8601; None when it is not a date, or none of a year (``YEARS``) that news is dated with."""
        if not iso:
            return None
        try:
            if len(iso) <= 10:
                day, at = dt.date.fromisoformat(iso), None
            else:
                at = dt.datetime.fromisoformat(iso)
                day = at.date()
            if day.year not in YEARS:
                return None
            if at is not None and at.tzinfo is not None:
                utc = at.astimezone(dt.UTC)
                return cls(iso, utc, utc)
            start = dt.datetime.combine(day, dt.time(), dt.UTC)
            return cls(iso, start - dt.timedelta(hours=14), start + dt.timedelta(hours=36))
        except (ValueError, OverflowError):
            return None

    @property
    def day(self) -> dt.date:
        """The calendar day as written."""
        return dt.date.fromisoformat(self.iso[:10])

    @property
    def timed(self) -> bool:
        """The instant is known, not only the day."""
        return self.earliest == self.latest

    def before(self, other: Moment) -> bool:
        """Certainly earlier: by the instant where both are timed, else by the calendar day as written."""
        if self.timed and other.timed:
            return self.earliest < other.earliest
        return self.day < other.day
