"""The event tie: what, besides kind and group, says that two figures count the same thing.

Most incidents hold one event, and everything about its whole is tied by default. Where the articles tell several, the
figures of two of them are compared only if something joins them; and so are two figures of one article's body. Each
signal that both texts tell speaks for or against, in points of the policy.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.comparisons.events import Events
from factcheck.comparisons.settings import Setting, Settings, alike, as_date
from factcheck.comparisons.signals import SIGNALS, far, neighbours, same_beside, size
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
        votes = {name: signal(a, b) for name, signal in SIGNALS.items()}
        votes["size"] = size(one[0], other[0])
        within = one[0].article_id == other[0].article_id
        if within:
            article = self.articles[one[0].article_id]
            votes["neighbours"] = True if neighbours(a, b, article) else None
            votes["figures"] = same_beside(a, b) or (None if rivals else same_beside(a, b))  # who counts, counts all
            if a.whole and b.whole and a.whole != b.whole:
                votes["whole"] = False  # parts of two tolls
            votes |= {name: None for name in a.lent | b.lent if votes[name]}  # one mention is no agreement
        late = not same_text and self.events.long_apart(one[0].article_id, other[0].article_id)
        if late and votes["day"] is None:
            votes["day"] = False
        joined = tuple(name for name, vote in votes.items() if vote)
        parted = tuple(name for name, vote in votes.items() if vote is False)
        weights = self.policy.ties
        points = sum(weights[n] for n in joined) - sum(weights[f"{n}_apart"] for n in parted)
        lent = a.lent | b.lent
        given = sum(weights[n] for n in joined if n in lent), sum(weights[f"{n}_apart"] for n in parted if n in lent)
        own = self._own(a, b)
        days = [self.events.days.get(claims[0].article_id) for claims in (one, other)]
        dated_apart = "day" in parted and None not in days and days[0] != days[1]
        elsewhen = dated_apart or bool({"place", "target", "whole"} & set(parted))
        if within:
            headline = {"title"} in ({c.field for c in one}, {c.field for c in other})
            sides = self.policy.parties.oppose(one[0].source_type, other[0].source_type)
            two_days = bool(a.own_days and b.own_days) and not a.own_days & b.own_days
            apart = one[0].article_id in self.events.round_ups and far(one[0], other[0])
            enough = weights["enough_within" if two_days or apart or not rivals else "enough_rivals"]
            one_event = headline or (rivals and sides and not apart) or points >= enough
        else:
            default = self.events.together(one[0].article_id, other[0].article_id)
            later = None not in days and self.events.round_ups and abs((days[0] - days[1]).days) > 1  # type: ignore[operator]
            told_beside = not default or later or not (self.events.leads(one) and self.events.leads(other))
            alien = points + given[1] < -weights["alien"] and one[0].kind in COUNT_KINDS
            if default and told_beside:
                one_event = points - given[0] >= weights["enough_beside"]
            else:
                parts = bool(one[0].place and other[0].place and "place" in joined)  # two counts of one spot
                one_event = not alien if default else points >= weights["enough_spot" if parts else "enough"]
            early = self._to_come(a, one[0].article_id, other[0]) or self._to_come(b, other[0].article_id, one[0])
            two = early or self._two_days(a, b, parted, (*one, *other))
            one_event = same_text or (one_event and not two)
        tie = Tie(
            joined,
            parted,
            points,
            points - given[0] + given[1],
            one_event,
            near=any(own) and (not late or "day" in joined),
            elsewhere=False in own and True not in own,
            several=bool({one[0].article_id, other[0].article_id} & self.events.round_ups),
            doubtful=elsewhen and points <= 0 and not votes["size"],
            late=late,
            repeated=not (within or self.events.shown_one or self.events.alike(one[0].article_id, other[0].article_id)),
        )
        return tie if one_event else replace(tie, reason=self._why(tie, within))

    def _two_days(self, a: Setting, b: Setting, parted: tuple[str, ...], claims: Iterable[Claim]) -> bool:
        """Attacks of two days: each sentence tells its own, and neither speaks of a toll that moved."""
        told = "day" in parted and a.own_days and b.own_days and not a.own_days & b.own_days
        return bool(told) and not self.events.shown_one and not any(c.cue or c.relation == "delta" for c in claims)

    def _to_come(self, told: Setting, article: str, other: Claim) -> bool:
        """The other article was out before the day that this figure's article puts it on; a day may be the zone's."""
        when, own = self.articles[other.article_id].when, self.events.days.get(article)
        days = [day for value in told.event_days if (day := as_date(value))] or ([own] if own else [])
        return (
            not self.events.shown_one and when is not None and bool(days) and all((d - when.day).days > 1 for d in days)
        )

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
