"""Linked mentions that state no count: the hypothetical, kinds mixed into one figure, what is done with the dead.

Words are data: ``lexicon/events.toml`` (modal, mixed) and ``lexicon/linking.toml`` (handled).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import sources
from factcheck.claims.people import nations, nouns, partitions, tolls, wholes
from factcheck.lexicon import table
from factcheck.records import Interval

if TYPE_CHECKING:
    from factcheck.claims.parse import Parse
    from factcheck.claims.people.mentions import Mention
    from factcheck.claims.people.tolls import Link

_SEVERAL_TIMES = frozenset({"killed", "injured", "arrested", "missing", "kidnapped"})
"""Kinds in which an ordinal tells how many there are by now: "a fourth migrant died"."""


def rejected(doc: Parse, m: Mention, link: Link) -> bool:
    """The linked mention is no count after all."""
    return (
        (m.form == "ordinal" and link.kind not in _SEVERAL_TIMES)
        or _hypothetical(doc, m, link)
        or _mixed(doc, m, link)
        or _idle(doc, m, link)
        or _done_to_the_dead(doc, m, link)
        or (m.form in {"single", "number"} and link.how in {"noun", "list", "role", "inside"} and speaks(doc, m))
    )


def describes(m: Mention, link: Link) -> bool:
    """The mention tells of one person ("a man of 25 was hit", "one of them is ill"), naming no part of a figure."""
    if nations.is_nation(m.group) or (m.form == "single" and link.relation == "subset"):
        return False
    return m.form == "single" or (m.interval == Interval.exact(1) and m.phrase.partitive and link.how != "subset")


# ---- not real ------------------------------------------------------------------------------------------------------

_DRILL = re.compile(r"\b(?:drill|simulat\w+|mock|rehears\w+|fictional|scenario)\b", re.IGNORECASE)
_MODALS = frozenset({"could", "might", "would", "should", "can"})


def _hypothetical(doc: Parse, m: Mention, link: Link) -> bool:
    """A hypothetical, a plan or a threat: "could have killed ten", "threatened to kill ten"."""
    if m.form == "single" and m.left > 0 and doc[m.left - 1].lower in {"not", "n't", "never"}:
        return True
    if link.event < 0:
        return False
    token = doc[link.event]
    for child in token.children:
        if child.tag == "MD" and child.lower in _MODALS and m.form != "zero":
            perfect = re.search(r"\bhave\b", doc.between(token.left, link.event))
            return not perfect or child.lower in {"could", "would", "might"}
        if child.dep == "mark" and child.lower in {"if", "unless", "lest"}:
            return True
    if _DRILL.search(doc.text[: m.start]):
        return True
    if (
        token.dep == "xcomp"
        and m.form != "zero"
        and any(c.tag == "MD" and c.lower in {"could", "might", "would"} for c in token.head.children)
    ):
        return True
    if link.how == "toll":
        token = tolls.verb_of(doc, m) or token
        if token.tag == "VB" and token.head.lower in table("events")["feared"]["words"]:
            return True  # "expects the toll to pass 100"
    planned = token.tag == "VB" and any(c.lower == "to" for c in token.children)
    return planned and token.head.lower in table("events")["modal"]["verbs"]


# ---- several kinds in one figure -----------------------------------------------------------------------------------


@cache
def _mixtures() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Two kinds in one figure, behind it ("58 dead or missing") and before it ("killing and injuring 30")."""
    mixed = table("events")["mixed"]
    harmed, harming = "|".join(mixed["harmed"]), "|".join(mixed["harming"])
    either, both = r"(?:\s+(?:or|and/or)\s+|\s*/\s*)", r"(?:\s+and\s+|\s*&\s*)"
    behind = re.compile(
        rf"\W*(?:\w+\s){{0,3}}(?:{harmed}){either}(?:\w+\s)?(?:{harmed})\b"
        rf"|\W*(?:\w+\s){{0,3}}(?:dead|killed){both}(?:injured|wounded)\b(?!\s+\w*\d)",
        re.IGNORECASE,
    )
    ahead = re.compile(
        rf"\b(?:{harming}){either}(?:\w+\s)?(?:{harming})\s+(?:\w+\s){{0,3}}$"
        rf"|\b(?:killing{both}(?:injuring|wounding)|killed{both}(?:injured|wounded)|kill{both}(?:injure|wound))"
        r"\s+(?:\w+\s){0,2}$",
        re.IGNORECASE,
    )
    return behind, ahead


