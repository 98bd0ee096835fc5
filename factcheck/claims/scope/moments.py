"""The moment that a figure is told for: "as of 9:05 a.m.", "by Friday night", "on Saturday the ministry said".

A moment is read from the text alone, with first publication as its anchor, and never invented: a clock time without a
zone that is certain gives the day; a time behind publication gives nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from factcheck.claims.cues import patterns, spell_out
from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.claims.document import DateMention, Document, Sentence

_DAY = 24 * 60
_HOURS = {
    "noon": 12,
    "midday": 12,
    "midnight": 24,
    "morning": 9,
    "afternoon": 15,
    "evening": 19,
    "night": 22,
}
"""Hours that words of the day stand for, to order moments of one day; only noon and midnight are times."""

_CLOCK = (
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-3])[:.h](?P<minute24>[0-5]\d)(?:\s?(?:hrs|hours|h)\b)?"
    r"|(?P<hour4>[01]\d|2[0-3])(?P<minute4>[0-5]\d)(?=\s?(?:hrs|hours|GMT|UTC)\b)"
    r"|(?P<word>noon|midday|midnight))"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment that the text names at ``start``..``end`` of its field.

    ``day`` is the last of the days that it allows, ``single`` that it allows one only. ``minute`` counts from midnight,
    local; ``exact`` says that a clock gave it. ``how``: "limit" (as of, by, until), "statement" (said on), "entry" (the
    time that opens an entry of a page).
    """

    start: int
    end: int
    day: dt.date | None
    minute: int | None
    exact: bool
    zone: str
    how: Literal["limit", "statement", "entry"]
    single: bool = True

    def _placed(self, anchor: dt.date | None) -> tuple[dt.date | None, int | None]:
        """The day, by the anchor where none is told, and the minute of that day."""
        over, minute = divmod(self.minute, _DAY) if self.minute not in {None, _DAY} else (0, self.minute)
        day = self.day or anchor
        return (day + dt.timedelta(days=over) if day else None), minute

    def iso(self, anchor: dt.date | None) -> str | None:
        """ISO 8601: the time where clock and zone are known, else the day; None when unknown or past the anchor."""
        day, minute = self._placed(anchor)
        if day is None or not (self.day or self.exact) or not self.single or (anchor is not None and day > anchor):
            return None
        if self.zone and self.exact and minute is not None and minute != _DAY:
            return f"{day.isoformat()}T{minute // 60:02}:{minute % 60:02}:00{self.zone}"
        return day.isoformat()

    def before(self, other: Stamp, anchor: dt.date | None) -> bool:
        """Certainly earlier: by the day, and on one day by the hour."""
        (mine, minute), (its, later) = self._placed(anchor), other._placed(anchor)
        if mine is None and its is None and self.minute is not None and other.minute is not None:
            return self.minute < other.minute
        if mine and its and mine != its:
            return mine < its
        return minute is not None and later is not None and minute < later


@cache
def _grammar() -> Mapping[str, re.Pattern[str]]:
    """The patterns of a moment, by their name in the table."""
    words = table("scope")["as_of"]
    zone = rf"(?:\s*[,(]?\s*(?:local\s+time|(?-i:(?P<zone>{'|'.join(words['zones'])}))\b|(?-i:[A-Z]{{2,4}}T)\b)\)?)?"
    return {
        name: re.compile(spell_out(pattern).replace("CLOCK", _CLOCK + zone), re.IGNORECASE)
        for name, pattern in words.items()
        if isinstance(pattern, str)
    }


def _minute(match: re.Match[str]) -> tuple[int | None, str]:
    """Minutes from midnight, and the offset where the zone is certain."""
    parts = match.groupdict()
    zone = table("scope")["as_of"]["zones"].get(parts.get("zone") or "", "")
    if parts["word"]:
        return _HOURS[parts["word"].lower()] * 60, zone
    if parts["hour"]:
        hour, minute = int(parts["hour"]), int(parts["minute"] or 0)
        if not 1 <= hour <= 12:
            return None, ""
        return (hour % 12 + (12 if parts["half"].lower() == "p" else 0)) * 60 + minute, zone
    for name in ("24", "4"):
        if parts[f"hour{name}"]:
            return int(parts[f"hour{name}"]) * 60 + int(parts[f"minute{name}"]), zone
    return None, ""


_TOLD = re.compile(r"\d|\b(?:by|as of|as at|until|till|up to|said|put|told|spoke|report|update)\b", re.IGNORECASE)


def stamps(sentence: Sentence, mentions: Sequence[DateMention]) -> tuple[Stamp, ...]:
    """The moments that a sentence ties its figures to, in order."""
    if not _TOLD.search(sentence.text):
        return ()
    dated = [s for m in mentions if (s := _dated(sentence, m)) is not None]
    taken = [(s.start, s.end) for s in dated]
    alone = [s for s in _clocks(sentence) if not any(a <= s.start < b for a, b in taken)]
    return tuple(sorted((*dated, *alone), key=lambda s: s.start))


