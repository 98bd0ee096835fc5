"""Who does what to whom, as predicates of ``lexicon/actors.toml`` say it: the words for a party, and its role.

A predicate is a verb or a noun with one place for the party: its logical subject or object (the passive's are turned
round), what stands behind a preposition, the owner, or an adjective of land. A frame may ask that another of its places
holds a word of some class ("claimed *responsibility*"), or that its clause tells of the speaker's own deed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.people.events import forms
from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.claims.parse import Parse, Word
    from factcheck.records import Role


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of ``[[frames]]``: its head tells what each part means."""

    name: str
    role: Role
    verbs: frozenset[str]
    nouns: frozenset[str]
    party: str
    needs: tuple[tuple[str, str], ...]
    without: tuple[tuple[str, str], ...]
    who: frozenset[str]
    early: bool

    @property
    def plain(self) -> bool:
        """Told as plain fact, of which "it" is seldom the party: "it has nothing to do with the brakes"."""
        deed = self.role == "blamed" and (self.party == "subject" or bool(self.nouns))
        return deed or ("object", "no_part") in self.needs


@dataclass(frozen=True, slots=True)
class Hit:
    """A party's head word in its role, and the word that says so."""

    frame: Frame
    party: Word
    predicate: Word
    by: tuple[Word, ...]
    """Who says it of the party, where the predicate has a subject of its own ("the army blamed ...")."""


_SELVES = frozenset({"it", "they", "we", "he", "she", "i"})
_THEIRS = frozenset({"its", "their", "our", "his", "her"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "none", "without", "hardly", "yet"})
_UNREAL = frozenset({"would", "can", "ca", "could", "might", "may", "should", "will", "’ll", "'ll"})
_CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "csubj"})


@cache
def _class(name: str) -> frozenset[str]:
    """Every form of the words of a class."""
    listed: Sequence[str] = table("actors")["classes"][name]
    return frozenset(form for entry in listed for form in _forms(entry))


def _forms(entry: str) -> set[str]:
    return {entry.strip(".")} if entry.endswith(".") else forms(entry)


@cache
def _verbs(name: str) -> frozenset[str]:
    if name == "say":
        verbs = table("sources")["verbs"]
        return frozenset(verbs["say"]) - frozenset(verbs["deny"])
    return _class(name)


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, in the table's order."""

    def forms_of(entries: str | Sequence[str]) -> frozenset[str]:
        return _verbs(entries) if isinstance(entries, str) else frozenset(f for e in entries for f in _forms(e))

    anyone: Sequence[str] = table("actors")["parties"]["anyone"]
    return tuple(
        Frame(
            name=f.get("name", ""),
            role=f["role"],
            verbs=forms_of(f.get("verbs", ())),
            nouns=forms_of(f.get("nouns", ())),
            party=f["party"],
            needs=tuple(f.get("needs", {}).items()),
            without=tuple(f.get("without", {}).items()),
            who=frozenset(anyone if f["who"] == "anyone" else f["who"]),
            early=f.get("early", False),
        )
        for f in table("actors")["frames"]
    )


