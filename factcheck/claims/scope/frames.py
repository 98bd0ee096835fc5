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
from typing import TYPE_CHECKING

from factcheck.claims.cues import cue
from factcheck.claims.scope import openings, phrases, scope, ties
from factcheck.claims.scope.openings import Frame
from factcheck.claims.setting.gazetteer import canonical
from factcheck.lexicon import any_of, table
from factcheck.lexicon.spelling import fold
from factcheck.records import COUNT_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.claims.document import Document, PlaceMention, Sentence
    from factcheck.claims.parse import Parse
    from factcheck.records import Claim


@dataclass(frozen=True, slots=True)
class Stage:
    """What an article's sentences open, whatever is counted in them."""

    document: Document
    places: Mapping[Sentence, Sequence[PlaceMention]]
    opened: Mapping[Sentence, Sequence[Frame]]
    lead: _Lead


def stage(document: Document, places: Mapping[Sentence, Sequence[PlaceMention]]) -> Stage:
    """The frames that each sentence of the body opens."""
    lead = _lead(document)
    opened: dict[Sentence, Sequence[Frame]] = {}
    for sentence in document.body:
        doc = document.parse(sentence)
        modifiers = _modifiers(doc)
        named = openings.opened(sentence, doc, places.get(sentence, ()))
        opened[sentence] = [replace(f, home=_is_home(f, lead)) for f in named if f.end not in modifiers]
    return Stage(document, places, opened, lead)


def read(stage: Stage, claims: Sequence[Claim], tied: Mapping[str, PlaceMention]) -> dict[str, Frame]:
    """The frame of each figure of the body that stands in one; a figure ``tied`` to a place by its clause keeps it."""
    document, places, lead = stage.document, stage.places, stage.lead
    told: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.field == "body":
            told.setdefault(claim.sentence[0], []).append(claim)
    found: dict[str, Frame] = {}
    standing: Frame | None = None
    last: Frame | None = None
    before: dict[str, tuple[Claim, Frame | None]] = {}
    paragraph = -1
    for sentence in document.body:
        if sentence.paragraph != paragraph:
            if sentence.paragraph > paragraph + 1:
                last = None
            paragraph, standing, before = sentence.paragraph, None, {}
        doc = document.parse(sentence)
        entire = cue("frames", "entire").search(sentence.text)
        here = told.get(sentence.start, ())
        opened = [f for f in stage.opened[sentence] if not _is_counted(f, sentence, here)]
        recalled: Frame | None = None
        for claim in here:
            tie = tied.get(claim.id)
            frame = (
                _of_place(sentence, claim, tie, entire)
                if tie is not None
                else _of_family(sentence, claim)
                or (None if entire else _of_care(sentence, claim, doc, last))
                or _of_clause(sentence, claim, doc, places.get(sentence, ()), entire)
                or _of_figure(sentence, claim, opened, here, entire)
            )
            if frame is not None and last is not None and frame.name == frame.noun == last.noun:
                frame = replace(last, how="recalled")  # "the clinic" behind "the clinic of Tessa"
            if frame is None and tie is None and not entire:
                frame = _carried(sentence, doc, claim, standing, before) or _recalled(sentence, claim, last)
            if frame is not None and frame.place is not None and ties.is_home_of(frame.place, claim):
                frame = None
            if frame is not None:
                found[claim.id] = replace(frame, home=frame.home or _is_home(frame, lead))
                recalled = found[claim.id] if frame.how == "recalled" else recalled
            before[claim.kind] = (claim, found.get(claim.id))
        if entire:
            before = {}
        heads = [f for f in opened if f.how == "head" and not f.home]
        standing = heads[-1] if heads else (None if entire else recalled or standing)
        last = next((f for f in reversed(opened) if not f.home or f.keeps), standing or last)
    return found


