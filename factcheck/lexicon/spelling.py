"""One form for a name however it is spelled: what every stage compares names by, and keys its tables with."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f'’‘ʻʼ`]+")
"""Accents that stand alone, and apostrophes."""


def fold(name: str) -> str:
    """A name without case, accents and apostrophes, a hyphen as a blank.

    >>> fold("Saint-Étienne"), fold("Sana’a")
    ('saint etienne', 'sanaa')
    """
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return _MARKS.sub("", plain).replace("-", " ").replace("&", "and").lower()


_SAME = frozenset(
    {"people", "personnel", "police", "staff", "crew", "troops", "aircraft", "livestock", "cattle", "sheep"}
)
"""Nouns that have one form alone, or are plural already."""


def plural(noun: str) -> str:
    """Several of an English noun, by the form of its last word; one that is plural already as it is.

    >>> plural("job"), plural("party member"), plural("family"), plural("crewman"), plural("bus crash"), plural("sons")
    ('jobs', 'party members', 'families', 'crewmen', 'bus crashes', 'sons')
    >>> plural("patients receiving treatment")
    'patients receiving treatment'
    """
    before, blank, word = noun.rpartition(" ")
    lower = word.lower()
    told = any(w.endswith("s") and not w.endswith(("ss", "us")) and len(w) > 3 for w in before.split())
    if (
        told
        or lower in _SAME
        or (lower.endswith("s") and not lower.endswith(("ss", "us")))
        or lower.endswith(("men", "children"))
    ):
        return noun
    if lower == "person":
        return f"{before}{blank}people"
    if lower.endswith("man") and lower not in ("human", "german", "roman"):
        word = word[:-2] + "en"
    elif lower.endswith("child"):
        word += "ren"
    elif lower.endswith("y") and lower[-2:-1] not in "aeiou":
        word = word[:-1] + "ies"
    else:
        word += "es" if lower.endswith(("s", "x", "z", "ch", "sh")) else "s"
    return f"{before}{blank}{word}"
