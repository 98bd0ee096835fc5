# ruff: noqa: E501 - a pattern stands on one line
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
from factcheck.lexicon import any_of, calendar, table

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


# ---- words -----------------------------------------------------------------------------------------------------------


def spelled(name: str) -> list[str]:
    """A list of the place table as patterns, the longest first."""
    return [re.escape(w).replace(r"\ ", r"\s+") for w in sorted(table("places")[name], key=len, reverse=True)]


def alternatives(name: str) -> str:
    """A list of the place table as one alternation that heeds capitals."""
    return "|".join(spelled(name))


def plurals(word: str) -> tuple[str, str]:
    """A noun and its plural, as patterns."""
    other = word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"
    return re.escape(word).replace(r"\ ", r"\s+"), re.escape(other).replace(r"\ ", r"\s+")


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of the place table in lower case."""
    return frozenset(w.lower() for w in table("places")[name])


@cache
def no_places() -> frozenset[str]:
    """What is a place somewhere and in news nearly always something else, in lower case."""
    return words_of("not_places") | calendar.names()


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns around a name; those that end in ``$`` are for the words before it, those with ``^`` for those behind."""
    a = alternatives

    def o(name: str) -> str:
        return any_of(spelled(name))

    word = rf"(?!(?:{a('breaks')})\b)"
    modifier = rf"(?:(?:{word}[a-z][a-z-]*|[A-Z][\w.]+['’]s|[A-Z]\w+-(?:held|ruled|administered|controlled|occupied)|U\.S\.|[A-Z]\w+an|[A-Z]\w+ish|[A-Z]\w+s)\s+)"
    of_heads = any_of(plural for w in table("places")["of_heads"] for plural in plurals(w))
    numerals = sorted(table("numbers")["words"], key=len, reverse=True)
    figure = rf"(?:\d[\d,.]*\d|\d|{'|'.join(numerals)}|{a('figures')})"
    return {
        "locative": re.compile(rf"(?:^|\b)(?i:({a('locative')}))\s+{modifier}{{0,4}}$"),
        "responded": re.compile(rf"\b{any_of(table('places')['responders'])}\b[^.;:]{{0,60}}\b{any_of(table('places')['sent'])}\s+(?:in)?to\s+{modifier}{{0,3}}$", re.IGNORECASE),
        "at_sea": re.compile(r"\b(?:nautical|sea)\s+miles?\s+(?:(?:off|from|(?:to\s+the\s+)?[a-z-]+\s+of)\s+)(?:the\s+)?(?:(?:coast|shore|port|town|island|harbou?r|cape)\s+of\s+)?(?:[a-z]+\s+){0,2}$", re.IGNORECASE),
        "officials_in": re.compile(r"\b(?:officials?|sources?|diplomats?|ministers?|spokes(?:man|woman|person|people)|analysts?|authorities)\s+in\s+(?:the\s+capital,?\s+)?$", re.IGNORECASE),
        "from_near": re.compile(r"\bfrom\s+(?:near|outside|around|off|close\s+to|just\s+outside)\s+(?:the\s+)?$", re.IGNORECASE),
        "cared_in": re.compile(rf"^(?:['’]s)?\s+(?:[A-Z][\w.-]*\s+){{0,3}}?{o('care')}\b", re.IGNORECASE),
        "held": re.compile(rf"\b{o('held')}\b", re.IGNORECASE),
        "seat_in": re.compile(rf"\b{o('offices')}s?\s+in\s+$", re.IGNORECASE),
        "throughout": re.compile(r"\b(?:across|throughout|all\s+over|around|in\s+(?:many|several|most|other|various)\s+parts\s+of)\s+(?:the\s+whole\s+of\s+)?$", re.IGNORECASE),
        "motion": re.compile(rf"(?<!\bclose\s)(?<!\bnext\s)(?<!\badjacent\s)(?<!\bnear\s)\b(?i:({a('motion')}))\s+{modifier}{{0,3}}$"),
        "of": re.compile(rf"\b{of_heads}(?:\s+(?:and\s+[a-z]+|town|city|village))?\s+of\s+(?:{modifier}{{0,2}})$", re.IGNORECASE),
        "event_of": re.compile(rf"\b{o('events')}s?\s+(?:of|in|on|at)\s+(?:{modifier}{{0,3}})$|\b{o('events')}s?\s+(?:on|at|against)\s+(?:{word}[a-z-]+\s+){{1,4}}(?:of|in|at|near)\s+(?:the\s+)?(?:{modifier}{{0,2}})$", re.IGNORECASE),
        "member_of": re.compile(rf"\b{o('members')}\s+(?:at|of|from|with)\s+(?:the\s+)?$", re.IGNORECASE),
        "nationals": re.compile(rf"\b{any_of(table('places')['nationals'])}\b", re.IGNORECASE),
        "where": re.compile(r"^,\s+where\b(?P<told>[^.;]{0,130})"),
        "apposed_in": re.compile(rf"[A-Z][\w.’'-]+,(?:\s+\d\d?,)?\s+(?:an?|the)\s+(?:[a-z-]+\s+){{0,4}}(?!(?:{a('administrative')}|{a('landmarks')}|{a('of_heads')})\s)[a-z]+\s+in\s+(?:the\s+)?$"),
        "found": re.compile(r"\b(?:collected|recovered|pulled|retrieved|reported|hijacked|kidnapped|abducted)\s+(?:out\s+)?(?:(?:\d+|[a-z]+)\s+(?:more\s+)?(?:bodies|corpses|people|victims|survivors|remains)\s+)?(?:so\s+far\s+)?from\s+(?:the\s+)?$"),
        "apart": re.compile(rf"\b{o('apart')}\b", re.IGNORECASE),
        "body_of": re.compile(rf"\b(?:{a('bodies')})\s+(?:of|for)\s+(?:the\s+)?$"),
        "body_after": re.compile(rf"^(?:\s+(?:of\s+)?[A-Z]\w+){{0,2}}\s+(?:{a('bodies')})\b"),
        "event_after": re.compile(rf"^(?:['’]s)?\s+((?:[\w’'-]+\s+){{0,3}}?){o('events')}(?:e?s|ings?)?\b", re.IGNORECASE),
        "struck": re.compile(rf"\b{o('strikes')}\s+(?:{modifier}{{0,4}})$", re.IGNORECASE),
        "speaks": re.compile(rf"^\s+{o('speaks')}\b", re.IGNORECASE),
        "official": re.compile(rf"^(?:['’]s?)?[\s-]+(?:{word}[\w-]+\s+)?{o('officials')}\b", re.IGNORECASE),
        "administrative": re.compile(rf"^(?:['’]s)?\s+({o('administrative')})\b", re.IGNORECASE),
        "landmark": re.compile(rf"^(?:['’]s)?\s+({o('landmarks')})\b", re.IGNORECASE),
        "hit_after": re.compile(rf"^(?:,[^,]{{0,40}},)?\s+(?:has been|have been|had been|was|were|is being)\s+(?:\w+ly\s+)?{o('strikes')}\b", re.IGNORECASE),
        "local": re.compile(rf"^(?:['’]s)?\s+{o('local')}\b", re.IGNORECASE),
        "setting": re.compile(rf"\b{o('setting')}\b", re.IGNORECASE),
        "belonging": re.compile(rf"^\s+{o('belonging')}\b", re.IGNORECASE),
        "share": re.compile(rf"(?<![\w,.])(?<!the\s){figure}(?:\s+of|(?:\s+(?!{o('breaks')}\b)[a-z-]+){{0,3}}?(?:\s+of\s+(?:them|those|these|the\s+[a-z]+))?(?:\s+(?:were|was|are|is|died|perished|killed|dead|injured|hurt))?\s+(?:in|at|on))\s+(?:the\s+)?(?:{modifier}{{0,2}})$", re.IGNORECASE),
        "figure_after": re.compile(
            rf"^(?:\s+\((?:[a-z]+\s+){{0,2}}{figure}(?:\s+(?:dead|deaths|killed|victims|injured|people))?\)|(?::|,\s+with|\s+for)\s+(?:[a-z]+\s+){{0,2}}{figure}(?=\s*(?:[.,;(]|$|each\b|dead\b|deaths\b|killed\b|injured\b|(?:bodies|people|persons|victims|lives)\b(?!\s+(?:were|was|are|is|have|has|had|die[ds]?|killed|injured)\b)))|['’]s?\s+(?:own\s+)?(?:(?:death\s+)?tolls?|dead|victims|deaths)\b)", re.IGNORECASE),
        "heads_count": re.compile(rf"^(?:\s+and\s+[A-Z][\w’'-]+)?,\s+(?:(?:at\s+least|more\s+than|about|some|over|nearly|another|a\s+further|only|just)\s+)?{figure}\s+(?!{o('breaks')}\b)[a-z-]+", re.IGNORECASE),
        "bears": re.compile(rf"^(?:,[^,]{{0,60}},)?\s+(?:(?:has|have|had|does|did|also|alone|now|still)\s+)*(?:{o('bears')}\b|(?:reported|had|has|received|got|logged|recorded|counted)\s+(?:[a-z]+\s+){{0,2}}{figure})", re.IGNORECASE),
        "subject": re.compile(r"(?:^|[,;:—–]\s+|\b(?:and|while|but|where|that|upstream|downstream)\s*,?\s+)\W*$", re.IGNORECASE),
        "damage": re.compile(rf"\b{o('damage')}\b", re.IGNORECASE),
        "described": re.compile(rf"^,\s+(?:an?|the)\s+(?:[\w’'-]+\s+){{0,4}}(?:{a('administrative')}|community|capital|port|resort|commuter\s+belt)\b|^,\s+(?:on|at)\s+the\s+(?:[a-z-]+\s+)?(?:edge|outskirts|fringes?|periphery|foot|mouth|shores?|banks?|coast|border)\s+of\b|^,\s+(?:to\s+the\s+)?(?:north|south|east|west)[a-z-]*\s+of\b|^,\s+(?:about\s+|some\s+)?\d[\d.]*\s?(?:km|kilomet(?:er|re)s?|miles?)\b", re.IGNORECASE),
        "aside": re.compile(rf"^\W{{0,3}}(?:{o('asides')}|more\s+(?:from|on|in)\s+(?:the\s+)?\w+)\b(?:\W*$|\s*[:|–—-]\s*)", re.IGNORECASE),
        "of_tail": re.compile(rf"(?<=\s)(?:(?:{word}[a-z][a-z-]*\s+){{0,2}}?{of_heads}\s+of\s+(?:the\s+)?){{1,2}}$", re.IGNORECASE),
        "close_by": re.compile(rf"\b{o('close_by')}\b", re.IGNORECASE),
        "felt": re.compile(rf"\b{o('felt')}\s+(?:[a-z]+\s+){{0,2}}?(?:in|at|across|from|as)?\s*(?:{modifier}{{0,2}})$", re.IGNORECASE),
        "likened": re.compile(rf"\b{o('likened')}\b[^.;]*$|\b{o('likens')}\b[^.;]*\s(?:to|with)\s[^.;]*$", re.IGNORECASE),
        "outskirts": re.compile(r",\s+(?:an?\s+|on\s+the\s+|the\s+)?(?:[a-z-]+\s+){0,3}(?:suburbs?|outskirts|edge|satellite\s+(?:town|city)|commuter\s+town|dormitory\s+town|exurb)\s+of\s+$"),
        "office_in": re.compile(rf"\b{o('offices')}s?\b[^.;:]{{0,40}}\b(?:in|at|of)\s+(?:the\s+)?$", re.IGNORECASE),
        "speaks_after": re.compile(rf"^,?\s+{o('measures')}\b", re.IGNORECASE),
        "nature_of": re.compile(r"\b(?:villages|towns|hamlets|hills|mountains|slopes|valleys?|plains?|shores?|waters|coast|islands?|banks)\s+of\s+(?:the\s+)?$", re.IGNORECASE),
        "agent": re.compile(rf"^(?:['’]s\b|,?\s+(?:{a('speaks')}|will|would|plans|is|has|had|expects)\b)", re.IGNORECASE),
        "local_landmark": re.compile(rf"\bthe\s+(?:[a-z-]+\s+)?(?:{a('landmarks')})\s+of\s+$"),
        "wide": re.compile(rf"\b{o('wide')}(?:e?s)?\b", re.IGNORECASE),
        "local_of": re.compile(r"\b(?:mayor|governor|prefect|police\s+chief|city\s+council|fire\s+chief)\s+of\s+(?:the\s+)?$", re.IGNORECASE),
        "compass_of": re.compile(rf"(?<!\bin)(?<!\bacross)(?<!\bthroughout)\s+(?:the\s+)?(?:{a('compass')})\s+of\s+(?:{modifier}{{0,2}})$"),
        "worst_after": re.compile(r"[^.;]{0,25}\b(?:worst|hardest)[\s-](?:hit|affected)\b"),
        "worst_before": re.compile(r"\b(?:worst|hardest)[\s-](?:hit|affected)\W+(?:\w+\W+){0,3}$"),
        "landmark_end": re.compile(rf"\b{o('landmarks')}(?:\s+(?:north|south|east|west|one|two|[a-z]|\d+))?$", re.IGNORECASE),
        "care": re.compile(rf"\b{o('care')}\b", re.IGNORECASE),
        "spoken_at": re.compile(rf"\b(?:said|says|told\s+\w+(?:\s+\w+)?|hit\s+back|shot\s+back|replied|responded|retorted|declared|speaking|reporters|journalists|newsmen|pressmen|the\s+press|the\s+media|given|announced|statement|citing|interview|conference|briefing)\s+(?:(?:on|late|early)\s+\w+\s+)?(?:in|at|from)\s+{modifier}{{0,3}}$"),
        "elsewhere": re.compile(rf"\b{o('elsewhere')}\b", re.IGNORECASE),
        "countrywide": re.compile(rf"\b{o('countrywide')}\b", re.IGNORECASE),
        "compass": re.compile(rf"\b({o('compass')}\s+)$", re.IGNORECASE),
        "distance": re.compile(r"\b(?:km|kms|kilomet(?:er|re)s?|miles?|metres?|meters?|m)\)?\s+(?:away\s+)?(?:[\w-]+\s+)?(?:from|of|outside|to)\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE),
    }  # fmt: skip


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
_TITLES = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Gen|Gov|Sen|Rep|Col|Maj|Lt|Sgt|Capt|Prof|President|Minister|Chief|Judge|Sheriff|King|Queen|Prince|Pope|Imam|Sheikh|Mufti|Baba|Sir|Commissioner|Spokesman|Spokeswoman|Spokesperson|Director|Secretary|Ambassador|Senator|Justice|Captain|Colonel|General|Major|Officer|Inspector|Superintendent)\.?\s+$"
)


