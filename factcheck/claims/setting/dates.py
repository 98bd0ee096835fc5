# ruff: noqa: E501 - a pattern stands on one line
"""When it happened: time expressions resolved against first publication, and the day of the incident.

``timex`` finds every time expression and the days that it allows. Each is weighed here by what stands in its clause: the
onset of an incident, a loss, an answer to it, or only a statement about it.
The day that gathers most weight is the incident's; an article that ties no day to its incident has none.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.claims.setting.governing import LATER, clause, moved_to, stems, tie_of
from factcheck.claims.setting.timex import expressions
from factcheck.lexicon import table
from factcheck.records import Claim

if TYPE_CHECKING:
    from factcheck.claims.document import DateMention, Document, Sentence

ENOUGH = 2.0
"""Weight that a day must gather to be called the incident's: one onset in passing, or one loss in the lead."""

RECENT_DAYS = 30
"""A bare date further back than this needs to be named with the event ("the Aug. 8 fire") to count fully."""


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


# ---- the day of the incident -----------------------------------------------------------------------------------------


def _days(mention: DateMention) -> dt.date | None:
    """The one day that an expression means (of a night, the day on which it began)."""
    if mention.role != "on" or mention.first is None or mention.last is None:
        return None
    night = (mention.last - mention.first).days <= 1 and "weekend" not in mention.word.lower()
    return mention.first if night else None


def _place_weight(sentence: Sentence) -> float:
    if sentence.field == "title" or sentence.number <= 1:
        return 1.5
    return 1.2 if sentence.number <= 4 else 1.0


def read(document: Document) -> DateReading:
    """The time expressions of a document and the day of its incident."""
    anchor = _anchor(document)
    mentions = [m for s in document.sentences for m in expressions(s, anchor)]
    latest, week = _latest(mentions), _week(mentions)
    weights: dict[dt.date, float] = defaultdict(float)
    deaths: set[dt.date] = set()
    for mention in mentions:
        day = _days(mention)
        if day is None or _is_dateline(mention) or _is_limit(mention):
            continue
        tie, weight = tie_of(mention)
        if tie == "speech" and mention.sentence.number <= 1 and _acute(mention):
            weight = 1.5  # "A bomber struck a market, officials said on Saturday": most often the same day
        if _is_background(mention) and tie != "named":
            weight *= 0.3
        if (latest and day > latest) or (week and not week[0] <= day <= week[1]):
            continue  # "three weeks after the blast", "last week's blast": nothing of this week is its day
        if anchor and (anchor - day).days > RECENT_DAYS and tie != "named":
            weight *= 0.5 if tie == "onset" else 0.4
        weights[day] += weight * _place_weight(mention.sentence)
        if tie == "casualty":
            deaths.add(day)
    event = _best(weights)
    first = last = event
    if len(stretch := [d for d in deaths if weights[d] >= 1.5]) >= 3 and (max(stretch) - min(stretch)).days <= 14:
        event, first, last = None, min(stretch), max(stretch)  # days of unrest: no day is the day
    base = event or anchor
    if event is None and first is None:
        event = first = last = (
            _within(mentions, week)
            or _told_from_today(mentions, anchor)
            or _counted_back(mentions)
            or _announced(document, mentions, anchor)
            or _only_day(document, mentions, anchor, latest)
        )
    confidence = min(0.95, 0.5 + 0.06 * weights.get(event, 0.0)) if event else 0.0
    return DateReading(tuple(_settle(m, base, event) for m in mentions), event, first, last, confidence)


def _best(weights: dict[dt.date, float]) -> dt.date | None:
    best = max(weights, key=lambda d: (weights[d], -d.toordinal()), default=None)
    if best is None or weights[best] < ENOUGH:
        return None
    # an incident that goes on for days is dated by its first, where that is told with like weight
    earlier = [
        d for d in weights if 0 < (best - d).days <= 2 and weights[d] > 0.5 * weights[best] and weights[d] >= ENOUGH
    ]
    return min(earlier, default=best)


def _acute(mention: DateMention) -> bool:
    text = mention.sentence.text
    return bool(stems("acute").search(text)) and not moved_to().search(text)


def _is_background(mention: DateMention) -> bool:
    text = mention.sentence.text
    start, end = mention.start - mention.sentence.start, mention.end - mention.sentence.start
    left = max(text.rfind(",", 0, start), text.rfind(";", 0, start)) + 1
    return bool(stems("background").search(text, left, max(end, clause(text, start, end)[1])))


