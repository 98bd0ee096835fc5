# ruff: noqa: E501 - a pattern stands on one line
"""Every counted or measured thing that is no casualty: money, magnitude, duration, jobs, sites, buildings, votes ...

One general path: a number of the sentence, the noun behind it, and the table ``lexicon/quantities.toml`` that says what
they make together. What no row of the table knows is a ``quantity`` of its noun. Counts of people harmed, held or saved
belong to ``counts`` and are left to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import nouns, numbers, scope, sources
from factcheck.lexicon import table
from factcheck.records import Claim, Interval, Kind, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.claims.dates import DateReading
    from factcheck.claims.document import DateMention, Document, PlaceMention, Sentence
    from factcheck.claims.numbers import Number
    from factcheck.claims.places import PlaceReading
    from factcheck.policy import Policy

SMALL = 3
"""A plain quantity up to this, in words or digits, is mostly prose ("two reasons"): it needs a unit or kind."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a figure measures: the claim's kind, group, unit and noun, and where the expression ends in the sentence."""

    kind: Kind
    group: str
    unit: str = ""
    noun: str = ""
    end: int = 0


def wants(_sentence: Sentence) -> bool:
    """Quantities are read by pattern: no parse is asked for."""
    return False


# ---- the table -------------------------------------------------------------------------------------------------------


def _choice(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def _forms(section: str) -> Mapping[str, str]:
    """Form -> clean unit."""
    return {form: unit for unit, forms in table("quantities")[section].items() for form in forms}


@cache
def _unit_pattern(section: str) -> re.Pattern[str]:
    return re.compile(rf"^[\s-]*({_choice([re.escape(f) for f in _forms(section)])})(?![\w-]*\w)", re.IGNORECASE)


@cache
def _hyphenated() -> re.Pattern[str]:
    return re.compile(rf"^-({_choice(list(_forms('durations')))})(?:-long)?\s+([a-z]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: Kind
    group: str
    nouns: frozenset[str]
    context: re.Pattern[str]
    deny: re.Pattern[str] | None


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row["kind"],
            row.get("group", ""),
            frozenset(row["nouns"]),
            re.compile(rf"\b(?:{_choice(row['context'])})\b", re.IGNORECASE),
            re.compile(rf"\b(?:{_choice(row['deny'])})\b", re.IGNORECASE) if "deny" in row else None,
        )
        for row in table("quantities")["kinds"]
    )


@cache
def _people() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (group, re.compile(rf"\b(?:{_choice(words)})", re.IGNORECASE))
        for group, words in table("quantities")["people"].items()
    )


@cache
def _harm() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_choice(table('quantities')['harmed']['context'])})\b", re.IGNORECASE)


@cache
def _lexical(section: str, key: str) -> frozenset[str]:
    return frozenset(table("quantities")[section][key])


_WORD = re.compile(r"[\s]*([A-Za-z][\w’'.-]*)")
_MAGNITUDE = re.compile(r"(?:\bmagnitude(?:[\s-]+of)?[\s-]+|\bmeasur(?:ed|ing)\s+(?:a\s+)?)$", re.IGNORECASE)
_MAGNITUDE_AFTER = re.compile(r"^[\s-]+magnitude\b|^\s+on\s+the\s+Richter\b|^\s+Richter\b", re.IGNORECASE)


# ---- reading one figure ----------------------------------------------------------------------------------------------


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
    stops = _lexical("stops", "words")
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


