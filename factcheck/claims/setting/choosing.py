"""Which of the named places are the scene: what speaks for each is weighed, and the likely ones are it.

Weights are fitted by logistic regression on the project's own corpora (``tests/benchmarks/fit_places.py``). Whole
countries stand apart: whether an article calls one the scene beside its towns hangs on how far the event reached.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from factcheck.claims.setting import gazetteer
from factcheck.claims.setting.evidence import Candidate, Features, Scope, candidates, features
from factcheck.claims.setting.scenes import ENOUGH, regional, with_event
from factcheck.claims.setting.surroundings import patterns

if TYPE_CHECKING:
    from factcheck.claims.document import Document
    from factcheck.claims.setting.dates import DateReading
    from factcheck.claims.setting.scenes import Setting, Weighed

LIKELY = 0.4
"""Probability from which a place is the scene: F1 over whole articles is best between .35 and .40 (cross-validated)."""

PERHAPS = 0.2
"""Probability that is enough for the likeliest where no place has more."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Log-odds of a place: where they start, and what each feature adds."""

    intercept: float
    features: Mapping[str, float]

    def probability(self, found: Features) -> float:
        """How likely a place with these features is the scene."""
        odds = self.intercept + sum(self.features.get(name, 0.0) * value for name, value in found.items())
        return 1 / (1 + math.exp(-odds))


@cache
def fitted() -> Weights:
    """The weights of ``weights.json``."""
    data = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(float(data["intercept"]), data["features"])


@dataclass(frozen=True, slots=True)
class Scene:
    """Names of the scene, the likeliest first and whole countries last; ``told`` are those that words put there."""

    names: tuple[str, ...]
    told: tuple[str, ...]


def choose(document: Document, weighed: Sequence[Weighed], setting: Setting, days: DateReading) -> Scene:
    """The scene of an article."""
    places = candidates(weighed)
    scope = Scope.of(document, setting, days, places)
    odds = {place.key: fitted().probability(features(place, scope)) for place in scope.smaller()}
    chosen = likely(scope.smaller(), odds)
    firm = [place.name for place in chosen if place.weight >= ENOUGH]
    lands = _countries(document, weighed, setting, firm)
    names = [place.name for place in chosen or ([] if lands else perhaps(scope.smaller(), odds))]
    return Scene((*names, *(c for c in lands if c not in names)), (*firm, *(c for c in lands if c not in firm)))


def likely(places: Sequence[Candidate], odds: Mapping[str, float]) -> list[Candidate]:
    """The places that are probable enough, the likeliest first."""
    ranked = sorted((p for p in places if not _is_passed(p)), key=lambda p: (-odds[p.key], p.name))
    chosen = [p for p in ranked if odds[p.key] >= LIKELY]
    return [p for p in chosen if not any(p.words < o.words for o in chosen) or _stands_alone(p)]


def perhaps(places: Sequence[Candidate], odds: Mapping[str, float]) -> list[Candidate]:
    """The likeliest place, be it not probable: where nothing else is told of the scene."""
    open_to = [p for p in places if not all(m.cue in _ELSEWHERE for m in p.mentions)]
    best = max(open_to, key=lambda p: odds[p.key], default=None)
    return [best] if best is not None and odds[best.key] >= PERHAPS else []


def _stands_alone(place: Candidate) -> bool:
    """It is told of as itself, not only inside a longer name ("Kalmar" beside "Kalmar station")."""
    return place.weight >= ENOUGH and bool(place.lands)


def _is_passed(place: Candidate) -> bool:
    """Only left, headed for or lived in: no scene, unless people of there are counted ("nine were from Bari")."""
    return all(m.cue in {"origin", "other"} for m in place.mentions) and not any(s.best for s in place.shares)


_ELSEWHERE = frozenset({"origin", "speaker", "other", "past"})
"""Cues of places that are not the scene, be it that nothing else is."""


def _countries(document: Document, weighed: Sequence[Weighed], setting: Setting, names: Sequence[str]) -> list[str]:
    """Countries that are the scene as a whole.

    Several that the event is told of ("the quake in Turkey and Syria"); one that is the extent of the event ("quake",
    "protests"), or of which figures are told; and the heaviest where nothing smaller is named.
    """
    weights: dict[str, float] = defaultdict(float)
    extent: set[str] = set()
    lead = " ".join(s.text for s in document.sentences if s.field == "title" or s.number <= 1)
    placed = any(gazetteer.first(n) or gazetteer.first(n.split()[0]) for n in names)
    for mention in weighed:
        name = mention.name
        if name.level != "country" or regional(name):
            continue
        weights[name.name] += mention.weight
        if not placed and mention.sentence.field == "title" and with_event(name.after):
            extent.add(name.name)  # "Greece shipwreck": in the sea, or where no gazetteer knows
        told = mention.sentence.text
        spread = patterns()["wide"].search(told) or setting.topics.search(told) or patterns()["wide"].search(lead)
        whole = patterns()["throughout"].search(name.before) and not re.match("['’]s", name.after)
        if mention.weight >= ENOUGH and (spread or whole):
            extent.add(name.name)
    lands = sorted(weights, key=lambda c: (-weights[c], c))
    several = [c for c in lands if weights[c] >= 2.0]
    if len(several) > 1:
        return several
    countrywide = patterns()["countrywide"].search(" ".join(s.text for s in document.sentences))
    if lands and (countrywide or not names) and weights[lands[0]] >= (1.0 if countrywide else 2.0):
        return lands[:1]
    return [c for c in lands if c in extent]