def _is_limit(mention: DateMention) -> bool:
    """The words set a limit ("by Tuesday", "as of 2 pm on Tuesday"): up to that day, not on it."""
    before = mention.sentence.text[: mention.start - mention.sentence.start]
    after = mention.sentence.text[mention.end - mention.sentence.start :][:1]
    if before.lower().endswith("from ") and after not in {"'", "’"}:
        return True
    near, stamp = ("|".join(table("dates")[name]) for name in ("up_to", "stamped"))
    if re.search(r"\(\s*(?:[\w ]+,?\s+)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?,?\s+$", before):
        return True  # "(7pm Tuesday)"
    between = re.search(r"\bbetween\b[^,;]*$", before[-45:], re.IGNORECASE)
    if between and not re.search(r"\b(?:late|early|night|dawn)\b", before[-60:], re.IGNORECASE):
        return True  # "the night between 13 and 14 June" is one
    limit = rf"\b(?:{near})\s+(?:early\s+|late\s+)?$|\b(?:{stamp})[\s:]+$|\bas\s+of\s+(?:[\w:.]+\s+){{0,3}}$"
    return bool(re.search(limit, before[-36:], re.IGNORECASE))


def _week(mentions: list[DateMention]) -> tuple[dt.date, dt.date] | None:
    """The stretch of a few days that the incident is named with ("last week's earthquake")."""
    for mention in mentions:
        if mention.role != "on" or not mention.first or not mention.last or tie_of(mention)[0] != "named":
            continue
        if 0 < (mention.last - mention.first).days < _UNIT_DAYS["week"] and not _is_background(mention):
            return mention.first, mention.last
    return None


def _within(mentions: list[DateMention], week: tuple[dt.date, dt.date] | None) -> dt.date | None:
    """The one day of that stretch that the article names."""
    if week is None or (week[1] - week[0]).days == 1:
        return None
    days = {d for m in mentions if (d := _days(m)) and week[0] <= d <= week[1]}
    return days.pop() if len(days) == 1 else None


def _told_from_today(mentions: list[DateMention], anchor: dt.date | None) -> dt.date | None:
    """Read "a day earlier gunmen stopped the train" from publication, where nothing else dates the incident."""
    shifts = table("dates")["from_event"]
    for mention in mentions:
        shift = shifts.get(re.sub(r"\s+", " ", mention.word.lower()), 0) if mention.role == "event" else 0
        if anchor and shift < 0 and tie_of(mention)[0] in {"onset", "casualty"} and not _is_background(mention):
            return anchor + dt.timedelta(days=shift)
    return None


