"""Who copies whom: every article and every figure gets the chain that it came through.

Five copies of one wire text are one source. Two things make a chain: an agency's credit (``lexicon/agencies.toml``),
and sentences that are all but the same. A figure may come through another chain than its article ("according to AFP").
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.incidents import versions
from factcheck.incidents.terms import background, words
from factcheck.lexicon import choice, table
from factcheck.records import COUNT_KINDS, Article, Chain, Claim

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

TWIN = 80.0
"""Two sentences are twins from this likeness on (rapidfuzz ratio of their words, 0 to 100): a figure, a name or an
adverb changed. Independent reports of one event stay below 70 even where they quote the same words."""

COPIED = 0.4
"""A text is a copy where twins make up this share of its words, headings and furniture aside."""

RETOLD = 0.65
"""A text may be a rewritten copy where this share of its telling words stands in the other: of 20 reworded copies in
``corpora/lineage`` the least keeps 0.67, of 48 texts of another's own the most keep 0.46."""

PARALLEL = 68.0
"""... and its sentences must each have one there that holds its words (rapidfuzz token set ratio, mean)."""

TELLING = 12
"""Fewer telling words than that prove nothing."""

LEAST = 6
"""Sentences of fewer words prove nothing."""

SMALL = 40
"""Incidents of up to so many articles are compared all with all; larger ones where articles share runs of words."""