def _carried(
    sentence: Sentence,
    doc: Parse | None,
    claim: Claim,
    standing: Frame | None,
    before: Mapping[str, tuple[Claim, Frame | None]],
) -> Frame | None:
    """The frame that the paragraph stands in, or that of the figure before where this one leans on it."""
    if standing is not None and not _speaks_first(sentence, claim):
        return replace(standing, how="carried")
    one, near = before.get(claim.kind, (None, None))
    if doc is None or one is None or near is None or near.home or _size(one) < _size(claim):
        return None
    leans = phrases.leans(doc, claim.start - sentence.start, claim.end - sentence.start)
    return replace(near, how="carried") if leans else None


def _size(claim: Claim) -> float:
    return claim.interval.stated if claim.interval is not None else 0.0


def _is_counted(frame: Frame, sentence: Sentence, told: Sequence[Claim]) -> bool:
    """Its words count people and name no spot ("Eighty-four lost their lives", "six inside and one outside")."""
    start, end = frame.start + sentence.start, frame.end + sentence.start
    return not frame.bare and any(c.kind in _OF_PEOPLE and start <= c.start and c.end <= end for c in told)


def _modifiers(doc: Parse | None) -> frozenset[int]:
    """Where nouns end that only describe the next one ("the sea wall")."""
    words = doc.words if doc else ()
    return frozenset(w.end for w in words if w.dep == "compound" and w.head.i > w.i and w.head.tag == "NN")


def _recalled(sentence: Sentence, claim: Claim, last: Frame | None) -> Frame | None:
    """The frame before, where the clause of the figure points back to it ("there", "the clinic"), or what took in."""
    if last is None:
        return None
    grammar, text = openings.grammar(), sentence.text
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
    if len(place.path) == 1 and cue("frames", "all_over").search(before):
        return None
    if entire is not None and (start < entire.start() or claim.end - sentence.start <= entire.start()):
        fronted = re.fullmatch(r",\s(?:[^,;]*,\s)?", sentence.text[end : entire.start()]) and start < openings.HEAD
        if not fronted:  # "across Kedah, the toll stands at 24": Kedah's
            return None
    keeps = bool(openings.keepers().fullmatch(place.name.split()[-1]))
    marked = bool(cue("frames", "marked").search(sentence.text))
    return Frame(start, end, canonical(place.name), place.name, "own", place, marked=marked, keeps=keeps)


def _of_family(sentence: Sentence, claim: Claim) -> Frame | None:
    """Somebody's own: "lost 31 relatives", "her two small sons"."""
    start, end = claim.start - sentence.start, claim.end - sentence.start
    match = openings.grammar()["kin"].search(sentence.text, max(0, start - openings.HEAD), end + openings.HEAD)
    if match is None or not match.start() <= start + _POSSESSIVE or match.end() <= start:
        return None
    return Frame(*match.span(), "family", match.group(), "own")


def _of_care(sentence: Sentence, claim: Claim, doc: Parse | None, last: Frame | None) -> Frame | None:
    """The institution that took the counted in, by the verb: whatever its name, and behind "they" the one before."""
    if doc is None or claim.kind not in {"injured", "killed"}:
        return None
    if claim.source_type == "hospital" and (said := _of_own_house(sentence, claim)) is not None:
        return said
    who = phrases.taken_in_by(doc, claim.start - sentence.start, claim.end - sentence.start)
    if who is None or who.lower in table("scope")["frames"]["carers"]:
        return None
    if who.tag == "PRP":
        return replace(last, how="recalled") if last is not None and last.keeps else None
    start, end = openings.span(who, doc)
    name = doc.text[start:end]
    spot = openings.of_noun(doc, who, heads=True) or Frame(start, end, canonical(name), name)
    return replace(spot, keeps=True, bare=False)


