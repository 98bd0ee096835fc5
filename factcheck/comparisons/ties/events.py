"""Which events the articles of one incident tell: one by most, several by wars and waves of attacks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck.comparisons.statements.name_matching import same_place
from factcheck.comparisons.ties.settings import alike, as_date, families
from factcheck.lexicon import table
from factcheck.records import COUNT_KINDS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from factcheck.policy import Policy
    from factcheck.records import Article, Claim

TELLING = 10
"""Figures below this are shared by chance."""

HUNDRED = 100
"""A multiple of ten below this is the toll of many attacks."""

FEW = 0.17
"""Up to this share of the dated articles, another day is a slip or a typing error and no second event."""

MANY = 3
"""From so many articles on, a place that all of them tell is where they all play."""

SIDE_BY_SIDE = 3
"""So many different numbers of dead in one article are those of several events, not one that moved."""

LEAD = 300
"""Characters from the beginning of a text in which it says what it is about."""


@dataclass(frozen=True)
class Events:
    """The events of one incident, by what its articles say of days, places, causes and figures."""

    articles: Mapping[str, Article]
    claims: tuple[Claim, ...]
    policy: Policy

    @cached_property
    def days(self) -> Mapping[str, dt.date]:
        """The day on which each article puts the incident."""
        found: dict[str, dt.date] = {}
        for c in self.claims:
            if c.kind == "date" and c.scope == "incident" and (day := as_date(c.value)):
                found.setdefault(c.article_id, day)
        return found

    @cached_property
    def events(self) -> Mapping[str, str]:
        """Which event each article tells, by the id of its first article; empty where the incident holds one event.

        It holds several where the days that its articles tell lie apart and nothing joins them: articles of one day
        tell one event, and so do articles that give one telling figure for one thing.
        """
        if not self._days_apart():
            return {}
        home: dict[str, str] = {}

        def root(article: str) -> str:
            while home.setdefault(article, article) != article:
                article = home[article]
            return article

        told: dict[object, list[str]] = {}
        for article, day in self.days.items():
            told.setdefault(day, []).append(article)
        for article, figures in self._telling.items():
            for figure in figures:
                told.setdefault(figure, []).append(article)
        for articles in told.values():
            for article in articles:
                home[root(article)] = root(articles[0])
        split = {root(article) for article in self.days}
        return {article: root(article) for article in self.articles} if len(split) > 1 else {}

    @cached_property
    def _telling(self) -> Mapping[str, frozenset[tuple[str, str, float]]]:
        """The figures of each article that others do not share by chance; where reports tell of several, victims alone.

        How many live under a siege, or died in the war so far, stands in reports of all its attacks; many of them kill
        ten or injure fifty; and what an article tells of an earlier day than its own is another's event.
        """
        found: dict[str, set[tuple[str, str, float]]] = {}
        for c in self.claims:
            n = c.interval.stated if c.interval and c.scope != "background" and c.interval.best else 0
            if n >= TELLING and not (self.repeated and self._by_chance(c, n)):
                found.setdefault(c.article_id, set()).add((c.kind, c.group, n))
        return {article: frozenset(figures) for article, figures in found.items()}

    def _by_chance(self, claim: Claim, n: float) -> bool:
        if claim.kind not in COUNT_KINDS or n >= self.policy.comparing.campaign or (n < HUNDRED and n % 10 == 0):
            return True
        day, told = self.days.get(claim.article_id), as_date(claim.as_of or "")
        return day is not None and told is not None and told < day

    @cached_property
    def _scenes(self) -> Mapping[str, frozenset[str]]:
        """The places at which each article puts the incident, but for those that hold other places."""
        found: dict[str, set[str]] = {}
        for c in self.claims:
            if c.kind == "place" and c.scope == "incident" and c.value.casefold() not in self._holding:
                found.setdefault(c.article_id, set()).add(c.value.casefold())
        return {article: frozenset(places) for article, places in found.items()}

    def alike(self, one: str, other: str) -> bool:
        """Two articles, by id, whose figures and places do not speak against one event.

        For what is no figure: a telling figure of both shows one event. Where both give telling figures and share none,
        they tell different ones; and so do articles of different days, or without a place in common.
        """
        figures = [self._telling.get(article, frozenset()) for article in (one, other)]
        places = [self._scenes.get(article, frozenset()) for article in (one, other)]
        if figures[0] & figures[1]:
            return True
        if self.repeated:
            return False
        if all(figures) or (not self.together(one, other) and (any(figures) or any(places))):
            return False
        return alike(*places) or not all(places)

    def together(self, one: str, other: str) -> bool:
        """Two articles, by id, tell one event."""
        return self.events.get(one) == self.events.get(other)

    def long_apart(self, one: str, other: str) -> bool:
        """Two articles, by id, of attacks that repeat: by the days they tell, or were printed on, hardly of one."""
        if not self.repeated:
            return False
        days = [day for article in (one, other) if (day := self.days.get(article))]
        if len(days) < 2:
            days = [when.day for article in (one, other) if (when := self.articles[article].when)]
        return len(days) > 1 and abs((days[0] - days[1]).days) > self.policy.incidents.days

    def days_apart(self, one: str, other: str) -> bool:
        """Two articles, by id, of an incident told by round-ups put it on days further apart than one."""
        days = [day for article in (one, other) if (day := self.days.get(article))]
        return bool(self.round_ups) and len(days) > 1 and abs((days[0] - days[1]).days) > 1

    @cached_property
    def round_ups(self) -> frozenset[str]:
        """Articles that tell several attacks side by side: a day of a war is told strike by strike, each with its dead.

        Such as give several numbers of dead, where at least half of the incident's articles do: a single one may tell
        how one toll rose. A flood or a quake is one event, however many places count their dead.
        """
        told: dict[str, set[float]] = {}
        for c in self.claims:
            if c.kind == "killed" and c.group in ("total", "civilians") and c.interval and c.scope == "incident":
                told.setdefault(c.article_id, set()).add(c.interval.stated if c.relation == "whole" else 0.0)
        several = frozenset(article for article, figures in told.items() if len(figures - {0.0}) >= SIDE_BY_SIDE)
        return several if self.repeated and 2 * len(several) >= len(told) else frozenset()

    @cached_property
    def repeated(self) -> bool:
        """What most articles give as the cause is one of a kind that a report tells several of."""
        return _cause(self.claims) in table("ties")["repeated"]["causes"]

    @cached_property
    def violent(self) -> bool:
        """What most articles give as the cause may be an attack."""
        return _violent(self.claims)

    @cached_property
    def shown_one(self) -> bool:
        """It is one event: of no kind told by the several, or half of all share a figure, or all but a few one day."""
        told = Counter(fact for given in self._telling.values() for fact in {(kind, n) for kind, _, n in given})
        most = max(told.values(), default=0)
        days = Counter(self.days.values())
        dated = max(days.values(), default=0)
        return (
            not self.repeated
            or (most >= MANY and 2 * most >= len(self._telling))
            or (dated >= MANY and dated >= (1 - FEW) * len(self.days))
        )

    @cached_property
    def _led(self) -> frozenset[tuple[str, str, float]]:
        """Figures that some article puts first: in its headline or its first lines."""
        return frozenset(
            (c.kind, c.group, c.interval.stated)
            for c in self.claims
            if c.interval is not None and (c.field == "title" or c.start < LEAD)
        )

    def leads(self, claims: Iterable[Claim]) -> bool:
        """Figures of what the incident is about: those of no round-up, of a round-up those that some article leads."""
        return any(
            c.article_id not in self.round_ups or (c.interval and (c.kind, c.group, c.interval.stated) in self._led)
            for c in claims
        )

    def _days_apart(self) -> bool:
        """Two days apart, told by more than a few articles; or one day apart, each told on the day itself.

        Zones and slips of a weekday make yesterday's event today's, not the news of one day into those of the next.
        """
        counted = Counter(self.days.values())
        if len(counted) < 2:
            return False
        first, last = min(counted), max(counted)
        few = len(self.days) - counted.most_common(1)[0][1] <= FEW * len(self.days)
        if few or all((first - day).days % 7 == 0 for day in counted):
            return False
        fresh = {day for article, day in self.days.items() if (when := self.articles[article].when) and when.day == day}
        return (last - first).days > 1 or fresh >= {first, last}

    @cached_property
    def _holding(self) -> frozenset[str]:
        """Places that hold other places of the incident."""
        given = [c for c in self.claims if c.kind == "place"]
        held = {name.casefold() for c in given for name in c.within if len(name) > 3}
        return frozenset(n for n in {c.value.casefold() for c in given} if any(same_place(n, h) for h in held))

    def areas(self) -> frozenset[str]:
        """Places that do not tell one event from another.

        Such as hold other places of the incident, or are put first for events of several days, or told by all.
        """
        first: dict[str, str] = {}
        told: dict[str, set[str]] = {}
        for c in self.claims:
            if c.kind == "place" and c.scope == "incident":
                first.setdefault(c.article_id, c.value.casefold())
                told.setdefault(c.value.casefold(), set()).add(c.article_id)
        days: dict[str, set[dt.date]] = {}
        for article, place in first.items():
            if article in self.days:
                days.setdefault(place, set()).add(self.days[article])
        repeated = {place for place, found in days.items() if len(found) > 1}
        common = {place for place, found in told.items() if len(found) == len(self.articles) >= MANY}
        return self._holding | repeated | common


def without_campaigns(claims: tuple[Claim, ...], policy: Policy) -> tuple[Claim, ...]:
    """The claims of one incident, the dead of a whole war among them told as background, whatever their sentence says.

    Such as lie a hundredfold above the dead of an attack: reports of all its attacks end with how many died in the war.
    """
    share, campaign = policy.comparing.campaign_share, policy.comparing.campaign
    own = [c for c in claims if c.kind in _DEAD and c.interval and c.scope in ("incident", "part")]
    wars = [c for c in own if c.interval and c.interval.stated >= campaign]
    if not wars or not _violent(claims):
        return claims
    least = min(c.interval.stated for c in own if c.interval and c.interval.stated)
    far = {c.id for c in wars if c.interval and least < share * c.interval.stated}
    return tuple(replace(c, scope="background", place=None) if c.id in far else c for c in claims)


_DEAD = frozenset({"killed", "injured"})


def _cause(claims: Iterable[Claim]) -> str:
    """What most of an incident's mentions of a cause name; empty where there is none."""
    causes = Counter(c.value for c in claims if c.kind == "cause")
    return causes.most_common(1)[0][0] if causes else ""


def _violent(claims: Iterable[Claim]) -> bool:
    return not set(families(_cause(claims))).isdisjoint(table("ties")["repeated"]["violent"])
