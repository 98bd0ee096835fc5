"""Every counted or measured thing that is no casualty: money, magnitude, duration, jobs, sites, buildings, votes ...

One general path: a number of the sentence, the noun behind it, and the table ``lexicon/quantities.toml`` that says what
they make together. What no row of the table knows is a ``quantity`` of its noun. Counts of people harmed, held or saved
belong to ``counts`` and are left to it.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import numbers, sources
from factcheck.claims.quantities import ellipsis, measures, topics
from factcheck.claims.scope import parts, scope
from factcheck.lexicon import table
from factcheck.records import Claim, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims.document import Document, Sentence
    from factcheck.claims.numbers.shapes import Number
    from factcheck.claims.quantities.measures import Measure
    from factcheck.claims.scope.context import Context
    from factcheck.claims.setting.places import PlaceReading
    from factcheck.policy import Policy
    from factcheck.records import Field


def wants(_sentence: Sentence) -> bool:
    """Quantities are read by pattern: no parse is asked for."""
    return False


# ---- claims ----------------------------------------------------------------------------------------------------------


def find(
    document: Document,
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
    taken = [(c.field, c.start, c.end, c.interval.stated) for c in counted if c.interval is not None]
    found: dict[tuple[object, ...], Claim] = {}
    for sentence, number, measure in measured:
        if measure.kind in _COUNTED and _is_taken(sentence, number, taken):
            continue
        start, end = sentence.start + number.start, sentence.start + max(number.end, measure.end)
        speaker = sources.of(context.said.get(sentence), number.start)
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
    return parts.settle(context.ground, list(found.values()))


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
    lede = " ".join(s.text for s in (*document.title, *document.body[:_LEDE]))
    about = topics.of_report(lede, document.article.text)
    figures = [
        (at, sentence, number, measures.measure(sentence.text, number, countries, about))
        for at, sentence in enumerate(document.sentences)
        for number in numbers.find(sentence.text, policy)
    ]
    purse = next((own for *_, own in figures if own is not None and own.kind == "money"), None)
    last, since = None, 0
    for at, sentence, number, own in figures:
        text = sentence.text
        measure = own
        if measure is None and last is not None:
            measure = ellipsis.goes_on(text, number, ellipsis.Last(last, at - since), about=about)
        measure = (
            measure
            or ellipsis.of_label(text, number)
            or ellipsis.of_purse(text, number, purse)
            or ellipsis.of_topic(text, number, about)
        )
        if measure is not None:
            last, since = measure, at
            yield sentence, number, measure


_LEDE = 3
"""Sentences of the body that tell what a report is about."""
