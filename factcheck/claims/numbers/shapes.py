"""A number of a text, and its shape: a count, or an age, a day, an hour, a part of a name, which count no one.

Words are data: ``lexicon/numbers.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.lexicon import calendar, choice, people, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.records import Interval

Shape = Literal[
    "cardinal", "vague", "percent", "ordinal", "year", "age", "clock", "date", "name", "money", "fraction", "difference"
]


@dataclass(frozen=True, slots=True)
class Number:
    """One number in a text.

    Attributes:
        start, end: the whole expression with its hedge ("at least 10").
        core: start and end of the bare number ("10"), or of the range ("37-70").
        interval: how it reads with its hedge.
        plain: the number as stated, without hedge (the upper end of a range).
        qualifier: the hedge's words, lower case.
        shape: what kind of number it is; only cardinals and vague words count people.
        currency: the symbol or code that touches it, empty otherwise.
    """

    start: int
    end: int
    core: tuple[int, int]
    interval: Interval
    plain: float
    qualifier: str
    shape: Shape
    currency: str = ""


_CLOCK_AFTER = re.compile(r"^\s?(?:a\.?m\b|p\.?m\b|o['’]clock|hrs\b|GMT\b|UTC\b|IST\b)", re.IGNORECASE)
_AGE_AFTER = re.compile(
    r"^[\s-]*(?:years?|months?|weeks?|days?|yrs?)[\s-]+(?:olds?|of\s+age)\b|^[\s-]*y/o\b", re.IGNORECASE
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|(?:not|n['’]t|never|yet)\s+(?:yet\s+)?(?:reached|turned)|turned|turning|turns"
    r"|the age of|(?:were|are|was|is) past|(?:children|kids|boys|girls|youths|people|those|adults|pupils)"
    r"\s+(?:under|over|above|below|past)"
    r"|of (?:them|whom|these|those|the [a-z]+) (?:were|are) (?:all )?(?:over|above|older than)"
    r"|(?<!dead )(?<!deaths )(?<!injured )(?<!missing )(?<!toll )(?:were|are) (?:all )?(?:under|below))"
    r"\s+(?:\d+\s*(?:,|to|and|or|-|–)\s*)*$",
    re.IGNORECASE,
)
_AGE_OF = re.compile(r"\b(?P<noun>[a-z-]+)\s+of\s+(?:only\s+|just\s+|barely\s+)?(?:\w+\s+(?:and|or)\s+)?$")
_AGE_OF_ENDS = re.compile(r"\s*(?:$|[.,;:)]|(?:and|or|who|has|had|was|were|is|are|years?|months?|died|[a-z]{3,}ed)\b)")
_AGES = re.compile(r"\b(?P<noun>[a-z-]+),\s+(?:also\s+|now\s+)?(?:\d{1,3}(?:,\s+|,?\s+and\s+))*$")
_AGE_OF_OFFICE = re.compile(r"\b(?:the|an?|its|their|his|her)\s+(?P<noun>[a-z]+)\s+of\s+(?:the\s+)?[a-z]+,\s+$")
_OFFICES = frozenset({"head", "chair"})
"""Nouns for people in office that name things as well."""
_AGES_SPELLED = re.compile(r"\b(?:aged|ages)\s+(?P<first>[a-z]+(?:-[a-z]+)?)\s+(?:and|or|to)\s+$")
_AGES_END = re.compile(r"(?:,?\s+(?:and\s+)?\d{1,3})*\s*(?:[,.;)]|$)")
_AGE_COMMAS = re.compile(r"[A-Z][\w.'’-]+(?:,?\s+(?:Jr|Sr|II|III)\.?)?,\s*$")
_NUMBERS = re.compile(
    r"\b(?:dead|injured|wounded|missing|displaced|killed|who|they|[a-z]{3,}s)\s+(?:now\s+)?number\s+$", re.IGNORECASE
)
"""The verb: "the dead number 93"."""
OLDEST = 110
"""Years that an age may have."""
_THAN = re.compile(r"\s+(?:[a-z]+\s+)?(?:more|fewer|less|higher|lower)\s+than\b", re.IGNORECASE)
_PERCENT = re.compile(r"^(?:\s?%|pc\b|[\s-]+per\s?cent\b|[\s-]+percent\b|\s+percentage)", re.IGNORECASE)
_ORDINAL = re.compile(r"^(?:st|nd|rd|th)\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|from|until|till|by|during|year|years|before|after|and|to|late|early|mid|the)"
    r"|[(–-]|[a-z]\s\d{1,2},?|\d{1,2},)\s*$",
    re.IGNORECASE,
)
_PART_OF_WORD = re.compile(
    r"^(?:[A-Za-z]|/\d|:\d|\.\d|-(?:day|year|month|week|hour|minute|mile|km|foot|inch|storey|story|page|point|magnitude"
    r"|member|seat|bed|room|time|old|metre|meter|tonne|ton|acre|strong|mm|caliber|calibre|man|person|way|lane|yard|game"
    r"|pound|second|degree|car|unit|ft)s?\b)"
)


@cache
def _signs() -> re.Pattern[str]:
    symbols = choice(map(re.escape, table("quantities")["currencies"]))
    return re.compile(rf"(?<![A-Za-z])({symbols})\s?$")


def currency(before: str, value: float) -> re.Match[str] | None:
    """A currency's symbol or code right before a figure; a lone letter touches a large sum ("N2 million")."""
    match = _signs().search(before)
    lone = match is not None and match.group(1) in _LETTERS
    return None if lone and (value < _LETTERED or before[-1] == " ") else match


