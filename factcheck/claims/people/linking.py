"""What happened to the people that a mention counts: from its noun to the word that says so.

The rules go from the nearest evidence to the farthest, and the first that answers wins: the counted noun itself ("ten
deaths"), a word inside its phrase ("17 injured passengers"), the word right behind ("ten dead", "ten people were
killed"), the verb right before ("killing ten"), the noun a figure is given for ("the toll rose to ten"), and last the
parse (subject, object, passive, relative clause, small clause).
What one mention lends to another is resolved in ``lending``.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.parse import Word
from factcheck.claims.people import nouns, tolls
from factcheck.claims.people.tolls import Link, event_at
from factcheck.lexicon import calendar, table

if TYPE_CHECKING:
    from factcheck.claims.parse import Parse
    from factcheck.claims.people.events import Event
    from factcheck.claims.people.mentions import Mention
    from factcheck.claims.people.tolls import Events

AGENT = Link("killed", -1, "agent", 0.0)
"""The mention does the harm: "37 militants killed ten"."""


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(table("linking")[section][key])


def link(doc: Parse, mention: Mention, events: Events) -> Link | None:
    """The mention's own evidence, None when it has none in this sentence."""
    if mention.thing:
        own = event_at(doc[mention.phrase.head], events)
        if own is None or "noun" not in own.frames:
            return None
    if mention.inner:  # the whole that a part is taken from: only words of its own describe it
        described = max(mention.phrase.end, mention.last)
        opens = doc[0].lower == "of" and not any(word.tag == "CD" for word in doc.words[: mention.left])
        if opens and described < len(doc) and doc[described].lower in _words("behind", "relative"):
            return _behind(doc, mention, events)  # "Of 157 people who were hurt"
        event = events.get(mention.phrase.end)
        if event is not None and doc[event.start].tag in {"VBN", "VBD", "JJ"} and doc[event.start].dep != "ROOT":
            return Link(event.kind, event.start, "behind", 0.8)
        return _inside(doc, mention, events) or _role_noun(doc, mention)
    for rule in (_own_noun, _inside, _behind, _ahead, tolls.before, tolls.carried, _parsed):
        found = rule(doc, mention, events)
        if found is not None and _fits(doc, mention, events, found):
            return None if found is AGENT else _outranked(doc, mention, events, found)
    return _role_noun(doc, mention)


def _fits(doc: Parse, m: Mention, events: Events, found: Link) -> bool:
    """What is said of people alone needs people: "lost ten men", not "lost ten games"."""
    event = events.get(found.event)
    if event is None or not event.people:
        return True
    if m.phrase.head < 0:
        return m.phrase.partitive or "course" in event.frames or found.how not in {"ahead", "object"}
    lost_alive = table("events")[event.kind].get("people", {}).get("unless", ())
    return nouns.counts_people(doc, m.phrase) and nouns.singular(doc[m.phrase.head].text) not in lost_alive


def _outranked(doc: Parse, m: Mention, events: Events, found: Link) -> Link:
    """The main verb outranks what only describes ("two divers with broken ribs died"); so does death in hospital."""
    if found.kind == "injured" and found.event >= 0:
        joined = (event_at(c, events) for c in doc[found.event].children if c.dep == "conj")
        died = next((e for e in joined if e is not None and e.kind == "killed" and "subject" in e.frames), None)
        if died is not None:
            return Link("killed", died.start, "subject", 0.8)
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
    if outer is None or outer is AGENT or found.kind == "killed" or outer.kind in {found.kind, "displaced"}:
        return found
    return outer if outer.how in {"subject", "complement"} else found


def _role_noun(doc: Parse, m: Mention) -> Link | None:
    kind = table("linking")["roles"].get(doc[m.phrase.head].lower) if m.phrase.head >= 0 else None
    return Link(kind, m.phrase.head, "role", 0.7) if kind else None


# ---- the counted phrase itself ---------------------------------------------------------------------------------------


