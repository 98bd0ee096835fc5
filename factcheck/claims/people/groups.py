"""Whose count it is: the one place where all that tells who is counted is weighed.

What the figure's people are said to be outranks their noun, the noun outranks whose they are, and a figure that names
nobody goes on counting the people of the one it is taken from, of the one before it, or of the sentence before. The
rules stand in ``_EVIDENCE``, the first that answers wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import sources
from factcheck.claims.people import nations, nouns, owners, partitions
from factcheck.claims.people.antecedents import HOLDS
from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.claims.parse import Parse
    from factcheck.claims.people.mentions import Mention
    from factcheck.claims.people.tolls import Link
    from factcheck.records import Claim

_REACH = 60
"""Characters over which a bare figure goes on from the one before: "12 soldiers died on the spot and six of wounds"."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a sentence is read against.

    Attributes:
        spoken: the last figure of the sentences before.
        before: the text of the sentence before, where it holds no figure.
        near: the text of the sentence with those before and after it.
        said: who speaks in the sentence.
        nation: the last nation that a figure of the article was given for.
        home: the people of the country where it happened, where the article counts no others beside them.
    """

    spoken: Claim | None = None
    before: str = ""
    near: str = ""
    said: sources.Voices | None = None
    nation: str = ""
    home: str = ""


def of_mentions(
    doc: Parse,
    listed: Sequence[Mention],
    links: Sequence[Link | None],
    around: Around,
    wholes: frozenset[int] = frozenset(),
) -> list[str]:
    """The group of every mention of a sentence; a whole of ``wholes`` is none of the parts listed beside it."""
    sentence = _Sentence(doc, listed, links, around, [], wholes)
    for n in range(len(listed)):
        sentence.named.append(sentence.group(n))
    return sentence.named


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("groups")["by_kind"][key])


@cache
def _whose() -> re.Pattern[str]:
    """Whose toll it is: "the number of militants killed", "the civilian death toll"."""
    words = table("linking")["whose"]
    harmed, tolls = any_of(words["harmed"]), any_of(words["tolls"])
    return re.compile(
        rf"\b{any_of(words['counters'])}\s+of\s+(?:the\s+)?(?P<who>(?!(?:the|those|all)\b)[a-z-]+(?:\s[a-z-]+)?)\s+"
        rf"(?:(?:who\s+were\s+|who\s+have\s+been\s+)?{harmed}|among\s+(?:them|those|the\s+{harmed}))\b"
        rf"|\b{any_of(words['counters'])}\s+of\s+(?:the\s+)?{harmed}\s+(?P<told>[a-zA-Z-]+)\b"
        rf"|\b(?P<whose>{any_of(words['of'])})\s+(?:death\s+|casualty\s+)?{tolls}\b",
        re.IGNORECASE,
    )


@cache
def _goes_on() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands between a figure and one that goes on from it, and what cuts them apart."""
    words = table("linking")["same_people"]
    return (
        re.compile(rf"\b{any_of(words['joins'])}\b|,", re.IGNORECASE),
        re.compile(rf"\b{any_of(words['parts'])}\b", re.IGNORECASE),
    )


_OVERALL = re.compile(r"\b(?:overall|total|altogether|in all|whole|arrives?d? at|adds?(?:ed)? up)\b", re.IGNORECASE)
"""A sum of everybody, whoever was counted before."""

_CITED = re.compile(r"[;,]?\s(?:said|says|put)\b[^,;]{0,20}$")
"""Who says the other figure: "killed 84 soldiers; the army said ten died"."""


