# ruff: noqa: E501 - a pattern stands on one line
"""Where it happened: the places of an article, the role of each, and which of them are the scene.

The role of a name (``toponyms``) comes from the words around it; what weighs for the scene is standing with the
incident's own words ("the Turin flood", "struck Turin", "killed in Turin"). Datelines, capitals that speak, origins and
destinations never are the scene.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import dates, gazetteer
from factcheck.claims.document import DateMention, Document, PlaceMention, Sentence
from factcheck.claims.gazetteer import fold
from factcheck.claims.toponyms import (
    DEMONYM,
    ENDS_PHRASE,
    Name,
    is_solid,
    locative,
    names_of,
    patterns,
    words_of,
)
from factcheck.lexicon import any_of, table
from factcheck.records import Claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.gazetteer import Place

ENOUGH = 1.5
"""Weight that makes a place the scene: once with the incident in the lead, or several times further down."""


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """Every place named in an article, and the clean names of the scene, best first."""

    mentions: tuple[PlaceMention, ...] = ()
    scene: tuple[str, ...] = ()


def wants(_sentence: Sentence) -> bool:
    """Places are read by gazetteer and pattern: no parse is asked for."""
    return False


@dataclass(slots=True)
class _Tally:
    weight: float = 0.0
    first: int = 10_000
    names: dict[str, int] = field(default_factory=dict)


_DATELINE = re.compile(
    r"^\s*(?:[A-Z][\w.'’/ -]{1,40}?)(?:\s*\([A-Z]{2,4}\))?(?:,\s*[A-Z][\w. ]{1,30}?)?(?:,\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?(?:,?\s*\d{1,2}:\d\d[^.]{0,12})?)?"
    r"\s*(?:\([A-Z][\w./ &-]*\))?\s*(?:\s[-–—−]{1,2}\s|[–—−]|:\s|(?<=\d{4})\.\s|(?<=IST)\.\s|(?<=\))\s)",
)  # fmt: skip


# ---- roles and weights -----------------------------------------------------------------------------------------------


def read(document: Document, days: dates.DateReading | None = None) -> PlaceReading:
    """The places of a document, their roles, and the scene. ``days`` saves reading the dates again."""
    days = days or dates.read(document)
    past = _background(days)
    dateline = _dateline_end(document)
    found = [(s, n) for s in document.sentences for n in names_of(s)]
    counted: dict[str, int] = defaultdict(int)
    solid: set[str] = set()
    common = frozenset(re.findall(r"(?<![\w’'-])[a-z]{3,}(?![\w’'-])", document.article.text))
    for sentence, name in found:
        counted[fold(name.name)] += 1
        if name.level != "country" and " " not in name.name and {name.name.lower(), f"{name.name.lower()}s"} & common:
            continue  # "Train", "Shell": towns somewhere, and here a word that opens a sentence or stands in a headline
        if is_solid(sentence, name) or (
            name.place and sentence.field == "body" and sentence.start + name.start < dateline
        ):
            solid.add(fold(name.name))
    kept: list[tuple[Sentence, Name]] = []
    for index, (sentence, name) in enumerate(found):
        if fold(name.name) in solid or _has_known_neighbour(found, index, solid) or (
            name.level == "unknown" and counted[fold(name.name)] > 1 and locative(name) in {"in", "near"} and ENDS_PHRASE.match(name.after)
            and not name.before.endswith("the ") and not DEMONYM.search(name.name)
        ):  # fmt: skip
            kept.append((sentence, name))
            solid.add(fold(name.name))
    here = bool(document.body and re.search(r"\bhere\b", " ".join(s.text for s in document.body[:2])))
    topics = _topics(document)
    tallies: dict[str, _Tally] = {}
    weighed: list[tuple[Sentence, Name, str, float]] = []
    previous: tuple[Sentence, Name, str, float] | None = None
    for sentence, name in kept:
        role, weight = _weigh(sentence, name, past, topics)
        if sentence.field == "body" and sentence.start + name.start < dateline:
            role, weight = "dateline", 2.2 if here else 0.0
        elif previous and previous[0] == sentence and (tie := _chained(sentence, previous[1], name)):
            if tie == "list" and role in {"other", "scene"}:
                role, weight = previous[2], max(weight, previous[3])
            elif tie == "container" and name.level != "country" and 0.8 * previous[3] > weight:
                role, weight = previous[2], 0.8 * previous[3]
        previous = (sentence, name, role, weight)
        weighed.append(previous)
    for sentence, name, role, weight in weighed:
        if name.level == "country" and not _regional(name):
            continue
        tally = tallies.setdefault(_key(_clean(name)), _Tally())
        tally.weight += weight if sentence.field == "title" or sentence.number <= 2 else min(weight, 1.5)
        tally.first = min(tally.first, sentence.start - (10_000 if sentence.field == "title" else 0))
        tally.names[_clean(name)] = tally.names.get(_clean(name), 0) + 1
        del role
    scene = _scene(document, tallies, weighed)
    clean = {_key(n) for n in scene}
    mentions = tuple(
        PlaceMention(
            s, s.start + n.start, s.start + n.end, _clean(n), _path(n, weighed), _final(role, _key(_clean(n)) in clean)
        )
        for s, n, role, _ in weighed
    )
    return PlaceReading(mentions, scene)


def _topics(document: Document) -> re.Pattern[str]:
    """The kinds of unrest or cuts that title and lead are about; words that elsewhere are no incident."""
    lead = " ".join(s.text for s in document.sentences if s.field == "title" or s.number <= 1)
    held = sorted({m.group().lower() for m in patterns()["topics"].finditer(lead)})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, held))})(?:e?s)?\b" if held else r"(?!)", re.IGNORECASE)


def _key(name: str) -> str:
    """One key for the spellings of one place."""
    return gazetteer.canonical(name)


def _final(role: str, in_scene: bool) -> str:
    return "other" if role == "scene" and not in_scene else role


def _regional(name: Name) -> bool:
    return name.level == "country" and bool(patterns()["compass"].search(name.before))


def _clean(name: Name) -> str:
    """The name as the article gives it; part of a country keeps the part ("northern India")."""
    text = re.sub(r"\s+", " ", name.name)
    if len(text) > 4 and text.isupper():
        text = text.title()  # datelines
    if name.level == "country" and (m := patterns()["compass"].search(name.before)):
        return m.group(1) + text
    if (
        (m := patterns()["compass"].search(name.before))
        and m.group(1)[0].isupper()
        and len(name.before) > len(m.group(1))
    ):
        return m.group(1) + text
    return text


def _has_known_neighbour(found: Sequence[tuple[Sentence, Name]], index: int, solid: set[str]) -> bool:
    """In a list with, or right before, a place that is known: "A, B, C and D", "X, Y"."""
    sentence, name = found[index]
    if name.level == "unknown" and (len(name.name) < 3 or name.before.endswith("the ")):
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
    if re.fullmatch(r"\s*(?:,?\s+and|,?\s+or|,?\s+as well as|\s*&)\s+(?:the\s+|in\s+|at\s+|near\s+)?", gap):
        return "list"
    if re.fullmatch(
        r"\s*(?:,\s*(?:in\s+)?(?:the\s+)?|\s+in\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}|\s*\(|,?\s*(?:of|in)\s+(?:the\s+)?(?:[a-z’'-]+\s+){0,3}|['’]s\s+(?:[a-z-]+\s+){0,2})",
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


def _weigh(sentence: Sentence, name: Name, past: frozenset[Sentence], topics: re.Pattern[str]) -> tuple[str, float]:
    """The role of one mention and what it weighs for the scene."""
    refused = _refused(sentence, name, past)
    if refused:
        return refused, 0.0
    p, before, after = patterns(), name.before, name.after
    early = sentence.field == "title" or sentence.number <= 2
    if _with_event(after):
        return "scene", 3.0 if early else 1.5
    if p["struck"].search(before) or p["event_of"].search(before) or p["hit_after"].match(after):
        return "scene", 2.5 if early else 1.5
    if p["found"].search(before) or p["worst_after"].match(after) or p["worst_before"].search(before):
        return "scene", 1.5
    located = locative(name) or p["of"].search(before) or p["motion"].search(before)
    if not located and not (name.level == "landmark" and re.search(r"\b(?:the|a|at)\s+$", before)):
        return "other", 0.4 if sentence.field == "title" and name.level != "country" else 0.0
    near = before[-40:] if before.rstrip().endswith(",") else re.split(r"[,;:]", before[-70:])[-1]
    away = p["elsewhere"].search(near) or p["spoken_at"].search(before)
    return "scene", _nearness(sentence.text, name, topics)[0 if early else 1] * (0.25 if away else 1.0)


def _refused(sentence: Sentence, name: Name, past: frozenset[Sentence]) -> str:
    """The role of a mention that cannot be the scene; empty when it can."""
    p, before, after = patterns(), name.before, name.after
    if p["belonging"].match(after) or re.match(r"-bound\b", after):
        return "origin"
    if re.search(r"\bsince\s+(?:the\s+)?$", before) or p["compass_of"].search(before) or p["distance"].search(before):
        return "other"
    if (motion := p["motion"].search(before)) and not p["found"].search(before):
        word = motion.group(1).lower()
        struck = word in {"through", "by", "into", "to"} and p["struck"].search(before)
        if not struck and not (word == "through" and _stems("onset").search(sentence.text)):
            return "origin" if word in _WAYS else "other"
    if p["speaks"].match(after) and not locative(name) and name.level in {"country", "town", "province", "district"}:
        return "speaker"
    if not _with_event(after) and p["official"].match(after):
        return "speaker"
    cared = p["care"].search(name.name) and not p["struck"].search(before)
    return "other" if cared or sentence in past else ""


_WAYS = frozenset({"from", "to", "for", "via", "toward", "towards", "into"})


def _with_event(after: str) -> bool:
    """The words behind a name make it an event's: "the Turin flood", "Turin train attack"."""
    event = patterns()["event_after"].match(after)
    return bool(event) and not words_of("breaks") & set(event.group(1).lower().split())  # type: ignore[union-attr]


