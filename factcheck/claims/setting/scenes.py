# ruff: noqa: E501 - a pattern stands on one line
"""What the words around a place's name say happened there.

Every mention gets a role and a weight from its own words ("the Turin flood", "killed in Turin", "Turin: 45", "felt in
Turin"). Datelines, capitals that speak, origins and destinations weigh nothing. ``choosing`` adds the weights up.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.claims.setting.governing import stems
from factcheck.claims.setting.surroundings import patterns, words_of
from factcheck.claims.setting.toponyms import ENDS_PHRASE, Name, locative
from factcheck.lexicon import any_of, phrases, table

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
    cue: str = ""


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
        past=_background(days) | asides(document),
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
    return re.compile(rf"\b{any_of(phrases(words))}(?:e?s)?\b", re.IGNORECASE)


def asides(document: Document) -> frozenset[Sentence]:
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


def weigh(sentence: Sentence, name: Name, setting: Setting) -> tuple[str, float, str]:
    """The role of one mention, what it weighs for the scene, and the cue that says so."""
    if sentence.field == "body" and sentence.start + name.start < setting.dateline:
        return "dateline", 2.2 if setting.here else 0.0, "stamped"
    before, after = _bare(name.before), name.after
    p = patterns()
    if _suffered(name, before) and sentence not in setting.past:
        return "scene", COUNTED, "suffered"
    if refused := _refused(sentence, name, before, setting.past):
        local = name.level in _LOCAL and (p["local"].match(after) or p["local_of"].search(name.before))
        return refused, 0.0, "past" if sentence in setting.past else "local" if local else refused
    early = sentence.field == "title" or sentence.number <= 2
    if with_event(after):
        return "scene", 3.0 if early else 1.5, "named"
    if p["struck"].search(before) or p["event_of"].search(before) or p["hit_after"].match(after):
        return "scene", DIRECT if early else 1.5, "struck"
    if p["found"].search(before) or p["worst_after"].match(after) or p["worst_before"].search(before):
        return "scene", 1.5, "struck"
    if _counted(sentence, name, before, setting):
        return "scene", COUNTED, "counted"
    if (at_sea := p["at_sea"].search(name.before)) or p["responded"].search(name.before):
        return "scene", ENOUGH if at_sea else ALONE, "approached"
    described = 0.8 if p["described"].match(after) else 0.0
    if (
        name.level == "country"
        and name.name.isupper()
        and re.match(r"\s+[a-z]", after)
        and not ENDS_PHRASE.match(after)
    ):
        return "other", 0.0, "adjective"  # "four US states"
    located = any(p[cue].search(name.before) for cue in ("locative", "of", "local_landmark")) or p["motion"].search(
        before
    )
    if not located and not (name.level == "landmark" and re.search(r"\b(?:the|a|at)\s+$", before)):
        weight = max(described, ALONE if sentence.field == "title" and name.level != "country" else 0.0)
        return "other", weight, "bare"
    near = before[-40:] if before.rstrip().endswith(",") else re.split(r"[,;:]", before[-70:])[-1]
    away = _is_away(sentence, name, near, setting)
    told, weights = _nearness(sentence.text, name, setting.topics)
    return "scene", described + weights[0 if early else 1] * (0.25 if away else 1.0), "away" if away else told


_LOCAL = frozenset({"town", "district", "province"})
"""Levels whose own police and people are local ("Ames police")."""


def _suffered(name: Name, before: str) -> bool:
    """What struck it, or whom it lost there, is told in a clause of its own: "about 80 to Lecce, where eight were shot"."""
    p = patterns()
    where = p["where"].match(name.after)
    apart = p["elsewhere"].search(before[-60:]) or p["likened"].search(before) or p["likened"].search(name.before)
    if not where or apart or p["care"].search(name.name):
        return False
    return any(told.search(where["told"]) for told in (stems("onset"), stems("casualty"), p["damage"]))


def _is_away(sentence: Sentence, name: Name, near: str, setting: Setting) -> bool:
    """The words right before a place tell of moving, treating, holding or speaking, and nothing struck since them."""
    p, before = patterns(), _bare(name.before)
    last = max((m.end() for cue in ("elsewhere", "care") for m in p[cue].finditer(near)), default=None)
    held = p["held"].search(near)
    if held and not setting.topics.search(sentence.text):
        last = max(last or 0, held.end())
    moved = last is not None and not stems("onset").search(near, last)
    spoken = p["spoken_at"].search(before) or (p["officials_in"].search(before) and p["speaks"].match(name.after))
    return moved or bool(spoken)


def _bare(before: str) -> str:
    """The words before a name without the noun that it goes with: "in the port of" -> "in"."""
    return patterns()["of_tail"].sub("", before)


def _refused(sentence: Sentence, name: Name, before: str, past: frozenset[Sentence]) -> str:
    """The role of a mention that cannot be the scene; empty when it can."""
    p, after = patterns(), name.after
    if name.level == "landmark" and p["member_of"].search(name.before):
        return "origin"
    if (
        p["apposed_in"].search(name.before)
        or p["belonging"].match(after)
        or re.match(r"-(?:bound|born|based|headquartered)\b", after)
        or (p["departs"].search(name.before) and re.match(r"\s+(?:for|bound|on|at|with)\b", after))
    ):
        return "origin"
    if p["at_sea"].search(name.before) or p["responded"].search(name.before):
        return ""
    if p["seat_in"].search(name.before) and not stems("onset").search(name.before[-60:]):
        return "speaker"
    if name.level != "landmark" and p["cared_in"].match(after):
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
        if not struck and not (word == "through" and stems("onset").search(sentence.text)):
            return "origin" if word in _WAYS else "other"
    seat = not (locative(name) or p["of"].search(name.before)) or p["office_in"].search(before)
    if (p["speaks"].match(after) or p["speaks_after"].match(after)) and seat:
        return "speaker"
    if not with_event(after) and p["official"].match(after):
        return "speaker"
    cared = p["care"].search(name.name) and not p["struck"].search(before)
    return "other" if cared or sentence in past or p["apart"].search(sentence.text) else ""


_WAYS = frozenset({"from", "to", "for", "via", "toward", "towards", "into"})


def with_event(after: str) -> bool:
    """The words behind a name make it an event's: "the Turin flood", "Turin train attack"."""
    event = patterns()["event_after"].match(after)
    return bool(event) and not words_of("breaks") & set(event.group(1).lower().split())  # type: ignore[union-attr]


