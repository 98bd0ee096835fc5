"""The event tie: what, besides kind and group, says that two figures count the same thing.

Most incidents hold one event, and everything about its whole is tied by default. Where the articles tell several, the
figures of two of them are compared only if something joins them; and so are two figures of one article's body. Each
signal that both texts tell speaks for or against, in points of the policy.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Final

from factcheck.comparisons.names import same_place
from factcheck.comparisons.settings import Day, Setting, Settings, alike, as_date
from factcheck.lexicon import table
from factcheck.records import COUNT_KINDS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from factcheck.policy import Policy
    from factcheck.records import Article, Claim

TELLING = 10
"""Figures below this are shared by chance."""

FEW = 0.17
"""Up to this share of the dated articles, another day is a slip or a typing error and no second event."""

MANY = 3
"""From so many articles on, a place that all of them tell is where they all play."""

SIDE_BY_SIDE = 3
"""So many different numbers of dead in one article are those of several events, not one that moved."""

LEAD = 300
"""Characters from the beginning of a text in which it says what it is about."""

FAR = 0.5
"""Two wholes, the smaller below this share of the larger, are not one whole at two times."""

LARGE = 100
CLOSE = 0.9
"""Two figures from ``LARGE`` on, the smaller at least this share of the larger, are likely one count."""

GROUPS = frozenset(
    {"total", "civilians", "security", "militants", "children", "women", "men", "foreigners", "protesters"}
)
"""Groups of which every event has some: their small figures agree by chance, those of Syrians or nurses do not."""

COMMON = 0.4
"""Share of their telling words from which two sentences say the same."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What joins and what parts two figures, by the names of the signals.

    Attributes:
        points: the sum of what speaks for and against.
        one_event: they may be held against each other.
        near: the sentences of both tell one place or one day.
        elsewhere: they tell different ones, and none that is the same.
        several: one of the articles tells several events.
        doubtful: their place, whole or articles' days differ, and what joins them does not outweigh it.
        repeated: the incident is of a kind of which reports tell several, and no figure shows the articles to tell one.
        reason: why not, in words; empty where they may.
    """

    joined: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    points: int = 0
    one_event: bool = True
    near: bool = False
    elsewhere: bool = False
    several: bool = False
    doubtful: bool = False
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

        How many live under a siege, or died in the war so far, stands in reports of all its attacks.
        """
        found: dict[str, set[tuple[str, str, float]]] = {}
        campaign = self.policy.comparing.campaign
        for c in self.claims:
            least = c.interval and c.scope != "background" and (c.interval.best or 0) >= TELLING
            wide = self.repeated and c.interval and (c.kind not in COUNT_KINDS or c.interval.stated >= campaign)
            if c.interval and least and not wide:
                found.setdefault(c.article_id, set()).add((c.kind, c.group, c.interval.stated))
        return {article: frozenset(figures) for article, figures in found.items()}

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
        causes = Counter(c.value for c in self.claims if c.kind == "cause")
        return bool(causes) and causes.most_common(1)[0][0] in table("ties")["repeated"]["causes"]

    @cached_property
    def _shown_one(self) -> bool:
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

    def _leads(self, claims: Iterable[Claim]) -> bool:
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
    def settings(self) -> Settings:
        """What stands around each figure."""
        return Settings(self.articles, self.claims, self._areas())

    @cached_property
    def _holding(self) -> frozenset[str]:
        """Places that hold other places of the incident."""
        given = [c for c in self.claims if c.kind == "place"]
        held = {name.casefold() for c in given for name in c.within if len(name) > 3}
        return frozenset(n for n in {c.value.casefold() for c in given} if any(same_place(n, h) for h in held))

    def _areas(self) -> frozenset[str]:
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
        votes["size"] = _size(one[0], other[0])
        within = one[0].article_id == other[0].article_id
        if within:
            article = self.articles[one[0].article_id]
            votes["neighbours"] = True if _neighbours(a, b, article) else None
            votes["figures"] = _same_beside(a, b) or (None if rivals else _same_beside(a, b))  # who counts, counts all
            if a.whole and b.whole and a.whole != b.whole:
                votes["whole"] = False  # parts of two tolls
            votes |= {name: None for name in a.lent | b.lent if votes[name]}  # one mention is no agreement
        joined = tuple(name for name, vote in votes.items() if vote)
        parted = tuple(name for name, vote in votes.items() if vote is False)
        weights = self.policy.ties
        points = sum(weights[n] for n in joined) - sum(weights[f"{n}_apart"] for n in parted)
        own = self._own(a, b)
        days = [self.days.get(given[0].article_id) for given in (one, other)]
        dated_apart = "day" in parted and None not in days and days[0] != days[1]
        elsewhen = dated_apart or bool({"place", "whole"} & set(parted))
        if within:
            headline = {"title"} in ({c.field for c in one}, {c.field for c in other})
            sides = self.policy.parties.oppose(one[0].source_type, other[0].source_type)
            two_days = bool(a.own_days and b.own_days) and not a.own_days & b.own_days
            apart = one[0].article_id in self.round_ups and _far(one[0], other[0])
            enough = weights["enough_within" if two_days or apart or not rivals else "enough_rivals"]
            one_event = headline or (rivals and sides and not apart) or points >= enough
        else:
            default = self.together(one[0].article_id, other[0].article_id)
            later = None not in days and self.round_ups and abs((days[0] - days[1]).days) > 1  # type: ignore[operator]
            told_beside = not default or later or not (self._leads(one) and self._leads(other))
            lent = sum(weights[f"{n}_apart"] for n in parted if n in a.lent | b.lent)  # no word of its own parts them
            alien = points + lent < -weights["alien"] and one[0].kind in COUNT_KINDS
            if default and told_beside:
                told = points - sum(weights[n] for n in joined if n in a.lent | b.lent)  # by their own words
                one_event = told >= weights["enough_beside"]
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
            one_event,
            near=any(own),
            elsewhere=False in own and True not in own,
            several=bool({one[0].article_id, other[0].article_id} & self.round_ups),
            doubtful=elsewhen and points <= 0 and not votes["size"],
            repeated=not (within or self._shown_one or self.alike(one[0].article_id, other[0].article_id)),
        )
        return tie if one_event else replace(tie, reason=self._why(tie, within))

    def _two_days(self, a: Setting, b: Setting, parted: tuple[str, ...], claims: Iterable[Claim]) -> bool:
        """Attacks of two days: each sentence tells its own, and neither speaks of a toll that moved."""
        told = "day" in parted and a.own_days and b.own_days and not a.own_days & b.own_days
        return bool(told) and not self._shown_one and not any(c.cue or c.relation == "delta" for c in claims)

    def _to_come(self, told: Setting, article: str, other: Claim) -> bool:
        """The other article was out before the day that this figure's article puts it on; a day may be the zone's."""
        when, own = self.articles[other.article_id].when, self.days.get(article)
        days = [day for value in told.event_days if (day := as_date(value))] or ([own] if own else [])
        return not self._shown_one and when is not None and bool(days) and all((d - when.day).days > 1 for d in days)

    def _own(self, a: Setting, b: Setting) -> tuple[bool, ...]:
        """For place and day, where the sentences of both figures tell one: whether any is the same.

        Where one tells the incident's own seat, the other's place may lie inside it: that is no other place.
        """
        found = [bool(a.own_days & b.own_days)] if a.own_days and b.own_days else []
        if a.own_places and b.own_places:
            wide = self.settings.areas if self.repeated else frozenset()
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


