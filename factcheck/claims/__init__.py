"""Articles -> claims: every statement of a count, a measure, a place, a day, an actor or a cause, with who says so.

Start with ``extract_all``: dates and places are read first, since the scope of a figure hangs on them; then each finder
turns the document into claims. Whoever adds a kind of fact adds a finder to ``FINDERS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims import actors, causes, counts, dates, places, quantities
from factcheck.claims.document import Document, chunks, open_article, parse_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.policy import Policy
    from factcheck.records import Article, Claim

CHUNK = 64
"""Articles whose parses are held in memory at once."""

WANTS = (counts.wants, places.wants, dates.wants, actors.wants, causes.wants, quantities.wants)


def extract_all(
    articles: Sequence[Article], policy: Policy, *, progress: Callable[[str, int, int], None] | None = None
) -> tuple[Claim, ...]:
    """Every claim of every article: articles in the order given, claims in the order of the text (title first)."""
    found: list[Claim] = []
    done = 0
    for chunk in chunks(articles, CHUNK):
        documents = [open_article(article) for article in chunk]
        parse_all(documents, lambda sentence: any(wants(sentence) for wants in WANTS))
        for document in documents:
            found += claims_of(document, policy)
        done += len(chunk)
        if progress:
            progress("reading claims", done, len(articles))
    return tuple(found)


def claims_of(document: Document, policy: Policy) -> list[Claim]:
    """The claims of one document whose sentences are parsed."""
    days = dates.read(document)
    scene = places.read(document, days)
    counted = counts.find(document, days, scene, policy)
    found = [
        *counted,
        *quantities.find(document, days, scene, policy, counted),
        *places.find(document, scene),
        *dates.find(document, days),
        *actors.find(document, policy),
        *causes.find(document),
    ]
    unique = {claim.id: claim for claim in found}
    return list(unique.values())
