# ruff: noqa: E501 - a pattern stands on one line
"""What one figure measures: money, magnitude, a length of time, a unit, a kind of its own, or a plain noun.

The noun behind the figure and the table ``lexicon/quantities.toml`` say what they make together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.people import nouns
from factcheck.claims.quantities import money, rules, topics
from factcheck.claims.scope import scope
from factcheck.lexicon import choice, table

if TYPE_CHECKING:
    from factcheck.claims.numbers.shapes import Number
    from factcheck.records import Kind

SMALL = 3
"""A plain quantity up to this, in words or digits, is mostly prose ("two reasons"): it needs a unit, a kind or a noun of ``few``."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure measures: the claim's kind, group, unit and noun, and where the expression ends in the sentence.

    ``per`` is what one of the figure is in the unit (a cent: 0.01).
    """

    kind: Kind
    group: str
    unit: str = ""
    noun: str = ""
    end: int = 0
    per: float = 1.0


_NUMBER_OF = re.compile(
    r"\bnumber of ((?:[a-z-]+ ){0,2}?[a-z-]+s|people|children|women)(?:\s[^.;:]{0,60}?)?\s(?:at|to|is|was|as|reached|by|stands at|stood at|put at)\s$",
    re.IGNORECASE,
)
_SHAKEN = re.compile(
    r"\b(?:quakes?|earthquakes?|aftershocks?|tremors?|shakes?|shocks?|Richter|magnitudes?)\b", re.IGNORECASE
)
_WORD = re.compile(r"[\s]*([A-Za-z][\w’'.-]*)")
_MAGNITUDE = re.compile(r"(?:\bmagnitude(?:[\s-]+of)?[\s-]+|\bmeasur(?:ed|ing)\s+(?:a\s+)?)$", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(
    r"^[\s-]+magnitude\b|^(?:\s+degrees)?\s+on\s+the\s+Richter\b|^\s+Richter\b", re.IGNORECASE
)


def _phrase(text: str, position: int, *, vague: bool = False) -> tuple[str, int]:
    """The noun phrase behind a figure and where it ends: "2,000 mill workers in", "400 of its members"."""
    own = "?" if vague else ""
    of = re.match(
        rf"\s+(?:other\s+|more\s+)?of\s+(?:(?:the|its|their|his|her|our|these|those)\s+){own}", text[position:]
    )
    if of is None and (m := re.match(r"\s+(?:are|were)\s+([a-z]+s)\b(?!\s+(?:of|to))", text[position:])):
        return m.group(1), position + m.end()  # "218 are engineers"
    at = position + (of.end() if of else 0)
    words: list[tuple[str, int]] = []
    stops = money.stops()
    while len(words) < 6 and (m := _WORD.match(text, at)):
        word, last = m.group(1), words[-1][0] if words else ""
        if word.lower() in stops or (words and _VERBAL.search(word) and word.lower() not in _NOUNS):
            break
        if last.endswith("s") and word[0].isupper() and not last.endswith(("'s", "’s")):
            break
        clean = word.rstrip(".,")
        at = m.start(1) + len(clean)
        words.append((clean, at))
        if word.endswith(".") or text[at : at + 1] not in {" ", "-"}:
            break
    while words and words[-1][0].endswith("ed") and words[-1][0].lower() not in _NOUNS:
        words.pop()  # "800 died", "27 people rescued": the verb behind the noun
    return " ".join(w for w, _ in words), words[-1][1] if words else position


_VERBAL = re.compile(r"(?:ly|ing)$")
_NOUNS = frozenset(
    {"building", "bombing", "supply", "family", "bed", "seed", "shed", "breed", "filing", "shooting", "dwelling"}
)


_PERCENT_SIGN = re.compile(r"[\s-]*(?:%|per\s?cent(?:age points?)?)|", re.IGNORECASE)


def _percent(text: str, number: Number) -> Measure:
    sign = _PERCENT_SIGN.match(text, number.end)
    end = sign.end() if sign else number.end
    of = re.match(
        r"\s+of\s+(?:the|its|their|all|a|an|his|her|our)?\s*((?:[\w’'-]+\s+){0,3}?[\w’'-]+)(?=\s*(?:[,.;:)]|$|\s(?:is|are|was|were|has|have|had|will|would|in|on|by|to|who|which|that|and|or|for|with)\b))",
        text[end:],
    )
    noun = ""
    if of:
        words = [w for w in of.group(1).split() if not w.endswith(("'s", "’s"))]
        noun = nouns.singular(words[-1]) if words else ""
    elif back := re.search(
        r"\b(?:trim|cut|reduce|shrink|lower|raise|increase)\w*\s+(?:the|its|their)?\s*(?:[a-z]+\s+)?([a-z]+)\s+by\s+(?:[a-z]+\s+){0,2}$",
        text[: number.start],
    ):
        noun = nouns.singular(back.group(1))
    elif front := re.match(r"\s+([a-z]+)\b", text[end:]):
        noun = "" if front.group(1) in money.stops() else nouns.singular(front.group(1))
    return Measure("quantity", noun, "%", noun, end)


def _duration(text: str, number: Number) -> Measure | None:
    after = text[number.end :]
    if m := rules.hyphenated().match(after):
        noun = m.group(2).lower()
        if noun in {"old", "olds", "period"} or noun in money.stops():
            return None
        return Measure(
            "duration", nouns.singular(noun), rules.forms("durations")[m.group(1).lower()], noun, number.end + m.end()
        )
    m = rules.unit("durations").match(after)
    if not m:
        return None
    unit = rules.forms("durations")[m.group(1).lower()]
    rest = after[m.end() :]
    if rules.lasting("not_after").match(rest):
        return Measure("duration", "", unit, "", -1)
    if owner := re.match(r"['’]\s+([a-z]+)", rest):
        return Measure(
            "duration", nouns.singular(owner.group(1)), unit, owner.group(1), number.end + m.end() + owner.end()
        )
    before = text[: number.start]
    length = Measure("duration", "", unit, "", number.end + m.end())
    if unit != "year" and (_PASSED.match(rest) or unit in _SHORT or not re.search(r"\w", before)):
        return length
    if unit not in {"year", "second"} and rules.lasting("within").search(before):
        return length
    if named := rules.lasting("nouns").search(before):
        return Measure("duration", named.group(1).lower(), unit, named.group(1).lower(), number.end + m.end())
    if rules.lasting("verbs").search(before):
        return length
    return Measure("duration", "", unit, "", -1)  # a time adverb: read, but no claim


_SHORT = frozenset({"second", "minute", "hour"})
"""Units in which a report gives a length only where it matters."""
_PASSED = re.compile(
    r"\s+(?:had|have|has)\s+(?:passed|gone by|elapsed)\b|\s+(?:in which\s+)?to\s+[a-z]+|\s+of\s+(?!age|service|experience)[a-z]+|\s+(?:beforehand|straight|running|without)\b"
)
"""Behind a length of time: it passed, it is left, or it is of something."""


def _unit(text: str, number: Number) -> Measure | None:
    m = rules.unit("units").match(text[number.end :])
    if not m:
        return None
    form = m.group(1).lower()
    unit = rules.forms("units").get(form) or next(u for f, u in rules.forms("units").items() if f.lower() == form)
    end = number.end + m.end()
    if re.match(r"\s+(?:away|from|north|south|east|west|north\w+|south\w+|off|outside|\([\d.,]+)", text[end:]):
        return Measure("quantity", "", unit, "", -1)  # how far one place is from another is no fact of the incident
    of = re.match(r"\s+of\s+([a-z]+)", text[end:])
    noun = nouns.singular(of.group(1)) if of and of.group(1) not in money.stops() else unit
    return Measure("quantity", noun, unit, noun, end)


def _thing(text: str, number: Number, about: topics.Topic | None) -> Measure | None:
    """Counted things and people that were not harmed."""
    phrase, end = _phrase(text, number.end, vague=number.shape == "vague")
    words = phrase.lower().split()
    if words[-1:] == ["more"]:
        words = []  # more of what was told before: no thing by itself
    head = nouns.singular(words[-1]) if words else ""
    pair = " ".join([*words[-2:-1], head]) if len(words) > 1 else head
    end = max(end, number.end)
    left, right = scope.clause(text, number.start, end)
    near = text[max(left, number.start - 45) : min(right, end + 45)]
    partly = re.match(r"\s+of\s+the\s+(?:\d|dead\b|deceased\b|victims\b)", text[number.end :])
    listed = next((g for g, p in rules.people() if g in {"unidentified", "identified"} and p.search(near)), "")
    if (
        listed
        and (partly or head in {"", "victim", "body", "people", "individual"})
        and not re.search(r"\bof\s+(?:the\s+)?$", text[: number.start], re.IGNORECASE)
    ):
        return Measure("quantity", listed, "", phrase.lower() or listed, end)
    if partly or head in rules.words("harmed", "nouns"):
        return None  # "seven of the nine": a part, told by another kind
    if rule := rules.rule_of(head, pair, text[left:right], near):
        person = (
            head == "" or (nouns.is_person(head) and rule.kind == "affected") or head in {"notice", "name", "layoff"}
        )
        same = person or rule.kind == "attackers" or head in topics.same()
        group = rule.group if rule.group and same else head
        return Measure(rule.kind, group, "", phrase.lower(), end)
    if about is not None and (head in about.nouns or pair in about.nouns) and not about.deny.search(near):
        return Measure(about.kind, about.group, "", phrase.lower(), end)
    if head in _GENERAL or nouns.is_person(head) or nouns.looks_human(head):
        return _persons(text, number, words, near, end)
    return Measure("quantity", head, "", phrase.lower(), end) if len(head) > 2 else None


@cache
def _made_of() -> re.Pattern[str]:
    return re.compile(rf"-(?P<part>{choice(rules.words('made_of', 'words'))})\b(?:\s+(?:[a-z]+\s+)?(?P<whole>[a-z]+))?")


_GENERAL = frozenset(
    {"", "people", "person", "staff", "crew", "personnel", "name", "individual", "passenger", "member"}
)


def _persons(text: str, number: Number, words: list[str], near: str, end: int) -> Measure | None:
    """People counted for what they did or where they were, not for harm."""
    noun, head = " ".join(words), nouns.singular(words[-1]) if words else ""
    for group, pattern in rules.people():
        if pattern.search(near):
            if group == "aboard" and re.match(r"\s+and\s+(?:\w+\s+)?crew", text[end:]):
                return Measure("quantity", group, "", noun, end)
            if head == "passenger" or "crew" in words:
                return Measure("quantity", "passenger" if head == "passenger" else "crew", "", noun, end)
            return Measure("quantity", group if head in _GENERAL else head, "", noun or group, end)
    if head == "people" and re.search(r"[A-Z][\w-]+['’]s\s+(?:\w+\s+)?$", text[: number.start]):
        return Measure("quantity", "resident", "", noun, end)
    if head in {"", "people", "person", "individual", "name"}:
        where = re.match(r"\s+(?:were\s+|was\s+)?(at|on|in)\s+(?:the\s+|an?\s+)?([a-z]+(?:\s+station)?)\b", text[end:])
        if not head or rules.of_harm(text, number):
            return None
        return Measure("quantity", f"people {where.group(1)} {where.group(2)}" if where else "people", "", noun, end)
    around = text[max(0, number.start - 25) : end + 25]
    if rules.harm().search(around) if head in _GENERAL else rules.is_harmed(text, number.start, end):
        return None
    return Measure("quantity", head, "", noun, end)


def _beside(text: str, number: Number) -> Measure | None:
    """What a figure without a noun counts by the words before or behind it: "a workforce of 124,800", "affected 33 million"."""
    before, after = text[: number.start], text[number.end :]
    behind = next((g for g in rules.governed("behind") if g.words.match(after)), None)
    if behind:
        return Measure(behind.kind, behind.group, "", behind.group, number.end)
    if not BARE.match(after):
        return None
    named = _NUMBER_OF.search(before)
    if named and not rules.harm().search(before, named.start()):
        phrase = named.group(1).lower()
        head, left = nouns.singular(phrase.split()[-1]), scope.clause(text, number.start, number.end)[0]
        rule = rules.rule_of(head, head, text[left:], text[left:])
        group = "" if rule is None else rule.group or head
        return Measure(rule.kind if rule else "quantity", group or head, "", phrase, number.end)
    governed = next((g for g in rules.governed("before") if g.words.search(before)), None)
    return Measure(governed.kind, governed.group, "", governed.group, number.end) if governed else None


BARE = re.compile(
    r"^\s*(?:$|[.,;:)”\"]|[-–—]\s|\s(?:in|at|from|on|to|for|of\s+(?:them|whom|those|which|these)|by|that|who|which|were|was|are|had|have|has|will|would|could|can|did|do|and|or|but|still|stood|remain|remained|came|went|got|each|apiece|inside|outside|elsewhere|so\s+far|now|over|within|across|than|when|while|where|out\s+of|[a-z]{3,}ed|already|since|the|its?|it|they|according"
    r"|last|this|as|after|during|worldwide|locally|globally|nationwide)\b)",
    re.IGNORECASE,
)
"""Behind a figure that names no noun of its own."""


@cache
def _models() -> str:
    return "|".join(table("quantities")["models"]["patterns"])


def measure(text: str, number: Number, countries: tuple[str, ...], about: topics.Topic | None = None) -> Measure | None:
    """What one figure of a sentence measures; None when it is nothing of ours. ``countries`` settle whose dollar it is, the first that has one."""
    before, after = text[: number.start], text[number.end :]
    if (
        number.shape in {"cardinal", "name"}
        and 0 < number.plain < 10
        and (_MAGNITUDE.search(before) or _MAGNITUDE_AFTER.match(after))
    ):
        m = _MAGNITUDE_AFTER.match(after)
        return Measure("magnitude", "magnitude", "magnitude", "magnitude", number.end + (m.end() if m else 0))
    decimal = "." in text[number.core[0] : number.core[1]]
    if decimal and 2 < number.plain < 10 and BARE.match(after) and not number.currency and _SHAKEN.search(text):
        return Measure("magnitude", "magnitude", "magnitude", "magnitude", number.end)
    if number.shape in {"clock", "date", "year", "age", "ordinal", "fraction"}:
        return None
    if number.shape == "percent":
        return _percent(text, number)
    if paid := money.read(text, number, countries):
        return Measure("money", paid.noun, paid.code, paid.noun, paid.end, paid.per)
    if number.shape == "money":
        return None
    if length := _duration(text, number) or (_unit(text, number) if number.shape in {"cardinal", "name"} else None):
        return length if length.end >= 0 else None
    if made := _made_of().match(text, number.end):
        noun = nouns.singular(made["whole"] or "") if made["part"] == "strong" else made["part"]
        return Measure("quantity", noun, "", noun, made.end()) if noun else None
    if number.shape == "name" or re.fullmatch(_models(), text[number.core[0] : number.core[1]]):
        return None
    found = _beside(text, number) or _thing(text, number, about)
    if found and found.kind == "quantity" and number.plain <= SMALL and found.group not in rules.words("few", "nouns"):
        return None
    return found
