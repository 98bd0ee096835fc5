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
    """The authority under the name we print: organisations keep theirs, persons and offices become the office."""
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
    if not given or given[-1] in words["persons"]:
        return ""
    takes = given[-1] in words["words"] and given[-1] not in words["bare"]
    if len(given) == 1 and given[0] not in words["alone"]:
        return f"the {given[0]}" if takes else ""
    if any(w in words["words"] for w in given):
        name = claim.authority if claim.authority != claim.authority.casefold() else string.capwords(claim.authority)
        return f"the {name}" if takes and given[0] != "the" and given[-1] not in words["alone"] else name
    return ""