def _shared(text: str, name: Name) -> bool:
    """The toll is told by places ("twelve were killed in Bari and two in Lecce"), and not by hospitals."""
    p = patterns()
    return bool(p["share"].search(name.before) and _stems("casualty").search(text) and not p["care"].search(text))


def _nearness(text: str, name: Name, topics: re.Pattern[str]) -> tuple[float, float]:
    """What a located name weighs in the lead and further down, by what its clause, then its sentence tells."""
    p, clause, onset, loss = patterns(), _clause(text, name), _stems("onset"), _stems("casualty")
    if onset.search(clause) or topics.search(clause):
        return 2.5, 1.5
    if loss.search(clause) or p["setting"].search(clause) or _shared(text, name):
        return 2.0, 1.5
    if onset.search(text):
        return 1.5, 0.8
    return (1.2, 0.4) if loss.search(text) else (0.8, 0.2)


@cache
def _stems(name: str) -> re.Pattern[str]:
    words = sorted(table("dates")[name], key=len, reverse=True)
    return re.compile(rf"\b{any_of(words)}(?:e?s|e?d|ing|ings|ers?)?\b", re.IGNORECASE)


def _clause(text: str, name: Name) -> str:
    left = max(
        (m.end() for m in re.finditer(r"[;:()]|,\s+(?:and|but|while|who|which|where|after|as)\b", text[: name.start])),
        default=0,
    )
    right = re.search(r"[;:()]|,\s+(?:and|but|while|who|which|where|after|as)\b", text[name.tail :])
    return text[left : name.tail + (right.start() if right else len(text))]


