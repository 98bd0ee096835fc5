"""People counted one by one add up to a figure of their own: "a man and his two sons were killed" is three."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.claims.people import nouns
from factcheck.records import Claim, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.claims.parse import Parse
    from factcheck.claims.people.mentions import Mention

Counted = tuple["Mention", Claim]

_BETWEEN = re.compile(
    r"[\s,]*(?:and|as well as|along with|together with)?[\s,]*(?:(?:his|her|their|its|the)\s+)?(?:own\s+)?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\band\b|\balong\b|\bas well\b|\btogether\b")


def with_totals(doc: Parse, made: Sequence[Counted]) -> list[Claim]:
    """The claims of a sentence, and the sum of each list of people.

    One person named by kinship ("her sister") is counted by the sum alone: no report counts sisters.
    """
    found: list[Claim] = []
    totals: list[Claim] = []
    for run in _runs(doc, made):
        total = _total(doc, run)
        if total is not None:
            totals.append(total)
        found += [c for m, c in run if total is None or m.form not in {"single", "own"} or not _is_kin(doc, m)]
    return [*found, *totals]


def alone(doc: Parse, made: Sequence[Counted]) -> Iterator[Counted]:
    """The claims that stand in no list with a number ("two guards and a cook")."""
    for run in _runs(doc, made):
        if all(m.form == "single" for m, _ in run) or len(run) == 1:
            yield from run


def _is_kin(doc: Parse, m: Mention) -> bool:
    related = m.phrase.head >= 0 and nouns.singular(doc[m.phrase.head].text) in nouns.kin()
    return related and m.group not in {"women", "men", "children"}


def _runs(doc: Parse, made: Sequence[Counted]) -> Iterator[Sequence[Counted]]:
    """The claims cut into lists of one kind."""
    run: list[Counted] = []
    for mention, claim in made:
        if run and not (claim.kind == run[-1][1].kind and _BETWEEN.fullmatch(doc.text[run[-1][0].end : mention.start])):
            yield run
            run = []
        run.append((mention, claim))
    if run:
        yield run


def _total(doc: Parse, run: Sequence[Counted]) -> Claim | None:
    if len(run) < 2 or not any(m.form == "single" for m, _ in run) or not _adds_up(doc, run):
        return None
    if not all(m.interval.is_exact for m, _ in run):
        return None
    first, last = run[0], run[-1]
    if first[1].parent:
        return None  # "15 dead, including a woman and two children": a part, told one by one
    shift = first[1].start - first[0].start
    quote = doc.text[first[0].start : last[1].end - shift]
    return replace(
        first[1],
        id="",
        group="total",
        interval=Interval.exact(sum(m.interval.low for m, _ in run)),
        noun="people",
        relation="whole",
        partition="",
        end=last[1].end,
        quote=quote,
        confidence=0.7,
    )


def _adds_up(doc: Parse, run: Sequence[Counted]) -> bool:
    """A list of people that ends in "and", and is no apposition ("two pilots, a captain and a trainee")."""
    last = doc.text[run[-2][0].end : run[-1][0].start]
    first, *rest = (m.interval.low for m, _ in run)
    if re.match(r"[\s,]*among (?:them|whom)", doc.text[run[-1][0].end :]):
        return False
    return (bool(_ENDS.search(last)) and first != sum(rest)) or (len(run) == 2 and "and" in last)
