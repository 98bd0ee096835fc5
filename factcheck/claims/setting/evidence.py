"""What speaks for each named place that it is a scene: its mentions gathered, and the features that are weighed.

A feature says in a number (0 to about 2) how its mentions stand ("named with the event in the lead": ``named0``), what
figures stand beside it, and how it lies to the other places. ``choosing`` weighs them by ``weights.json``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.claims.setting import gazetteer
from factcheck.claims.setting.governing import stems
from factcheck.claims.setting.scenes import ALONE, COUNTED, DIRECT, ENOUGH, clean_name, counts, regional, tells
from factcheck.claims.setting.shares import Share, shares
from factcheck.claims.setting.surroundings import patterns
from factcheck.lexicon.spelling import fold

if TYPE_CHECKING:
    from factcheck.claims.document import Document, Sentence
    from factcheck.claims.setting.dates import DateReading
    from factcheck.claims.setting.gazetteer import Place
    from factcheck.claims.setting.scenes import Setting, Weighed

CITY = 500_000
SMALL_TOWN = 100_000
LATE = 5
"""Body sentence after which a place is first named late."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place with all its mentions.

    ``weight`` adds up what they weigh; ``above`` are the keys of what it may lie in, ``lands`` those of its countries.
    """

    key: str
    name: str
    level: str
    mentions: tuple[Weighed, ...]
    shares: tuple[Share, ...]
    weight: float
    above: frozenset[str]
    lands: frozenset[str]
    population: int

    @property
    def is_country(self) -> bool:
        """A country as a whole, no part of one."""
        return self.level == "country" and not any(regional(m.name) for m in self.mentions)

    @property
    def told(self) -> list[Weighed]:
        """The mentions outside the dateline."""
        return [m for m in self.mentions if m.role != "dateline"]

    @property
    def is_stamped(self) -> bool:
        """It stands in the dateline."""
        return len(self.told) < len(self.mentions)

    @property
    def words(self) -> frozenset[str]:
        """The words of its name."""
        return frozenset(fold(self.name).split())


def candidates(weighed: Sequence[Weighed]) -> list[Candidate]:
    """The places of an article in the order of their first mention."""
    of: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(weighed):
        of[gazetteer.canonical(clean_name(mention.name))].append(index)
    beside = shares(weighed)
    return [_gathered(key, [weighed[i] for i in indexes], [beside[i] for i in indexes]) for key, indexes in of.items()]


def _gathered(key: str, mentions: Sequence[Weighed], beside: Sequence[Share]) -> Candidate:
    names = Counter(clean_name(m.name) for m in mentions)
    places: list[Place] = []
    for name in {m.name.name: m.name for m in mentions}.values():
        places += gazetteer.lookup(name.name) or (gazetteer.lookup(name.place.name) if name.place else ())
    above = {a for p in places for a in p.path[1:]}
    return Candidate(
        key=key,
        name=max(names, key=lambda n: (not n.isupper(), len(n) > 3, names[n])),
        level=next((m.name.level for m in mentions if m.name.level != "unknown"), "unknown"),
        mentions=tuple(mentions),
        shares=tuple(beside),
        weight=sum(m.weight for m in mentions),
        above=frozenset(map(fold, above)) | frozenset(map(gazetteer.canonical, above)),
        lands=frozenset(gazetteer.canonical(p.path[-1]) for p in places),
        population=max((p.population for p in places), default=0),
    )


def home_of(places: Sequence[Candidate]) -> str:
    """The country that most of the weight can lie in; of like ones the one that the article names."""
    weights: dict[str, float] = defaultdict(float)
    for place in places:
        if place.level == "country":
            weights[gazetteer.canonical(place.mentions[0].name.name)] += 0.1 + place.weight
        else:
            for land in place.lands:
                weights[land] += place.weight
    return max(weights, key=lambda land: (weights[land], land), default="")


@dataclass(frozen=True)
class Scope:
    """What a place is held against: the article and its other places."""

    document: Document
    setting: Setting
    days: Mapping[Sentence, bool]
    places: Sequence[Candidate]

    @classmethod
    def of(cls, document: Document, setting: Setting, days: DateReading, places: Sequence[Candidate]) -> Scope:
        """``days``: whether a sentence that names a day names the incident's."""
        named: dict[Sentence, bool] = {}
        for m in days.mentions:
            if days.event and m.first and m.first == m.last and m.role == "on":
                named[m.sentence] = named.get(m.sentence, False) or m.first == days.event
        return cls(document, setting, named, places)

    def smaller(self) -> list[Candidate]:
        """All places but whole countries."""
        return [p for p in self.places if not p.is_country]

    def strong(self, besides: Candidate, least: float = ENOUGH) -> list[Candidate]:
        """The others that weigh enough, countries aside."""
        return [p for p in self.smaller() if p is not besides and p.weight >= least]

    def tells(self, sentence: Sentence) -> bool:
        """The sentence tells of an event, a loss or damage."""
        return tells(sentence, self.setting)