def _background(days: dates.DateReading) -> frozenset[Sentence]:
    """Sentences that tell of another time: all their dates lie well before the incident, or are "last year"."""
    when: dict[Sentence, list[DateMention]] = defaultdict(list)
    for mention in days.mentions:
        when[mention.sentence].append(mention)
    start = (days.first or days.event) and (days.first or days.event)
    return frozenset(s for s, ms in when.items() if all(_is_past(m, start) for m in ms))


def _is_past(mention: DateMention, start: dt.date | None) -> bool:
    if mention.role == "earlier":
        return True
    if mention.last is None:
        return bool(re.search(r"\b(?:19|20)\d\d\b", mention.word)) or mention.role == "since"
    return bool(start and mention.last < start - dt.timedelta(days=2)) or bool(
        not start and re.search(r"\byears?\b|^(?:in|since)\s+\d{4}", mention.word, re.IGNORECASE)
    )  # fmt: skip


def _dateline_end(document: Document) -> int:
    m = _DATELINE.match(document.article.text[:140])
    return m.end() if m else 0


def _scene(
    document: Document, tallies: dict[str, _Tally], weighed: Sequence[tuple[Sentence, Name, str, float]]
) -> tuple[str, ...]:
    """Names that gather enough weight, the heaviest first; the whole country where the words say so or nothing else is left."""
    chosen = [(t.weight, -t.first, _best_name(t)) for t in tallies.values() if t.weight >= ENOUGH]
    marks = [set(fold(n).split()) for _, _, n in chosen]
    chosen = [
        c
        for c, m in zip(chosen, marks, strict=True)
        if not (patterns()["landmark_end"].search(c[2]) and any(m < o for o in marks))
    ]
    if not chosen and tallies:
        best = max(tallies.values(), key=lambda t: (t.weight, -t.first))
        if best.weight >= 0.8:
            chosen = [(best.weight, -best.first, _best_name(best))]
    names = [name for _, _, name in sorted(chosen, reverse=True)]
    names = [
        n
        for n in names
        if not any(
            n != o and fold(n) in fold(o).split() and len(fold(o).split()) > 1 and not _own(n, weighed) for o in names
        )
    ]
    if not any(p is not None and p.level != "country" for n in names if (p := _entry(n))):
        names += _local(weighed)
    countries: dict[str, float] = defaultdict(float)
    for _, name, _, weight in weighed:
        if name.level == "country" and not _regional(name):
            countries[name.name] += weight
    whole = patterns()["countrywide"].search(" ".join(s.text for s in document.sentences))
    lands = sorted(countries, key=lambda c: -countries[c])
    several = [c for c in lands if countries[c] >= 2.0]
    if len(several) > 1:
        names += several  # "the quake in Turkey and Syria"
    elif lands and (whole or not names) and countries[lands[0]] >= (1.0 if whole else 2.0):
        names.append(lands[0])
    return tuple(names)