def _money(text: str, number: Number, countries: frozenset[str]) -> _Measure | None:
    q = table("quantities")
    code, end = q["currencies"].get(number.currency, ""), number.end
    if not code and number.shape in {"cardinal", "vague", "money"}:
        m = re.match(
            rf"\s+((?:US|Australian|Canadian|Pakistani|Sri Lankan)?\s*(?:{_choice([w for w in q['currency_words'] if ' ' not in w])})s?(?:\s+sterling)?)\b",
            text[number.end :],
            re.IGNORECASE,
        )
        if m:
            word = re.sub(r"\s+", " ", m.group(1).lower()).removesuffix("s")
            code = q["currency_words"].get(word, q["currency_words"].get(word.rsplit(" ", 1)[-1], ""))
            if word in {"pound", "real", "won", "cent", "buck", "lira"} and number.plain < 1000 and word != "lira":
                code = ""  # "20 pounds", "he won": more often weight or another word
            end = number.end + m.end()
    if not code:
        return None
    for country, own in q["countries"].items():
        if (
            country in countries
            and code in own
            and (code != "USD" or number.currency in {"$", ""})
            and number.currency not in {"₹", "INR", "US$", "USD"}
        ):
            code = own[code]
    per = re.match(r"\s+(?:a|per)\s+(share|person|head|family|month|year|barrel|tonne|day|week|hour)\b", text[end:])
    noun = _of_what(text, number.start, end)
    if per:
        noun, end = f"{noun} per {per.group(1)}".strip(), end + per.end()
    return _Measure("money", noun, code, noun, end)


def _of_what(text: str, start: int, end: int) -> str:
    """What the money is: "a loss of $5", "$5 billion in losses", "compensation of Rs 2 lakh"."""
    after = re.match(r"\s+(?:in|of|worth of)\s+(?:[a-z-]+\s+){0,1}?([a-z]+)\b", text[end:])
    if after and after.group(1) not in _lexical("stops", "words") and not after.group(1).isdigit():
        return nouns.singular(after.group(1))
    before = re.search(
        r"\b([A-Za-z]+)\s+(?:(?:(?:is|was|are|were|has been)\s+)?(?:put|estimated|valued|set)\s+at|of|is|was|are|to|by|worth)\s+(?:an?\s+)?(?:[a-z]+\s+){0,2}$",
        text[:start],
    )
    word = before.group(1).lower() if before else ""
    return "" if word in _lexical("stops", "words") else nouns.singular(word)


_PERCENT_SIGN = re.compile(r"[\s-]*(?:%|per\s?cent(?:age points?)?)|", re.IGNORECASE)


def _percent(text: str, number: Number) -> _Measure:
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
        noun = "" if front.group(1) in _lexical("stops", "words") else nouns.singular(front.group(1))
    return _Measure("quantity", noun, "%", noun, end)


def _duration(text: str, number: Number) -> _Measure | None:
    after = text[number.end :]
    if m := _hyphenated().match(after):
        noun = m.group(2).lower()
        if noun in {"old", "olds", "period"} or noun in _lexical("stops", "words"):
            return None
        return _Measure(
            "duration", nouns.singular(noun), _forms("durations")[m.group(1).lower()], noun, number.end + m.end()
        )
    m = _unit_pattern("durations").match(after)
    if not m:
        return None
    unit = _forms("durations")[m.group(1).lower()]
    rest = after[m.end() :]
    if re.match(rf"\s+(?:{_choice(list(_lexical('lasting', 'not_after')))})\b", rest):
        return _Measure("duration", "", unit, "", -1)
    if owner := re.match(r"['’]\s+([a-z]+)", rest):
        return _Measure(
            "duration", nouns.singular(owner.group(1)), unit, owner.group(1), number.end + m.end() + owner.end()
        )
    verbs = _choice(list(table("quantities")["lasting"]["verbs"]))
    before = text[: number.start]
    if re.search(rf"\b(?:{verbs})\s+$", before, re.IGNORECASE) or re.search(
        r"\b(?:goes|go|went|going)\s+on\s+for\s+$", before
    ):
        return _Measure("duration", "", unit, "", number.end + m.end())
    return _Measure("duration", "", unit, "", -1)  # a time adverb: read, but no claim


def _unit(text: str, number: Number) -> _Measure | None:
    m = _unit_pattern("units").match(text[number.end :])
    if not m:
        return None
    form = m.group(1).lower()
    unit = _forms("units").get(form) or next(u for f, u in _forms("units").items() if f.lower() == form)
    end = number.end + m.end()
    if re.match(
        r"\s+(?:away|from|north|south|east|west|north\w+|south\w+|off|outside|\([\d.,]+)", text[end:]
    ) or unit in {"m", "foot", "inch"}:
        return _Measure("quantity", "", unit, "", -1)  # how far one place is from another is no fact of the incident
    of = re.match(r"\s+of\s+([a-z]+)", text[end:])
    noun = nouns.singular(of.group(1)) if of and of.group(1) not in _lexical("stops", "words") else unit
    return _Measure("quantity", noun, unit, noun, end)


