"""Where the grammar puts a figure: the noun phrases of place that its clause hangs on, nearest first.

"Seven of the victims, one female and six males, died inside the bowling alley" puts all three counts there, and "about
80 had come to Linwood, where eight were shot" puts the eight there. What is in reach of a figure by words alone stands
in ``frames``; here the parse decides, however far the phrase stands.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.parse import Parse, Word

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_DEPTH = 12
"""Steps that a climb through the parse takes at most."""


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("scope")["frames"][key])


Link = Literal["in", "where", "of"]
"""How a noun has the figure: by a preposition, by a relative clause, as what the clause tells of."""


def of_figure(doc: Parse, start: int, end: int) -> dict[Word, Link]:
    """The nouns that the figure at ``start``..``end`` of the sentence is put in, at or on by its clause."""
    span = [w for w in doc.words if start <= w.idx < end]
    if not span:
        return {}
    inside = {w.i for w in span}
    node = next((w for w in span if w.head.i not in inside or w.head is w), span[-1])
    found: dict[Word, Link] = dict.fromkeys(_inside(node, span[-1].i), "in")
    for _ in range(_DEPTH):
        if node.dep == "relcl" and any(c.lower == "where" for c in _front(node)):
            found.setdefault(node.head, "where")
        above = node.head
        if above is node or (above.dep == "prep" and above.lower in _words("partitive") and above.i < above.head.i):
            break  # "of the 98 dead, 97 were found in the cellar": not the 98
        for noun in _beside(above, below=node):
            found.setdefault(noun, "of" if noun.dep in _SUBJECTS else "in")
        bare = node.dep in {"advcl", "acl"} and not any(c.dep in _SUBJECTS for c in node.children)
        if bare and above.dep == "relcl":
            found.setdefault(above.head, "of")
        node = above
    return found


def taken_in_by(doc: Parse, start: int, end: int) -> Word | None:
    """Who took the counted in: the subject of a verb of care whose object they are ("the infirmary treated 169")."""
    span = [w for w in doc.words if start <= w.idx < end]
    for word in span:
        verb = word.head
        if word.dep == "dobj" and verb.lower in _words("care"):
            return _subject_of(verb)
    return None


def _subject_of(verb: Word) -> Word | None:
    for _ in range(_DEPTH):
        own = next((c for c in verb.children if c.dep in _SUBJECTS), None)
        if own is not None or verb.dep not in {"conj", "xcomp", "advcl"}:
            return own
        verb = verb.head
    return None


def leans(doc: Parse, start: int, end: int) -> bool:
    """The figure names nobody of its own: "eleven died", "39 of them", "another six"; it goes on from one before."""
    span = [w for w in doc.words if start <= w.idx < end]
    return all(w.tag not in {"NN", "NNS", "NNP", "NNPS"} or w.lower in _words("others") for w in span)


def subject(doc: Parse) -> Word | None:
    """The noun that the sentence tells of: its subject, or the head of a sentence without a verb."""
    root = next((w for w in doc.words if w.head is w), None)
    if root is None or root.tag.startswith("N"):
        return root
    return next((c for c in root.children if c.dep in _SUBJECTS), None)


def _front(verb: Word) -> Iterator[Word]:
    """What stands under a verb or its particles."""
    for child in verb.children:
        yield child
        yield from child.children


def _inside(noun: Word, behind: int) -> Iterator[Word]:
    """Where the phrase of the figure itself puts it: "the 33 in the hostel", "those who died in the hostel"."""
    yield from _put_in(noun)
    for child in noun.children:
        if child.dep in {"relcl", "acl"} and child.i > behind and not _shares_out(child):
            yield from _put_in(child)
        if child.dep == "prep" and child.lower == "of":
            for group in child.children:
                yield from _put_in(group)


def _shares_out(verb: Word) -> bool:
    """A relative clause that tells of some of them: "of whom four died in the lobby"."""
    return any(c.dep == "prep" and c.lower == "of" for w in (verb, *verb.children) for c in w.children)


def _beside(node: Word, *, below: Word) -> Iterator[Word]:
    """What a word above the figure puts it in: all of its phrases in the figure's clause, those in front above it."""
    told = below.dep in {"ccomp", "conj", "parataxis"}
    yield from (w for w in _put_in(node) if not told or w.i < node.i)
    if not told and node.lower not in _words("speaking"):
        yield from (c for c in node.children if c.dep in _SUBJECTS and c is not below)


def _put_in(node: Word) -> Iterator[Word]:
    """The nouns that something is put in by prepositions under a word, through "the ruins of", and their partners."""
    for child in node.children:
        if child.dep in {"prep", "advmod", "prt"} and child.lower in _words("locative"):
            for noun in child.children:
                if noun.dep in {"pobj", "dobj"}:
                    yield from _named(noun)
                elif noun.dep == "prep":
                    yield from (w for p in noun.children if p.dep == "pobj" for w in _named(p))


def _named(noun: Word) -> Iterator[Word]:
    """A noun, what it is the ruins, rest or part of, and what describes it ("the hostel zone")."""
    yield noun
    for child in noun.children:
        if child.dep == "prep" and child.lower == "of":
            yield from (p for p in child.children if p.dep == "pobj")
        if child.dep == "compound" and noun.lower in _words("expanses"):
            yield child
