"""One article cut into sentences, and the parses of those sentences that can hold a claim.

Sentences are cut by rule (a full stop, not an abbreviation, then something that can open a sentence); only the
sentences that a finder asks for are parsed, in batches over many articles, with the tagger and the parser alone: that
is where the time goes, so what is not needed is not computed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Protocol, TypeVar

from factcheck.claims.parse import Parse, parse
from factcheck.lexicon import table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from factcheck.records import Article, Field

MAX_SENTENCE = 1_500
"""Characters of one sentence; what is longer is a list or furniture, and is cut at a comma or blank: so no sentence
costs more than another, however many clauses it strings together."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its place in the article: ``article.part(field)[start:end] == text``.

    ``paragraph`` and ``number`` count from 0 within the field.
    """

    field: Field
    start: int
    end: int
    text: str
    paragraph: int
    number: int


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression in a sentence and the days it can mean, resolved against first publication.

    ``start`` and ``end`` index the field. ``first``..``last`` are the days it allows (equal for one day, a year's ends
    for "in 2021"; ``last`` is None for "since March"). ``word`` is the expression as printed, ``role`` what it does:
    "on" (a day or stretch), "since" (from then on), "earlier" (an undated earlier time: "last year").
    """

    sentence: Sentence
    start: int
    end: int
    first: dt.date | None
    last: dt.date | None
    word: str
    role: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a sentence. ``path`` holds the clean names from the narrowest up ("Pasni", "Gwadar").

    ``role`` is "scene" (something happened there), "dateline", "speaker" (a capital or paper that speaks), "origin"
    (where people come from), "other".
    """

    sentence: Sentence
    start: int
    end: int
    name: str
    path: tuple[str, ...]
    role: str


@dataclass(frozen=True)
class Document:
    """An article with its sentences (title first) and their parses, keyed by sentence."""

    article: Article
    sentences: tuple[Sentence, ...]
    parses: dict[Sentence, Parse] = field(default_factory=dict, compare=False)
    asides: dict[Sentence, Parse] = field(default_factory=dict, compare=False)
    """Parses that figures are not read from: who speaks before a figure does not hang on what else is looked for."""

    @property
    def title(self) -> tuple[Sentence, ...]:
        """The title's sentences (usually one)."""
        return tuple(s for s in self.sentences if s.field == "title")

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The body's sentences in order."""
        return tuple(s for s in self.sentences if s.field == "body")

    def parse(self, sentence: Sentence) -> Parse | None:
        """The parse of a sentence that a finder asked for, else None."""
        return self.parses.get(sentence)

    def any_parse(self, sentence: Sentence) -> Parse | None:
        """The parse of a sentence that anybody asked for."""
        return self.parses.get(sentence) or self.asides.get(sentence)


_END = re.compile(r"""(?<![.!?…])[.!?…]+["'”’)\]]*(?=\s+["'“‘(\[]*[A-Z0-9$€£#@])|[.!?]["”’]+(?=\s)""")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("sentences")[key])


def cut(text: str, name: Field = "body") -> Iterator[Sentence]:
    """The sentences of a text, in order; together they hold every character that is not blank."""
    number = 0
    for paragraph, match in enumerate(re.finditer(r"[^\n\r]+", text)):
        offset, block = match.start(), match.group()
        start = 0
        ends = [m.end() for m in _END.finditer(block) if not _is_abbreviation(block, m)]
        for end in [*ends, len(block)]:
            for first, last in _pieces(block, start, end):
                piece = block[first:last]
                stripped = piece.strip()
                if stripped:
                    left = offset + first + len(piece) - len(piece.lstrip())
                    yield Sentence(name, left, left + len(stripped), stripped, paragraph, number)
                    number += 1
            start = end


def _pieces(block: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        last = start + MAX_SENTENCE
        blank = max(block.rfind(", ", start, last), block.rfind("; ", start, last)) + 1
        cut = blank or block.rfind(" ", start, last) or last
        cut = cut if cut > start else last
        yield start, cut
        start = cut
    yield start, end


def _is_abbreviation(block: str, match: re.Match[str]) -> bool:
    if not match.group().startswith(".") or len(match.group().strip("\"'”’)]")) > 1:
        return False
    word = re.split(r"[\s(“\"‘'\[—–-]", block[max(0, match.start() - 20) : match.start()])[-1]
    if word.lower() in _words("may_end"):
        following = re.match(r"\w+", block[match.end() :].lstrip())
        return following is None or following.group() not in _words("openers")
    return word.lower() in _words("abbreviations") or bool(re.fullmatch(r"[A-Z](\.[A-Z])*", word))


def open_article(article: Article) -> Document:
    """Cut an article into its sentences; nothing is parsed yet."""
    return Document(article, (*cut(article.title or "", "title"), *cut(article.text, "body")))


class Scene(Protocol):
    """What finders need of the places of an article."""

    @property
    def mentions(self) -> Sequence[PlaceMention]:
        """Every place named."""

    @property
    def scene(self) -> Sequence[str]:
        """The incident's places, best first."""

    @property
    def told(self) -> Sequence[str]:
        """Those of them at which words put the incident, best first."""


_M = TypeVar("_M", PlaceMention, DateMention)


def by_sentence(mentions: Iterable[_M]) -> Mapping[Sentence, Sequence[_M]]:
    """Mentions under the sentence that holds them."""
    found: dict[Sentence, list[_M]] = {}
    for mention in mentions:
        found.setdefault(mention.sentence, []).append(mention)
    return found


def parse_all(
    documents: Sequence[Document],
    wanted: Callable[[Sentence], bool],
    aside: Callable[[Sentence], bool] = lambda _: False,
) -> None:
    """Parse the wanted sentences of some documents in one stream, and those wanted ``aside``; equal ones once."""
    places: dict[str, list[tuple[dict[Sentence, Parse], Sentence]]] = {}
    for document in documents:
        for sentence in document.sentences:
            if wanted(sentence):
                places.setdefault(sentence.text, []).append((document.parses, sentence))
            elif aside(sentence):
                places.setdefault(sentence.text, []).append((document.asides, sentence))
    if not places:
        return
    texts = sorted(places, key=len)  # like lengths together: less padding
    for text, parsed in zip(texts, parse(texts), strict=True):
        for parses, sentence in places[text]:
            parses[sentence] = parsed


def chunks(articles: Iterable[Article], size: int) -> Iterator[list[Article]]:
    """Articles in lists of ``size``: bounds the memory that parses take."""
    chunk: list[Article] = []
    for article in articles:
        chunk.append(article)
        if len(chunk) >= size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
