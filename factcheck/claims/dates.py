# ruff: noqa: E501 - a pattern stands on one line
"""When it happened: time expressions resolved against first publication, and the day of the incident.

Three steps. ``expressions`` finds every time expression of a sentence by grammar (no parse) and says which days it
allows. Each is weighed by what stands in its clause: the onset of an incident, a loss, an answer to it, or only a
statement about it.
The day that gathers most weight is the incident's; an article that ties no day to its incident has none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from factcheck.claims.document import DateMention, Document, Sentence
from factcheck.lexicon import any_of, table
from factcheck.records import Claim

ENOUGH = 2.0
"""Weight that a day must gather to be called the incident's: one onset in passing, or one loss in the lead."""

RECENT_DAYS = 30
"""A bare date further back than this needs to be named with the event ("the Aug. 8 fire") to count fully."""

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBERS = {
    w: i
    for i, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_NUMBERS |= {"a": 1, "an": 1}

_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_PART = r"(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|noon|midday)"
_MONTH = (
    r"(?P<month>Jan(?:uary|\b\.?)|Feb(?:ruary|\b\.?)|Mar(?:ch|\b\.?)|Apr(?:il|\b\.?)|May|Jun(?:e|\b\.?)|Jul(?:y|\b\.?)|"
    r"Aug(?:ust|\b\.?)|Sept?(?:ember|\b\.?)|Oct(?:ober|\b\.?)|Nov(?:ember|\b\.?)|Dec(?:ember|\b\.?))"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SPAN_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}


@dataclass(frozen=True, slots=True)
class DateReading:
    """Every time expression of an article, and the day of its incident.

    ``event`` is the best day; ``first``..``last`` bound it, or a stretch of days (several days of unrest) that has no
    single best day. ``confidence`` (0 to 1) says how clearly the words tie the day to the incident.
    """

    mentions: tuple[DateMention, ...] = ()
    event: dt.date | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    confidence: float = 0.0


def wants(_sentence: Sentence) -> bool:
    """Dates are read by grammar and clause: no parse is asked for."""
    return False


# ---- expressions -----------------------------------------------------------------------------------------------------

Days = tuple[dt.date | None, dt.date | None]
_UNKNOWN: Days = (None, None)


def _month_of(word: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(word.lower().rstrip(".")[:3]))


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
    if anchor is None:
        return _UNKNOWN
    month, day = table("dates")["holidays"][re.sub(r"\s+", " ", match.group().replace("’", "'"))]
    days = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := _date_of(y, month, day))]
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
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


Resolver = Callable[[re.Match[str], "dt.date | None", bool], Days]