def _own_noun(doc: Parse, m: Mention, events: Events) -> Link | None:
    """The counted noun says it: "ten deaths", "27 bodies"."""
    i = m.phrase.head
    event = event_at(doc[i], events) if i >= 0 else None
    if event is None:
        return None
    word = doc[i].lower
    of_state = word in {"dead", "injured", "wounded", "missing"} and (m.phrase.partitive or m.form == "zero")
    if "noun" not in event.frames and not of_state:
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
    if _out_of(doc, m):
        return None  # "seven of 11 fugitives": all 11 are
    return Link(event.kind, i, "noun", 0.92)


def _inside(doc: Parse, m: Mention, events: Events) -> Link | None:
    """A word of the counted phrase says it: "17 injured passengers"; a graver verb outranks it."""
    if m.phrase.head < 0 and m.phrase.partitive:  # "seven of whom there is no trace"
        begun = next(
            (e for i in range(m.phrase.start, m.phrase.end) if (e := events.get(i)) and e.end > m.phrase.end), None
        )
        return Link(begun.kind, begun.start, "behind", 0.85) if begun else None
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
    definite = _definite(doc, m, i, events)
    if definite is not None:
        return definite
    if i < len(doc) and doc[i].text in {",", "("}:
        i = _parenthesis(doc, i, events)
    passive = relative = perfect = False
    for token in doc.words[i : i + _REACH]:
        word = token.lower
        if token.i in events:
            if _starts_anew(doc, m, events, events[token.i]):
                return None
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


def _starts_anew(doc: Parse, m: Mention, events: Events, behind: Event) -> bool:
    """A verb with a number of its own behind one that has this: "killed 30 people wounded 90" prints no comma."""
    if behind.end >= len(doc) or doc[behind.end].tag != "CD":
        return False
    ahead = _ahead(doc, m, events)
    return ahead is not None and ahead is not AGENT and ahead.kind != behind.kind


def _definite(doc: Parse, m: Mention, i: int, events: Events) -> Link | None:
    """A bare number right before the noun it is put at: "put at 12 the dead and at 40 those injured"."""
    if m.phrase.head >= 0 or i + 1 >= len(doc) or doc[i].lower not in {"the", "those"}:
        return None
    event = events.get(i + 1)
    return Link(event.kind, event.start, "behind", 0.85) if event and {"toll", "noun"} & event.frames else None


def _said_behind(
    doc: Parse, m: Mention, event: Event, *, passive: bool, relative: bool, participle: bool
) -> Link | None:
    """How the event word behind a mention bears on it: it suffers or, with an object behind the verb, does the harm."""
    if relative and _out_of(doc, m):
        return None  # "15 of the 17 who were hurt are home": the clause describes all 17
    if {"state", "subject"} & event.frames:
        part = doc[event.start].lower in {"among", "amongst"}
        return Link(event.kind, event.start, "behind", 0.92, "subset" if part else "whole")
    if "object" in event.frames:
        if "course" in event.frames and not (passive or participle):
            return None  # "ten soldiers pulled out of the valley"
        if passive or participle or not _object_follows(doc, event.end):
            return Link(event.kind, event.start, "behind", 0.92) if passive or not m.phrase.partitive else None
        return None if relative else AGENT
    if "noun" in event.frames and doc[event.start].lower in {"injured", "wounded", "survived"}:
        return Link(event.kind, event.start, "behind", 0.9)
    return None


def _out_of(doc: Parse, m: Mention) -> bool:
    """The number is taken out of a larger one: "15 of the 17 children"."""
    return any(token.tag == "CD" for token in doc.words[m.last : m.phrase.end])


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
        and doc[i].lower not in calendar.weekdays()
        and doc[i].lower not in nouns.words("enders")
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


_LABELLED = frozenset({",", ";", ".", "|", "-", "–", "—", "•", "·", "*", "(", "&", "and"})
"""What may stand before the label of a list."""


def _label(doc: Parse, colon: int, events: Events) -> Link | None:
    """A list's label: "Dead: 12, injured: 40"."""
    end = colon
    while end and nouns.is_person(doc[end - 1].text) and end - 1 not in events:
        end -= 1  # "Missing persons: 5"
    event = next((e for e in events.values() if e.end == end), None)
    if event is None:
        return None
    listed = event.start == 0 or doc[event.start - 1].text in _LABELLED or doc[event.start - 1].lower == "the"
    done = event.frames == {"object"} and doc[event.start].tag in {"VBN", "VBD", "VBG"}
    return Link(event.kind, event.start, "list", 0.8) if listed and (done or event.frames - {"object"}) else None


