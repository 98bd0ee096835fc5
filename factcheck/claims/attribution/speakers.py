"""Who speaks: the subject of a verb of saying, where the parse shows it or the words alone do."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import voices
from factcheck.claims.attribution.source import Cue, clause, cue_of, source_of
from factcheck.claims.authorities import canonical, type_of
from factcheck.lexicon import any_of, numerals, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.claims.parse import Parse, Word


PRONOUN = frozenset(
    {"he", "she", "they", "it", "who", "which", "that", "this", "we", "i", "there", "one", "his", "her", "its", "their"}
)


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    verbs: Mapping[str, list[str]] = table("sources")["verbs"]
    return frozenset(verbs["say"]) | frozenset(verbs["deny"]), frozenset(verbs["deny"])


def verbs() -> frozenset[str]:
    """The verbs of saying and denying, in every form."""
    return _verbs()[0]


@cache
def counted() -> re.Pattern[str]:
    """Words that count: "some 30 soldiers"."""
    return re.compile(rf"(?:[\w’'-]+\s+){{0,3}}?(?:\d|{numerals.word()}\b)", re.IGNORECASE)


def by_verb(doc: Parse) -> Iterator[Cue]:
    """The speakers that the verbs of saying of a parsed sentence have, each with the clause that it vouches for."""
    say, deny = _verbs()
    care = frozenset(table("sources")["voices"]["care"])
    for token in doc:
        cares = token.lower in care
        speaker = _speaker(doc, token) if (token.lower in say or cares) and token.tag.startswith("VB") else None
        if speaker is None:
            continue
        words, start = speaker
        if words.lower() in ARTICLES or (counted().match(words) and type_of(words) == "none"):
            continue
        if cares and type_of(words) != "hospital":
            continue
        source = source_of(words, doc.text, denies=token.lower in deny)
        if source.kind in _NAMEABLE and _anonymous().search(doc.text, start, start + len(words) + _NEAR_NAME):
            source = replace(source, kind="unnamed_official", authority=canonical(words, "unnamed_official"))
        yield Cue(source, "care" if cares else "verb", token.idx, (start, start + len(words)), _reach(doc, token))


def _speaker(doc: Parse, verb: Word) -> tuple[str, int] | None:
    """The words for whoever says what the verb reports, and the character where they begin; None for nobody."""
    subject = _subject(verb) or (_subject(verb.head) if _shares_subject(verb) else None)
    if subject is not None and _is_said_of(verb, subject):
        return None
    relative = subject is not None and (subject.lower in _RELATIVE or doc[subject.left].lower == "whose")
    if relative and subject is not None and verb.dep == "relcl" and verb.head.i < subject.i:
        found = _before_relative(doc, verb.head, verb)
    else:
        ahead = None if relative else _ahead(doc, verb, subject)
        found = ahead or (_subtree(doc, subject, verb) if subject is not None else ("", 0))
    words = found[0]
    if not words or (verb.lower in _moves() and not _moves_count(doc, verb)):
        return None
    if verb.lower in _ambiguous() and not _speaks(doc, verb, subject, "" if relative else words):
        return None
    other = any(c.dep == "prt" or (c.dep == "dobj" and c.lower in pictures()) for c in verb.children)
    return None if other and verb.lower not in _PHRASAL else found


_PHRASAL = frozenset({"broke", "breaks", "break", "pointed", "points", "read", "reads"})
"""Verbs that report with a particle too: "broke down", "pointed out"; others then mean something else: "put up"."""


def _shares_subject(verb: Word) -> bool:
    """It has the subject of the verb above it: "rejected the figure and said", "lowered the toll, saying that"."""
    return verb.dep == "conj" or (verb.tag == "VBG" and verb.dep in {"advcl", "xcomp"})


def _is_said_of(verb: Word, subject: Word) -> bool:
    """Nobody speaks: "a woman said to be his mother", "the number of missing put at 200"."""
    helped = any(c.dep in {"aux", "auxpass"} for c in verb.children)
    return verb.tag == "VBN" and not helped and (subject.lower in _totals() or verb.dep in {"acl", "relcl"})


@cache
def _totals() -> frozenset[str]:
    return frozenset({*table("sources")["voices"]["counts"], "number"})


_NAMEABLE = frozenset({"government", "police", "military"})
_NEAR_NAME = 100
"""Characters behind a source in which it is said that it asked not to be named."""


@cache
def _anonymous() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('sources')['voices']['anonymous'])}\b", re.IGNORECASE)


_RELATIVE = frozenset({"who", "which", "that"})
ARTICLES = frozenset({"a", "an", "the", "some", "those", "these"})


def _before_relative(doc: Parse, noun: Word, verb: Word) -> tuple[str, int]:
    """The words of a noun up to its relative clause: "the governor, who put the dead at nine"."""
    return doc.between(noun.left, min(noun.right + 1, max(verb.left, noun.i + 1))).rstrip(" ,"), doc[noun.left].idx


def _subject(verb: Word) -> Word | None:
    """The nearest before the verb: a dateline or the sentence quoted may pass for another ("Ten died, police said")."""
    found = [c for c in verb.children if c.dep == "nsubj"]
    return max((c for c in found if c.i < verb.i), key=lambda c: c.i, default=None) or next(iter(found), None)


@cache
def _ambiguous() -> frozenset[str]:
    return frozenset(table("sources")["verbs"]["ambiguous"])


def _speaks(doc: Parse, verb: Word, subject: Word | None, words: str) -> bool:
    """A verb that also means other things is one of reporting when its subject is a source, or it has a clause.

    So is "claim to have", and "put the number at".
    """
    return (
        type_of(words) != "none"
        or any(c.dep in {"ccomp", "xcomp"} for c in verb.children)
        or (subject is not None and subject.tag == "PRP")
        or any(c.dep == "dobj" and (c.tag == "CD" or any(g.dep == "nummod" for g in c.children)) for c in verb.children)
        or (verb.lower in _puts() and bool(_at().search(doc.text, verb.idx)))
    )


@cache
def _moves() -> frozenset[str]:
    return frozenset(table("sources")["verbs"]["moves"])


def _moves_count(doc: Parse, verb: Word) -> bool:
    """What is raised, lowered or broken down is a count: "lowered the toll to 19"."""
    return any(
        c.dep in {"dobj", "prep"} and not _totals().isdisjoint(doc.between(c.left, c.right + 1).lower().split())
        for c in verb.children
    )


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"\bat (?:[a-z-]+ ){{0,3}}?(?:\d|{numerals.word()}\b)")


@cache
def pictures() -> frozenset[str]:
    """What can be published or claimed and counts nobody."""
    return frozenset(table("sources")["voices"]["pictures"])


@cache
def _puts() -> frozenset[str]:
    return frozenset(table("sources")["verbs"]["put"])


_DATELINE = re.compile(r"^[A-Z]{3,}[\w ,/.]*(?:\([\w ./]+\))?\s*[-–—]+\s+")


def _subtree(doc: Parse, token: Word, verb: Word) -> tuple[str, int]:
    """The words of a verb's subject, and the character where they begin."""
    left, right = token.left, token.right + 1
    left = min((c.left for c in verb.children if c.dep == "nsubj" and c.right + 1 == left), default=left)
    words, start = doc.between(left, right), doc[left].idx
    if dateline := _DATELINE.match(words):
        words, start = words[dateline.end() :], start + dateline.end()
    words = re.split(r",?\s(?:who|which|that|where)\s|,\s(?:of|some|most|all|both)\s", words)[0]
    return (words, start) if len(words) <= 140 else (token.text, token.idx)