@cache
def _grammar() -> tuple[tuple[re.Pattern[str], Resolver, str], ...]:
    """Patterns in order of precedence, each with how it resolves and the role that it gives."""
    words = table("dates")
    ahead = rf"(?:{_WEEKDAY}(?:\s+{_PART})?\s*,?\s*\(?\s*)?(?:the\s+)?"
    year = rf"(?:\s*,?\s+{_YEAR}\b)?"
    both = [
        rf"\b{ahead}{_MONTH}\s+{_DAY}\b(?!:\d|\s?[ap]\.?m|[.,]\d)(?:\s*(?:-|–|and|to)\s*(?P<until>[12]?\d|3[01])\b(?!\s*%|\s+[a-z]))?{year}",
        rf"\b{ahead}{_DAY}(?:\s+of)?\s+{_MONTH}(?![a-z]){year}",
    ]
    rules: list[tuple[str, Resolver, str, int]] = [
        (r"\b(?:19|20)\d\d-\d\d-\d\d(?!\d)|\b\d{1,2}/\d{1,2}/(?:19|20)\d\d\b", _numeric, "on", 0),
        (rf"\b(?:{_either(words['holidays'])})\b".replace("'", "['’]"), _holiday, "on", 0),
        *[(p, _calendar, "on", 0) for p in both],
        (rf"\b(?:(?:early|mid|late)[\s-]+(?:in\s+)?)?{_MONTH}(?:\s+of)?,?\s+{_YEAR}\b", _month_year, "on", 0),
        (
            (rf"(?:(?<=\b(?i:in)\s)|(?<=\b(?i:since)\s)|(?<=\b(?i:last)\s)|(?<=\b(?i:from)\s)|(?<=\b(?i:until)\s)|(?<=\b(?i:during)\s)|(?<=\b(?i:early)\s)|(?<=\b(?i:late)\s)"
            rf"|(?<=\bmid-)|(?<=\b(?i:by)\s)|(?<=\b(?i:of)\s)){_MONTH}(?![\w-])(?!\s+\d)(?:\s+(?P<which>(?:of\s+)?(?:last|this)\s+year))?"),
            _bare_month, "on", 0,
        ),
        (rf"\b(?i:in|of|since|from|until|during|by|before|after|and|to)\s+(?:early\s+|late\s+|mid-)?{_YEAR}\b(?![-–/]|\s*%|,\d|\s+[a-z]+\s+(?:were|was)\b)", _bare_year, "on", 0),
        (rf"(?:\b(?i:the|a)\s+|\(){_YEAR}\b(?=[’']?s?\s+[A-Za-z]|\))", _bare_year, "on", 0),
        (rf"(?<!every\s)(?<!each\s)\b(?:(?P<which>(?i:last|next|this coming|this|coming|previous))\s+)?{_WEEKDAY}\b(?!s\b)(?:\s+{_PART})?", _weekday, "on", 0),
        (rf"\b(?:{_either(words['from_event'])})\b", _nothing, "event", re.IGNORECASE),
        (rf"\b(?:{_either(words['offsets'])})\b", _offset, "on", re.IGNORECASE),
        (rf"\b(?:more\s+than\s+|over\s+|nearly\s+|about\s+|almost\s+)?{_COUNT}\s+(?P<unit>day|week|month|year|decade)s?\s+(?:ago|earlier|before|prior|previously)\b", _ago, "on", re.IGNORECASE),
        (rf"\b{_COUNT}\s+(?P<unit>day|week|month|year)s?\s+(?:after|later)\b", _nothing, "after", re.IGNORECASE),
        (r"\b(?:earlier\s+)?(?:last|this|the\s+past|past|the\s+previous|over\s+the|at\s+the|during\s+the)\s+(?P<unit>week|month|year|weekend|summer|winter|spring|autumn|fall)\b(?:end)?(?!-)", _stretch, "on", re.IGNORECASE),
        (rf"\bon\s+the\s+{_DAY}(?<=[a-z])\b(?!\s+(?:floor|day|anniversary|street|of|avenue|green|minute|hour))", _day_of_month, "on", re.IGNORECASE),
        (rf"\b(?:{_either(words['earlier']['words'])})\b", _nothing, "earlier", re.IGNORECASE),
        (r"\b(?:in|over|during|for)\s+(?:the\s+)?(?:last|past)\s+(?:several|few|two|three|four|five|six|ten|\d+)\s+(?:weeks|months|years|decades)\b", _nothing, "earlier", re.IGNORECASE),
        (r"\bin\s+the\s+(?:19|20)?\d0s\b", _nothing, "earlier", 0),
    ]  # fmt: skip
    return tuple((re.compile(pattern, flags), resolve, role) for pattern, resolve, role, flags in rules)


_ANY = re.compile(
    r"\d{4}|\d/\d|Eve\b|Halloween|July|day\b|night\b|morning|afternoon|evening|tomorrow|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|week|month|year|decade|\bago\b|previously|in\s+the\s+past|\dth|summer|winter|historically|\d0s",
)
_SINCE = re.compile(r"\bsince\s+(?:\w+\s+)?(?:the\s+)?$", re.IGNORECASE)
_ONWARD = re.compile(r"\s+on(?:wards?)?\b(?!\s+(?:a|an|the)\b)")


