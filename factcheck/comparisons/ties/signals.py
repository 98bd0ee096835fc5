"""The signals of which a tie is made: what two texts tell alike of the events that their figures count, or not."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Final

from factcheck.comparisons.ties.events import TELLING
from factcheck.comparisons.ties.settings import Day, Setting, alike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from factcheck.records import Article, Claim

FAR = 0.5
"""Two wholes, the smaller below this share of the larger, are not one whole at two times."""

LARGE = 100
CLOSE = 0.9
"""Two figures from ``LARGE`` on, the smaller at least this share of the larger, are likely one count."""

GROUPS = frozenset(
    {"total", "civilians", "security", "militants", "children", "women", "men", "foreigners", "protesters"}
)
"""Groups of which every event has some: their small figures agree by chance, those of Syrians or nurses do not."""

COMMON = 0.4
"""Share of their telling words from which two sentences say the same."""


def _spot(a: Setting, b: Setting) -> bool | None:
    return alike(a.spots, b.spots) if a.spots and b.spots else None


def _area(a: Setting, b: Setting) -> bool | None:
    return alike(a.areas, b.areas) if a.areas and b.areas else None


def _day(a: Setting, b: Setting) -> bool | None:
    return _days(a.days, b.days) == 0 if a.days and b.days else None


def _days(one: Iterable[Day], other: Iterable[Day]) -> int:
    return min(x.apart(y) for x, y in product(one, other))


def _means(a: Setting, b: Setting) -> bool | None:
    return bool(a.means & b.means) if a.means and b.means else None


def _target(a: Setting, b: Setting) -> bool | None:
    return bool(a.targets & b.targets) if a.targets and b.targets else None


def _actor(a: Setting, b: Setting) -> bool | None:
    return bool(a.actors & b.actors) if a.actors and b.actors else None


def _figures(a: Setting, b: Setting) -> bool | None:
    return True if a.beside & b.beside else None


def _whole(a: Setting, b: Setting) -> bool | None:
    if a.whole is None or b.whole is None:
        return None
    low, high = sorted((a.whole, b.whole))
    return True if low == high else False if low < FAR * high else None


def _words(a: Setting, b: Setting) -> bool | None:
    return True if len(a.words & b.words) > COMMON * max(len(a.words | b.words), 1) else None


SIGNALS: Final[Mapping[str, Callable[[Setting, Setting], bool | None]]] = {
    "place": _spot,
    "area": _area,
    "day": _day,
    "means": _means,
    "target": _target,
    "actor": _actor,
    "figures": _figures,
    "whole": _whole,
    "words": _words,
}
"""Each says True where both tell it alike, False where they tell it and differ, None where at most one tells it."""


def same_beside(a: Setting, b: Setting) -> bool | None:
    """Within one article, one set has one number of women: where each figure has its own, there are two sets."""
    shared = {(kind, group) for kind, group, _ in a.beside} & {(kind, group) for kind, group, _ in b.beside}
    return bool(a.beside & b.beside) if shared else None


def neighbours(a: Setting, b: Setting, article: Article) -> bool:
    """Two sentences of one article that follow each other, or are one."""
    return any(
        part == other and not _SENTENCE.search(article.part(part)[max(min(end, stop) - 1, 0) : max(start, begin)])
        for part, start, end in a.spans
        for other, begin, stop in b.spans
    )


_SENTENCE = re.compile(r"[.!?]\s+\S[^.!?]*[.!?]\s")
"""A whole sentence between the stops of two others."""


def size(one: Claim, other: Claim) -> bool | None:
    """Large figures that lie close to each other seldom count two things: 2,122 and 2,212."""
    if one.interval is None or other.interval is None:
        return None
    low, high = sorted((one.interval.stated, other.interval.stated))
    least = LARGE if one.group in GROUPS else TELLING
    return True if low >= least and low >= CLOSE * high else None


def far(one: Claim, other: Claim) -> bool:
    """The smaller is below ``FAR`` of the larger."""
    low, high = sorted(c.interval.stated if c.interval else 0.0 for c in (one, other))
    return low < FAR * high
