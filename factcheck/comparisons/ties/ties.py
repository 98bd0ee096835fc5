"""The event tie: what, besides kind and group, says that two figures count the same thing.

Most incidents hold one event, and everything about its whole is tied by default. Where the articles tell several, the
figures of two of them are compared only if something joins them; and so are two figures of one article's body. Each
signal that both texts tell speaks for or against, in points of the policy.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.comparisons.ties.events import LEAD, Events
from factcheck.comparisons.ties.settings import Setting, Settings, alike, as_date
from factcheck.comparisons.ties.signals import SIGNALS, far, neighbours, same_beside, size
from factcheck.lexicon import table
from factcheck.records import COUNT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.policy import Policy
    from factcheck.records import Article, Claim


@dataclass(frozen=True, slots=True)
class Tie:
    """What joins and what parts two figures, by the names of the signals.

    Attributes:
        points: the sum of what speaks for and against.
        told: the same without what a sentence only borrows from one before it.
        lent: what speaks for them in what it borrows.
        one_event: they may be held against each other.
        near: the sentences of both tell one place or one day.
        elsewhere: they tell different ones, and none that is the same.
        several: one of the articles tells several events.
        doubtful: their place, whole or articles' days differ, and what joins them does not outweigh it.
        late: the articles are of attacks that repeat, and days apart.
        repeated: the incident is of a kind of which reports tell several, and no figure shows the articles to tell one.
        reason: why not, in words; empty where they may.
    """

    joined: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    points: int = 0
    told: int = 0
    lent: int = 0
    one_event: bool = True
    near: bool = False
    elsewhere: bool = False
    several: bool = False
    doubtful: bool = False
    late: bool = False
    repeated: bool = False
    reason: str = ""


NO_TIE = Tie()


@dataclass(frozen=True)
class Ties:
    """Ties between the figures of one incident. ``seats``: the places that articles put first."""

    articles: Mapping[str, Article]
    claims: tuple[Claim, ...]
    seats: frozenset[str]
    policy: Policy

    @cached_property
    def events(self) -> Events:
        """Which events the articles tell."""
        return Events(self.articles, self.claims, self.policy)

    @cached_property
    def settings(self) -> Settings:
        """What stands around each figure."""
        return Settings(self.articles, self.claims, self.events.areas())

    def between(
        self, one: tuple[Claim, ...], other: tuple[Claim, ...], *, same_text: bool = False, rivals: bool = False
    ) -> Tie:
        """The tie of two figures, each given by the claims of one article that print it.

        Args:
            one: the claims of one figure.
            other: the claims of the other.
            same_text: the articles are copies of one text, or versions of one item.
            rivals: one article gives them on the word of two sources.
        """
        a, b = self.settings.of(one), self.settings.of(other)
        within = one[0].article_id == other[0].article_id
        named = self._named(a, one), self._named(b, other)
        two_days = all(named) and not named[0] & named[1]
        late = not same_text and self.events.long_apart(one[0].article_id, other[0].article_id)
        votes = self._votes(a, b, one[0], other[0], rivals=rivals)
        if (late or (within and two_days)) and votes["day"] is None:
            votes["day"] = False
        weighed = self._weighed(votes, a.lent | b.lent)
        if within:
            one_event = self._within(weighed, one, other, rivals=rivals, two_days=two_days)
        else:
            one_event = same_text or self._between(weighed, (a, one), (b, other))
        own = self._own(a, b)
        days = [self.events.days.get(claims[0].article_id) for claims in (one, other)]
        dated_apart = "day" in weighed.parted and None not in days and days[0] != days[1]
        elsewhen = dated_apart or not {"place", "target", "whole"}.isdisjoint(weighed.parted)
        tie = replace(
            weighed,
            one_event=one_event,
            near=any(own) and (not late or "day" in weighed.joined),
            elsewhere=False in own and True not in own,
            several=bool({one[0].article_id, other[0].article_id} & self.events.round_ups),
            doubtful=elsewhen and weighed.points <= 0 and not votes["size"],
            late=late,
            repeated=not (within or self.events.shown_one or self.events.alike(one[0].article_id, other[0].article_id)),
        )
        return tie if one_event else replace(tie, reason=self._why(tie, within))

    def _votes(self, a: Setting, b: Setting, one: Claim, other: Claim, *, rivals: bool) -> dict[str, bool | None]:
        votes = {name: signal(a, b) for name, signal in SIGNALS.items()}
        votes["size"] = size(one, other)
        if one.article_id == other.article_id:
            votes["neighbours"] = True if neighbours(a, b, self.articles[one.article_id]) else None
            votes["figures"] = same_beside(a, b) or (None if rivals else same_beside(a, b))  # who counts, counts all
            if a.whole and b.whole and a.whole != b.whole:
                votes["whole"] = False  # parts of two tolls
            votes |= {name: None for name in a.lent | b.lent if votes[name]}  # one mention is no agreement
        return votes

    def _weighed(self, votes: Mapping[str, bool | None], lent: frozenset[str]) -> Tie:
        """What joins and parts, and the points of all and of what the sentences tell by their own words."""
        worth = {
            name: self.policy.ties[name] if vote else -self.policy.ties[f"{name}_apart"]
            for name, vote in votes.items()
            if vote is not None
        }
        return Tie(
            tuple(name for name, vote in votes.items() if vote),
            tuple(name for name, vote in votes.items() if vote is False),
            points=sum(worth.values()),
            told=sum(n for name, n in worth.items() if name not in lent),
            lent=sum(n for name, n in worth.items() if name in lent and n > 0),
        )

    def _within(
        self, tie: Tie, one: tuple[Claim, ...], other: tuple[Claim, ...], *, rivals: bool, two_days: bool
    ) -> bool:
        """Two figures of one article count one event."""
        headline = {"title"} in ({c.field for c in one}, {c.field for c in other})
        sides = self.policy.parties.oppose(one[0].source_type, other[0].source_type)
        apart = one[0].article_id in self.events.round_ups and far(one[0], other[0])
        enough = self.policy.ties["enough_within" if two_days or apart or not rivals else "enough_rivals"]
        return headline or (rivals and sides and not apart) or tie.points >= enough

    def _between(
        self, tie: Tie, first: tuple[Setting, tuple[Claim, ...]], second: tuple[Setting, tuple[Claim, ...]]
    ) -> bool:
        """Two figures of two articles count one event."""
        (a, one), (b, other) = first, second
        weights, ids = self.policy.ties, (one[0].article_id, other[0].article_id)
        early = self._to_come(a, ids[0], other[0]) or self._to_come(b, ids[1], one[0])
        if early or self._two_days(a, b, tie.parted, (*one, *other)):
            return False
        if not self.events.together(*ids):
            parts = bool(one[0].place and other[0].place and "place" in tie.joined)  # two counts of one spot
            return tie.points >= weights["enough_spot" if parts else "enough"]
        if self.events.days_apart(*ids) or not (self.events.leads(one) and self.events.leads(other)):
            return tie.points - tie.lent >= weights["enough_beside"]
        return tie.told + tie.lent >= -weights["alien"] or one[0].kind not in COUNT_KINDS

    def _named(self, setting: Setting, claims: Iterable[Claim]) -> frozenset[str]:
        """The days that a figure's sentence names; of what its article puts first else the article's."""
        claims = tuple(claims)
        day = self.events.days.get(claims[0].article_id)
        first = not self.events.shown_one and any(c.field == "title" or c.start < LEAD for c in claims)
        return setting.own_days or (frozenset({day.isoformat()}) if first and day else frozenset())

    def _two_days(self, a: Setting, b: Setting, parted: tuple[str, ...], claims: Iterable[Claim]) -> bool:
        """Attacks of two days: each sentence tells its own, and neither speaks of a toll that moved."""
        told = "day" in parted and a.own_days and b.own_days and not a.own_days & b.own_days
        return bool(told) and not self.events.shown_one and not any(c.cue or c.relation == "delta" for c in claims)

    def _to_come(self, told: Setting, article: str, other: Claim) -> bool:
        """The other article was out before the day that this figure's article puts it on; a day may be the zone's."""
        when, own = self.articles[other.article_id].when, self.events.days.get(article)
        days = [day for value in told.event_days if (day := as_date(value))] or ([own] if own else [])
        if self.events.shown_one or when is None or not days:
            return False
        return all((d - when.day).days > 1 for d in days)

    def _own(self, a: Setting, b: Setting) -> tuple[bool, ...]:
        """For place and day, where the sentences of both figures tell one: whether any is the same.

        Where one tells the incident's own seat, the other's place may lie inside it: that is no other place.
        """
        found = [bool(a.own_days & b.own_days)] if a.own_days and b.own_days else []
        if a.own_places and b.own_places:
            wide = self.settings.areas if self.events.repeated else frozenset()
            same = alike(a.own_places - wide, b.own_places - wide)
            if not same and alike(a.own_places, b.own_places):
                return tuple(found)  # a city in which several things happened
            found += [same] if same or not (a.own_places | b.own_places) & self.seats else []
        return tuple(found)

    def _why(self, tie: Tie, within: bool) -> str:
        words = table("ties")
        joined = _listed(words["signals"][n][0] for n in tie.joined) or words["reasons"]["nothing"]
        if tie.parted:
            return _listed(words["signals"][n][1] for n in tie.parted)
        return f"{words['reasons']['within' if within else 'between']} {joined}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
