"""Names of months and weekdays in every printed form, from ``lexicon/calendar.toml``: the one place that lists them."""

from __future__ import annotations

from functools import cache

from factcheck.lexicon import table


@cache
def months() -> tuple[str, ...]:
    """January to December, in lower case."""
    return tuple(table("calendar")["months"])


@cache
def weekdays() -> tuple[str, ...]:
    """Monday to Sunday, in lower case."""
    return tuple(table("calendar")["weekdays"])


@cache
def names() -> frozenset[str]:
    """Months, their short forms, and weekdays, in lower case."""
    shorts = (short for forms in table("calendar")["months"].values() for short in forms)
    return frozenset((*months(), *weekdays(), *shorts))


@cache
def month_pattern() -> str:
    """Branches for a month as printed, long or short ("August", "Aug.")."""
    forms = [rf"{short.title()}\b\.?" for shorts in table("calendar")["months"].values() for short in shorts]
    return "|".join([*(name.title() for name in months()), *forms])


@cache
def weekday_pattern() -> str:
    """Branches for a weekday as printed."""
    return "|".join(name.title() for name in weekdays())
