"""The question that settles a finding, and of whom to ask it.

Whoever can answer: the desk that prints a figure which was taken back, or which no text gives a source; the office that
counted, by its name where the words give it, with the outlet that quotes it. Never a government as such.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.comparisons.statements.evidence import outlet, unique
from factcheck.comparisons.wording.phrasing import added, aside, joined, reason_key, shown
from factcheck.lexicon import any_of, table
from factcheck.lexicon.hedges import figure
from factcheck.lexicon.voices import authority
from factcheck.records import NAME_KINDS, UNATTRIBUTED

if TYPE_CHECKING:
    from factcheck.comparisons.statements.statement import Statement
    from factcheck.comparisons.verdicts.ladder import Pair
    from factcheck.records import Verdict


def question(pair: Pair, verdict: Verdict, words: str = "") -> str:
    """What to ask, and of whom, to settle it; empty where nothing is open. ``words`` as for the reason."""
    templates = table("comparing")["questions"]
    if verdict not in templates:
        return ""
    left, right = pair.left, pair.right
    name, whom = _asked(pair, verdict, words)
    return str(templates[name]).format(
        asked=joined(whom),
        low=_number(left),
        high=_number(right),
        low_outlet=outlet(left),
        fact=aside(pair.key, left, right),
        definition=pair.definition,
        narrower=table("comparing")["narrower"].get(pair.narrower, ""),
        sum=added(pair.parts),
        nth=_ordinal(right.figure),
        wanting=figure(right.figure - sum(s.figure for s in pair.parts)) if pair.parts else "",
    )


def _asked(pair: Pair, verdict: Verdict, words: str) -> tuple[str, tuple[str, ...]]:
    """The template, and who is asked."""
    left, right = pair.left, pair.right
    alike = left.figure == right.figure and pair.key.kind not in NAME_KINDS
    if words == "attribution_lost":
        return words, (desk(right),)
    if words in table("comparing")["questions"]:
        return words, _voices(left, right)
    if verdict == "self_contradiction":
        wanting = right.figure - sum(s.figure for s in pair.parts) if pair.parts else 0
        name = "too_many" if wanting < 0 else "wanting_one" if wanting == 1 else "wanting" if wanting else verdict
        return name, (desk(left),)
    if pair.copies and not alike:
        return "copies", unique((desk(left), desk(right)))
    if verdict == "revision" and not pair.same_article:
        gone, stands = (left, right) if left.superseded else (right, left)
        if alike:
            return "printed_still", (desk(stands if gone.superseded else right),)
        if pair.still_printed:
            return "printed", (desk(right),)
    if verdict == "revision":
        return verdict, _voices(left)
    if verdict == "definition":
        return reason_key(pair, verdict), _voices(right)
    both = _voices(left, right)
    if alike:
        return "alike", both
    named = pair.key.kind in NAME_KINDS and verdict == "conflict"
    return "named" if named else verdict, both


def desk(statement: Statement) -> str:
    """The outlet that prints a figure."""
    return f"the desk of {outlet(statement)}"


def _voices(*statements: Statement) -> tuple[str, ...]:
    """Who counted, each once with the outlets that quote it; an outlet that quotes both is named behind the last."""
    heard: dict[str, list[str]] = {}
    for s in statements:
        name, quoted = voice(s)
        heard.setdefault(name, []).extend([outlet(s)] if quoted else [])
    by = {name: joined(unique(outlets)) for name, outlets in heard.items()}
    last = {outlets: name for name, outlets in by.items()}
    return tuple(
        f"{name} (quoted by {outlets})" if outlets and last[outlets] == name else name for name, outlets in by.items()
    )


def voice(statement: Statement) -> tuple[str, bool]:
    """Who counted, and whether only the outlet that quotes them knows whom it means.

    An organisation by its name, an office as the words call it; the desk of the outlet where nobody is named.
    """
    claim = statement.claim
    if claim.source_type in UNATTRIBUTED:
        return desk(statement), False
    name = authority(claim)
    if name != table("comparing")["sources"].get(claim.source_type):
        return name, False
    office = _office().search(claim.source)
    return f"the {office[0].lower()}" if office else name, True


@cache
def _office() -> re.Pattern[str]:
    """An office without the name of whoever holds it: "home minister", "ministry of health", "fire chief"."""
    words = table("comparing")["offices"]
    heads, fields = any_of(words["heads"]), any_of(words["fields"])
    return re.compile(rf"\b(?:{fields}\s+){{0,3}}{heads}(?:\s+of\s+(?:the\s+)?{fields}(?:\s+{fields})?)?\b")


def _ordinal(number: float) -> str:
    """Such as "26th", "101st", "1,002nd"."""
    last = "th" if int(number) % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(int(number) % 10, "th")
    return f"{figure(number)}{last}"


def _number(statement: Statement) -> str:
    """The bare number, where there is one."""
    bounds = statement.claim.interval
    return shown(statement.claim) if bounds is None or bounds.best is None else figure(statement.figure)
