"""What happened to the people that a mention counts: from its noun to the word that says so.

The rules go from the nearest evidence to the farthest, and the first that answers wins: the counted noun itself ("ten
deaths"), a word inside its phrase ("17 injured passengers"), the word right behind ("ten dead", "ten people were
killed"), the verb right before ("killing ten"), the noun a figure is given for ("the toll rose to ten"), and last the
parse (subject, object, passive, relative clause, small clause).
What one mention lends to another is resolved in ``lending``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import nouns
from factcheck.claims.events import EVENT_KINDS, Event
from factcheck.claims.parse import Word
from factcheck.lexicon import table

if TYPE_CHECKING:
    from factcheck.claims.mentions import Mention
    from factcheck.claims.parse import Parse
    from factcheck.records import Kind, Relation

Events = Mapping[int, Event]


@dataclass(frozen=True, slots=True)
class Link:
    """A mention's kind. ``event`` is the first token of the word that says so, -1 when another mention lends it.

    ``how`` names the rule; ``relation`` how the figure stands to the one named before it; ``lender`` the index of the
    mention that lends its kind, -1 when the mention has its own.
    """

    kind: Kind
    event: int
    how: str
    confidence: float
    relation: Relation = "whole"
    lender: int = -1


AGENT = Link("killed", -1, "agent", 0.0)
"""The mention does the harm: "37 militants killed ten"."""


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(table("linking")[section][key])


def link(doc: Parse, mention: Mention, events: Events) -> Link | None:
    """The mention's own evidence, None when it has none in this sentence."""
    if mention.thing and not (mention.phrase.head in events and "noun" in events[mention.phrase.head].frames):
        return None
    if mention.inner:  # the whole that a part is taken from: only words of its own describe it
        event = events.get(mention.phrase.end)
        if event is not None and doc[event.start].tag in {"VBN", "VBD", "JJ"}:
            return Link(event.kind, event.start, "behind", 0.8)
        return _inside(doc, mention, events) or _role_noun(doc, mention)
    for rule in (_own_noun, _inside, _behind, _ahead, _toll, _parsed):
        found = rule(doc, mention, events)
        if found is not None:
            return None if found is AGENT else _outranked(doc, mention, events, found)
    return _role_noun(doc, mention)


def _outranked(doc: Parse, m: Mention, events: Events, found: Link) -> Link:
    """The main verb outranks what only describes: "two people with critical injuries died"."""
    if found.how != "behind" or found.event < 0:
        return found
    event = events[found.event]
    describes = doc[found.event].lower == "with" or (
        doc[found.event].tag in {"VBN", "VBD"}
        and found.event == max(m.phrase.end, m.last)
        and "subject" not in event.frames
    )
    if not describes:
        return found
    outer = _parsed(doc, m, events)
    if outer is not None and outer is not AGENT and outer.how in {"subject", "complement"} and outer.kind != found.kind:
        return outer
    return found


def _role_noun(doc: Parse, m: Mention) -> Link | None:
    kind = table("linking")["roles"].get(doc[m.phrase.head].lower) if m.phrase.head >= 0 else None
    return Link(kind, m.phrase.head, "role", 0.7) if kind else None


# ---- the counted phrase itself ---------------------------------------------------------------------------------------


def _own_noun(doc: Parse, m: Mention, events: Events) -> Link | None:
    """The counted noun says it: "ten deaths", "27 bodies"."""
    i = m.phrase.head
    if i < 0 or i not in events:
        return None
    event = events[i]
    word = doc[i].lower
    if "noun" not in event.frames and not (word in {"dead", "injured", "wounded", "missing"} and m.phrase.partitive):
        return None
    if word == "lives":
        other = _parsed(doc, m, events) or _ahead(doc, m, events)
        if other is not None and other is not AGENT and other.kind != event.kind and other.how != "relative":
            return other
    if m.phrase.partitive:  # "two of the injured died": the verb outranks the set it is taken from
        other = _behind(doc, m, events) or _parsed(doc, m, events)
        if other is not None and other is not AGENT and other.kind != event.kind:
            return replace(other, relation="delta" if other.kind == "killed" else "subset")
        return Link(event.kind, i, "noun", 0.7, "subset")
    return Link(event.kind, i, "noun", 0.92)


