# ruff: noqa: E501 - a pattern stands on one line
"""Time expressions of a sentence, by grammar (no parse), and the days that each allows.

An expression is resolved against the day of first publication; without one only full dates have a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from dateutil.easter import easter

from factcheck.claims.document import DateMention, Sentence
from factcheck.lexicon import any_of, calendar, choice, numerals, phrases, table

_WEEKDAYS = calendar.weekdays()
_NUMBERS = {**numerals.words(), "a": 1, "an": 1}
_COUNTS = [word for word, number in numerals.words().items() if 0 < number <= 100]

_BARE_WEEKDAY = rf"(?:{calendar.weekday_pattern()})"
_WEEKDAY = rf"(?P<weekday>{_BARE_WEEKDAY})"
_PART = r"(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|midday|lunchtime|dawn|midnight)"
_MONTH = rf"(?P<month>{calendar.month_pattern()})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_COUNT = rf"(?P<count>\d{{1,3}}|an?|{choice(_COUNTS)})"
_SPAN_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}


Days = tuple[dt.date | None, dt.date | None]
_UNKNOWN: Days = (None, None)


def _month_of(word: str) -> int:
    return calendar.month_forms()[word.lower().rstrip(".")]


def _month_days(year: int, month: int) -> Days:
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return dt.date(year, month, 1), after - dt.timedelta(days=1)


def _year_days(year: int) -> Days:
    return dt.date(year, 1, 1), dt.date(year, 12, 31)


def _date_of(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _calendar(match: re.Match[str], anchor: dt.date | None, future: bool) -> Days:
    """Read "January 31", "31 January 2026", "Saturday, January 31": without a year the nearest, the past preferred."""
    parts = match.groupdict()
    month = _month_of(parts["month"])
    day = int(parts["day"])
    until = int(parts["until"]) if parts.get("until") else day
    if parts["year"]:
        first = _date_of(int(parts["year"]), month, day)
        return first, _date_of(int(parts["year"]), month, max(day, until)) or first
    if anchor is None:
        return _UNKNOWN
    if parts["before"]:
        first = _date_of(anchor.year - 1, month, day)
        return first, _date_of(anchor.year - 1, month, max(day, until)) or first
    near = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := _date_of(y, month, day))]
    if parts["weekday"]:
        fitting = [d for d in near if _WEEKDAYS[d.weekday()] == parts["weekday"].lower()]
        near = fitting or near
    reach = 300 if future else 60
    near = [d for d in near if (d - anchor).days <= reach]
    best = min(near, key=lambda d: abs((d - anchor).days), default=None)
    last = best and _date_of(best.year, month, max(day, until))
    return best, last or best


def _holiday(match: re.Match[str], anchor: dt.date | None, future: bool) -> Days:
    """Read "New Year's Eve" as the nearest one, the past preferred."""
    if match["year"]:
        anchor, years = dt.date(int(match["year"]), 12, 31), [int(match["year"])]
    elif anchor is None:
        return _UNKNOWN
    else:
        years = [anchor.year - 1, anchor.year, anchor.year + 1]
    name = re.sub(r"\s+", " ", match.group().replace("’", "'")).removesuffix(match["year"] or "").rstrip(", ")
    if name in table("dates")["from_easter"]:
        days = [easter(y) + dt.timedelta(days=table("dates")["from_easter"][name]) for y in years]
    else:
        month, day = table("dates")["holidays"][name]
        days = [d for y in years if (d := _date_of(y, month, day))]
    best = min((d for d in days if (d - anchor).days <= (300 if future else 2)), key=lambda d: abs((d - anchor).days))
    return best, best


def _numeric(match: re.Match[str], _anchor: dt.date | None, _future: bool) -> Days:
    """ISO days, and d/m/y or m/d/y where one of the two is above 12."""
    a, b, c = (int(x) for x in re.findall(r"\d+", match.group()))
    if a > 31:
        day = _date_of(a, b, c)
    elif a > 12 >= b:
        day = _date_of(c, b, a)
    elif b > 12 >= a or a == b:
        day = _date_of(c, a, b)
    else:
        day = None
    return day, day


def _month_year(match: re.Match[str], _anchor: dt.date | None, _future: bool) -> Days:
    return _month_days(int(match["year"]), _month_of(match["month"]))


def _bare_month(match: re.Match[str], anchor: dt.date | None, future: bool) -> Days:
    if anchor is None:
        return _UNKNOWN
    month, year = _month_of(match["month"]), anchor.year
    if match["which"] and "last" in match["which"]:
        return _month_days(anchor.year - 1, month)
    if month > anchor.month and not future:
        year -= 1
    elif month < anchor.month and future:
        year += 1
    return _month_days(year, month)


def _bare_year(match: re.Match[str], anchor: dt.date | None, _future: bool) -> Days:
    year = int(match["year"])
    return _year_days(year) if anchor is None or year <= anchor.year + 20 else _UNKNOWN


def _weekday(match: re.Match[str], anchor: dt.date | None, future: bool) -> Days:
    """The most recent such weekday, the day of publication included; "next" and what lies ahead the other way."""
    if anchor is None:
        return _UNKNOWN
    wanted = _WEEKDAYS.index(match["weekday"].lower())
    which = (match["which"] or "").lower().strip()
    if which in {"next", "coming", "this coming"} or future:
        day = anchor + dt.timedelta(days=(wanted - anchor.weekday()) % 7 or 7)
    else:
        back = (anchor.weekday() - wanted) % 7
        if which in {"last", "previous"} and back == 0:
            back = 7
        day = anchor - dt.timedelta(days=back)
    return day, day


def _weekday_last_week(match: re.Match[str], anchor: dt.date | None, _future: bool) -> Days:
    """Read "last week Tuesday" and "Tuesday of last week": that day of the calendar week before publication."""
    if anchor is None:
        return _UNKNOWN
    wanted = next(_WEEKDAYS.index(d) for d in _WEEKDAYS if d in match.group().lower())
    day = anchor - dt.timedelta(days=anchor.weekday() + 7 - wanted)
    return day, day


def _offset(match: re.Match[str], anchor: dt.date | None, _future: bool) -> Days:
    if anchor is None:
        return _UNKNOWN
    words = re.sub(r"\s+", " ", match.group().lower())
    day = anchor + dt.timedelta(days=table("dates")["offsets"][words])
    return (day, anchor) if words in {"overnight", "last night"} else (day, day)


def _ago(match: re.Match[str], anchor: dt.date | None, _future: bool) -> Days:
    """Read "three days ago" as one day; "a week ago" and longer allow half a unit on either side."""
    if anchor is None:
        return _UNKNOWN
    count = _NUMBERS.get(match["count"].lower()) or int(match["count"])
    span = _SPAN_DAYS[match["unit"].lower()]
    if count * span > 36_000:
        return _UNKNOWN
    day = anchor - dt.timedelta(days=count * span)
    half = dt.timedelta(days=0 if span == 1 else span // 2)
    return day - half, day + half


def _back(match: re.Match[str], anchor: dt.date | None, _future: bool) -> Days:
    """Read "one month on" as that day a month before publication."""
    if anchor is None:
        return _UNKNOWN
    count, unit = _NUMBERS.get(match["count"].lower()) or int(match["count"]), match["unit"].lower()
    if unit in {"month", "year"}:
        months = anchor.year * 12 + anchor.month - 1 - count * (12 if unit == "year" else 1)
        day = _date_of(months // 12, months % 12 + 1, anchor.day) if months > 12 else None
    else:
        day = anchor - dt.timedelta(days=count * _SPAN_DAYS[unit])
    return day, day


def _stretch(match: re.Match[str], anchor: dt.date | None, _future: bool) -> Days:
    """Read "last week", "this month", "over the weekend", "last year"."""
    if anchor is None:
        return _UNKNOWN
    unit, last = match["unit"].lower(), bool(re.search(r"last|past|previous", match.group(), re.IGNORECASE))
    monday = anchor - dt.timedelta(days=anchor.weekday())
    if unit == "weekend":
        saturday = anchor - dt.timedelta(days=(anchor.weekday() - 5) % 7)
        return saturday, saturday + dt.timedelta(days=1)
    if unit == "week":
        start = monday - dt.timedelta(days=7 * last)
        return start, start + dt.timedelta(days=6)
    if unit == "month":
        end = anchor.replace(day=1) - dt.timedelta(days=1)
        return _month_days(end.year, end.month) if last else (anchor.replace(day=1), anchor)
    if unit in {"year", "summer", "winter", "spring", "autumn", "fall"}:
        return _year_days(anchor.year - last)
    return _UNKNOWN


def _nothing(_match: re.Match[str], _anchor: dt.date | None, _future: bool) -> Days:
    return _UNKNOWN


def _day_of_month(match: re.Match[str], anchor: dt.date | None, _future: bool) -> Days:
    """Read "on the 14th": the most recent such day."""
    if anchor is None:
        return _UNKNOWN
    end = anchor.replace(day=1) - dt.timedelta(days=1)
    days = (_date_of(m.year, m.month, int(match["day"])) for m in (anchor, end))
    day = next((d for d in days if d and d <= anchor), None)
    return day, day


def _either(words: Iterable[str]) -> str:
    return "|".join(phrases(words))


Resolver = Callable[[re.Match[str], "dt.date | None", bool], Days]


@cache
def _grammar() -> tuple[tuple[re.Pattern[str], Resolver, str], ...]:
    """Patterns in order of precedence, each with how it resolves and the role that it gives."""
    words = table("dates")
    ahead = rf"(?:{_WEEKDAY}(?:\s+{_PART})?\s*,?\s*\(?\s*)?(?:the\s+)?"
    year = rf"(?:\s*,?\s+(?:{_YEAR}\b|(?P<before>(?:of\s+)?last\s+year\b)))?"
    both = [
        rf"\b{ahead}{_MONTH}\s+{_DAY}\b(?!:\d|\s?[ap]\.?m|[.,]\d)(?:\s*(?:-|–|and|to)\s*(?P<until>[12]?\d|3[01])\b(?!\s*%|\s+[a-z]))?{year}",
        rf"\b{ahead}{_DAY}(?:\s*(?:-|–|/|and|to)\s*(?P<until>[12]?\d|3[01])(?:st|nd|rd|th)?)?(?:\s+of)?\s+{_MONTH}(?![a-z]){year}",
    ]
    rules: list[tuple[str, Resolver, str, int]] = [
        (r"\b(?:19|20)\d\d-\d\d-\d\d(?!\d)|\b\d{1,2}/\d{1,2}/(?:19|20)\d\d\b", _numeric, "on", 0),
        (rf"\b(?:{_either({*words['holidays'], *words['from_easter']} - {*words['feasts']['names']})}|(?:{_either(words['feasts']['names'])})(?!\s+(?!on\b|in\b|at\b|and\b|night\b|when\b|this\b|last\b)[a-z]))\b(?!,?\s+(?:\d{{1,2}}\b|[A-Z][a-z]+\.?\s+\d))(?:,?\s+{_YEAR}\b)?".replace("'", "['’]"), _holiday, "on", 0),
        *[(p, _calendar, "on", 0) for p in both],
        (rf"\b(?:(?:early|mid|late)[\s-]+(?:in\s+)?)?{_MONTH}(?:\s+of)?,?\s+{_YEAR}\b", _month_year, "on", 0),
        (
            (rf"(?=[A-Z])(?:(?<=\b(?i:in)\s)|(?<=\b(?i:since)\s)|(?<=\b(?i:last)\s)|(?<=\b(?i:from)\s)|(?<=\b(?i:until)\s)|(?<=\b(?i:during)\s)|(?<=\b(?i:early)\s)|(?<=\b(?i:late)\s)"
            rf"|(?<=\bmid-)|(?<=\b(?i:by)\s)|(?<=\b(?i:of)\s)){_MONTH}(?![\w-])(?!\s+\d)(?:\s+(?P<which>(?:of\s+)?(?:last|this)\s+year))?"),
            _bare_month, "on", 0,
        ),
        (rf"\b(?i:in|of|since|from|until|during|by|before|after|and|to)\s+(?:early\s+|late\s+|mid-)?{_YEAR}\b(?![-–/]|\s*%|,\d|\s+[a-z]+\s+(?:were|was)\b)", _bare_year, "on", 0),
        (rf"(?:\b(?i:the|a)\s+|\(){_YEAR}\b(?=[’']?s?\s+[A-Za-z]|\))", _bare_year, "on", 0),
        (rf"\b(?:(?i:last\s+week)(?:\s+on)?\s+{_WEEKDAY}(?:\s+{_PART})?|{_BARE_WEEKDAY}(?:\s+{_PART})?\s+(?i:(?:of\s+)?last\s+week))\b", _weekday_last_week, "on", 0),
        (rf"(?<!every\s)(?<!each\s)\b(?:(?P<which>(?i:last|next|this coming|this|coming|previous))\s+)?{_WEEKDAY}\b(?!s\b)(?:\s+{_PART})?", _weekday, "on", 0),
        (rf"\b{_COUNT}\s+(?P<unit>day|week|fortnight|month|year)s?\s+(?:to\s+the\s+day\s+)?(?:on(?=[,:;.]|\s+[–—-]|\s+from\b)|after(?=\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){{0,2}}{any_of(words['onset'])}(?:e?s|ings?)?\b)|(?<=days\s)after(?=\s+(?-i:[A-Z])[a-z]+\s*[.,;]))", _back, "back", re.IGNORECASE),
        (rf"\b(?:{_either(words['from_event'])})\b", _nothing, "event", re.IGNORECASE),
        (rf"(?<!\bthe\s)\b(?:{_either(words['offsets'])})\b", _offset, "on", re.IGNORECASE),
        (rf"\b(?:more\s+than\s+|over\s+|nearly\s+|about\s+|almost\s+)?{_COUNT}\s+(?P<unit>day|week|fortnight|month|year|decade)s?\s+(?:ago|earlier|before|prior|previously)\b", _ago, "on", re.IGNORECASE),
        (rf"\b{_COUNT}\s+(?P<unit>day|week|fortnight|month|year)s?\s+(?:after|later)\b", _nothing, "after", re.IGNORECASE),
        (r"\b(?:earlier\s+)?(?:last|this|the\s+past|past|the\s+previous|over\s+the|at\s+the|during\s+the)\s+(?P<unit>week|month|year|weekend|summer|winter|spring|autumn|fall)\b(?:end)?(?!-)", _stretch, "on", re.IGNORECASE),
        (rf"\bon\s+the\s+{_DAY}(?<=[a-z])\b(?!\s+(?:floor|day|anniversary|street|of|avenue|green|minute|hour))", _day_of_month, "on", re.IGNORECASE),
        (rf"\b(?:{_either(words['earlier']['words'])})\b", _nothing, "earlier", re.IGNORECASE),
        (r"\b(?:in|over|during|for)\s+(?:the\s+)?(?:last|past)\s+(?:several|few|two|three|four|five|six|ten|\d+)\s+(?:weeks|months|years|decades)\b", _nothing, "earlier", re.IGNORECASE),
        (r"\bin\s+the\s+(?:19|20)?\d0s\b", _nothing, "earlier", 0),
    ]  # fmt: skip
    return tuple((re.compile(pattern, flags), resolve, role) for pattern, resolve, role, flags in rules)


_ANY = re.compile(
    r"\d{4}|\d/\d|Eve\b|Halloween|Easter|July|days?\b|night\b|morning|afternoon|evening|tomorrow|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|week|fortnight|month|year|decade|\bago\b|previously|in\s+the\s+past|\dth|summer|winter|historically|\d0s",
)
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+)?(?:the\s+)?$", re.IGNORECASE)
_STARTS = re.compile(r",?\s+when\s+(?:the|an?|its?|their|his|her|two|three|[A-Z]\w+)\b")
_ONWARD = re.compile(r"\s+on(?:wards?)?\b(?!\s+(?:a|an|the)\b)")


@cache
def missing_since() -> re.Pattern[str]:
    """What stands before the day from which somebody has been missing, or hospitals have taken in the hurt."""
    missing, taken = (any_of(table("dates")[name]) for name in ("missing", "taken_in"))
    wards = r"(?:hospitals?|clinics?|wards?|emergency\s+rooms?)"
    return re.compile(rf"\b(?:{missing}|{taken}\b[^.;,]{{0,50}}\b{wards})\s+since\s+(?:the\s+)?$")


@cache
def _future() -> re.Pattern[str]:
    verbs, near = ("|".join(table("dates")[name]) for name in ("future", "until"))
    return re.compile(rf"\b(?:{verbs})\b[^,.;:]{{0,70}}$|\b(?:{near})\s+(?:\w+-)?$", re.IGNORECASE)


_PLANNED = re.compile(
    r"\b(?!(?:rise|rose|climb|jump|grow|grew|up|soar|surge|mount|due|thanks|close|next|according)(?:s|ed)?\s)[a-z]+\s+to\s+"
    r"(?!at\b|more\b|over\b|about\b)[a-z]{3,}\b[^,.;:]{0,40}$",
    re.IGNORECASE,
)
"""The plan of a headline: "Clinics to open on Saturday"."""


def expressions(sentence: Sentence, anchor: dt.date | None) -> Iterator[DateMention]:
    """The time expressions of a sentence in order, resolved against ``anchor`` (the day of first publication)."""
    text = sentence.text
    if not _ANY.search(text):
        return
    taken = [False] * len(text)
    found: list[DateMention] = []
    for pattern, resolve, kind in _grammar():
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = [True] * (end - start)
            before = text[:start]
            ahead = bool(_future().search(before[-90:]) or (sentence.field == "title" and _PLANNED.search(before)))
            first, last = resolve(match, anchor, ahead)
            role = kind
            onward = before.lower().endswith("from ") and _ONWARD.match(text, end)
            if (
                kind == "on"
                and first
                and (_STARTS.match(text, end) or missing_since().search(before))
                and _SINCE.search(before)
            ):
                pass  # "missing since Tuesday", "since Tuesday, when the water came": the day itself
            elif kind == "on" and (_SINCE.search(before) or onward or match.group().lower().startswith("since ")):
                role, last = "since", None
            elif kind == "on" and first and anchor and first > anchor + dt.timedelta(days=1):
                role = "later"
            elif kind == "on" and re.match(r"(?:the\s+)?(?:last|past|previous)\s+year", match.group(), re.IGNORECASE):
                role = "earlier"
            found.append(
                DateMention(sentence, sentence.start + start, sentence.start + end, first, last, match.group(), role)
            )
    yield from sorted(found, key=lambda m: m.start)
