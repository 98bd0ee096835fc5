# ruff: noqa: E501 - a pattern stands on one line
"""Where it happened: the places of an article, the role of each, and which of them are the scene.

Four steps: ``toponyms`` finds what can be a place, here those are kept that something vouches for, ``scenes`` weighs
what happened there, and ``choosing`` names the scene.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.claims.document import Document, PlaceMention, Sentence
from factcheck.claims.setting import choosing, dates, gazetteer, scenes
from factcheck.claims.setting.scenes import Weighed
from factcheck.claims.setting.surroundings import patterns, words_of
from factcheck.claims.setting.toponyms import (
    DEMONYM,
    ENDS_PHRASE,
    SMALL,
    TITLES,
    Name,
    is_put_there,
    is_solid,
    locative,
    names_of,
)
from factcheck.lexicon.spelling import fold
from factcheck.records import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.setting.scenes import Setting


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """Every place named in an article, and the clean names of the scene, best first; ``told`` are the sure ones."""

    mentions: tuple[PlaceMention, ...] = ()
    scene: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


def wants(_sentence: Sentence) -> bool:
    """Places are read by gazetteer and pattern: no parse is asked for."""
    return False


# ---- mentions --------------------------------------------------------------------------------------------------------


def read(document: Document, days: dates.DateReading | None = None) -> PlaceReading:
    """The places of a document, their roles, and the scene. ``days`` saves reading the dates again."""
    days = days or dates.read(document)
    found, setting = weighed(document, days)
    scene = choosing.choose(document, found, setting, days)
    keys = {gazetteer.canonical(n) for n in scene.told}
    named = {fold(w.name.name) for w in found}
    mentions = tuple(_mention(w, named, keys) for w in found)
    return PlaceReading(mentions, scene.names, scene.told)


def weighed(document: Document, days: dates.DateReading) -> tuple[list[Weighed], Setting]:
    """Every mention of a place with its role and weight, and the setting that these hang on."""
    setting = scenes.setting_of(document, days)
    found = [(s, n) for s in document.sentences for n in names_of(s)]
    return _weighed(_kept(document, found, setting), setting), setting


def _kept(document: Document, found: Sequence[tuple[Sentence, Name]], setting: Setting) -> list[tuple[Sentence, Name]]:
    """The names that something vouches for: their own words, a neighbour, or another mention."""
    counted = Counter(fold(name.name) for _, name in found)
    listed = [(s, n) for s, n in found if patterns()["figure_after"].match(n.after) and s.field == "body"]
    agents = {fold(n.name) for _, n in found if n.level == "unknown" and patterns()["agent"].match(n.after)}
    common = frozenset(re.findall(r"(?<![\w’'-])[a-z]{3,}(?![\w’'-])", document.article.text))
    solid: set[str] = set()
    for sentence, name in found:
        told = name.name.lower() in words_of("words_and_cities") and is_put_there(sentence, name)
        if (
            not told
            and name.level != "country"
            and " " not in name.name
            and {name.name.lower(), f"{name.name.lower()}s"} & common
        ):
            continue  # "Train", "Shell": towns somewhere, and here a word that opens a sentence or stands in a headline
        stamped = name.place and sentence.field == "body" and sentence.start + name.start < setting.dateline
        if is_solid(sentence, name) or stamped or (_is_located(sentence, name) and fold(name.name) not in agents):
            solid.add(fold(name.name))
    heads = {fold(n.name) for s, n in found if s.field == "title"}
    solid |= {fold(n.name) for s, n in found if s.field == "body" and _is_shared(n, heads, common)}
    if sum(n.place is not None or fold(n.name) in solid for _, n in listed) > 1:
        solid |= {fold(n.name) for _, n in listed}  # a table of figures by place
    kept = []
    for index, (sentence, name) in enumerate(found):
        if fold(name.name) in solid or _has_known_neighbour(found, index, solid) or (
            name.level == "unknown" and counted[fold(name.name)] > 1 and locative(name) in {"in", "near"} and ENDS_PHRASE.match(name.after)
            and not name.before.endswith("the ") and not DEMONYM.search(name.name)
        ):  # fmt: skip
            kept.append((sentence, name))
            solid.add(fold(name.name))
    return kept


def _is_shared(name: Name, heads: set[str], common: frozenset[str]) -> bool:
    """A town of which title and text both speak ("Lewiston fund tops $6m", "Lewiston has to do sums")."""
    return (
        fold(name.name) in heads
        and name.place is not None
        and name.place.population >= SMALL
        and not TITLES.search(name.before)
        and name.name.lower() not in common | words_of("words_and_cities")
        and not patterns()["agent"].match(name.after)
    )


def _is_located(sentence: Sentence, name: Name) -> bool:
    """A name no gazetteer knows stands after "at": a village, where the text shows no company or body of that name."""
    return (
        name.level == "unknown"
        and sentence.field == "body"
        and bool(re.search(r"\bat\s+$", name.before, re.IGNORECASE))
        and bool(ENDS_PHRASE.match(name.after))
        and not DEMONYM.search(name.name)
        and not name.name.isupper()
        and len(name.name) > 3
    )


def _weighed(kept: Sequence[tuple[Sentence, Name]], setting: Setting) -> list[Weighed]:
    """Every mention with its role and weight; a list and what contains a place share theirs."""
    found: list[Weighed] = []
    for sentence, name in kept:
        role, weight, cue = scenes.weigh(sentence, name, setting)
        last = found[-1] if found and found[-1].sentence == sentence else None
        if role != "dateline" and last is not None and (tie := _chained(sentence, last.name, name)):
            if tie == "list" and role in {"other", "scene"}:
                cue = last.cue if last.weight > weight else cue
                role, weight = last.role, max(weight, last.weight)
            elif tie == "container" and name.level != "country" and 0.8 * last.weight > weight:
                role, weight, cue = last.role, 0.8 * last.weight, "around"
            elif tie == "container" and last.role == "origin" and weight < scenes.COUNTED:
                role, weight, cue = "origin", 0.0, "origin"
            elif tie == "container" and name.level == "country":
                cue = "around" if last.role == "scene" else cue
        found.append(Weighed(sentence, name, role, weight, cue))
    for i in range(len(found) - 1, 0, -1):  # a figure behind a list is each one's
        left, right = found[i - 1], found[i]
        lighter = left.role in {"other", "scene"} and left.weight < right.weight == scenes.COUNTED
        if left.sentence == right.sentence and lighter and _chained(left.sentence, left.name, right.name) == "list":
            found[i - 1] = replace(left, role=right.role, weight=right.weight, cue=right.cue)
    return found


def _mention(weighed: Weighed, named: set[str], scene: set[str]) -> PlaceMention:
    s, name = weighed.sentence, weighed.name
    clean = scenes.clean_name(name)
    role = "other" if weighed.role == "scene" and gazetteer.canonical(clean) not in scene else weighed.role
    return PlaceMention(s, s.start + name.start, s.start + name.end, clean, _path(name, named), role)


def _has_known_neighbour(found: Sequence[tuple[Sentence, Name]], index: int, solid: set[str]) -> bool:
    """In a list with, or right before, a place that is known: "A, B, C and D", "X, Y"."""
    sentence, name = found[index]
    owner = re.match(r"['’]s\b", name.after)
    if name.level == "unknown" and (len(name.name) < 3 or name.before.endswith("the ") or owner):
        return False
    for step in (-1, 1):
        j = index + step
        if 0 <= j < len(found) and found[j][0] == sentence and fold(found[j][1].name) in solid:
            left, right = (found[j][1], name) if step < 0 else (name, found[j][1])
            tie = _chained(sentence, left, right)
            if tie == "list" and found[j][1].level != "country" and _located_list(found, index):
                return True
            if (
                tie == "container"
                and step > 0
                and (locative(name) or patterns()["of"].search(name.before) or name.before.endswith("through "))
            ):
                return True
            if tie == "container" and step < 0 and name.before.endswith(" in ") and ENDS_PHRASE.match(name.after):
                return True
    return False


def _located_list(found: Sequence[tuple[Sentence, Name]], index: int) -> bool:
    sentence, name = found[index]
    while index > 0 and found[index - 1][0] == sentence and _chained(sentence, found[index - 1][1], name) == "list":
        index -= 1
        name = found[index][1]
    before = name.before
    return bool(
        locative(name)
        or patterns()["of"].search(before)
        or re.search(r"(?:including|such as|like|were|namely|:)\s+$", before)
    )


def _chained(sentence: Sentence, left: Name, right: Name) -> str:
    """How two neighbours hang together: "list" (A, B and C), "container" (A, B; A in B; A (B)), or not at all."""
    gap = sentence.text[left.tail : right.start]
    if gap == "/" or re.fullmatch(
        r"\s*(?:,?\s+and|,?\s+or|,?\s+as well as|\s*&)\s+(?:the\s+|in\s+|at\s+|near\s+)?", gap
    ):
        return "list"
    if re.fullmatch(
        r"\s*(?:,\s*(?:in\s+)?(?:the\s+)?(?:(?:central|downtown|inner|suburban|neighbou?ring|nearby|rural|coastal)\s+|(?:north|south|east|west)[a-z-]*\s+)?|\s+in\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}|\s*\(|,?\s*(?:of|in)\s+(?:the\s+)?(?:[a-z’'-]+\s+){0,3}|['’]s\s+(?:[a-z-]+\s+){0,2})",
        gap,
    ):
        if gap.strip() == "," and not _inside(left, right):
            return "list"
        return "container"
    return ""


def _inside(left: Name, right: Name) -> bool:
    """The right one can hold the left one: a country, or an ancestor of one of its namesakes, or the left is unknown."""
    if right.level == "country":
        return True
    rank = {"landmark": 0, "unknown": 1, "town": 2, "district": 3, "province": 4, "country": 5}
    if any(fold(right.name) in map(fold, p.path[1:]) for p in gazetteer.lookup(left.name)):
        return True
    return (rank[left.level] <= 1 < rank[right.level] and left.place is None) or (
        rank[right.level] == 4 and rank[left.level] < 4
    )


def _path(name: Name, named: set[str]) -> tuple[str, ...]:
    """Clean names from the place up; of several namesakes, the one whose surroundings the article names."""
    places = gazetteer.lookup(name.name) or (gazetteer.lookup(name.place.name) if name.place else ())
    if name.level == "country":
        places = tuple(p for p in places if p.level in {"country", "province"}) or places  # no Russia in Ohio
    if not places:
        return (scenes.clean_name(name),)
    best = max(places, key=lambda p: (sum(fold(a) in named for a in p.path[1:]), -places.index(p)))
    if name.level == "landmark" and not named & set(map(fold, best.path)):
        return (scenes.clean_name(name),)  # "Champlain Towers" lies in no Champlain that the article knows of
    path = best.path if name.level != "landmark" else (scenes.clean_name(name), *best.path)
    return (scenes.clean_name(name), *path[1:])


# ---- claims ----------------------------------------------------------------------------------------------------------


def find(document: Document, reading: PlaceReading) -> list[Claim]:
    """Claims of kind ``place``: the scene first, best first, then every other place once, as background."""
    order = {gazetteer.canonical(name): i for i, name in enumerate(reading.scene)}
    best = set(reading.scene)
    claims: dict[str, Claim] = {}
    for mention in sorted(
        reading.mentions,
        key=lambda m: (order.get(gazetteer.canonical(m.name), 999), m.name not in best, m.role != "scene"),
    ):
        key = gazetteer.canonical(mention.name)
        if key not in claims:
            sure = 0.8 if mention.name in reading.told else 0.65
            claims[key] = _claim(document, mention, confidence=sure if key in order else 0.0)
    return list(claims.values())


def _claim(document: Document, mention: PlaceMention, *, confidence: float) -> Claim:
    s = mention.sentence
    return Claim(
        article_id=document.article.id,
        kind="place",
        value=mention.name,
        within=mention.path[1:],
        scope="incident" if confidence else "background",
        field=s.field,
        start=mention.start,
        end=mention.end,
        quote=document.article.part(s.field)[mention.start : mention.end],
        sentence=(s.start, s.end),
        confidence=confidence or 0.6,
    )
