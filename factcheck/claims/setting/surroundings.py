# ruff: noqa: E501 - a pattern stands on one line
"""The words around the name of a place, as patterns made of the tables in ``lexicon/places.toml``."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import any_of, calendar, choice, numerals, phrases, table


def spelled(name: str) -> list[str]:
    """A list of the place table as patterns, the longest first."""
    return phrases(table("places")[name])


def alternatives(name: str) -> str:
    """A list of the place table as one alternation that heeds capitals."""
    return "|".join(spelled(name))


def plurals(word: str) -> list[str]:
    """A noun and its plural, as patterns."""
    other = word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"
    return phrases((word, other))


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
    figure = rf"(?:\d[\d,.]*\d|\d|{choice(numerals.words())}|{a('figures')})"
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
        "firm": re.compile(rf"\b{o('firms_before')}\s+$"),
        "departs": re.compile(rf"\b{o('departs')}\s+(?:the\s+)?(?:[a-z]+\s+of\s+)?$", re.IGNORECASE),
        "compass": re.compile(rf"\b({o('compass')}\s+)$", re.IGNORECASE),
        "distance": re.compile(r"\b(?:km|kms|kilomet(?:er|re)s?|miles?|metres?|meters?|m)\)?\s+(?:away\s+)?(?:[\w-]+\s+)?(?:from|of|outside|to)\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE),
    }  # fmt: skip
