"""Where each figure stands: the place, spot or stage that its sentence opens or goes on from.

"At the village school rescuers found 19 bodies" tells of the school; "Seventeen died" behind "The base at Orlen was
overrun" of the base. A sentence opens a frame with a place or spot at its head, as its subject, as what was reached or
struck, or by whose people speak; the sentences behind it in the paragraph go on in it, until one opens its own or tells
of the whole. A frame is found here; whether it is narrower than the incident is judged in ``parts``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Literal

from factcheck.claims.cues import cue, spell_out
from factcheck.claims.scope import scope
from factcheck.claims.setting.gazetteer import canonical, fold
from factcheck.claims.setting.toponyms import DEMONYM, ENDS_PHRASE
from factcheck.lexicon import any_of, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.claims.document import Document, PlaceMention, Sentence
    from factcheck.claims.parse import Parse
    from factcheck.records import Claim

How = Literal["own", "head", "carried", "recalled"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A setting that may be narrower than the incident.

    ``start``..``end`` index the sentence that opened it. ``key`` is one word for its mentions: a name, or its ``noun``.
    ``how`` the figure came to it: by its own clause, its sentence's head, what stands before it, or words like "there".
    ``bare``: a definite locality that only points back ("the town"). ``keeps``: people are brought there afterwards.
    ``marked``: set apart from others ("the deadliest", "alone"). ``home``: named in the lead.
    """

    start: int
    end: int
    key: str
    name: str
    how: How = "own"
    place: PlaceMention | None = None
    noun: str = ""
    bare: bool = False
    keeps: bool = False
    marked: bool = False
    home: bool = False


# ---- words -----------------------------------------------------------------------------------------------------------

_NAME = r"(?-i:(?:[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ])(?:\s(?:de|la|el|al|di|del)?\s?[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ]){0,2})"
_DETERMINER = r"(?:the|an?|one|another|this|that|its|his|her|their|our|my|each|each of the|nearby|neighbou?ring)"
_WORDS = (
    r"(?:(?!(?:and|or|of|in|at|on|by|for|as|the|an?|when|where|who|that|which|people|to|was|were|had|has|have|from|with"
    r"|inside|outside|near|into|after|before|behind|under|across|said|says)\b)[\w'’.-]+\s+){0,4}?"
)


@cache
def _head() -> str:
    """A noun that can stand for a frame, as a pattern."""
    words = table("scope")["frames"]
    spots = {*words["spots"], *table("places")["landmarks"], *words["localities"]}
    spots -= {*words["nowhere"]}
    nouns = [*words["keepers"], *sorted(spots, key=lambda w: (-len(w), w))]
    return rf"(?P<head>{any_of(nouns)})(?!['’-]\w)\b(?!\s+{any_of(nouns)}\b)"


@cache
def _opens() -> Mapping[str, re.Pattern[str]]:
    """The patterns of ``[frames.opens]``, with their placeholders put into words."""
    words = table("scope")["frames"]
    spot = (
        rf"(?P<det>{_DETERMINER}\s+)?(?P<words>{_WORDS}){_head()}(?:\s+(?:called|named|known as))?"
        rf"(?:\s+(?:of|at|in)\s+(?:the\s+)?(?P<name>{_NAME}))?"
    )
    held = {"SPOT": spot, "LOCALS": any_of(words["locals"]), "STAGES": any_of(words["stages"])}
    held |= {"HOUSEHOLDS": any_of(words["households"]), "WORDS": _WORDS, "HEAD": _head(), "NAME": _NAME}
    placeholder = re.compile("|".join(held))
    return {
        name: re.compile(placeholder.sub(lambda m: held[m.group()], spell_out(pattern)), re.IGNORECASE)
        for name, pattern in words["opens"].items()
    }


@cache
def _keepers() -> re.Pattern[str]:
    return re.compile(any_of(table("scope")["frames"]["keepers"]), re.IGNORECASE)


@cache
def _days() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of([*table('calendar')['weekdays'], *table('calendar')['months']])}\b", re.IGNORECASE)


# ---- over the article ------------------------------------------------------------------------------------------------


