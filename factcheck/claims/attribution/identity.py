"""Who a name, a role or a short form is: the body named before, the office that the article gives, a capital."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims import voices
from factcheck.claims.authorities import canonical, is_general, type_of
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
_DEFINITE = re.compile(r"(?:the|this|that|same)\s", re.IGNORECASE)
_OWN = re.compile(r"^(?:its|his|her|their)\s|\sthere$", re.IGNORECASE)
_SURNAME = re.compile(r"([A-Z][\w’'-]+)$")
_UNKNOWN = frozenset({"none", "unnamed_official"})
_GENERAL = re.compile(r"\b(?:senior|security|unnamed|local)\b|s$|\b(?:of|at|for)\s+(?:[a-z]+\s+)*(?:the\s+)?[A-Z]")


@cache
def _voice() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('sources')['voices']['words'])})\b", re.IGNORECASE)


_BEHIND_HEAD = re.compile(r",|\s(?:of|for|in|at|from|who|which|that|on|with|to)\s")
_BEFORE_HEAD = frozenset({"the", "this", "that", "same", "a", "an", "its", "his", "her", "their"})


def _head(words: str) -> str:
    """The noun that a source is named by: "commissioner" in "the city's police commissioner Ana Brenner"."""
    nouns = _BEHIND_HEAD.split(words)[0].split()
    plain = [n for n in nouns if n[0].islower() and n not in _BEFORE_HEAD and not n.endswith(("'s", "’s"))]
    return (plain or nouns or [""])[-1].lower()


def _alone(source: Source) -> Source:
    """A short form where nobody that fits has spoken: "the outfit" is a party's."""
    short = _SHORT.match(source.words)
    kind = table("sources")["alone"].get(short[1].lower()) if short else None
    return replace(source, kind=kind) if kind else source


def _spoken_for(source: Source, last: Source | None, near: Sequence[Source]) -> Source | None:
    """The body that a mere voice speaks for: "a spokeswoman", "its director"."""
    own = _OWN.search(source.words)
    if not _voice().search(source.words) or (not own and _GENERAL.search(source.words)):
        return None
    spoke = last if last is not None and last.kind not in {"none", "witness", "media"} else None
    body = next((s for s in near if s.kind not in {"none", "witness", "media", "unnamed_official"}), None)
    return (body or spoke) if own else (spoke or body)


@dataclass(slots=True)
class People:
    """The speakers that one article has named so far; grows as it is read in order."""

    text: str
    outlet: str = ""
    known: dict[str, Source] = field(default_factory=dict)
    heads: dict[str, Source] = field(default_factory=dict)
    """Who was last named by each noun: "the commissioner" after "the city's police commissioner"."""

    def identified(
        self, source: Source, last: Source | None, heard: Sequence[Source] = (), near: Sequence[Source] = ()
    ) -> Source:
        """A source of no kind of its own: a voice of the body named before, somebody introduced, a firm, a capital.

        ``heard`` are the sources that spoke before, the latest last; ``near`` the bodies named ahead of it in its
        sentence or the one before, the nearest first.
        """
        body = self._taken_up(source, heard, near)
        if body is None:
            source = _alone(source)
            if source.kind not in _UNKNOWN:
                self._remember(source)
                return source
            body = self._named(source) or _spoken_for(source, last, near)
        if body is not None:
            return replace(source, kind=body.kind, authority=body.authority)
        return self._by_form(source)

    def _taken_up(self, source: Source, heard: Sequence[Source], near: Sequence[Source]) -> Source | None:
        """The body that a noun takes up: "the commissioner" after the police commissioner, "the force" after police."""
        if _DEFINITE.match(source.words) and (source.kind in _UNKNOWN or is_general(source.words)):
            known = self.heads.get(_head(source.words))
            if known is not None:
                return known
        if short := _SHORT.match(source.words):
            kinds = table("sources")["short"].get(short[1].lower(), ())
            return next((s for s in (*reversed(heard), *near) if s.kind in kinds), None)
        return None

    def _named(self, source: Source) -> Source | None:
        """Somebody met before or introduced elsewhere, or the outlet under its own name."""
        if source.kind == "none" and self._is_outlet(source.words):
            return replace(source, kind="media", authority=canonical(source.words, "media"))
        name = _SURNAME.search(source.words)
        known = self.known.get(name[1] if name else source.words.lower())
        if known is None and name and source.kind == "none":
            known = self._introduced(source, name[1])
            if known is not None:
                self.known[name[1]] = known
        return known

    def _by_form(self, source: Source) -> Source:
        """A doctor by the title, a capital or a province by its name."""
        if source.kind != "none":
            return source
        if _DOCTOR.match(source.words):
            return replace(source, kind="hospital", authority=canonical(source.words, "hospital"))
        if _NAME.match(source.words):
            places = gazetteer.lookup(source.words)
            at = re.search(rf"\b(?:in|from|across|near|of)\s{re.escape(source.words)}\b", self.text)
            town = any(p.level == "country" or p.population >= _CAPITAL for p in places)
            if town or (at and any(p.level == "province" for p in places)):
                return replace(source, kind="government", authority=f"government of {source.words}".lower())
        return source

    def _is_outlet(self, words: str) -> bool:
        """The outlet names itself: "The Ledger", of the Harbour Ledger."""
        name = [w for w in words.removeprefix("The ").removeprefix("the ").split() if w]
        return bool(name) and all(w[0].isupper() for w in name) and set(name) <= set(self.outlet.split())

    def ours(self, source: Source) -> Source:
        """The outlet that says "we"."""
        return replace(source, kind="media", authority=self.outlet.lower() or "we")

    def _remember(self, source: Source) -> None:
        if source.kind != "witness":
            self.heads[_head(source.words)] = source
        if name := _SURNAME.search(source.words):
            self.known.setdefault(name[1], source)
        for word in re.findall(r"\b[A-Z][a-z]{4,}", source.words):  # "the commission" after the National Commission
            self.known.setdefault(f"the {word.lower()}", source)

    def _introduced(self, source: Source, surname: str) -> Source | None:
        """The office that the article gives a person elsewhere, or that the name is a firm's."""
        if source.words == surname and (
            voices.is_company(self.text, surname) or voices.may_be_company(self.text, surname)
        ):
            return replace(source, kind="company", authority=surname.lower())
        for words in voices.introduced(self.text, surname):
            kind = type_of(words)
            if kind not in _UNKNOWN:
                return replace(source, kind=kind, authority=canonical(words, kind))
        return None