def _of_own_house(sentence: Sentence, claim: Claim) -> Frame | None:
    """The named hospital whose spokesman tells of those brought in."""
    start = claim.start - sentence.start
    left, right = scope.clause(sentence.text, start, claim.end - sentence.start)
    named = re.search(r"(?<!^)\b[A-Z]", claim.source)
    house = re.search(rf"\b{openings.keepers().pattern}\b(?!s)", claim.source)
    if not (named and house and cue("frames", "brought_in").search(sentence.text, left, right)):
        return None
    return Frame(start, start, canonical(claim.source), claim.source, "own", keeps=True)


_POSSESSIVE = 4
"""Characters that a possessive at the head of a figure takes: in "a teacher and his wife" it stands further behind."""


_OF_PEOPLE = frozenset(COUNT_KINDS) - {"sites", "destroyed"}
"""Kinds whose figures are put somewhere; spots that are counted themselves are not."""


def _of_clause(
    sentence: Sentence, claim: Claim, doc: Parse | None, places: Sequence[PlaceMention], entire: re.Match[str] | None
) -> Frame | None:
    """The frame of the nearest noun that the grammar puts a figure in."""
    if doc is None or entire is not None or claim.kind not in _OF_PEOPLE:
        return None
    for noun, link in phrases.of_figure(doc, claim.start - sentence.start, claim.end - sentence.start).items():
        place = next((m for m in places if m.start <= sentence.start + noun.idx < m.end), None)
        if place is not None:
            frame = Frame(noun.idx, noun.end, canonical(place.name), place.name, "own", place)
            speaks = place.role == "speaker" if link == "in" else openings.speaks(noun, "speaking")
            if not speaks and place.role not in {"dateline", "origin"}:
                return frame
        elif link == "where" and noun.tag == "NNP":
            start, end = openings.span(noun, doc)
            return Frame(start, end, canonical(doc.text[start:end]), doc.text[start:end])
        else:
            spot = openings.of_noun(doc, noun, heads=noun.i < _FRONT)
            if spot is not None and (link != "of" or openings.tells_of_itself(noun, spot)):
                return spot
    return None


_FRONT = 4
"""Words within which a phrase heads its sentence."""


def _of_figure(
    sentence: Sentence, claim: Claim, opened: Sequence[Frame], told: Sequence[Claim], entire: re.Match[str] | None
) -> Frame | None:
    """The frame in the clause of a figure: behind it before the next figure, else before it, or the sentence's head."""
    text, start, end = sentence.text, claim.start - sentence.start, claim.end - sentence.start
    left, right = scope.clause(text, start, end)
    following = min((c.start - sentence.start for c in told if c.start > claim.start), default=len(text))
    if entire and entire.end() <= start:
        return None
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


@cache
def _heads() -> re.Pattern[str]:
    return re.compile(rf"\b{openings.head()}", re.IGNORECASE)


def _lead(document: Document) -> _Lead:
    told = [
        s.text
        for s in document.sentences
        if s.field == "title" or s.paragraph == 0 or (s.number < _EARLY and cue("frames", "happened").search(s.text))
    ]
    nouns = {
        m["head"].lower() for text in told for m in _heads().finditer(text) if not _OTHER.search(text[: m.start()])
    }
    return _Lead(frozenset(nouns), f" {fold(' '.join(told))} ")


def _is_home(frame: Frame, lead: _Lead) -> bool:
    """The lead names the place, or a spot by the same noun ("the club" behind "a nightclub")."""
    if frame.bare:
        return False
    if frame.name != frame.key:
        return f" {fold(frame.name)} " in lead.words
    noun = frame.key.split()[-1]
    return any(n == noun or (len(noun) > openings.SHORT and (n.endswith(noun) or noun.endswith(n))) for n in lead.nouns)


def is_diffuse(document: Document) -> bool:
    """Title or lead tell of what strikes many places: a flood, unrest, attacks; or of several spots."""
    told = [s.text for s in document.sentences if s.field == "title" or s.number == 0]
    return any(_diffuse().search(text) or openings.grammar()["sites"].search(text) for text in told)


@cache
def _diffuse() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(table('scope')['frames']['diffuse'])}\b", re.IGNORECASE)
