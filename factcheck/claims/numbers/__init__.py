"""Numbers in running text: digits, words and mixtures, with the hedge around them read into an interval.

``find`` yields every number of a sentence with a ``shape`` that says whether it can count anything: an age, a clock
time, a day, a percentage, an ordinal or a part of a name counts no one. How hedges read is fixed by the file contract;
vague words ("dozens") read by the policy. Words are data: ``lexicon/numbers.toml``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.numbers import ranges, shapes
from factcheck.claims.numbers.shapes import Number
from factcheck.lexicon import any_of, phrases, table
from factcheck.policy import Policy
from factcheck.records import Interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_DIGITS = 15
"""Digits beyond which a figure is an identifier (a phone or account number), not a count."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    core: re.Pattern[str]
    prefix: re.Pattern[str]
    passing: re.Pattern[str]
    suffix: re.Pattern[str]
    behind: re.Pattern[str]
    hedge_of: Mapping[str, str]
    suffix_of: Mapping[str, str]
    vague: Mapping[str, str]
    words: Mapping[str, int]
    scales: Mapping[str, int]
    abbreviated: Mapping[str, int]


def _any(words: Iterable[str]) -> str:
    return any_of(phrases(words))


@cache
def _grammar() -> _Grammar:
    t = table("numbers")
    word, scale, short = _any(t["words"]), _any(t["scales"]), _any(t["abbreviated"])
    digits = (
        r"(?:\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?:[,\u00a0\u202f'’]\d{3})+|\d{1,3}(?:\.\d{3}){2,}"
        r"|\d{1,3}(?:\s\d{3})+(?=\s[a-z])|\d+)(?:\.\d+)?"
    )
    # "1.2m", "$40m", "KSh40m", not "40 m"
    million = r"(?:(?<=\.\d)|(?<=\.\d\d)|(?<=[$€£a-z]\d)|(?<=[$€£a-z]\d\d)|(?<=[$€£a-z]\d\d\d))m\b"
    rounded = r"(?:(?<=hundred)|(?<=thousand)|(?<=million))\s+and\s+"
    codes = [c for c in table("quantities")["currencies"] if c.isascii() and c.isalpha()]
    glued = "".join(rf"|(?-i:(?<=\b{c}))" for c in codes)  # "Sh12 million", "Rs2,000"
    bare = "|".join(rf"(?<={re.escape(w)} )" for w in t["bare_scale"]["after"])
    bare = f"(?:{bare}){_any(t['bare_scale']['words'])}"
    spelled = rf"(?:{word}|an?\s+{scale}|{bare})\b(?:(?:{rounded}|[\s-]+){word}\b|[\s-]+{scale}\b)*"
    vague_scaled = rf"(?:several|a\s+few|few|a\s+couple(?:\s+of)?|many)\s+{scale}s?"
    vague = _any(t["vague"])
    core = (  # where neither a digit nor a word begins, nothing is tried: ten times as fast
        rf"(?=[a-z])(?<!\w)(?:(?P<vague>\b(?:{vague_scaled}|{vague})\b(?:\s+of\s+(?:thousands|millions|hundreds)\b)?)"
        rf"|(?P<couple>\b(?:a|the)\s+couple(?:\s+of)?\b)"
        rf"|(?P<half>\bhalf[\s-]+(?:a|an)?[\s-]*{scale}\b|\b(?:one|a)\s+and\s+a\s+half\s+{scale}\b)"
        rf"|(?P<spelled>\b{spelled}\b))"
        rf"|(?=\d)(?P<digits>(?:(?<![\w.,/:-])|(?<=\d-)|(?<=[a-zA-Z],){glued}){digits}(?:(?:\s|-)?{scale}s?\b|{short}\b|{million})?"
        rf"(?:\s+{scale}\b)?)"
    )
    hedge_of = {re.sub(r"\s+", " ", w.lower()): op for op, ws in t["hedges"].items() for w in ws}
    suffix_of = {w.lower(): op for op, ws in t["after"].items() for w in ws}
    between = _any(t["between"]["words"])
    return _Grammar(
        core=re.compile(core, re.IGNORECASE),
        prefix=re.compile(rf"(?<![\w-])({_any(hedge_of)})\s+(?:{between}\s+)*[$€£₹¥(]?\s*$", re.IGNORECASE),
        passing=re.compile(
            rf"\b{_any(t['passing']['carriers'])}\b[^.;]{{0,60}}?(?P<verb>\b{_any(t['passing']['verbs'])})"
            rf"\s+(?:{between}\s+)*$",
            re.IGNORECASE,
        ),
        suffix=re.compile(rf"^(?:(\+)|-?\s*({_any(suffix_of)})(?![\w-]*\w))", re.IGNORECASE),
        behind=re.compile(rf"\s+(?P<words>{_any(t['after_noun']['words'])})\b(?!\s+(?:\d|{word}\b))", re.IGNORECASE),
        hedge_of=hedge_of,
        suffix_of=suffix_of,
        vague=t["vague"],
        words=t["words"],
        scales=t["scales"],
        abbreviated=t["abbreviated"],
    )