_LETTERS = frozenset("NR")
_LETTERED = 1000


@dataclass(frozen=True, slots=True)
class Look:
    """A bare number and what stands around it."""

    word: str
    value: float
    digits: bool
    before: str
    after: str

    @property
    def previous(self) -> str:
        """The word right before, as written."""
        word = re.search(r"([\w.'’-]+)\s$", self.before)
        return word.group(1) if word else ""


def of(text: str, start: int, end: int, value: float, *, digits: bool) -> Shape:
    """The shape of the number that stands at ``text[start:end]``."""
    look = Look(text[start:end], value, digits, text[max(0, start - 40) : start], text[end : end + 24])
    return next((shape for shape, fits in _SHAPES if fits(look)), "cardinal")


def _is_age(look: Look) -> bool:
    return bool(_AGE_AFTER.match(look.after) or _AGE_BEFORE.search(look.before))


def _is_clock(look: Look) -> bool:
    minutes = re.match(r"^[:.]\d{2}\b", look.after) or re.search(r"\d[:.]$", look.before)
    return bool(
        _CLOCK_AFTER.match(look.after) or minutes or (_HOUR.match(look.word) and _HOUR_BEFORE.search(look.before))
    )


_HOUR = re.compile(r"(?:1\d|2[0-3])\.[0-5]\d$")
_HOUR_BEFORE = re.compile(r"\b(?:at|by|until|till|since|before|after|the|around)\s$", re.IGNORECASE)
"""Before an hour with a point: "due at 10.40"."""


def _is_date(look: Look) -> bool:
    if not look.word.isdigit() or look.value > 31:
        return False
    following = re.match(r"\s+(?:of\s+)?([A-Za-z]+)", look.after)
    return _is_month(look.previous.rstrip(".")) or bool(following and _is_month(following.group(1)))


def _is_month(word: str) -> bool:
    return word[:1].isupper() and word.lower() in calendar.month_forms()


def _is_year(look: Look) -> bool:
    if not (look.word.isdigit() and len(look.word) == 4 and 1800 <= look.value <= 2100):
        return False
    noun = re.match(r"\s+([a-z]+)", look.after)
    if _YEAR_BEFORE.search(look.before):
        return noun is None or noun.group(1) not in table("numbers")["counted"]["words"]
    return noun is None or bool(re.search(r"[A-Z][a-z]+\.?,?\s*$", look.before))


def _is_age_behind_name(look: Look) -> bool:
    alone = re.match(r"^\s*[,.;)]|^\s*$", look.after)
    return bool(look.digits and look.value <= OLDEST and _AGE_COMMAS.search(look.before) and alone)


def _is_second_age(look: Look) -> bool:
    """ "Children aged eight and nine"; no age is the four of "aged parents and four sons"."""
    match = _AGES_SPELLED.search(look.before) if look.value <= OLDEST else None
    return match is not None and match.group("first") in table("numbers")["words"]


