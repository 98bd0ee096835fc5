"""The mentions of one sentence with the links found so far: what the rules of ``lending`` ask of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factcheck.claims.people import nouns, partitions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from factcheck.claims.parse import Parse
    from factcheck.claims.people.antecedents import Told
    from factcheck.claims.people.mentions import Mention
    from factcheck.claims.people.tolls import Link
    from factcheck.records import Kind, Relation


@dataclass(slots=True)
class Linked:
    """The mentions of one sentence and the links found so far, one for each."""

    doc: Parse
    mentions: Sequence[Mention]
    told: Told
    known: Mapping[float, Kind]
    places: Collection[str]
    topic: Kind | None
    links: list[Link | None] = field(default_factory=list)

    def ahead_of(self, n: int) -> str:
        """The text before the figure itself."""
        return self.doc.text[: self.mentions[n].start]

    def ahead_of_phrase(self, n: int) -> str:
        """The text before the figure and the small words that belong to it."""
        return self.doc.text[: self.doc[self.mentions[n].left].idx]

    def between(self, n: int, link: Link | None = None) -> str:
        """The words between mention ``n`` and the next; those up to the event word of its link belong to it."""
        left, right = self.mentions[n], self.mentions[n + 1]
        if link is not None and link.how in {"behind", "relative"} and left.last <= link.event < right.left:
            end = self.doc[link.event].end
        else:
            named = partitions.predicate(self.doc, left) if self.is_bare(n) and left.form == "number" else None
            last = max(left.phrase.end, left.last, named.end if named is not None and named.start >= left.last else 0)
            end = max(left.end, self.doc[min(last, right.left) - 1].end)
        return self.doc.text[end : max(end, right.start)]

    def lender(self, n: int) -> int:
        """The nearest linked mention before ``n``, wholes before subsets; -1 when there is none."""
        before = [(k, link) for k, link in enumerate(self.links[:n]) if link is not None]
        wholes = [k for k, link in before if link.relation != "subset"]
        if wholes:
            return wholes[-1]
        return before[-1][0] if before else -1

    def lent(self, n: int) -> Link | None:
        """The link of that mention."""
        at = self.lender(n)
        return self.links[at] if at >= 0 else None

    def is_bare(self, n: int) -> bool:
        """A figure without a noun."""
        return self.mentions[n].phrase.head < 0

    def parts(self, n: int) -> list[float]:
        """Mention ``n`` and the others without a word of their own: what parts a whole told elsewhere."""
        return [m.interval.stated for k, m in enumerate(self.mentions) if k == n or self.links[k] is None]

    def countable(self, n: int) -> bool:
        """A bare number, or a noun that can name people: a list lends its kind to nothing else."""
        if self.is_bare(n):
            return True
        noun = self.doc[self.mentions[n].phrase.head].text
        return nouns.is_person(noun) or nouns.looks_human(noun)

    def counts_people(self, n: int) -> bool:
        """A number with a noun that may be people."""
        return self.is_number(n) and not self.is_bare(n) and not self.mentions[n].thing

    def predicated(self, n: int) -> bool:
        """The mention is the subject of a verb of its own: "133 bodies were found; 11 people have been held".

        Of a bare number only what it is said to be counts ("eleven died and 30 are ill"): its verb may be left out.
        """
        m = self.mentions[n]
        word = self.doc[m.phrase.head if m.phrase.head >= 0 else m.last - 1]
        verb = word.head
        if word.dep not in {"nsubj", "nsubjpass"} or verb.i < word.i:
            return False
        if m.phrase.head < 0:
            return any(child.dep == "acomp" for child in verb.children)
        return verb.tag in {"VBN", "VBD", "VBZ", "VBP", "VBG"}

    def is_number(self, n: int) -> bool:
        """A number as such: no "nobody", no "a man"."""
        return self.mentions[n].form == "number"

    def lend(self, n: int, how: str, confidence: float, relation: Relation, lender: int | None = None) -> Link | None:
        """The link of the nearest mention before, lent to ``n``."""
        lent = self.lent(n)
        at = self.lender(n) if lender is None else lender
        return replace(lent, how=how, confidence=confidence, lender=at, relation=relation) if lent else None
