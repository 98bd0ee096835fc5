"""The place and the day that a figure is tied to, sentence by sentence; ``parts`` judges what that means."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck.claims.cues import cue
from factcheck.claims.scope import scope
from factcheck.claims.setting import gazetteer
from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.claims.document import DateMention, PlaceMention, Sentence
    from factcheck.records import Claim

_IN = re.compile(
    r"\b(?:in|at|on|across|near|inside|around|within|from|throughout|outside|for)\s+(?:(?:the|a|an|both|his|its"
    r"|neighbou?ring|nearby|central|northern|southern|eastern|western|adjoining)\s+)*(?:(?:[\w-]+\s+){1,3}(?:of"
    r"|in)\s+(?:the\s+)?)?$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"^,?\s*(?:where|which)\b")
_OWN = re.compile(
    r"^['’]s?\s+(?:\w+\s+){0,2}(?:toll|dead|deaths|count|figures?|tally|number|side|share|alone)\b|^\s+(?:alone"
    r"|itself)\b|^:|^,?\s+with\s|^\s+(?:reported|had|recorded|saw|has|counted|lost|confirmed|suffered|accounted|mourns?|mourned|does\s+mourn|buried|counts)\b"
)
LABEL = re.compile(
    r"(?:\s(?:district|province|county|region|state|city|town|village)s?)?\s*(?:[:(–-]|,?\s+with|\s+had|\s+has)?\s*"
    r"(?:(?:at least|about|around|some|nearly|over|more than|up to|only|another)\s+)?",
    re.IGNORECASE,
)
"""Between a place and the figure that it is the label of: "Mandalay 1,530, Sagaing 612"."""
_REACH = 70
"""Characters between a figure and a place behind it that can still be its own."""
_BESIDE = 25
"""Characters between a place and a figure behind it that can share the place with one in front."""


@lru_cache(maxsize=4096)
def keys(path: tuple[str, ...]) -> tuple[str, ...]:
    """A path by the keys of its names, one for all spellings of a place; a region lies in its country."""
    found = tuple(gazetteer.canonical(name) for name in path)
    region = path[0].partition(" ")[2] if path[0][:1].islower() else ""  # "southwestern Pakistan"
    return (*found, gazetteer.canonical(region)) if region and len(path) == 1 else found


def key(mention: PlaceMention) -> str:
    """One key for the spellings of the place."""
    return gazetteer.canonical(mention.name)


def contains(outer: PlaceMention, inner: PlaceMention) -> bool:
    """The outer place is the inner one, or lies above it."""
    above = keys(inner.path)
    region = keys(outer.path)[1:] if len(outer.path) == 1 else ()  # "eastern X" may hold what lies in X
    return key(outer) in {key(inner), *above[1:]} or keys(outer.path)[0] in above or bool(set(region) & set(above[1:]))


def overlap(one: PlaceMention, other: PlaceMention) -> bool:
    """One of the two lies in the other, or is it."""
    return contains(one, other) or contains(other, one)


def together(one: Claim, other: Claim) -> bool:
    """The two stand in one sentence."""
    return one.sentence == other.sentence and one.field == other.field


def place_of(
    sentence: Sentence, claim: Claim, mentions: Sequence[PlaceMention], claims: Sequence[Claim]
) -> PlaceMention | None:
    """The place that a figure is tied to: behind it after a preposition, before it at the head of its clause.

    Of a chain of places that lie in one another ("Assisi in Umbria's Perugia province") it is the innermost.
    """
    text, start, end = sentence.text, claim.start - sentence.start, claim.end - sentence.start
    left, right = scope.clause(text, start, end)
    beside = [c for c in claims if together(c, claim) and c.start > claim.start]
    near = [m for m in mentions if not is_home_of(m, claim)]
    for mention in near:
        if mention.role not in {"dateline", "origin"} and LABEL.fullmatch(text, mention.end - sentence.start, start):
            return mention
    limit = min([right, end + _REACH + 1, *(_stop(text, c, claim, sentence.start, right) for c in beside)])
    for n, mention in enumerate(mentions):
        at = mention.start - sentence.start
        closed = claim.relation == "subset" and re.search(r",\s", text[end:at])
        if (
            end <= at < limit
            and not (closed or is_home_of(mention, claim))
            and mention.role != "speaker"
            and _is_in(text[:at])
        ):
            return _innermost(text, sentence.start, mentions[n:])
    like = [c for c in claims if together(c, claim) and c.kind == claim.kind and c.group == claim.group]
    ahead = [m for m in mentions if left <= m.start - sentence.start and m.end <= claim.start]
    for n in range(len(ahead) - 1, -1, -1):
        mention, behind = ahead[n], text[ahead[n].end - sentence.start :]
        own = _OWN.match(behind) and mention.role != "dateline" and not _opens_text(sentence, mention, behind)
        own = own and not cue("frames", "seat").search(text[: mention.start - sentence.start])
        if (
            (mention.role not in {"dateline", "speaker", "origin"} or own)
            and mention in near
            and (own or _WHERE.match(behind) or _is_in(text[left : mention.start - sentence.start]))
            and not any(mention.start < c.start < claim.start for c in like)
            and (own or not _taken(mention, claim, like))
        ):
            return _outermost_first(text, sentence.start, ahead[: n + 1])
    return None


def is_home_of(mention: PlaceMention, claim: Claim) -> bool:
    """The place is the country that the counted come from: "citizens of Pakistan (9), India (7)"."""
    return claim.group in _peoples().get(key(mention), ())


@cache
def _peoples() -> Mapping[str, frozenset[str]]:
    """What the people of a country are called, by its key."""
    named = table("demonyms")["countries"].items()
    return {gazetteer.canonical(country): frozenset(name.lower() for name in names) for country, names in named}


def _opens_text(sentence: Sentence, mention: PlaceMention, behind: str) -> bool:
    """A dateline by its place: "Rome: At least nine people died" in the first sentence."""
    return sentence.number <= 1 and sentence.field == "body" and mention.start <= sentence.start and behind[:1] == ":"


def _taken(mention: PlaceMention, claim: Claim, like: Sequence[Claim]) -> bool:
    """A figure in front of the place has it, and this one stands too far behind to share it."""
    return claim.start - mention.end > _BESIDE and any(c.end <= mention.start for c in like)


def _is_in(before: str) -> bool:
    """The words before a place put something there, and not those who speak."""
    return bool(_IN.search(before)) and not cue("frames", "seat").search(before)


def _innermost(text: str, offset: int, chain: Sequence[PlaceMention]) -> PlaceMention:
    """Of places that follow one another by possessives ("Umbria's Perugia province"), the last."""
    found = chain[0]
    for mention in chain[1:]:
        if not re.fullmatch(r"['’]s\s+(?:[a-z-]+\s+){0,2}", text[found.end - offset : mention.start - offset]):
            break
        found = mention
    return found


def _outermost_first(text: str, offset: int, chain: Sequence[PlaceMention]) -> PlaceMention:
    """Of places that lie in one another ("Assisi in Umbria", "Turin, Italy"), the first and innermost."""
    found = chain[-1]
    for mention in reversed(chain[:-1]):
        gap = text[mention.end - offset : found.start - offset]
        inside = re.fullmatch(r"\s*,?\s+in\s+(?:the\s+)?(?:[\w-]+\s+){0,2}", gap)
        if not inside and not (re.fullmatch(r"\s*,\s*", gap) and contains(found, mention)):
            break
        found = mention
    return found


def _stop(text: str, other: Claim, claim: Claim, offset: int, right: int) -> int:
    """Where the reach of a figure ends before the next one: at it, but behind a subset that a comma closes."""
    if other.parent != claim.id:
        return other.start - offset
    closed = re.search(r"[,)–—]\s", text[other.end - offset : right])
    place = re.search(r"\b(?:in|at|from|near)\s(?:the\s)?[A-Z]", text[other.end - offset : right])
    return other.start - offset if place and (closed is None or place.start() < closed.start()) else right


_AND = re.compile(
    r"(?:\s*(?:,|&)|,?\s+(?:and|or|as well as)|\s+and\s+in)\s+(?:(?:parts of|neighbou?ring)\s+)?(?:\w+ern\s+)?",
    re.IGNORECASE,
)


def listed_with(place: PlaceMention, mentions: Sequence[PlaceMention], lands: frozenset[str]) -> bool:
    """Another of the lands stands beside the place in a list ("Chile and Argentina")."""
    if not lands:
        return False
    text = place.sentence.text
    for other in mentions:
        first, last = sorted((place, other), key=lambda m: m.start)
        gap = text[first.end - place.sentence.start : last.start - place.sentence.start]
        if lands.intersection(keys(other.path)) and key(other) != key(place) and _AND.fullmatch(gap):
            return True
    return False


_NATION = re.compile(r"\b([A-Z][a-z]{2,})(?:ish|ian|an|ese|i|nian|ean|ine|ic|ch|k)\b")
_SPEAKS = re.compile(
    r"^(?:['’]s)?\s+(?:\w+\s+){0,2}(?:officials?|sheriff|police|authorities|judge|governor|mayor|officers?|coroner"
    r"|spokes(?:man|woman|person)|administration|commissioner|fire department|government)\b"
)


def nation_of(sentence: Sentence, claim: Claim, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """The country whose authorities speak ("Chile's disaster agency", "Greek officials"), where it is named."""
    left, _ = scope.clause(sentence.text, claim.start - sentence.start, claim.end - sentence.start)
    before = sentence.text[left : claim.start - sentence.start]
    countries = {m.name: m for m in mentions if len(m.path) == 1 and m.role != "origin"}
    for match in _NATION.finditer(before):
        stem = match.group(1)[:4]
        for name, mention in countries.items():
            if len(stem) >= 3 and name.startswith(stem):
                return mention
    for mention in mentions:
        if (
            mention.sentence == sentence
            and mention.end <= claim.start
            and _SPEAKS.match(sentence.text[mention.end - sentence.start :])
        ):
            return mention
    for name, mention in countries.items():
        if name in before and re.search(rf"\b{re.escape(name)}['’]s?\s", before):
            return mention
    return None


def day_of(
    claim: Claim, sentence: Sentence, mentions: Sequence[DateMention], claims: Sequence[Claim]
) -> DateMention | None:
    """The single day right before the figure, or behind it."""
    beside = [c for c in claims if together(c, claim)]
    following = min((c.start for c in beside if c.start > claim.start), default=sentence.end)
    previous = max((c.end for c in beside if c.end <= claim.start), default=claim.sentence[0])
    single = [m for m in mentions if m.role == "on" and m.first == m.last]
    behind = [m for m in single if claim.end <= m.start < following and m.start - claim.end < 60]
    ahead = [m for m in single if previous <= m.start and m.end <= claim.start and _leads(sentence, m, claim)]
    return ahead[-1] if ahead else (behind[0] if behind else None)


_COUNT = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens|none|no one)"
)
_COUNTED_ON = re.compile(rf"^,?\s+(?:(?:another|at least|about|some)\s+)?{_COUNT}\b", re.IGNORECASE)
_COUNTED_BY = re.compile(rf"\b{_COUNT}(?:\s+\w+)?\s+(?:on\s+)?$", re.IGNORECASE)


def days_apart(sentence: Sentence, mentions: Sequence[DateMention]) -> bool:
    """The sentence counts several days one by one ("23 on Monday, nine on Sunday")."""
    counted = {
        m.first
        for m in mentions
        if m.role == "on"
        and m.first == m.last
        and (
            _COUNTED_ON.search(sentence.text[m.end - sentence.start :])
            or _COUNTED_BY.search(sentence.text[: m.start - sentence.start])
        )
    }
    return len(counted) > 1


def _leads(sentence: Sentence, mention: DateMention, claim: Claim) -> bool:
    gap = sentence.text[mention.end - sentence.start : claim.start - sentence.start]
    return len(gap) < 8 or bool(re.match(r"\s(?:was|saw|brought|being)\s(?:the\s)?[^.;]{0,50}$", gap))
