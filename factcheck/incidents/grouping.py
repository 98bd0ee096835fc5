"""Which articles tell of the same incident."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from factcheck.incidents.encoder import Encoder, MiniLM
from factcheck.incidents.lineage import trace
from factcheck.incidents.pins import Pins
from factcheck.policy import Policy
from factcheck.records import Article, Claim, Grouping, Incident, Member, digest

Progress = Callable[[str, int, int], None]


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
    """Group articles into incidents."""
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [f"{a.title or ''} {a.title or ''} {a.text}" for a in articles]
    if len(articles) < 2:
        labels = [0] * len(articles)
    else:
        rows = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
        near = (rows @ rows.T).toarray()
        vectors = (encoder or MiniLM()).encode([f"{a.title or ''}. {a.text[:500]}" for a in articles])
        near = 0.5 * near + 0.5 * (vectors @ vectors.T)
        far = np.clip(1 - near, 0, 2)
        model = AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage="average", distance_threshold=0.62
        )
        labels = [int(x) for x in model.fit_predict(far)]
    members: dict[int, list[Article]] = {}
    for article, label in zip(articles, labels, strict=True):
        members.setdefault(label, []).append(article)
    return _bundle(list(members.values()), articles, claims)


def together(articles: Sequence[Article], claims: Sequence[Claim]) -> Grouping:
    """All articles as one incident."""
    return _bundle([list(articles)] if articles else [], articles, claims)


def _bundle(bundles: list[list[Article]], articles: Sequence[Article], claims: Sequence[Claim]) -> Grouping:
    chains, origin, marked = trace(articles, claims)
    incidents = []
    for bundle in bundles:
        founder = min(bundle, key=lambda a: (a.published or "9", a.id))
        incidents.append(
            Incident(
                id="i" + digest(founder.content_id)[:12],
                label=founder.title or founder.id,
                members=tuple(Member(article_id=a.id, origin=origin[a.id], why="near in words") for a in bundle),
            )
        )
    return Grouping(incidents=tuple(incidents), chains=chains, claims=marked)