_BREAK = re.compile(r"(?<=[.!?])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9À-Þ])|(?<!\s)\s*\n+\s*")
_CUT = re.compile(r"\s+(?:via|through|courtesy of)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Text:
    """An article's sentences that prove something: their words, and where each stands."""

    lines: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    weights: tuple[int, ...]
    telling: frozenset[str]


def trace(
    articles: Sequence[Article], claims: Mapping[str, Sequence[Claim]], incidents: Sequence[Sequence[int]]
) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """The chain of each article by id, and copies' figures that are not their twins' (see ``Chain.differs``).

    Args:
        articles: all of them.
        claims: their claims, by article id.
        incidents: indices of the articles of each incident, the earliest first. Copies are looked for inside them.
    """
    origin: dict[str, str] = {}
    differs: list[tuple[str, str, str]] = []
    items = versions.families(articles)
    for members in incidents:
        texts = {i: _read(articles[i].text) for i in members} if len(members) > 1 else {}
        copies = [(a, b) for a, b in _worth_a_look(members, texts) if _likeness(texts[a], texts[b])]
        for family in _families(members, copies):
            votes = Counter(agencies[0] for i in family if (agencies := agencies_of(articles[i])))
            chain = min(votes, key=lambda name: (-votes[name], name)) if votes else f"own:{articles[family[0]].id}"
            origin |= {articles[i].id: chain for i in family}
        differs += _differing(articles, texts, copies, claims, items)
    return origin, differs


def mark(claims: Iterable[Claim], origin: Mapping[str, str]) -> tuple[Claim, ...]:
    """Claims with the chain that each came through: the one its own words name, else its article's."""
    through = ((claim, _through(claim) or origin.get(claim.article_id, "")) for claim in claims)
    return tuple(claim if claim.origin == chain else replace(claim, origin=chain) for claim, chain in through)


def chains(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    origin: Mapping[str, str],
    differs: Sequence[tuple[str, str, str]],
    replaced: Iterable[str] = (),
) -> tuple[Chain, ...]:
    """Every chain with the articles that carry it: as a whole, or in a figure; and what it has replaced itself."""
    differs, own = versions.split(differs, articles, claims)
    old = {*replaced, *own, *versions.outdated(claims, versions.families(articles))}
    gone: dict[str, list[str]] = {}
    carriers: dict[str, dict[str, None]] = {}
    for article in articles:
        carriers.setdefault(origin[article.id], {})[article.id] = None
    for claim in claims:
        if claim.origin:
            carriers.setdefault(claim.origin, {})[claim.article_id] = None
        if claim.id in old:
            gone.setdefault(origin[claim.article_id], []).append(claim.id)
    unlike: dict[str, list[tuple[str, str, str]]] = {}
    for row in differs:
        unlike.setdefault(origin[row[0]], []).append(row)
    outlets = {f"own:{article.id}": article.label for article in articles}
    return tuple(
        Chain(
            id=chain,
            label=outlets.get(chain) or agency_name(chain),
            article_ids=tuple(ids),
            differs=tuple(unlike.get(chain, ())),
            replaced=tuple(gone.get(chain, ())),
        )
        for chain, ids in carriers.items()
    )


def same_chain(a: Article, b: Article) -> tuple[bool, str]:
    """Do two articles stand on one text? With the reason, in words."""
    one, other = agencies_of(a), agencies_of(b)
    if one and other and one[0] == other[0]:
        return True, f"both credit {agency_name(one[0])}"
    if reason := _likeness(_read(a.text), _read(b.text)):
        return True, reason
    return False, "different texts, no credit in common"


def agencies_of(article: Article) -> tuple[str, ...]:
    """Agencies that the article as a whole is credited to, by id, first named first; no mere mention in the body."""
    outlet = article.outlet or ""
    via = _CUT.split(outlet)[0] if _CUT.search(outlet) else ""
    given = [article.credit or "", *re.findall(r"\(([^)]*)\)", outlet), via]
    found = [name for text in given for name in _named(_CUT.split(text)[0])]
    return tuple(dict.fromkeys([*found, *_named(outlet, whole=True), *_byline(article.text)]))


def agency_name(chain: str) -> str:
    """How a chain is printed."""
    row = table("agencies").get(chain)
    return str(row["name"]) if row else chain.replace("_", " ")


def _byline(text: str) -> list[str]:
    """Credits at the head ("TOWN (AFP) -", "By A Writer, Associated Press") and at the foot ("--AFP", "(Reuters)")."""
    head, foot = text[:240], text[-160:].rstrip()
    names = _alternatives()
    patterns = (
        (rf"\(({names})\)\s*[-–—:]", head),
        (rf"^\W*({names})\s*[-–—:|]", head),
        (rf"^[^.\n]{{0,60}}\bBy\s[^\n]{{0,60}}?\b({names})(?![\w-])", head),
        (rf"^(?:[A-Z][A-Z .,'-]{{2,40}}),\s+[^.\n]{{0,20}}\(({names})\)", head),
        (rf"(?:[-–—]{{1,2}}|/|\bSource:|©(?: \d{{4}})?|\bCopyright(?: \d{{4}})?)\s*({names})\W*$", foot),
        (rf"[.!?\"”]\s*[(\[]({names})[^)\]\n]{{0,20}}[)\]]\W*$", foot),
        (rf"[.!?\"”]\s+({names})\W*$", foot),
        (rf"\n\s*({names})\W*$", foot),
        (rf"(?:©|Copyright)(?: \d{{4}})? (?:The )?({names})\b", text[-400:]),
    )
    ids = _aliases()
    return [ids[m] for pattern, part in patterns for m in re.findall(pattern, part)]


def _named(text: str, *, whole: bool = False) -> list[str]:
    """Agencies named in a credit; only where the text is nothing but the name when ``whole``."""
    ids = _aliases()
    if whole:
        return [ids[text.strip()]] if text.strip() in ids else []
    return [ids[m] for m in re.findall(rf"(?<![\w-])({_alternatives()})(?![\w-])", text)]


@cache
def _aliases() -> Mapping[str, str]:
    return {alias: chain for chain, row in table("agencies").items() for alias in row["aliases"]}


@cache
def _alternatives() -> str:
    return choice(map(re.escape, _aliases()))


def _through(claim: Claim) -> str:
    """The chain that the claim's own words name, empty when none: "according to AFP", "AP reported"."""
    if not claim.chain:
        agency = _named(claim.source.removeprefix("the ").removeprefix("The "), whole=True)
        return agency[0] if agency else ""
    found = _named(_CUT.split(claim.chain)[0])
    return found[0] if found else "-".join(words(claim.chain)) or ""


def _read(text: str) -> _Text:
    lines, spans, weights = [], [], []
    start = 0
    for match in [*_BREAK.finditer(text), None]:
        end = match.start() if match else len(text)
        run = words(text[start:end])
        if len(run) >= LEAST:
            lines.append(" ".join(run))
            spans.append((start, end))
            weights.append(len(run))
        start = match.end() if match else end
    telling = frozenset(word for line in lines for word in line.split()) - _usual()
    return _Text(tuple(lines), tuple(spans), tuple(weights), telling)


@cache
def _usual() -> frozenset[str]:
    """Words of every tenth article: they tell nothing of who copied whom."""
    known = background()
    return frozenset(word for word, count in known["words"].items() if 10 * count > known["documents"])


def _worth_a_look(members: Sequence[int], texts: Mapping[int, _Text]) -> Iterator[tuple[int, int]]:
    if len(members) <= SMALL:
        yield from combinations(members, 2)
        return
    holders: dict[str, list[int]] = {}
    for i in members:
        for shingle in {" ".join(line.split()[k : k + LEAST]) for line in texts[i].lines for k in (0, 3)}:
            holders.setdefault(shingle, []).append(i)
    # the first holder speaks for all others of a shingle: linear, and copies still hang together through it
    pairs = Counter((some[0], other) for some in holders.values() for other in some[1:])
    yield from sorted(pair for pair, count in pairs.items() if count >= 2)


def _likeness(a: _Text, b: _Text) -> str:
    """Why one text is a copy of the other, empty when it is not."""
    if not a.lines or not b.lines:
        return ""
    short, long = (a, b) if sum(a.weights) <= sum(b.weights) else (b, a)
    best = [max(row) for row in _alike(short, long)]
    total = sum(short.weights)
    twins = sum(weight for weight, value in zip(short.weights, best, strict=True) if value >= TWIN)
    if twins >= COPIED * total:
        return f"{100 * twins // total} % of the shorter text stands in the other, sentence for sentence"
    kept = len(short.telling & long.telling) / max(1, len(short.telling))
    if len(short.telling) >= TELLING and kept >= RETOLD:
        held = [max(row) for row in _alike(short, long, words_only=True)]
        if sum(weight * value for weight, value in zip(short.weights, held, strict=True)) >= PARALLEL * total:
            return f"a rewording: {100 * kept:.0f} % of the shorter text's telling words, in like sentences"
    return ""


def _alike(a: _Text, b: _Text, *, words_only: bool = False) -> list[list[float]]:
    from rapidfuzz.fuzz import ratio, token_set_ratio  # noqa: PLC0415 - loaded with the grouping
    from rapidfuzz.process import cdist  # noqa: PLC0415

    rows: list[list[float]] = cdist(a.lines, b.lines, scorer=token_set_ratio if words_only else ratio).tolist()
    return rows


def _differing(
    articles: Sequence[Article],
    texts: Mapping[int, _Text],
    copies: Sequence[tuple[int, int]],
    claims: Mapping[str, Sequence[Claim]],
    items: Mapping[str, tuple[Article, ...]],
) -> list[tuple[str, str, str]]:
    """Figures of a copy that are not its twin's: same sentence but for the number.

    Versions of one item are no copies of each other, and whoever copies one of them departs from none.
    """
    found: dict[tuple[str, str], str] = {}

    def in_a_version(figure: Claim, article: Article) -> bool:
        versions = items.get(article.item, ())
        return any(_same_figure(c, figure) for v in versions for c in _counted(claims.get(v.id, ())))

    for a, b in copies:
        if articles[a].item and articles[a].item == articles[b].item:
            continue
        one, other = (_counted(claims.get(articles[i].id, ())) for i in (a, b))
        if not one or not other:
            continue
        alike = _alike(texts[a], texts[b])
        for claim in other:
            twins = [c for c in one if _same_words(c, claim, (texts[a], texts[b]), alike)]
            stated = {c.interval.stated for c in twins if c.interval}
            if not twins or claim.interval is None or claim.interval.stated in stated:
                continue
            if not (in_a_version(claim, articles[a]) or in_a_version(twins[0], articles[b])):
                found.setdefault((articles[b].id, claim.id), twins[0].id)
    return [(article, claim, twin) for (article, claim), twin in found.items()]


def _same_figure(a: Claim, b: Claim) -> bool:
    return (a.kind, a.group, a.interval and a.interval.stated) == (b.kind, b.group, b.interval and b.interval.stated)


def _counted(claims: Sequence[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.kind in COUNT_KINDS and claim.interval is not None]


def _same_words(a: Claim, b: Claim, texts: tuple[_Text, _Text], alike: list[list[float]]) -> bool:
    if (a.kind, a.group, a.field, a.relation) != (b.kind, b.group, b.field, b.relation):
        return False
    if a.field == "title":
        return True
    i, j = (_holding(text, claim.start) for text, claim in zip(texts, (a, b), strict=True))
    return i is not None and j is not None and alike[i][j] >= TWIN


def _holding(text: _Text, at: int) -> int | None:
    return next((n for n, (start, end) in enumerate(text.spans) if start <= at < end), None)


def _families(members: Sequence[int], copies: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Members that hang together through copies, each family in the order of the members."""
    parent = {i: i for i in members}

    def top(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in copies:
        parent[top(b)] = top(a)
    families: dict[int, list[int]] = {}
    for i in members:
        families.setdefault(top(i), []).append(i)
    return list(families.values())
