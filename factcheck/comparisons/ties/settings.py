"""What a text tells of the event that a figure counts: where, when, by what, who, and what stands beside it.

Places and days are those of the figure's own sentence, else the nearest told before it. Places are looked for by the
names that any article of the incident gives; days by its date claims and by weekdays in the text.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeVar

from factcheck.comparisons.statements.name_matching import same_place
from factcheck.lexicon import calendar, table
from factcheck.lexicon.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.records import Article, Claim, Field, Kind

_T = TypeVar("_T")

TELLING = 5
"""A figure below this stands beside another by chance."""

REACH = 400
"""Characters before a sentence in which the place or day of what it tells may have been named."""

WEEK = 7


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a text tells it: by date, or by weekday and the date that this makes of the day of publication."""

    weekday: int
    date: dt.date | None = None
    named: bool = False

    def apart(self, other: Day) -> int:
        """Days between the two. Weekdays decide where one is told so: dates of publication are often wrong."""
        around = abs(self.weekday - other.weekday)
        around = min(around, WEEK - around)
        if self.date is None or other.date is None:
            return around
        distance = abs((self.date - other.date).days)
        return 0 if distance % WEEK == 0 and (self.named or other.named) else distance


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around one figure of one article; empty where the text tells nothing.

    Attributes:
        spots: places of the own sentence, else the nearest before, that hold no other place of the incident.
        areas: the same, of places that hold others, or in which things of several days happened.
        days: days of the own sentence, else of the nearest before.
        lent: the signals of which no sentence of its own tells: "place", "area", "day".
        own_places, own_days: place and date claims in the sentence of the first mention alone.
        event_days: the days on which the sentences of all its mentions put the incident.
        means: families of what was used (``lexicon/ties.toml``).
        targets: what was hit.
        actors: organisations that the sentence names and some article of the incident holds responsible.
        beside: other figures of the sentence, as (kind, group, number).
        whole: the total of which the sentence makes the figure a part.
        words: the sentence's words that not any report prints.
        spans: (field, start, end) of the sentences.
    """

    spots: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    days: frozenset[Day] = frozenset()
    lent: frozenset[str] = frozenset()
    own_places: frozenset[str] = frozenset()
    own_days: frozenset[str] = frozenset()
    event_days: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    beside: frozenset[tuple[str, str, float]] = frozenset()
    whole: float | None = None
    words: frozenset[str] = frozenset()
    spans: tuple[tuple[Field, int, int], ...] = ()


@dataclass(frozen=True)
class Settings:
    """The settings of one incident's figures. ``areas`` are its places that do not tell one event from another."""

    articles: Mapping[str, Article]
    claims: tuple[Claim, ...]
    areas: frozenset[str]
    _found: dict[tuple[str, ...], Setting] = field(default_factory=dict, repr=False, compare=False)

    def of(self, claims: Iterable[Claim]) -> Setting:
        """The setting of a figure that one article gives once or several times."""
        claims = tuple(claims)
        ids = tuple(c.id for c in claims)
        if ids not in self._found:
            self._found[ids] = self._read(claims)
        return self._found[ids]

    def tells(self, article: str, day: dt.date) -> bool:
        """The article names that day, or its weekday, anywhere."""
        given = Day(day.weekday(), day)
        return any(d.apart(given) == 0 for part in _PARTS for _, d in self._days.get((article, part), ()))

    def causes_named(self, article: str) -> tuple[str, ...]:
        """The causes that words of an article name, as its own or not."""
        given = self.articles[article]
        return _found("causes", "causes", f"{given.title or ''}. {given.text}")

    def _read(self, claims: tuple[Claim, ...]) -> Setting:
        article, first = self.articles[claims[0].article_id], claims[0]
        spans = tuple(dict.fromkeys((c.field, *c.sentence) for c in claims))
        texts = [article.part(f)[start:end] for f, start, end in spans]
        own = frozenset(c.place.casefold() for c in claims if c.place)
        beside = [c for c in self._by_article.get(article.id, ()) if (c.field, *c.sentence) in spans]
        places, lent_places = self._nearest(article.id, spans, self._places)
        days, lent_days = self._nearest(article.id, spans, self._days)
        near = own | places
        others = [
            (c, c.interval.stated)
            for c in beside
            if c.interval is not None and (c.kind, c.group) != (first.kind, first.group)
        ]
        wholes = [n for c, n in others if (c.kind, c.group) == (first.kind, "total")]
        joined = " ".join(texts)
        return Setting(
            spots=near - self.areas,
            areas=near & self.areas,
            days=days,
            lent=frozenset(("place", "area") * (lent_places and not own) + ("day",) * lent_days),
            own_places=_told(beside, "place", first) | ({first.place.casefold()} if first.place else set()),
            own_days=_told(beside, "date", first),
            event_days=frozenset(
                c.value.casefold() for c in beside if c.kind == "date" and c.value and c.scope == "incident"
            ),
            means=frozenset(f for value in _found("causes", "causes", joined) for f in families(value)),
            targets=frozenset(_found("ties", "targets", joined)),
            actors=frozenset(a for a in self._actors if re.search(rf"\b{re.escape(a)}\b", fold(_owners(joined)))),
            beside=frozenset((c.kind, c.group, n) for c, n in others if n >= TELLING),
            whole=max(wholes, default=None),
            words=telling_words(joined.lower()),
            spans=spans,
        )  # fmt: skip

    def _nearest(
        self,
        article: str,
        spans: tuple[tuple[Field, int, int], ...],
        told: Mapping[tuple[str, Field], tuple[tuple[int, _T], ...]],
    ) -> tuple[frozenset[_T], bool]:
        """What the sentences tell, or, for those that tell nothing, what stands nearest before; whether all is lent."""
        lent = True
        near: set[_T] = set()
        for part, start, end in spans:
            here = told.get((article, part), ())
            left, right = bisect_left(here, start, key=_at), bisect_left(here, end, key=_at)
            lent = lent and left == right
            near |= {value for _, value in here[left:right] or _last(here[:left], start)}
        return frozenset(near), lent

    @cached_property
    def _by_article(self) -> Mapping[str, tuple[Claim, ...]]:
        found: dict[str, list[Claim]] = {}
        for c in self.claims:
            found.setdefault(c.article_id, []).append(c)
        return {article: tuple(claims) for article, claims in found.items()}

    @cached_property
    def _actors(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(fold(c.value) for c in self.claims if c.kind == "actor" and c.by_name))

    @cached_property
    def _names(self) -> re.Pattern[str] | None:
        """Every place that an article of the incident names.

        Not whole countries, which hold every place or none ("Britain-based"); nor what is no name ("the town"), or the
        name of somebody who acts or speaks ("Moscow said" tells no scene).
        """
        given = {c.value for c in self.claims if c.kind == "place"} | {c.place for c in self.claims if c.place}
        lands = {fold(c.within[-1]) for c in self.claims if c.kind == "place" and c.within} | _lands()
        acting = {*self._actors, *(fold(c.authority) for c in self.claims)}
        names = sorted(
            (n for n in given if _is_name(n) and fold(n) not in acting and not _country(n, lands)),
            key=lambda n: (-len(n), n),
        )
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE) if names else None

    @cached_property
    def _places(self) -> Mapping[tuple[str, Field], tuple[tuple[int, str], ...]]:
        if self._names is None:
            return {}
        return {
            (article.id, part): tuple(
                (m.start(), m[0].casefold())
                for m in self._names.finditer(article.part(part))
                if not any(start <= m.start() < end for start, end in self._speakers.get((article.id, part), ()))
            )
            for article in self.articles.values()
            for part in _PARTS
        }  # fmt: skip

    @cached_property
    def _speakers(self) -> Mapping[tuple[str, Field], frozenset[tuple[int, int]]]:
        """Where an article names who vouches for a figure: a spokesman of a town's hospital tells of no place."""
        found: dict[tuple[str, Field], set[tuple[int, int]]] = {}
        for c in self.claims:
            if c.source and c.interval is not None:
                at = self.articles[c.article_id].part(c.field).find(c.source, *c.sentence)
                if at >= 0:
                    found.setdefault((c.article_id, c.field), set()).add((at, at + len(c.source)))
        return {key: frozenset(spans) for key, spans in found.items()}

    @cached_property
    def _days(self) -> Mapping[tuple[str, Field], tuple[tuple[int, Day], ...]]:
        return {
            (article.id, part): tuple(sorted(self._dated(article, part), key=_at))
            for article in self.articles.values()
            for part in _PARTS
        }

    def _dated(self, article: Article, part: Field) -> Iterator[tuple[int, Day]]:
        """Date claims, and weekdays wherever the text names one."""
        when = article.when
        for c in self._by_article.get(article.id, ()):
            if c.kind == "date" and c.field == part and (date := as_date(c.value)):
                yield c.start, Day(date.weekday(), date, named=bool(_weekday().fullmatch(c.quote.strip())))
        for m in _weekday().finditer(article.part(part)):
            n = calendar.weekdays().index(m.group().lower())
            date = when.day - dt.timedelta(days=(when.day.weekday() - n) % WEEK) if when else None
            yield m.start(), Day(n, date, named=True)