Features = dict[str, float]


def features(place: Candidate, scope: Scope) -> Features:
    """Every feature of a place that is not 0."""
    found: Features = {}
    for family in _FAMILIES:
        found |= family(place, scope)
    return {name: float(value) for name, value in found.items() if value}


def _cues(place: Candidate, _scope: Scope) -> Features:
    """How often its mentions stand in which way, in the lead (0) and further down (1); more than three say no more."""
    counts = Counter(
        f"{m.cue}{0 if m.sentence.field == 'title' or m.sentence.number <= 1 else 1}" for m in place.mentions
    )
    return {cue: min(n, 3) ** 0.5 for cue, n in counts.items()}


def _weights(place: Candidate, scope: Scope) -> Features:
    top = max((p.weight for p in scope.smaller()), default=0.0)
    capped = min(place.weight, 4.0) / 2
    kind = "town" if place.level == "district" else place.level
    return {
        "weight": min(place.weight, 6.0) / 3,
        "strongest": max(m.weight for m in place.mentions) / 2.5,
        "best": place.weight == top > 0,
        "some": place.weight >= ALONE,
        "enough": place.weight >= ENOUGH,
        "enough_at_once": any(m.weight >= ENOUGH for m in place.mentions),
        "counted": place.weight >= COUNTED,
        "plenty": place.weight >= 2 * ENOUGH,
        "rel": place.weight / max(top, 0.5),
        f"{kind}_weight": 0.0 if kind == "country" else capped,
        "share": len(place.mentions) / sum(len(p.mentions) for p in scope.places),
    }


def _names(place: Candidate, scope: Scope) -> Features:
    told = place.told
    strong = scope.strong(place)
    return {
        "regional": place.level == "country",
        "big": place.level == "town" and place.population > CITY,
        "placed": bool(place.lands),
        "care": place.level == "landmark" and any(patterns()["care"].search(m.name.name) for m in told),
        "headed": any(m.name.tail > m.name.end for m in told),
        "owner": any(re.match("['’]s", m.name.after) for m in told),
        "part": any(place.words < p.words for p in scope.smaller()),
        "part_strong": any(place.words < p.words for p in strong),
        "longer_strong": any(place.words > p.words for p in strong),
        "abroad": bool(place.lands) and bool(home := home_of(scope.places)) and home not in place.lands,
    }


def _position(place: Candidate, _scope: Scope) -> Features:
    told = place.told
    above = {"title", "dateline"}
    first = min(0 if {m.sentence.field, m.role} & above else m.sentence.number + 1 for m in place.mentions)
    return {
        "title": any(m.sentence.field == "title" for m in told),
        "title_only": bool(told) and all(m.sentence.field == "title" for m in told),
        f"bare_{place.level}": bool(told) and all(m.cue == "bare" for m in told),
        f"elsewhere_{place.level}": bool(told) and all(m.cue in _APART for m in told),
        "first": any(m.sentence.field == "body" and m.sentence.number == 0 for m in told),
        "late": first > LATE + 1,
        "late_once": first > LATE + 1 and len(told) == 1,
    }


