"""Articles -> claims: every statement of a count, a measure, a place, a day, an actor or a cause, with who says so.

Start with ``extract_all``: dates and places are read first, since the scope of a figure hangs on them; then each finder
turns the document into claims. ``setting`` holds where and when, ``scope`` what is this incident's own and current,
``people`` the counts. Whoever adds a kind of fact adds what its finder ``WANTS`` parsed, and the finder itself to
``claims_of``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.claims import actors, bounds, causes, quantities
from factcheck.claims.document import Document, chunks, open_article, parse_all
from factcheck.claims.people import counts
from factcheck.claims.scope import context
from factcheck.claims.setting import dates, places
from factcheck.records import Extraction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.policy import Policy
    from factcheck.records import Article, Claim, Progress

CHUNK = 32
"""Articles whose parses are held in memory at once, and that one process reads at a time."""

WANTS = (counts.wants, places.wants, dates.wants, causes.wants, quantities.wants)


def extract_all(articles: Sequence[Article], policy: Policy, *, progress: Progress | None = None) -> Extraction:
    """Every claim of every article: articles in the order given, claims in the order of the text (title first).

    An article beyond the policy's bounds is given up as a whole, with the reason; the others go on.
    """
    found: list[Claim] = []
    unread: dict[str, str] = {}
    done = 0
    for chunk in chunks(articles, CHUNK):
        documents = [open_article(article) for article in chunk]
        unread |= {d.article.id: reason for d in documents if (reason := bounds.beyond(d, policy))}
        documents = [d for d in documents if d.article.id not in unread]
        parse_all(documents, lambda sentence: any(wants(sentence) for wants in WANTS), actors.wants)
        for document in documents:
            try:
                with bounds.within(policy.reading.seconds):
                    found += claims_of(document, policy)
            except TimeoutError:
                unread[document.article.id] = bounds.too_long(policy)
        done += len(chunk)
        if progress:
            progress("reading claims", done, len(articles))
    return Extraction(claims=tuple(found), unread=unread)


def claims_of(document: Document, policy: Policy) -> list[Claim]:
    """The claims of one document whose sentences are parsed."""
    days = dates.read(document)
    scene = places.read(document, days)
    figures = context.read(document, days, scene)
    counted = counts.find(document, scene, figures, policy)
    found = [
        *counted,
        *quantities.find(document, scene, figures, policy, counted=counted),
        *places.find(document, scene),
        *dates.find(document, days),
        *actors.find(document, policy),
        *causes.find(document),
    ]
    unique = {claim.id: claim for claim in found}
    return [_by_name(claim, policy.wording.named) for claim in unique.values()]


def _by_name(claim: Claim, names: Sequence[str]) -> Claim:
    """With the name of an official who speaks and whom the house names; not of one for whom somebody speaks."""
    for name in names:
        if re.search(rf"(?<!\bfor )(?<!\bof )(?<!\bto )\b{re.escape(name)}\b(?!['’]s)", claim.source):
            return replace(claim, named=name)
    return claim
