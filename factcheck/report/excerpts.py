"""What of an article may leave the tool: the clause around a claim, at most 40 words; and on whose word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import hedges, table
from factcheck.lexicon.voices import authority

if TYPE_CHECKING:
    from factcheck.records import Article, Claim

MOST_WORDS: Final = 40
"""The longest quotation: the clause, as the house rules have it."""
_MOST_CHARACTERS: Final = 400  # a "word" of ten thousand letters is no word
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A claim's own words, and what stands before and after them in the same sentence."""

    before: str
    quote: str
    after: str

    @property
    def text(self) -> str:
        """All of it, as it stands in the article."""
        return self.before + self.quote + self.after


def excerpt(article: Article, claim: Claim) -> Excerpt:
    """The sentence around a claim, cut to 40 words with the claim's own words inside."""
    text = article.part(claim.field)
    start, end = claim.start, claim.end
    if text[start:end] != claim.quote:
        return Excerpt("", clip(claim.quote), "")
    first, last = claim.sentence
    if not first <= start <= end <= last or first == last:
        first, last = _line(text, start, end)
    quote = clip(claim.quote)
    room = MOST_WORDS - len(_WORD.findall(quote))
    left, right = list(_WORD.finditer(text, first, start)), list(_WORD.finditer(text, end, last))
    before = min(len(left), max(room // 2, room - len(right)))
    after = min(len(right), room - before)
    head = left[-before].start() if before else start
    tail = right[after - 1].end() if after and quote == claim.quote else end
    return Excerpt(
        text[max(head, start - _MOST_CHARACTERS) : start], quote, text[end : min(tail, end + _MOST_CHARACTERS)]
    )


def clip(text: str, words: int = MOST_WORDS) -> str:
    """The first words of a text."""
    found = list(_WORD.finditer(text))
    cut = text if len(found) <= words else text[: found[words - 1].end()]
    return cut[: 2 * _MOST_CHARACTERS]


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    tail = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if tail < 0 else tail


_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    """The text without characters that steer a terminal or turn the line around; only report.json keeps those."""
    return _CONTROLS.sub("", text)


_WEB: Final = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)


def web_address(url: str | None) -> str:
    """The address where it is one of the web and nothing else, so that a page may link to it; else empty."""
    return url if url and _WEB.fullmatch(url) and url == visible(url) else ""


def voice(claim: Claim) -> str:
    """On whose word a claim stands, for labels: nobody's where its words name none."""
    nobody = claim.source_type == "none"
    return str(table("comparing")["sources"]["none"]) if nobody else visible(authority(claim))


def listed(claim: Claim) -> str:
    """The same as ``printed``, where values stand side by side: an actor with what it is said to have done."""
    return visible(hedges.listed(claim))


def printed(claim: Claim) -> str:
    """The figure with its hedge, as tables and labels show it; a name or day as it is."""
    return visible(hedges.printed(claim))
