"""What an incident is called. Organisations only; private persons never."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import TYPE_CHECKING

from factcheck.incidents import terms
from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.incidents.profiles import Profile

_CAPITAL = re.compile(r"\b[A-Z][\w-]{2,}(?: [A-Z][\w-]{2,}){0,2}")


@dataclass(frozen=True, slots=True)
class Sketch:
    """An incident's label, its day (YYYY-MM-DD) and its places, best first."""

    label: str
    date: str | None
    places: tuple[str, ...]


def sketch(incidents: Sequence[Sequence[Profile]], taken: Iterable[str] = ()) -> list[Sketch]:
    """Name incidents, given their members by age. A label that is taken gets a number, in the order given."""
    used = set(taken)
    named = []
    for members in incidents:
        one = _sketch(members)
        labels = chain([one.label], (f"{one.label} ({n})" for n in count(2)))
        label = next(label for label in labels if label not in used)
        used.add(label)
        named.append(replace(one, label=label))
    return named


def _sketch(members: Sequence[Profile]) -> Sketch:
    day = _day(members)
    places = Counter[str]()
    for profile in members:
        # the scene's best place comes first: it counts most
        places.update({value: _worth(value) / (1 + rank) for rank, value in enumerate(profile.places[:8])})
    ranked = tuple(sorted(places, key=lambda value: (-places[value], value)))
    kind = _kind(members)
    noun = table("happenings")[kind]["noun"] if kind else "incident"
    where = _firm(members) if kind and terms.firm(kind) else ""
    where = where or (ranked[0] if ranked else "")
    what = f"{where} {_number(noun, members)}" if where else _number(noun, members).capitalize()
    date = dt.date.fromordinal(day) if day is not None else None
    return Sketch(f"{what}{_when(date, members)}", date.isoformat() if date else None, ranked)


REGION = 0.5
"""What a quarter of a land ("northern Freedonia") is worth beside a place of that rank with a name of its own."""


def _worth(place: str) -> float:
    return REGION if place.partition(" ")[0] in table("places")["compass"] else 1.0


def _day(members: Sequence[Profile]) -> int | None:
    """The day that most articles give; of as many, the one that they were printed closest to."""
    days = Counter(p.event for p in members if p.event is not None)
    printed = [p.published for p in members if p.published is not None]
    return min(days, key=lambda d: (-days[d], sum(abs(p - d) for p in printed), d), default=None)


def _when(day: dt.date | None, members: Sequence[Profile]) -> str:
    if day is not None:
        return f", {day.day} {day:%B %Y}"
    reported = [p.published for p in members if p.published is not None]
    if not reported:
        return ""
    first = dt.date.fromordinal(min(reported))
    return f", reported {first.day} {first:%B %Y}"


def _kind(members: Sequence[Profile]) -> str:
    votes = Counter[str]()
    for profile in members:
        total = sum(profile.kinds.values()) or 1
        votes.update({kind: count / total for kind, count in profile.kinds.items()})
    order = list(table("happenings"))
    return min(votes, key=lambda kind: (-round(votes[kind], 6), order.index(kind)), default="")


def _number(noun: str, members: Sequence[Profile]) -> str:
    """The plural where most titles that use the noun print it so."""
    text = " ".join((p.article.title or "").lower() for p in members)
    plural = noun + "s"
    return plural if text.count(plural) * 2 > text.count(noun) > 0 and not noun.endswith("s") else noun


def _firm(members: Sequence[Profile]) -> str:
    """The name that most titles open on, where it is no place, no common word and no pair of names (a person)."""
    actors = Counter(actor for p in members for actor in p.actors)
    if actors:
        return min(actors, key=lambda actor: (-actors[actor], actor))
    plain = terms.common_words()
    titles = [p.article.title or "" for p in members]
    found = Counter(
        n for t in titles for n in dict.fromkeys(_CAPITAL.findall(t)) if " " not in n and n.lower() not in plain
    )
    best = min(found, key=lambda n: (-found[n], n), default="")
    places = {place for p in members for place in p.places}
    return best if best and 2 * found[best] > len(titles) and best not in places else ""
