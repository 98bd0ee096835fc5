"""The records that the five stages hand to one another.

Everything here is frozen and typed, and imports nothing of the package but the algebra of ``intervals.py``. The stages
meet here and nowhere else. Column names and closed vocabularies are those of the published file contract (version 1).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from factcheck.intervals import Interval as Interval  # noqa: PLC0414 - handed on
from factcheck.intervals import Moment as Moment  # noqa: PLC0414 - handed on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Progress = Callable[[str, int, int], None]
    """Called as ``progress(stage, done, total)`` while long work runs."""

SCHEMA_VERSION: Final = 1

Kind = Literal[
    "killed", "injured", "missing", "arrested", "kidnapped", "rescued", "displaced", "escaped",
    "affected", "attackers", "sites", "destroyed", "magnitude", "money", "duration", "quantity",
    "place", "date", "actor", "cause",
]  # fmt: skip
Certainty = Literal["confirmed", "reported", "feared", "denied"]
Scope = Literal["incident", "part", "background", "superseded"]
SourceType = Literal[
    "police", "military", "government", "hospital", "rescue", "party", "ngo", "un", "company",
    "witness", "media", "unnamed_official", "none",
]  # fmt: skip
UNATTRIBUTED: Final[frozenset[SourceType]] = frozenset({"none", "media"})
"""No source, or the outlet itself: nobody else is named for the figure."""

UNNAMED: Final[frozenset[SourceType]] = UNATTRIBUTED | {"witness", "unnamed_official"}
"""Sources that are no authority: they corroborate nothing, and are never the same as one another."""

Verdict = Literal[
    "compatible", "definition", "self_contradiction", "revision", "disputed", "update", "conflict", "less_precise"
]
Severity = Literal["high", "medium", "low"]
SEVERITIES: Final[tuple[Severity, ...]] = ("high", "medium", "low")
"""Gravest first: what is sorted by gravity is sorted by its index here."""

Status = Literal["print", "hold", "drop"]
Rule = Literal[
    "withdrawn", "outdated", "disputed", "conflict", "self_contradiction", "definition",
    "attribution_lost", "hedge_lost", "one_authority", "only_here", "lacking",
]  # fmt: skip
"""What coverage says against, or to, a draft; ``report.toml`` tells each in words."""
OrderBasis = Literal["as_of", "cue", "published", "day", "snapshot", "none"]
Field = Literal["title", "body"]
Relation = Literal["whole", "subset", "delta", "rest"]
"""How a figure stands to the toll around it: the whole group; a subset ("including 3 children", "of whom");
a delta ("three more bodies", "two of the injured died"); the rest ("4 others")."""
Role = Literal["", "claimed", "blamed", "denied", "official", "victim"]

COUNT_KINDS: Final[tuple[Kind, ...]] = (
    "killed", "injured", "missing", "arrested", "kidnapped", "rescued", "displaced", "escaped",
    "affected", "attackers", "sites", "destroyed",
)  # fmt: skip
"""Kinds whose value counts people or things: compared as intervals of whole numbers."""

MEASURE_KINDS: Final[tuple[Kind, ...]] = ("magnitude", "money", "duration", "quantity")
"""Kinds whose value is measured: compared only within one unit and one counted noun."""

NAME_KINDS: Final[tuple[Kind, ...]] = ("place", "date", "actor", "cause")
"""Kinds whose value is a name or a day: no interval."""


def number_text(value: float | None) -> str:
    """A number as tables print it: no exponent, no trailing ``.0``, empty for unknown or unbounded."""
    if value is None:
        return ""
    if value == int(value):
        return str(int(value))
    return f"{value:.6f}".rstrip("0").rstrip(".")


_TEXTS: Final = ("text", "title", "outlet", "published", "modified", "url", "id", "language", "credit", "origin")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as an outlet published it. ``text`` and ``title`` are canonical: claims point into them by character.

    What is no text is refused with a TypeError.

    Attributes:
        text: the body after decoding and removal of page furniture.
        title: the headline, None when unknown.
        outlet: who published it (name or domain), None when unknown.
        published: first publication, ISO 8601 (day, or time with or without offset), None when unknown.
        modified: last change, ISO 8601.
        url: its address.
        id: the input's identifier; a hash of the content when none is given.
        language: BCP 47 code when the input says one.
        credit: agency or byline credit given by the input ("AFP", "Reuters staff").
        origin: where it was read ("day1.csv:17"), for messages.
        metadata: the input's other columns, kept as they came; ``version_of`` and ``version`` name the item that this
            is one version of.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    id: str = ""
    language: str | None = None
    credit: str | None = None
    origin: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for name in _TEXTS:
            value = getattr(self, name)
            if not isinstance(value, str) and (value is not None or name in ("text", "id", "origin")):
                raise TypeError(f"Article.{name} is {type(value).__name__}, not text")
        if not self.id:
            object.__setattr__(self, "id", self.content_id)

    @property
    def content_id(self) -> str:
        """A short hash of outlet, title, time and text: the same article has the same one everywhere."""
        parts = (self.outlet or "", self.title or "", self.published or "", self.text)
        return "a" + digest(*parts)[:12]

    @property
    def label(self) -> str:
        """What a person knows it by: its outlet, else the id that the input gave, else its file."""
        file = _LINE.sub(r"\1", self.origin.rpartition("/")[2]) if _HASHED.fullmatch(self.id) else ""
        return self.outlet or file or self.id

    @property
    def when(self) -> Moment | None:
        """First publication as a Moment, None when unknown."""
        return Moment.parse(self.published)

    @property
    def item(self) -> str:
        """The item that this is one version of; empty when the input tells of no versions."""
        return self.metadata.get("version_of", "")

    @property
    def version(self) -> tuple[int, ...]:
        """The numbers of its version, to put versions in order ("10" after "9", "2.1" after "2"); empty when untold."""
        return tuple(int(n) for n in re.findall(r"\d{1,18}", self.metadata.get("version", "")))

    def part(self, name: Field) -> str:
        """The text that spans of that field index."""
        return (self.title or "") if name == "title" else self.text


_LINE = re.compile(r"(\.(?:txt|text|md|markdown|html?|eml)):\d+$")  # a file that holds one article needs no line
_HASHED = re.compile(r"a[0-9a-f]{12}(?:-\d+)?")  # a content hash, as nobody calls an article


def digest(*parts: str) -> str:
    """A stable hex hash of some texts (lone surrogates included)."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sourced statement: article A, at these characters, says that kind K of group G has value V, on S's word.

    ``article.part(field)[start:end] == quote`` always holds. The id is a hash of the claim's own content.

    Attributes:
        interval: low/best/high of a figure; None for places, dates, actors and causes.
        qualifier: the hedge's words as printed ("at least"), empty when there is none.
        place: the sub-place that the figure is tied to, None for the whole incident.
        as_of: ISO time that the text ties the figure to; None unless it says one.
        source: the words that name who says so ("a senior security official"), empty when nobody is named.
        authority: the source under one canonical name, to count independent authorities with ("military").
        named: the official's own name, where the house style lets our sentences print it.
        chain: the agency whose text the figure came through, as the words say it ("AFP"), empty when none.
        origin: the chain's id, set by the incidents stage.
        value: the clean value of a place, date (YYYY-MM-DD), actor or cause.
        unit: a word of the quantity ("USD", "magnitude", "km", "job").
        noun: the counted noun as printed ("security personnel"), lower case.
        relation: how the figure stands to the toll around it.
        parent: id of the claim that a subset or delta belongs to, where the sentence shows it.
        partition: of a part in a list that gives all of a whole ("the dead were 14 soldiers and five civilians"): the
            id of the whole's claim, or of the list's first part where the whole is told elsewhere.
        includes: groups that the words say are counted in ("including the two gunmen" -> militants).
        excludes: groups that the words say are left out.
        cue: "correction", "withdrawn", "update", "rise", "fall", "denied_figure", "denied_attribution" or empty.
        role: what an actor did: claimed, blamed, denied.
        within: for a place, what it lies in, nearest first ("Gwadar", "Balochistan", "Pakistan").
        spot: the place or spot that the words of a figure put it in, whether or not it is a part for that; of a place
            with what it lies in ("Pasni, Gwadar").
        near: the places that its sentence names, in the same way.
        on: the day (YYYY-MM-DD) that the clause of a figure names.
        scope_why: why the articles of the incident give it another scope than its own article; empty where they do not.
        hints: cues of another scope that fired, and how the figure came to its spot.
        sentence: start and end of the sentence that holds it, in the same field.
        confidence: 0 to 1, how sure the reading is.
    """

    article_id: str
    kind: Kind
    group: str = ""
    interval: Interval | None = None
    qualifier: str = ""
    certainty: Certainty = "reported"
    scope: Scope = "incident"
    place: str | None = None
    as_of: str | None = None
    source: str = ""
    source_type: SourceType = "none"
    authority: str = ""
    named: str = ""
    chain: str = ""
    origin: str = ""
    value: str = ""
    unit: str = ""
    noun: str = ""
    relation: Relation = "whole"
    parent: str = ""
    partition: str = ""
    includes: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    cue: str = ""
    role: Role = ""
    within: tuple[str, ...] = ()
    spot: str = ""
    near: tuple[str, ...] = ()
    on: str = ""
    scope_why: str = ""
    hints: tuple[str, ...] = ()
    field: Field = "body"
    start: int = 0
    end: int = 0
    quote: str = ""
    sentence: tuple[int, int] = (0, 0)
    confidence: float = 0.9
    id: str = ""

    @property
    def by_name(self) -> bool:
        """The value is somebody's own name, not only what he is ("police", "mayor of the town")."""
        return not self.value.islower()

    def __post_init__(self) -> None:
        if not self.id:
            bounds = "" if self.interval is None else f"{self.interval.low}/{self.interval.best}/{self.interval.high}"
            content = (
                self.article_id, self.kind, self.group, bounds, self.scope, self.certainty, self.field,
                str(self.start), str(self.end), self.value, self.unit, self.role,
            )  # fmt: skip
            object.__setattr__(self, "id", "c" + digest(*content)[:12])


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One article's place in an incident: its chain, and what tied it in."""

    article_id: str
    origin: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Articles that tell of one event. It bundles claims and merges none away.

    ``date`` is the event's day (YYYY-MM-DD) where the articles say one; ``places`` the scene, best first.
    """

    id: str
    label: str
    members: tuple[Member, ...]
    date: str | None = None
    places: tuple[str, ...] = ()

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Ids of its articles, in stable order."""
        return tuple(m.article_id for m in self.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """One line of descent: the article or agency text that others copy, and the articles that carry it.

    ``differs`` lists copies whose figures differ from their twin's: (article id, claim id, twin's claim id);
    ``replaced`` the ids of claims that their outlet's own later text no longer has.
    """

    id: str
    label: str
    article_ids: tuple[str, ...]
    differs: tuple[tuple[str, str, str], ...] = ()
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """One dispute: incident, kind, group, place, verdict; never one row per pair of outlets.

    ``left`` and ``right`` are the pair that clashes most; ``claims`` all ids involved. ``low``, ``best`` and ``high``
    are the current counts by the written rule. ``values`` shows every figure with who prints it. ``decision`` is an
    editor's, with his ``note``; it holds for the dispute as it stands: with other claims it is another one.
    """

    id: str
    incident_id: str
    incident: str
    kind: Kind
    group: str
    place: str | None
    verdict: Verdict
    severity: Severity
    status: Status
    reason: str
    wording: str
    values: str
    left: Claim
    right: Claim
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    outlets: tuple[str, ...]
    authorities: tuple[str, ...]
    chains: tuple[str, ...]
    order_basis: OrderBasis = "none"
    flags: tuple[str, ...] = ()
    low: float | None = None
    best: float | None = None
    high: float | None = None
    earliest: str | None = None
    latest: str | None = None
    confidence: float = 0.9
    question: str = ""
    decision: Status | Literal[""] = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How a finding came about.

    Attributes:
        readings: every figure of it, oldest first: the claim that shows it best, how it reads, its further mentions.
        order: how it is known which figure is the older one.
        algebra: what cannot hold together, and the one figure whose removal settles most.
        rule: the rule behind the verdict.
    """

    readings: tuple[tuple[Claim, str, int], ...]
    order: str
    algebra: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A pair that was looked at and is no discrepancy: compatible, or not comparable, with the reason."""

    incident_id: str
    kind: Kind
    group: str
    left: str
    right: str
    verdict: Literal["compatible", "not_comparable"]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What is current on one fact of one incident: the figures to print or hold, and how much stands behind them."""

    incident_id: str
    kind: Kind
    group: str
    place: str | None
    status: Status
    wording: str
    low: float | None
    best: float | None
    high: float | None
    claims: tuple[str, ...]
    outlets: tuple[str, ...]
    authorities: tuple[str, ...]
    chains: tuple[str, ...]
    sides: tuple[str, ...]
    corroborated: bool
    as_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What coverage says about one statement of a draft, or about one that the draft lacks.

    ``claim`` is the draft's own, None where it lacks the fact; ``against`` the ids of the claims of coverage that say
    so, the best placed first; ``wording`` a sentence that is safe to print instead, empty where there is none.
    """

    rule: Rule
    severity: Severity
    kind: Kind
    group: str
    message: str
    claim: Claim | None = None
    wording: str = ""
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that was given and not read: where it stands, and why."""

    where: str
    reason: str
    mend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading yields: the articles that can be used, and everything that cannot, with its reason.

    Iterating over it gives the articles. ``warnings`` are about articles that were kept, with what had to be mended
    (a second use of an id, a date in the future, a text cut at the bound).
    """

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Skipped, ...] = ()

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What the claims stage yields: claims by article in their order, and the articles given up (id -> why)."""

    claims: tuple[Claim, ...]
    unread: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """What the incidents stage yields. Every article stands in exactly one incident and one chain.

    ``claims`` are the claims that came in, in their order, each with its ``origin`` filled in.
    """

    incidents: tuple[Incident, ...]
    chains: tuple[Chain, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What the comparisons stage yields for one incident."""

    discrepancies: tuple[Discrepancy, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Skipped, ...] = ()