@cache
def _by_word() -> Mapping[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames():
        for word in frame.verbs | frame.nouns:
            found[word].append(frame)
    return {word: tuple(listed) for word, listed in found.items()}


def hits(doc: Parse) -> Iterator[Hit]:
    """Every place of a party that a frame of the sentence has."""
    known = _by_word()
    for word in doc:
        listed = known.get(word.lower, ())
        verbal = word.tag.startswith("VB") or (word.tag == "JJ" and word.dep in {"acl", "amod", "acomp"})
        named = word.tag == "VBG" and word.dep in {"pobj", "pcomp"}
        for frame in listed:
            if word.lower in frame.verbs and verbal:
                yield from _of_verb(frame, word, doc)
            elif word.lower in frame.nouns and (word.tag.startswith("NN") or named):
                yield from _of_noun(frame, word, doc)


def _of_verb(frame: Frame, verb: Word, doc: Parse) -> Iterator[Hit]:
    held = arguments(verb)
    if _negated(verb) or _unreal(verb):
        return
    parties = _among(doc) if frame.party == "among" else held.get(frame.party, ())
    if not parties or not _met(frame, verb, held):
        return
    by = tuple(held.get("subject", ())) if frame.party != "subject" else ()
    for party in parties:
        yield Hit(frame, party, verb, by)


def _of_noun(frame: Frame, noun: Word, doc: Parse) -> Iterator[Hit]:
    held = _of_a_noun(noun, doc)
    if any(c.lower in _NOT for c in noun.children) or not _met(frame, noun, held):
        return
    for party in _among(doc) if frame.party == "among" else held.get(frame.party, ()):
        yield Hit(frame, party, noun, ())


_WITH_OTHERS = re.compile(r"\b(?:among (?:them|whom|those)|including|included)\b")


def _among(doc: Parse) -> list[Word]:
    """Who is singled out of a number: "six people, among them the mayor", "25 people, the harbour master included"."""
    cue = _WITH_OTHERS.search(doc.text)
    if cue is None:
        return []
    before = cue.group() == "included" or not doc.text[cue.end() :].strip(' .”"')
    side = [w for w in doc if (w.end <= cue.start() if before else w.idx >= cue.end())]
    return [w for w in side if w.tag in {"NN", "NNS", "NNP"} and w.dep not in {"compound", "nmod", "poss", "pobj"}]


def _met(frame: Frame, word: Word, held: Mapping[str, Sequence[Word]]) -> bool:
    return all(_holds(word, held, place, kind) for place, kind in frame.needs) and not any(
        _holds(word, held, place, kind) for place, kind in frame.without
    )


def _holds(word: Word, held: Mapping[str, Sequence[Word]], place: str, kind: str) -> bool:
    """A place of the predicate holds a word of a class; "phrase" is all that stands under it, "clause" what is told."""
    if place == "clause":
        return any(_own(clause, kind) for clause in held.get("clause", ()))
    if place == "phrase":
        return any(w.lower in _class(kind) and not any(c.lower in _NOT for c in w.children) for w in _under(word))
    if kind == "any":
        return bool(held.get(place))
    words = _class(kind)
    return any(w.lower in words or (w.dep == "appos" and w.head.lower in words) for w in held.get(place, ()))


def _own(clause: Word, kind: str) -> bool:
    """A clause tells of the speaker's own deed ("it had fired"), that there was none, or that a charge is false."""
    if any(c.lower in _UNREAL for c in clause.children if c.dep == "aux"):
        return False
    if any(_own(c, kind) for c in clause.children if c.dep == "conj" and c.tag.startswith("VB")):
        return True
    first = clause.head if clause.dep == "conj" and not _has_subject(clause) else clause
    subjects = [c for c in first.children if c.dep in {"nsubj", "nsubjpass"}]
    if kind == "false":
        told = any(s.lower in _class("charge") for s in subjects)
        return told and any(w.lower in _class("falsehood") for w in _under(clause))
    if not (subjects or first.dep in {"xcomp", "pcomp"}) or not all(_is_self(s) for s in subjects):
        return False
    held = arguments(clause)
    no = _negated(clause) or any(c.lower in _NOT for o in held.get("object", ()) for c in o.children)
    if kind == "denial":
        deed = clause.lower in _class("deeds") | _class("statements") or bool(held.get("behind"))
        states = (*held.get("being", ()), *held.get("object", ()), *held.get("in", ()))
        deed = deed or any(w.lower in _class("guilty") | _class("part") for w in states)
        nothing = clause.lower in _class("have") and any(o.lower == "nothing" for o in held.get("object", ()))
        return (no and deed) or nothing
    if no or not clause.tag.startswith("VB") or any(c.dep == "auxpass" for c in clause.children):
        return False
    if clause.tag == "VB" and clause.dep == "xcomp" and not any(c.lower == "have" for c in clause.children):
        return False  # what it means to do
    if clause.lower in _class("be"):
        return bool(held.get("behind")) or any(w.lower in _class("guilty") for w in held.get("being", ()))
    if clause.lower in _class("light") and not any(w.lower in _class("deeds") for w in held.get("object", ())):
        return False
    return clause.lower in _class(kind) and not any(w.lower in _class("attackers") for w in held.get("object", ()))


def _is_self(subject: Word) -> bool:
    """ "it", "its fighters"."""
    return subject.lower in _SELVES or any(c.lower in _THEIRS for c in subject.children if c.dep == "poss")


def _under(word: Word) -> Iterator[Word]:
    for child in word.children:
        yield child
        yield from _under(child)


def _negated(verb: Word) -> bool:
    return any(c.lower in _NOT and c.dep in {"neg", "advmod", "preconj", "cc"} for c in verb.children)


def _unreal(verb: Word) -> bool:
    """ "would deny", and what is joined to it: "would neither confirm nor deny"."""
    lent = verb.dep == "conj" and not any(c.dep in _SUBJECTS for c in verb.children)
    return any(c.lower in _UNREAL for c in verb.children if c.dep == "aux") or (
        lent and verb.head.tag.startswith("VB") and (_unreal(verb.head) or _negated(verb.head))
    )


def spread(word: Word) -> Iterator[Word]:
    """A noun and those joined to it; of "all of the men" the men too."""
    yield word
    if word.tag in {"CD", "DT", "PDT", "JJ"}:
        for prep in word.children:
            if prep.lower == "of":
                yield from (n for n in prep.children if n.dep == "pobj")
    for child in word.children:
        if child.dep == "conj" and not child.tag.startswith("VB"):
            yield from spread(child)


def arguments(verb: Word) -> dict[str, list[Word]]:
    """The verb's places: logical "subject" and "object", prepositions by their word, "clause" what it tells."""
    found: dict[str, list[Word]] = defaultdict(list)
    passive = any(c.dep in {"nsubjpass", "auxpass", "agent"} for c in verb.children) or (
        verb.tag in {"VBN", "VBD", "JJ"} and verb.dep in {"acl", "amod"}
    )
    for child in verb.children:
        if child.dep in _SUBJECTS:
            found["subject"] += spread(_meant(child, verb))
        elif child.dep in {"nsubjpass", "dobj", "dative", "oprd"}:
            found["object"] += spread(_meant(child, verb))
            for prep in child.children:  # "blamed the attack on them" is read as "the attack on them"
                if prep.lower in {"on", "to", "against"} and child.dep == "dobj":
                    found[prep.lower] += _ruled(prep)
        elif child.dep in {"attr", "acomp"}:
            found["being"] += spread(child)
        elif child.dep in {"agent", "prep"}:
            found["subject" if child.lower == "by" and passive else child.lower] += _ruled(child)
            for inner in (c for c in child.children if c.dep == "prep"):  # "up to"
                found[inner.lower] += _ruled(inner)
        elif child.dep in _CLAUSES:
            _add_clause(found, child)
    _add_head(found, verb, passive=passive)
    return found


def _ruled(prep: Word) -> list[Word]:
    return [n for w in prep.children if w.dep in {"pobj", "pcomp"} for n in (spread(w) if w.dep == "pobj" else (w,))]


def _add_clause(found: dict[str, list[Word]], clause: Word) -> None:
    """A clause, whom it is told of, and a small one's parts: "held the firm responsible", "suspected to be herders"."""
    subjects = [n for c in clause.children if c.dep in {"nsubj", "nsubjpass"} for n in spread(c)]
    found["clause"].append(clause)
    found["told"] += subjects
    if not clause.tag.startswith("VB") or clause.lower == "be":
        found["object"] += subjects
    found["being"] += [n for c in clause.children if c.dep in {"attr", "acomp"} for n in spread(c)]


def _add_head(found: dict[str, list[Word]], verb: Word, *, passive: bool) -> None:
    """What stands above lends what the verb lacks: the noun it describes, the verb it is joined to."""
    side = "object" if passive else "subject"
    if verb.dep in {"acl", "amod"} | (set() if passive else {"relcl"}) and not found[side]:
        found[side].append(verb.head)
    lent = not passive or verb.dep == "conj" or verb.head.lower in _class("be")
    if verb.dep in {"conj", "advcl", "xcomp"} and not found[side] and lent and _governs(verb):
        found[side] += arguments(verb.head).get("subject" if verb.head.lower in _class("be") else side, [])
    if not found["object"] and not passive:  # "claimed and later disowned the attack"
        joined = (c for c in verb.children if c.dep == "conj" and c.tag == verb.tag and not _has_subject(c))
        found["object"] += [o for c in joined for o in c.children if o.dep == "dobj"]


def _has_subject(verb: Word) -> bool:
    return any(c.dep in _SUBJECTS for c in verb.children)


def _governs(verb: Word) -> bool:
    """The verb above lends its subject: "it rejected the charge and blamed", "denied it, blaming"."""
    above = verb.head
    return above.tag.startswith("VB") and (verb.dep != "advcl" or verb.tag == "VBG")


def _meant(word: Word, verb: Word) -> Word:
    """A relative pronoun stands for the noun before."""
    if word.tag in {"WDT", "WP"} and verb.dep == "relcl":
        return verb.head
    return word


def _of_a_noun(noun: Word, doc: Parse) -> dict[str, list[Word]]:
    """Whose it is ("poss"), whose land or body stands before it ("mod"), and what stands behind its prepositions."""
    found: dict[str, list[Word]] = defaultdict(list)
    for child in noun.children:
        if child.dep == "poss":
            found["poss"] += spread(child)
        elif child.dep in {"amod", "compound", "nmod"}:
            found["mod"].append(child)
        elif child.dep in {"prep", "agent"}:
            found[child.lower] += [n for w in child.children if w.dep == "pobj" for n in spread(w)]
    close = doc[noun.i + 1] if noun.i + 1 < len(doc) else None
    # A preposition right behind it may be hung elsewhere by the parser.
    if close is not None and close.tag == "IN" and close.dep != "agent" and not found.get(close.lower):
        found[close.lower] = [n for w in close.children if w.dep == "pobj" for n in spread(w)]
    found["self"] = [noun]
    above = noun.head
    if noun.dep in _SUBJECTS and above.tag.startswith("VB"):
        found["does"].append(above)
        found["does"] += [c for c in above.children if c.dep == "conj"]
    if noun.dep == "pobj" and above.lower == "by" and above.head.tag.startswith("VB"):
        found["does"].append(above.head)
    found["does"] += [c for c in noun.children if c.dep == "relcl"]
    return found
