"""One figure of one article: what it counts, how the article gives it, and how two of them stand to each other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

from factcheck.comparisons.statements.taken_back import passage, prints, takes_back
from factcheck.lexicon import choice
from factcheck.lexicon.hedges import words
from factcheck.records import UNNAMED, Article, Claim, Interval, Kind, Moment

_CLAUSE = re.compile(r"[,;:\u2013\u2014]\s|\s(?:while|whereas|but)\s")

COUNTED = ("confirmed", "reported")
"""Certainties of a count: not feared, not denied."""

HANDFUL = 5
"""Fewer people than this are often told one by one."""


@dataclass(frozen=True, slots=True)
class Key:
    """Which fact a figure is about. Figures with different keys are never the same fact."""

    kind: Kind
    group: str
    place: str | None = None
    noun: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Statement:
    """One figure as one article gives it: the claim that shows it best, and every claim there that repeats it.

    Attributes:
        claim: the claim to quote.
        article: where it stands.
        figure: the count as printed ("more than 116" -> 116).
        claims: all claims of the article that print this figure for this fact, the quoted one first.
        minor: the article gives a higher figure of its own beside it, on nobody else's word: likely a part of that.
    """

    claim: Claim
    article: Article
    figure: float
    claims: tuple[Claim, ...]
    minor: bool = False

    @property
    def interval(self) -> Interval:
        """What the words allow; nothing at all for values without a number."""
        return self.claim.interval or Interval(0, None, None)

    @cached_property
    def moment(self) -> Moment | None:
        """When the figure held, as far as it is known: as_of, else the article's first publication.

        A day that is the day of publication says less than a timed publication.
        """
        told, printed = Moment.parse(self.claim.as_of), self.article.when
        if told is None or (printed is not None and printed.timed and not told.timed and told.day == printed.day):
            return printed
        return told

    @property
    def current(self) -> bool:
        """The article gives it as its own present figure."""
        return self.claim.scope != "superseded" and self.claim.certainty in COUNTED

    @cached_property
    def cues(self) -> frozenset[str]:
        """Cue words that stand with the figure anywhere in the article."""
        told = {c.cue for c in self.claims if c.cue}
        falls_anyway = self.claim.kind in ("missing", "kidnapped", "displaced")
        if not falls_anyway and (mentions(self.context, "corrected") or mentions(self.note, "corrected")):
            told.add("correction")
        return frozenset(told)

    @property
    def beyond(self) -> bool:
        """The words exclude the printed number itself: "more than 340"."""
        return self.interval.is_open and self.claim.qualifier in words("beyond")

    @property
    def vague(self) -> bool:
        """A word instead of a number: "dozens"."""
        return self.interval.best is None and self.interval.is_open

    @cached_property
    def in_care(self) -> bool:
        """It counts people in hospital, of whom there are fewer every day."""
        return mentions(self.context, "in_care")

    @cached_property
    def context(self) -> str:
        """The sentence that holds the figure, in lower case."""
        start, end = self.claim.sentence
        return self.article.part(self.claim.field)[start:end].lower()

    @cached_property
    def clause(self) -> str:
        """The part of the sentence between two stops that holds the figure, in lower case."""
        start, end = self.claim.sentence
        text = self.article.part(self.claim.field)
        left = max((m.end() for m in _CLAUSE.finditer(text, start, self.claim.start)), default=start)
        right = _CLAUSE.search(text, self.claim.end, end)
        return text[left : right.start() if right else end].lower()

    @cached_property
    def note(self) -> str:
        """The note to editors that came with the article, where it speaks of this figure; in lower case."""
        note = self.article.metadata.get("ednote", "").lower()
        return note if note and prints(note, self.figure) else ""

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        """The sentences of all its mentions, in lower case."""
        return tuple(self.article.part(c.field)[slice(*c.sentence)].lower() for c in self.claims)

    def takes_back(self, figure: float) -> bool:
        """Words around it take that higher figure back for this one: "58 houses, not 85"."""
        start, end = self.claim.sentence
        text = self.article.part(self.claim.field)
        return figure > self.figure and (takes_back(passage(text, start, end), figure) or takes_back(self.note, figure))

    @property
    def vouched(self) -> bool:
        """An authority that counts the whole, not only those brought to it, is named for it."""
        return self.claim.source_type in ("police", "military", "government", "rescue", "company")

    @property
    def weak(self) -> bool:
        """A handful of people on nobody's word, outside the headline: some of those concerned, told one by one."""
        return self.figure < HANDFUL and not self.in_title and all(c.source_type == "none" for c in self.claims)

    @property
    def partial(self) -> bool:
        """Every mention counts some of a larger number ("including three children"): never the whole of its group."""
        return all(c.relation in ("subset", "delta") for c in self.claims)

    @cached_property
    def in_title(self) -> bool:
        """The headline prints it."""
        return any(c.field == "title" for c in self.claims)

    def of_one_item(self, other: Statement) -> bool:
        """They stand in two versions of one item."""
        return bool(self.article.item) and self.article.item == other.article.item and self.article != other.article

    def of_one_outlet(self, other: Statement) -> bool:
        """Two articles of one known outlet print them."""
        return (
            bool(self.article.outlet) and self.article.outlet == other.article.outlet and self.article != other.article
        )

    @property
    def superseded(self) -> bool:
        """The article itself, or a later version of it, makes it outdated."""
        return self.claim.scope == "superseded"

    @cached_property
    def threshold(self) -> bool:
        """A bound rather than a count: "more than 300", "dozens", "up to 30"; the number only says on which side."""
        return self.interval.best is None or (self.interval.is_open and is_round(self.figure))


