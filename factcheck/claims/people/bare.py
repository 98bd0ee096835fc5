"""Figures without a noun that state the toll spoken of: "the state has 45 now", "reports of 180", "down from 163".

What a bare figure counts is left out because the text before has said it. So its place must be that of a statement:
right behind a verb of having or telling, a word for a count, or "from" and "to", and before the end of the clause, a
place or a time. Words are data: ``[bare]`` of ``lexicon/linking.toml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.people import nouns, tolls
from factcheck.claims.people.events import forms
from factcheck.lexicon import any_of, calendar, numerals, table

if TYPE_CHECKING:
    from factcheck.claims.parse import Parse
    from factcheck.claims.people.mentions import Mention

_DATES = re.compile(
    r"\b(?:[A-Z][a-z]{2,8}\.?,?\s+\d{1,2}\b(?:,?\s\d{4})?|\d{1,2}\s+[A-Z][a-z]{2,8}\b(?:\s\d{4})?|(?:19|20)\d\d)\b"
)
"""A day, a year, or a name with its number: cheap, before any parse."""


def _verbs(key: str) -> str:
    return any_of(sorted(form for entry in table("linking")["bare"][key] for form in forms(entry)))


@cache
def _ahead() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before such a figure: words that state it by themselves, and words that only set it against one."""
    words = table("linking")["bare"]
    small = rf"(?:[\s,]+(?:{any_of(words['small'])}))*"
    stating = rf"\b(?:{_verbs('verbs')}){small}|\b{any_of(words['counts'])} of"
    whose = rf"(?<=\w)['’]s?(?:\s(?:own\s)?{any_of(words['whose'])}(?:,|\sis|\swas|\sof|:)?)?"
    moving = rf"\b{any_of(words['moving'])}|\b(?:an?|the|its|their)\s{any_of(words['other'])}|{whose}"
    ends = r"\s*[\s\"“'‘]$"
    return re.compile(rf"(?:{stating}){ends}", re.IGNORECASE), re.compile(rf"(?:{moving}){ends}", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    """What may stand behind it: the end of the clause, a place, a time."""
    words = table("linking")["bare"]
    days = any_of([*calendar.weekdays(), *words["times"]])
    ends = r"[\"”’']?\s*(?:[.,;:!?)|–—]|$)"
    return re.compile(
        rf"{ends}|\s(?:and|or|but|while|to\s\d[\d,]*)\b|\s(?:in|for|from|on)\s(?!all\b)|\s{days}\b", re.IGNORECASE
    )


_OF_US = re.compile(r"\S+ of (?:us|you)\b", re.IGNORECASE)


def named(doc: Parse, m: Mention) -> bool:
    """The figure is part of a name, or counts those who speak: "Channel Summit 4 said", "three of us"."""
    before = doc[m.left - 1] if m.left else None
    name = before is not None and before.tag == "NNP" and m.left == m.first and not tolls.counts(before)
    return name or bool(_OF_US.match(doc.text[m.start :]))


def of_things(doc: Parse, m: Mention) -> bool:
    """A noun before the figure names things: "the houses brought down: 50,000"."""
    ahead = (word for word in doc.words[: m.left] if word.tag == "NNS")
    return any(nouns.is_thing(word.text) and not locates(word.lower) for word in ahead)


def states(doc: Parse, m: Mention) -> bool:
    """The figure is told by a verb or a word for a count: "the state has 45 now", "reports of 180"."""
    return _ends(doc, m) and not named(doc, m) and bool(_ahead()[0].search(doc.text[: m.start]))


def moves(doc: Parse, m: Mention) -> bool:
    """The figure is one of several of a toll: "from 1,233 to 1,222", "Arlen's 163", "Forty, say the doctors"."""
    ahead, behind = doc.text[: m.start], doc.text[m.end :]
    if not (_ends(doc, m) or (_is_bare(m) and _PREDICATED.match(behind))) or named(doc, m):
        return False
    return bool(_ahead()[1].search(ahead) or (_OPENS.search(ahead) and _SAID.match(behind)))


_OPENS = re.compile(r"(?:^|[;:]|[–—])\s*[\"“‘]?$")
_SAID = re.compile(r"[,\"”’\s]+(?:\w+\s){0,4}?(?:says?|said|according)\b")
"""What stands before and behind a figure that is all that is said: "Forty," the mayor said."""
_PREDICATED = re.compile(r"\s(?:is|was|has|had)\b")
"""Something is said of the figure itself: "Arlen's 163 is provisional"."""


def _ends(doc: Parse, m: Mention) -> bool:
    return _is_bare(m) and bool(_behind().match(doc.text[m.end :]))


def _is_bare(m: Mention) -> bool:
    return m.form == "number" and m.phrase.head < 0


def locates(noun: str) -> bool:
    """A plural noun for places or times, of which nobody counts what they hold: "by counties: Orvek 12, Marpa 4"."""
    return noun in _places()


@cache
def _places() -> frozenset[str]:
    return frozenset(table("linking")["bare"]["places"])


@cache
def _figure() -> re.Pattern[str]:
    """A number in such a place, whatever it counts."""
    numbers = table("numbers")
    words = any_of([w for w in (*numbers["words"], *numbers["scales"]) if w not in {"one", "score", "second"}])
    number = rf"(?:\d[\d,]*|\b{words}(?:[\s-](?:and\s)?{words})*)"
    return re.compile(
        rf"(?<![\w.,:€$£/-])(?:{number})(?={_behind().pattern}|{_PREDICATED.pattern})(?![:.,]\d)", re.IGNORECASE
    )


def looks_like(text: str) -> bool:
    """The text may hold such a figure: cheap, before any parse."""
    if not any(map(str.isdigit, text)) and not _number_word().search(text):
        return False
    plain = _DATES.sub(" ", text)
    stating, moving = _ahead()
    for match in _figure().finditer(plain):
        before = _hedge().sub(" ", plain[: match.start()])
        if stating.search(before) or moving.search(before):
            return True
        if _OPENS.search(before) and _SAID.match(plain, match.end()):
            return True
    return False


@cache
def _number_word() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(numerals.words())}\b", re.IGNORECASE)


@cache
def _hedge() -> re.Pattern[str]:
    hedges = [word for words in table("numbers")["hedges"].values() for word in words]
    return re.compile(rf"\s(?:{any_of(re.escape(hedge) for hedge in hedges)})\s+[\"“]?$", re.IGNORECASE)
