"""Names of places in a sentence: by gazetteer, by the noun that says so, and by their shape.

A name is a place when the gazetteer knows it, when a generic noun says so ("Alder meadow", "Turin airport"), or when a
preposition and a known neighbour do ("in Alderby, Kent"). What the words around it make of it is decided in ``places``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.claims.setting import gazetteer
from factcheck.claims.setting.surroundings import no_places, patterns, words_of
from factcheck.lexicon import calendar, table
from factcheck.lexicon.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.claims.document import Sentence
    from factcheck.claims.setting.gazetteer import Level, Place

LARGE = 50_000
"""Inhabitants from which a town is taken for a place without any word that says so."""

REACH = 140
"""Characters on either side of a name that are looked at."""

SMALL = 5_000
"""The same, where a figure or a loss of it is told."""

MILLION = 1_000_000
"""Inhabitants from which a single capitalised word that opens a sentence is taken for a place."""


@dataclass(frozen=True, slots=True)
class Name:
    """A candidate in a sentence.

    Attributes:
        start, end: the clean name in the sentence.
        tail: where the noun that goes with it ends ("Alder district").
        name: the clean name.
        level: the gazetteer's level, "landmark", or "unknown".
        place: its first gazetteer entry.
        before, after: the sentence on either side.
    """

    start: int
    end: int
    tail: int
    name: str
    level: Level | str
    place: Place | None = None
    before: str = ""
    after: str = ""


_CAPITAL = r"(?:(?:al|el|an|ad|as|ar|at|ash|ez|es|er|ed|en|et)-|[ld]['’])?[A-ZÀ-ÖØ-ÞĀ-Ž][\wʻ‘’'-]*"
_RUN = re.compile(
    rf"(?:(?:Sts?|Mt|Ft)\.\s+)?{_CAPITAL}(?:\s+(?:of|de|del|la|al|el|ul|bin|da|do|dos)\s+(?={_CAPITAL})|\s+)?(?:(?:(?:St|Mt|Ft)\.\s+)?{_CAPITAL}(?:\s+|$|\b))*"
)
_TOKEN = re.compile(r"[\w.ʻ‘’'-]*[\wʻ]")
ENDS_PHRASE = re.compile(
    r"^(?:[,.;:)]|$|\s[-–—]|\s+(?:on|in|at|and|when|whenever|until|because|if|though|although|over|under|yesterday|today|overnight|alone|would|will|could|must|remain|remained|where|was|were|is|are|after|as|since|this|last|early|late|before|by|with|to|from|that|which|who|near|while|had|has|have|or|but|for|into|during|of|(?:\d+|an?|two|three|four|five|six|seven|eight|nine|ten|several|some|many)\s+(?:minutes|hours?|days?|weeks?|months?|years?)"
    rf"|{calendar.weekday_pattern()})\b)",
)  # fmt: skip
DEMONYM = re.compile(r"(?:[aei]an|ish|ese|[a-z]-[a-z]+)$")
_CONTROL = re.compile(
    r"(?:-(?:held|ruled|administered|controlled|occupied|majority|backed|based)|^(?:Occupied|Administered|Controlled))$",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Col|Maj|Lt|Sgt|Capt|Prof|President|Minister|Chief|Judge|Sheriff|King|Queen|Prince|Pope|Imam|Sheikh|Mufti|Baba|Sir|Commissioner|Spokesman|Spokeswoman|Spokesperson|Director|Secretary|Ambassador|Senator|Justice|Captain|Colonel|General|Major|Officer|Inspector|Superintendent)\.?\s+$"
)


# ---- names in a sentence ---------------------------------------------------------------------------------------------


def names_of(sentence: Sentence) -> Iterator[Name]:
    """Candidates of a sentence in order: gazetteer names, names with a generic noun, and names after "in"."""
    text, last = sentence.text, 0
    title_case = is_title_case(sentence)
    for match in _RUN.finditer(text):
        start, end = match.start(), match.end() - (len(match.group()) - len(match.group().rstrip()))
        for name in _in_run(text, max(start, last), end, title_case):
            if patterns()["firm"].search(text[max(0, name.start - REACH) : name.start]):
                last = name.tail
                continue  # "Air India"
            yield replace(
                name, before=text[max(0, name.start - REACH) : name.start], after=text[name.tail : name.tail + REACH]
            )
            last = name.tail


def is_title_case(sentence: Sentence) -> bool:
    """Nearly every word has a capital, which then says nothing."""
    words = re.findall(r"[A-Za-z]{4,}", sentence.text)
    return len(words) > 3 and sum(w[0].isupper() for w in words) >= 0.7 * len(words)


def _in_run(text: str, start: int, end: int, title_case: bool) -> Iterator[Name]:
    """The places in one run of capitalised words: the whole run where it can, parts of it where the rest is no name."""
    tokens = [(start + m.start(), start + m.end()) for m in _TOKEN.finditer(text[start:end])]
    i = 0
    while i < len(tokens):
        word = text[tokens[i][0] : tokens[i][1]]
        if (word.lower() in words_of("openers") and (i == 0 or title_case)) or _CONTROL.search(word):
            i += 1
            continue
        found = None
        for n in range(min(6, len(tokens) - i), 0, -1):
            whole = i == 0 or title_case or _opens(text[tokens[i - 1][0] : tokens[i - 1][1]])
            inner = [text[a:b] for a, b in tokens[i : i + n]]
            if (any(_owns(w) for w in inner[:-1]) and inner[0] not in _SAINTS) or (
                title_case and words_of("openers") & {w.lower() for w in inner}
            ):
                continue
            ends = i + n == len(tokens) or (
                title_case and text[tokens[i + n][0] : tokens[i + n][1]].lower() in words_of("openers")
            )
            if found := _name_at(
                text, tokens[i][0], tokens[i + n - 1][1], whole=whole, ends=ends or title_case, title_case=title_case
            ):
                break
        if not found:
            i += 1
            continue
        yield found
        while i < len(tokens) and tokens[i][0] < found.tail:
            i += 1


_SAINTS = frozenset({"St", "Sts", "Saint"})
"""Before a name that may own the noun behind it ("St. Ada's Shrine")."""


def _opens(word: str) -> bool:
    """After this word a name can begin: a function word, a possessive, "Indian-administered"."""
    return word.lower() in words_of("openers") or _owns(word) or bool(_CONTROL.search(word))


def _owns(word: str) -> bool:
    """The word is a possessive: "Syria's", and "Syrias" in texts that lost their apostrophes."""
    return bool(re.search(r"['’]s?$", word)) or (word.endswith("s") and not _is_land(word) and _is_land(word[:-1]))


def _name_at(text: str, start: int, end: int, *, whole: bool, ends: bool, title_case: bool) -> Name | None:
    """The place that a span of capitalised words names, if it is one.

    ``whole``: a name can begin here; ``ends``: the run of capitals ends here; ``title_case``: every word has a capital.
    """
    p = patterns()
    clean = re.sub(r"(?:['’]s?|-bound|-based)$", "", text[start:end])
    if not re.match(r"[^\W\d_]", clean) or clean.lower() in no_places() | words_of("compass"):
        return None
    if not (clean[0].isupper() or re.match(r"[ae]\w{1,2}-[A-Z]", clean)):
        return None
    stop = start + len(clean)
    rest, words = text[stop:], clean.split()
    if words[-1] in table("places")["bodies"]:
        return None  # "Employment Department"
    joined = re.match(r"\s+(?:and|&)\s+[A-Z]\w+(?:\s[A-Z]\w+)?", rest)
    both = _known(clean + joined.group().replace("&", "and")) if joined else None
    if joined and both and (whole or both.level == "province"):
        return Name(start, stop + joined.end(), stop + joined.end(), clean + joined.group(), both.level, both)
    landmark = p["landmark_end"].search(clean)
    if landmark and not landmark.start():
        return None  # "the Railway Station"
    if " of " in clean and (landmark or title_case):
        return None  # "Residents of Fish Street": its last part is the name
    known = _known(clean)
    if landmark and known and known.level == "town" and known.population >= SMALL:
        landmark = None  # "Highland Park", "Long Beach"
    opened = len(words) in {2, 3} and words[0].rstrip(".").lower() in words_of("opening")
    if (landmark or opened) and whole and ends and not _is_land(words[0]):
        return Name(start, stop, stop, clean, "landmark", _known(words[0]))
    if whole and not known and len(words) > 1 and words[-1].lower() in words_of("administrative"):
        return _shaped(start, stop - len(words[-1]) - 1, stop, clean[: -len(words[-1])].strip())
    if known and (whole or ends or known.level in {"country", "province"}):
        return _gazetted(text, start, stop, known, whole=whole, ends=ends)
    return _by_shape(text, start, stop, title_case=title_case) if whole and ends else None


def _gazetted(text: str, start: int, stop: int, known: Place, *, whole: bool, ends: bool) -> Name | None:
    """A name that the gazetteer knows, with the noun behind it."""
    p, rest = patterns(), text[stop:]
    if not whole and known.level == "town" and known.population < 10 * LARGE:
        return None
    noun = None if re.search(r"\b(?:a|an|another|one)\s+(?:[a-z-]+\s+)?$", text[:start]) else p["landmark"].match(rest)
    if noun and known.level != "country" and not p["care"].search(noun.group()) and noun.group(1).split()[-1].islower():
        tail = stop + noun.end()
        return Name(start, tail, tail, re.sub(r"['’]s", "", text[start:tail]), "landmark", known)
    head = p["administrative"].match(rest)
    if not ends and not head and re.match(r"\s+[A-Z]", rest):
        return None  # "Turin Police", "Austin Miller": part of a longer name
    return Name(start, stop, stop + (head.end() if head else 0), text[start:stop], known.level, known)


def _by_shape(text: str, start: int, stop: int, *, title_case: bool) -> Name | None:
    """A name that no gazetteer knows: with a noun that says what it is, or only capitals for others to vouch for."""
    p, rest, clean = patterns(), text[stop:], text[start:stop]
    if head := p["administrative"].match(rest):
        return _shaped(start, stop, stop + head.end(), clean)
    noun = p["landmark"].match(rest)
    people = clean in _adjectives() or (" " not in clean and DEMONYM.search(clean))
    if (
        noun
        and not p["landmark_end"].search(clean)
        and noun.group(1)[0].islower()
        and not rest.startswith(("'", "’"))
        and not people
    ):
        return Name(start, stop + noun.end(), stop + noun.end(), text[start : stop + noun.end()], "landmark")
    words = clean.split()
    if len(words) == 1 and DEMONYM.search(clean):
        return None  # "Turkish"
    acronyms = all(len(w) <= 3 and w.isupper() for w in words)
    if len(words) > 3 or title_case or acronyms or re.search(r"\d|\b(?:of|de|al|la)$", clean):
        return None
    return Name(start, stop, stop, clean, "unknown")


def _shaped(start: int, end: int, tail: int, name: str) -> Name | None:
    known = _known(name) if name else None
    if (
        not name
        or name.lower() in no_places()
        or name in _adjectives()
        or re.fullmatch(r"[A-Z]{1,3}", name)
        or (not known and DEMONYM.search(name))
    ):
        return None
    return Name(start, end, tail, name, known.level if known else "district", known)


def _is_land(word: str) -> bool:
    known = _known(word)
    return bool(known and known.level == "country")


def _abbreviates(name: str) -> bool:
    """The alias table knows it as a short form ("UK", "UP")."""
    return name.isupper() and gazetteer.canonical(name) != fold(name)


@cache
def _adjectives() -> frozenset[str]:
    """What peoples are called ("Greek", "Swiss"): villages somewhere, and in news a people."""
    held: dict[str, list[str]] = table("demonyms")["countries"]
    return frozenset(word for words in held.values() for word in words) - held.keys()


def _known(name: str) -> Place | None:
    if name in _adjectives() or name.lower() in no_places() or (len(name) < 3 and not _abbreviates(name)):
        return None
    return next(iter(gazetteer.lookup(name)), None)


def is_solid(sentence: Sentence, name: Name) -> bool:
    """The gazetteer or a generic noun vouches for it, and nothing beside it says that it is a person."""
    if (
        TITLES.search(name.before)
        or patterns()["body_of"].search(name.before)
        or patterns()["body_after"].match(name.after)
    ):
        return False
    if name.name.lower() in words_of("words_and_cities"):
        return is_put_there(sentence, name)
    if re.fullmatch(r"[A-Z]{2,4}", name.name) and sentence.field == "body" and name.level != "country":
        return _abbreviates(name.name)
    if name.level in ("country", "landmark"):
        return True
    if (
        " " not in name.name
        and not name.before.strip()
        and not (name.tail > name.end or re.match(r"['’]s\b|,\s+[A-Z]", name.after))
    ):
        cues = [
            cue
            for cue in ("speaks", "event_after", "local", "figure_after", "bears")
            if patterns()[cue].match(name.after)
        ]
        if sentence.field == "title" and name.after.startswith(": "):
            cues.append("bears")  # "Surfside: what the inquiry found"
        # else a capital letter that only opens the sentence
        least = SMALL if set(cues) & {"figure_after", "bears"} else LARGE
        return _population(name) >= (least if cues and name.place else MILLION) or bool(
            cues and name.place and name.level in {"province", "district"}
        )
    if name.level == "province":
        return True
    if name.level == "unknown":
        return _vouched(sentence, name)
    if name.place is None:
        return True
    if name.level == "district" or name.place.population >= LARGE:
        doubtful = sentence.field == "title" and is_title_case(sentence) and _population(name) < LARGE
        return len(name.name) > 3 and (not doubtful or bool(locative(name)))  # "Jet Goes Down"
    if (re.search(r"\b[Tt]he\s+$", name.before) and name.tail == name.end) or DEMONYM.search(name.name):
        return False
    headed = name.tail > name.end or bool(patterns()["of"].search(name.before))
    if " " in name.name and name.place.population >= SMALL and (locative(name) or name.tail > name.end):
        return True
    located = locative(name) in {"in", "near", "at", "outside", "across", "off"}
    return headed or (located and len(name.name) > 2) or (sentence.field == "title" and len(name.name) > 4)


def is_put_there(sentence: Sentence, name: Name) -> bool:
    """Inside a sentence of the text it stands alone with a capital, or its land stands behind it ("Split, Croatia")."""
    land = re.match(r",\s+([A-Z]\w+(?:\s[A-Z]\w+)?)", name.after)
    if land and _is_land(land[1]):
        return True
    alone = not re.search(r"(?:[A-Z][\w.’'-]*|[.!?:“\"‘(])\s*$", name.before) and not re.match(r"\s+[A-Z]", name.after)
    ends = ENDS_PHRASE.match(name.after) or patterns()["local"].match(name.after)
    return sentence.field == "body" and bool(name.before.strip()) and alone and bool(ends)


def _vouched(sentence: Sentence, name: Name) -> bool:
    """The words around a name that no gazetteer knows make it a place: "the village of X", "in X,", "X, a hamlet"."""
    p, before = patterns(), name.before
    if p["nature_of"].search(before) or (p["found"].search(before) and ENDS_PHRASE.match(name.after)):
        return True
    struck = p["struck"].search(before) and not DEMONYM.search(name.name) and " " not in name.name
    if struck and sentence.field == "body" and ENDS_PHRASE.match(name.after) and not p["agent"].match(name.after):
        return len(name.name) > 3 and not name.name.isupper()  # "a slide hit Almora at dawn"
    if (
        re.search(r"\bthe\s+$", before, re.IGNORECASE)
        or DEMONYM.search(name.name)
        or p["official"].match(name.after)
        or name.name.isupper()
    ):
        return False
    if re.search(r"\b[A-Z][\w’'-]+\s+(?:in|near|outside)\s+$", before):
        return False  # "Employees in Aerospace": one name
    if p["of"].search(before) or p["local_landmark"].search(before):
        return True
    if (locative(name) or p["motion"].search(before)) and (
        p["described"].match(name.after) or re.match(r",\s+where\b", name.after)
    ):
        return True
    bare = re.search(r"\b(?:in|near|outside)\s+$|\bin\s+[A-Z]\w+['’]s\s+$|['’]s\s+$", before)
    held = bare and (not bare.group().endswith("s ") or locative(name) or p["struck"].search(before))
    return bool(held and sentence.field == "body" and ENDS_PHRASE.match(name.after) and len(name.name) > 3)


def _population(name: Name) -> int:
    return max((p.population for p in gazetteer.lookup(name.name)), default=0)


def locative(name: Name) -> str:
    """The preposition that puts something in this place ("in", "near"), empty when there is none."""
    m = patterns()["locative"].search(name.before)
    return m.group(1).lower() if m else ""