@cache
def _future() -> re.Pattern[str]:
    verbs, near = ("|".join(table("dates")[name]) for name in ("future", "until"))
    return re.compile(rf"\b(?:{verbs})\b[^,.;:]{{0,70}}$|\b(?:{near})\s+(?:\w+-)?$", re.IGNORECASE)


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
            ahead = bool(_future().search(before[-90:]))
            first, last = resolve(match, anchor, ahead)
            role = kind
            onward = before.lower().endswith("from ") and _ONWARD.match(text, end)
            if kind == "on" and (_SINCE.search(before) or onward or match.group().lower().startswith("since ")):
                role, last = "since", None
            elif kind == "on" and first and anchor and first > anchor + dt.timedelta(days=1):
                role = "later"
            elif kind == "on" and re.match(r"(?:the\s+)?(?:last|past|previous)\s+year", match.group(), re.IGNORECASE):
                role = "earlier"
            found.append(
                DateMention(sentence, sentence.start + start, sentence.start + end, first, last, match.group(), role)
            )
    yield from sorted(found, key=lambda m: m.start)


# ---- the day of the incident -----------------------------------------------------------------------------------------

_BOUNDARY = re.compile(
    r"[,;:()\[\]“”\"«»•]|\s[-–—]+\s|\b(?:that|which|who|when|while|after|before|as|but|where|since|because|whose|if|until)\b",
    re.IGNORECASE,
)


