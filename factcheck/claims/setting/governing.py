# ruff: noqa: E501 - a pattern stands on one line
"""What a day has to do with the incident, by the words around it: its onset, a loss, an answer to it, or a statement.

The words are those of ``lexicon/dates.toml``; the nearest one in the clause of the day governs it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.setting.timex import missing_since
from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from factcheck.claims.document import DateMention

_BOUNDARY = re.compile(
    r"[,;:()\[\]“”\"«»•]|\s[-–—]+\s|\b(?:that|which|who|when|while|after|before|as|but|where|since|because|whose|if|until)\b",
    re.IGNORECASE,
)


@cache
def stems(name: str) -> re.Pattern[str]:
    """A list of the table with the endings of verbs and plurals."""
    stems = sorted(table("dates")[name], key=len, reverse=True)
    return re.compile(
        rf"(?!(?<=[a-z]-)hit\b)\b{any_of(stems)}(?:e?s|e?d|ing|ings|ers?)?\b(?!-(?:hit|stricken|struck|ravaged|affected|devastated|torn|prone)\b)",
        re.IGNORECASE,
    )


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a span, cut at punctuation and at the words that open another clause."""
    told = _ASIDE.sub(lambda m: m.group() if m.start() < end and start < m.end() else " " * len(m.group()), text)
    left = max((m.end() for m in _BOUNDARY.finditer(told, 0, start)), default=0)
    right = next((m.start() for m in _BOUNDARY.finditer(told, end)), len(told))
    return left, right


_ASIDE = re.compile(r"\([^()]*\)")
"""Words in brackets, which part no clause."""


_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]*")
"""A name inside a sentence, which answers nothing: "Lower Quay", "Charge Street"."""


def _nearest(pattern: re.Pattern[str], text: str, within: tuple[int, int], span: tuple[int, int]) -> int | None:
    """How far the nearest match inside the clause is from the span, in characters."""
    start, end = span
    gaps = [min(abs(start - m.end()), abs(m.start() - end)) for m in pattern.finditer(text, *within)
            if m.end() <= start or m.start() >= end]  # fmt: skip
    return min(gaps, default=None)


TIES = {"onset": 4.0, "casualty": 3.0, "response": 0.8, "speech": 0.0}
"""What a day weighs by the word that it stands nearest to in its clause."""


def tie_of(mention: DateMention) -> tuple[str, float]:
    """How a time expression hangs on the incident: what kind of word governs it, and the weight of that."""
    text = mention.sentence.text
    start, end = mention.start - mention.sentence.start, mention.end - mention.sentence.start
    if direct := _named(mention, text, start, end):
        return direct
    if doubled := _DOUBLED.search(text, 0, start):
        start = doubled.start()
    left, right = clause(text, start, end)
    plain = _NAME.sub(lambda m: "_" * len(m.group()), text) if mention.sentence.field == "body" else text
    told = {name: plain if name == "response" else text for name in TIES}
    near = {name: _nearest(stems(name), told[name], (left, right), (start, end)) for name in TIES}
    spoke = near["speech"]
    if spoke is not None and (spoke <= 3 or (start < 4 and spoke == min(n for n in near.values() if n is not None))):
        return "speech", TIES["speech"]  # "said on Friday", "on Friday said", "Yesterday the ministry spoke of 12"
    if _does_otherwise(text, left, start, end):
        return "response", TIES["response"]
    counted = _COUNTED.search(text, 0, start) or (near["onset"] is None and _STANDS_AT.match(text, end))
    if toll_moves().search(text, left, right) or counted:
        return "response", TIES["response"]  # "the number of dead passed 200 on Friday"
    if _UNTOLD.search(text, left, start) or _AFTER.search(text, left, right):
        return "none", 0.0  # "how could 13 dead vanish overnight?", "an aftershock was felt overnight"
    if _LATE_DEATH.search(text, left, start) and _HURT_BEFORE.match(text, end):
        return "response", TIES["response"]  # "the death on Monday of a man who was shot in the riot"
    if _carries(text, left, start):
        return _refine("onset", text, left, right)
    known = [(gap, -TIES[name], name) for name, gap in near.items() if gap is not None]
    if known:
        return _refine(min(known)[2], text, left, right)
    return _from_afar(text, start, left, right)


