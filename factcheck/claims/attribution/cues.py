# ruff: noqa: E501 - a pattern stands on one line
"""Every way in which a sentence names a source: reporting verbs with their subject, "according to", labels, owners.

Each finds what its grammar shows and judges nothing: which of them vouches for a figure is weighed in ``evidence``.
Source words and their types are data: ``lexicon/sources.toml``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.attribution.source import Cue, cue_of, phrases, source_of
from factcheck.claims.attribution.speakers import ARTICLES, by_verb, by_words, counted, pictures, verbs
from factcheck.claims.authorities import typed
from factcheck.lexicon import numerals, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.authorities import Typed
    from factcheck.claims.parse import Parse, Word


def in_body(text: str, doc: Parse | None) -> list[Cue]:
    """What names a source in a sentence of the body."""
    found = list(_according(text))
    said = list(by_verb(doc)) if doc is not None else []
    found += said or by_words(text)
    for pattern, how, meant in _forms():
        for match in pattern.finditer(text):
            group = next(g for g, words in match.groupdict().items() if words)
            words = match[group]
            if how == "given" and not (pictures() | {"names"}).isdisjoint(text[: match.start()].lower().split()[-3:]):
                continue
            if (not meant or source_of(words, text).kind != "none") and not _known(found, match.span(group)):
                found.append(cue_of(text, how, match.start(), match.span(group)))
    return found


def mentioned(text: str, cues: list[Cue], doc: Parse | None) -> Iterator[Cue]:
    """Words for a source by their meaning alone ("the governor's table", "28, from the ministry")."""
    for word in typed(text):
        span = _phrase(word, doc)
        people = counted().match(text[slice(*span)])  # "some 30 soldiers" are told of, they do not tell
        how = _role(text, word, doc) if word.weight and not people and not _known(cues, span) else ""
        if how:
            yield cue_of(text, how, word.start, span)


def is_quoted(text: str, position: int) -> bool:
    """A quotation is open at a character of the sentence."""
    before = text[:position]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def parted(cues: list[Cue]) -> list[Cue]:
    """The cues, with what each vouches for ending where the next one's own clause begins without a verb.

    An outlet that cites somebody only carries the figure: it is left out.
    """
    found = []
    cited = any(c.how == "according" and c.source.kind not in {"media", "none"} for c in cues)
    for cue in cues:
        if cited and cue.source.kind == "media" and cue.how in {"verb", "words"}:
            continue
        nexts = [c.who[0] for c in cues if c.how == "gapped" and c.who[0] > cue.at]
        start = cue.who[0] if cue.how == "gapped" else cue.reach[0]
        end = min([cue.reach[1], *nexts])
        found.append(replace(cue, how="verb" if cue.how == "gapped" else cue.how, reach=(start, end)))
    return found


def _phrase(word: Typed, doc: Parse | None) -> tuple[int, int]:
    """The noun phrase up to the words that name a source: "the county's fire chief"."""
    if doc is None:
        return word.start, word.end
    noun = _noun(doc, word)
    start, end = doc[noun.left].idx, max(noun.end, word.end)
    return (start, end) if start <= word.start and end - start <= _LONGEST else (word.start, word.end)


_LONGEST = 60
"""Characters of a noun phrase that is still one name for a source."""


def _noun(doc: Parse, word: Typed) -> Word:
    """The head of the noun phrase in which the words stand."""
    noun = doc[doc.at(word.end - 1)]
    while noun.dep in {"compound", "amod", "nmod", "det"} and noun.head.i > noun.i:
        noun = noun.head
    return noun


def _known(cues: list[Cue], span: tuple[int, int]) -> bool:
    return any(c.who[0] < span[1] and span[0] < c.who[1] for c in cues)


@cache
def _ends() -> re.Pattern[str]:
    """Where the words for a source behind "according to" end."""
    return re.compile(rf"\s(?:{phrases('ends')}\b|\d)")


@cache
def _accords() -> re.Pattern[str]:
    return re.compile(rf"\b{phrases('according')}\s+(?P<who>[^,;.()“”\"]{{2,90}})", re.IGNORECASE)


def _according(text: str) -> Iterator[Cue]:
    for match in _accords().finditer(text):
        ends = [m.start() for m in _ends().finditer(match["who"]) if match["who"][: m.start()].lower() not in ARTICLES]
        who = match["who"][: min(ends, default=None)]
        yield cue_of(text, "according", match.start(), (match.start("who"), match.start("who") + len(who)))


_FINITE = r"(?:is|are|was|were|has|have|had|can|could|will|would|may|did|does|do)"
"""Verbs that make a clause of what stands before a colon."""


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    """Patterns of one form each, its name, and whether the words must be a source's by their own meaning."""
    counts = "|".join(re.escape(w) for w in table("sources")["voices"]["counts"])
    bold = "|".join(table("sources")["verbs"]["bold"])
    own = r"(?:own\s+|latest\s+|last\s+|official\s+|final\s+|[a-z-]+\s+)?"
    return (
        (
            re.compile(
                r"\b(?P<who>(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s(?:(?:of\s(?:the\s)?)?(?!(?:the|an?|its|their|of|in|on)\b)[\w'’-]+\s){1,5})"
                rf"(?:{bold})\s(?:to have|having|of having|of|that|about)\b"
            ),
            "bold",
            False,
        ),
        (
            re.compile(
                r"^\W{0,3}(?:\d{1,2}[:.]\d{2}\s*(?:[A-Z]{2,4}\b|[ap]\.?m\b\.?)?\s*(?:[-–—|]\s*)?)?"
                rf"(?P<who>[A-Z](?:(?!\b{_FINITE}\b)[^\d:;,.()“”\"]){{1,45}}?):\s(?=\S)"
                r"|:\s+(?P<behind>[A-Z][\w’' ]{2,30})\.?$"
            ),
            "label",
            True,
        ),
        (
            re.compile(
                rf"\b[Bb]y\s+(?:the\s+)?(?:(?P<who>our|[A-Z][\w.’' -]{{1,40}}?)|(?P<whose>[a-z][\w -]{{2,40}}?)['’]s?)\s+{own}(?:{counts})\b"
            ),
            "by_count",
            True,
        ),
        (
            re.compile(
                rf"\b{phrases('given')}(?:\s(?:on\s)?\w+day)? by (?P<who>(?:the |a |an )?[\w.’' -]{{3,60}}?)(?=[,;.()“”\"]|$|\s{phrases('ends')}\b)"
            ),
            "given",
            True,
        ),
        (re.compile(rf"\b(?P<who>[Oo]ur)\s+{own}(?:{counts})\b"), "own", True),
    )


