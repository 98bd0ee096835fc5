"""Short ways to read one text in a test."""

from __future__ import annotations

from factcheck.claims import extract_all
from factcheck.claims.parse import Parse, parse
from factcheck.policy import Policy
from factcheck.records import COUNT_KINDS, Article, Claim

POLICY = Policy.load()


def parsed(text: str) -> Parse:
    return next(parse([text]))


def counts(text: str, *, title: str | None = None, published: str | None = None) -> list[Claim]:
    claims = extract_all([Article(text=text, title=title, published=published)], POLICY).claims
    return [c for c in claims if c.kind in COUNT_KINDS]


def said(text: str) -> list[tuple[str, str, float, str]]:
    """Kind, group, stated figure and relation of every count."""
    return [(c.kind, c.group, c.interval.stated, c.relation) for c in counts(text) if c.interval]
