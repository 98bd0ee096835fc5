"""What the comparers look at: one incident with its claims made comparable, and the words for figures and sources."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from factcheck.comparisons.aside import passage, prints, takes_back
from factcheck.comparisons.ties import Tie, Ties
from factcheck.lexicon.hedges import stated, words
from factcheck.records import (
    UNNAMED,
    Article,
    Chain,
    Claim,
    Comparison,
    Discrepancy,
    Fact,
    Incident,
    Interval,
    Kind,
    Moment,
    Skipped,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.policy import Policy


ONE_TEXT = 0.15
"""Share of runs of three words that the shorter of two texts has from the other: reworded copies of ``corpora/lineage``
have .20 and more, independent reports of one statement .09 at most."""

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
        return self.claim.scope != "superseded" and self.claim.certainty in ("confirmed", "reported")

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


@dataclass(frozen=True, slots=True)
class Result:
    """What a comparer yields for one kind."""

    discrepancies: tuple[Discrepancy, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Skipped, ...] = ()

    def __add__(self, other: Result) -> Result:
        return Result(
            self.discrepancies + other.discrepancies,
            self.comparisons + other.comparisons,
            self.facts + other.facts,
            self.notes + other.notes,
        )


@dataclass(frozen=True)
class Scene:
    """One incident under comparison."""

    incident: Incident
    articles: Mapping[str, Article]
    claims: tuple[Claim, ...]
    chains: Mapping[str, Chain]
    policy: Policy
    replaced: Mapping[str, Claim] = field(default_factory=dict)
    draft: str = ""

    @classmethod
    def of(
        cls,
        incident: Incident,
        articles: Sequence[Article],
        claims: Sequence[Claim],
        chains: Sequence[Chain],
        policy: Policy,
        *,
        draft: str = "",
    ) -> Scene:
        """Keep what belongs to the incident; what outlets have replaced by their own later text counts as outdated."""
        members = set(incident.article_ids)
        old = {i for chain in chains for i in chain.replaced}
        return cls(
            incident,
            {a.id: a for a in articles if a.id in members},
            tuple(
                replace(c, scope="superseded") if c.id in old and c.scope != "background" else c
                for c in claims
                if c.article_id in members
            ),
            {c.id: c for c in chains if members & set(c.article_ids)},
            policy,
            {c.id: c for c in claims if c.id in old},
            draft,
        )

    def as_read(self, claim: Claim) -> Claim:
        """The claim as its article has it, whatever came later."""
        return self.replaced.get(claim.id, claim)

    @cached_property
    def twins(self) -> frozenset[frozenset[str]]:
        """Pairs of articles that carry one text with different figures."""
        differing: set[frozenset[str]] = set()
        article_of = {c.id: c.article_id for c in self.claims}
        for chain in self.chains.values():
            for _, one, other in chain.differs:
                differing.add(frozenset((article_of.get(one, ""), article_of.get(other, ""))))
        return frozenset(differing)

    @cached_property
    def carriers(self) -> Mapping[str, str]:
        """The chain of each article by id."""
        return {i: chain.id for chain in self.chains.values() for i in chain.article_ids}

    @cached_property
    def versioned(self) -> frozenset[str]:
        """Items of which several versions are at hand."""
        counted = Counter(a.item for a in self.articles.values() if a.item)
        return frozenset(item for item, count in counted.items() if count > 1)

    def copies(self, one: Statement, other: Statement) -> bool:
        """Two articles that carry one text; two dispatches of one agency do not.

        Who copied one version of it says nothing of what another version has.
        """
        a, b = one.article.id, other.article.id
        if a == b or one.of_one_item(other):
            return False
        if one.figure != other.figure and (
            one.of_one_outlet(other) or {one.article.item, other.article.item} & self.versioned
        ):
            return False
        home = self.carriers.get(a)
        return home is not None and home == self.carriers.get(b) and _one_text(one.article, other.article)

    @cached_property
    def figures(self) -> Mapping[Key, tuple[Statement, ...]]:
        """Every comparable figure of the incident by fact, in the order of articles and text."""
        return collect(self.claims, self.articles, self.seats)

    @cached_property
    def ties(self) -> Ties:
        """What ties two figures to one event."""
        return Ties(self.articles, self.claims, self.seats, self.policy)

    def tie(self, one: Statement, other: Statement) -> Tie:
        """The tie of two figures; copies of one text tell one event, and so do versions of one item."""
        same_text = self.copies(one, other) or one.of_one_item(other)
        return self.ties.between(
            one.claims, other.claims, same_text=same_text, rivals=rivals(one, other) and not same_authority(one, other)
        )

    @cached_property
    def seats(self) -> frozenset[str]:
        """The places that articles put first, in lower case: the incident's own seat, not a part of it."""
        first: dict[str, str] = {}
        for claim in self.claims:
            if claim.kind == "place" and claim.scope == "incident" and claim.value:
                first.setdefault(claim.article_id, claim.value.casefold())
        return frozenset(first.values()) | frozenset(p.casefold() for p in self.incident.places[:1])


