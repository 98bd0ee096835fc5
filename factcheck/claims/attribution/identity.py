"""Who a name, a role or a short form is: the body named before, the office that the article gives, a capital."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import voices
from factcheck.claims.authorities import canonical, type_of
from factcheck.claims.setting import gazetteer
from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.attribution.source import Source

_CAPITAL = 200_000
"""Inhabitants from which a town whose name is the subject of "said" is a capital that speaks."""

_NAME = re.compile(r"^(?:(?:[A-Z][a-z]+\.?)\s)*([A-Z][\w’'-]+)$")
_SHORT = re.compile(r"(?:the|this|that)\s(\w+)(?:$|['’]s?\s)", re.IGNORECASE)
_DOCTOR = re.compile(r"(?:an?\s)?Dr\b")
_OWN = re.compile(r"^(?:its|his|her|their)\s|\sthere$", re.IGNORECASE)
_SURNAME = re.compile(r"([A-Z][\w’'-]+)$")
_UNKNOWN = frozenset({"none", "unnamed_official"})
_GENERAL = re.compile(r"\b(?:senior|security|unnamed|local)\b|s$|\b(?:of|at|for)\s+(?:[a-z]+\s+)*(?:the\s+)?[A-Z]")


@cache
def _voice() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('sources')['voices']['words'])})\b", re.IGNORECASE)


@dataclass(slots=True)
class People:
    """The speakers that one article has named so far; grows as it is read in order."""

    text: str
    known: dict[str, Source] = field(default_factory=dict)

    def identified(
        self, source: Source, last: Source | None, heard: Sequence[Source] = (), near: Sequence[Source] = ()
    ) -> Source:
        """A source of no kind of its own: a voice of the body named before, somebody introduced, a firm, a capital.

        ``heard`` are the sources that spoke before, the latest last; ``near`` the bodies named ahead of it in its
        sentence or the one before, the nearest first.
        """
        if short := _SHORT.match(source.words):
            noun = short[1].lower()
            kinds = table("sources")["short"].get(noun, ())
            if body := next((s for s in (*reversed(heard), *near) if s.kind in kinds), None):
                return replace(source, kind=body.kind, authority=body.authority)
            if noun in table("sources")["alone"]:
                source = replace(source, kind=table("sources")["alone"][noun])
        name = _SURNAME.search(source.words)
        if source.kind not in _UNKNOWN:
            self._remember(source, name)
            return source
        known = self.known.get(name.group(1) if name else source.words.lower())
        if known is None and name and source.kind == "none" and (met := self._introduced(source, name.group(1))):
            self.known[name.group(1)] = met
            return met
        own = _OWN.search(source.words)
        voice = _voice().search(source.words) and (own or not _GENERAL.search(source.words))
        if known is None and voice:
            spoke = last if last is not None and last.kind not in {"none", "witness", "media"} else None
            body = next((s for s in near if s.kind not in {"none", "witness", "media", "unnamed_official"}), None)
            known = (body or spoke) if own else (spoke or body)
        if known is not None:
            return replace(source, kind=known.kind, authority=known.authority)
        if source.kind == "none" and _DOCTOR.match(source.words):
            return replace(source, kind="hospital", authority=canonical(source.words, "hospital"))
        if source.kind == "none" and _NAME.match(source.words):
            places = gazetteer.lookup(source.words)
            at = re.search(rf"\b(?:in|from|across|near|of)\s{re.escape(source.words)}\b", self.text)
            town = any(p.level == "country" or p.population >= _CAPITAL for p in places)
            if town or (at and any(p.level == "province" for p in places)):
                return replace(source, kind="government", authority=f"government of {source.words}".lower())
        return source

    def _remember(self, source: Source, name: re.Match[str] | None) -> None:
        if name:
            self.known.setdefault(name.group(1), source)
        for word in re.findall(r"\b[A-Z][a-z]{4,}", source.words):  # "the commission" after the National Commission
            self.known.setdefault(f"the {word.lower()}", source)

    def _introduced(self, source: Source, surname: str) -> Source | None:
        """The office that the article gives a person elsewhere, or that the name is a firm's."""
        if source.words == surname and voices.is_company(self.text, surname):
            return replace(source, kind="company", authority=surname.lower())
        for words in voices.introduced(self.text, surname):
            kind = type_of(words)
            if kind not in _UNKNOWN:
                return replace(source, kind=kind, authority=canonical(words, kind))
        return None