def _inside(doc: Parse, m: Mention, events: Events) -> Link | None:
    """A word of the counted phrase says it: "17 injured passengers"; a graver verb outranks it."""
    for i in range(m.phrase.start, max(m.phrase.head, m.phrase.start)):
        event = events.get(i)
        if event and ("state" in event.frames or ("object" in event.frames and doc[i].tag in {"VBN", "VBD"})):
            outer = _behind(doc, m, events) or _parsed(doc, m, events)
            graver = outer and outer is not AGENT and outer.kind in {"killed", "rescued", "missing"}
            return outer if outer and graver and outer.kind != event.kind else Link(event.kind, i, "inside", 0.85)
    return None


# ---- behind and ahead ------------------------------------------------------------------------------------------------

_REACH = 10
"""Small words that may stand between a counted noun and the word behind it."""


def _behind(doc: Parse, m: Mention, events: Events) -> Link | None:
    """The first event word right of the phrase with only small words between."""
    i = max(m.phrase.end, m.last)
    if i < len(doc) and doc[i].text in {",", "("}:
        i = _parenthesis(doc, i, events)
    passive = relative = perfect = False
    for token in doc.words[i : i + _REACH]:
        word = token.lower
        if token.i in events:
            return _said_behind(
                doc,
                m,
                events[token.i],
                passive=passive,
                relative=relative,
                participle=token.tag == "VBN" and not perfect,
            )
        if word in _words("behind", "be"):
            passive |= word in _words("behind", "passive")
            perfect |= word in _words("behind", "perfect")
        elif word in _words("behind", "relative"):
            relative = True
        elif not (word in _words("behind", "small") or token.tag in {"RB", "MD"} or (token.tag == "PRP" and relative)):
            return None
    return None


def _said_behind(
    doc: Parse, m: Mention, event: Event, *, passive: bool, relative: bool, participle: bool
) -> Link | None:
    """How the event word behind a mention bears on it: it suffers or, with an object behind the verb, does the harm."""
    if {"state", "subject"} & event.frames:
        return Link(event.kind, event.start, "behind", 0.92)
    if "object" in event.frames:
        if passive or participle or not _object_follows(doc, event.end):
            return Link(event.kind, event.start, "behind", 0.92) if passive or not m.phrase.partitive else None
        return None if relative else AGENT
    if "noun" in event.frames and doc[event.start].lower in {"injured", "wounded", "survived"}:
        return Link(event.kind, event.start, "behind", 0.9)
    return None


def _parenthesis(doc: Parse, i: int, events: Events) -> int:
    """Behind "ten people, two of them children, were killed": the token after the insertion, or ``i``."""
    for j in range(i + 1, min(i + 12, len(doc) - 1)):
        if doc[j].text in {",", ")"}:
            following = doc[j + 1]
            resumes = following.lower in _words("behind", "be") or (
                following.i in events and following.tag.startswith("VB")
            )
            return j + 1 if resumes else i
    return i