def _entry(name: str) -> Place | None:
    return next(iter(gazetteer.lookup(name)), None)


def _local(weighed: Sequence[tuple[Sentence, Name, str, float]]) -> list[str]:
    """The town whose police or people a local story names ("Ames police"), where nothing else tells the scene."""
    told: dict[str, int] = defaultdict(int)
    for _, name, _, _ in weighed:
        if name.level in {"town", "district"} and patterns()["local"].match(name.after):
            told[name.name] += 1
    return [max(told, key=lambda n: told[n])] if told else []


def _best_name(tally: _Tally) -> str:
    """Of the spellings that fold together, the one that is not all capitals, then the commonest."""
    return max(tally.names, key=lambda n: (not n.isupper(), len(n) > 3, tally.names[n]))


def _own(name: str, weighed: Sequence[tuple[Sentence, Name, str, float]]) -> bool:
    """The name also stands for itself, not only inside a longer one."""
    return sum(w for _, n, _, w in weighed if fold(_clean(n)) == fold(name)) >= ENOUGH


def _path(name: Name, weighed: Sequence[tuple[Sentence, Name, str, float]]) -> tuple[str, ...]:
    """Clean names from the place up; of several namesakes, the one whose surroundings the article names."""
    named = {fold(n.name) for _, n, _, _ in weighed}
    places = gazetteer.lookup(name.name) or (gazetteer.lookup(name.place.name) if name.place else ())
    if not places:
        return (_clean(name),)
    best = max(places, key=lambda p: (sum(fold(a) in named for a in p.path[1:]), -places.index(p)))
    path = best.path if name.level != "landmark" else (_clean(name), *best.path)
    return (_clean(name), *path[1:])


# ---- claims ----------------------------------------------------------------------------------------------------------


def find(document: Document, reading: PlaceReading) -> list[Claim]:
    """Claims of kind ``place``: the scene first, best first, then every other place once, as background."""
    order = {_key(name): i for i, name in enumerate(reading.scene)}
    best = set(reading.scene)
    claims: dict[str, Claim] = {}
    for mention in sorted(
        reading.mentions, key=lambda m: (order.get(_key(m.name), 999), m.name not in best, m.role != "scene")
    ):
        key = _key(mention.name)
        if key not in claims:
            claims[key] = _claim(document, mention, in_scene=key in order)
    return list(claims.values())


def _claim(document: Document, mention: PlaceMention, *, in_scene: bool) -> Claim:
    s = mention.sentence
    return Claim(
        article_id=document.article.id,
        kind="place",
        value=mention.name,
        within=mention.path[1:],
        scope="incident" if in_scene else "background",
        field=s.field,
        start=mention.start,
        end=mention.end,
        quote=document.article.part(s.field)[mention.start : mention.end],
        sentence=(s.start, s.end),
        confidence=0.8 if in_scene else 0.6,
    )