_PARTS: tuple[Field, ...] = ("title", "body")


def as_date(value: str) -> dt.date | None:
    """A date claim's day; None for a value that is no day."""
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError:
        return None


def alike(one: Iterable[str], other: Iterable[str]) -> bool:
    """Some place of one is a place of the other."""
    others = tuple(other)
    return any(same_place(a, b) for a in one for b in others)


def telling_words(text: str) -> frozenset[str]:
    """The words of a lower-case text that not any report prints."""
    return frozenset(re.findall(r"[a-z]{4,}", text)) - _common()


def related(one: str, other: str) -> bool:
    """Two causes that may be names of one thing: an air strike and a barrel bomb."""
    return one == other or bool(set(families(one)) & set(families(other)))


def _owners(text: str) -> str:
    """Names without the mark of an owner: "Hamas's"."""
    return re.sub(r"['’]s\b", "", text)


def _told(claims: Iterable[Claim], kind: Kind, figure: Claim) -> frozenset[str]:
    """Values of one kind that the sentence of a figure tells."""
    sentence = (figure.field, figure.sentence)
    return frozenset(
        c.value.casefold() for c in claims if c.kind == kind and c.value and (c.field, c.sentence) == sentence
    )


def _at(item: tuple[int, object]) -> int:
    return item[0]