_AMONG = re.compile(r"\s+among\s+(?:the\s+|its\s+|their\s+|our\s+)?(?:own\s+)?(?P<who>[a-z]+)\b")
"""Of whom there were none: "no deaths among the troops"."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    doc: Parse
    listed: Sequence[Mention]
    links: Sequence[Link | None]
    around: Around
    named: list[str]
    """The groups of the mentions so far."""
    wholes: frozenset[int]

    def group(self, n: int) -> str:
        """The group as the contract has it: of those rescued or taken, partitions alone are named."""
        m, link = self.listed[n], self.links[n]
        if link is None or (n in self.wholes and self.is_bare(n)):
            return m.group
        if link.how == "record":
            return "total"
        named = next((found for rule in _EVIDENCE if (found := rule(self, n, link))), m.group)
        if link.relation != "subset" and m.form != "single" and self._is_everybody(n, named):
            named = nouns.without_nation(self.doc, m.phrase)
        if link.kind == "kidnapped" and named in _words("kidnapped_total"):
            return "total"
        if link.kind == "rescued" and named not in _words("rescued") and not nations.is_nation(named):
            return "total"
        return named

    def _is_everybody(self, n: int, named: str) -> bool:
        """They are told apart from nobody: the country's own people, a faith's, or men where no women are counted."""
        if named == "men":
            return nouns.words("sexes").isdisjoint(re.findall(r"[a-z]+", self.around.near.lower()))
        others = {m.group for k, m in enumerate(self.listed) if k != n}
        alone = not any(nations.is_nation(g) or g == "foreigners" for g in others)
        return alone and bool(named) and (named == self.around.home or named in nations.faiths())

    def is_bare(self, n: int) -> bool:
        """A figure that names nobody by itself."""
        return self.listed[n].phrase.head < 0 and self.listed[n].group == "total"

    def speaker(self, n: int) -> sources.Source:
        """Who vouches for the figure."""
        return sources.of(self.around.said, self.listed[n].start)

    # ---- what its people are said to be ----

    def listed_nation(self, n: int, _link: Link) -> str:
        """A nation's entry in a list of citizens: "Pakistan (9), India (7)"."""
        m = self.listed[n]
        return nations.bracketed(self.doc, m.left, nouns.words("nationals")) if m.phrase.head < 0 else ""

    def of_toll(self, n: int, link: Link) -> str:
        """Whose toll it is: "the civilian death toll", "the number of militants killed", "it put the number at 84"."""
        m = self.listed[n]
        if link.how not in {"toll", "lent"} or not self.is_bare(n) or m.phrase.others:
            return ""
        *_, match = [None, *_whose().finditer(self.doc.text[: m.start])]
        if match is not None and match.group("who"):
            *modifiers, head = match.group("who").lower().split()
            return nouns.name_group(nouns.singular(head), modifiers)
        if match is not None and match.group("told"):
            told = match.group("told")
            return nations.demonyms().get(told) or (
                nouns.name_group(nouns.singular(told), []) if nouns.is_person(told) else "total"
            )
        if match is not None:
            return nouns.name_group("people", [match.group("whose").lower()])
        if (link.event < 0 or link.how == "lent") and not _OVERALL.search(self.doc.text[: m.start]):
            *_, last = [-1, *(k for k in range(n) if self.links[k] is not None)]
            lender = self.links[last] if last >= 0 else None
            if lender is not None and lender.kind == link.kind:
                return _carried(self.named[last])
            if lender is None and (spoken := self.around.spoken) is not None and spoken.kind == link.kind:
                least = spoken.interval.stated if spoken.interval is not None else 0
                grown = m.interval.stated > HOLDS * max(
                    least, 1
                )  # "two teachers ...: 79, says the ministry" counts all
                return "total" if grown else _carried(spoken.group)
        return self.abroad(n, link) or m.group

    def among(self, n: int, _link: Link) -> str:
        """Of whom there were none: "no deaths among the troops"."""
        m = self.listed[n]
        among = _AMONG.match(self.doc.text, m.end) if m.form == "zero" else None
        return nouns.name_group(nouns.singular(among["who"].lower()), []) if among else ""

    def said_to_be(self, n: int, _link: Link) -> str:
        """What they are said to be: "two were men", "eight more, all males", "72 have been identified"."""
        m = self.listed[n]
        unnamed = m.phrase.head < 0 or m.phrase.partitive or m.form == "zero"
        named = (partitions.group(self.doc, m) if unnamed else "") or ""
        return named or (partitions.apposed(self.doc, m) if m.group == "total" else "")

    def own_losses(self, n: int, _link: Link) -> str:
        """Whose losses they are: "the army's death toll is 12", "it put its own casualties at one dead"."""
        return owners.of_losses(self.doc, self.listed[n], self.speaker(n).kind) if self.is_bare(n) else ""

    def faring(self, n: int, link: Link) -> str:
        """What became of them, where a report counts them for it: "72 have been identified", "121 were sent home"."""
        m = self.listed[n]
        told = m.group == "total" and m.form == "number" and not m.inner
        return partitions.condition(self.doc, m, link.kind) if told else ""

    # ---- whose people they are ----

    def own_side(self, n: int, _link: Link) -> str:
        """A force's or an armed group's own: "its men", "the army lost seven men"."""
        m = self.listed[n]
        return owners.side(self.doc, m, self.speaker(n).kind) if m.group in {"total", "men", "children"} else ""

    def opponents(self, n: int, link: Link) -> str:
        """Whom a force says that it "neutralised"."""
        m = self.listed[n]
        done = link.kind == "killed" and link.event >= 0 and owners.is_of_opponents(self.doc[link.event].lower)
        return "militants" if done and (m.group == "total" or not nouns.is_listed(m.group)) else ""

    def compatriots(self, n: int, _link: Link) -> str:
        """ "Its nationals", "three compatriots": of the nation that speaks, or was spoken of."""
        m = self.listed[n]
        if m.phrase.head < 0 or nouns.singular(self.doc[m.phrase.head].text) not in nouns.words("nationals"):
            return ""
        words = {word.lower for word in self.doc.words[m.first : m.phrase.head]}
        known = m.group if m.group not in {"total", "foreigners"} else ""
        head = nouns.singular(self.doc[m.phrase.head].text)
        own = head in nouns.words("own_nationals") or not words.isdisjoint(_OWN) or m.group == "foreigners"
        if known or not own or not words.isdisjoint({"foreign", "other", "overseas"}):
            return known
        return nations.voiced(self.speaker(n).authority) or self.around.nation

    def noun(self, n: int, _link: Link) -> str:
        """Their noun, where it says more than "people"."""
        return self.listed[n].group if self.listed[n].group != "total" else ""

    # ---- whose count goes on ----

    def of_whole(self, n: int, link: Link) -> str:
        """Of the people of the whole they are taken from: "of the 16 pupils, 11 died", "five hurt, one critically"."""
        if not self.is_bare(n) or self.listed[n].phrase.others:
            return ""
        opener = _OF_THE.match(self.doc.text)
        if opener is not None and opener["who"] in partitions.conditions():
            return opener["who"]  # "of the unidentified, 170 were moved"
        if n and self.listed[0].inner and link.lender < 0:
            return self.named[0] if self.named[0] != "total" else ""
        return _carried(self.named[link.lender]) if link.relation == "subset" and 0 <= link.lender < n else ""

    def goes_on(self, n: int, link: Link) -> str:
        """Of the people of the figure before: "84 soldiers; the army said ten", "12 soldiers died and six"."""
        m = self.listed[n]
        bare = self.is_bare(n) and not m.phrase.others and not m.phrase.partitive
        at, lender = n - 1, self.links[n - 1] if n else None
        while at > 0 and lender is not None and lender.relation == "subset" and link.relation != "subset":
            at, lender = at - 1, self.links[at - 1]  # "39, four of them children, and 87 hurt"
        if not bare or n == 0 or lender is None:
            return ""
        other = self.listed[at]
        if lender.kind == link.kind and _CITED.search(self.doc.text[: m.start]):
            return _carried(self.named[at])
        joins, parts = _goes_on()
        between = self.doc.text[other.end : m.start]
        follows = m.form == "number" and not other.thing and other.phrase.head >= 0 and len(between) < _REACH
        return _carried(self.named[at]) if follows and joins.search(between) and not parts.search(between) else ""

    def of_them(self, n: int, link: Link) -> str:
        """Of those that the sentence before spoke of: "Protesters were dispersed. Eleven of them were held"."""
        m, spoken = self.listed[n], self.around.spoken
        pronoun = self.doc[m.phrase.end - 1].lower if m.phrase.partitive and m.phrase.end > m.last else ""
        if (
            not self.is_bare(n)
            or m.phrase.others
            or m.form == "single"
            or not (pronoun in _THOSE or link.how in {"partition", "subset"})
        ):
            return ""
        if n and not self.listed[n - 1].thing and self.listed[n - 1].phrase.head >= 0:
            return self.named[n - 1]
        if any(self.links[k] is not None for k in range(n)):
            return ""
        told = nouns.spoken_of(self.doc.text[: m.start]) or nouns.spoken_of(self.around.before)
        fits = spoken is not None and spoken.interval is not None and spoken.interval.stated >= m.interval.stated
        return told or (_carried(spoken.group) if spoken is not None and fits else "")

    def abroad(self, n: int, _link: Link) -> str:
        """Of the nation whose mission speaks, where it spoke of its own before: "It had confirmed three deaths"."""
        m = self.listed[n]
        general = m.phrase.head < 0 or nouns.singular(self.doc[m.phrase.head].text) in nouns.words("general")
        before = next((g for g in reversed(self.named) if nations.is_nation(g)), "")
        spoken = self.around.spoken
        last = before or (spoken.group if spoken is not None and nations.is_nation(spoken.group) else "")
        return last if last and general and nations.is_mission(self.speaker(n).words) else ""


def _carried(group: str) -> str:
    """What goes on from one figure to the next: who they are, not what became of them."""
    return "total" if group in partitions.conditions() else group


_OF_THE = re.compile(r"Of\s+the\s+(?P<who>[a-z]+),")
_OWN = frozenset({"its", "their", "our", "my", "his", "her"})
_THOSE = frozenset({"them", "whom", "those", "these"})

_EVIDENCE: tuple[Callable[[_Sentence, int, Link], str], ...] = (
    _Sentence.listed_nation,
    _Sentence.own_losses,
    _Sentence.of_toll,
    _Sentence.among,
    _Sentence.said_to_be,
    _Sentence.faring,
    _Sentence.own_side,
    _Sentence.opponents,
    _Sentence.compatriots,
    _Sentence.noun,
    _Sentence.of_whole,
    _Sentence.goes_on,
    _Sentence.of_them,
    _Sentence.abroad,
)