def _object_follows(doc: Parse, i: int) -> bool:
    while i < len(doc) and doc[i].tag == "RB":
        i += 1
    if i + 1 < len(doc) and doc[i].tag == "CD" and doc[i + 1].lower in nouns.words("states"):
        return False  # "6 killed 12 wounded": two counts without a comma
    return (
        i < len(doc)
        and doc[i].tag in {"DT", "CD", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ"}
        and doc[i].lower not in _words("behind", "days")
    )


def _ahead(doc: Parse, m: Mention, events: Events) -> Link | None:
    """The verb right before the figure ("killing ten"), or the noun it is "of" ("the deaths of ten")."""
    i = _before(doc, m)
    if i >= 1 and doc[i].text in {":", "="}:
        return _label(doc, i, events)
    k = next((k for k in range(i, max(i - 8, -1), -1) if k in events), None)
    if k is None or (k != i and events[k].end - 1 != i):  # a phrase must reach up to the figure
        return None
    event, following = events[k], doc[i + 1].lower
    if "object" in event.frames and not _is_passive(doc, k) and following != "by":
        return Link(event.kind, k, "ahead", 0.92)
    if {"noun", "toll"} & event.frames and following == "of":
        return Link(event.kind, k, "of", 0.85)
    return None


def _before(doc: Parse, m: Mention) -> int:
    """The token before a mention and its small words; -1 where there is none or "not" stands there."""
    i = m.left - 1
    while i >= 0 and (doc[i].tag in {"DT", "PRP$", "RB", "PDT"} or doc[i].lower in _words("ahead", "small")):
        if doc[i].lower == "not":
            return -1
        i -= 1
    if i >= 1 and doc[i].lower == "of":
        i -= 1
        if doc[i].lower == "total" and i >= 2:
            i -= 1
            while i >= 0 and doc[i].tag == "DT":
                i -= 1
    return i


def _label(doc: Parse, colon: int, events: Events) -> Link | None:
    """A list's label: "Dead: 12, injured: 40"."""
    event = events.get(colon - 1)
    listed = colon == 1 or doc[colon - 2].text in {",", ";", ".", "|", "-", "–"} or doc[colon - 2].lower == "the"
    if event and listed and {"state", "toll", "noun"} & event.frames:
        return Link(event.kind, colon - 1, "list", 0.8)
    return None


def _is_passive(doc: Parse, i: int) -> bool:
    if doc[i].tag not in {"VBN", "VBD"}:
        return False
    for k in range(i - 1, max(i - 5, -1), -1):
        if doc[k].lower in {"was", "were", "been", "being", "be", "are", "is"}:
            return True
        if doc[k].tag not in {"RB", "VBN"}:
            return False
    return False


# ---- tolls -----------------------------------------------------------------------------------------------------------


@cache
def _kind_of_toll() -> Mapping[str, Kind]:
    own = table("linking")["toll"]
    return {w: kind for kind in EVENT_KINDS for w in (*table("events")[kind]["toll"], *own.get(kind, ()))}


@cache
def _toll_pattern() -> re.Pattern[str]:
    def any_of(words: object) -> str:
        return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"  # type: ignore[call-overload]

    own, words = table("linking")["toll"], any_of(_kind_of_toll())
    return re.compile(
        rf"\b(?:death\s+toll|{any_of(own['of'])}\s+(?:of|for)\s+(?:{any_of(own['between'])}\s+){{0,4}}(?P<a>{words})"
        rf"|(?P<b>{words}))"
        r"(?:\s+(?:in|from|of|on|at|across|after|among|for|to)(?:\s+[\w'’-]+){1,6}?)??"
        rf"(?:[\s,]+{any_of(own['moves'])}\b|\s*:){{1,9}}(?:\s+[\d,]+\s+to)?[\s,]*$",
        re.IGNORECASE,
    )


def _toll(doc: Parse, m: Mention, events: Events) -> Link | None:
    """The noun that a figure is given for: "the death toll has risen to 41", "the number of injured is now 28"."""
    start = doc[m.left].idx
    match = _toll_pattern().search(doc.text[max(0, start - 160) : start])
    if match is None:
        return None
    word = (match.group("a") or match.group("b") or "toll").lower()
    bare = match.group("a") is None and word in _words("toll", "needs_article")
    if bare and not re.search(r"(?:\bthe|['’]s)\s+$", doc.text[: max(0, start - len(match.group()))][-8:]):
        return None  # "five were killed, down from ..." is no toll of its own
    kind = _kind_of_toll()[word]
    event = next((i for i in range(m.left - 1, -1, -1) if i in events and events[i].kind == kind), m.left - 1)
    return Link(kind, max(event, 0), "toll", 0.9)


# ---- the parse -------------------------------------------------------------------------------------------------------

_CLIMB = 7
"""Steps from a counted noun up to its verb, at most."""
_CARRIED = {"conj", "appos", "nummod", "quantmod", "compound", "amod", "nmod", "det", "poss", "npadvmod", "dep"}
"""Roles in which a word shares what is said of its head."""


def _parsed(doc: Parse, m: Mention, events: Events) -> Link | None:
    """What the grammar says: up from the counted noun to the verb that it is subject or object of."""
    own = m.phrase.head >= 0 and not m.phrase.partitive
    token = doc[m.phrase.head if own else m.last - 1]
    clause = _relative(token, events) if own else None
    if clause is not None:
        return clause
    for _ in range(_CLIMB):
        step = _climb(token, events)
        if not isinstance(step, Word):
            return step
        token = step
    return None


def _climb(token: Word, events: Events) -> Link | Word | None:
    """What a word's role says of it; the word to ask next; or None."""
    dep, head = token.dep, token.head
    if head is token:
        return None
    if dep in {"nsubjpass", "nsubj"}:
        return _of_subject(head, events, passive=dep == "nsubjpass")
    if dep in {"dobj", "dative", "oprd"}:
        return _of_object(token, head, events)
    if dep == "pobj":
        return _of_preposition(head, events)
    if dep == "attr":
        return _of_own_subject(head, events, {"noun", "toll", "state"}, "attribute", 0.8)
    if dep in _CARRIED and not (dep == "conj" and head.tag.startswith("VB")):
        return head
    return None


def _of_object(token: Word, verb: Word, events: Events) -> Link | None:
    event = _event_at(verb, events)
    if event and "object" in event.frames:
        return Link(event.kind, event.start, "object", 0.85)
    down = _below(verb, events, exclude=token) if verb.lower in _words("parse", "small_clause") else None
    return replace(down, how="small clause") if down else None


def _of_preposition(preposition: Word, events: Events) -> Link | Word | None:
    noun, word = preposition.head, preposition.lower
    if word == "of":
        event = _event_at(noun, events)
        if event and {"noun", "toll", "object"} & event.frames:
            return Link(event.kind, event.start, "of", 0.8)
        released = noun.lower in {"names", "list", "remains"} and noun.dep in {"dobj", "pobj"}  # not the people
        return noun if noun.lower in _words("parse", "light") and not released else None
    if word in {"to", "at"} and noun.tag.startswith("VB"):
        toll = _of_own_subject(noun, events, {"toll"}, "toll", 0.85)
        if toll:
            return toll
    return None if word in _words("parse", "stop") else noun


def _of_own_subject(verb: Word, events: Events, frames: set[str], how: str, confidence: float) -> Link | None:
    """The verb's subject says it: "the dead were ten", "deaths rose to ten"."""
    subject = next((c for c in verb.children if c.dep in {"nsubj", "nsubjpass"}), None)
    event = _event_at(subject, events) if subject is not None else None
    return Link(event.kind, event.start, how, confidence) if event and frames & event.frames else None


def _of_subject(verb: Word, events: Events, *, passive: bool) -> Link | None:
    event = _event_at(verb, events)
    if event is not None:
        if {"subject", "state"} & event.frames:
            return Link(event.kind, event.start, "subject", 0.88)
        if "object" in event.frames:
            if passive or (verb.tag in {"VBD", "VBN"} and not _has_object(verb)):
                return Link(event.kind, event.start, "subject", 0.88 if passive else 0.75)
            return AGENT
    if passive or verb.lower in _words("behind", "be") | _words("parse", "copulas"):
        down = _below(verb, events)
        if down:
            return down
    for child in verb.children:  # "ten were shot, wounded and left": coordinated predicates
        event = _event_at(child, events) if child.dep == "conj" else None
        if event and (("object" in event.frames and child.tag == "VBN" and passive) or "subject" in event.frames):
            return Link(event.kind, event.start, "subject", 0.7)
    return None


def _relative(token: Word, events: Events) -> Link | None:
    """A clause that describes the noun: "ten people who died", "ten soldiers killed in the raid"."""
    for child in token.children:
        if child.dep not in {"acl", "relcl"} or child.i < token.i:
            continue
        event = _event_at(child, events)
        if event is None:
            down = _below(child, events) if child.dep == "relcl" else None
            if down:
                return replace(down, how="relative")
            continue
        suffers = "object" in event.frames and child.tag in {"VBN", "VBD"} and not _has_object(child)
        if suffers or {"subject", "state"} & event.frames:
            return Link(event.kind, event.start, "relative", 0.85)
    return None


_COMPLEMENTS = {"xcomp", "oprd", "acomp", "ccomp", "attr", "prep", "advmod", "acl"}


def _below(verb: Word, events: Events, exclude: Word | None = None, depth: int = 0) -> Link | None:
    """What the complement of a verb says: "left ten dead", "are believed to have died"."""
    for child in verb.children:
        if child is exclude or child.i < verb.i or child.dep not in _COMPLEMENTS:
            continue
        event = _event_at(child, events)
        if event is not None:
            suffers = {"state", "subject"} & event.frames or ("object" in event.frames and child.tag == "VBN")
            if suffers and not _has_object(child):
                return Link(event.kind, event.start, "complement", 0.82)
        elif depth < 2 and child.dep in {"xcomp", "ccomp", "oprd", "acomp"}:
            found = _below(child, events, depth=depth + 1)
            if found:
                return found
    return None


def _has_object(verb: Word) -> bool:
    return any(child.dep == "dobj" for child in verb.children)


def _event_at(token: Word, events: Events) -> Event | None:
    return events.get(token.i) or next((e for e in events.values() if e.start <= token.i < e.end), None)
