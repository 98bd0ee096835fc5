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
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.setting.timex import expressions, missing_since
from factcheck.lexicon import any_of, table
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
    if direct := _named(mention, text, start, end):
        return direct
    left, right = _clause(text, start, end)
    near = {name: _nearest(_stems(name), text, (left, right), (start, end)) for name in TIES}
    spoke = near["speech"]
    if spoke is not None and (spoke <= 3 or (start < 4 and spoke == min(n for n in near.values() if n is not None))):
        return "speech", TIES["speech"]  # "said on Friday", "on Friday said", "Yesterday the ministry spoke of 12"
    if _toll_moves().search(text, left, right) or _COUNTED.search(text, 0, start):
        return "response", TIES["response"]  # "the number of dead passed 200 on Friday"
    if _UNTOLD.search(text, left, start) or _AFTER.search(text, left, right):
        return "none", 0.0  # "how could 13 dead vanish overnight?", "an aftershock was felt overnight"
    if _LATE_DEATH.search(text, left, start) and _HURT_BEFORE.match(text, end):
        return "response", TIES["response"]  # "the death on Monday of a man who was shot in the riot"
    if _carries(text, left, start):
        return _refine("onset", text, left, right)
    known = [(gap, -TIES[name], name) for name, gap in near.items() if gap is not None]
    if known:
        return _refine(min(known)[2], text, left, right)
    return _from_afar(text, start, left, right)


def _named(mention: DateMention, text: str, start: int, end: int) -> tuple[str, float] | None:
    """The day is part of the incident's name ("Tuesday's blast", "the dead of Friday"), or its clause opens with it."""
    named = re.match(r"(?:['’]s?)?(?P<first>\s+[\w-]+)(?P<rest>(?:\s+[\w-]+){0,2})", text[end:])
    definite = re.search(r"\bthe\s+$", text[:start], re.IGNORECASE) or mention.word.lower().startswith("the ")
    if named and (text[end : end + 1] in "'’" or definite):
        noun = _stems("onset").search(named["first"] + named["rest"]) or _stems("casualty").search(named["first"])
        if noun:
            return "named", 5.0
        if _stems("unrest").search(named["first"] + named["rest"]):
            return "named", 2.5  # less than the day on which somebody fell: a march may be the answer to that
    if _event_of().search(text, 0, start):
        return "named", 5.0
    if missing_since().search(text, 0, start):
        return "casualty", TIES["casualty"]
    return ("onset", TIES["onset"]) if _that_on().search(text, 0, start) else None


def _from_afar(text: str, start: int, left: int, right: int) -> tuple[str, float]:
    """What the sentence tells where the date's own clause tells nothing."""
    if _apposed().search(text, 0, start):
        return "onset", TIES["onset"]
    if _stems("onset").search(text):
        return "near", 2.0
    if _stems("casualty").search(text):
        return ("none", 0.0) if _LATER.search(text, left, right) else ("casualty", 1.5)
    return "none", 0.0


def _carries(text: str, left: int, start: int) -> bool:
    """An onset before the date in its clause, with nothing said or done between: "the blast at the port on Tuesday rose"."""
    onset = max((m.end() for m in _stems("onset").finditer(text, left, start)), default=None)
    if onset is None:
        return False
    return not any(_stems(name).search(text, onset, start) for name in ("response", "speech"))


@cache
def _toll_moves() -> re.Pattern[str]:
    nouns, verbs = (any_of(table("dates")[name]) for name in ("toll", "moves"))
    return re.compile(rf"\b{nouns}\b[^,;]*\b{verbs}\b|\b{verbs}\b[^,;]*\b{nouns}\b", re.IGNORECASE)


@cache
def _event_of() -> re.Pattern[str]:
    """What stands before the date of a named event: "the blast of", "the dead of", "the DANA of"."""
    words = any_of([*table("dates")["onset"], *table("dates")["casualty"]])
    return re.compile(rf"\b(?i:{words}(?:e?s|e?d|ing|ings)?)\s+of\s+(?:the\s+)?$|\bthe\s+[A-Z]\w+\s+of\s+$")


@cache
def _that_on() -> re.Pattern[str]:
    """A relative clause that opens with the date: "the earthquake that on"."""
    words = any_of(table("dates")["onset"])
    return re.compile(
        rf"\b{words}(?:e?s)?\s+(?:that|which)\s+(?:(?:early|late|in|the|hours|of)\s+)*(?:on\s+)?$", re.IGNORECASE
    )