def read(
    document: Document,
    claims: Sequence[Claim],
    places: Mapping[Sentence, Sequence[PlaceMention]],
    tied: Mapping[str, PlaceMention],
) -> dict[str, Frame]:
    """The frame of each figure of the body that stands in one; a figure ``tied`` to a place by its clause keeps it."""
    told: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.field == "body":
            told.setdefault(claim.sentence[0], []).append(claim)
    lead = _lead(document)
    found: dict[str, Frame] = {}
    standing: Frame | None = None
    last: Frame | None = None
    paragraph = -1
    for sentence in document.body:
        if sentence.paragraph != paragraph:
            if sentence.paragraph > paragraph + 1:
                last = None
            paragraph, standing = sentence.paragraph, None
        entire = cue("frames", "entire").search(sentence.text)
        modifiers = _modifiers(document.parse(sentence))
        opened = [f for f in _opened(sentence, places.get(sentence, ())) if f.end not in modifiers]
        opened = [replace(f, home=_is_home(f, lead)) for f in opened]
        for claim in told.get(sentence.start, ()):
            frame = (
                _of_place(sentence, claim, tied[claim.id], entire)
                if claim.id in tied
                else _of_figure(sentence, claim, opened, told[sentence.start], entire)
            )
            if frame is None and claim.id not in tied and not entire:
                carried = standing is not None and not _speaks_first(sentence, claim)
                frame = replace(standing, how="carried") if standing and carried else _recalled(sentence, claim, last)
            if frame is not None:
                found[claim.id] = replace(frame, home=frame.home or _is_home(frame, lead))
        heads = [f for f in opened if f.how == "head" and not f.home]
        standing = heads[-1] if heads else (None if entire else standing)
        last = next((f for f in reversed(opened) if f.how == "head" or f.keeps), standing or last)
    return found


def _modifiers(doc: Parse | None) -> frozenset[int]:
    """Where nouns end that only describe the next one ("the sea wall")."""
    words = doc.words if doc else ()
    return frozenset(w.end for w in words if w.dep == "compound" and w.head.i > w.i and w.head.tag == "NN")


def _recalled(sentence: Sentence, claim: Claim, last: Frame | None) -> Frame | None:
    """The frame before, where the clause of the figure points back to it ("there", "the clinic"), or what took in."""
    if last is None:
        return None
    grammar, text = _opens(), sentence.text
    left, right = scope.clause(text, claim.start - sentence.start, claim.end - sentence.start)
    back = (
        grammar["back"].search(text, left, right)
        or (last.keeps and grammar["took_in"].match(text))
        or any(m["head"].lower() == last.noun for m in grammar["same"].finditer(text, left, right))
    )
    return replace(last, how="recalled") if back else None


def _speaks_first(sentence: Sentence, claim: Claim) -> bool:
    """The sentence opens with who says so, who may count more than what the sentence before told of."""
    return bool(claim.source) and 0 <= sentence.text.find(claim.source) < claim.start - sentence.start


def _of_place(sentence: Sentence, claim: Claim, place: PlaceMention, entire: re.Match[str] | None) -> Frame | None:
    """The frame of a place that the clause of a figure names; none where people were brought, or for the whole."""
    start, end = place.start - sentence.start, place.end - sentence.start
    before = sentence.text[: max(start, 0)] if place.sentence == sentence else ""
    if cue("frames", "moved").search(before) or cue("frames", "of_event").search(before):
        return None
    if entire is not None and (start < entire.start() or claim.end - sentence.start <= entire.start()):
        return None
    keeps = bool(_keepers().fullmatch(place.name.split()[-1]))
    marked = bool(cue("frames", "marked").search(sentence.text))
    return Frame(start, end, canonical(place.name), place.name, "own", place, marked=marked, keeps=keeps)


