"""What speaks for each source that can stand behind a figure.

A source is weighed by every word of it that bears on the figure: how the figure's own sentence names it, and how it was
heard before. ``weights.json`` says what each piece of evidence is worth; nobody at all is worth 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.attribution.source import Cue, Source
    from factcheck.claims.document import Sentence
    from factcheck.claims.parse import Parse

Features = dict[str, float]

NEAR = 30
"""Characters within which words for a source stand right beside a figure."""
LONG = 60
"""Characters beyond which they stand far from it."""


class Heard(NamedTuple):
    """A source that spoke before: in which sentence and paragraph, by which grammar, beside a figure or not.

    ``colon``: the sentence ended with a colon.
    """

    source: Source
    number: int
    paragraph: int
    how: str
    figures: bool
    colon: bool = False


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in a sentence and who spoke before it."""

    sentence: Sentence
    cues: tuple[Cue, ...]
    heard: tuple[Heard, ...] = ()
    quoted: bool = False
    """It is inside a quotation that began before, or a quotation that stands beside one with its speaker."""
    open: bool = False
    """A quotation goes on behind it."""
    parse: Parse | None = None


class Candidate(NamedTuple):
    """A source and what speaks for it."""

    source: Source
    features: Features


@cache
def _goes_on() -> re.Pattern[str]:
    openers = "|".join(re.escape(w) for w in table("sources")["voices"]["continued"])
    numbers = "|".join(table("numbers")["words"])
    return re.compile(rf"\W*(?:{openers}|of\s+(?:\d[\d,]*|{numbers})\s+[a-z]+)\b", re.IGNORECASE)


@cache
def _told(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('sources')['voices'][key])}\b", re.IGNORECASE)


_BREAK = re.compile(r";|:|\s[-–—]\s|,?\s(?:while|whereas|but|although|though|and)\s(?!\w+ing\b)")
_OWN = re.compile(r"(?:\d[\d,.]*\d|\w+)\s(?:[\w’'-]+\s){0,3}?(?:of|from|in|at|to|for)\s(?:the\s|an?\s)?")
"""Words between a figure and those whom it counts: "26 personnel of the police"."""
_ITEM = re.compile(r"^[\W\d]{0,4}[^.:]{2,50}:\s*(?:\w+\s){0,2}?[\d(]|^[•*–-]\s")
_FIGURE = re.compile(r"\b\d[\d,.]*")
MANY = 4
"""Figures of a sentence that is a list."""
SHORT = 60
"""Characters of a sentence that hardly stands alone."""
_NAMING = "verb words according label keeper gapped own by_count given bold care pronoun it"
STRONG = frozenset(_NAMING.split())
"""Grammars that only a source has; the others are of words for one that may only be told of."""


def candidates(voices: Voices, position: int) -> list[Candidate]:
    """Every source that may vouch for what stands at a character of the sentence."""
    found: dict[tuple[str, str], Candidate] = {}
    for cue in sorted(voices.cues, key=lambda c: (c.how not in STRONG, abs(c.at - position))):
        key = cue.source.key
        others = cue.how == "acts" and any(c.how in STRONG and c.reach[0] <= position < c.reach[1] for c in voices.cues)
        if key not in found and not others:  # what somebody tells that another does is the teller's
            found[key] = Candidate(cue.source, _of(cue.source) | _beside(voices, cue, position))
    spoken = {c.source.key for c in voices.cues if c.how in STRONG}
    about = _about(voices.sentence.text, position)
    for n, heard in enumerate(voices.heard):
        key = heard.source.key
        if key in spoken:
            continue  # how the sentence itself names it says more
        known = found.get(key) or Candidate(heard.source, _of(heard.source))
        told = _before(voices, heard, n, spoken=bool(spoken))
        found[key] = Candidate(known.source, known.features | about | told)
    return list(found.values())


def _of(source: Source) -> Features:
    return {"start": 1.0} | ({"untyped": 1.0} if source.kind == "none" else {})


