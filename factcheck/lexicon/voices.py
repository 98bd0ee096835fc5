"""On whose word a claim stands, as our own voice names it: organisations by their name, everybody else by the office.

The source's own words may hold a private person's name, so they show inside quotations only.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

from factcheck.lexicon import table

if TYPE_CHECKING:
    from factcheck.records import Claim

_ORGANISATIONS = frozenset({"party", "ngo", "un", "company"})


def authority(claim: Claim) -> str:
    """The authority as we print it: an organisation's name, a person's office (or name, where the house says so)."""
    if claim.named:
        return claim.named
    label = str(table("comparing")["sources"].get(claim.source_type, claim.source_type))
    if claim.source_type in _ORGANISATIONS and (name := _organisation(claim)):
        return name
    quoted = table("comparing")["quoted"]
    if claim.source_type in quoted and claim.source:
        return _organisation(claim) or str(quoted[claim.source_type])
    return label


def _organisation(claim: Claim) -> str:
    """The organisation's name in print, with the article that it takes; empty for what may be a person's."""
    words, un = table("comparing")["organisations"], str(table("comparing")["sources"]["un"])
    listed = f"~{claim.authority.upper()}" in table("sources")["types"].get(claim.source_type, ())
    told = re.search(r"\b[A-Z]{2,}\b", claim.source)
    if listed or (told and told[0].casefold() == claim.authority.casefold()):
        initials = claim.authority.upper()
        return un if un == f"the {initials}" else initials
    given = claim.authority.casefold().replace("'", " ").split()
    head = next((w for w, behind in zip(given, [*given[1:], "of"], strict=True) if behind in _LINKS), "")
    if head in words["persons"] or (head in words["headless"] and len(given) < 3):
        return ""
    takes = head in words["words"] and head not in (*words["bare"], *words["alone"])
    if len(given) == 1 and head not in words["alone"]:
        return f"the {head}" if takes else ""
    if not any(w in words["words"] for w in given):
        return ""
    name = _cased(claim)
    if name == name.casefold() and _ONE_OF.match(claim.source):
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    return f"the {name}" if takes and given[0] != "the" else name


_LINKS = ("of", "for", "in", "on", "and")
"""What stands behind the head of a name: "Tarn Observatory for Human Rights"."""


def _cased(claim: Claim) -> str:
    """The name as the words have it, "a monitoring group" too; with capitals where the words do not hold it."""
    if found := re.search(re.escape(claim.authority), claim.source, re.IGNORECASE):
        return found[0]
    return _SMALL.sub(lambda m: m[0].lower(), string.capwords(claim.authority))


_ONE_OF = re.compile(r"an?\s", re.IGNORECASE)
_SMALL = re.compile(r"(?<=\s)(?:Of|For|And|The|In|On)(?=\s)")
