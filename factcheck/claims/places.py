"""Where it happened: places by gazetteer and by their shape in the sentence, and which of them are the scene.

A name is a place when the gazetteer knows it, when a generic noun says so ("Baisaran meadow", "Muan airport"), or when a
locative preposition and a known neighbour do ("in Phulrai, Hathras"). Its role comes from the words around it; what
weighs for the scene is standing with the incident's own words ("the Derna flood", "struck Quetta", "killed in Savar").
Datelines, capitals that speak, origins and destinations never are the scene.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache

from factcheck.claims import dates, gazetteer
from factcheck.claims.document import DateMention, Document, PlaceMention, Sentence
from factcheck.claims.gazetteer import Level, Place, fold
from factcheck.lexicon import table
from factcheck.records import Claim
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENOUGH = 1.5
"""Weight that makes a place the scene: once with the incident in the lead, or several times further down."""

LARGE = 50_000
"""Inhabitants from which a town is taken for a place without any word that says so."""


MILLION = 1_000_000
"""Inhabitants from which a single capitalised word that opens a sentence is taken for a place."""


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """Every place named in an article, and the clean names of the scene, best first."""

    mentions: tuple[PlaceMention, ...] = ()
    scene: tuple[str, ...] = ()


def wants(_sentence: Sentence) -> bool:
    """Places are read by gazetteer and pattern: no parse is asked for."""
    return False


@dataclass(frozen=True, slots=True)
class _Name:
    """A candidate in a sentence: ``start``/``end`` of the clean name in the sentence, ``tail`` where its noun ends."""

    start: int
    end: int
    tail: int
    name: str
    level: Level | str  # "landmark" and "unknown" beside the gazetteer's levels
    place: Place | None = None
    before: str = ""
    after: str = ""


@dataclass(slots=True)
class _Tally:
    weight: float = 0.0
    first: int = 10_000
    names: dict[str, int] = field(default_factory=dict)


# ---- words -------------------------------------------------------------------------------------------------------------


def _alternatives(name: str) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(table("places")[name], key=len, reverse=True))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(w.lower() for w in table("places")[name])


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    a = _alternatives
    word = rf"(?!(?:{a('breaks')})\b)"
    modifier = rf"(?:(?:{word}[a-z][a-z-]*|[A-Z][\w.]+['’]s|[A-Z]\w+-(?:held|ruled|administered|controlled|occupied)|U\.S\.|[A-Z]\w+an|[A-Z]\w+ish|[A-Z]\w+s)\s+)"
    return {
        "locative": re.compile(rf"(?:^|\b)(?i:({a('locative')}))\s+{modifier}{{0,4}}$"),
        "motion": re.compile(rf"\b(?i:({a('motion')}))\s+{modifier}{{0,3}}$"),
        "of": re.compile(rf"\b({a('of_heads')})s?(?:\s+(?:town|city|village))?\s+of\s+(?:{modifier}{{0,2}})$", re.IGNORECASE),
        "event_of": re.compile(rf"\b(?:{a('events')})s?\s+(?:of|in|on|at)\s+(?:{modifier}{{0,3}})$", re.IGNORECASE),
        "found": re.compile(r"\b(?:collected|recovered|pulled|retrieved|reported|hijacked|kidnapped|abducted)\s+from\s+(?:the\s+)?$"),
        "event_after": re.compile(rf"^(?:['’]s)?\s+((?:[\w’'-]+\s+){{0,3}}?)(?:{a('events')})(?:e?s|ings?)?\b", re.IGNORECASE),
        "struck": re.compile(rf"\b(?:{a('strikes')})\s+(?:{modifier}{{0,4}})$", re.IGNORECASE),
        "hit": re.compile(rf"\b(?:{a('strikes')})\b|\b(?:{a('events')})\s+(?:on|at|in|near|of)\b", re.IGNORECASE),
        "speaks": re.compile(rf"^\s+(?:{a('speaks')})\b", re.IGNORECASE),
        "spoken": re.compile(r"\b(?:which|as|but|and)\s+$"),
        "official": re.compile(rf"^(?:['’]s?)?[\s-]+(?:[\w-]+\s+)?(?:{a('officials')})\b", re.IGNORECASE),
        "administrative": re.compile(rf"^(?:['’]s)?\s+({a('administrative')})\b", re.IGNORECASE),
        "landmark": re.compile(rf"^(?:['’]s)?\s+({a('landmarks')})\b", re.IGNORECASE),
        "hit_after": re.compile(rf"^(?:,[^,]{{0,40}},)?\s+(?:has been|have been|had been|was|were|is being)\s+(?:\w+ly\s+)?(?:{a('strikes')})\b", re.IGNORECASE),
        "setting": re.compile(rf"\b(?:{a('setting')})\b", re.IGNORECASE),
        "topics": re.compile(rf"\b(?:{a('topics')})(?:e?s)?\b", re.IGNORECASE),
        "belonging": re.compile(rf"^\s+(?:{a('belonging')})\b", re.IGNORECASE),
        "share": re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozens|several|more|each|others?|\d+)\s+in\s+$", re.IGNORECASE),
        "compass_of": re.compile(rf"(?<!\bin)(?<!\bacross)(?<!\bthroughout)\s+(?:the\s+)?(?:{a('compass')})\s+of\s+(?:{modifier}{{0,2}})$"),
        "landmark_end": re.compile(rf"\b(?:{a('landmarks')})$", re.IGNORECASE),
        "care": re.compile(rf"\b(?:{a('care')})\b", re.IGNORECASE),
        "spoken_at": re.compile(rf"\b(?:said|says|told\s+\w+(?:\s+\w+)?|speaking|reporters|given|announced|statement|citing|interview|conference|briefing)\s+(?:(?:on|late|early)\s+\w+\s+)?(?:in|at|from)\s+{modifier}{{0,3}}$"),
        "elsewhere": re.compile(rf"\b(?:{a('elsewhere')})\b", re.IGNORECASE),
        "countrywide": re.compile(rf"\b(?:{a('countrywide')})\b", re.IGNORECASE),
        "compass": re.compile(rf"\b((?:{a('compass')})\s+)$", re.IGNORECASE),
        "distance": re.compile(r"\b(?:km|kms|kilomet(?:er|re)s?|miles?|metres?|meters?|m)\)?\s+(?:away\s+)?(?:[\w-]+\s+)?(?:from|of|outside|to)\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE),
    }  # fmt: skip


_CAPITAL = r"(?:(?:al|el|an|ad|as|ar|at|ash|ez|es|er|ed|en|et)-)?[A-ZÀ-ÖØ-ÞĀ-Ž][\wʻ‘’'-]*"
_RUN = re.compile(
    rf"{_CAPITAL}(?:\s+(?:of|de|del|la|al|el|ul|bin|da|do|dos)\s+(?={_CAPITAL})|\s+)?(?:(?:(?:St|Mt|Ft)\.\s+)?{_CAPITAL}(?:\s+|$|\b))*"
)
_TOKEN = re.compile(r"[\w.ʻ‘’'-]*[\wʻ]")
_ENDS_PHRASE = re.compile(
    r"^(?:[,.;:)]|$|\s[-–—]|\s+(?:on|in|at|and|when|where|was|were|is|are|after|as|since|this|last|early|late|before|by|with|to|from|that|which|who|near|while|had|has|have|or|but|for|into|during|of"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)",
)  # fmt: skip
_DEMONYM = re.compile(r"(?:[aei]an|ish|ese|[a-z]-[a-z]+)$")
_CONTROL = re.compile(
    r"(?:-(?:held|ruled|administered|controlled|occupied|majority|backed|based)|^(?:Occupied|Administered|Controlled))$",
    re.IGNORECASE,
)
_OPENERS = frozenset(
    [
        "in",
        "at",
        "on",
        "near",
        "from",
        "after",
        "before",
        "as",
        "and",
        "but",
        "the",
        "a",
        "an",
        "to",
        "of",
        "for",
        "by",
        "with",
        "across",
        "outside",
        "around",
        "inside",
        "since",
        "until",
        "while",
        "when",
        "where",
        "police",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "at",
    ]
)
_TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Col|Maj|Lt|Sgt|Capt|Prof|President|Minister|Chief|Judge|Sheriff|King|Queen|Prince|Pope|Imam|Sheikh|Mufti|Baba|Sir|Commissioner|Spokesman|Spokeswoman|Spokesperson|Director|Secretary|Ambassador|Senator|Justice|Captain|Colonel|General|Major|Officer|Inspector|Superintendent)\.?\s+$"
)
_DATELINE = re.compile(
    r"^\s*(?:[A-Z][\w.'’/ -]{1,40}?)(?:\s*\([A-Z]{2,4}\))?(?:,\s*[A-Z][\w. ]{1,30}?)?(?:,\s*(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]{2,8})(?:,?\s+\d{4})?(?:,?\s*\d{1,2}:\d\d[^.]{0,12})?)?"
    r"\s*(?:\([A-Z][\w./ &-]*\))?\s*(?:\s[-–—−]{1,2}\s|[–—−]|:\s|(?<=\d{4})\.\s|(?<=IST)\.\s|(?<=\))\s)",
)  # fmt: skip


# ---- names in a sentence -----------------------------------------------------------------------------------------------


def _names(sentence: Sentence) -> Iterator[_Name]:
    """Candidates of a sentence in order: gazetteer names, names with a generic noun, and names after "in"."""
    text, last = sentence.text, 0
    title_case = _is_title_case(sentence)
    for match in _RUN.finditer(text):
        start, end = match.start(), match.end() - (len(match.group()) - len(match.group().rstrip()))
        for name in _in_run(text, max(start, last), end, title_case):
            yield replace(name, before=text[: name.start], after=text[name.tail :])
            last = name.tail


def _is_title_case(sentence: Sentence) -> bool:
    words = re.findall(r"[A-Za-z]{4,}", sentence.text)
    return len(words) > 3 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


def _in_run(text: str, start: int, end: int, title_case: bool) -> Iterator[_Name]:
    """The places in one run of capitalised words: the whole run where it can, parts of it where the rest is no name."""
    tokens = [(start + m.start(), start + m.end()) for m in _TOKEN.finditer(text[start:end])]
    i = 0
    while i < len(tokens):
        word = text[tokens[i][0] : tokens[i][1]]
        if (word.lower() in _OPENERS and (i == 0 or title_case)) or _CONTROL.search(word):
            i += 1
            continue
        found = None
        for n in range(min(6, len(tokens) - i), 0, -1):
            whole = i == 0 or title_case or _opens(text[tokens[i - 1][0] : tokens[i - 1][1]])
            inner = [text[a:b] for a, b in tokens[i : i + n]]
            if any(_owns(w) for w in inner[:-1]) or (title_case and _OPENERS & {w.lower() for w in inner}):
                continue
            ends = i + n == len(tokens) or (
                title_case and text[tokens[i + n][0] : tokens[i + n][1]].lower() in _OPENERS
            )
            if found := _name_at(
                text, tokens[i][0], tokens[i + n - 1][1], whole=whole, ends=ends or title_case, title_case=title_case
            ):
                break
        if not found:
            i += 1
            continue
        yield found
        while i < len(tokens) and tokens[i][0] < found.tail:
            i += 1


def _opens(word: str) -> bool:
    """After this word a name can begin: a function word, a possessive, "Indian-administered"."""
    return word.lower() in _OPENERS or _owns(word) or bool(_CONTROL.search(word))


def _owns(word: str) -> bool:
    """ "Syria's", and "Syrias" in texts that lost their apostrophes."""
    return bool(re.search(r"['’]s?$", word)) or (word.endswith("s") and not _is_land(word) and _is_land(word[:-1]))


def _name_at(text: str, start: int, end: int, *, whole: bool, ends: bool, title_case: bool) -> _Name | None:
    p = _patterns()
    raw = text[start:end]
    clean = re.sub(r"(?:['’]s?|-bound|-based)$", "", raw)
    stop = start + len(clean)
    if (
        not clean
        or clean.lower() in _words("not_places")
        or not (clean[0].isupper() or re.match(r"[ae]\w{1,2}-[A-Z]", clean))
    ):
        return None
    rest = text[stop:]
    joined = re.match(r"\s+(?:and|&)\s+[A-Z]\w+(?:\s[A-Z]\w+)?", rest)
    if (
        joined
        and (known := _known(clean + joined.group().replace("&", "and")))
        and (whole or known.level == "province")
    ):
        return _Name(start, stop + joined.end(), stop + joined.end(), clean + joined.group(), known.level, known)
    words = clean.split()
    inner = len(words) > 1 and words[-1].lower()
    if inner and whole and ends and (m := p["landmark_end"].search(clean)) and m.start() and not _is_land(words[0]):
        return _Name(start, stop, stop, clean, "landmark", _known(words[0]))
    if p["landmark_end"].fullmatch(clean):
        return None  # "the Railway Station"
    if inner and inner in _words("administrative") and whole and not _known(clean):
        return _shaped(start, start + len(clean) - len(words[-1]) - 1, stop, clean[: -len(words[-1])].strip())
    known = _known(clean)
    if known and (whole or ends or known.level in ("country", "province")):
        if not whole and known.level == "town" and known.population < 500_000:
            return None
        if (
            (m := p["landmark"].match(rest))
            and not p["care"].search(m.group())
            and known.level != "country"
            and m.group(1).split()[-1].islower()
        ):
            return _Name(
                start,
                stop + m.end(),
                stop + m.end(),
                text[start : stop + m.end()].replace("’s", "").replace("'s", ""),
                "landmark",
                known,
            )
        if (
            not ends
            and not rest.startswith(("'", "’"))
            and re.match(r"\s+[A-Z]", rest)
            and not p["administrative"].match(rest)
        ):
            return None  # "Quetta Police", "Austin Miller": part of a longer name
        head = p["administrative"].match(rest)
        return _Name(start, stop, stop + (head.end() if head else 0), clean, known.level, known)
    if whole and ends:
        if m := p["administrative"].match(rest):
            return _shaped(start, stop, stop + m.end(), clean)
        if (m := p["landmark"].match(rest)) and m.group(1)[0].islower() and not rest.startswith(("'", "’")):
            return _Name(start, stop + m.end(), stop + m.end(), text[start : stop + m.end()], "landmark")
        if (
            len(words) <= 3
            and not title_case
            and not re.search(r"\d", clean)
            and not all(len(w) <= 3 and w.isupper() for w in words)
        ):
            return _Name(start, stop, stop, clean, "unknown")
    return None


def _shaped(start: int, end: int, tail: int, name: str) -> _Name | None:
    known = _known(name) if name else None
    if (
        not name
        or name.lower() in _words("not_places")
        or re.fullmatch(r"[A-Z]{1,3}", name)
        or (not known and _DEMONYM.search(name))
    ):
        return None
    return _Name(start, end, tail, name, known.level if known else "district", known)


def _is_land(word: str) -> bool:
    known = _known(word)
    return bool(known and known.level == "country")


def _known(name: str) -> Place | None:
    if name.lower() in _words("not_places") or (len(name) < 3 and name not in ("UK", "US", "UP", "KP")):
        return None
    return next(iter(gazetteer.lookup(name)), None)


# ---- roles and weights -------------------------------------------------------------------------------------------------


def read(document: Document, days: dates.DateReading | None = None) -> PlaceReading:
    """The places of a document, their roles, and the scene. ``days`` saves reading the dates again."""
    days = days or dates.read(document)
    past = _background(days)
    dateline = _dateline_end(document)
    found = [(s, n) for s in document.sentences for n in _names(s)]
    counted: dict[str, int] = defaultdict(int)
    solid: set[str] = set()
    common = frozenset(re.findall(r"(?<![\w’'-])[a-z]{3,}(?![\w’'-])", document.article.text))
    for sentence, name in found:
        counted[fold(name.name)] += 1
        if name.level != "country" and " " not in name.name and {name.name.lower(), f"{name.name.lower()}s"} & common:
            continue  # "Train", "Shell": towns somewhere, and here a word that opens a sentence or stands in a headline
        if _is_solid(sentence, name) or (
            name.place and sentence.field == "body" and sentence.start + name.start < dateline
        ):
            solid.add(fold(name.name))
    kept: list[tuple[Sentence, _Name]] = []
    for index, (sentence, name) in enumerate(found):
        if fold(name.name) in solid or _has_known_neighbour(found, index, solid) or (
            name.level == "unknown" and counted[fold(name.name)] > 1 and _locative(name) in {"in", "near"} and _ENDS_PHRASE.match(name.after)
            and not name.before.endswith("the ") and not _DEMONYM.search(name.name)
        ):  # fmt: skip
            kept.append((sentence, name))
            solid.add(fold(name.name))
    here = bool(document.body and re.search(r"\bhere\b", " ".join(s.text for s in document.body[:2])))
    topics = _topics(document)
    tallies: dict[str, _Tally] = {}
    weighed: list[tuple[Sentence, _Name, str, float]] = []
    previous: tuple[Sentence, _Name, str, float] | None = None
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
    held = sorted({m.group().lower() for m in _patterns()["topics"].finditer(lead)})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, held))})(?:e?s)?\b" if held else r"(?!)", re.IGNORECASE)


def _key(name: str) -> str:
    """One key for the spellings of one place."""
    return gazetteer.canonical(name)


def _final(role: str, in_scene: bool) -> str:
    return "other" if role == "scene" and not in_scene else role


def _regional(name: _Name) -> bool:
    return name.level == "country" and bool(_patterns()["compass"].search(name.before))


def _clean(name: _Name) -> str:
    """The name as the article gives it; part of a country keeps the part ("northern India")."""
    text = re.sub(r"\s+", " ", name.name)
    if name.level == "country" and (m := _patterns()["compass"].search(name.before)):
        return m.group(1) + text
    if (
        (m := _patterns()["compass"].search(name.before))
        and m.group(1)[0].isupper()
        and len(name.before) > len(m.group(1))
    ):
        return m.group(1) + text
    return text


def _is_solid(sentence: Sentence, name: _Name) -> bool:
    """The gazetteer or a generic noun vouches for it, and nothing beside it says that it is a person."""
    if _TITLES.search(name.before):
        return False
    if re.fullmatch(r"[A-Z]{2,4}", name.name) and sentence.field == "body" and name.level != "country":
        return name.name in ("UP", "KP")
    if name.level in ("country", "landmark"):
        return True
    if (
        " " not in name.name
        and not name.before.strip()
        and not (name.tail > name.end or re.match(r"['’]s\b|,\s+[A-Z]", name.after))
    ):
        sure = _patterns()["speaks"].match(name.after) or _patterns()["event_after"].match(name.after)
        return _population(name) >= (
            LARGE if sure and name.place else MILLION
        )  # else a capital letter that only opens the sentence
    if name.level == "province":
        return True
    if name.level == "unknown":
        return bool(_patterns()["of"].search(name.before) and not _patterns()["official"].match(name.after)) or bool(
            _locative(name)
            and re.match(r",\s+an?\s+(?:[\w-]+\s+){0,3}(?:" + _alternatives("administrative") + r")\b", name.after)
        )
    if name.place is None:
        return True
    if name.level == "district" or name.place.population >= LARGE:
        return len(name.name) > 3
    if (re.search(r"\b[Tt]he\s+$", name.before) and name.tail == name.end) or _DEMONYM.search(name.name):
        return False
    headed = name.tail > name.end or bool(_patterns()["of"].search(name.before))
    located = _locative(name) in {"in", "near", "at", "outside", "across"}
    return headed or (located and len(name.name) > 2) or (sentence.field == "title" and len(name.name) > 4)


def _population(name: _Name) -> int:
    return max((p.population for p in gazetteer.lookup(name.name)), default=0)


def _locative(name: _Name) -> str:
    m = _patterns()["locative"].search(name.before)
    return m.group(1).lower() if m else ""


def _has_known_neighbour(found: Sequence[tuple[Sentence, _Name]], index: int, solid: set[str]) -> bool:
    """In a list with, or right before, a place that is known: "A, B, C and D", "X, Y"."""
    sentence, name = found[index]
    if name.level == "unknown" and len(name.name) < 3:
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
                and (_locative(name) or _patterns()["of"].search(name.before) or name.before.endswith("through "))
            ):
                return True
            if tie == "container" and step < 0 and name.before.endswith(" in ") and _ENDS_PHRASE.match(name.after):
                return True
    return False


def _located_list(found: Sequence[tuple[Sentence, _Name]], index: int) -> bool:
    sentence, name = found[index]
    while index > 0 and found[index - 1][0] == sentence and _chained(sentence, found[index - 1][1], name) == "list":
        index -= 1
        name = found[index][1]
    before = name.before
    return bool(
        _locative(name)
        or _patterns()["of"].search(before)
        or re.search(r"(?:including|such as|like|were|namely|:)\s+$", before)
    )


def _chained(sentence: Sentence, left: _Name, right: _Name) -> str:
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


def _inside(left: _Name, right: _Name) -> bool:
    """The right one can hold the left one: a country, or an ancestor of one of its namesakes, or the left is unknown."""
    if right.level == "country":
        return True
    rank = {"landmark": 0, "unknown": 1, "town": 2, "district": 3, "province": 4, "country": 5}
    if any(fold(right.name) in map(fold, p.path[1:]) for p in gazetteer.lookup(left.name)):
        return True
    return (rank[left.level] <= 1 < rank[right.level] and left.place is None) or (
        rank[right.level] == 4 and rank[left.level] < 4
    )


def _weigh(sentence: Sentence, name: _Name, past: frozenset[Sentence], topics: re.Pattern[str]) -> tuple[str, float]:
    """The role of one mention and what it weighs for the scene."""
    p, before, after, text = _patterns(), name.before, name.after, sentence.text
    if p["belonging"].match(after):
        return "origin", 0.0
    if re.search(r"\bsince\s+(?:the\s+)?$", before) or p["compass_of"].search(before):
        return "other", 0.0
    early = sentence.field == "title" or sentence.number <= 2
    if p["distance"].search(before) or re.match(r"-bound\b", after):
        return "origin" if after.startswith("-bound") else "other", 0.0
    motion = p["motion"].search(before)
    if motion:
        word = motion.group(1).lower()
        if p["found"].search(before):
            return "scene", 1.5
        along = word in {"through", "by", "into", "to"} and p["struck"].search(before)
        if not along and not (word == "through" and _stems("onset").search(text)):
            return ("origin" if word in {"from", "to", "for", "via", "toward", "towards", "into"} else "other"), 0.0
    if p["speaks"].match(after) and not _locative(name) and name.level in ("country", "town", "province", "district"):
        return "speaker", 0.0
    event = p["event_after"].match(after)
    direct = bool(event and not _words("breaks") & set(event.group(1).lower().split()))
    if not direct and p["official"].match(after):
        return "speaker", 0.0
    if sentence in past:
        return "other", 0.0
    if name.level == "landmark" and p["care"].search(name.name) and not p["struck"].search(before):
        return "other", 0.0
    near = re.split(r"[,;:]", before[-70:])[-1] if not before.rstrip().endswith(",") else before[-40:]
    factor = 0.25 if p["elsewhere"].search(near) or p["spoken_at"].search(before) else 1.0
    if direct:
        return "scene", 3.0 if early else 1.5
    if p["struck"].search(before) or p["event_of"].search(before):
        return "scene", 2.5 if early else 1.5
    if p["hit_after"].match(after):
        return "scene", 2.5 if early else 1.5
    located = _locative(name) or (p["of"].search(before) and "of") or (p["motion"].search(before) and "through")
    if re.match(r"[^.;]{0,25}\b(?:worst|hardest)[\s-](?:hit|affected)\b", after) or re.search(
        r"\b(?:worst|hardest)[\s-](?:hit|affected)\W+(?:\w+\W+){0,3}$", before
    ):
        return "scene", 1.5
    if not located and name.level == "landmark" and re.search(r"\b(?:the|a|at)\s+$", before):
        located = "the"
    if not located:
        return "other", 0.4 if sentence.field == "title" and name.level != "country" else 0.0
    clause = _clause(text, name)
    onset, loss = _stems("onset"), _stems("casualty")
    if onset.search(clause) or topics.search(clause):
        weight = 2.5 if early else 1.5
    elif loss.search(clause) or p["setting"].search(clause) or (p["share"].search(before) and loss.search(text)):
        weight = 2.0 if early else 1.5
    elif onset.search(text):
        weight = 1.5 if early else 0.8
    elif loss.search(text):
        weight = 1.2 if early else 0.4
    else:
        weight = 0.8 if early else 0.2
    return "scene", weight * factor


@cache
def _stems(name: str) -> re.Pattern[str]:
    words = sorted(table("dates")[name], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})(?:e?s|e?d|ing|ings|ers?)?\b", re.IGNORECASE)


def _clause(text: str, name: _Name) -> str:
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
    document: Document, tallies: dict[str, _Tally], weighed: Sequence[tuple[Sentence, _Name, str, float]]
) -> tuple[str, ...]:
    """Names that gather enough weight, the heaviest first; the whole country where the words say so or nothing else is left."""
    chosen = [(t.weight, -t.first, _best_name(t)) for t in tallies.values() if t.weight >= ENOUGH]
    marks = [set(fold(n).split()) for _, _, n in chosen]
    chosen = [
        c
        for c, m in zip(chosen, marks, strict=True)
        if not (_patterns()["landmark_end"].search(c[2]) and any(m < o for o in marks))
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
    countries: dict[str, float] = defaultdict(float)
    for _, name, _, weight in weighed:
        if name.level == "country" and not _regional(name):
            countries[name.name] += weight
    whole = _patterns()["countrywide"].search(" ".join(s.text for s in document.sentences))
    if countries and (whole or not names):
        best_land = max(countries, key=lambda c: countries[c])
        if countries[best_land] >= (1.0 if whole else 2.0):
            names.append(best_land)
    return tuple(names)


def _best_name(tally: _Tally) -> str:
    """Of the spellings that fold together, the one that is not all capitals, then the commonest."""
    return max(tally.names, key=lambda n: (not n.isupper(), len(n) > 3, tally.names[n]))


def _own(name: str, weighed: Sequence[tuple[Sentence, _Name, str, float]]) -> bool:
    """The name also stands for itself, not only inside a longer one."""
    return sum(w for _, n, _, w in weighed if fold(_clean(n)) == fold(name)) >= ENOUGH


def _path(name: _Name, weighed: Sequence[tuple[Sentence, _Name, str, float]]) -> tuple[str, ...]:
    """Clean names from the place up; of several namesakes, the one whose surroundings the article names."""
    named = {fold(n.name) for _, n, _, _ in weighed}
    places = gazetteer.lookup(name.name) or (gazetteer.lookup(name.place.name) if name.place else ())
    if not places:
        return (_clean(name),)
    best = max(places, key=lambda p: (sum(fold(a) in named for a in p.path[1:]), -places.index(p)))
    path = best.path if name.level != "landmark" else (_clean(name), *best.path)
    return (_clean(name), *path[1:])


# ---- claims ------------------------------------------------------------------------------------------------------------


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
        scope="incident" if in_scene else "background",
        field=s.field,
        start=mention.start,
        end=mention.end,
        quote=document.article.part(s.field)[mention.start : mention.end],
        sentence=(s.start, s.end),
        confidence=0.8 if in_scene else 0.6,
    )