def _is_passive(doc: Parse, i: int) -> bool:
    if doc[i].tag not in {"VBN", "VBD"}:
        return False
    for k in range(i - 1, max(i - 5, -1), -1):
        if doc[k].lower in {"was", "were", "been", "being", "be", "are", "is"}:
            return True
        if doc[k].tag not in {"RB", "VBN"}:
            return False
    return False


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
    if clause is not None and doc[clause.event].tag != "VBG":
        return clause
    for _ in range(_CLIMB):
        step = _climb(token, events)
        if not isinstance(step, Word):
            return step or clause  # "ten people fleeing the town were killed": what was done to them says more
        token = step
    return clause


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
    event = event_at(verb, events)
    if event and "object" in event.frames:
        return Link(event.kind, event.start, "object", 0.85)
    down = _below(verb, events, exclude=token) if verb.lower in _words("parse", "small_clause") else None
    return replace(down, how="small clause") if down else None


def _of_preposition(preposition: Word, events: Events) -> Link | Word | None:
    noun, word = preposition.head, preposition.lower
    if word == "of":
        event = event_at(noun, events)
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
    event = event_at(subject, events) if subject is not None else None
    return Link(event.kind, event.start, how, confidence) if event and frames & event.frames else None


def _of_subject(verb: Word, events: Events, *, passive: bool) -> Link | None:
    event = event_at(verb, events)
    if event is not None:
        if {"subject", "state"} & event.frames:
            return Link(event.kind, event.start, "subject", 0.88)
        if "object" in event.frames:
            if "course" in event.frames and not passive:
                return None
            if passive or (verb.tag in {"VBD", "VBN"} and not _has_object(verb)):
                return Link(event.kind, event.start, "subject", 0.88 if passive else 0.75)
            return AGENT
    if passive or verb.lower in _words("behind", "be") | _words("parse", "copulas"):
        down = _below(verb, events)
        if down:
            return down
    for child in verb.children:  # "ten were shot, wounded and left": coordinated predicates
        event = event_at(child, events) if child.dep == "conj" else None
        if event and (("object" in event.frames and child.tag == "VBN" and passive) or "subject" in event.frames):
            return Link(event.kind, event.start, "subject", 0.7)
    return None


def _relative(token: Word, events: Events) -> Link | None:
    """A clause that describes the noun: "ten people who died", "ten soldiers killed in the raid"."""
    for child in token.children:
        if child.dep not in {"acl", "relcl"} or child.i < token.i:
            continue
        event = event_at(child, events)
        if event is None:
            down = _below(child, events) if child.dep == "relcl" else None
            if down:
                return replace(down, how="relative")
            continue
        suffers = "object" in event.frames and child.tag in {"VBN", "VBD"} and not _has_object(child, of_its_own=True)
        if suffers or {"subject", "state"} & event.frames:
            return Link(event.kind, event.start, "relative", 0.85)
    return None


_COMPLEMENTS = {"xcomp", "oprd", "acomp", "ccomp", "attr", "prep", "advmod", "acl"}


def _below(verb: Word, events: Events, exclude: Word | None = None, depth: int = 0) -> Link | None:
    """What the complement of a verb says: "left ten dead", "are believed to have died"."""
    for child in verb.children:
        if child is exclude or child.i < verb.i or child.dep not in _COMPLEMENTS:
            continue
        event = event_at(child, events)
        if event is not None:
            suffers = {"state", "subject"} & event.frames or ("object" in event.frames and child.tag == "VBN")
            if suffers and not _has_object(child):
                return Link(event.kind, event.start, "complement", 0.82)
        elif depth < 2 and child.dep in {"xcomp", "ccomp", "oprd", "acomp"}:
            found = _below(child, events, depth=depth + 1)
            if found:
                return found
    return None


def _has_object(verb: Word, *, of_its_own: bool = False) -> bool:
    """``of_its_own``: the relative pronoun of "whom they killed" stands for the noun that the clause describes."""
    return any(c.dep == "dobj" and not (of_its_own and c.tag in {"WP", "WDT"}) for c in verb.children)
