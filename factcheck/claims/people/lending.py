"""What the mentions of one sentence lend one another: lists, parts of a whole, partitions, totals.

First every mention speaks for itself (``linking``); then words that name a whole ("the dead included three children");
then the last of a list lends to those before it ("ten soldiers and 37 militants were killed"); then, left to right,
each mention takes its place beside the ones before it. The rules for a mention without a word of its own stand in
``_BORROWING``, from the nearest evidence to the farthest: the first that answers wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.claims.people import bare, nations, nouns, partitions, rosters, tolls, wholes
from factcheck.claims.people.linked import Linked
from factcheck.claims.people.tolls import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from factcheck.claims.parse import Parse
    from factcheck.claims.people.antecedents import Told
    from factcheck.claims.people.listing import Listing
    from factcheck.claims.people.mentions import Mention
    from factcheck.records import Kind

LIST_COST = 0.07
"""Confidence that a kind loses when it is lent along a list."""

_LIST = re.compile(
    r"^[\s,;:&()–—-]*"
    r"(?:and\s+so\s+(?:were|was|did|have|has)|and|or|as well as|plus|along with|together with|with|while|but)?[\s,]*"
    r"(?:the|a|an|another|also|at least|some|his|her|their|its|a further|(?:a\s)?total of)?\s*$",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    r"(?:\bincluding|\bincludes?|\bincluded|\bamong(?:st)? (?:them|whom)|\bof (?:whom|them|which|these)"
    r"|\bcompris(?:ing|ed)|\bmade up of|\bconsisting of|\bincluded in (?:that|the)\b[\w ]*|\bmost of them|\bwere"
    r"|\bbeing"
    r"|\bwith|\bcounting|\binvolving)[\s,:]*(?:at least |about |the |a |an |some |also |up to |as many as )*$",
    re.IGNORECASE,
)
_SURELY_INCLUDING = re.compile(r"(?:includ|among|of (?:whom|them))\w*\W*(?:\w+\W+){0,3}$", re.IGNORECASE)
_WERE = re.compile(r"\bwere[\s,]*$")
_OF_THEM = re.compile(r"^[\s,]*(?:of (?:them|whom|these|those)\b|among (?:them|whom)\b)", re.IGNORECASE)
_OF_THE = re.compile(r"^Of\s+(?:the\s+)?$")
_DASH = re.compile(r"\s*[–—(:,-]+\s*")
_CONTRAST = re.compile(r"\bwhile\b|\bbut\b")
_FROM = re.compile(
    r"^[\s,]*(?:(?:up |down )?from|against|compared with|compared to|instead of|rather than)\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_BUT = re.compile(r"^[^.;]{0,60}\bbut\s+$", re.IGNORECASE)
_NOT = re.compile(r"\bnot\s+$")
_ALONG = re.compile(
    r"\b(?:along with|together with|as well as|in addition to|and)\s+(?:(?:their|the|his|her|its|an?)\s+)?$",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:for|bringing|taking|making|takes|brings)\s+(?:the|a|an overall)\s+(?:\w+\s+)?total\s+(?:of|to)\s+$"
    r"|\bnow\s+(?:say|says|speaks?\s+of|puts?\s+it\s+at|reports?|counts?|lists?)\s+$"
    r"|\b(?:spoke|speaks?|spoken)\s+of\s+$",
    re.IGNORECASE,
)
_APIECE = re.compile(
    r"^\s*(?:(?:each|apiece|people|more|others)\s+)?(?:in and around|in|at|on|from|near|by|outside|inside|across"
    r"|around|aboard)\s+(?:(?:the|a|two|three|four|five|six|several|other)\s+)*(?:[A-Z\d]|(?:former|latter|capital|suburbs?|other|air|sea|land|road"
    r"|regions?|(?:nor|sou)th(?:ern)?|(?:ea|we)st(?:ern)?|provinces?|towns?|cities|villages|districts|counties|states|places|hospitals?)\b)"
)
_OF_WHOLE = re.compile(r"(?:Of|Out of|Among)\s+(?:the|those|these|its|their|them|all)\b(?:\s+[\w,-]+){0,3}?,")
_AMONG_THEM = re.compile(
    r"\s*(?:(?:was|were|are|is|being)\s+)?(?:also\s+)?among(?:st)?\s+(?:them|these|those)\b(?!\s+who)"
)
_OF_IT = re.compile(
    r"^(?:Of|Among) (?:them|these|those|the)\b|\b(?:[Aa]mong|of|in) (?:them|these|it|whom|which)\b"
    r"|\b(?:list|toll|tally|breakdown)s?\b|\bcount(?:s|ed)?\b(?! of)"
)
"""Words that point at a whole told before."""
_MANY = 3
"""Nations whose people are counted in a row: no chance company."""
_DEFINITE = re.compile(r"\b(?:the|those|these|all)\s+$", re.IGNORECASE)


def resolve(
    doc: Parse,
    mentions: Sequence[Mention],
    own: Sequence[Link | None],
    told: Told,
    *,
    topic: Kind | None = None,
    known: Mapping[float, Kind] | None = None,
    places: Collection[str] = (),
    lists: Sequence[Listing] = (),
) -> list[Link | None]:
    """A link for every mention of a sentence, from the mentions' ``own`` ones.

    ``told`` is what the article states; ``topic`` what the sentence says is counted; ``known`` the kinds of the figures
    stated so far, for "the 104"; ``places`` the places named in the sentence; ``lists`` its lists of parts.
    """
    sentence = _Sentence(doc, mentions, told, known or {}, places, topic, list(own))
    sentence.name_sets()
    sentence.lend_back()
    for n in range(len(mentions)):
        sentence.links[n] = sentence.placed(n)
    for listing in lists:
        if listing.complete:
            sentence.lend_along(listing)
    return sentence.links


def _yields(own: Link | None, whole: Kind) -> bool:
    """A link gives way to the whole it is taken from: the dead are not hurt or freed, whatever is done with them."""
    return own is None or (whole == "killed" and own.kind in wholes.OF_LIVING)


@dataclass(slots=True)
class _Sentence(Linked):
    """What its mentions lend one another."""

    def name_sets(self) -> None:
        """Give its kind to what is taken from a named whole: "the dead included three children"."""
        opened, begins = wholes.opener(self.doc.text)
        for n, m in enumerate(self.mentions):
            own = self.links[n]
            named = wholes.beside(self.ahead_of_phrase(n), self.doc.text[m.end :])
            if named is None and opened and m.start >= begins and m.form == "number" and _yields(own, opened):
                named = opened
            head = self.doc[m.phrase.head].lower if m.phrase.head >= 0 and m.phrase.partitive else ""
            if named is None and own is None:
                named = wholes.kind_of(head)  # "seven of the victims were foreigners"
            weak = own is None or own.how in {"relative", "attribute", "complement", "subject", "toll"}
            if named and not m.thing and (weak or _yields(own, named)):
                self.links[n] = Link(named, -1, "set", 0.8, "subset")

    def lend_along(self, listing: Listing) -> None:
        """What a list and its whole count is said once: "79 bodies at one hospital and 64 at another, 143 in all"."""
        linked = [link for n in (listing.whole, *listing.parts) if n >= 0 and (link := self.links[n]) is not None]
        kind = listing.kind or (linked[0].kind if linked else self.told.whole(self.parts(listing.parts[0])))
        if kind is None or any(link.kind != kind for link in linked):
            return
        for n in listing.parts:
            self.links[n] = self.links[n] or Link(kind, -1, "listed", 0.75, "subset")
        if listing.whole >= 0:
            self.links[listing.whole] = self.links[listing.whole] or Link(kind, -1, "lent", 0.75)

    def lend_back(self) -> None:
        """From the last of a list to those before it: "ten soldiers and 37 militants were killed"."""
        for n in range(len(self.mentions) - 2, -1, -1):
            there, between = self.links[n + 1], self.between(n)
            if (
                self.links[n] is None
                and there is not None
                and there.relation == "whole"
                and there.how in {"behind", "subject", "relative", "list"}
                and not self.mentions[n].thing
                and _LIST.match(between)
                and not _CONTRAST.search(between)
                and self.countable(n)
                and not _OF_THE.search(self.ahead_of(n))
                and not self._is_part_of_one_before(n)
                and not _SURELY_INCLUDING.search(self.ahead_of_phrase(n))
                and not rosters.entry(self.doc, self.mentions[n], self.places)
            ):
                self.links[n] = replace(there, how="list", confidence=there.confidence - LIST_COST, lender=n + 1)

    def _is_part_of_one_before(self, n: int) -> bool:
        """ "39 dead, four of them children, and 87 hurt": the four belong to the dead."""
        return bool(n) and self.links[n - 1] is not None and self.is_bare(n) and self.mentions[n].phrase.partitive

    def placed(self, n: int) -> Link | None:
        """The link of mention ``n`` beside those before it."""
        own = self.links[n]
        m = self.mentions[n]
        of_things = n and m.phrase.partitive and self.is_bare(n) and not self.countable(n - 1)
        if own is None and (recorded := self.record(n)) is not None:
            return recorded
        if self._is_predicate(n) or (own is None and m.thing) or (of_things and self.links[n - 1] is None):
            return None
        if own is None and self.mentions[n].inner:
            return None  # the whole that a part is taken from
        paired = (self.paired(n) or self.respective(n)) if own is None or own.how == "toll" else None
        if paired is not None:
            return paired
        listed = self._listed(n)
        if listed is not None:
            return listed
        if own is not None and self.is_bare(n) and self.mentions[n].phrase.partitive and own.relation == "whole":
            own = replace(own, relation="subset", lender=self.lender(n))
        if _INCLUDING.search(self.ahead_of_phrase(n)) or (own is None and self._of_them(n)):
            return self._included(n, own) or self.pronoun_toll(n) or self.bare(n)
        if own is not None:
            return own
        return next((found for rule in _BORROWING if (found := rule(self, n)) is not None), None)

    def _listed(self, n: int) -> Link | None:
        """The mention goes on from the one before it: "12 soldiers, 3 officers"."""
        own, m, before = self.links[n], self.mentions[n], self.links[n - 1] if n else None
        if before is None:
            return None
        between = self.between(n - 1, before)
        if not _LIST.match(between):
            return None
        if own is None:
            if m.form == "single" or not self.countable(n) or self.predicated(n):
                return None
            smaller = m.interval.stated < self.mentions[n - 1].interval.stated
            part = (_DASH.fullmatch(between) and not self.is_bare(n) and smaller) or (
                m.phrase.partitive and self.is_bare(n)
            )
            return replace(
                before, how="list", confidence=before.confidence - LIST_COST, lender=n - 1,
                relation="subset" if part else before.relation,
            )  # fmt: skip
        follows = own.how in {"list", "behind", "subject"} and own.kind == before.kind
        return replace(own, relation="subset", lender=n - 1) if follows and before.relation == "subset" else None

    def _is_predicate(self, n: int) -> bool:
        """The mention only says what the one before it is: "one of them a child"."""
        if not n:
            return False
        named = partitions.predicate(self.doc, self.mentions[n - 1])
        return named is not None and named.start <= self.mentions[n].phrase.head < named.end + 1

    def _of_them(self, n: int) -> bool:
        return bool(_OF_THEM.match(self.doc.text[self.mentions[n].end :]))

    def _included(self, n: int, own: Link | None) -> Link | None:
        """Behind "including", "among them", "of whom", "were": a part of the figure before."""
        ahead, lender = self.ahead_of_phrase(n), self.lent(n)
        surely = bool(_SURELY_INCLUDING.search(ahead))
        if own is not None and not (surely and own.how not in {"behind", "noun", "inside"}):
            same = surely and lender is not None and own.kind == lender.kind
            return replace(own, relation="subset", lender=self.lender(n)) if same else own
        parted = surely or partitions.predicate(self.doc, self.mentions[n]) is not None
        if lender is not None:
            return (
                self.lend(n, "subset", lender.confidence - LIST_COST, "subset")
                if parted or not _WERE.search(ahead)
                else own
            )
        kind = self.told.whole(self.parts(n)) if parted else None
        return Link(kind, -1, "subset", 0.65, "subset") if kind else own

    def paired(self, n: int) -> Link | None:
        """Figures set against as many before them, in their order: "73 dead and 3,700 hurt, up from 50 and 2,700"."""
        if not self.is_bare(n):
            return None
        first = n
        while (
            first > 1
            and self.is_bare(first)
            and not _FROM.search(self.between(first - 1))
            and _LIST.match(self.between(first - 1))
        ):
            first -= 1
        last = first
        while last + 1 < len(self.mentions) and self.is_bare(last + 1) and _LIST.match(self.between(last)):
            last += 1
        run = last - first + 1
        if run < 2 or first < run or not _FROM.search(self.between(first - 1)):
            return None
        there = self.links[n - run]
        return replace(there, how="lent", confidence=0.75, lender=-1) if there is not None else None

    def respective(self, n: int) -> Link | None:
        """Bare figures that follow as many kinds, in their order: "60 died, 80 are missing. By noon, 64 and 76"."""
        if not all(self.is_bare(k) and self.is_number(k) for k in range(len(self.mentions))):
            return None
        listed = all(_LIST.match(self.between(k)) for k in range(len(self.mentions) - 1))
        kinds = self.told.respective([m.interval.stated for m in self.mentions]) if listed and self.told.fresh else ()
        return Link(kinds[n], -1, "toll", 0.7) if kinds else None

    def of_whole(self, n: int) -> Link | None:
        """A share of the whole that the sentence opens with: "Of the 214, nine were children", "Of the rest, ..."."""
        opener = _OF_WHOLE.match(self.doc.text)
        m = self.mentions[n]
        if opener is None or m.start < opener.end() or not self.is_bare(n) or not self.is_number(n):
            return None
        whole = self.mentions[0] if self.mentions[0].inner else None
        kind = (self.known.get(whole.interval.stated) if whole else None) or self.told.whole(self.parts(n))
        return Link(kind, -1, "partition", 0.65, "subset") if kind else None

    def of_known(self, n: int) -> Link | None:
        """A part of a figure stated before: "four of the 26"."""
        following = self.mentions[n + 1] if n + 1 < len(self.mentions) else None
        kind = self.known.get(following.interval.stated) if following is not None and following.inner else None
        return Link(kind, -1, "recalled", 0.7, "subset") if kind else None

    def total(self, n: int) -> Link | None:
        """It sets the figure before it right, or sums it up: "to 19 from 16", "not 12 but 21", "a total of 54"."""
        if not n or self.lent(n) is None or not self.countable(n):
            return None
        between, before = self.between(n - 1), self.links[n - 1]
        mended = before is not None and (
            _FROM.match(between) or (_BUT.match(between) and _NOT.search(self.ahead_of(n - 1)))
        )
        summed = self.mentions[n].form in {"number", "own"} and _TOTAL.search(self.ahead_of(n))
        along = (
            before is not None
            and before.how in {"ahead", "object", "behind", "subject"}
            and _ALONG.search(between)
            and len(between) < 30
            and not self.is_bare(n)
            and not self.predicated(n)
        )
        return self.lend(n, "lent", 0.75, "whole", lender=-1) if mended or summed or along else None

    def total_goes_on(self, n: int) -> Link | None:
        """A bare figure that sums up the sentence before: "bringing the total to 54"."""
        fits = n == 0 and self.is_number(n) and self.is_bare(n) and _TOTAL.search(self.ahead_of(n))
        kind = self.told.toll(self.mentions[n].interval.stated) if fits else None
        return Link(kind, -1, "lent", 0.7) if kind else None

    def pronoun_toll(self, n: int) -> Link | None:
        """The toll spoken of before, here or in the sentence before: "it now stands at 15", "the figure was 15"."""
        m, lent = self.mentions[n], self.lent(n)
        told = tolls.anaphoric(self.doc, m)
        if (
            not (told and self.is_number(n) and self.countable(n))
            or m.thing
            or self._of_things(n, named=False)
            or bare.named(self.doc, m)
        ):
            return None
        kind = self.told.toll(m.interval.stated, lent.kind if lent else None)
        return Link(kind, -1, "toll", 0.75) if kind else None

    def apiece(self, n: int) -> Link | None:
        """The verb is said once: "three died in one town and five in another"."""
        m = self.mentions[n]
        if not self.is_number(n) or not (self.is_bare(n) or m.phrase.others) or self.lent(n) is None:
            return None
        return self.lend(n, "apiece", 0.75, "whole") if _APIECE.match(self.doc.text[m.end :]) else None

    def roster(self, n: int) -> Link | None:
        """A place's entry in a list of places: "Arlen (12), Marpa (4)"."""
        lent = self.lent(n)
        kind = lent.kind if lent else self.topic or self.told.topic
        listed = lent is not None and n and self.links[n - 1] is not None and self.is_bare(n)
        goes_on = listed and rosters.goes_on(self.between(n - 1), self.doc.text[self.mentions[n].end :])
        if kind is None or not (goes_on or rosters.entry(self.doc, self.mentions[n], self.places)):
            return None
        if not goes_on and (not self.told.fresh or self._of_things(n)):
            return None
        return Link(kind, -1, "apiece", 0.75)

    def recalled(self, n: int) -> Link | None:
        """A figure that the article has stated before: "the 104"."""
        kind = self.known.get(self.mentions[n].interval.stated) if self.is_number(n) else None
        fits = kind and _DEFINITE.search(self.ahead_of(n)) and self.countable(n)
        return Link(kind, -1, "recalled", 0.7) if kind and fits else None

    def record(self, n: int) -> Link | None:
        """What stands for one of the toll each: "the plaque bears 44 names"."""
        m = self.mentions[n]
        noun = nouns.singular(self.doc[m.phrase.head].text) if m.phrase.head >= 0 else ""
        if noun not in tolls.records() or not self.is_number(n) or not self.told.fresh:
            return None
        kind = self.told.holds(m.interval.stated)
        return Link(kind, -1, "record", 0.65) if kind else None

    def share(self, n: int) -> Link | None:
        """A part of the toll spoken of: "five children are among them", "31 women and 24 men"."""
        m, lent = self.mentions[n], self.lent(n)
        run = partitions.shares(self.doc, self.mentions)
        if _AMONG_THEM.match(self.doc.text[m.end :]):
            kind = (lent.kind if lent else self.told.whole(self.parts(n))) if self.countable(n) else None
        elif n in run and not self.predicated(n):
            of_it = bool(_OF_IT.search(self.doc.text)) or (len(run) >= _MANY and nations.is_nation(m.group))
            kind = self.told.parted([self.mentions[k].interval.stated for k in run], of_it=of_it)
        else:
            kind = None
        return Link(kind, -1, "partition", 0.7, "subset") if kind else None

    def partition(self, n: int) -> Link | None:
        """A part of the figure before, or of the sentence before: "two were women", "six of them"."""
        m = self.mentions[n]
        lent = self.lent(n)
        kind = lent.kind if lent is not None else self.told.whole(self.parts(n))
        parted = m.phrase.partitive or partitions.predicate(self.doc, m)
        if not self.is_bare(n) or not (parted or (kind and partitions.condition(self.doc, m, kind))):
            return None
        if m.phrase.partitive and n and self.links[n - 1] is None and self.counts_people(n - 1):
            return None  # a part of people to whom nothing is said to have happened
        if lent is not None:
            return self.lend(n, "partition", 0.72, "subset")
        return Link(kind, -1, "partition", 0.65, "subset") if kind else None

    def bare(self, n: int) -> Link | None:
        """The toll spoken of before, whatever it is called: "the state has 45 now", "down from 163", "Marpa 130"."""
        m, lent = self.mentions[n], self.lent(n)
        value, near = m.interval.stated, lent.kind if lent else None
        if not self.is_bare(n) or not self.is_number(n) or value < 2 or self._of_things(n):
            return None
        if (m.start, m.end) in rosters.entries(self.doc.text):
            kind = near or (self.told.whole(self.parts(n)) if self.told.fresh else None)
            return Link(kind, -1, "apiece", 0.7) if kind else None
        if bare.states(self.doc, m):
            kind = self.told.toll(value, near)
        elif bare.moves(self.doc, m):
            kind = self.told.like(value, near)
        else:
            return None
        again = kind is not None and value in self.told.wholes.get(kind, ())  # told by words of its own elsewhere
        return Link(kind, -1, "toll", 0.7) if kind and not again else None

    def _of_things(self, n: int, *, named: bool = True) -> bool:
        """What was counted last in the sentence, or ``named``, is no people: "54 shots; their count has 18"."""
        counted = next((k for k in range(n - 1, -1, -1) if not self.is_bare(k) and self.is_number(k)), None)
        if counted is not None:
            return not (self.countable(counted) or bare.locates(self.doc[self.mentions[counted].phrase.head].lower))
        return named and bare.of_things(self.doc, self.mentions[n])


_BORROWING: tuple[Callable[[_Sentence, int], Link | None], ...] = (
    _Sentence.of_known,
    _Sentence.of_whole,
    _Sentence.total,
    _Sentence.total_goes_on,
    _Sentence.pronoun_toll,
    _Sentence.roster,
    _Sentence.apiece,
    _Sentence.recalled,
    _Sentence.share,
    _Sentence.partition,
    _Sentence.bare,
)
