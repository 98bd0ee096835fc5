"""How sure a figure is said to be: confirmed, reported, feared, denied; and what the words say became of it.

A figure is feared where the doubt hangs on its own verb ("300 are feared dead", "expects the toll to reach 40"): the
month of May, what could be verified and suspected attackers doubt no count. What nobody has confirmed is reported.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.claims.cues import cue
from factcheck.claims.scope import scope

if TYPE_CHECKING:
    from factcheck.records import Certainty

NEAR = 70
"""Characters in front of a figure that can still say how sure it is."""
BEHIND = 50
"""The same behind it."""
PHRASE = 24
"""Characters behind a verb that a phrase which begins with it can take ("believed to be buried")."""
_JOINED = re.compile(r",|;|:|\b(?:and|but|while|when|after)\b|\d")
"""Behind these another statement begins."""


def of(text: str, start: int, end: int, event: tuple[int, int] | None) -> Certainty:
    """The certainty of the figure at ``start``..``end``, whose verb or noun stands at ``event``; denials apart."""
    left, right = scope.clause(text, start, end)
    if _is_doubted(text, start, end, event or (start, end), left):
        return "feared"
    around = text[max(left, start - NEAR) : min(right, end + BEHIND)]
    sure = cue("certainty", "confirmed").search(around) and not cue("certainty", "unconfirmed").search(around)
    return "confirmed" if sure else "reported"


def _is_doubted(text: str, start: int, end: int, event: tuple[int, int], left: int) -> bool:
    """Doubt stands between the figure and its verb, in the words that lead to them, or right behind."""
    first, last = min(start, event[0]), max(end, event[1])
    *_, joint = [None, *_JOINED.finditer(text, max(left, first - NEAR), first)]
    begins = joint.end() if joint else max(left, first - NEAR)
    ends = _JOINED.search(text, last, last + PHRASE)
    told = text[begins : ends.start() if ends else last + PHRASE]
    return (
        cue("certainty", "leads").search(text[begins:first]) is not None
        or cue("certainty", "doubted").search(told) is not None
        or cue("certainty", "behind").match(text[last:]) is not None
    )


def denial(text: str, start: int, end: int) -> str:
    """The cue of a figure that somebody rejects: "denied_figure", "denied_attribution", or empty."""
    left, _ = scope.clause(text, start, end)
    *_, denies = [None, *cue("certainty", "denies").finditer(text[left:start])]
    if denies is None or cue("certainty", "states").search(text[left:start], denies.end()):
        return ""
    return denied(text, start)


def denied(text: str, start: int) -> str:
    """What a sentence denies of a figure: it, or having given it; empty where one denies a part in what happened."""
    *_, denies = [None, *cue("certainty", "denies").finditer(text[:start])]
    if denies is not None and cue("certainty", "denies_part").search(text[:start], denies.end()):
        return ""
    return "denied_attribution" if cue("certainty", "denies_having").search(text) else "denied_figure"


def change(text: str, start: int, end: int) -> str:
    """What the words say became of a figure: "correction", "update", "fall", "rise" or nothing."""
    if scope.corrects(text):
        return "correction"
    if cue("certainty", "update").search(text[max(0, start - 60) : start]):
        return "update"
    if cue("certainty", "fall").search(text[max(0, start - 40) : end + 30]):
        return "fall"
    return "rise" if cue("certainty", "rise").search(text[max(0, start - 60) : end + 30]) else ""