@cache
def _stems(name: str) -> re.Pattern[str]:
    stems = sorted(table("dates")[name], key=len, reverse=True)
    return re.compile(rf"\b{any_of(stems)}(?:e?s|e?d|ing|ings|ers?)?\b", re.IGNORECASE)


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a span, cut at punctuation and at the words that open another clause."""
    left = max((m.end() for m in _BOUNDARY.finditer(text, 0, start)), default=0)
    right = next((m.start() for m in _BOUNDARY.finditer(text, end)), len(text))
    return left, right


def _nearest(pattern: re.Pattern[str], text: str, clause: tuple[int, int], span: tuple[int, int]) -> int | None:
    """How far the nearest match inside the clause is from the span, in characters."""
    start, end = span
    gaps = [min(abs(start - m.end()), abs(m.start() - end)) for m in pattern.finditer(text, *clause)
            if m.end() <= start or m.start() >= end]  # fmt: skip
    return min(gaps, default=None)


TIES = {"onset": 4.0, "casualty": 3.0, "response": 0.8, "speech": 0.0}
"""What a day weighs by the word that it stands nearest to in its clause."""


def _tie(mention: DateMention) -> tuple[str, float]:
    """How a time expression hangs on the incident: what kind of word governs it, and the weight of that."""
    text = mention.sentence.text
    start, end = mention.start - mention.sentence.start, mention.end - mention.sentence.start
    named = re.match(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}?(\w+)", text[end:])
    if named and (text[end : end + 1] in "'’" or re.search(r"\bthe\s+$|^the\b", text[:start][-5:] + mention.word)):
        words = named.group()
        if _stems("onset").search(words) or _stems("casualty").search(words):
            return "named", 5.0
    left, right = _clause(text, start, end)
    near = {name: _nearest(_stems(name), text, (left, right), (start, end)) for name in TIES}
    if near["speech"] is not None and near["speech"] <= 3:  # "said on Friday", "on Friday said"
        return "speech", TIES["speech"]
    known = [(gap, -TIES[name], name) for name, gap in near.items() if gap is not None]
    if known:
        return _refine(min(known)[2], text, left, right)
    if _stems("onset").search(text):
        return "near", 2.0
    if _stems("casualty").search(text):
        return "casualty", 1.5
    return "none", 0.0


def _refine(tie: str, text: str, left: int, right: int) -> tuple[str, float]:
    if tie == "casualty" and re.search(r"\bmore\b(?! than)|\banother\b|hospital", text[left:right], re.IGNORECASE):
        return "response", TIES["response"]  # one more death is not the incident
    if tie == "response" and re.match(r"\s*after\b", text[right:]) and _stems("onset").search(text, right):
        return "response", 1.5  # "were freed on Monday after gunmen stormed": told as the incident's day
    return tie, TIES[tie]


def _days(mention: DateMention) -> dt.date | None:
    """The one day that an expression means (of a night, the day on which it began)."""
    if mention.role != "on" or mention.first is None or mention.last is None:
        return None
    return mention.first if (mention.last - mention.first).days <= 1 else None


def _place_weight(sentence: Sentence) -> float:
    if sentence.field == "title" or sentence.number <= 1:
        return 1.5
    return 1.2 if sentence.number <= 4 else 1.0


def read(document: Document) -> DateReading:
    """The time expressions of a document and the day of its incident."""
    anchor = _anchor(document)
    mentions = [m for s in document.sentences for m in expressions(s, anchor)]
    weights: dict[dt.date, float] = defaultdict(float)
    deaths: set[dt.date] = set()
    for mention in mentions:
        day = _days(mention)
        if day is None or _is_dateline(mention) or _is_limit(mention):
            continue
        tie, weight = _tie(mention)
        if tie == "speech" and mention.sentence.number <= 1 and _acute(mention):
            weight = 1.5  # "A bomber struck a market, officials said on Saturday": most often the same day
        if _is_background(mention) and tie != "named":
            weight *= 0.3
        if anchor and (anchor - day).days > RECENT_DAYS and tie != "named":
            weight *= 0.4
        weights[day] += weight * _place_weight(mention.sentence)
        if tie == "casualty":
            deaths.add(day)
    event = _best(weights)
    first = last = event
    if len(stretch := [d for d in deaths if weights[d] >= 1.5]) >= 3 and (max(stretch) - min(stretch)).days <= 14:
        event, first, last = None, min(stretch), max(stretch)  # days of unrest: no day is the day
    base = event or anchor
    if event is None and first is None:
        event = first = last = _told_from_today(mentions, anchor) or _announced(document, mentions, anchor)
    confidence = min(0.95, 0.5 + 0.06 * weights.get(event, 0.0)) if event else 0.0
    return DateReading(tuple(_settle(m, base) for m in mentions), event, first, last, confidence)


def _best(weights: dict[dt.date, float]) -> dt.date | None:
    best = max(weights, key=lambda d: (weights[d], -d.toordinal()), default=None)
    if best is None or weights[best] < ENOUGH:
        return None
    # an incident that goes on for days is dated by its first, where that is told with like weight
    earlier = [
        d for d in weights if 0 < (best - d).days <= 2 and weights[d] >= 0.5 * weights[best] and weights[d] >= ENOUGH
    ]
    return min(earlier, default=best)


def _acute(mention: DateMention) -> bool:
    return bool(_stems("acute").search(mention.sentence.text))


def _is_background(mention: DateMention) -> bool:
    text = mention.sentence.text
    start, end = mention.start - mention.sentence.start, mention.end - mention.sentence.start
    left = max(text.rfind(",", 0, start), text.rfind(";", 0, start)) + 1
    return bool(_stems("background").search(text, left, max(end, _clause(text, start, end)[1])))


def _is_limit(mention: DateMention) -> bool:
    """The words set a limit ("by Tuesday", "as of 2 pm on Tuesday"): up to that day, not on it."""
    before = mention.sentence.text[: mention.start - mention.sentence.start]
    after = mention.sentence.text[mention.end - mention.sentence.start :][:1]
    if before.lower().endswith("from ") and after not in {"'", "’"}:
        return True
    near, stamp = ("|".join(table("dates")[name]) for name in ("up_to", "stamped"))
    limit = rf"\b(?:{near})\s+(?:early\s+|late\s+)?$|\b(?:{stamp})[\s:]+$|\bas\s+of\s+(?:[\w:.]+\s+){{0,3}}$"
    return bool(re.search(limit, before[-36:], re.IGNORECASE))


def _told_from_today(mentions: list[DateMention], anchor: dt.date | None) -> dt.date | None:
    """Read "a day earlier gunmen stopped the train" from publication, where nothing else dates the incident."""
    shifts = table("dates")["from_event"]
    for mention in mentions:
        shift = shifts.get(re.sub(r"\s+", " ", mention.word.lower()), 0) if mention.role == "event" else 0
        if anchor and shift < 0 and _tie(mention)[0] in {"onset", "casualty"} and not _is_background(mention):
            return anchor + dt.timedelta(days=shift)
    return None


def _announced(document: Document, mentions: list[DateMention], anchor: dt.date | None) -> dt.date | None:
    """Where nothing struck and nobody died, the news is the announcement: the day on which it was made."""
    lead = " ".join(s.text for s in document.sentences if s.field == "title" or s.number <= 2)
    if _stems("casualty").search(lead) or re.search(
        r"\b(?:attack|bomb|blast|quake|crash|flood|wildfire|clash)", lead, re.IGNORECASE
    ):
        return None
    for mention in mentions:
        day = _days(mention)
        if day is None or mention.sentence.number > 6 or _is_dateline(mention) or _is_limit(mention):
            continue
        before = mention.sentence.text[: mention.start - mention.sentence.start]
        fresh = anchor is None or 0 <= (anchor - day).days <= 7
        if fresh and _tie(mention)[0] in {"speech", "none", "onset"} and not re.search(r"\bhad\b", before):
            return day
    return None


_DATELINE_END = re.compile(r"^\s*(?:,?\s*\d{1,2}:\d\d|\(|[-–—:|]|\.|$|at\s+\d|IST\b|GMT\b|\d)")


def _is_dateline(mention: DateMention) -> bool:
    """A date that only stamps the text: in a dateline, a "Published:" line, or alone on its line."""
    if mention.sentence.field == "title" or not re.search(r"\d", mention.word):
        return False
    text = mention.sentence.text
    start, end = mention.start - mention.sentence.start, mention.end - mention.sentence.start
    stamp = re.search(
        r"(?:^|\b(?:Published|Updated|Posted|Modified|Last updated|Date|Date of publication)\b\W*|\d:\d\d\s*|^[A-Z][\w.\s,()'’-]{1,40},\s*)$",
        text[:start],
    )
    return bool(stamp and start <= 60 and _DATELINE_END.match(text[end:]))


def _anchor(document: Document) -> dt.date | None:
    """The day of first publication: as given, else as the text's own date stamp says in full."""
    if document.article.when:
        return document.article.when.day
    for sentence in document.body[:3]:
        for mention in expressions(sentence, None):
            if mention.first and mention.first == mention.last and _is_dateline(mention):
                return mention.first
    return None