def _mixed(doc: Parse, m: Mention, link: Link) -> bool:
    """No count of one kind: "58 dead or missing", "25 casualties"."""
    behind, ahead = _mixtures()
    if m.form == "zero":
        return False
    if behind.match(doc.text[m.end : m.end + 40]) or ahead.search(doc.text[max(0, m.start - 30) : m.start]):
        return True
    casualties = m.phrase.head >= 0 and doc[m.phrase.head].lower in {"casualties", "casualty"}
    return casualties and not (
        link.kind == "injured" and link.how in {"ahead", "object", "behind", "subject"}
    )  # a hospital took them in


# ---- what is done with them ----------------------------------------------------------------------------------------

_OF_PEOPLE = frozenset({"escaped", "rescued", "arrested", "missing", "displaced", "kidnapped"})
"""Kinds whose verbs are said of things as well: a noun that names no person is not counted."""
_WEAK = frozenset({"noun", "relative", "set", "recalled", "subset", "partition", "of"})
_WEAK_AHEAD = frozenset({"relative", "behind", "of", "noun"})


@cache
def _handled(*, part: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = table("linking")["handled"]
    doing = [*words["doing"], *(words["some"] if part else ())]
    behind = re.compile(
        r"^(?:[\s,]+\w+){0,3}?\s+(?:been|were|was|being|are|is|yet to be)\s+(?:\w+ly\s+|so far\s+|now\s+)?"
        rf"(?:{'|'.join(words['done'])})\b",
        re.IGNORECASE,
    )
    ahead = re.compile(
        rf"\b(?:{'|'.join(doing)})\s+(?:the\s+)?(?:remains of\s+|bodies of\s+)?(?:\w+\s+)?$", re.IGNORECASE
    )
    return behind, ahead


def _idle(doc: Parse, m: Mention, link: Link) -> bool:
    """Figures of what was done with the dead ("12 of the 30 dead are identified"), or of no certain thing."""
    if m.phrase.head >= 0 and m.form != "own" and link.kind in _OF_PEOPLE and link.how not in {"noun", "toll"}:
        head = doc[m.phrase.head].text
        if not nouns.is_person(head) and not nouns.looks_human(head) and head.islower():
            return True
    if link.how == "noun" and link.relation == "subset" and m.qualifier and m.interval.best is None:
        return True
    if m.form == "single" and link.kind == "missing" and link.how == "ahead" and doc[m.first].tag == "PRP$":
        return True  # "she is looking for her son": whoever looks for someone does not count the missing
    if partitions.condition(doc, m, link.kind):
        return False  # a group of its own: "72 have been identified"
    behind, ahead = _handled(part=m.phrase.partitive)
    return (link.how in _WEAK and bool(behind.search(doc.text[m.end : m.end + 60]))) or (
        link.how in _WEAK_AHEAD and bool(ahead.search(doc.text[: m.start]))
    )


_BODIES = re.compile(
    r"\b(?:bod(?:y|ies)|remains|corpses?) of (?:all |the |these |those |their )?(?:\w+ )?$", re.IGNORECASE
)
_DEAD = re.compile(r"(?:not )?\w+ of (?:the|those|these|their|its|his|her) (?:\w+ )??(?P<whole>\w+)\b", re.IGNORECASE)


def _done_to_the_dead(doc: Parse, m: Mention, link: Link) -> bool:
    """ "None of the dead has been released" frees nobody; "the bodies of all 14 are in custody" holds nobody."""
    if link.kind not in wholes.OF_LIVING:
        return False
    if _BODIES.search(doc.text[: m.start]):
        return True
    whole = _DEAD.match(doc.text[m.start :])
    return whole is not None and wholes.kind_of(whole.group("whole").lower()) == "killed"


# ---- who speaks ----------------------------------------------------------------------------------------------------


def speaks(doc: Parse, m: Mention) -> bool:
    """The counted people say something: "two officials and a medic said"; deaths do not."""
    if m.phrase.head < 0 or doc[m.phrase.head].lower in table("linking")["voiceless"]["nouns"]:
        return False
    token = doc[m.phrase.head]
    for _ in range(3):
        if token.dep not in {"conj", "appos"} or token.head is token:
            break
        token = token.head
    if token.dep == "nsubj" and token.head.lower in sources.verbs() and token.head.i > m.phrase.head:
        return True
    for word in doc.words[m.phrase.end : m.phrase.end + 6]:
        if word.lower in sources.verbs() and word.tag in {"VBD", "VBZ", "VBP"}:
            return True
        if word.tag not in {"CC", "DT", "NN", "NNS", "JJ", "IN", "NNP"} or word.lower in {"who", "were"}:
            return False
    return False