_MOVES = re.compile(
    r"\b(?:gone|went|go|goes|going|rose|risen|climbed|moved|shot|jumped|come|came|brought|brings|bringing|taking|takes|took"
    r"|taken|pushing|pushed)\s+$",
    re.IGNORECASE,
)


def maybe(text: str) -> bool:
    """The text can hold a number: a quick look."""
    return any(map(str.isdigit, text)) or _grammar().core.search(text) is not None


def find(text: str, policy: Policy | None = None) -> list[Number]:
    """Every number of ``text`` in order, hedges read; expressions never overlap."""
    policy = policy or _default_policy()
    g = _grammar()
    found: list[Number] = []
    for match in g.core.finditer(text):
        value = None if sum(map(str.isdigit, match.group())) > MAX_DIGITS else _value(match, g, policy)
        if value is None:
            continue
        low, vague = value
        start, end = match.start(), match.end()
        if vague:
            number = Number(start, end, (start, end), Interval(low, None, None), low, match.group().lower(), "vague")
        else:
            shape = shapes.of(text, start, end, low, digits=match.lastgroup == "digits")
            number = Number(start, end, (start, end), Interval.exact(low), low, "", shape)
        hedged = _hedge(text, number, g, policy)
        if (
            found
            and hedged.start < start
            and found[-1].shape in {"cardinal", "difference"}
            and ranges.COMPARED.match(text[found[-1].end : start])
        ):
            found[-1] = replace(found[-1], shape="difference")  # "eleven lower than the 61": neither counts by itself
            hedged = number
        found.append(hedged)
    return ranges.set_apart(text, ranges.join(text, found))


@cache
def _default_policy() -> Policy:
    return Policy.load()


def _value(match: re.Match[str], g: _Grammar, policy: Policy) -> tuple[float, bool] | None:
    """(number, vague?) of a core match; None when it is no number after all."""
    words = " ".join(match.group().lower().split())
    kind = match.lastgroup
    if kind == "couple":
        return 2, False
    if kind == "half":
        scale = g.scales[words.split()[-1].split("-")[-1]]
        return (1.5 if "and" in words else 0.5) * scale, False
    if kind == "vague":
        if words == "a number" and not match.string[match.end() :].startswith(" of "):
            return None  # "a number the army disputes" counts nobody
        return _vague(words, g, policy)
    if kind == "digits":
        return _digits(words, g)
    return _spelled(words, g)


def _vague(words: str, g: _Grammar, policy: Policy) -> tuple[float, bool] | None:
    if words in g.vague:
        return policy.vague[g.vague[words]], True
    base = re.sub(r" of (thousands|millions|hundreds)$", "", words)
    plural = re.search(r" of (thousands|millions|hundreds)$", words)
    if plural:
        unit = {"hundreds": 100, "thousands": 1000, "millions": 1_000_000}[plural.group(1)]
        times = 20 if base == "tens" else policy.vague[g.vague[base]] if base in g.vague else 2
        return times * unit, True
    head, scale = base.rsplit(" ", 1)
    unit = g.scales.get(scale) or g.scales.get(scale.removesuffix("s"), 1)
    if head.startswith("a couple"):
        return 2.0 * unit, False
    return policy.vague["several" if head in {"several", "many"} else "a few"] * unit, True


def _digits(words: str, g: _Grammar) -> tuple[float, bool] | None:
    bare = re.match(r"\d{1,3}(?:\s\d{3})+|[\d.,'’\u00a0\u202f]+", words)
    if bare is None:
        return None
    digits = re.sub(r"[,'’\u00a0\u202f\s]", "", bare.group())
    if digits.count(".") > 1:
        digits = digits.replace(".", "")
    value = Fraction(digits)
    for scale in re.findall(r"[a-z]+", words[bare.end() :]):
        factor = g.scales.get(scale) or g.scales.get(scale.removesuffix("s")) or g.abbreviated.get(scale)
        value *= 1_000_000 if scale == "m" else factor or 1
    return (round(float(value), 6), False) if value < 10**MAX_DIGITS else None