def _of_figure(
    sentence: Sentence, claim: Claim, opened: Sequence[Frame], told: Sequence[Claim], entire: re.Match[str] | None
) -> Frame | None:
    """The frame in the clause of a figure: behind it before the next figure, else before it, or the sentence's head."""
    text, start, end = sentence.text, claim.start - sentence.start, claim.end - sentence.start
    left, right = scope.clause(text, start, end)
    following = min((c.start - sentence.start for c in told if c.start > claim.start), default=len(text))
    behind = [f for f in opened if end <= f.start < min(right, following, end + scope.NEAR)]
    if behind and not re.search(r",\s(?:and|but|while)\b|:", text[end : behind[0].start]):
        listed = behind[0].home and _LISTED.match(text, behind[0].end)  # "in Arlen and Brome": all of the scene
        return None if listed else behind[0]
    if entire:
        return None
    ahead = [f for f in opened if f.end <= start]
    near = [
        f
        for f in ahead
        if f.how == "head"
        or (
            left <= f.start
            and start - f.end < scope.NEAR
            and not any(f.end <= c.start - sentence.start < start - _SHARED for c in told)
        )
    ]
    return (near[-1] if near[-1].how == "head" else replace(near[-1], how="carried")) if near else None


_LISTED = re.compile(r"\s*(?:,|and\b)\s*(?:and\s+)?(?:the\s+|in\s+|at\s+)*[A-Z]")
_SHARED = 60
"""Characters between two figures that can share a spot in front of them."""


# ---- what a sentence opens -------------------------------------------------------------------------------------------


def _opened(sentence: Sentence, places: Sequence[PlaceMention]) -> list[Frame]:
    """The frames that a sentence names, in order; those at its head, its subject and what was reached hold on."""
    text = sentence.text
    marked = bool(cue("frames", "marked").search(text))
    found: dict[int, Frame] = {}
    for frame in chain(_people(text), _spots(text), _places(sentence, places), _names(sentence, places), _stages(text)):
        at = next((k for k, f in found.items() if f.start < frame.end and frame.start < f.end), None)
        if at is None:
            found[frame.start] = replace(frame, marked=marked)
        elif frame.how == "head" != found[at].how:
            found[at] = replace(found[at], how="head")
    return [found[k] for k in sorted(found)]


def _people(text: str) -> Iterator[Frame]:
    """Those of a place who speak of it: "nurses at the district hospital", "residents of Orlen"."""
    for match in _opens()["people"].finditer(text):
        name, head = match["name"] or match["of"] or "", (match["head"] or "").lower()
        keeps = not head or _keeps(head)
        yield Frame(*match.span(), canonical(name) if name else head, name or head, "head", noun=head, keeps=keeps)


def _spots(text: str) -> Iterator[Frame]:
    """Spots by their noun: as the subject, as what was reached, inside them; and one family of several."""
    subject = _opens()["subject"].match(text)
    if subject and (frame := _spot(subject, "head")) and (frame.keeps or not _SAYS.match(text, subject.end())):
        yield frame
    for match in _opens()["reached"].finditer(text):
        if frame := _spot(match, "head"):
            yield frame
    for match in _opens()["inside"].finditer(text):
        before = text[: match.start("det") if match["det"] else match.start("head")]
        if cue("frames", "of_event").search(before):
            continue
        if cue("frames", "moved").search(before) and not _keeps(match["head"].lower()):
            continue
        first = match.start() < _HEAD and not _TOLD.search(text, 0, match.start())
        if frame := _spot(match, "head" if first else "own"):
            yield frame
    for match in _opens()["several"].finditer(text):
        yield Frame(*match.span(), "several", match.group(), bare=True)
    for match in _opens()["household"].finditer(text):
        yield Frame(*match.span(), match["what"].lower(), match.group(), "own" if match.start() else "head")


_SAYS = re.compile(r"\s+(?:said|says)\b")
_HEAD = 40
"""Characters within which a phrase of place still heads its sentence."""
_TOLD = re.compile(r"\b(?:was|were|had|has|said|killed|died|\d+)\b")


def _spot(match: re.Match[str], how: How) -> Frame | None:
    """The frame of a noun phrase; none for what is any place of its kind ("a hospital", "in hospital")."""
    head, name, words = match["head"].lower(), match["name"] or "", match["words"].strip()
    determiner = (match["det"] or "").strip().lower()
    proper = name or re.search(_NAME, words)
    if not (determiner or proper):
        return None
    if _keeps(head) and not proper and (determiner in {"a", "an"} or (determiner == "the" and not words)):
        return None
    label = name or (f"{words} {head}" if proper else "")
    return Frame(
        match.start("det") if determiner else match.start("head"),
        match.end(),
        canonical(label) if label else head,
        label or head,
        how,
        noun=head,
        bare=not (proper or words)
        and determiner not in {"a", "an", "one", "another", "each"}
        and head in table("scope")["frames"]["localities"],
        keeps=_keeps(head),
    )


