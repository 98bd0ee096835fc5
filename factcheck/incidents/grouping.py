"""Articles and claims to incidents: candidates, how likely each pair is, clusters, names and reasons.

coverage -> candidates -> probability and gates (coverage.py, features.py, gates.py) -> clusters (clusters.py)
         -> chains (lineage.py), labels (labels.py) and reasons (reasons.py)
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

import numpy as np

from factcheck.incidents import labels
from factcheck.incidents.bonds import Bonds
from factcheck.incidents.candidates import candidates
from factcheck.incidents.clusters import DOUBT, cluster, undecided
from factcheck.incidents.coverage import Coverage, Weigher
from factcheck.incidents.encoder import Encoder, MiniLM
from factcheck.incidents.lineage import chains, mark, trace
from factcheck.incidents.pins import Pins
from factcheck.incidents.reasons import Reasons, Ties
from factcheck.incidents.space import Index, Space
from factcheck.records import Article, Claim, Grouping, Incident, Member, digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.incidents.space import Ints
    from factcheck.policy import Policy
    from factcheck.records import Progress


def group(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    policy: Policy,
    *,
    encoder: Encoder | None = None,
    pins: Pins | None = None,
    progress: Progress | None = None,
    known: Grouping | None = None,
    index: Index | None = None,
) -> Grouping:
    """Group articles by the incident that each mainly tells of.

    Adding articles: give all of them, and the earlier grouping as ``known``. Its articles keep their incidents and ids;
    only what is new is compared, and only incidents that a new article is like are worked on again. The earlier texts
    are read again unless the same ``index`` is handed over each time.

    What depends on the order of arrival: two known incidents are never made one, even where a later article links them
    (pin them together for that), and a known article never leaves its incident; and since word weights move with the
    collection, a borderline article may fall otherwise than it would have in one run over everything.

    Args:
        articles: any number, in any order; ids are unique.
        claims: what the articles say (may be empty: then titles and texts decide alone).
        policy: its ``incidents`` section holds the gates.
        encoder: the bundled model when None; asked only for articles of pairs that words, names, dates and
            places leave undecided, so clear cases need no model.
        pins: an editor's word, which wins.
        progress: told how far the work is.
        known: an earlier grouping of some of the articles.
        index: remembers the texts read, from call to call.

    Raises:
        ModelError: the encoder's model is missing or altered.
    """
    if not articles:
        return Grouping(incidents=(), chains=(), claims=tuple(claims))
    tell = progress or (lambda _stage, _done, _total: None)
    tell("grouping", 0, 4)
    coverage = Coverage(articles, _by_article(claims), (Index() if index is None else index).space(articles))
    bonds = Bonds.of(coverage, pins or Pins(), known)
    left, right = candidates(coverage.space, coverage.published, policy.incidents.window_days, bonds.asking)
    tell("grouping", 1, 4)
    if known:
        part = _concerned(coverage, left, right, bonds, policy)
        left, right = _renumbered(part, left, right, len(articles))
        coverage = coverage.take(part)
        bonds = Bonds.of(coverage, pins or Pins(), known)
    count = len(coverage.articles)
    weigher = Weigher(coverage, policy)
    shut, p = weigher.shut(left, right), weigher.probability(left, right)
    asked = undecided(count, left, right, np.where(shut > 0, 0.0, p))
    if len(asked):
        weigher.embed(asked, encoder or MiniLM())
        again = np.isin(left, asked) & np.isin(right, asked)
        p[again] = weigher.probability(left[again], right[again])
    tell("grouping", 2, 4)
    found = cluster(left, right, np.where(shut > 0, 0.0, p), weigher.likely, weigher.dated, bonds)
    tell("grouping", 3, 4)
    grouping = _bundle(coverage, found, bonds, Ties.of(count, left, right, p, shut), (articles, claims, known))
    tell("grouping", 4, 4)
    return grouping


def load() -> None:
    """Load the libraries and the bundled model that ``group`` may need: seconds that can pass beside other work.

    Raises:
        ModelError: see ``group``.
    """
    for library in ("scipy.sparse", "sklearn.feature_extraction", "sklearn.cluster"):
        importlib.import_module(library)
    MiniLM().load()


def together(articles: Sequence[Article], claims: Sequence[Claim]) -> Grouping:
    """All articles as one incident, because whoever asks says so; no model is needed. Lineage is still traced."""
    coverage = Coverage(articles, _by_article(claims), Space.of(()))
    members = [list(range(len(articles)))] if articles else []
    return _bundle(coverage, members, Bonds(), None, (articles, claims, None))


def _by_article(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    of: dict[str, list[Claim]] = {}
    for claim in claims:
        of.setdefault(claim.article_id, []).append(claim)
    return of


def _concerned(coverage: Coverage, left: Ints, right: Ints, bonds: Bonds, policy: Policy) -> Ints:
    """What new articles may change: themselves, and the known incidents that one of them is like or bound to."""
    near = np.union1d(left, right)
    place = _renumbered(near, left, right, len(coverage.articles))
    alike = Weigher(coverage.take(near), policy).probability(*place) >= DOUBT[0]
    touched = bonds.touched({*left[alike].tolist(), *right[alike].tolist()})
    part = (i for i in range(len(coverage.articles)) if bonds.settled.get(i, "") in touched or i not in bonds.settled)
    return np.fromiter(part, np.int64)


def _renumbered(part: Ints, left: Ints, right: Ints, count: int) -> tuple[Ints, Ints]:
    """Pairs inside a part of ``count`` articles, by their place in it."""
    place = np.full(count, -1)
    place[part] = np.arange(len(part))
    inside = (place[left] >= 0) & (place[right] >= 0)
    return place[left[inside]], place[right[inside]]


def _bundle(
    coverage: Coverage,
    found: Sequence[Sequence[int]],
    bonds: Bonds,
    ties: Ties | None,
    whole: tuple[Sequence[Article], Sequence[Claim], Grouping | None],
) -> Grouping:
    """Incidents from clusters of the coverage, together with the known ones that lie outside it."""
    articles, claims, known = whole
    at = {article.id: article for article in articles}
    inside = {article.id for article in coverage.articles}
    outside = at.keys() - inside
    kept = [x for x in (known.incidents if known else ()) if outside.issuperset(x.article_ids)]
    ordered = sorted(
        (sorted(members, key=lambda i: _age(coverage.articles[i])) for members in found),
        key=lambda members: _age(coverage.articles[members[0]]),
    )
    origin, differs = trace(coverage.articles, coverage.claims, ordered)
    sketches = labels.sketch([[coverage.profiles[i] for i in m] for m in ordered], [x.label for x in kept])
    reasons = Reasons(coverage.profiles, ordered, [sketch.label for sketch in sketches], ties, bonds, coverage.space)
    identities = _identities(coverage.articles, ordered, bonds, {incident.id for incident in kept})
    new = [
        Incident(
            id=identity,
            label=sketch.label,
            members=tuple(
                Member(article_id=article.id, origin=origin[article.id], why=reasons.why(i, n))
                for i, article in ((i, coverage.articles[i]) for i in members)
            ),
            date=sketch.date,
            places=sketch.places,
        )
        for n, (identity, members, sketch) in enumerate(zip(identities, ordered, sketches, strict=True))
    ]
    origin |= {member.article_id: member.origin for incident in kept for member in incident.members}
    differs += [row for chain in (known.chains if known else ()) for row in chain.differs if row[0] in outside]
    replaced = [ident for chain in (known.chains if known else ()) for ident in chain.replaced]
    marked = mark(claims, origin)
    return Grouping(
        incidents=tuple(sorted([*kept, *new], key=lambda incident: _age(at[incident.article_ids[0]]))),
        chains=chains(articles, marked, origin, differs, replaced),
        claims=marked,
    )


def _age(article: Article) -> tuple[str, bool, str, str]:
    """By day as written; within a day by the instant, reports without a time last."""
    moment = article.when
    if moment is None:
        return ("9999", True, "", article.id)
    return (moment.day.isoformat(), not moment.timed, moment.earliest.isoformat(), article.id)


def _identities(
    articles: Sequence[Article], ordered: Sequence[Sequence[int]], bonds: Bonds, taken: set[str]
) -> list[str]:
    """A known incident keeps its id; a new one is called by the content of its founding article."""
    given: list[str] = []
    reserved = set(bonds.settled.values())
    for members in ordered:
        known = (bonds.settled[i] for i in members if i in bonds.settled)
        identity = next((name for name in known if name not in taken), "")
        if not identity:
            founder = articles[members[0]]
            identity = "i" + digest(founder.content_id)[:12]
            if identity in taken | reserved:
                identity = "i" + digest(founder.content_id, founder.id)[:12]
        taken.add(identity)
        given.append(identity)
    return given