def _latest(mentions: list[DateMention]) -> dt.date | None:
    """The last day that "two days after the quake", "a month on" leave for the incident: a unit is good for half of it."""
    days = []
    for mention in mentions:
        if mention.role == "back" and mention.first and not _is_background(mention) and not _recalls(mention):
            unit = next((n for name, n in _UNIT_DAYS.items() if name in mention.word.lower()), 1)
            if unit > _MONTH and not (mention.sentence.field == "title" and mention.word.lower().endswith(" on")):
                continue  # an anniversary, as a rule of something else, but for a headline's "two years on"
            days.append(mention.first + dt.timedelta(days=1 if _is_exact(mention) else unit // 2))
    return min(days, default=None)


def _recalls(mention: DateMention) -> bool:
    """An earlier event is recalled: "it comes a week after a bomb"."""
    before = mention.sentence.text[: mention.start - mention.sentence.start]
    return bool(re.search(r"\b(?:comes?|came|coming)\s+(?:(?:just|only|barely|less\s+than|about|some)\s+)*$", before))


_MONTH = 30
_UNIT_DAYS = {"week": 7, "fortnight": 14, "month": 30, "year": 365}


def _is_exact(mention: DateMention) -> bool:
    """Days, and "a week to the day after", "one month on": not "three weeks after the blast"."""
    return not re.search(r"(?:week|fortnight|month|year)s?\s+after$", mention.word, re.IGNORECASE)


def _counted_back(mentions: list[DateMention]) -> dt.date | None:
    """Read "one month on", "five days after the drama" from publication; a day named beside it is the one."""
    back = [m for m in mentions if m.role == "back" and m.first and not _is_background(m) and _is_exact(m)]
    if not back or back[0].first is None:
        return None
    counted = back[0].first
    unit = next((name for name in _ROUNDED if name in back[0].word.lower()), "day")
    named = {d for m in mentions if (d := _days(m)) and not _is_dateline(m)}
    near = [d for d in named if abs((d - counted).days) <= _ROUNDED[unit]]
    return min(near, key=lambda d: (abs((d - counted).days), d), default=counted)


_ROUNDED = {"year": 10, "month": 5, "week": 1, "day": 1}
"""Days by which such a count is off when it is told: a day that the article names so near is meant."""


def _only_day(
    document: Document, mentions: list[DateMention], anchor: dt.date | None, latest: dt.date | None
) -> dt.date | None:
    """The one day that the lead names, or that a text without a date of its own names in full; nothing is said on it."""
    told = " ".join(s.text for s in document.sentences if s.field == "title" or s.number <= 2)
    if not (stems("onset").search(told) or stems("casualty").search(told)):
        return None
    days = set()
    for mention in mentions:
        day = _days(mention)
        if day is None or _is_dateline(mention) or _is_limit(mention) or _is_background(mention):
            continue
        span = mention.start - mention.sentence.start, mention.end - mention.sentence.start
        if (latest and day > latest) or LATER.search(mention.sentence.text, *clause(mention.sentence.text, *span)):
            continue
        lead = mention.sentence.field == "title" or mention.sentence.number <= 2
        near = lead and anchor is not None and 0 <= (anchor - day).days <= 7
        if (near and tie_of(mention)[0] in {"none", "near", "casualty"}) or anchor is None:
            days.add(day)
    return min(days) if days and (max(days) - min(days)).days <= 1 else None


_WHEN_SAID = re.compile(r",?\s+when\b[^.;]{0,40}\b(?:announced|said|unveiled|disclosed|revealed|told)\b")


def _announced(document: Document, mentions: list[DateMention], anchor: dt.date | None) -> dt.date | None:
    """Where nothing struck and nobody died, the news is the announcement: the day on which it was made."""
    lead = " ".join(s.text for s in document.sentences if s.field == "title" or s.number <= 2)
    if stems("casualty").search(lead) or stems("struck").search(lead):
        return None
    for mention in mentions:
        if (day := _days(mention)) and _WHEN_SAID.match(mention.sentence.text, mention.end - mention.sentence.start):
            return day
    for ties in ({"speech", "onset"}, {"none"} if _tells(document, lead) else set[str]()):
        if day := next((d for m in mentions if (d := _told_on(m, anchor, ties))), None):
            return day
    return None


def _tells(document: Document, lead: str) -> bool:
    """The lead is an announcement, or something happened somewhere in the text."""
    text = document.article.text
    return any(stems(name).search(told) for name, told in (("news", lead), ("onset", text), ("casualty", text)))


def _told_on(mention: DateMention, anchor: dt.date | None, ties: set[str]) -> dt.date | None:
    """The day in the lead on which something was announced, when it is fresh and hangs on such a word."""
    day = _days(mention)
    if day is None or mention.sentence.number > 6 or _is_dateline(mention) or _is_limit(mention):
        return None
    text, start = mention.sentence.text, mention.start - mention.sentence.start
    fresh = anchor is None or 0 <= (anchor - day).days <= 7
    pluperfect = re.search(r"\bhad\b", text[clause(text, start, start)[0] : start])
    return day if fresh and not pluperfect and tie_of(mention)[0] in ties else None


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


def _settle(mention: DateMention, base: dt.date | None, event: dt.date | None) -> DateMention:
    """Expressions that count from the incident, once its day is known; roles that only serve reading are put back.

    ``base`` is what they count from: the incident's day, else that of publication.
    """
    if mention.role == "event":
        if base is None:
            return replace(mention, role="on")
        shift = table("dates")["from_event"][re.sub(r"\s+", " ", mention.word.lower())]
        day = base + dt.timedelta(days=shift)
        return replace(mention, first=day, last=day, role="on")
    if mention.role == "after":
        return replace(mention, first=base, last=None, role="since")
    if mention.role == "back":  # counted back from today it may be the day itself; else it runs from there
        itself = event is not None and mention.first == event
        return replace(mention, role="on") if itself else replace(mention, first=base, last=None, role="since")
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
