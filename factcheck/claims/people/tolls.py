"""The noun that a figure is given for: "the toll rose to 41", "the ministry put the number of dead at 41".

A toll is a noun that names the kind itself ("deaths", "the injured"), or a counter ("number", "tally", "list") of such
a noun. It is met right before the figure (by pattern, where the small parser often errs) or across the clause, as
subject or object of a verb that tells how a number stands (by the parse). A counter of nothing ("the figure", "it")
stands for the toll spoken of before: ``anaphoric``. Words are data: ``lexicon/linking.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.claims.people.events import EVENT_KINDS, Event, forms
from factcheck.lexicon import any_of, calendar, choice, numerals, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.parse import Parse, Word
    from factcheck.claims.people.mentions import Mention
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


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("linking")["tolls"][key])


@cache
def _verbs(key: str) -> frozenset[str]:
    """The forms of the verbs of a list."""
    return frozenset(form for entry in table("linking")["tolls"][key] for form in forms(entry))


def event_at(token: Word, events: Events) -> Event | None:
    """The event whose words hold a token."""
    return events.get(token.i) or next((e for e in events.values() if e.start <= token.i < e.end), None)


# ---- right before the figure ---------------------------------------------------------------------------------------


@cache
def _kind_of() -> Mapping[str, Kind]:
    own = table("linking")["toll"]
    return {w: kind for kind in EVENT_KINDS for w in (*table("events")[kind]["toll"], *own.get(kind, ()))}


@cache
def _pattern() -> re.Pattern[str]:
    """A toll noun, what tells more of it ("in the north, since Monday"), and words by which a figure moves."""
    own, named = table("linking")["toll"], f"(?:{choice(_kind_of())})"
    counted = (
        rf"(?:{choice(own['of'])}|\band|,)\s+(?:of|for)\s+(?:(?:{choice(own['between'])})\s+){{0,4}}(?P<a>{named})"
    )
    more = rf"(?:,?\s+(?:in|from|of|on|at|across|after|among|for|to)(?:,?\s+(?!{named}\b)[\w'’-]+){{1,7}}?,?)??"
    moves = rf"(?:[\s,]+(?:{choice(own['moves'])})\b|\s*:){{1,9}}(?:\s+[\d,]+\s+to)?[\s,]*$"
    return re.compile(rf"\b(?:death\s+toll|{counted}|(?P<b>{named})){more}{moves}", re.IGNORECASE)


@cache
def _definite() -> re.Pattern[str]:
    """A toll noun that a bare figure follows at once: "93 dead, and the missing seven"; "the injured, 40"."""
    named = any_of(table("linking")["toll"]["needs_article"])
    return re.compile(rf"\bthe (?P<toll>{named})\s?(?:,\s|\(|\s)$", re.IGNORECASE)


@cache
def _hedged() -> re.Pattern[str]:
    """A toll noun right before a hedged figure."""
    alone = (word for word in _kind_of() if word not in table("linking")["toll"]["needs_article"])
    return re.compile(rf"\b(?P<toll>{'|'.join(alone)})\s$", re.IGNORECASE)


def before(doc: Parse, m: Mention, events: Events) -> Link | None:
    """The toll right before: "the death toll has risen to 41", "the number of injured is now 28"."""
    start = doc[m.left].idx
    hedged = _hedged().search(doc.text[: m.start]) if m.qualifier and m.phrase.head < 0 else None
    if hedged is not None:  # "with injuries above 400"
        return Link(_kind_of()[hedged.group("toll").lower()], m.left - 1, "toll", 0.85)
    definite = _definite().search(doc.text[:start]) if m.phrase.head < 0 and m.interval.stated > 1 else None
    if definite is not None and _CLAUSE_END.match(doc.text[m.end :]):
        return Link(_kind_of()[definite.group("toll").lower()], m.left - 1, "toll", 0.85)
    match = _pattern().search(doc.text[max(0, start - 160) : start])
    if match is None:
        return None
    word = (match.group("a") or match.group("b") or "toll").lower()
    bare = match.group("a") is None and word in table("linking")["toll"]["needs_article"]
    if bare and not re.search(
        r"(?:\b(?:[Tt]he|[Tt]hose)|['’]s)\s+$", doc.text[: max(0, start - len(match.group()))][-8:]
    ):
        return None  # "five were killed, down from ..." is no toll of its own
    kind = _kind_of()[word]
    event = next((i for i in range(m.left - 1, -1, -1) if i in events and events[i].kind == kind), m.left - 1)
    return Link(kind, max(event, 0), "toll", 0.9)


# ---- across the clause ---------------------------------------------------------------------------------------------

_HEDGED = {"quantmod", "advmod", "nummod", "amod", "det", "compound", "npadvmod"}
"""Roles in which a figure, or a word of its hedge, hangs on another word of the same figure."""


_OF_VERB = {"dobj", "attr", "prep", "oprd", "npadvmod", "acomp", "ccomp", "advmod", "agent", "dep"}


def verb_of(doc: Parse, m: Mention) -> Word | None:
    """The verb that tells how the figure stands: over "to", "at", "as", or as its object."""
    if m.phrase.head >= 0 and doc[m.phrase.head].lower not in _words("units"):
        return None
    token = doc[m.phrase.head if m.phrase.head >= 0 else m.last - 1]
    for _ in range(6):
        head = token.head
        if head is token:
            return None
        if head.tag.startswith("VB") and token.dep in _OF_VERB:
            return head if token.dep != "prep" or token.lower in _words("prepositions") else None
        if token.dep not in _HEDGED | {"pobj", "prep", "pcomp", "conj", "appos"}:
            return None
        token = head
    return None


def _named(verb: Word, m: Mention) -> Iterator[Word]:
    """The nouns that a verb can say a number of: its subject, its object, what stands behind its "as"."""
    for child in verb.children:
        if child.dep in {"nsubj", "nsubjpass", "dobj"} and not m.left <= child.i < max(m.last, m.phrase.end):
            yield child
        elif child.dep == "prep" and child.lower == "as":
            yield from (c for c in child.children if c.dep == "pobj" and not m.left <= c.i < m.last)
    if verb.dep in {"acl", "relcl"} and verb.head.lower in _words("counters"):
        yield verb.head  # "an overall toll standing at 12"


def carried(doc: Parse, m: Mention, events: Events) -> Link | None:
    """The toll that a verb puts at a number: "the number of martyrs of the blast reached 135"."""
    verb = verb_of(doc, m)
    if verb is not None and verb.dep in {"acl", "relcl"}:
        verb = _around(verb) or verb
    if verb is None or verb.lower not in _verbs("stands") | _verbs("puts"):
        return None
    for noun in _named(verb, m):
        event = _counted(noun, events)
        if event is not None:
            return Link(event.kind, event.start, "toll", 0.85)
    return None


def _around(verb: Word) -> Word | None:
    """The verb that has a counter of what this one describes: "put the number of people rescued there at 12"."""
    noun = verb.head
    for _ in range(3):
        if noun.lower in _words("counters") and noun.head.lower in _verbs("stands") | _verbs("puts"):
            return noun.head
        if noun.dep != "pobj" or noun.head.lower not in {"of", "for"}:
            return None
        noun = noun.head.head
    return None


def _counted(noun: Word, events: Events) -> Event | None:
    """What a toll noun counts: "injuries", "the wounded", "the number of martyrs", "the injured figure"."""
    event = event_at(noun, events)
    if event is not None and "toll" in event.frames:
        return event
    if noun.lower not in _words("counters"):
        return None
    own = {"acl", "relcl"} if noun.lower == "those" else {"compound", "amod", "poss", "nmod"}
    named = [c for c in noun.children if c.dep in own]
    for of in (c for c in noun.children if c.dep == "prep" and c.lower in {"of", "for"}):
        for inner in (c for c in of.children if c.dep == "pobj"):
            named += [inner, *(c for c in inner.children if c.dep in {"acl", "relcl", "amod", "compound"})]
    return next((event for word in named if (event := event_at(word, events)) is not None), None)


def topic(doc: Parse, events: Events) -> Kind | None:
    """What a sentence without figures says is counted: "the dead have been named", "how many are missing"."""
    counted = (_counted(word, events) for word in doc if word.lower in _words("counters"))
    if event := next(filter(None, counted), None):
        return event.kind
    asked = any(a.lower == "how" and b.lower == "many" for a, b in pairwise(doc.words))
    named = (e for e in events.values() if asked or (not e.people and {"toll", "noun"} & e.frames and _is_noun(doc, e)))
    return next((event.kind for event in named), None)


def counts(word: Word) -> bool:
    """The word stands for a count of something: "total", "tally"."""
    return word.lower in _words("counters")


@cache
def records() -> frozenset[str]:
    """Nouns, singular, that stand for one person each where tolls are kept: "name", "grave"."""
    return frozenset(table("linking")["tolls"]["records"])


@cache
def _recorded() -> re.Pattern[str]:
    words = [f"{word}s" for word in records() if not word.endswith("y")]
    words += [f"{word[:-1]}ies" for word in records() if word.endswith("y")]
    number = rf"(?:\d[\d,]*|{any_of(table('numbers')['words'])})"
    return re.compile(rf"\b{number} (?:\w+ )?{any_of(sorted(words))}\b")


def keeps_records(text: str) -> bool:
    """The text counts what stands for one person each: cheap, before any parse."""
    return _recorded().search(text) is not None


def names_counter(text: str) -> bool:
    """The text speaks of the number of something: cheap, before any parse."""
    return bool(_counter_of().search(text))


@cache
def _counter_of() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(sorted(_words('counters')))} of\b|\bhow many\b", re.IGNORECASE)


def _is_noun(doc: Parse, event: Event) -> bool:
    return doc[event.end - 1].tag.startswith("NN")


_PRONOUN_TOLL = re.compile(
    r"\b(?:put|puts|putting)\s+(?:it|the (?:figure|number|total|count))\s+at\s+(?:a\s)?$"
    r"|\b(?:the|this|that|its) (?:count|figure|total|number|tally)\b[\w ,]{0,40}"
    r"\b(?:is|was|still|at|to|reach|reached|stood|stands|ranges? from|now|of)\s+$"
    r"|^(?:It|That) (?:now |later |since )?"
    r"(?:is|was|stands at|has risen to|has (?:since )?risen to|rose to|had risen to)\s+$"
    r"|\b(?:higher|lower|different|new|newer|revised|latest|earlier|final|its own|their own|another|smaller|larger)\s"
    r"(?:figure|number|count|toll|tally|estimate|total)\s*(?:of|:|,|–|—|-)\s*$"
    r"|^(?:Then|Later|Now|Next|First|By then),?\s(?:it|that|the (?:figure|number|count)) "
    r"(?:was|became|is|rose to|went to|stood at)\s+$"
    r"|\bup from (?:the )?$",
    re.IGNORECASE,
)


def anaphoric(doc: Parse, m: Mention) -> bool:
    """A bare figure is given for a toll spoken of before: "the figure stands at 15", "by dusk, 46"."""
    if _PRONOUN_TOLL.search(doc.text[: m.start]) or (m.phrase.head < 0 and (by_then(doc, m) or _cited(doc, m))):
        return True
    verb = verb_of(doc, m)
    if verb is None:
        return False
    said = list(_named(verb, m))
    counter = any(noun.lower in _words("counters") | _words("pronouns") for noun in said)
    if counter and verb.lower in _verbs("stands") | _verbs("puts"):
        return not any(c.dep == "prep" and c.lower == "of" for noun in said for c in noun.children)
    if m.phrase.head >= 0 or m.last - 1 < verb.i:
        return False
    stands_at = verb.lower in _verbs("at") and doc[m.left - 1].lower in {"at", "to", "by"}
    return stands_at or verb.lower in _verbs("counts")


# ---- at another hour -----------------------------------------------------------------------------------------------


_CLAUSE_END = re.compile(r"[\"”’]?\s*(?:[.,;:!?)–—]|and\b|$)")


@cache
def _hours() -> re.Pattern[str]:
    """An hour or a day by which a figure was reached, right before the figure."""
    hours = any_of([*table("linking")["by_then"]["hours"], *calendar.weekdays()])
    return re.compile(
        r"(?:^|[.,;–—]\s*|\b(?:and|but|then)\s+)(?:and\s+|but\s+|then\s+)?(?:by|at|on|come|until)\s+"
        rf"(?:the\s+|early\s+|late\s+|mid-?)*{hours}(?:\s+{hours})?,?\s+(?:it was\s+|there were\s+)?"
        r"(?:at least |some |about |around |nearly |more than |over )*$",
        re.IGNORECASE,
    )


@cache
def _stated() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verb that states a figure, right before a bare one ("the ministry says at least"), and with it ("says 41.")."""
    verb = rf"\b(?:{any_of(_verbs('counts'))}|{any_of(_words('states'))})(?:\s{any_of(_words('hedges'))})*\s"
    figure = rf"(?:\d[\d,]*|(?!one\b){numerals.run()}){_CLAUSE_END.pattern}"
    return re.compile(rf"{verb}$", re.IGNORECASE), re.compile(rf"{verb}{figure}", re.IGNORECASE)


def states(text: str) -> bool:
    """The text may state a bare figure: "the ministry says 41"."""
    return _stated()[1].search(text) is not None


def _cited(doc: Parse, m: Mention) -> bool:
    several = m.interval.stated != 1  # "they were dragging us, says one"
    return several and bool(_CLAUSE_END.match(doc.text[m.end :]) and _stated()[0].search(doc.text[: m.start]))


def by_then(doc: Parse, m: Mention) -> bool:
    """A bare figure of another hour ends its clause: "by nightfall, 31"."""
    return bool(_CLAUSE_END.match(doc.text[m.end :]) and _hours().search(doc.text[: m.start]))