_DESCRIBED = re.compile(
    r"\b(?:in|at|outside|near|across|through|of)\s+(?:the|this)\s+(?:[\w’'-]+\s+){0,3}"
    r"(?:capital|city|town|village|port|suburb|resort|community|district|neighbou?rhood)\b(?!\s+of\b)"
)
"""The lead speaks of a place without its name ("police in the Kenyan capital"): most often the dateline's."""

_APART = frozenset({"origin", "other", "speaker", "past", "away", "adjective"})
"""Cues that put the event elsewhere."""


def _dateline(place: Candidate, scope: Scope) -> Features:
    if not place.is_stamped:
        return {}
    strong = scope.strong(place)
    return {
        "stamped": True,
        "stamped_described": bool(_DESCRIBED.search(" ".join(s.text for s in scope.document.body[:3]))),
        "stamped_lone": not [p for p in strong if p.level != "province"],
        "stamped_small": place.level == "town" and place.population < SMALL_TOWN,
        "stamped_in_strong": any({fold(p.name), p.key} & place.above for p in strong),
    }


def _figures(place: Candidate, scope: Scope) -> Features:
    found: Features = defaultdict(float)
    for mention, share in zip(place.mentions, place.shares, strict=True):
        if mention.cue in _NO_SHARE or (mention.cue == "past" and mention.sentence.number > LATE):
            continue
        found["figure_left"] = max(found["figure_left"], share.left)
        found["figure_right"] = max(found["figure_right"], share.right)
        if counts(mention.sentence, scope.setting):
            found["loss_left"] = max(found["loss_left"], share.left)
            found["loss_right"] = max(found["loss_right"], share.right)
        if share.listed:
            found["listed"] = max(found["listed"], share.best)
        before = re.search(r"\b([a-z]+)\s+(?:the\s+)?$", mention.name.before)
        if before and before[1] in _PREPOSITIONS:
            found[f"pre_{before[1]}"] = 1.0
            kind = "in" if before[1] in _LOCATING else before[1]
            found[f"figure_{kind}"] = max(found[f"figure_{kind}"], share.left)
    return dict(found)


_NO_SHARE = frozenset({"stamped", "away", "other"})
"""Cues beside which a figure is of people brought there, of kilometres, or no place's."""
_LOCATING = frozenset({"in", "at", "near", "across", "around", "outside"})
_PREPOSITIONS = _LOCATING | {"from", "to", "for", "over", "of"}


def _sentences(place: Candidate, scope: Scope) -> Features:
    told = [m.sentence for m in place.told]
    days = [scope.days.get(s) for s in told]
    return {
        "tells": any(map(scope.tells, told)),
        "untold": bool(told) and not any(map(scope.tells, told)),
        "casualty": any(stems("casualty").search(s.text) for s in told),
        "onset": any(stems("onset").search(s.text) for s in told),
        "damage": any(patterns()["damage"].search(s.text) for s in told),
        "on_day": any(days),
        "off_day": bool(days) and all(day is False for day in days),
    }


def _company(place: Candidate, scope: Scope) -> Features:
    strong = scope.strong(place)
    direct = [p for p in strong if p.weight >= DIRECT]
    told = {m.sentence for m in place.told}
    return {
        "none_strong": not [p for p in scope.smaller() if p.weight >= ENOUGH],
        "strong_n": min(len(strong), 4) / 4,
        "kin": any((p.above & place.above) - (p.lands | place.lands) for p in direct),
        "same_sentence": any(m.sentence in told for p in direct for m in p.mentions),
    }


_FAMILIES: tuple[Callable[[Candidate, Scope], Features], ...] = (
    _cues, _weights, _names, _position, _dateline, _figures, _sentences, _company,
)  # fmt: skip