def _thing(text: str, number: Number) -> _Measure | None:
    """Counted things and people that were not harmed."""
    phrase, end = _phrase(text, number.end, vague=number.shape == "vague")
    words = phrase.lower().split()
    head = nouns.singular(words[-1]) if words else ""
    pair = " ".join([*words[-2:-1], head]) if len(words) > 1 else head
    end = max(end, number.end)
    left, right = scope.clause(text, number.start, end)
    near = text[max(left, number.start - 45) : min(right, end + 45)]
    partly = re.match(r"\s+of\s+the\s+(?:\d|dead\b|deceased\b|victims\b)", text[number.end :])
    listed = next((g for g, p in _people() if g in {"unidentified", "identified"} and p.search(near)), "")
    if (
        listed
        and (partly or head in {"", "victim", "body", "people", "individual"})
        and not re.search(r"\bof\s+(?:the\s+)?$", text[: number.start], re.IGNORECASE)
    ):
        return _Measure("quantity", listed, "", phrase.lower() or listed, end)
    if partly or head in _lexical("harmed", "nouns"):
        return None  # "179 of the 181": a part, told by another kind
    if rule := _rule_of(head, pair, text[left:right], near):
        person = (
            head == ""
            or (nouns.is_person(head) and rule.kind == "affected")
            or head in {"notice", "more", "name", "layoff"}
        )
        group = rule.group if rule.group and (person or rule.kind == "attackers") else head
        return _Measure(rule.kind, group, "", phrase.lower(), end)
    if head in _GENERAL or nouns.is_person(head) or nouns.looks_human(head):
        return _persons(text, number, words, near, end)
    return _Measure("quantity", head, "", phrase.lower(), end) if len(head) > 2 else None


_GENERAL = frozenset(
    {"", "people", "person", "staff", "crew", "personnel", "name", "individual", "passenger", "member"}
)


def _rule_of(head: str, pair: str, around: str, near: str) -> _Rule | None:
    for rule in _rules():
        known = head in rule.nouns or pair in rule.nouns
        if known and rule.context.search(around) and not (rule.deny and rule.deny.search(near)):
            return rule
    return None


def _persons(text: str, number: Number, words: list[str], near: str, end: int) -> _Measure | None:
    """People counted for what they did or where they were, not for harm."""
    noun, head = " ".join(words), nouns.singular(words[-1]) if words else ""
    for group, pattern in _people():
        if pattern.search(near):
            if group == "aboard" and re.match(r"\s+and\s+(?:\w+\s+)?crew", text[end:]):
                return _Measure("quantity", group, "", noun, end)
            if head == "passenger" or "crew" in words:
                return _Measure("quantity", "passenger" if head == "passenger" else "crew", "", noun, end)
            return _Measure("quantity", group if head in _GENERAL else head, "", noun or group, end)
    if head == "people" and re.search(r"[A-Z][\w-]+['’]s\s+(?:\w+\s+)?$", text[: number.start]):
        return _Measure("quantity", "resident", "", noun, end)
    if head in {"", "people", "person", "individual", "name"}:
        where = re.match(r"\s+(?:were\s+|was\s+)?(at|on|in)\s+(?:the\s+|an?\s+)?([a-z]+(?:\s+station)?)\b", text[end:])
        if not where or not head or _harm().search(near):
            return None
        return _Measure("quantity", f"people {where.group(1)} {where.group(2)}", "", noun, end)
    if _harm().search(text[max(0, number.start - 25) : end + 25]):
        return None
    return _Measure("quantity", head, "", noun, end)


@cache
def _models() -> str:
    return "|".join(table("quantities")["models"]["patterns"])