@cache
def _apposed() -> re.Pattern[str]:
    """An aside that holds only the date: "the sinking, at dawn on", "the blast (late on"."""
    words = any_of(table("dates")["onset"])
    return re.compile(
        rf"\b{words}(?:e?s|ing|ings)?\s*(?:,|\(|\s[–—-])\s*(?:(?:early|late|at|on|in|before|after|around|shortly|just|the|small|hours|of|dawn|night|midnight|noon|dusk|[ap]\.?m\.?|\d{{1,2}}(?:[:.]\d\d)?)\s+)*$",
        re.IGNORECASE,
    )


def _refine(tie: str, text: str, left: int, right: int) -> tuple[str, float]:
    if tie in {"casualty", "onset"} and _LATER.search(text, left, right):
        return "response", TIES["response"]  # one more death is not the incident
    if tie == "response" and re.match(r"\s*after\b", text[right:]) and _stems("onset").search(text, right):
        return "response", 1.5  # "were freed on Monday after gunmen stormed": told as the incident's day
    return tie, TIES[tie]


_LATER = re.compile(
    r"\b(?:more(?! than)|another|hospitals?|most recent|latest"
    r"|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:straight\s+|consecutive\s+)?(?:day|night|morning))\b",
    re.IGNORECASE,
)
_UNTOLD = re.compile(r"\b(?:could|can|would|might|should|cannot|couldn['’]t|can['’]t)\b")
_AFTER = re.compile(r"\b(?:aftershocks?|re-?ignit\w+|flare-?ups?)\b", re.IGNORECASE)
_LATE_DEATH = re.compile(r"\b(?:death|died|dies|dead)\b", re.IGNORECASE)
_HURT_BEFORE = re.compile(
    r"[^.;]{0,60}?\bwho\s+(?:was|were|had\s+been)\s+(?:\w+ly\s+)?(?:hit|shot|injured|wounded|hurt|burn(?:ed|t)|struck|stabbed|beaten)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d\s+(?:dead|deaths|fatalities|missing)\s+$")


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
        event = first = last = (
            _told_from_today(mentions, anchor)
            or _counted_back(mentions)
            or _announced(document, mentions, anchor)
            or _only_day(document, mentions, anchor)
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
    if re.search(r"\(\s*(?:[\w ]+,?\s+)?\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?,?\s+$", before):
        return True  # "(7pm Tuesday)"
    if re.search(r"\bbetween\b[^,;]*$", before[-45:], re.IGNORECASE):
        return True
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


def _counted_back(mentions: list[DateMention]) -> dt.date | None:
    """Read "one month on" and "five days after the drama" from publication, where nothing else dates the incident."""
    return next((m.first for m in mentions if m.role == "back" and m.first and not _is_background(m)), None)


def _only_day(document: Document, mentions: list[DateMention], anchor: dt.date | None) -> dt.date | None:
    """The one day that the lead names, or that a text without a date of its own names in full; nothing is said on it."""
    told = " ".join(s.text for s in document.sentences if s.field == "title" or s.number <= 2)
    if not (_stems("onset").search(told) or _stems("casualty").search(told)):
        return None
    days = set()
    for mention in mentions:
        day = _days(mention)
        if day is None or _is_dateline(mention) or _is_limit(mention) or _is_background(mention):
            continue
        lead = mention.sentence.field == "title" or mention.sentence.number <= 2
        near = lead and anchor is not None and 0 <= (anchor - day).days <= 7
        if (near and _tie(mention)[0] in {"none", "near", "casualty"}) or anchor is None:
            days.add(day)
    return min(days) if days and (max(days) - min(days)).days <= 1 else None


_WHEN_SAID = re.compile(r",?\s+when\b[^.;]{0,40}\b(?:announced|said|unveiled|disclosed|revealed|told)\b")


def _announced(document: Document, mentions: list[DateMention], anchor: dt.date | None) -> dt.date | None:
    """Where nothing struck and nobody died, the news is the announcement: the day on which it was made."""
    lead = " ".join(s.text for s in document.sentences if s.field == "title" or s.number <= 2)
    if _stems("casualty").search(lead) or re.search(
        r"\b(?:attack|bomb|blast|quake|crash|flood|wildfire|clash)", lead, re.IGNORECASE
    ):
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
    return any(_stems(name).search(told) for name, told in (("news", lead), ("onset", text), ("casualty", text)))


def _told_on(mention: DateMention, anchor: dt.date | None, ties: set[str]) -> dt.date | None:
    """The day in the lead on which something was announced, when it is fresh and hangs on such a word."""
    day = _days(mention)
    if day is None or mention.sentence.number > 6 or _is_dateline(mention) or _is_limit(mention):
        return None
    text, start = mention.sentence.text, mention.start - mention.sentence.start
    fresh = anchor is None or 0 <= (anchor - day).days <= 7
    pluperfect = re.search(r"\bhad\b", text[_clause(text, start, start)[0] : start])
    return day if fresh and not pluperfect and _tie(mention)[0] in ties else None


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
