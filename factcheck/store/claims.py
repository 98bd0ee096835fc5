"""Claims from the cache: each article's own, by a hash of everything that the claims stage may read of it."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

from factcheck.claims import extract_all
from factcheck.records import Claim, Extraction, Interval
from factcheck.store.cache import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.pipeline import Extract
    from factcheck.policy import Policy
    from factcheck.records import Article, Progress
    from factcheck.store.cache import Cache

_FIELDS = {f.name: f for f in dataclasses.fields(Claim)}


class CachedExtract:
    """The claims stage with a memory; ``extract`` reads what the cache does not hold."""

    def __init__(self, cache: Cache, extract: Extract = extract_all) -> None:
        self._cache, self._extract = cache, extract

    def __call__(self, articles: Sequence[Article], policy: Policy, *, progress: Progress | None = None) -> Extraction:
        """Claims of the articles, in their order."""
        names = {article.id: article_key(article, policy) for article in articles}
        held = self._cache.get(names.values())
        known = {a.id: claims for a in articles if (claims := _revived(held.get(names[a.id]), a)) is not None}
        fresh = [a for a in articles if a.id not in known]
        found = self._extract(fresh, policy, progress=progress) if fresh else Extraction(claims=(), unread={})
        new: dict[str, list[Claim]] = {a.id: [] for a in fresh if a.id not in found.unread}
        for claim in found.claims:
            new[claim.article_id].append(claim)
        self._cache.put({names[i]: _dumped(claims) for i, claims in new.items()})
        everything = known | new
        return Extraction(
            claims=tuple(c for a in articles for c in everything.get(a.id, ())),
            unread=found.unread,  # never cached: the clock's word holds for one run
        )


def article_key(article: Article, policy: Policy) -> str:
    """All of an article but where it was read: whatever a finder looks at, the key has it."""
    parts = {f.name: getattr(article, f.name) for f in dataclasses.fields(article) if f.name != "origin"}
    parts["metadata"] = dict(article.metadata)
    return key("claims", policy.fingerprint, json.dumps(parts, sort_keys=True, default=str))


def _dumped(claims: Sequence[Claim]) -> bytes:
    rows = []
    for claim in claims:
        row: dict[str, Any] = {}
        for name, f in _FIELDS.items():
            value = getattr(claim, name)
            if value != f.default:
                row[name] = [value.low, value.best, value.high] if isinstance(value, Interval) else value
        rows.append(row)
    return json.dumps(rows).encode()


def _revived(value: bytes | None, article: Article) -> list[Claim] | None:
    """The claims that were written; None when they are not claims of this very article."""
    if value is None:
        return None
    try:
        claims = [_claim(**row) for row in json.loads(value)]
    except (TypeError, ValueError):
        return None
    fits = all(c.article_id == article.id and article.part(c.field)[c.start : c.end] == c.quote for c in claims)
    return claims if fits else None


def _claim(**row: Any) -> Claim:  # noqa: ANN401 - the record itself says what fits
    given: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    if "interval" in given:
        given["interval"] = Interval(*given["interval"])
    return Claim(**given)