def _keeps(head: str) -> bool:
    return bool(_keepers().fullmatch(head))


def _places(sentence: Sentence, places: Sequence[PlaceMention]) -> Iterator[Frame]:
    """Places at the head of the sentence, and those that were reached or struck."""
    text, grammar = sentence.text, _opens()
    for mention in places:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if mention.role in {"dateline", "speaker", "origin"}:
            continue
        before = text[:start]
        first = grammar["place_ahead"].fullmatch(before) and (
            re.search(r"\b(?:in|at|on|near)\s", before, re.IGNORECASE) or grammar["place_bears"].match(text[end:])
        )
        if first or grammar["place_reached"].search(before):
            yield Frame(start, end, canonical(mention.name), mention.name, "head", mention)


def _names(sentence: Sentence, places: Sequence[PlaceMention]) -> Iterator[Frame]:
    """Names that no gazetteer knows, where something is put in them or befalls them."""
    text = sentence.text
    known = [(m.start - sentence.start, m.end - sentence.start) for m in places]
    for match in chain(_opens()["bears"].finditer(text), _opens()["named"].finditer(text)):
        start, end = match.span("name")
        first, behind = match.start() < _HEAD // 2, text[end:]
        ends = ENDS_PHRASE.match(behind) or (first and re.match(r"\s+(?:an?|the|one|two|three|\d+)\b", behind))
        if (
            any(a < end and start < b for a, b in known)
            or (match.re is _opens()["named"] and (not ends or DEMONYM.search(match["name"])))
            or _days().search(match["name"])
            or match["name"].isupper()
        ):
            continue
        yield Frame(start, end, canonical(match["name"]), match["name"], "head" if first else "own")


def _stages(text: str) -> Iterator[Frame]:
    """Stages told one by one: "the second blast", "in the first"."""
    for match in _opens()["stage"].finditer(text):
        if text[match.end() : match.end() + 1] == "," and match.start() and not match["what"]:
            continue  # "24 by the second, 26 by the third"
        key = f"{match['nth'] or match['one']} {match['what'] or ''}".strip().lower()
        yield Frame(*match.span(), key, match.group().strip(" ,.;:"), "head")


# ---- the incident's own ----------------------------------------------------------------------------------------------

_EARLY = 6
"""Sentences among which one may still say where it happened."""
_OTHER = re.compile(
    r"\b(?:another|other|second|third|one|each|two|nearby|neighbou?ring|single)\s+(?:[\w-]+\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Lead:
    """What the title and the first sentences name: the nouns of spots, and all their words, folded."""

    nouns: frozenset[str]
    words: str


def _lead(document: Document) -> _Lead:
    told = [
        s.text
        for s in document.sentences
        if s.field == "title" or s.paragraph == 0 or (s.number < _EARLY and cue("frames", "happened").search(s.text))
    ]
    heads = re.compile(rf"\b{_head()}", re.IGNORECASE)
    nouns = {m["head"].lower() for text in told for m in heads.finditer(text) if not _OTHER.search(text[: m.start()])}
    return _Lead(frozenset(nouns), f" {fold(' '.join(told))} ")


def _is_home(frame: Frame, lead: _Lead) -> bool:
    """The lead names the place, or a spot by the same noun ("the club" behind "a nightclub")."""
    if frame.bare:
        return False
    if frame.name != frame.key:
        return f" {fold(frame.name)} " in lead.words
    noun = frame.key.split()[-1]
    return any(n == noun or (len(noun) > _SHORT and (n.endswith(noun) or noun.endswith(n))) for n in lead.nouns)


_SHORT = 3
"""Letters of a noun that may end another by chance."""


def is_diffuse(document: Document) -> bool:
    """Title or lead tell of what strikes many places: a flood, unrest, attacks; or of several spots."""
    told = [s.text for s in document.sentences if s.field == "title" or s.number == 0]
    return any(_diffuse().search(text) or _opens()["sites"].search(text) for text in told)


@cache
def _diffuse() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('scope')['frames']['diffuse'])}\b", re.IGNORECASE)