def _counted(sentence: Sentence, name: Name, before: str, setting: Setting) -> bool:
    """A figure is told of this place: "Bari: 45", "Bari (1,293)", "twelve died in Bari and two in Lecce"."""
    p = patterns()
    if name.level == "country" and p["nationals"].search(sentence.text):
        return False  # "citizens of Peru (9), India (7)", "three of Peru"
    if p["figure_after"].match(name.after) or (p["bears"].match(name.after) and p["subject"].search(name.before)):
        return True
    if (
        name.level != "country"
        and locative(name) == "in"
        and p["heads_count"].match(name.after)
        and stems("casualty").search(name.after)
    ):
        return True
    apart = p["care"].search(before[-60:]) or p["elsewhere"].search(before[-40:]) or p["spoken_at"].search(before)
    if apart or not p["share"].search(before):
        return False
    told = (sentence.text, setting.led_by.get(sentence, ""))
    return any(stems("casualty").search(t) or p["damage"].search(t) or setting.topics.search(t) for t in told)


def _nearness(text: str, name: Name, topics: re.Pattern[str]) -> tuple[str, tuple[float, float]]:
    """What a located name's clause, then its sentence tells, and what that weighs in the lead and further down."""
    p, clause, onset, loss = patterns(), _clause(text, name), stems("onset"), stems("casualty")
    if onset.search(clause) or topics.search(clause):
        return "onset", (2.5, 1.5)
    if loss.search(clause) or p["damage"].search(clause) or p["setting"].search(clause):
        return "loss", (2.0, 1.5)
    if onset.search(text) or topics.search(text):
        return "near_onset", (1.5, 0.8)
    if loss.search(text) or p["damage"].search(text):
        return "near_loss", (1.2, 0.4)
    return "located", (0.8, 0.2)


def tells(sentence: Sentence, setting: Setting) -> bool:
    """The sentence tells of an event, a loss or damage."""
    signs = (stems("casualty"), stems("onset"), patterns()["damage"], setting.topics)
    return any(sign.search(sentence.text) for sign in signs)


def counts(sentence: Sentence, setting: Setting) -> bool:
    """What is counted in the sentence are losses, by its own words or by those before it."""
    led = setting.led_by.get(sentence, "")
    return tells(sentence, setting) or bool(stems("casualty").search(led) or setting.topics.search(led))


_CUT = re.compile(
    r"[;:]|\((?![^()]{1,30}\))|(?<!\w)\)|,\s+(?:and|but|while|who|which|where|after|as(?!\s+(?:many|much|well)\b))\b"
)


def _clause(text: str, name: Name) -> str:
    left = max((m.end() for m in _CUT.finditer(text[: name.start])), default=0)
    right = _CUT.search(text[name.tail :])
    return text[left : name.tail + (right.start() if right else len(text))]


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