def rivals(one: Statement, other: Statement) -> bool:
    """Two present figures of one article on the word of two different named sources: rival counts, not parts."""
    a, b = one.claim, other.claim
    if not (one.current and other.current and (a.source or a.authority) and (b.source or b.authority)):
        return False
    return (a.source.casefold(), a.authority.casefold()) != (b.source.casefold(), b.authority.casefold())


_NAMED = frozenset({"ngo", "government"})
"""Sources of which a part of the name is the same body: "the Observatory", "the health ministry" of a country."""


def same_authority(one: Statement, other: Statement) -> bool:
    """The same named authority; officials without a name are never the same.

    A government has many: under that general name two are one only where their words share more than an office's.
    """
    a, b = one.claim, other.claim
    if a.source_type in UNNAMED or a.source_type != b.source_type or not a.authority:
        return False
    if a.authority.casefold() != b.authority.casefold():
        named = [set(c.authority.casefold().split()) - words("offices") for c in (a, b)]
        return a.source_type in _NAMED and min(named, key=len) <= max(named, key=len) and all(named)
    if a.authority.casefold() != "government" or a.source.casefold() == b.source.casefold():
        return True
    names = [set(re.findall(r"[^\W_]+", c.source.casefold())) - words("offices") for c in (a, b)]
    return not any(names) or bool(names[0] & names[1])


def is_round(figure: float) -> bool:
    """A figure that a hedge usually rounds: a multiple of ten with at most two leading digits (20, 340, 5200)."""
    return figure >= 10 and figure % 10 == 0 and len(str(int(figure)).rstrip("0")) <= 2


def step(figure: float) -> float:
    """The step that a round figure is rounded to: 10 for 340, 1000 for 11000, 100 for 5200."""
    digits = str(int(figure))
    return max(10.0, 10.0 ** (len(digits) - len(digits.rstrip("0"))))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{choice(map(re.escape, words(name)))})(?!\w)")


@cache
def mentions(text: str, name: str) -> bool:
    """A lower-case text holds a word of that list of the lexicon."""
    return bool(_pattern(name).search(text))
