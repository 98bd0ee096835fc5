"""What a sentence opens a frame with: a place or spot at its head, its subject, what was reached, by whose people.

The nouns of spots come from WordNet (``lexicon/spots.txt``) and from ``[frames]`` of ``lexicon/scope.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Literal

from factcheck.claims.cues import cue, spell_out
from factcheck.claims.scope import phrases
from factcheck.claims.setting.gazetteer import canonical
from factcheck.claims.setting.toponyms import DEMONYM, ENDS_PHRASE
from factcheck.lexicon import any_of, calendar, spots, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.claims.document import PlaceMention, Sentence
    from factcheck.claims.parse import Parse, Word

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


_NAME = r"(?-i:(?:[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ])(?:\s(?:de|la|el|al|di|del)?\s?[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ]){0,2})"


_DETERMINER = r"(?:the|an?|one|another|this|that|its|his|her|their|our|my|each|each of the|nearby|neighbou?ring)"


_WORDS = (
    r"(?:(?!(?:and|or|of|in|at|on|by|for|as|the|an?|when|where|who|that|which|people|to|was|were|had|has|have|from|with"
    r"|inside|outside|near|into|after|before|behind|under|across|said|says)\b)[\w'’.-]+\s+){0,4}?"
)


@cache
def _nouns() -> Mapping[str, str]:
    """The nouns that can stand for a frame, with their class: those of WordNet, and our own, which win."""
    words = table("scope")["frames"]
    own = {**dict.fromkeys(words["spots"], "spot"), **dict.fromkeys(words["localities"], "locality")}
    listed = {**dict.fromkeys(table("places")["landmarks"], "spot"), **spots(), **own}
    return {noun: kind for noun, kind in listed.items() if noun not in words["nowhere"]}


@cache
def head() -> str:
    """A noun that can stand for a frame, as a pattern."""
    nouns = any_of([*table("scope")["frames"]["keepers"], *sorted(_nouns(), key=lambda w: (-len(w), w))])
    return rf"(?P<head>{nouns})(?!['’-]\w)\b(?!\s+{nouns}\b)"


@cache
def grammar() -> Mapping[str, re.Pattern[str]]:
    """The patterns of ``[frames.opens]``, with their placeholders put into words."""
    words = table("scope")["frames"]
    spot = (
        rf"(?P<det>{_DETERMINER}\s+)?(?P<words>{_WORDS}){head()}(?:\s+(?:called|named|known as))?"
        rf"(?:\s+(?:of|at|in)\s+(?:the\s+)?(?P<name>{_NAME}))?"
    )
    held = {"SPOT": spot, "LOCALS": any_of(words["locals"]), "STAGES": any_of(words["stages"])}
    held |= {"HOUSEHOLDS": any_of(words["households"]), "WORDS": _WORDS, "HEAD": head(), "NAME": _NAME}
    held |= {"KIN": any_of(f"{noun}s?" for noun in [*words["kindred"], *table("groups")["persons"]["kin"]])}
    placeholder = re.compile("|".join(held))
    return {
        name: re.compile(placeholder.sub(lambda m: held[m.group()], spell_out(pattern)), re.IGNORECASE)
        for name, pattern in words["opens"].items()
    }


@cache
def keepers() -> re.Pattern[str]:
    """The nouns of what people are brought to afterwards."""
    kept = [noun for noun, kind in _nouns().items() if kind == "keeper"]
    return re.compile(any_of([*table("scope")["frames"]["keepers"], *kept]), re.IGNORECASE)


@cache
def _days() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of([*calendar.weekdays(), *calendar.months()])}\b", re.IGNORECASE)


def opened(sentence: Sentence, doc: Parse | None, places: Sequence[PlaceMention]) -> list[Frame]:
    """The frames that a sentence names, in order; those at its head, its subject and what was reached hold on."""
    text = sentence.text
    marked = bool(cue("frames", "marked").search(text))
    found: dict[int, Frame] = {}
    for frame in chain(
        _subject(doc),
        _people(text),
        _spots(text, doc),
        _places(sentence, places),
        _names(sentence, places),
        _stages(text),
    ):
        at = next((k for k, f in found.items() if f.start < frame.end and frame.start < f.end), None)
        if at is None:
            found[frame.start] = replace(frame, marked=marked)
        elif frame.how == "head" != found[at].how:
            found[at] = replace(found[at], how="head")
    return [found[k] for k in sorted(found)]


def _subject(doc: Parse | None) -> Iterator[Frame]:
    """The spot that the sentence tells of, however long its phrase ("the clinic that a charity runs")."""
    noun = phrases.subject(doc) if doc is not None else None
    frame = of_noun(doc, noun, heads=True) if doc is not None and noun is not None else None
    if frame is not None and noun is not None and tells_of_itself(noun, frame):
        yield replace(frame, how="head")


def _people(text: str) -> Iterator[Frame]:
    """Those of a place who speak of it: "nurses at the district hospital", "residents of Orlen"."""
    for match in grammar()["people"].finditer(text):
        name, head = match["name"] or match["of"] or "", (match["head"] or "").lower()
        keeps = not head or keeps_people(head)
        yield Frame(*match.span(), canonical(name) if name else head, name or head, "head", noun=head, keeps=keeps)


def _spots(text: str, doc: Parse | None) -> Iterator[Frame]:
    """Spots by their noun: as the subject, as what was reached, inside them; and one family of several."""
    subject = grammar()["subject"].match(text) if doc is None else None
    if subject and (frame := _spot(subject, "head")) and (frame.keeps or not _SAYS.match(text, subject.end())):
        yield frame
    for match in grammar()["reached"].finditer(text):
        if frame := _spot(match, "head"):
            yield frame
    for match in grammar()["inside"].finditer(text):
        before = text[: match.start("det") if match["det"] else match.start("head")]
        if cue("frames", "of_event").search(before) or cue("frames", "seat").search(before):
            continue
        if cue("frames", "moved").search(before) and not keeps_people(match["head"].lower()):
            continue
        first = match.start() < HEAD and not _TOLD.search(text, 0, match.start())
        if frame := _spot(match, "head" if first else "own"):
            yield frame
    for match in grammar()["several"].finditer(text):
        yield Frame(*match.span(), "several", match.group(), bare=True)
    for match in grammar()["household"].finditer(text):
        yield Frame(*match.span(), match["what"].lower(), match.group(), "own" if match.start() else "head")


_SAYS = re.compile(r"\s+(?:said|says)\b")


HEAD = 40
"""Characters within which a phrase of place still heads its sentence."""


_TOLD = re.compile(r"\b(?:was|were|had|has|said|killed|died|\d+)\b")


def _spot(match: re.Match[str], how: How) -> Frame | None:
    """The frame of a noun phrase; none for what is any place of its kind ("a hospital", "in hospital")."""
    head, name, words = match["head"].lower(), match["name"] or "", match["words"].strip()
    determiner = (match["det"] or "").strip().lower()
    proper = name or re.search(_NAME, words)
    if not (determiner or proper):
        return None
    if keeps_people(head) and not proper and (determiner in {"a", "an"} or (determiner == "the" and not words)):
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
        and _nouns().get(head) == "locality",
        keeps=keeps_people(head),
    )


def keeps_people(head: str) -> bool:
    """The noun names a spot that people are brought to."""
    return bool(keepers().fullmatch(head))


def _places(sentence: Sentence, places: Sequence[PlaceMention]) -> Iterator[Frame]:
    """Places at the head of the sentence, and those that were reached or struck."""
    text, opens = sentence.text, grammar()
    for mention in places:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if mention.role in {"dateline", "speaker", "origin"}:
            continue
        before = text[:start]
        if text[end : end + 1] == ":" and sentence.number <= 1:
            continue  # a dateline
        first = opens["place_ahead"].fullmatch(before) and (
            re.search(r"\b(?:in|at|on|near)\s", before, re.IGNORECASE) or opens["place_bears"].match(text[end:])
        )
        if first or opens["place_reached"].search(before):
            yield Frame(start, end, canonical(mention.name), mention.name, "head", mention)


def _names(sentence: Sentence, places: Sequence[PlaceMention]) -> Iterator[Frame]:
    """Names that no gazetteer knows, where something is put in them or befalls them."""
    text = sentence.text
    known = [(m.start - sentence.start, m.end - sentence.start) for m in places]
    for match in grammar()["named"].finditer(text):
        start, end = match.span("name")
        first, behind = match.start() < HEAD // 2, text[end:]
        ends = ENDS_PHRASE.match(behind) or (first and re.match(r"\s+(?:an?|the|one|two|three|\d+)\b", behind))
        if (
            any(a < end and start < b for a, b in known)
            or not ends
            or DEMONYM.search(match["name"])
            or _days().search(match["name"])
            or match["name"].isupper()
        ):
            continue
        yield Frame(start, end, canonical(match["name"]), match["name"], "head" if first else "own")


def _stages(text: str) -> Iterator[Frame]:
    """Stages told one by one: "the second blast", "in the first"."""
    for match in grammar()["stage"].finditer(text):
        if text[match.end() : match.end() + 1] == "," and match.start() and not match["what"]:
            continue  # "24 by the second, 26 by the third"
        key = f"{match['nth'] or match['one']} {match['what'] or ''}".strip().lower()
        yield Frame(*match.span(), key, match.group().strip(" ,.;:"), "head")


def of_noun(doc: Parse, noun: Word, *, heads: bool = False) -> Frame | None:
    """The frame of a spot with what stands before it; none for any of its kind ("a hospital", "homes").

    One that ``heads`` its sentence is a certain one ("At the morgue an attendant had tagged seven").
    """
    head = _class_of(doc, noun)
    if not head:
        return None
    whole = noun.head if noun.dep == "compound" else noun
    start, end = doc[whole.left].idx, noun.end
    before = doc.text[:start]
    if cue("frames", "of_event").search(before) or (cue("frames", "moved").search(before) and not keeps_people(head)):
        return None
    first = doc[whole.left] if doc[whole.left].i < noun.i else None
    determiner = first.lower if first is not None and first.tag in {"DT", "PRP$", "CD"} else ""
    words = doc.text[first.end if first is not None and determiner else start : noun.idx].strip()
    proper = re.search(_NAME, words)
    several = noun.tag in {"NNS", "NNPS"}
    plain = not (proper or words) and determiner not in {"a", "an", "one", "another", "each"}
    unmarked = head in table("scope")["frames"]["unmarked"] and not several
    if not (determiner or proper or unmarked):
        return None
    anyone = several or determiner in {"a", "an"} or (determiner == "the" and plain and not heads)
    if keeps_people(head) and not proper and anyone:
        return None
    bare = plain and (keeps_people(head) or _nouns().get(head) == "locality")
    label = f"{words} {noun.text}" if proper else ""
    key = canonical(label) if label else head
    return Frame(start, end, key, label or head, "own", noun=head, bare=bare, keeps=keeps_people(head))


def tells_of_itself(noun: Word, frame: Frame) -> bool:
    """The subject does not speak of others; a clinic that counts, counts its own, and one that is named speaks so."""
    named = frame.name != frame.noun
    return (frame.keeps and (named or not speaks(noun, "speaking"))) or not speaks(noun, "speaking", "counting")


def speaks(noun: Word, *lists: str) -> bool:
    """The noun is the subject of a verb of one of the lists."""
    return any(noun.head.lower in table("scope")["frames"][name] for name in lists)


def span(noun: Word, doc: Parse) -> tuple[int, int]:
    """Where the phrase of a noun begins, and where the noun ends."""
    return doc[noun.left].idx, noun.end


def _class_of(doc: Parse, noun: Word) -> str:
    """The noun in the singular, with the word before it where the two name one kind of spot; empty for other nouns."""
    before = f"{doc[noun.i - 1].lower} " if noun.i and doc[noun.i - 1].head is noun else ""
    for form in _singulars(noun.lower):
        for whole in (before + form, form):
            if _head_noun().fullmatch(whole):
                return whole
    return ""


def _singulars(word: str) -> Iterator[str]:
    yield word
    for plural, single in (("ies", "y"), ("es", ""), ("s", "")):
        if word.endswith(plural) and len(word) > SHORT + 1:
            yield word.removesuffix(plural) + single


@cache
def _head_noun() -> re.Pattern[str]:
    return re.compile(head(), re.IGNORECASE)


SHORT = 3
"""Letters of a noun that may end another by chance."""
