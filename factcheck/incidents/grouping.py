"""Articles and claims to incidents: candidates, how likely each pair is, clusters, names and reasons.

space -> candidates -> probability (features.py) -> clusters (clusters.py) -> labels and reasons (labels.py)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from factcheck.incidents import labels
from factcheck.incidents.candidates import candidates
from factcheck.incidents.clusters import Bonds, cluster
from factcheck.incidents.encoder import Encoder, MiniLM
from factcheck.incidents.features import Pairs, Profile, gate, probability
from factcheck.incidents.lineage import trace
from factcheck.incidents.pins import Pins
from factcheck.incidents.space import Space
from factcheck.incidents.terms import lead
from factcheck.records import Article, Claim, Grouping, Incident, Member, digest

if TYPE_CHECKING:
    from factcheck.incidents.encoder import Vectors
    from factcheck.incidents.space import Floats, Ints
    from factcheck.policy import Policy

Progress = Callable[[str, int, int], None]

SAME_TEXT = 40
"""Articles with one text of at least so many words are one report, whatever else differs."""


def group(
    articles: Sequence[Article],
    claims: Sequence[Claim],
    policy: Policy,
    *,
    encoder: Encoder | None = None,
    pins: Pins | None = None,
    progress: Progress | None = None,
    known: Grouping | None = None,
) -> Grouping:
    """Group articles by the incident that each mainly tells of.

    Args:
        articles: any number, in any order; ids are unique.
        claims: what the articles say (may be empty: then titles and texts decide alone).
        policy: its ``incidents`` section holds the gates.
        encoder: the bundled model when None; asked only for articles that have a candidate.
        pins: an editor's word, which wins.
        progress: told how far the work is.
        known: an earlier grouping. Its articles keep their incidents and ids, and only what is new is compared. Two
            known incidents are never made one, even where new articles link them: pin them together for that.
            Word weights move a little with the collection, so a borderline article may fall otherwise than it would
            have in one run over everything.

    Raises:
        ModelError: the encoder's model is missing or altered.
    """
    tell = progress or (lambda _stage, _done, _total: None)
    profiles = _profiles(articles, claims)
    bonds = _bonds(articles, pins or Pins(), known)
    tell("grouping", 0, 3)
    space = Space.of(articles)
    asking = np.array([i for i in range(len(articles)) if bonds.free(i)], dtype=np.int64)
    left, right = candidates(space, profiles, policy.incidents.window_days, asking)
    tell("grouping", 1, 3)
    vectors = _vectors(articles, np.union1d(left, right), encoder or MiniLM())

    def likely(left: Ints, right: Ints) -> Floats:
        return probability(Pairs(left, right, profiles, space, vectors), policy)

    found = cluster(len(articles), left, right, likely, bonds)
    tell("grouping", 2, 3)
    grouping = _bundle(profiles, claims, found.members, found.ties, bonds, policy)
    tell("grouping", 3, 3)
    return grouping


def together(articles: Sequence[Article], claims: Sequence[Claim]) -> Grouping:
    """All articles as one incident, because whoever asks says so; no model is needed. Lineage is still traced."""
    profiles = _profiles(articles, claims)
    members = [list(range(len(articles)))] if articles else []
    return _bundle(profiles, claims, members, {}, Bonds(), None)


def _profiles(articles: Sequence[Article], claims: Sequence[Claim]) -> list[Profile]:
    of: dict[str, list[Claim]] = {}
    for claim in claims:
        of.setdefault(claim.article_id, []).append(claim)
    return [Profile.of(article, of.get(article.id, ())) for article in articles]


def _vectors(articles: Sequence[Article], wanted: Ints, encoder: Encoder) -> Vectors:
    if not len(wanted):
        return np.zeros((len(articles), 1), np.float32)
    rows = encoder.encode([lead(articles[i]) for i in wanted.tolist()])
    vectors = np.zeros((len(articles), rows.shape[1]), np.float32)
    vectors[wanted] = rows
    return vectors


def _bonds(articles: Sequence[Article], pins: Pins, known: Grouping | None) -> Bonds:
    """What is settled before anything is computed: pins, the known incidents, and equal texts."""
    at = {article.id: i for i, article in enumerate(articles)}
    apart = frozenset((min(at[a], at[b]), max(at[a], at[b])) for a, b in pins.apart if a in at and b in at)
    parted = {i for pair in apart for i in pair}
    pinned = [sorted(at[i] for i in ids if i in at) for ids in pins.together]
    settled: dict[int, str] = {}
    for incident in known.incidents if known else ():
        old = [at[i] for i in incident.article_ids if i in at]
        if sum(i in parted for i in old) < 2:
            settled |= dict.fromkeys(old, incident.id)
    twins: dict[str, list[int]] = {}
    for i, article in enumerate(articles):
        run = article.text.split()
        if len(run) >= SAME_TEXT and i not in parted:
            twins.setdefault(digest(" ".join(run).lower()), []).append(i)
    return Bonds(
        apart=apart,
        pinned=tuple(tuple(ids) for ids in pinned if len(ids) > 1),
        copies={i: first for ids in twins.values() for first in (_speaker(ids, settled),) for i in ids if i != first},
        settled=settled,
    )


def _speaker(ids: Sequence[int], settled: Mapping[int, str]) -> int:
    return next((i for i in ids if i in settled), ids[0])


def _bundle(
    profiles: Sequence[Profile],
    claims: Sequence[Claim],
    clusters: Sequence[Sequence[int]],
    ties: dict[int, list[tuple[int, float]]],
    bonds: Bonds,
    policy: Policy | None,
) -> Grouping:
    articles = [p.article for p in profiles]

    def age(i: int) -> tuple[str, str]:
        moment = articles[i].when
        return (moment.earliest.isoformat() if moment else "9999", articles[i].id)

    ordered = sorted((sorted(members, key=age) for members in clusters), key=lambda members: age(members[0]))
    chains, origin, marked = trace(articles, claims, ordered)
    sketches = labels.sketch([[profiles[i] for i in members] for members in ordered])
    home = {i: n for n, members in enumerate(ordered) for i in members}
    incidents: list[Incident] = []
    taken: set[str] = set()
    for n, (members, sketch) in enumerate(zip(ordered, sketches, strict=True)):
        identity = next((bonds.settled[i] for i in members if bonds.settled.get(i, "") not in {"", *taken}), "")
        if not identity:
            identity = "i" + digest(articles[members[0]].content_id)[:12]
            if identity in taken or identity in bonds.settled.values():
                identity = "i" + digest(articles[members[0]].content_id, articles[members[0]].id)[:12]
        taken.add(identity)
        rows = [
            Member(
                article_id=articles[i].id,
                origin=origin[articles[i].id],
                why=_why(i, members, profiles, ties, bonds, policy, also=_also(i, n, ties, home, ordered, sketches)),
            )
            for i in members
        ]
        incidents.append(
            Incident(id=identity, label=sketch.label, members=tuple(rows), date=sketch.date, places=sketch.places)
        )
    return Grouping(incidents=tuple(incidents), chains=chains, claims=marked)


def _why(
    i: int,
    members: Sequence[int],
    profiles: Sequence[Profile],
    ties: dict[int, list[tuple[int, float]]],
    bonds: Bonds,
    policy: Policy | None,
    *,
    also: str,
) -> str:
    own = profiles[i]
    if policy is None:
        reason = "given as one incident" if len(members) > 1 else "the only article"
    elif any(i in ids and len(set(ids) & set(members)) > 1 for ids in bonds.pinned):
        reason = "pinned together by an editor"
    elif len(members) == 1:
        reason = _alone(own, [profiles[j] for j, p in ties.get(i, ()) if p < -0.5], policy)
    elif (speaker := bonds.copies.get(i)) is not None and speaker in members:
        reason = f"same text as {labels.name(profiles[speaker].article)}"
    else:
        inside = [(j, p) for j, p in ties.get(i, ()) if j in set(members) and p > 0]
        nearest = inside[0][0] if inside else next(j for j in members if j != i)
        reason = f"with {labels.name(profiles[nearest].article)}: {labels.shared(own, profiles[nearest])}"
        if inside:
            reason += f" (likelihood {inside[0][1]:.2f})"
        if bonds.settled.get(i):
            reason = f"grouped before; {reason}"
    return reason + also


def _alone(own: Profile, nearest: Sequence[Profile], policy: Policy) -> str:
    for other in nearest:
        if reason := gate(own, other, policy):
            return f"alone: kept from {labels.name(other.article)}, {reason}"
    return "alone: no other article is near enough"


def _also(
    i: int,
    n: int,
    ties: dict[int, list[tuple[int, float]]],
    home: dict[int, int],
    ordered: Sequence[Sequence[int]],
    sketches: Sequence[labels.Sketch],
) -> str:
    """A round-up stands under its main incident, and says which others it tells of."""
    near: dict[int, list[float]] = {}
    for j, p in ties.get(i, ()):
        if home[j] != n:
            near.setdefault(home[j], []).append(p)
    others = [m for m, values in near.items() if sum(p >= 0.5 for p in values) >= max(1, len(ordered[m]) // 2)]
    named = "; ".join(sketches[m].label for m in sorted(others)[:3])
    return f"; round-up: also near {named}" if named else ""