def _settle(mention: DateMention, event: dt.date | None) -> DateMention:
    """Expressions that count from the incident, once its day is known; roles that only serve reading are put back."""
    if mention.role == "event":
        if event is None:
            return replace(mention, role="on")
        shift = table("dates")["from_event"][re.sub(r"\s+", " ", mention.word.lower())]
        day = event + dt.timedelta(days=shift)
        return replace(mention, first=day, last=day, role="on")
    if mention.role == "after":
        return replace(mention, first=event, last=None, role="since")
    return mention


# ---- claims ----------------------------------------------------------------------------------------------------------


def find(document: Document, reading: DateReading) -> list[Claim]:
    """Claims of kind ``date``: the incident's day first, then every other single day, as background."""
    single = [(m, m.first) for m in reading.mentions if m.first and m.first == m.last and m.role != "later"]
    own = [_claim(document, m, day, reading) for m, day in single if day == reading.event]
    night = [_claim(document, m, reading.event, reading) for m in reading.mentions
             if reading.event and m.first == reading.event and m.first != m.last and _days(m)]  # fmt: skip
    claims: dict[str, Claim] = {}
    rest = (_claim(document, m, day, reading) for m, day in single if day != reading.event)
    for claim in (*own, *night, *rest):
        claims.setdefault(claim.value, claim)
    return list(claims.values())


def _claim(document: Document, mention: DateMention, day: dt.date, reading: DateReading) -> Claim:
    s = mention.sentence
    return Claim(
        article_id=document.article.id,
        kind="date",
        value=day.isoformat(),
        scope="incident" if day == reading.event else "background",
        field=s.field,
        start=mention.start,
        end=mention.end,
        quote=document.article.part(s.field)[mention.start : mention.end],
        sentence=(s.start, s.end),
        confidence=round(reading.confidence, 2) if day == reading.event else 0.6,
    )
