"""Names of months and weekdays in every printed form, from ``lexicon/calendar.toml``: the one place that lists them."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def months() -> tuple[str, ...]:
    """January to December, in lower case."""
    return tuple(table("calendar")["months"])


@cache
def weekdays() -> tuple[str, ...]:
    """Monday to Sunday, in lower case."""
    return tuple(table("calendar")["weekdays"])


@cache
def month_forms() -> Mapping[str, int]:
    """Each month's number (January is 1) by its name and its short forms, in lower case and without a full stop."""
    listed = enumerate(table("calendar")["months"].items(), start=1)
    return MappingProxyType({form: number for number, (name, short) in listed for form in (name, *short)})


@cache
def names() -> frozenset[str]:
    """Months, their short forms, and weekdays, in lower case."""
    return frozenset((*month_forms(), *weekdays()))


@cache
def month_pattern() -> str:
    """Branches for a month as printed, long or short ("August", "Aug.")."""
    forms = [rf"{short.title()}\b\.?" for shorts in table("calendar")["months"].values() for short in shorts]
    return "|".join([*(name.title() for name in months()), *forms])


@cache
def weekday_pattern() -> str:
    """Branches for a weekday as printed."""
    return "|".join(name.title() for name in weekdays())