def _measure(text: str, number: Number, countries: frozenset[str]) -> _Measure | None:
    before, after = text[: number.start], text[number.end :]
    if (
        number.shape in {"cardinal", "name"}
        and 0 < number.plain < 10
        and (_MAGNITUDE.search(before) or _MAGNITUDE_AFTER.match(after))
    ):
        m = _MAGNITUDE_AFTER.match(after)
        return _Measure("magnitude", "magnitude", "magnitude", "magnitude", number.end + (m.end() if m else 0))
    if number.shape in {"clock", "date", "year", "age", "ordinal", "fraction"}:
        return None
    if number.shape == "percent":
        return _percent(text, number)
    if money := _money(text, number, countries):
        return money
    if number.shape == "money":
        return None
    if length := _duration(text, number) or (_unit(text, number) if number.shape == "cardinal" else None):
        return length if length.end >= 0 else None
    if number.shape == "name" or re.fullmatch(_models(), text[number.core[0] : number.core[1]]):
        return None
    found = _thing(text, number)
    if (
        found
        and found.kind == "quantity"
        and number.plain <= SMALL
        and found.group not in {"crew", "passenger", "aboard"}
    ):
        return None
    return found


# ---- claims ----------------------------------------------------------------------------------------------------------


def find(
    document: Document, days: DateReading, scene: PlaceReading, policy: Policy, counted: Sequence[Claim] = ()
) -> list[Claim]:
    """Claims of the kinds that count or measure other things than casualties.

    ``counted`` are the claims that ``counts`` found in the same document: a figure that stands in one of them is taken.
    """
    countries = frozenset(m.path[-1] for m in scene.mentions if m.path)
    measures = list(_measures(document, policy, countries))
    if not measures:
        return []
    published = document.article.when.day if document.article.when else None
    setting = scope.Setting(days.event, published, _by_sentence(days.mentions), _by_sentence(scene.mentions))
    background = scope.background_sentences(document, setting)
    said = sources.read(document)
    taken = [(c.field, c.start, c.end, c.interval.stated) for c in counted if c.interval is not None]
    found: dict[tuple[object, ...], Claim] = {}
    for sentence, number, measure in measures:
        start, end = sentence.start + number.start, sentence.start + max(number.end, measure.end)
        if measure.kind in {"quantity", "attackers", "affected"} and any(
            f == sentence.field
            and n == number.interval.stated
            and s < sentence.start + number.core[1]
            and sentence.start + number.core[0] < e
            for f, s, e, n in taken
        ):
            continue
        speaker = sources.of(said.get(sentence, ()), number.start)
        claim = Claim(
            article_id=document.article.id,
            kind=measure.kind,
            group=measure.group,
            interval=_read(number, measure),
            qualifier=number.qualifier,
            scope=_scope(setting, background, sentence, number, end - sentence.start),
            source=speaker.words,
            source_type=speaker.kind,
            authority=speaker.authority,
            chain=speaker.chain,
            unit=measure.unit,
            noun=measure.noun,
            field=sentence.field,
            start=start,
            end=end,
            quote=document.article.part(sentence.field)[start:end],
            sentence=(sentence.start, sentence.end),
            confidence=0.7 if measure.kind == "quantity" else 0.8,
        )
        found.setdefault(
            (claim.kind, claim.group, claim.unit, claim.interval, claim.scope), claim
        )  # said twice, claimed once
    return list(found.values())


def _read(number: Number, measure: _Measure) -> Interval:
    """A measured figure has no next whole number: "over 30 hours" is 30 and more."""
    interval = number.interval
    if measure.unit and interval.is_open and interval.low == number.plain + 1:
        return Interval(number.plain, number.plain, None)
    return interval


def _measures(
    document: Document, policy: Policy, countries: frozenset[str]
) -> Iterator[tuple[Sentence, Number, _Measure]]:
    for sentence in document.sentences:
        for number in numbers.find(sentence.text, policy):
            if measure := _measure(sentence.text, number, countries):
                yield sentence, number, measure


def _scope(
    setting: scope.Setting, background: frozenset[Sentence], sentence: Sentence, number: Number, end: int
) -> Scope:
    if scope.superseded(sentence.text, number.start, end):
        return "superseded"
    if scope.is_background(setting, background, sentence, number.start, end):
        return "background"
    return "incident"


def _by_sentence(mentions: Sequence[DateMention] | Sequence[PlaceMention]) -> dict[Sentence, list]:  # type: ignore[type-arg]
    found: dict[Sentence, list] = {}  # type: ignore[type-arg]
    for mention in mentions:
        found.setdefault(mention.sentence, []).append(mention)
    return found