def _one_text(one: Article, other: Article) -> bool:
    a, b = _triples(one.text), _triples(other.text)
    return len(a & b) >= ONE_TEXT * min(len(a), len(b))


@lru_cache(1000)
def _triples(text: str) -> frozenset[tuple[str, str, str]]:
    found = re.findall(r"\w+", text.casefold())
    return frozenset(zip(found, found[1:], found[2:], strict=False))


def collect(
    claims: Iterable[Claim], articles: Mapping[str, Article], seats: frozenset[str] = frozenset()
) -> dict[Key, tuple[Statement, ...]]:
    """Bundle claims into statements: one per fact, article, figure and status (current, superseded, feared, denied).

    "26 killed, 17 others injured": with no other injured in the sentence, the 17 are all of them. "12 died in Savar",
    of an incident in Savar, by an article without another toll: that is its toll.
    """
    found: dict[Key, dict[tuple[object, ...], list[Claim]]] = {}
    claims = tuple(claims)
    beside = Counter((c.article_id, c.kind, c.field, c.sentence) for c in claims if c.interval is not None)
    whole = {
        (c.article_id, c.kind, c.group)
        for c in claims
        if c.interval is not None and c.scope == "incident" and c.relation == "whole"
    }
    told = {(article, kind) for article, kind, _ in whole}
    for claim in claims:
        alone = beside[claim.article_id, claim.kind, claim.field, claim.sentence] == 1
        if claim.relation == "rest" and alone and (claim.article_id, claim.kind) not in told:
            key = key_of(replace(claim, relation="whole"))
        elif (claim.place or "").casefold() in seats and (
            claim.scope == "superseded" or (claim.article_id, claim.kind, claim.group) not in whole
        ):
            key = key_of(replace(claim, place=None, scope="incident" if claim.scope == "part" else claim.scope))
        else:
            key = key_of(claim)
        if key is None:
            continue
        same = (claim.article_id, stated(claim), claim.scope == "superseded", claim.certainty in ("feared", "denied"))
        found.setdefault(key, {}).setdefault(same, []).append(claim)
    _fold_civilians(found)
    return {
        key: _rank([_bundle(claims, articles[str(same[0])]) for same, claims in bundles.items()])
        for key, bundles in found.items()
    }


def _fold_civilians(found: dict[Key, dict[tuple[object, ...], list[Claim]]]) -> None:
    """As in "Nine villagers died": where nobody but civilians is told apart, an article's civilians are its total."""
    for key in [k for k in found if k.group == "civilians"]:
        if any(k.group in ("security", "militants") and k.kind == key.kind for k in found):
            continue
        total = replace(key, group="total")
        with_total = {same[0] for same in found.get(total, ())}
        for same in [s for s in found[key] if s[0] not in with_total]:
            found.setdefault(total, {})[same] = found[key].pop(same)
        if not found[key]:
            del found[key]