def _does_otherwise(text: str, left: int, start: int, end: int) -> bool:
    """The verb beside the day is neither an onset nor a loss: "pyres were lit on Tuesday", "on Friday sued the state"."""
    told = any(stems(name).search(text, left, start) for name in ("onset", "casualty"))
    before, after = _deed_before().search(text, left, start), None if told else _deed_after().match(text, end)
    deeds = [m["verb"] for m in (before, after) if m]
    neutral = {*table("dates")["colourless"]}
    events = (stems("onset"), stems("casualty"), stems("speech"), stems("acute"))
    return bool(deeds) and all(d.lower() not in neutral and not any(e.search(d) for e in events) for d in deeds)


@cache
def _verb() -> str:
    return rf"(?P<verb>(?:[a-z]{{3,}}ed|{any_of(table('dates')['irregular'])}))"


@cache
def _deed_before() -> re.Pattern[str]:
    return re.compile(rf"\b{_verb()}\s+(?:[a-z]+ly\s+)?(?:(?:on|early|late|in|the|hours|of|before|dawn|this)\s+)*$")


@cache
def _deed_after() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[a-z]+ly\s+)?(?:(?:was|were|had|has|have|been)\s+)?{_verb()}\b")


def _named(mention: DateMention, text: str, start: int, end: int) -> tuple[str, float] | None:
    """The day is part of the incident's name ("Tuesday's blast", "the dead of Friday"), or its clause opens with it."""
    named = re.match(r"(?:['’]s?)?(?P<first>\s+[\w-]+)(?P<rest>(?:\s+[\w-]+){0,2})", text[end:])
    definite = re.search(r"\bthe\s+$", text[:start], re.IGNORECASE) or mention.word.lower().startswith("the ")
    if named and (text[end : end + 1] in "'’" or definite):
        noun = stems("onset").search(named["first"] + named["rest"]) or stems("casualty").search(named["first"])
        if noun:
            return "named", 5.0
        if stems("unrest").search(named["first"] + named["rest"]):
            return "named", 2.5  # less than the day on which somebody fell: a march may be the answer to that
    if _event_of().search(text, 0, start):
        return "named", 5.0
    if missing_since().search(text, 0, start):
        return "casualty", TIES["casualty"]
    return ("onset", TIES["onset"]) if _that_on().search(text, 0, start) else None


def _from_afar(text: str, start: int, left: int, right: int) -> tuple[str, float]:
    """What the sentence tells where the date's own clause tells nothing."""
    if _apposed().search(text, 0, start):
        return "onset", TIES["onset"]
    if stems("onset").search(text):
        return "near", 2.0
    if stems("casualty").search(text):
        return ("none", 0.0) if LATER.search(text, left, right) else ("casualty", 1.5)
    return "none", 0.0


def _carries(text: str, left: int, start: int) -> bool:
    """An onset before the date in its clause, with nothing said or done between: "the blast at the port on Tuesday rose"."""
    onset = max((m.end() for m in stems("onset").finditer(text, left, start)), default=None)
    if onset is None:
        return False
    return not any(stems(name).search(text, onset, start) for name in ("response", "speech"))


@cache
def toll_moves() -> re.Pattern[str]:
    """A toll that rises, falls or is set: the day of the figure."""
    nouns, verbs = (any_of(table("dates")[name]) for name in ("toll", "moves"))
    return re.compile(rf"\b{nouns}\b[^,;]*\b{verbs}\b|\b{verbs}\b[^,;]*\b{nouns}\b", re.IGNORECASE)