# ---- names in a sentence ---------------------------------------------------------------------------------------------


def names_of(sentence: Sentence) -> Iterator[Name]:
    """Candidates of a sentence in order: gazetteer names, names with a generic noun, and names after "in"."""
    text, last = sentence.text, 0
    title_case = _is_title_case(sentence)
    for match in _RUN.finditer(text):
        start, end = match.start(), match.end() - (len(match.group()) - len(match.group().rstrip()))
        for name in _in_run(text, max(start, last), end, title_case):
            yield replace(
                name, before=text[max(0, name.start - REACH) : name.start], after=text[name.tail : name.tail + REACH]
            )
            last = name.tail


def _is_title_case(sentence: Sentence) -> bool:
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
    noun = p["landmark"].match(rest)
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
    if noun and noun.group(1)[0].islower() and not rest.startswith(("'", "’")) and not people:
        return Name(start, stop + noun.end(), stop + noun.end(), text[start : stop + noun.end()], "landmark")
    words = clean.split()
    if len(words) == 1 and DEMONYM.search(clean):
        return None  # "Turkish"
    acronyms = all(len(w) <= 3 and w.isupper() for w in words)
    if len(words) > 3 or title_case or acronyms or re.search(r"\d", clean):
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
    return name.isupper() and gazetteer.canonical(name) != gazetteer.fold(name)


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
        _TITLES.search(name.before)
        or patterns()["body_of"].search(name.before)
        or patterns()["body_after"].match(name.after)
    ):
        return False
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
        return len(name.name) > 3
    if (re.search(r"\b[Tt]he\s+$", name.before) and name.tail == name.end) or DEMONYM.search(name.name):
        return False
    headed = name.tail > name.end or bool(patterns()["of"].search(name.before))
    if " " in name.name and name.place.population >= SMALL and (locative(name) or name.tail > name.end):
        return True
    located = locative(name) in {"in", "near", "at", "outside", "across", "off"}
    return headed or (located and len(name.name) > 2) or (sentence.field == "title" and len(name.name) > 4)


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