def _rank(statements: list[Statement]) -> tuple[Statement, ...]:
    """Mark the figures of an article that its own higher one overshadows; other sources' rival counts stay."""
    tops: dict[str, Statement] = {}
    for s in statements:
        if s.current and not s.in_title and (s.article.id not in tops or s.figure > tops[s.article.id].figure):
            tops[s.article.id] = s
    return tuple(
        replace(s, minor=True) if s.article.id in tops and _overshadowed(s, tops[s.article.id]) else s
        for s in statements
    )


def _overshadowed(lower: Statement, top: Statement) -> bool:
    if not lower.current or lower.figure >= top.figure or lower.in_title:
        return False
    sources = [(c.source.casefold(), c.authority.casefold()) for c in (lower.claim, top.claim)]
    return sources[0] == sources[1] or not all(any(names) for names in sources)


def rivals(one: Statement, other: Statement) -> bool:
    """Two present figures of one article on the word of two different named sources: rival counts, not parts."""
    a, b = one.claim, other.claim
    if not (one.current and other.current and (a.source or a.authority) and (b.source or b.authority)):
        return False
    return (a.source.casefold(), a.authority.casefold()) != (b.source.casefold(), b.authority.casefold())


def same_authority(one: Statement, other: Statement) -> bool:
    """The same named authority; officials without a name are never the same.

    A government has many: under that general name two are one only where their words share more than an office's.
    """
    a, b = one.claim, other.claim
    if a.source_type in UNNAMED or a.source_type != b.source_type or not a.authority:
        return False
    if a.authority.casefold() != b.authority.casefold():
        named = [set(c.authority.casefold().split()) - words("offices") for c in (a, b)]
        return a.source_type == "ngo" and min(named, key=len) <= max(named, key=len) and all(named)  # "the Observatory"
    if a.authority.casefold() != "government" or a.source.casefold() == b.source.casefold():
        return True
    names = [set(re.findall(r"[^\W_]+", c.source.casefold())) - words("offices") for c in (a, b)]
    return not any(names) or bool(names[0] & names[1])


def _bundle(claims: list[Claim], article: Article) -> Statement:
    ranked = sorted(claims, key=lambda c: (c.field == "title", c.source_type == "none", not _exact(c), -c.confidence))
    return Statement(ranked[0], article, stated(ranked[0]), tuple(ranked))


def _exact(claim: Claim) -> bool:
    return claim.interval is not None and claim.interval.is_exact


def key_of(claim: Claim) -> Key | None:
    """The fact that a figure is about; None when it is no figure that stands for a fact of this incident.

    A delta ("three more bodies"), a rest ("4 others") and an unnamed subset ("700 of them") say nothing that another
    outlet's toll could contradict; a part without a named place cannot be matched with any other part.
    """
    if claim.interval is None or claim.scope == "background" or claim.relation in ("delta", "rest"):
        return None
    group = "total" if claim.group in ("", "hostages") and claim.kind in ("kidnapped", "rescued") else claim.group
    if claim.relation == "subset" and group in ("", "total"):
        return None
    if claim.scope == "part" and not claim.place:
        return None
    place = claim.place.casefold() if claim.place and claim.scope in ("part", "superseded") else None
    measured = claim.kind in ("money", "magnitude", "duration", "quantity")
    return Key(claim.kind, group or "total", place, claim.noun if measured else "", claim.unit if measured else "")


def is_round(figure: float) -> bool:
    """A figure that a hedge usually rounds: a multiple of ten with at most two leading digits (20, 340, 5200)."""
    return figure >= 10 and figure % 10 == 0 and len(str(int(figure)).rstrip("0")) <= 2


def step(figure: float) -> float:
    """The step that a round figure is rounded to: 10 for 340, 1000 for 11000, 100 for 5200."""
    digits = str(int(figure))
    return max(10.0, 10.0 ** (len(digits) - len(digits.rstrip("0"))))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    listed = sorted(words(name), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(w) for w in listed) + r")(?!\w)")


@cache
def mentions(text: str, name: str) -> bool:
    """A lower-case text holds a word of that list of the lexicon."""
    return bool(_pattern(name).search(text))
