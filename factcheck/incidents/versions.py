"""Versions of one item: what an outlet has replaced by its own later text is superseded, not contradicted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.records import Moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.records import Article, Claim


def families(articles: Sequence[Article]) -> Mapping[str, tuple[Article, ...]]:
    """The versions of each item of which several are at hand, the oldest first."""
    found: dict[str, list[Article]] = {}
    for article in articles:
        if article.item:
            found.setdefault(article.item, []).append(article)
    return {item: tuple(sorted(some, key=_age)) for item, some in found.items() if len(some) > 1}


def superseded(claims: Sequence[Claim], families: Mapping[str, tuple[Article, ...]]) -> tuple[Claim, ...]:
    """The claims, those of replaced versions marked; what is background there stays so."""
    replaced = {
        article.id
        for versions in families.values()
        for article in versions
        if article.text != versions[-1].text  # the same text, delivered again, replaces nothing
    }
    return tuple(
        replace(c, scope="superseded") if c.article_id in replaced and c.scope != "background" else c for c in claims
    )


def _age(article: Article) -> tuple[list[int], str]:
    """By the version's number, then by the time of its last change."""
    told = Moment.parse(article.modified) or article.when
    number = [int(n) for n in re.findall(r"\d{1,18}", article.metadata.get("version", ""))]
    return number, told.earliest.isoformat() if told else ""
