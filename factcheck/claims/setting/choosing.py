"""Which of the named places are the scene: how the weights of their mentions add up over the article.

A place is the scene when they are enough and it lies in the country of the incident.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.claims.setting import gazetteer
from factcheck.claims.setting.gazetteer import fold
from factcheck.claims.setting.scenes import ALONE, COUNTED, ENOUGH, clean_name, regional, with_event
from factcheck.claims.setting.toponyms import locative, patterns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.claims.document import Document
    from factcheck.claims.setting.scenes import Setting, Weighed


@dataclass(slots=True)
class _Tally:
    weight: float = 0.0
    first: int = 10_000
    names: dict[str, int] = field(default_factory=dict)
    lands: frozenset[str] = frozenset()
    located: bool = False


def choose(document: Document, weighed: Sequence[Weighed], setting: Setting) -> tuple[str, ...]:
    """Names that gather enough weight, the heaviest first; whole countries where the words say so."""
    tallies = _tally(weighed)
    home = _home(tallies, weighed)
    chosen = {
        _best_name(t): t
        for t in tallies.values()
        if t.weight >= ENOUGH and (t.weight >= COUNTED or not home or not t.lands or home in t.lands)
    }
    marks = {n: set(fold(n).split()) for n in chosen}
    chosen = {n: t for n, t in chosen.items()
              if not (patterns()["landmark_end"].search(n) and any(marks[n] < o for o in marks.values()))}  # fmt: skip
    if not any(gazetteer.first(n) or gazetteer.first(n.split()[0]) for n in chosen):
        _alone(tallies, weighed, chosen)  # a street, but of no town
    names = sorted(chosen, key=lambda n: (-chosen[n].weight, chosen[n].first, n))
    parts = {n for n in names for o in names if n != o and fold(n) in fold(o).split()}
    names = [n for n in names if n not in parts or (_own(n, weighed) and gazetteer.first(n))]
    if not any(p is not None and p.level != "country" for n in names if (p := gazetteer.first(n))):
        names += _local(weighed)
    names += [n for n in _stamped(weighed) if n not in names and _only_near(names, weighed)]
    return (*names, *(c for c in _countries(document, weighed, setting, names) if c not in names))


def _only_near(names: Sequence[str], weighed: Sequence[Weighed]) -> bool:
    """All that is known of the scene is what it lies near: "a tower fell near Lecce"."""
    told = [w for w in weighed if w.role == "scene" and clean_name(w.name) in names and w.weight >= ENOUGH]
    return bool(told) and all(locative(w.name) in {"near", "outside", "off", "close to"} for w in told)


def _stamped(weighed: Sequence[Weighed]) -> list[str]:
    """Small towns of the dateline: somebody went there."""
    stamped = [w.name for w in weighed if w.role == "dateline"]
    return [clean_name(n) for n in stamped if n.place and n.place.level == "town" and n.place.population < _SMALL_TOWN]


_SMALL_TOWN = 100_000


def _tally(weighed: Sequence[Weighed]) -> dict[str, _Tally]:
    tallies: dict[str, _Tally] = {}
    stamped = {gazetteer.canonical(clean_name(w.name)) for w in weighed if w.role == "dateline"}
    for mention in weighed:
        sentence, name = mention.sentence, mention.name
        if name.level == "country" and not regional(name):
            continue
        clean = clean_name(name)
        key = gazetteer.canonical(clean)
        tally = tallies.setdefault(key, _Tally())
        introduced = key in stamped and patterns()["described"].match(name.after)
        tally.weight += mention.weight * (2 if introduced else 1)  # written from there, and told what it is
        tally.located |= mention.role == "scene"
        tally.first = min(tally.first, sentence.start - (10_000 if sentence.field == "title" else 0))
        tally.names[clean] = tally.names.get(clean, 0) + 1
        places = gazetteer.lookup(name.name) or (gazetteer.lookup(name.place.name) if name.place else ())
        tally.lands = frozenset(gazetteer.canonical(p.path[-1]) for p in places)
    return tallies


def _home(tallies: Mapping[str, _Tally], weighed: Sequence[Weighed]) -> str:
    """The country that most of the weight can lie in; of like ones the one that the article names, else none."""
    weights: dict[str, float] = defaultdict(float)
    for mention in weighed:
        if mention.name.level == "country":
            weights[gazetteer.canonical(mention.name.name)] += 0.1 + mention.weight
    for tally in tallies.values():
        for land in tally.lands:
            weights[land] += tally.weight
    best = sorted(weights, key=lambda land: (-weights[land], land))[:2]
    clear = best and weights[best[0]] >= ENOUGH and (len(best) < 2 or weights[best[0]] > weights[best[1]])
    return best[0] if clear else ""


def _alone(tallies: Mapping[str, _Tally], weighed: Sequence[Weighed], chosen: dict[str, _Tally]) -> None:
    """Where nothing has enough: the heaviest, then the dateline's place if the text goes on to speak of it."""
    named = [t for t in tallies.values() if not chosen or (t.located and gazetteer.first(_best_name(t)))]
    best = max(named, key=lambda t: (t.weight, -t.first), default=None)
    if best is not None and best.weight >= ALONE:
        chosen[_best_name(best)] = best
        return
    stamped = {gazetteer.canonical(clean_name(w.name)) for w in weighed if w.role == "dateline"}
    for mention in weighed:
        key = gazetteer.canonical(clean_name(mention.name))
        if (
            key in stamped
            and key in tallies
            and mention.role == "other"
            and mention.sentence not in {w.sentence for w in weighed if w.role == "dateline"}
        ):
            chosen[_best_name(tallies[key])] = tallies[key]
            return


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


def _local(weighed: Sequence[Weighed]) -> list[str]:
    """The town whose police or people a local story names ("Ames police"), where nothing else tells the scene."""
    told: dict[str, int] = defaultdict(int)
    for mention in weighed:
        if patterns()["held"].search(mention.name.before[-30:]):
            continue  # "in the cells of the Arlen police"
        local = patterns()["local"].match(mention.name.after) or patterns()["local_of"].search(mention.name.before)
        if mention.name.level in {"town", "district", "province"} and local:
            told[mention.name.name] += 1
    return [max(told, key=lambda n: told[n])] if told else []


def _best_name(tally: _Tally) -> str:
    """Of the spellings that fold together, the one that is not all capitals, then the commonest."""
    return max(tally.names, key=lambda n: (not n.isupper(), len(n) > 3, tally.names[n]))


def _own(name: str, weighed: Sequence[Weighed]) -> bool:
    """The name also stands for itself, not only inside a longer one."""
    return sum(w.weight for w in weighed if fold(clean_name(w.name)) == fold(name)) >= ENOUGH