def _last(told: tuple[tuple[int, _T], ...], before: int) -> tuple[tuple[int, _T], ...]:
    return tuple(t for t in told[-1:] if before - t[0] <= REACH)


def _is_name(name: str) -> bool:
    """A name of its own: neither a common noun nor a word in capitals, as headlines and datelines print any word."""
    return bool(name) and not (name.isupper() or name.islower())


@cache
def _lands() -> frozenset[str]:
    return frozenset(fold(name) for name in table("demonyms")["countries"])


def _country(name: str, lands: set[str]) -> bool:
    """A whole country, or a quarter of the compass in it ("northern Syria")."""
    last = fold(name).split()[-1:] or [""]
    return any(land.split()[0].startswith(last[0][:5]) for land in lands if land and len(last[0]) > 3)


@cache
def families(value: str) -> tuple[str, ...]:
    """The families of what was used that a cause belongs to; itself where it belongs to none."""
    named = tuple(family for family, values in table("ties")["families"].items() if value in values)
    return named or (value,)


@cache
def _common() -> frozenset[str]:
    return frozenset(table("ties")["words"]["common"]) | frozenset(calendar.weekdays())


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(calendar.weekdays())})\b", re.IGNORECASE)


@cache
def _patterns(file: str, section: str) -> re.Pattern[str]:
    groups = (f"(?P<g{i}>{'|'.join(words)})" for i, words in enumerate(table(file)[section].values()))
    return re.compile(rf"\b(?:{'|'.join(groups)})\b", re.IGNORECASE)


@cache
def _found(file: str, section: str, text: str) -> tuple[str, ...]:
    """Values of a table of words that a text names, each once."""
    values = tuple(table(file)[section])
    found = (values[int((m.lastgroup or "g0")[1:])] for m in _patterns(file, section).finditer(text))
    return tuple(dict.fromkeys(found))
