"""How near a figure stands to a place: "nine from Bari", "Lecce: 45", "17 for Bari, seven for Lecce", "Bari's 204".

Grammar-free: what is measured is the words between the two. Whether such a figure makes the place a scene is weighed in
``evidence``, beside everything else that is known of the place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import any_of, calendar, table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.claims.document import Sentence
    from factcheck.claims.setting.scenes import Weighed

_AHEAD = ((3, 1.0), (5, 0.6), (8, 0.3))
"""Words between a figure and the place behind it -> how close that is (1 beside it, 0 far)."""
_BEHIND = ((2, 1.0), (4, 0.6))
"""The same for a figure behind its place."""
_BESIDE = 0.5


@dataclass(frozen=True, slots=True)
class Share:
    """Closeness (0 to 1) of the figure before a place and of the one behind it; ``listed``: its neighbours have one."""

    left: float = 0.0
    right: float = 0.0
    listed: bool = False

    @property
    def best(self) -> float:
        """The closer of the two."""
        return max(self.left, self.right)


@cache
def _figure() -> re.Pattern[str]:
    """A figure that can count people or things: no year, time, age, measure or sum of money."""
    words = [w for w, n in table("numbers")["words"].items() if n > 1]
    spelled = any_of(sorted([*words, *table("places")["figures_told"]], key=len, reverse=True))
    units = any_of(table("places")["measures_nothing"])
    single = r"one(?=\s+(?:in|at|each|apiece|person|death|for|from|was|died|of)\b)"
    return re.compile(
        rf"(?<![\w$€£.,/:-])(?!(?:19|20)\d\d\b)(?:\d[\d,]*\d|\d|{spelled}|{single})"
        rf"(?![\w/:-]|\.\d|\s*(?:%|{units}\b|(?-i:{calendar.month_pattern()})\b))",
        re.IGNORECASE,
    )


_PARTS_LEFT = re.compile(r"[;:.]|, (?:and|but|while)")
_PARTS_RIGHT = re.compile(r"[;.]|, (?:and|but|while|who|which)\b|\b(?:said|says|told|that)\b")


def shares(weighed: Sequence[Weighed]) -> list[Share]:
    """For each mention, the figures beside it; one behind another place is that place's."""
    found = [Share()] * len(weighed)
    by_sentence: dict[Sentence, list[int]] = defaultdict(list)
    for index, mention in enumerate(weighed):
        by_sentence[mention.sentence].append(index)
    for sentence, indexes in by_sentence.items():
        spans = {i: (weighed[i].name.start, weighed[i].name.tail) for i in indexes}
        near = {i: _beside(sentence.text, spans, i) for i in indexes}
        listed = sum(share.best > _BESIDE for share in near.values()) > 1
        for i, share in near.items():
            found[i] = Share(share.left, share.right, listed)
    return found


def _beside(text: str, spans: Mapping[int, tuple[int, int]], index: int) -> Share:
    start, tail = spans[index]
    others = [span for i, span in spans.items() if i != index]
    figures = [m.span() for m in _figure().finditer(text) if not any(a <= m.start() < b for a, b in spans.values())]
    left = right = 0.0
    if before := [end for _, end in figures if end <= start]:
        gap = text[before[-1] : start]
        if not _PARTS_LEFT.search(gap) and not any(before[-1] <= a < start for a, _ in others):
            left = _closeness(gap, _AHEAD)
    if behind := [first for first, _ in figures if first >= tail]:
        gap = text[tail : behind[0]]
        if not _PARTS_RIGHT.search(gap) and not any(tail <= a < behind[0] for a, _ in others):
            right = _closeness(gap, _BEHIND)
    return Share(left, right)


def _closeness(gap: str, steps: Sequence[tuple[int, float]]) -> float:
    words = len(gap.split())
    return next((near for most, near in steps if words <= most), 0.0)
