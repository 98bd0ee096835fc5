"""Which figures are this incident's own and current: incident, part, background or superseded.

A figure is background when its clause speaks of another time or event, by words (``lexicon/scope.toml``) or by a date
that cannot be the incident's; a sentence that leans on such a sentence follows it. It is superseded when the text
itself calls it outdated, and part when it is tied to a sub-place or a sub-event.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.claims.document import DateMention, Document, PlaceMention, Sentence

_CLAUSE_BREAK = re.compile(
    r";|[.!?]\s|,?\s(?:while|whereas|but|although|though|after)\s|,\s(?:and|with)\s(?=\w+ (?:were|was|have|had"
    r"|people|others))|\s[–—]\s|(?P<relative>,\s(?:which|when|where)\s)|,\s(?=(?:an?|one|two|three|four|five|six"
    r"|several|\d+)\s(?:hours?|days?|weeks?|months?|years?)\s(?:after|before|earlier)\b)|,\s(?=not\s+\S+\s+as\b)"
    r"|,\s(?=up from|down from|fewer than|less than|more than \w+ (?:had|previously))"
)


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a figure, cut at contrasts, relative clauses and semicolons."""
    left, right = 0, len(text)
    for first, last, relative in _breaks(text):
        if last <= start:
            left = left if relative else last
        elif first >= end:
            right = first
            break
    return left, right


@lru_cache(maxsize=64)
def _breaks(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Where a sentence is cut, and whether by a relative clause; asked for again with every figure of the sentence."""
    return tuple((*match.span(), match["relative"] is not None) for match in _CLAUSE_BREAK.finditer(text))


@cache
def _parts() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.IGNORECASE) for p in table("scope")["part"]["patterns"])


@cache
def _any(section: str, key: str) -> re.Pattern[str]:
    return re.compile(any_of(table("scope")[section][key]))


def superseded(text: str, start: int, end: int) -> bool:
    """The text calls the figure at ``start``..``end`` outdated."""
    if _any("superseded", "before").search(text[max(0, start - 90) : start]):
        return True
    if re.search(r"\bfrom\s$", text[:start], re.IGNORECASE) and re.match(
        r"\D{0,24}\bto\s+(?:at least |more than |over |about |nearly )?\w+", text[end:], re.IGNORECASE
    ):
        return True
    if _any("superseded", "after").search(text[end:]):
        return True
    left, right = clause(text, start, end)
    return bool(_any("superseded", "clause").search(text[left:right]))


def told_before(text: str, start: int, end: int) -> bool:
    """The pluperfect ("had said"): outdated when the article has a newer figure for the same thing."""
    left, right = clause(text, start, end)
    return bool(_any("superseded", "pluperfect").search(text[left:right]))


def in_part(text: str, start: int, end: int) -> str | None:
    """The words that tie a figure to a stretch or stage of the incident ("on the spot"), None when there are none."""
    left, right = clause(text, start, end)
    for pattern in _parts():
        match = pattern.search(text[left:right])
        if match and abs(left + match.start() - end) < 90:
            return match.group().lower()
    return None


def corrects(text: str) -> bool:
    """The sentence carries a correction cue."""
    return bool(_any("correction", "patterns").search(text))


_SUPERLATIVE = re.compile(
    r"\b(?:worst|deadliest|biggest|largest|bloodiest|most\s\w+|first|strongest|heaviest)\b[^,.;]{0,80}?\b(?:since|in"
    r"|for|of)\b[^,.;]{0,60}",
    re.IGNORECASE,
)


_SINCE = re.compile(
    r"\b(?:worst|deadliest|biggest|largest|bloodiest)\b[^.;]{0,60}\bsince\b(?:[^.;]{0,90}\b(?:in which|when|where"
    r"|that (?:killed|left)|which (?:killed|left))\b[^.;]{0,30}|\s+an?\b[^.;,]{0,60})$",
    re.IGNORECASE,
)


def _mask(text: str) -> str:
    """The text with comparisons blanked: "the deadliest since 2019" tells this event's rank, not another's toll."""
    return _SUPERLATIVE.sub(lambda m: " " * len(m.group()), text)


def speaks_of_another(text: str, start: int, end: int) -> bool:
    """Words in the clause of a figure speak of another event or a longer time."""
    if _SINCE.search(text[:start]):
        return True
    left, right = clause(text, start, end)
    around = text[left:start] + text[end:right] if _SUPERLATIVE.search(text[start:end]) else text[left:right]
    return bool(_any("background", "patterns").search(_mask(around)))


@dataclass(frozen=True, slots=True)
class Setting:
    """What scope is judged against: the event's days, and the mentions by sentence."""

    event: dt.date | None
    published: dt.date | None
    dates: Mapping[Sentence, Sequence[DateMention]]
    places: Mapping[Sentence, Sequence[PlaceMention]]


SLACK = dt.timedelta(days=1)
"""Days that a date may lie before the event and still be its own (zones, nights)."""


def _another_time(setting: Setting, sentence: Sentence, start: int, end: int) -> bool:
    anchor = setting.event or setting.published
    left, right = clause(sentence.text, start, end)
    mentions = setting.dates.get(sentence, ())
    masked = _mask(sentence.text)
    inside = [
        m for m in mentions if left <= m.start - sentence.start < right and masked[m.start - sentence.start] != " "
    ]
    own = [
        m
        for m in inside
        if m.role == "on" and anchor and m.first and m.last and m.first - SLACK <= anchor <= m.last + SLACK
    ]
    if own:
        return False
    for m in inside:
        if m.role == "earlier":
            return True
        if m.role == "since":
            if m.first is None or anchor is None or m.first < anchor - dt.timedelta(days=7):
                return True
            continue
        if anchor is not None and m.last is not None and m.last < anchor - SLACK * (2 if setting.event is None else 1):
            return setting.event is not None or m.last < anchor - dt.timedelta(days=7)
    return False


def background_sentences(document: Document, setting: Setting) -> frozenset[Sentence]:
    """Sentences that as a whole tell of something else, by their opening or by leaning on the sentence before."""
    found: set[Sentence] = set()
    previous: Sentence | None = None
    for sentence in document.body:
        opener = bool(_any("background_sentence_openers", "patterns").search(sentence.text))
        if (opener and not _own_time(setting, sentence)) or (
            previous in found
            and previous is not None
            and previous.paragraph == sentence.paragraph
            and _leans(sentence.text)
            and not _own_time(setting, sentence)
        ):
            found.add(sentence)
        previous = sentence
    return frozenset(found)


_LEANS = re.compile(
    r"^(?:That|Those|In that|At that time|Then|It (?:left|killed|was)|The (?:attackers|assault|siege|militants|group"
    r"|gunmen|hijackers|earlier|previous)|They|At least \w+ (?:people )?(?:were|died|was))\b"
)


def _leans(text: str) -> bool:
    return bool(_LEANS.match(text))


def _own_time(setting: Setting, sentence: Sentence) -> bool:
    anchor = setting.event
    if anchor is None:
        return False
    return any(
        m.role == "on"
        and m.first is not None
        and m.last is not None
        and m.first <= anchor <= m.last
        and (m.last - m.first).days < 4
        for m in setting.dates.get(sentence, ())
    )


def is_background(setting: Setting, background: frozenset[Sentence], sentence: Sentence, start: int, end: int) -> bool:
    """The figure at ``start``..``end`` of the sentence belongs to another event or a longer time."""
    if sentence in background:
        return True
    if sentence.field == "title":
        return False
    return speaks_of_another(sentence.text, start, end) or _another_time(setting, sentence, start, end)