_BEFORE = re.compile(r"\b([A-Za-z]+)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,2}?$")
_BY = frozenset({"from", "per"})
_HAS = frozenset({"has", "have", "had", "having"})


@cache
def _kept() -> re.Pattern[str]:
    """What a body keeps its count in, right behind its name: "the ministry's latest figure", "police figures"."""
    counts = "|".join(re.escape(w) for w in table("sources")["voices"]["counts"])
    return re.compile(rf"(?:['’]s?)?\s+(?:[\w:.-]+\s+){{0,3}}?(?:{counts})\b")


@cache
def _gapped() -> re.Pattern[str]:
    """A figure right behind its source, where the verb of the clause before is understood: "the ministry at 22"."""
    time = r"(?![:.]\d\d|\s?(?:[ap]\.?m\b|o['’]clock|hours\b|years?\b|%|per\b))"
    return re.compile(rf"(?:\sat|\son|\sof|\s[–—-])?\s(?:\w+\s){{0,2}}?(?:\d[\d,]*\b{time}|{numerals.word()}\b{time})")


@cache
def _after_figure() -> re.Pattern[str]:
    """A figure, and the beginning of the next clause."""
    return re.compile(
        rf"(?:\d\S*?|\b{numerals.word()})(?:\s[\w’'-]+){{0,3}}?(?:,|;|,?\s(?:and|but|while))\s(?:the\s|an?\s)?(?:[\w’'-]+\s){{0,2}}$"
    )


_SIDES = frozenset({"party", "witness", "none"})


@cache
def _deeds() -> frozenset[str]:
    return frozenset(table("sources")["voices"]["deeds"])


def _role(text: str, word: Typed, doc: Parse | None) -> str:
    """By which grammar the words of a source stand, where no verb of saying governs them; empty where they only act."""
    if _kept().match(text, word.end):
        return "keeper"
    if _gapped().match(text, word.end) and _after_figure().search(text[max(0, word.start - 40) : word.start]):
        return "gapped"
    if doc is None:
        before = _BEFORE.search(text[max(0, word.start - 40) : word.start])
        return f"near_{before[1].lower()}" if before and before[1].lower() in _BY else ""
    noun = _noun(doc, word)
    if noun.dep == "nsubj":
        verb = noun.head
        if verb.lower in _HAS or not any(c.dep == "dobj" for c in verb.children):
            return "has" if verb.lower in _HAS else "subject"
        return "acts" if verb.lower in _deeds() and word.kind not in _SIDES else ""
    if noun.dep == "pobj" and noun.head.lower in _BY:
        return f"near_{noun.head.lower}"
    if noun.dep == "pobj" and word.weight > 1 and noun.head.lower == "by":
        done = noun.head.head.lower in _deeds() or noun.head.head.lower in verbs()
        names = any(c.lower == "names" for c in noun.head.head.children)  # names made known count nobody else
        return "near_by" if done and not names and word.kind not in _SIDES - {"witness"} else ""
    return ""