def _dated(sentence: Sentence, mention: DateMention) -> Stamp | None:
    """The stamp that a day or stretch makes, where the words before it set a limit or somebody speaks."""
    if mention.role not in {"on", "earlier"} or mention.first is None or mention.last is None:
        return None
    single = mention.last <= mention.first + dt.timedelta(1)
    day = mention.first if single else mention.last
    text, start, end = sentence.text, mention.start - sentence.start, mention.end - sentence.start
    grammar = _grammar()
    limit = None if text[end : end + 1] in {"'", "’"} else grammar["limit"].search(text[:start])
    if limit is not None and grammar["due"].search(text[: limit.start()]):
        return None
    clock = grammar["clock_after"].match(text[end:]) or grammar["clock_before"].search(text[:start])
    minute, zone, exact = None, "", False
    if clock is not None:
        minute, zone = _minute(clock)
        exact = minute is not None
    else:
        word = re.search(r"morning|afternoon|evening|night|noon|midnight", text[max(0, start - 24) : end].lower())
        minute = _HOURS[word.group()] * 60 if word else None
    if limit is not None:
        return Stamp(sentence.start + limit.start(), mention.end, day, minute, exact, zone, "limit", single)
    if states(sentence, mention) or (clock is not None and grammar["stood"].search(text[end:])):
        return Stamp(mention.start, mention.end, day, minute, exact, zone, "statement", single)
    return None


@lru_cache(maxsize=256)
def states(sentence: Sentence, mention: DateMention) -> bool:
    """The day is when somebody said it, not when it happened: "said on Friday", "Sunday's report"."""
    text, start, end = sentence.text, mention.start - sentence.start, mention.end - sentence.start
    before, after, grammar = text[:start], text[end:], _grammar()
    if after[:1] in {"'", "’"}:
        return bool(grammar["report_of"].match(after))
    if (
        grammar["said_before"].search(before)
        or grammar["put_before"].search(before)
        or grammar["verb_after"].match(after)
    ):
        return True
    said = grammar["said_after"].match(after) if grammar["opens"].search(before) else None
    return said is not None and not re.search(r"\d", said.group()) and not grammar["loss"].search(said.group())


def _clocks(sentence: Sentence) -> Iterator[Stamp]:
    """Clock times without a day."""
    text, grammar = sentence.text, _grammar()
    for match in grammar["limit_clock"].finditer(text):
        minute, zone = _minute(match)
        if minute is not None:
            yield Stamp(sentence.start + match.start(), sentence.start + match.end(), None, minute, True, zone, "limit")
    for match in grammar["at_clock"].finditer(text):
        minute, zone = _minute(match)
        if minute is not None:
            yield Stamp(sentence.start + match.start(), sentence.start + match.end(), None, minute, True, zone, "limit")


def entries(document: Document, days: Mapping[Sentence, Sequence[DateMention]]) -> Mapping[Sentence, Stamp]:
    """The time-stamped entries of a live page: every sentence of an entry with the entry's moment."""
    opened: dict[Sentence, Stamp] = {}
    marked = False
    for sentence in document.body:
        entry, mark = _grammar()["entry"].match(sentence.text), _grammar()["mark"].search(sentence.text)
        match = entry or mark
        minute, zone = _minute(match) if match else (None, "")
        if match is None or minute is None:
            continue
        marked |= mark is not None
        near = (m.first for m in days.get(sentence, ()) if m.start - sentence.start < match.end() + 12)
        day = next((first for first in near if first), None)
        opened[sentence] = Stamp(sentence.start, sentence.start + match.end(), day, minute, True, zone, "entry")
    if len(opened) < 2 and not marked:
        return {}
    opened = dict(zip(opened, _over_midnight(list(opened.values())), strict=True))
    found: dict[Sentence, Stamp] = {}
    current: Stamp | None = None
    for sentence in document.body:
        current = opened.get(sentence, current)
        if current is not None:
            found[sentence] = current
    return found


def _over_midnight(stamps: Sequence[Stamp]) -> list[Stamp]:
    """Entries in the page's order, newest or oldest first, where the clock starts again at midnight."""
    steps = [b.minute - a.minute for a, b in pairwise(stamps) if a.minute is not None and b.minute is not None]
    falling = sum(step < 0 for step in steps) * 2 >= len(steps)
    days = [0]
    for step in steps:
        days.append(days[-1] + ((step > 0) * -1 if falling else (step < 0) * 1))
    latest = max(days)
    return [
        stamp if stamp.day or stamp.minute is None else replace(stamp, minute=stamp.minute + (d - latest) * _DAY)
        for stamp, d in zip(stamps, days, strict=True)
    ]


def older_pages(document: Document) -> frozenset[Sentence]:
    """Sentences behind a line that opens what the page said before ("EARLIER ON THIS PAGE")."""
    for number, sentence in enumerate(document.body):
        if any(p.search(sentence.text) for p in patterns("as_of", "older_pages")):
            return frozenset(document.body[number:])
    return frozenset()


def of_figure(found: Sequence[Stamp], start: int, end: int, following: int) -> Stamp | None:
    """The stamp of the figure at ``start``..``end``: behind it before the next figure, else before it, else any."""
    behind = [s for s in found if end <= s.start < following]
    ahead = [s for s in found if s.end <= start]
    if behind and (not ahead or behind[0].start - end < start - ahead[-1].end):
        return behind[0]
    return ahead[-1] if ahead else next(iter(found), None)
