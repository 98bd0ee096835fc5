"""A source, and the words by which a sentence names one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.authorities import canonical, type_of
from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from factcheck.records import SourceType


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the words name it.

    Attributes:
        words: as printed, without titles of address ("a senior security official").
        kind: what sort of source it is.
        authority: one canonical name for it, to tell independent authorities apart.
        chain: the outlet or agency that the words came through ("told AFP"), empty when direct.
        denies: the verb is one of denial.
    """

    words: str
    kind: SourceType
    authority: str
    chain: str = ""
    denies: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Two with the same kind and name are one source."""
        return self.kind, self.authority


NOBODY = Source("", "none", "")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of a sentence that name a source.

    Attributes:
        source: whom they name.
        how: by which grammar ("verb", "according", "label" ...): the names of the features in ``evidence``.
        at: the character of the sentence where the verb or preposition stands.
        who: the characters of the words for the source.
        reach: the characters that the grammar lets it vouch for.
    """

    source: Source
    how: str
    at: int
    who: tuple[int, int]
    reach: tuple[int, int]


@cache
def phrases(key: str) -> str:
    """Any of the phrases by which a text names a source in one way."""
    return any_of(table("sources")["phrases"][key])


@cache
def _medium() -> re.Pattern[str]:
    name = r"[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*){0,3}"
    return re.compile(
        rf"\btold\s+(?:the\s+)?(?P<a>{name})|\b{phrases('carried')}\s+by\s+(?:the\s+)?(?P<b>{name})"
        rf"|\bto\s+(?P<c>{phrases('wires')})\b"
    )


_OURS = re.compile(r"(?:our|we ourselves)\b(?=$|\s(?:own|correspondent|reporter|count|tally))", re.IGNORECASE)
"""The outlet itself."""
_WHOSE = re.compile(r"^whose\s", re.IGNORECASE)
"""Of a body whose owner is named before it."""


def source_of(words: str, text: str, *, denies: bool = False) -> Source:
    """The source that some words of a sentence name."""
    words = _WHOSE.sub("", re.sub(r"\s+", " ", words).strip(" ,.;:“”\"'’"))
    kind = "media" if _OURS.match(words) else type_of(words)
    medium = _medium().search(text)
    chain = next((g for g in medium.groups() if g), "").removesuffix(".") if medium else ""
    return Source(words[:120], kind, canonical(words, kind), chain, denies)


_CLAUSE = re.compile(r";|,?\s(?:while|whereas|but|although|though)\s(?!\w+ing\b)")


def clause(text: str, position: int) -> tuple[int, int]:
    """The stretch between semicolons or a contrasting "while/but" around a position."""
    start, end = 0, len(text)
    for match in _CLAUSE.finditer(text):
        if match.end() <= position:
            start = match.end()
        elif match.start() > position:
            end = match.start()
            break
    return start, end


def cue_of(text: str, how: str, at: int, who: tuple[int, int], *, denies: bool = False) -> Cue:
    """The words ``who`` name a source, which vouches for the clause around ``at``."""
    return Cue(source_of(text[slice(*who)], text, denies=denies), how, at, who, clause(text, at))