def _is_age_of(look: Look) -> bool:
    """ "A girl of eleven", "sons of 3 and 5"."""
    match = _AGE_OF.search(look.before) if look.value <= OLDEST else None
    return match is not None and _one_or_more(match.group("noun")) and bool(_AGE_OF_ENDS.match(look.after))


def _is_age_behind_noun(look: Look) -> bool:
    """ "A carpenter, 45, was killed", "two men, 19 and 20, were hurt", "the head of school, 60, died"."""
    if not look.digits or look.value > OLDEST or not _AGES_END.match(look.after):
        return False
    named = (match.group("noun") for shape in (_AGE_OF_OFFICE, _AGES) if (match := shape.search(look.before)))
    return any(noun in _OFFICES or _one_or_more(noun) for noun in named)


def _one_or_more(noun: str) -> bool:
    """The noun names a person, or people."""
    forms = (noun, noun.removesuffix("s"), re.sub(r"men$", "man", noun), re.sub(r"children$", "child", noun))
    return any(people().get(form, "thing") != "thing" for form in forms)


def _is_in_name(look: Look) -> bool:
    previous = look.previous
    if previous.lower().rstrip(".") in table("numbers")["names"]["before"]:
        called = previous.lower() in {"no.", "number"} and not _NUMBERS.search(look.before)
        return previous[:1].isupper() or called or _is_glued(look)
    return _is_glued(look)


def _is_glued(look: Look) -> bool:
    return look.digits and bool(re.search(r"[A-Za-z]-$|[#/]$|\b[A-Z]{1,3}-?$", look.before))


_FURNITURE = re.compile(r"\s(?:At least|More than|Over|Nearly|About|Around|Some|Up to|An?|The)\s[\w-]")
"""A sentence that begins right behind a number, without a stop: a page's counter of comments or shares."""

_TITLED = re.compile(r"(?:\b[A-Z][\w-]+\s(?:of |on |in |the |and |for )?){2,}\($")
"""A heading with the number of its articles: "Flood on the Lower Harl (200)"."""


@cache
def _step() -> re.Pattern[str]:
    """ "the toll rose by more than ", "cut the number of dead by ": up to the number that it moved by."""
    verbs, tolls = (rf"\b(?:{'|'.join(table('numbers')['steps'][name])})\b" for name in ("verbs", "tolls"))
    moved = rf"(?:{tolls}[^.;,:]{{0,24}}{verbs}|{verbs}[^.;,:]{{0,24}}{tolls})"
    between = [w for words in table("numbers")["hedges"].values() for w in words] + table("numbers")["between"]["words"]
    hedges = choice(map(re.escape, between))
    return re.compile(rf"{moved}[^.;,:\d]{{0,16}}\bby (?:(?:{hedges}) ){{0,2}}$", re.IGNORECASE)


def _is_step(look: Look) -> bool:
    return look.before.endswith(" ") and " by " in look.before and bool(_step().search(look.before))


_SHAPES: tuple[tuple[Shape, Callable[[Look], object]], ...] = (  # the first that fits wins
    ("money", lambda look: currency(look.before, look.value)),
    ("percent", lambda look: _PERCENT.match(look.after)),
    ("age", _is_age),
    ("ordinal", lambda look: look.digits and _ORDINAL.match(look.after)),
    ("clock", _is_clock),
    ("name", lambda look: look.digits and _PART_OF_WORD.match(look.after)),
    ("date", _is_date),
    ("year", _is_year),
    ("age", _is_age_behind_name),
    ("age", _is_age_behind_noun),
    ("age", _is_second_age),
    ("age", _is_age_of),
    ("name", lambda look: look.digits and _FURNITURE.match(look.after)),
    ("name", lambda look: look.digits and look.after[:1] == ")" and _TITLED.search(look.before)),
    ("difference", lambda look: _THAN.match(look.after)),
    ("difference", _is_step),
    ("name", _is_in_name),
    ("fraction", lambda look: re.match(r"^[\s-](?:thirds?|quarters?|fifths?|tenths?|halves|half)\b", look.after)),
)