_NAMES = frozenset({"NN", "NNP", "NNPS", "JJ", "POS", "HYPH", "PRP$"})
_FINITES = frozenset({"VBD", "VBZ", "VBP"})
_HELPERS = frozenset({"RB", "VBZ", "VBP", "VBD", "VBN"})


def _ahead(doc: Parse, verb: Word, subject: Word | None) -> tuple[str, int] | None:
    """The source right ahead of its verb where the subject swallows what is said, or lies elsewhere.

    So it is in texts that print no commas: "killed at least 20 people the monitor said".
    """
    end = verb.i
    while end > 0 and doc[end - 1].tag in _HELPERS and doc[end - 1].head in (verb, doc[end - 1]):
        end -= 1
    noun = doc[end - 1] if end else verb
    if not noun.tag.startswith("NN") or verb.tag not in _FINITES or not _swallows(doc, subject, noun):
        return None
    left = noun.i
    while left > 0 and (doc[left - 1].tag in _NAMES or _joins(doc, left)):
        left -= 1
    if left > 0 and doc[left - 1].tag == "DT":
        left -= 1
    words = doc.between(left, end)
    return (words, doc[left].idx) if type_of(words) != "none" else None


def _swallows(doc: Parse, subject: Word | None, noun: Word) -> bool:
    """The subject of a verb holds figures ahead of the noun next to the verb, or does not hold that noun."""
    if subject is None:
        return True
    if not subject.left <= noun.i <= subject.right:
        return subject.tag != "PRP" and subject.i < noun.i and noun.head.i != subject.i
    return any(doc[i].tag == "CD" for i in range(subject.left + 1, noun.i))


def _joins(doc: Parse, i: int) -> bool:
    """The word ahead joins two names: "Observatory for Human Rights"."""
    return i > 1 and doc[i - 1].lower in {"of", "for"} and doc[i].text[0].isupper() and doc[i - 2].text[0].isupper()


def _reach(doc: Parse, verb: Word) -> tuple[int, int]:
    """The characters that a reporting verb vouches for: its clause, up to a coordinated one with its own subject."""
    conj = next((c for c in verb.children if c.dep == "conj" and c.i > verb.i), None)
    end = doc[conj.left].idx if conj is not None and any(c.dep == "nsubj" for c in conj.children) else len(doc.text)
    own = verb.dep == "conj" and any(c.dep == "nsubj" for c in verb.children)
    start = doc[verb.left].idx if own or verb.dep in {"relcl", "acl"} else 0
    left, right = clause(doc.text, verb.idx)
    return max(start, left), min(end, right) if right > verb.idx else end


_PERSON = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Fr|Rev|Gov|Sen|Rep|Lt|Col|Gen|Maj|Capt|Sgt)\.?\s)?"
    r"(?:[A-Z][\w’'.-]+\s){0,3}[A-Z][\w’'-]+$"
)


def by_words(text: str) -> list[Cue]:
    """Speakers of a sentence that nobody parsed, or in which the parse shows none: of a known kind, and names."""
    found = []
    for voice in voices.voices(text):
        typed = type_of(voice.who) != "none" or voice.who.lower() in PRONOUN
        if not pictures().isdisjoint(text[voice.verb :].lower().split(maxsplit=4)[1:4]):
            continue
        if typed or (not voice.ambiguous and _PERSON.match(voice.who)):
            start = max(text.find(voice.who), 0)
            span = start, start + len(voice.who)
            found.append(cue_of(text, "words", voice.verb, span, denies=voice.denies))
    return found
