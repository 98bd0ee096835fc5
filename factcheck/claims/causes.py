# ruff: noqa: E501 - a pattern stands on one line
"""What caused it, or by what means: words of ``lexicon/causes.toml``, the special before the general.

The incident's causes are those of title and lead; a cause named only further down is kept where words say that it
caused something. What a clause says of another event is background.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.scope import scope
from factcheck.lexicon import any_of, table
from factcheck.records import Claim

if TYPE_CHECKING:
    from factcheck.claims.document import Document, Sentence

LEAD = 3
"""Sentences of the body, counted from 0, in which the means of an incident are told."""

FURTHEST = 10
"""Sentences of the body beyond which an article tells of background."""


def wants(_sentence: Sentence) -> bool:
    """Causes are read by pattern: no parse is asked for."""
    return False


@cache
def _pattern() -> re.Pattern[str]:
    """All causes in one pattern, in the table's order."""
    return re.compile(rf"\b{any_of(words for listed in table('causes')['causes'].values() for words in listed)}\b")


@cache
def _values() -> tuple[tuple[str, re.Pattern[str]], ...]:
    causes = table("causes")["causes"].items()
    return tuple((value, re.compile(rf"\b{any_of(words)}\b")) for value, words in causes)


_CAUSAL = re.compile(
    r"\b(?:caus\w+|blam\w+|due to|because of|result of|triggered|sparked|suspected|led to|set off|involv\w+|using|through|following|after|failure|by a|investigat\w+|likely|in an?|from an?)\b",
    re.IGNORECASE,
)


def find(document: Document) -> list[Claim]:
    """Claims of kind ``cause``: each value once, the incident's first mention before a background one."""
    claims: dict[str, Claim] = {}
    for sentence in document.sentences:
        if sentence.number > FURTHEST:
            continue
        for match in _pattern().finditer(sentence.text):
            value = next(value for value, words in _values() if words.match(sentence.text, match.start()))
            early = sentence.field == "title" or sentence.number <= LEAD
            if not early and not _CAUSAL.search(sentence.text[max(0, match.start() - 40) : match.end() + 20]):
                continue
            another = sentence.field == "body" and scope.speaks_of_another(sentence.text, *match.span())
            claim = _claim(
                document, sentence, match, value, background=another or (not early and _hedged(value, claims))
            )
            held = claims.get(value)
            if held is None or (held.scope == "background" and claim.scope == "incident"):
                claims[value] = claim
    includes = table("causes")["includes"]
    told = {
        general for value, claim in claims.items() if claim.scope == "incident" for general in includes.get(value, ())
    }
    return [claim for value, claim in claims.items() if value not in told]


def _hedged(value: str, claims: dict[str, Claim]) -> bool:
    """A general means named late, where the lead has named one already, tells of something else."""
    return value in {"fire", "bombing", "explosion", "clashes", "storm", "strike"} and any(
        c.scope == "incident" for c in claims.values()
    )


def _claim(document: Document, sentence: Sentence, match: re.Match[str], value: str, *, background: bool) -> Claim:
    start, end = sentence.start + match.start(), sentence.start + match.end()
    return Claim(
        article_id=document.article.id,
        kind="cause",
        value=value,
        scope="background" if background else "incident",
        field=sentence.field,
        start=start,
        end=end,
        quote=document.article.part(sentence.field)[start:end],
        sentence=(sentence.start, sentence.end),
        confidence=0.7,
    )
