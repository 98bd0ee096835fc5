"""What the page shows, as plain data: the template only lays it out."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import table
from factcheck.lexicon.hedges import stated
from factcheck.records import COUNT_KINDS, SEVERITIES
from factcheck.report import summary
from factcheck.report.excerpts import Excerpt, listed, printed, visible, voice, web_address
from factcheck.report.page.charts import Chart, charts, current_claims, key_of, name_of, roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.records import Article, Claim, Discrepancy, Incident, Skipped
    from factcheck.report.content import Content

_MOST_FACTS: Final = 12  # columns of the matrix
_MOST_SET_ASIDE: Final = 200
_LONG_LABEL: Final = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An article as the page names it. ``url`` is empty unless it is a web address."""

    id: str
    outlet: str
    title: str
    published: str
    url: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A claim's words in their clause, and all that stands behind them."""

    claim: str
    figure: str
    source: Source
    before: str
    words: str
    after: str
    voice: str
    chain: str
    as_of: str
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A figure of a dispute and who prints it."""

    figure: str
    outlets: tuple[str, ...]
    chains: int
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """One discrepancy, ready to lay out."""

    rank: int
    row: Discrepancy
    title: str
    meaning: str
    order: str
    sides: tuple[Quote, Quote]
    carriers: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one outlet prints on one fact, and how that stands to the figure most print."""

    text: str
    sign: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Outlets by facts. ``most`` names for each fact the figure that most outlets print."""

    facts: tuple[str, ...]
    most: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """A text and its copies."""

    label: str
    articles: tuple[Source, ...]
    differs: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place, who names it, and what lies in it."""

    name: str
    outlets: tuple[str, ...]
    inside: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A figure that was read and not compared."""

    what: str
    figure: str
    why: str
    quote: Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One incident."""

    incident: Incident
    label: str
    short: str
    places: str
    counts: summary.Counts
    calls: Mapping[str, tuple[summary.Call, ...]]
    disputes: tuple[Dispute, ...]
    charts: Sequence[Chart]
    matrix: Matrix | None
    families: tuple[Family, ...]
    singles: int
    tree: tuple[Place, ...]
    asides: tuple[Aside, ...]
    asides_hidden: int
    articles: tuple[Source, ...]
    why: Mapping[str, str]

    @property
    def levels(self) -> Mapping[str, int]:
        """How many of its discrepancies have each severity."""
        return Counter(d.row.severity for d in self.disputes)

    @property
    def worst(self) -> str:
        """The severity of its gravest discrepancy; empty when nothing differs."""
        return self.disputes[0].row.severity if self.disputes else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The whole page."""

    sections: tuple[Section, ...]
    quiet: tuple[Section, ...]
    articles: int
    outlets: int
    chains: int
    high: int
    held: int
    dropped: int
    choices: Mapping[str, tuple[str, ...]]
    skipped: tuple[Skipped, ...]
    warnings: tuple[Skipped, ...]
    newest: str
    policy: str


def build(report: Content, *, full_text: bool = False) -> Page:
    """Lay out a report: incidents with something to say first, gravest first, then the quiet ones."""
    sections = [_section(report, incident, full_text=full_text) for incident in report.incidents]
    loud = tuple(s for s in sections if s.disputes)
    dated = [(a.when.latest, a.published) for a in report.articles if a.when and a.published]
    rows = report.discrepancies
    return Page(
        sections=loud,
        quiet=tuple(s for s in sections if not s.disputes),
        articles=len(report.articles),
        outlets=len({a.outlet for a in report.articles if a.outlet}),
        chains=len({m.origin for incident in report.incidents for m in incident.members}),
        high=sum(d.severity == "high" for d in rows),
        held=sum(d.status == "hold" for d in report.open),
        dropped=sum(d.status == "drop" for d in rows),
        choices={
            "severity": tuple(s for s in SEVERITIES if any(d.severity == s for d in rows)),
            "verdict": tuple(sorted({d.verdict for d in rows})),
            "kind": tuple(sorted({d.kind for d in rows})),
            "outlet": tuple(sorted({visible(o) for d in rows for o in d.outlets}, key=str.casefold)),
        },
        skipped=report.skipped,
        warnings=report.warnings,
        newest=max(dated)[1] if dated else "",
        policy=report.policy_version,
    )


def _section(report: Content, incident: Incident, *, full_text: bool) -> Section:
    articles = tuple(
        source(a, full_text=full_text) for i in incident.article_ids if (a := report.article.get(i)) is not None
    )
    disputes = tuple(_dispute(report, rank, d) for rank, d in report.disputes_in[incident.id])
    label = visible(incident.label)
    families = tuple(_families(report, incident))
    asides = list(_asides(report, incident))
    lines = summary.calls(report, incident)
    return Section(
        incident=incident,
        label=label if len(label) <= _LONG_LABEL else label[:_LONG_LABEL] + "…",
        short=label if len(label) <= 60 else label[:60].rsplit(" ", 1)[0] + "…",
        places=", ".join(visible(p) for p in incident.places[:6]),
        counts=summary.counts(report, incident),
        calls={status: tuple(c for c in lines if c.status == status) for status in ("print", "hold", "drop")},
        disputes=disputes,
        charts=charts(report, incident) if disputes else (),
        matrix=_matrix(report, incident) if len(articles) > 1 else None,
        families=families,
        singles=len(articles) - sum(len(f.articles) for f in families),
        tree=_tree(report, incident),
        asides=tuple(asides[:_MOST_SET_ASIDE]),
        asides_hidden=max(0, len(asides) - _MOST_SET_ASIDE),
        articles=articles,
        why={m.article_id: visible(m.why) for m in incident.members},
    )


def source(article: Article, *, full_text: bool = False) -> Source:
    """An article for the page; only web addresses become links."""
    return Source(
        id=visible(article.id),
        outlet=visible(article.label),
        title=visible(article.title or ""),
        published=visible(article.published or ""),
        url=web_address(article.url),
        text=visible(article.text) if full_text else "",
    )


def _quote(report: Content, claim: Claim) -> Quote:
    article = report.article.get(claim.article_id)
    around: Excerpt = report.excerpt(claim)
    home = source(article) if article else _lost(claim)
    return Quote(
        claim=claim.id,
        figure=printed(claim),
        source=home,
        before=visible(around.before),
        words=visible(around.quote),
        after=visible(around.after),
        voice=voice(claim),
        chain=visible(claim.chain),
        as_of=visible(claim.as_of or ""),
        field="headline" if claim.field == "title" else "",
    )


def _lost(claim: Claim) -> Source:
    return Source(id=claim.article_id, outlet=claim.article_id, title="", published="", url="")


def _dispute(report: Content, rank: int, d: Discrepancy) -> Dispute:
    words = table("report")
    place = f" in {d.place}" if d.place else ""
    return Dispute(
        rank=rank,
        row=d,
        title=visible(f"{d.kind}, {d.group}{place}" if d.group else f"{d.kind}{place}"),
        meaning=str(words["verdicts"][d.verdict]),
        order=str(words["orders"][d.order_basis]),
        sides=(_quote(report, d.left), _quote(report, d.right)),
        carriers=tuple(_carriers(report, d)),
    )


def _carriers(report: Content, d: Discrepancy) -> Iterator[Carrier]:
    by_figure: dict[tuple[float, str], list[Claim]] = defaultdict(list)
    for ident in d.claims:
        if claim := report.claim.get(ident):
            by_figure[stated(claim), listed(claim)].append(claim)
    for (_, figure), claims in sorted(by_figure.items()):
        yield Carrier(
            figure=figure,
            outlets=tuple(dict.fromkeys(_outlet(report, c.article_id) for c in claims)),
            chains=len({c.origin or c.article_id for c in claims}),
            voices=tuple(dict.fromkeys(voice(c) for c in claims)),
        )


def _outlet(report: Content, article_id: str) -> str:
    return visible(report.outlet(article_id))


SIGNS: Final = {
    "=": "same figure as most",
    "~": "fits that figure through its hedge",
    "≠": "another figure",
    "↺": "a figure called outdated, or overtaken",
    "": "says nothing",
}
"""The matrix reads without colour: by these signs."""


def _matrix(report: Content, incident: Incident) -> Matrix | None:
    claims = current_claims(report, incident)
    role = roles(report, incident)
    shared = {key: found for key, found in claims.items() if len({_outlet(report, c.article_id) for c in found}) > 1}
    if not shared:
        return None
    ranked = sorted(shared.items(), key=lambda item: -len({_outlet(report, c.article_id) for c in item[1]}))
    chosen = dict(sorted(dict(ranked[:_MOST_FACTS]).items(), key=lambda item: list(shared).index(item[0])))
    most = {key: _most_printed(report, found, role) for key, found in chosen.items()}
    outlets = list(dict.fromkeys(_outlet(report, i) for i in incident.article_ids))
    rows = []
    for outlet in outlets:
        cells = []
        for key, found in chosen.items():
            mine = [c for c in found if _outlet(report, c.article_id) == outlet]
            cells.append(_cell(mine, most[key], role))
        if any(cell.text for cell in cells):
            rows.append((outlet, tuple(cells)))
    return Matrix(
        facts=tuple(name_of(key) for key in chosen),
        most=tuple(printed(m) if m else "no figure leads" for m in most.values()),
        rows=tuple(rows),
        hidden=len(shared) - len(chosen),
    )


def _most_printed(report: Content, claims: Sequence[Claim], role: Mapping[str, str]) -> Claim | None:
    """A claim with the figure that the most outlets print today; None when two figures lead."""
    today = [c for c in claims if role.get(c.id) in ("current", "in dispute")] or list(claims)
    outlets: dict[float, set[str]] = defaultdict(set)
    for c in today:
        if c.interval:
            outlets[c.interval.stated].add(_outlet(report, c.article_id))
    ranked = Counter({figure: len(names) for figure, names in outlets.items()}).most_common(2)
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    return next(c for c in today if c.interval and c.interval.stated == ranked[0][0])


def _cell(mine: Sequence[Claim], most: Claim | None, role: Mapping[str, str]) -> Cell:
    if not mine:
        return Cell(text="", sign="", meaning=SIGNS[""])
    fresh = [c for c in mine if role.get(c.id) in ("current", "in dispute")]
    shown = fresh or mine
    text = " / ".join(dict.fromkeys(printed(c) for c in shown))
    if not fresh:
        sign = "↺"
    elif most is None or most.interval is None:
        sign = ""
    elif any(c.interval and c.interval.stated == most.interval.stated for c in shown):
        sign = "="
    elif any(c.interval and c.interval.meets(most.interval) for c in shown):
        sign = "~"
    else:
        sign = "≠"
    return Cell(text=text, sign=sign, meaning=SIGNS[sign] if sign else "no figure leads")


def _families(report: Content, incident: Incident) -> Iterator[Family]:
    ids = set(incident.article_ids)
    for chain in report.chains:
        mine = [report.article[i] for i in chain.article_ids if i in ids and i in report.article]
        if len(mine) < 2:
            continue
        differs = []
        for article_id, claim_id, twin_id in chain.differs:
            claim, twin = report.claim.get(claim_id), report.claim.get(twin_id)
            if claim and twin and article_id in ids:
                differs.append((_outlet(report, article_id), printed(claim), printed(twin)))
        yield Family(label=visible(chain.label), articles=tuple(source(a) for a in mine), differs=tuple(differs))


def _tree(report: Content, incident: Incident) -> tuple[Place, ...]:
    """The scene's places as what lies in what, as far as the claims say it."""
    outlets: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for c in report.claims_in[incident.id]:
        if c.kind == "place" and c.scope != "background" and c.value:
            path = tuple(visible(p) for p in (*reversed(c.within), c.value))
            outlets[path][_outlet(report, c.article_id)] = None

    def below(prefix: tuple[str, ...]) -> tuple[Place, ...]:
        depth = len(prefix)
        names = dict.fromkeys(p[depth] for p in outlets if len(p) > depth and p[:depth] == prefix)
        return tuple(Place(n, tuple(outlets.get((*prefix, n), ())), below((*prefix, n))) for n in names)

    return below(())


_ASIDE: Final = {
    "background": "another event, or a total over time",
    "superseded": "called outdated by the article itself",
    "feared": "feared, not counted",
    "denied": "denied",
}


def _asides(report: Content, incident: Incident) -> Iterator[Aside]:
    """Counts that were read and set aside, with the reason."""
    seen = set()
    for c in report.claims_in[incident.id]:
        if c.kind not in COUNT_KINDS or c.interval is None:
            continue
        why = _ASIDE.get(c.scope) or _ASIDE.get(c.certainty)
        mark = (c.article_id, c.kind, c.group, c.interval, why)
        if why and mark not in seen:
            seen.add(mark)
            yield Aside(what=name_of(key_of(c)), figure=printed(c), why=why, quote=_quote(report, c))