def _met(found: Mapping[str, float]) -> Features:
    return {name: float(value) for name, value in found.items() if value}


def _beside(voices: Voices, cue: Cue, position: int) -> Features:
    """How the figure's own sentence names the source."""
    text = voices.sentence.text
    side = "behind" if cue.who[0] >= position else "ahead"
    start, end = (position, cue.who[0]) if side == "behind" else (cue.who[1], position)
    sort = "strong" if cue.how in STRONG else "loose"
    others = [c for c in voices.cues if c is not cue and c.how in STRONG]
    nearer = sum(_gap(c, position) < _gap(cue, position) for c in others)
    between = sum(start <= c.at < end for c in others)
    distance = max(end - start, 0)
    return _met(
        {
            "beside": True,
            f"how:{cue.how}": True,
            f"{cue.how}:{side}": True,
            f"{sort}:out_of_reach": not cue.reach[0] <= position < cue.reach[1],
            f"{sort}:another_between": min(between, 2),
            f"{sort}:alone": not others,
            f"{sort}:nearest": bool(others) and not nearer,
            f"{sort}:breaks:{side}": min(len(_BREAK.findall(text[start:end])), 3) if distance else 0,
            f"{sort}:embedded": _embedded(voices.parse, cue, position),
            f"{sort}:near": distance <= NEAR,
            f"{sort}:far": min(max(distance - LONG, 0) / 100, 2),
            "loose:own": sort == "loose" and side == "behind" and _OWN.fullmatch(text, start, end) is not None,
        }
    )


def _embedded(parse: Parse | None, cue: Cue, position: int) -> bool:
    """The figure stands in a clause that only describes what the source speaks of, and the source outside of it."""
    if parse is None:
        return False
    word = parse[parse.at(position)]
    while word.head is not word:
        if word.dep in _ASIDE and not parse[word.left].idx <= cue.at <= parse[word.right].end:
            return True
        word = word.head
    return False


_ASIDE = frozenset({"relcl", "advcl", "acl"})


def _gap(cue: Cue, position: int) -> int:
    """Characters between the words for a source and a figure."""
    return max(cue.who[0] - position, position - cue.who[1])


def _about(text: str, position: int) -> Features:
    """What the figure's own words say of its being somebody's who spoke before."""
    return _met(
        {
            "before:past": _told("past").search(text) is not None,
            "before:goes_on": _goes_on().match(text) is not None,
            "before:item": _ITEM.match(text) is not None,
            "before:bracket": text.count("(", 0, position) > text.count(")", 0, position),
            "before:many": len(_FIGURE.findall(text)) >= MANY,
            "before:toll": _told("tolls").search(text) is not None,
            "before:short": len(text) < SHORT,
        }
    )


def _before(voices: Voices, heard: Heard, n: int, *, spoken: bool) -> Features:
    """How the source was heard before the sentence: the ``n``th of those that were; another speaks in the sentence."""
    sentence = voices.sentence
    latest, first = n == len(voices.heard) - 1, n == 0
    ago, paragraphs = sentence.number - heard.number, sentence.paragraph - heard.paragraph
    where = "here" if not paragraphs else "next" if paragraphs == 1 else "off"
    return _met(
        {
            "before": True,
            f"ago:{where}": True,
            f"ago:{where}:{min(ago, 4)}": True,
            f"latest:{where}": latest,
            "quoted": latest and voices.quoted,
            "goes_on_here": latest and not paragraphs and _goes_on().match(sentence.text) is not None,
            "first_heard": first,
            "alone": first and latest,
            "gave_figures": heard.figures,
            "others_speak": spoken,
            "speech": sentence.text[0] in "“\"‘'",
            "colon": heard.colon and ago == 1,
            "colon_before": heard.colon and ago > 1,
            f"heard:{heard.how}": heard.how in {"title", "keeper", "care", "ahead"},
        }
    )
