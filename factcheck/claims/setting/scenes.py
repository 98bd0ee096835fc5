# ruff: noqa: E501 - a pattern stands on one line
"""Which of the named places are the scene: what the words around a name say happened there, and how they add up.

Every mention gets a role and a weight from its own words ("the Turin flood", "killed in Turin", "Turin: 45", "felt in
Turin"). Weights add up over the article; a place is the scene when they are enough and it lies in the country of the
incident. Datelines, capitals that speak, origins and destinations never are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.claims.setting import gazetteer
from factcheck.claims.setting.gazetteer import fold
from factcheck.claims.setting.toponyms import ENDS_PHRASE, Name, locative, patterns, words_of
from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.claims.document import DateMention, Document, Sentence
    from factcheck.claims.setting.dates import DateReading

ENOUGH = 1.5
"""Weight that makes a place the scene: once with the incident in the lead, or several times further down."""

DIRECT = 2.5
"""Weight of a place that an event is named with in title or lead; such a place needs no other to vouch for it."""

COUNTED = 2.0
"""Weight of a place that a figure of the toll or of the cuts is told of; it may lie in any country."""

ALONE = 0.8
"""Weight that is enough where no place has more."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What must be known of the article before its mentions are weighed.

    ``past`` are the sentences that tell of another time or story, ``topics`` the words of the unrest or the cuts that
    the article is about, ``led_by`` the sentence before each in its paragraph, ``dateline`` where the dateline ends,
    ``here`` that the lead speaks of it as the scene.
    """

    past: frozenset[Sentence]
    topics: re.Pattern[str]
    led_by: Mapping[Sentence, str]
    dateline: int
    here: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """One mention with its role and what it weighs for the scene."""

    sentence: Sentence
    name: Name
    role: str
    weight: float


@dataclass(slots=True)
class _Tally:
    weight: float = 0.0
    first: int = 10_000
    names: dict[str, int] = field(default_factory=dict)
    lands: frozenset[str] = frozenset()
    located: bool = False


_LONG = 31
"""Days beyond which a stretch is no date of an event."""

_DATELINE = re.compile(
    r"^\s*(?:[A-Z][\w.'’/ -]{1,40}?)(?:\s*\([A-Z][\w. ]{1,30}\))?(?:,\s*[A-Z][\w. ]{1,30}?)?(?:,\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?(?:,?\s*\d{1,2}:\d\d[^.]{0,12})?)?"
    r"\s*(?:\([A-Z][\w./ &-]*\))?\s*(?:\s[-–—−]{1,2}\s|[–—−]|:\s|(?<=\d{4})\.\s|(?<=\d\s[A-Z]{2}[TC])\.\s|(?<=\))\s)",
)  # fmt: skip


def setting_of(document: Document, days: DateReading) -> Setting:
    """The setting of an article, by its time expressions and its lead."""
    dateline = _DATELINE.match(document.article.text[:140])
    return Setting(
        past=_background(days) | _asides(document),
        topics=_topics(document),
        led_by={b: a.text for a, b in pairwise(document.body) if a.paragraph == b.paragraph},
        dateline=dateline.end() if dateline else 0,
        here=bool(re.search(r"\bhere\b", " ".join(s.text for s in document.body[:2]))),
    )


def _topics(document: Document) -> re.Pattern[str]:
    """The words of every topic that title or lead touches: unrest or cuts, which elsewhere are no incident."""
    lead = " ".join(s.text for s in document.sentences if s.field == "title" or s.number <= 1)
    held = [name for name, pattern in _topic_patterns().items() if pattern.search(lead)]
    words = [w for name in held for table_of in ("topics", "signs") for w in table("places")[table_of].get(name, ())]
    return _whole(words) if words else re.compile(r"(?!)")


@cache
def _topic_patterns() -> Mapping[str, re.Pattern[str]]:
    return {name: _whole(words) for name, words in table("places")["topics"].items()}


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    choice = any_of(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))
    return re.compile(rf"\b{choice}(?:e?s)?\b", re.IGNORECASE)


def _asides(document: Document) -> frozenset[Sentence]:
    """Lines under a heading that announces other stories ("ELSEWHERE", "From the archive"), up to the next heading."""
    found: set[Sentence] = set()
    aside, paragraph = False, -1
    for sentence in document.body:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            label = patterns()["aside"].match(sentence.text)
            if label and label.end() < len(sentence.text):
                found |= {s for s in document.body if s.paragraph == paragraph}  # "Related: ..." is a line of its own
            elif label or sentence.text.isupper():
                aside = bool(label)
        if aside:
            found.add(sentence)
    return frozenset(found)


def _background(days: DateReading) -> frozenset[Sentence]:
    """Sentences that tell of another time: all their dates lie well before the incident, or are "last year".

    A long stretch beside a day ("the worst this year, on May 24") says nothing about when.
    """
    when: dict[Sentence, list[DateMention]] = defaultdict(list)
    for mention in days.mentions:
        when[mention.sentence].append(mention)
    start = days.first or days.event
    return frozenset(s for s, ms in when.items() if all(_is_past(m, start) for m in _narrow(ms)))


def _narrow(mentions: Sequence[DateMention]) -> Sequence[DateMention]:
    """Without the stretches of months that stand beside something narrower."""
    wide = [m for m in mentions if m.first and m.last and m.role == "on" and (m.last - m.first).days > _LONG]
    return [m for m in mentions if m not in wide] or mentions


def _is_past(mention: DateMention, start: dt.date | None) -> bool:
    if mention.role == "earlier":
        return True
    if mention.last is None:
        return bool(re.search(r"\b(?:19|20)\d\d\b", mention.word)) or mention.role == "since"
    return bool(start and mention.last < start - dt.timedelta(days=2)) or bool(
        not start and re.search(r"\byears?\b|^(?:in|since)\s+\d{4}", mention.word, re.IGNORECASE)
    )  # fmt: skip


# ---- one mention -----------------------------------------------------------------------------------------------------


def weigh(sentence: Sentence, name: Name, setting: Setting) -> tuple[str, float]:
    """The role of one mention and what it weighs for the scene."""
    if sentence.field == "body" and sentence.start + name.start < setting.dateline:
        return "dateline", 2.2 if setting.here else 0.0
    before, after = _bare(name.before), name.after
    refused = _refused(sentence, name, before, setting.past)
    if refused:
        return refused, 0.0
    p = patterns()
    early = sentence.field == "title" or sentence.number <= 2
    if _with_event(after):
        return "scene", 3.0 if early else 1.5
    if p["struck"].search(before) or p["event_of"].search(before) or p["hit_after"].match(after):
        return "scene", DIRECT if early else 1.5
    if p["found"].search(before) or p["worst_after"].match(after) or p["worst_before"].search(before):
        return "scene", 1.5
    if _counted(sentence, name, before, setting):
        return "scene", COUNTED
    if (at_sea := p["at_sea"].search(name.before)) or p["responded"].search(name.before):
        return "scene", ENOUGH if at_sea else ALONE
    described = 0.8 if p["described"].match(after) else 0.0
    if (
        name.level == "country"
        and name.name.isupper()
        and re.match(r"\s+[a-z]", after)
        and not ENDS_PHRASE.match(after)
    ):
        return "other", 0.0  # "four US states": an adjective
    located = any(p[cue].search(name.before) for cue in ("locative", "of", "local_landmark")) or p["motion"].search(
        before
    )
    if not located and not (name.level == "landmark" and re.search(r"\b(?:the|a|at)\s+$", before)):
        return "other", max(described, ALONE if sentence.field == "title" and name.level != "country" else 0.0)
    near = before[-40:] if before.rstrip().endswith(",") else re.split(r"[,;:]", before[-70:])[-1]
    away = _is_away(sentence, name, near, setting)
    weight = _nearness(sentence.text, name, setting.topics)[0 if early else 1]
    return "scene", described + weight * (0.25 if away else 1.0)


def _is_away(sentence: Sentence, name: Name, near: str, setting: Setting) -> bool:
    """The words right before a place tell of moving, treating, holding or speaking, and nothing struck since them."""
    p, before = patterns(), _bare(name.before)
    last = max((m.end() for cue in ("elsewhere", "care") for m in p[cue].finditer(near)), default=None)
    held = p["held"].search(near)
    if held and not setting.topics.search(sentence.text):
        last = max(last or 0, held.end())
    moved = last is not None and not _stems("onset").search(near, last)
    spoken = p["spoken_at"].search(before) or (p["officials_in"].search(before) and p["speaks"].match(name.after))
    return moved or bool(spoken)


def _bare(before: str) -> str:
    """The words before a name without the noun that it goes with: "in the port of" -> "in"."""
    return patterns()["of_tail"].sub("", before)


def _refused(sentence: Sentence, name: Name, before: str, past: frozenset[Sentence]) -> str:
    """The role of a mention that cannot be the scene; empty when it can."""
    p, after = patterns(), name.after
    if p["belonging"].match(after) or re.match(r"-(?:bound|born|based|headquartered)\b", after):
        return "origin"
    if p["at_sea"].search(name.before) or p["responded"].search(name.before):
        return ""
    if p["seat_in"].search(name.before) and not _stems("onset").search(name.before[-60:]):
        return "speaker"
    if p["cared_in"].match(after):
        return "other"  # "died at Arlen's Mercy Hospital"
    if re.search(r"\bsince\s+(?:the\s+|that\s+(?:of|in)\s+)?$", before) or any(
        p[cue].search(name.before) for cue in ("compass_of", "distance", "likened", "outskirts")
    ):
        return "other"
    if p["from_near"].search(name.before):
        return "origin"
    if p["felt"].search(name.before) and not p["close_by"].search(name.before):
        return "other"
    if (motion := p["motion"].search(before)) and not p["found"].search(before):
        word = motion.group(1).lower()
        struck = word in {"through", "by", "into", "to"} and p["struck"].search(before)
        if not struck and not (word == "through" and _stems("onset").search(sentence.text)):
            return "origin" if word in _WAYS else "other"
    seat = not (locative(name) or p["of"].search(name.before)) or p["office_in"].search(before)
    if (p["speaks"].match(after) or p["speaks_after"].match(after)) and seat:
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


def _counted(sentence: Sentence, name: Name, before: str, setting: Setting) -> bool:
    """A figure is told of this place: "Bari: 45", "Bari (1,293)", "twelve died in Bari and two in Lecce"."""
    p = patterns()
    if p["figure_after"].match(name.after) or (p["bears"].match(name.after) and p["subject"].search(name.before)):
        return True
    apart = p["care"].search(sentence.text) or p["elsewhere"].search(before[-40:]) or p["spoken_at"].search(before)
    if apart or not p["share"].search(before):
        return False
    told = (sentence.text, setting.led_by.get(sentence, ""))
    return any(_stems("casualty").search(t) or p["damage"].search(t) or setting.topics.search(t) for t in told)


def _nearness(text: str, name: Name, topics: re.Pattern[str]) -> tuple[float, float]:
    """What a located name weighs in the lead and further down, by what its clause, then its sentence tells."""
    p, clause, onset, loss = patterns(), _clause(text, name), _stems("onset"), _stems("casualty")
    if onset.search(clause) or topics.search(clause):
        return 2.5, 1.5
    if loss.search(clause) or p["damage"].search(clause) or p["setting"].search(clause):
        return 2.0, 1.5
    if onset.search(text) or topics.search(text):
        return 1.5, 0.8
    return (1.2, 0.4) if loss.search(text) or p["damage"].search(text) else (0.8, 0.2)


@cache
def _stems(name: str) -> re.Pattern[str]:
    words = sorted(table("dates")[name], key=len, reverse=True)
    return re.compile(rf"\b{any_of(words)}(?:e?s|e?d|ing|ings|ers?)?\b", re.IGNORECASE)


_CUT = re.compile(
    r"[;:]|\((?![^()]{1,30}\))|(?<!\w)\)|,\s+(?:and|but|while|who|which|where|after|as(?!\s+(?:many|much|well)\b))\b"
)


def _clause(text: str, name: Name) -> str:
    left = max((m.end() for m in _CUT.finditer(text[: name.start])), default=0)
    right = _CUT.search(text[name.tail :])
    return text[left : name.tail + (right.start() if right else len(text))]


# ---- the scene -------------------------------------------------------------------------------------------------------


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
    return (*names, *(c for c in _countries(document, weighed, setting, names) if c not in names))


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
    placed = any(gazetteer.first(n) or gazetteer.first(n.split()[0]) for n in names)
    for mention in weighed:
        name = mention.name
        if name.level != "country" or regional(name):
            continue
        weights[name.name] += mention.weight
        if not placed and mention.sentence.field == "title" and _with_event(name.after):
            extent.add(name.name)  # "Greece shipwreck": in the sea, or where no gazetteer knows
        told = mention.sentence.text
        spread = patterns()["wide"].search(told) or setting.topics.search(told)
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


def regional(name: Name) -> bool:
    """Part of a country: "northern India"."""
    return name.level == "country" and bool(patterns()["compass"].search(name.before))


def clean_name(name: Name) -> str:
    """The name as the article gives it; part of a country keeps the part ("northern India")."""
    text = re.sub(r"\s+", " ", name.name)
    if len(text) > 4 and text.isupper():
        text = text.title()  # datelines
    part = patterns()["compass"].search(name.before)
    if part and (name.level == "country" or (part.group(1)[0].isupper() and len(name.before) > len(part.group(1)))):
        return part.group(1) + text
    return text