def _spelled(words: str, g: _Grammar) -> tuple[float, bool] | None:
    total = current = 0
    last = 1000
    for word in re.split(r"[\s-]+", words):
        if word in {"and", "a", "an"}:
            continue
        if word in g.words:
            n = g.words[word]
            if current and (n >= 20 or last < 20) and current % 100:
                return None  # "one two": two numbers side by side, not one
            current += n
            last = n
        else:
            scale = g.scales[word]
            current = max(current, 1) * scale
            last = 1000
            if scale > 100:
                total, current = total + current, 0
    return float(total + current), False


_PARTICLE = re.compile(r"\b(?:hand|turn|sign|mak|pay|paid|made|tak|took|giv|gave)(?:s|ed|ing|e|es|en)?\s+$")
"""Verbs of which "over" is a part."""


def _hedge(text: str, number: Number, g: _Grammar, policy: Policy) -> Number:
    """Lay the hedge before or after the number over it."""
    currency = shapes.currency(text[max(0, number.start - 8) : number.start], number.plain)
    start = max(0, number.start - 8) + currency.start() if currency else number.start
    number = replace(number, start=start, currency=currency.group(1) if currency else "")
    prefix = g.prefix.search(text[max(0, start - 48) : start])
    passing = None if prefix else g.passing.search(text[max(0, start - 110) : start])
    if passing and number.shape == "cardinal":
        interval = read_hedge("more", number.plain, policy)
        return replace(number, qualifier=passing.group("verb").lower(), interval=interval)
    if prefix:
        words = re.sub(r"\s+", " ", prefix.group(1).lower())
        if words in {"up to", "upto"} and _MOVES.search(text[: max(0, start - 48) + prefix.start()]):
            return number  # "has gone up to 43" tells where it went, not how far it may go
        begin = start - (len(text[max(0, start - 48) : start]) - prefix.start())
        if words == "over" and _PARTICLE.search(text, max(0, begin - 20), begin):
            return number  # "handed over 200 bodies"
        if number.shape == "vague":
            if g.hedge_of[words] in {"about", "most"}:
                return replace(number, start=begin)
            return replace(number, start=begin, qualifier=f"{words} {number.qualifier}")
        return replace(
            number, start=begin, qualifier=words, interval=read_hedge(g.hedge_of[words], number.plain, policy)
        )
    suffix = g.suffix.match(text[number.end : number.end + 24])
    if suffix and number.shape in {"cardinal", "money", "percent"}:
        words = "+" if suffix.group(1) else re.sub(r"\s+", " ", suffix.group(2).lower())
        op = "least" if suffix.group(1) else g.suffix_of[words]
        return replace(
            number, end=number.end + suffix.end(), qualifier=words, interval=read_hedge(op, number.plain, policy)
        )
    return number


def hedge_behind(text: str, plain: float, policy: Policy) -> tuple[str, Interval] | None:
    """The hedge right behind a counted noun ("15 people at most"), as words and interval."""
    match = _grammar().behind.match(text)
    if match is None:
        return None
    words = re.sub(r"\s+", " ", match.group("words").lower())
    return words, read_hedge(_grammar().suffix_of[words], plain, policy)


def read_hedge(op: str, n: float, policy: Policy) -> Interval:
    """How a hedged figure reads: the table of the file contract, "How hedges read"."""
    whole = n == int(n)
    step = 1.0 if whole else 0.0
    if op == "least":
        return Interval(n, n, None)
    if op == "more":
        return Interval(n + step, n + step, None)
    if op == "nearly":
        return Interval(math.floor(policy.hedges.nearly * n) if whole else policy.hedges.nearly * n, n, n)
    if op == "about":
        width = _precision(n) * policy.hedges.about * n
        low, high = n - width, n + width
        return Interval(math.floor(low), n, math.ceil(high)) if whole else Interval(low, n, high)
    if op == "most":
        return Interval(0, None, n)
    return Interval(0, None, max(0.0, n - step))


def _precision(n: float) -> float:
    """1 at two significant figures (5 %), 2 at one, less at three or more."""
    digits = str(int(n)).rstrip("0") if n == int(n) and n else f"{n:g}".replace(".", "").strip("0")
    return {0: 2.0, 1: 2.0, 2: 1.0}.get(len(digits), 0.2)
