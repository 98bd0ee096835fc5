"""Which figures are this incident's own and current, by the words around them: incident, part, background, superseded.

A figure is background when its clause speaks of another time or event, by words (``lexicon/scope.toml``) or by a date
that cannot be the incident's; a sentence that leans on such a sentence follows it. It is superseded when the text
itself calls it outdated, and part when it is tied to a spot, a stage or an institution. Cues are weighed: what speaks
for the incident (its own day, a first sentence) takes from the weaker ones. ``parts`` then judges over the article.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck.claims.cues import cue, patterns, spell_out
from factcheck.claims.scope import moments
from factcheck.claims.setting import scenes
from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.claims.document import DateMention, Document, PlaceMention, Sentence
    from factcheck.records import Scope

STRONG, WEAK, LEAD, OWN_DAY = 2.0, 1.0, -1.0, -2.0
"""What a cue for another scope weighs, and what a first sentence and the incident's own day take from it."""


@cache
def _break() -> re.Pattern[str]:
    opens, relative = ("|".join(p.pattern for p in patterns("clause", name)) for name in ("breaks", "relative"))
    return re.compile(rf"{opens}|(?P<relative>{relative})")


@lru_cache(maxsize=64)
def _breaks(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Where a sentence is cut, and whether by a relative clause; asked for again with every figure of the sentence."""
    return tuple((*match.span(), match["relative"] is not None) for match in _break().finditer(text))


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a figure, cut at contrasts, relative clauses and semicolons."""
    left, right = 0, len(text)
    for first, last, relative in _breaks(text):
        if last <= start:
            left = _behind_relative(text, last, start, left) if relative else last
        elif first >= end:
            right = first
            break
    return left, right


@cache
def _resumes() -> re.Pattern[str]:
    return patterns("clause", "resumes")[0]


def _behind_relative(text: str, opens: int, start: int, left: int) -> int:
    """Where the clause of a figure begins: behind a relative clause that is closed before it."""
    closed = _resumes().search(text, opens, start)
    return closed.end() if closed else left


def _found(section: str, key: str, text: str) -> bool:
    return cue(section, key).search(text) is not None


def _opens(section: str, key: str, text: str) -> bool:
    return cue(section, key).match(text) is not None


def superseded(text: str, start: int, end: int) -> bool:
    """The text calls the figure at ``start``..``end`` outdated."""
    if _found("superseded", "before", text[max(0, start - 70) : start]):
        return True
    if re.search(r"\bfrom\s$", text[:start], re.IGNORECASE) and re.match(
        r"\D{0,24}\bto\s+(?:at least |more than |over |about |nearly )?\w+", text[end:], re.IGNORECASE
    ):
        return True
    left, right = clause(text, start, end)
    return _opens("superseded", "after", text[end:]) or _says_older(text[left:right])


def _says_older(part: str) -> bool:
    return _found("superseded", "clause", part) or _opens("superseded", "subject", part)


def told_before(text: str, start: int, end: int) -> bool:
    """The pluperfect ("had said"), a first estimate: outdated where the article has a newer figure of the thing."""
    left, right = clause(text, start, end)
    return _found("superseded", "weak", text[left:right])


def tells_course(text: str, start: int, end: int) -> bool:
    """The sentence runs through what a count stood at, and the figure is one of the things it stood at."""
    if not _found("superseded", "course", text):
        return False
    return _found("superseded", "stood", text[max(0, start - 60) : start]) or _opens(
        "superseded", "stood_then", text[end:]
    )


NEAR = 90
"""Characters between a figure and the words of a spot or stage that can still be its own."""


def in_part(text: str, start: int, end: int) -> bool:
    """Words tie the figure to a stage of the incident ("on the way to hospital")."""
    left, right = clause(text, start, end)
    return _near(_spans("strong", text, left, right), start, end)


def at_spot(text: str, start: int, end: int) -> bool:
    """Words tie the figure to a team, or to what one pair of eyes saw: a part where a larger figure is counted."""
    left, right = clause(text, start, end)
    return _found("part", "before", text[left:start]) or _near(_spans("weak", text, left, right), start, end)


def in_locality(text: str, start: int, end: int) -> bool:
    """Words tie the figure to one town or office: a part where a much larger figure is counted beside it."""
    left, right = clause(text, start, end)
    return _near(_spans("local", text, left, right), start, end)


def taken_in(text: str, start: int, end: int) -> str:
    """The one institution that took the people in ("St Anne's Hospital", "that clinic"); empty when none or any."""
    if not _found("part", "institution", text):
        return ""
    left, right = clause(text, start, end)
    found = (m for p in _intake() for m in p.finditer(text, left, right) if _near([m.span()], start, end))
    return next((m.group("where") for m in found if _certain(m.group("where"))), "")


def _spans(key: str, text: str, left: int, right: int) -> list[tuple[int, int]]:
    if not cue("part", key).search(text, left, right):
        return []
    return [m.span() for p in patterns("part", key) for m in p.finditer(text, left, right)]


def _near(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(a - NEAR < end and start < b + NEAR for a, b in spans)


_ARTICLES = r"(?:the|an?|one|this|that|his|her|its|our|their|another)"


@cache
def _intake() -> tuple[re.Pattern[str], ...]:
    where = rf"(?:{_ARTICLES}\s+)?(?:[\w'’.-]+\s+){{0,4}}?{spell_out('{clinic}')}\b(?!s)(?:\s+in\s+[^.;]{{0,30}})?"
    return tuple(re.compile(p.pattern.replace("WHERE", where), re.IGNORECASE) for p in patterns("part", "intake"))


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"\b{_ARTICLES}\s+", re.IGNORECASE)


def _certain(where: str) -> bool:
    """One institution, named or pointed at; "a hospital" and "the hospital" are any."""
    *_, article = ("", *(m.group().strip().lower() for m in _named().finditer(where)))
    name = _named().split(where)[-1]
    return article not in {"", "the", "a", "an"} or bool(
        re.search(r"\b[A-Z]\w", name)
        or re.search(r"\b(?:university|district|general|main|provincial|public|military|children['’]s)\b", name)
    )


def corrects(text: str) -> bool:
    """The sentence carries a correction cue."""
    return _found("correction", "patterns", text)


_SUPERLATIVE = re.compile(
    r"\b(?:worst|deadliest|biggest|largest|bloodiest|most\s\w+|first|strongest|heaviest)\b[^,.;\d]{0,80}?\b(?:since|in"
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


def speaks_of_another(text: str, start: int, end: int, *, first: bool = False) -> bool:
    """Words in the clause of a figure speak of another event or a longer time.

    The ``first`` clause of an article says of its own event, too, in which year or how long ago it was.
    """
    if _SINCE.search(text[:start]):
        return True
    around = _around(text, start, end)
    keys = ("strong", "campaign") if first else ("strong", "campaign", "elapsed")
    return any(_found("background", key, around) for key in keys)


def _around(text: str, start: int, end: int) -> str:
    """The clause of a figure, without the figure ("cut by 1500 jobs" names no year) and without comparisons."""
    left, right = clause(text, start, end)
    return _mask(f"{text[left:start]}#{text[end:right]}")


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
    """A date in the clause cannot be the incident's; the day of a statement tells nothing of the event."""
    if sentence not in setting.dates:
        return False
    anchor = setting.event or setting.published
    left, right = clause(sentence.text, start, end)
    masked = _mask(sentence.text)
    inside = [
        m
        for m in setting.dates.get(sentence, ())
        if left <= m.start - sentence.start < right
        and masked[m.start - sentence.start] != " "
        and not moments.states(sentence, m)
    ]
    if any(_is_own(m, anchor) for m in inside):
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


def _is_own(mention: DateMention, anchor: dt.date | None, slack: dt.timedelta = SLACK) -> bool:
    """The days that it allows hold the incident's."""
    if mention.role != "on" or anchor is None or mention.first is None or mention.last is None:
        return False
    if (mention.last - mention.first).days > 7:
        return False  # "this year", "this month": a longer time
    return mention.first - slack <= anchor <= mention.last + slack


@cache
def _of_another_day() -> re.Pattern[str]:
    return re.compile(
        rf"^['’]s?\s+(?:[\w-]+\s+){{0,2}}?(?:{'|'.join(table('scope')['background']['another_day'])})\b", re.IGNORECASE
    )


def _other_event(setting: Setting, sentence: Sentence) -> bool:
    """The sentence names an event of a day that is not the incident's: "Saturday's rally"."""
    if setting.event is None:
        return False
    return any(
        m.first is not None
        and m.first == m.last
        and abs(m.first - setting.event) > SLACK
        and _of_another_day().match(sentence.text[m.end - sentence.start :])
        for m in setting.dates.get(sentence, ())
    )


def background_sentences(document: Document, setting: Setting) -> frozenset[Sentence]:
    """Sentences that as a whole tell of something else, by their opening or by leaning on the sentence before."""
    found = set(scenes.asides(document))
    previous: Sentence | None = None
    for sentence in document.body:
        opener = _opens("background", "openers", sentence.text) or _other_event(setting, sentence)
        leans = (
            previous in found
            and previous is not None
            and previous.paragraph == sentence.paragraph
            and _opens("background", "leaning", sentence.text)
        )
        if (opener or leans) and not _own_time(setting, sentence):
            found.add(sentence)
        previous = sentence
    return frozenset(found)


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


def judge(
    setting: Setting,
    background: frozenset[Sentence],
    sentence: Sentence,
    start: int,
    end: int,
    *,
    reach: int | None = None,
) -> Scope:
    """The scope that the words around the figure at ``start``..``end`` of the sentence give it.

    ``reach`` is the end of the words that belong to the figure, where its verb stands behind it.
    """
    text, last = sentence.text, end if reach is None else max(end, reach)
    if superseded(text, start, end):
        return "superseded"
    if is_background(setting, background, sentence, start, last):
        return "background"
    return "part" if in_part(text, start, last) else "incident"


def _without_statements(setting: Setting, sentence: Sentence) -> str:
    """The text with the days of statements blanked: "last month officials had spoken of ..." tells no earlier event."""
    text = sentence.text
    for m in setting.dates.get(sentence, ()):
        if moments.states(sentence, m):
            a, b = m.start - sentence.start, m.end - sentence.start
            text = text[:a] + " " * (b - a) + text[b:]
    return text


def is_background(setting: Setting, background: frozenset[Sentence], sentence: Sentence, start: int, end: int) -> bool:
    """The figure at ``start``..``end`` of the sentence belongs to another event or a longer time."""
    if sentence in background:
        return True
    if sentence.field == "title":
        return False
    if (sentence.number or setting.event) and _another_time(setting, sentence, start, end):
        return True
    left, right = clause(sentence.text, start, end)
    text = _without_statements(setting, sentence)
    own = any(
        _is_own(m, setting.event, slack=dt.timedelta()) and left <= m.start - sentence.start < right
        for m in setting.dates.get(sentence, ())
    )
    apart = speaks_of_another(text, start, end, first=sentence.number == 0 and left == 0)
    weight = STRONG * apart + WEAK * _found("background", "weak", _mask(text[left:right]))
    first = sentence.number == 0 and not _found("background", "campaign", _around(text, start, end))
    weight += LEAD * first + OWN_DAY * own
    return weight >= WEAK or (sentence.number > 0 and _found("background", "apart", text[left:right]))
