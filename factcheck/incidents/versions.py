"""Versions of one text: what an outlet has replaced by its own later text is superseded, not contradicted."""

from __future__ import annotations

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


def split(
    differs: Sequence[tuple[str, str, str]], articles: Sequence[Article], claims: Sequence[Claim]
) -> tuple[list[tuple[str, str, str]], set[str]]:
    """Figures unlike their twin's: those of other outlets, and ids of what an outlet's later text has replaced."""
    by_id = {a.id: a for a in articles}
    home = {c.id: by_id[c.article_id] for c in claims}
    told = {c.id: (c.kind, c.interval.stated) for c in claims if c.interval}
    kept = {(c.article_id, *told[c.id]) for c in claims if c.id in told}
    others, replaced = [], set()
    for article, claim, twin in differs:
        one, other = home[twin], home[claim]
        if not one.outlet or one.outlet != other.outlet:
            others.append((article, claim, twin))
        elif one.when and other.when and (one.when.before(other.when) or other.when.before(one.when)):
            (old, late) = (twin, other) if one.when.before(other.when) else (claim, one)
            if (late.id, *told[old]) not in kept:  # news of the next attack, which tells of the last
                replaced.add(old)
    return others, replaced


def outdated(claims: Sequence[Claim], families: Mapping[str, tuple[Article, ...]]) -> set[str]:
    """Ids of the claims of every version but the last; the same text, delivered again, replaces nothing."""
    old = {a.id for versions in families.values() for a in versions if a.text != versions[-1].text}
    return {c.id for c in claims if c.article_id in old}


def _age(article: Article) -> tuple[tuple[int, ...], str]:
    """By the version's number, then by the time of its last change."""
    told = Moment.parse(article.modified) or article.when
    return article.version, told.earliest.isoformat() if told else ""