def _spot(a: Setting, b: Setting) -> bool | None:
    return alike(a.spots, b.spots) if a.spots and b.spots else None


def _area(a: Setting, b: Setting) -> bool | None:
    return alike(a.areas, b.areas) if a.areas and b.areas else None


def _day(a: Setting, b: Setting) -> bool | None:
    return _days(a.days, b.days) == 0 if a.days and b.days else None


def _days(one: Iterable[Day], other: Iterable[Day]) -> int:
    return min(x.apart(y) for x, y in product(one, other))


def _means(a: Setting, b: Setting) -> bool | None:
    return bool(a.means & b.means) if a.means and b.means else None


def _target(a: Setting, b: Setting) -> bool | None:
    return bool(a.targets & b.targets) if a.targets and b.targets else None


def _actor(a: Setting, b: Setting) -> bool | None:
    return bool(a.actors & b.actors) if a.actors and b.actors else None


def _figures(a: Setting, b: Setting) -> bool | None:
    return True if a.beside & b.beside else None


def _whole(a: Setting, b: Setting) -> bool | None:
    if a.whole is None or b.whole is None:
        return None
    low, high = sorted((a.whole, b.whole))
    return True if low == high else False if low < FAR * high else None


def _words(a: Setting, b: Setting) -> bool | None:
    return True if len(a.words & b.words) > COMMON * max(len(a.words | b.words), 1) else None


SIGNALS: Final[Mapping[str, Callable[[Setting, Setting], bool | None]]] = {
    "place": _spot,
    "area": _area,
    "day": _day,
    "means": _means,
    "target": _target,
    "actor": _actor,
    "figures": _figures,
    "whole": _whole,
    "words": _words,
}
"""Each says True where both tell it alike, False where they tell it and differ, None where at most one tells it."""


def _same_beside(a: Setting, b: Setting) -> bool | None:
    """Within one article, one set has one number of women: where each figure has its own, there are two sets."""
    shared = {(kind, group) for kind, group, _ in a.beside} & {(kind, group) for kind, group, _ in b.beside}
    return bool(a.beside & b.beside) if shared else None


def _neighbours(a: Setting, b: Setting, article: Article) -> bool:
    """Two sentences of one article that follow each other, or are one."""
    return any(
        part == other and not _SENTENCE.search(article.part(part)[max(min(end, stop) - 1, 0) : max(start, begin)])
        for part, start, end in a.spans
        for other, begin, stop in b.spans
    )


_SENTENCE = re.compile(r"[.!?]\s+\S[^.!?]*[.!?]\s")
"""A whole sentence between the stops of two others."""


def _size(one: Claim, other: Claim) -> bool | None:
    """Large figures that lie close to each other seldom count two things: 2,122 and 2,212."""
    if one.interval is None or other.interval is None:
        return None
    low, high = sorted((one.interval.stated, other.interval.stated))
    least = LARGE if one.group in GROUPS else TELLING
    return True if low >= least and low >= CLOSE * high else None


def _far(one: Claim, other: Claim) -> bool:
    """The smaller is below ``FAR`` of the larger."""
    low, high = sorted(c.interval.stated if c.interval else 0.0 for c in (one, other))
    return low < FAR * high


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
