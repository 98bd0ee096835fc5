"""Every counted or measured thing that is no casualty: money, magnitude, duration, jobs, sites, buildings, votes ...

One general path: a number of the sentence, the noun behind it, and the table ``lexicon/quantities.toml`` that says what
they make together. What no row of the table knows is a ``quantity`` of its noun. Counts of people harmed, held or saved
belong to ``counts`` and are left to it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import measures, numbers, sources
from factcheck.claims.scope import parts, scope
from factcheck.lexicon import table
from factcheck.records import Claim, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims.document import Document, Sentence
    from factcheck.claims.measures import Measure
    from factcheck.claims.scope.context import Context
    from factcheck.claims.setting.dates import DateReading
    from factcheck.claims.setting.places import PlaceReading
    from factcheck.claims.shapes import Number
    from factcheck.policy import Policy
    from factcheck.records import Field


def wants(_sentence: Sentence) -> bool:
    """Quantities are read by pattern: no parse is asked for."""
    return False


# ---- claims ----------------------------------------------------------------------------------------------------------


def find(
    document: Document,
    days: DateReading,
    scene: PlaceReading,
    context: Context,
    policy: Policy,
    *,
    counted: Sequence[Claim] = (),
) -> list[Claim]:
    """Claims of the kinds that count or measure other things than casualties.

    ``counted`` are the claims that ``counts`` found in the same document: a figure that stands in one of them is taken.
    """
    countries = _countries(scene)
    measured = list(_measures(document, policy, countries))
    if not measured:
        return []
    said = sources.read(document, unparsed=True)
    taken = [(c.field, c.start, c.end, c.interval.stated) for c in counted if c.interval is not None]
    found: dict[tuple[object, ...], Claim] = {}
    for sentence, number, measure in measured:
        if measure.kind in _COUNTED and _is_taken(sentence, number, taken):
            continue
        start, end = sentence.start + number.start, sentence.start + max(number.end, measure.end)
        speaker = sources.of(said.get(sentence, ()), number.start)
        told = scope.judge(context.setting, context.background, sentence, number.start, end - sentence.start)
        claim = Claim(
            article_id=document.article.id,
            kind=measure.kind,
            group=measure.group,
            interval=_read(number, measure),
            qualifier=number.qualifier,
            scope="background" if told == "incident" and measure.group in _standing() else told,
            source=speaker.words,
            source_type=speaker.kind,
            authority=speaker.authority,
            chain=speaker.chain,
            unit=measure.unit,
            noun=measure.noun,
            field=sentence.field,
            start=start,
            end=end,
            quote=document.article.part(sentence.field)[start:end],
            sentence=(sentence.start, sentence.end),
            confidence=0.7 if measure.kind == "quantity" else 0.8,
        )
        key = (claim.kind, claim.group, claim.unit, claim.interval, claim.scope)
        found.setdefault(key, claim)  # said twice, claimed once
    return parts.settle(document, list(found.values()), days.mentions, scene, days.event)


def _countries(reading: PlaceReading) -> tuple[str, ...]:
    """Countries of the article: those of the scene first, then the dateline's, then the most named."""
    rank = {"scene": 0, "dateline": 1}
    named = Counter(m.path[-1] for m in reading.mentions if m.path)
    first: dict[str, int] = {}
    for mention in reading.mentions:
        if mention.path:
            own = 0 if mention.name in reading.scene else rank.get(mention.role, 2) or 2
            first[mention.path[-1]] = min(own, first.get(mention.path[-1], own))
    return tuple(sorted(named, key=lambda land: (first[land], -named[land], land)))


_COUNTED = {"quantity", "attackers", "affected"}


def _is_taken(sentence: Sentence, number: Number, taken: Sequence[tuple[Field, int, int, float]]) -> bool:
    return any(
        f == sentence.field
        and n == number.interval.stated
        and s < sentence.start + number.core[1]
        and sentence.start + number.core[0] < e
        for f, s, e, n in taken
    )


@cache
def _standing() -> frozenset[str]:
    """Groups that stand before and after an incident: a workforce, a population."""
    return frozenset(table("quantities")["standing"]["groups"])


def _read(number: Number, measure: Measure) -> Interval:
    """A measured figure has no next whole number: "over 30 hours" is 30 and more; cents are parts of a unit."""
    interval = number.interval
    if measure.unit and interval.is_open and interval.low == number.plain + 1:
        interval = Interval(number.plain, number.plain, None)
    if measure.per == 1:
        return interval
    low, best, high = (
        None if x is None else round(x * measure.per, 6) for x in (interval.low, interval.best, interval.high)
    )
    return Interval(low or 0.0, best, high)


def _measures(
    document: Document, policy: Policy, countries: tuple[str, ...]
) -> Iterator[tuple[Sentence, Number, Measure]]:
    """Every figure with what it measures; a bare one goes on from the one before it ("385 in Arizona")."""
    last: Measure | None = None
    since = 0
    for sentence in document.sentences:
        since += 1
        for number in numbers.find(sentence.text, policy):
            measure = measures.measure(sentence.text, number, countries)
            if measure is None and last is not None and since <= (_FAR if last.kind == "affected" else _REACH):
                measure = _goes_on(sentence.text, number, last, same=since == 0)
            if measure is None:
                continue
            if measure.kind in {"affected", "money", "destroyed"} or measure.group == "attendee":
                last, since = measure, 0
            yield sentence, number, measure


_REACH = 2
"""Sentences from a figure within which a line of a list goes on counting its things."""

_FAR = 6
"""The same for jobs: a report of cuts counts little else."""

_LINE = re.compile(r"^[^:]{2,60}:\s+$")
_SCALED = re.compile(r"(?:m|b)illions?$|crores?$|lakhs?$|bn$|trillions?$", re.IGNORECASE)


def _goes_on(text: str, number: Number, last: Measure, *, same: bool) -> Measure | None:
    """What a figure without a noun counts: the things of the figure before it in the sentence or in the list."""
    before, after = text[: number.start], text[number.end :]
    if number.shape != "cardinal" or number.plain <= measures.SMALL or not measures.BARE.match(after):
        return None
    if last.kind == "money":
        scaled = _SCALED.search(text[number.core[0] : number.core[1]])
        return replace(last, end=number.end) if scaled else None
    listed = _LINE.match(before) and not after.strip(" .")
    apart = re.search(
        r"(?:^|[,;:]|\band|\bto|\bat|\bfrom|\bthan|\bwith|\babout|\bsome|\bof)\s+(?:[a-z]+\s+){0,2}$",
        before,
        re.IGNORECASE,
    )
    told_on = same or last.kind == "affected"
    return replace(last, end=number.end) if listed or (told_on and (apart or not re.search(r"\w", before))) else None
