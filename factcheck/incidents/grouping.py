"""Articles and claims to incidents: candidates, how likely each pair is, clusters, names and reasons.

space -> candidates -> probability (features.py) -> clusters (clusters.py)
          -> labels (labels.py) and reasons (reasons.py)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from factcheck.incidents import labels
from factcheck.incidents.candidates import candidates
from factcheck.incidents.clusters import Bonds, Clusters, cluster, in_parts, undecided
from factcheck.incidents.encoder import Encoder, MiniLM
from factcheck.incidents.features import Pairs, Profile, probability
from factcheck.incidents.lineage import trace
from factcheck.incidents.pins import Pins
from factcheck.incidents.reasons import Reasons
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
        encoder: the bundled model when None; asked only for articles of pairs that words, names, dates and
            places leave undecided, so clear cases need no model.
        pins: an editor's word, which wins.
        progress: told how far the work is.
        known: an earlier grouping. Its articles keep their incidents and ids, and only what is new is compared. Two
            known incidents are never made one, even where new articles link them: pin them together for that.
            Word weights move a little with the collection, so a borderline article may fall otherwise than it would
            have in one run over everything.

    Raises:
        ModelError: the encoder's model is missing or altered.
    """
    if not articles:
        return Grouping(incidents=(), chains=(), claims=tuple(claims))
    tell = progress or (lambda _stage, _done, _total: None)
    profiles = _profiles(articles, claims)
    bonds = _bonds(articles, pins or Pins(), known)
    tell("grouping", 0, 4)
    space = Space.of(articles)
    asking = np.array([i for i in range(len(articles)) if bonds.free(i)], dtype=np.int64)
    left, right = candidates(space, profiles, policy.incidents.window_days, asking)
    tell("grouping", 1, 4)
    vectors = np.zeros((len(articles), 1), np.float32)

    def likely(left: Ints, right: Ints) -> Floats:
        return probability(Pairs(left, right, profiles, space, vectors), policy)

    p = in_parts(likely, left, right)
    vectors = _vectors(articles, undecided(len(articles), left, right, p), encoder or MiniLM())
    seen = np.asarray(vectors.any(axis=1))
    again = seen[left] & seen[right]
    p[again] = in_parts(likely, left[again], right[again])
    tell("grouping", 2, 4)
    found = cluster(left, right, p, likely, bonds, count=len(articles))
    tell("grouping", 3, 4)
    grouping = _bundle(profiles, claims, found, bonds, policy)
    tell("grouping", 4, 4)
    return grouping


def together(articles: Sequence[Article], claims: Sequence[Claim]) -> Grouping:
    """All articles as one incident, because whoever asks says so; no model is needed. Lineage is still traced."""
    profiles = _profiles(articles, claims)
    members = [list(range(len(articles)))] if articles else []
    return _bundle(profiles, claims, Clusters(members, {}), Bonds(), None)


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
    copies = _copies(articles, [i for i in range(len(articles)) if i not in parted], settled)
    return Bonds(
        apart=apart,
        pinned=tuple(tuple(ids) for ids in pinned if len(ids) > 1),
        copies=copies,
        settled=settled,
    )


def _copies(articles: Sequence[Article], among: Sequence[int], settled: Mapping[int, str]) -> dict[int, int]:
    """Articles with the very text of another one -> that one; a known article speaks for the others.

    Titles must agree too, or the days: what a page prints under any headline (a sign-in form) is no story.
    """
    speakers: dict[str, list[int]] = {}
    copies: dict[int, int] = {}
    for i in sorted(among, key=lambda i: i not in settled):
        run = articles[i].text.lower().split()
        if len(run) >= SAME_TEXT:
            rivals = speakers.setdefault(digest(" ".join(run)), [])
            speaker = next((j for j in rivals if _same_story(articles[i], articles[j])), None)
            if speaker is None:
                rivals.append(i)
            else:
                copies[i] = speaker
    return copies


def _same_story(a: Article, b: Article) -> bool:
    if a.title and b.title and a.title.lower() == b.title.lower():
        return True
    one, other = a.when, b.when
    return one is None or other is None or abs((one.day - other.day).days) <= 1


def _bundle(
    profiles: Sequence[Profile], claims: Sequence[Claim], found: Clusters, bonds: Bonds, policy: Policy | None
) -> Grouping:
    articles = [p.article for p in profiles]

    def age(i: int) -> tuple[str, bool, str, str]:
        """By day as written; within a day by the instant, reports without a time last."""
        moment = articles[i].when
        if moment is None:
            return ("9999", True, "", articles[i].id)
        return (moment.day.isoformat(), not moment.timed, moment.earliest.isoformat(), articles[i].id)

    ordered = sorted((sorted(members, key=age) for members in found.members), key=lambda members: age(members[0]))
    chains, origin, marked = trace(articles, claims, ordered)
    sketches = labels.sketch([[profiles[i] for i in members] for members in ordered])
    reasons = Reasons(profiles, ordered, [sketch.label for sketch in sketches], found.ties, bonds, policy=policy)
    identities = _identities(articles, ordered, bonds)
    incidents = tuple(
        Incident(
            id=identity,
            label=sketch.label,
            members=tuple(
                Member(article_id=articles[i].id, origin=origin[articles[i].id], why=reasons.why(i, n)) for i in members
            ),
            date=sketch.date,
            places=sketch.places,
        )
        for n, (identity, members, sketch) in enumerate(zip(identities, ordered, sketches, strict=True))
    )
    return Grouping(incidents=incidents, chains=chains, claims=marked)


def _identities(articles: Sequence[Article], ordered: Sequence[Sequence[int]], bonds: Bonds) -> list[str]:
    """A known incident keeps its id; a new one is called by the content of its founding article."""
    given: list[str] = []
    taken: set[str] = set()
    for members in ordered:
        known = (bonds.settled[i] for i in members if i in bonds.settled)
        identity = next((name for name in known if name not in taken), "")
        if not identity:
            founder = articles[members[0]]
            identity = "i" + digest(founder.content_id)[:12]
            if identity in taken or identity in bonds.settled.values():
                identity = "i" + digest(founder.content_id, founder.id)[:12]
        taken.add(identity)
        given.append(identity)
    return given