@cache
def moved_to() -> re.Pattern[str]:
    """A figure that has moved to another ("shot up to 14")."""
    return re.compile(rf"\b{any_of(table('dates')['moves'])}\s+(?:up\s+)?to\s+\d", re.IGNORECASE)


@cache
def _event_of() -> re.Pattern[str]:
    """What stands before the date of a named event: "the blast of", "the dead of", "the DANA of"."""
    words = any_of([*table("dates")["onset"], *table("dates")["casualty"]])
    return re.compile(rf"\b(?i:{words}(?:e?s|e?d|ing|ings)?)\s+of\s+(?:the\s+)?$|\bthe\s+[A-Z]\w+\s+of\s+$")


@cache
def _that_on() -> re.Pattern[str]:
    """A relative clause that opens with the date: "the earthquake that on"."""
    words = any_of(table("dates")["onset"])
    return re.compile(
        rf"\b{words}(?:e?s|ings?)?\s+(?:that|which)\s+(?:(?:was|were|had\s+been|have\s+been)\s+[a-z]+(?:ed|en|ied|ne)\s+(?:out\s+|off\s+)?)?"
        r"(?:(?:early|late|in|the|hours|of)\s+)*(?:on\s+)?$",
        re.IGNORECASE,
    )


@cache
def _apposed() -> re.Pattern[str]:
    """An aside that holds only the date: "the sinking, at dawn on", "the blast (late on"."""
    words = any_of(table("dates")["onset"])
    return re.compile(
        rf"\b{words}(?:e?s|ing|ings)?\s*(?:,|\(|\s[–—-])\s*(?:(?:early|late|at|on|in|before|after|around|shortly|just|the|small|hours|of|dawn|night|midnight|noon|dusk|[ap]\.?m\.?|\d{{1,2}}(?:[:.]\d\d)?)\s+)*$",
        re.IGNORECASE,
    )


def _refine(tie: str, text: str, left: int, right: int) -> tuple[str, float]:
    if tie in {"casualty", "onset"} and LATER.search(text, left, right):
        return "response", TIES["response"]  # one more death is not the incident
    if tie == "response" and re.match(r"\s*after\b", text[right:]) and stems("onset").search(text, right):
        return "response", 1.5  # "were freed on Monday after gunmen stormed": told as the incident's day
    return tie, TIES[tie]


LATER = re.compile(
    r"\b(?:more(?! than)|another|hospitals?|most recent|latest"
    r"|(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:straight\s+|consecutive\s+)?(?:day|night|morning))\b",
    re.IGNORECASE,
)
_UNTOLD = re.compile(r"\b(?:could|can|would|might|should|cannot|couldn['’]t|can['’]t)\b")
_AFTER = re.compile(r"\b(?:aftershocks?|re-?ignit\w+|flare-?ups?)\b", re.IGNORECASE)
_LATE_DEATH = re.compile(r"\b(?:death|died|dies|dead)\b", re.IGNORECASE)
_HURT_BEFORE = re.compile(
    r"[^.;]{0,60}?\bwho\s+(?:was|were|had\s+been)\s+(?:\w+ly\s+)?(?:hit|shot|injured|wounded|hurt|burn(?:ed|t)|struck|stabbed|beaten)\b",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"\b(?:today|yesterday|this\s+(?:morning|afternoon|evening))\s*,\s+$", re.IGNORECASE)
"""A day told twice: "announced this afternoon, Monday, that"."""
_COUNTED = re.compile(
    r"\d\s+(?:dead|deaths|fatalities|missing)\s+$|\bthe\s+\d[\d,]*\s+of\s+$|\bto\s+\d[\d,]*\s+(?:on\s+)?$"
)
_STANDS_AT = re.compile(
    r"\s+(?:with|at|to|from)\s+(?:(?:at\s+least|more\s+than|about|some|over|nearly)\s+)?(?!\d\d?(?:[:.]\d\d|\s?[ap]\.?m\b))\d"
)
