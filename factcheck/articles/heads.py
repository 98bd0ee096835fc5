"""What a text begins with when it was copied with its page's head: the headline again, and the day it was printed.

Exports and crawls flatten a page into its text, and give the day that they met it as its date. The day that the page
itself prints above the story is the better witness of when it was written, and what "on Saturday" means hangs on it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.articles import dates
from factcheck.lexicon import any_of, calendar, table
from factcheck.records import Moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.records import Article

LONGEST: Final = 60
"""Characters at most of a label, an agency and a weekday before the year."""

SLACK: Final = 1
"""Days by which the day printed may differ from the one that was given: zones, and the night between."""

UPDATED: Final = 2
"""Days after its first publication by which a text "last updated" may still tell what was known on the first."""

FEWEST: Final = 4
"""Words of a headline at least: a shorter one ("Floods") may begin a sentence."""

_SECTION: Final = re.compile(r"\s+[-–—|]\s+")

_WORD: Final = re.compile(r"\w+")

_ANEW: Final = re.compile(r"[^\w\"“‘'(]+(?=[A-Z0-9\"“‘'(])")

_GLUED: Final = re.compile(r"(?<=\d)(?=\d{4}$)")
"""Between the day and the year of "Apr 232017"."""


@dataclass(frozen=True, slots=True)
class Head:
    """A day above a story, as printed, and the story without it. ``updated``: it is the day of a later state.

    The day is empty where only the headline stands again in front, which would make one sentence with the first.
    """

    day: str
    text: str
    updated: bool

    def date(self, order: dates.Order | None) -> str | None:
        """The day in ISO 8601; None where day and month could be swapped and nothing settles their order."""
        return dates.parse(_GLUED.sub(" ", self.day), order)


def of(text: str, title: str | None) -> Head | None:
    """The head of a text, None where it has none.

    What follows it starts anew: no text that only begins with a date ("12 May 2019 was the day ...").
    """
    body = _without(text, title)
    found = _head().match(body)
    rest = _without(body[found.end() :].lstrip(), title) if found else ""
    if found and rest:
        return Head(found["day"], rest, bool(found["updated"]))
    fused = "\n" not in text[: len(text) - len(body)]  # on a line of its own it is a sentence of its own
    return Head("", body, updated=False) if fused and body != text else None


def orders(articles: Iterable[Article]) -> dict[str | None, dates.Order | None]:
    """By outlet: whether the days above its stories give the day or the month first."""
    printed: dict[str | None, list[str]] = {}
    for article in articles:
        if (head := of(article.text.lstrip(), article.title)) and head.day:
            printed.setdefault(article.outlet, []).append(head.day)
    return {outlet: dates.order_of(days) for outlet, days in printed.items()}


def published(given: str | None, head: Head, order: dates.Order | None) -> str | None:
    """The date to go by: the one given where the two agree, which may be the finer, else the day printed."""
    one, other = Moment.parse(given), Moment.parse(head.date(order))
    if other is None:
        return given
    later = (other.day - one.day).days if one else SLACK + 1
    return given if abs(later) <= SLACK or (head.updated and one and 0 < later <= UPDATED) else other.day.isoformat()


def bare_title(title: str, outlet: str | None) -> str:
    """The headline without the outlet's name ("Nine dead in blast - The Daily Sample")."""
    head, mark, tail = max(
        (title.rpartition(mark) for mark in (" - ", " | ", " – ", " — ", " :: ")), key=lambda parts: len(parts[0])
    )
    plain = re.sub(r"\W", "", tail).casefold()
    return head.strip() if mark and outlet and plain and plain == re.sub(r"\W", "", outlet).casefold() else title


def _without(text: str, title: str | None) -> str:
    """The text without its own headline in front, where a new sentence follows; marks and spaces may differ.

    The site's and the section's names may stand behind the headline: "Dam bursts - World - The Daily Sample".
    """
    for headline in dict.fromkeys((title or "", _SECTION.split(title or "")[0])):
        told = [m[0] for m in _WORD.finditer(headline.casefold())]
        if len(told) < FEWEST:
            continue
        end = 0
        for word, m in zip(told, _WORD.finditer(text), strict=False):
            if m[0].casefold() != word:
                break
            end = m.end()
        else:
            found = _ANEW.match(text, end)
            if found:
                return text[found.end() :]
    return text


@cache
def _head() -> re.Pattern[str]:
    """A label, an agency, a weekday, a day with its year, a time; and then a line or a sentence that starts anew."""
    words = table("furniture")
    months = any_of(calendar.month_forms())
    weekdays = any_of(form for name in calendar.weekdays() for form in (name, name[:3]))
    label = rf"(?:(?:(?P<updated>{any_of(words['updated'])})|{any_of(words['printed'])})\b(?: on| at)?[ :–—-]*)?"
    weekday = rf"(?:(?:[A-Z][\w.]*[ ,/]+){{0,3}}?(?i:{weekdays})\b\.?,? )?"
    day = (
        rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)? {months}\.?,? \d{{4}}|{months}\.? \d{{1,2}},? ?\d{{4}}"
        r"|\d{1,2}(?P<mark>[-./])\d{1,2}(?P=mark)\d{4}|\d{4}-\d\d-\d\d)"
    )
    clock = (
        r"(?:(?:,| at| [|–—-])? ?\d{1,2}[:.]?\d\d(?:[:.]?\d\d)?\b(?: ?[AaPp]\.?[Mm]\b\.?)?(?: [A-Z]{2,4}T\b| UTC\b)?)?"
    )
    return re.compile(
        rf"(?=.{{0,{LONGEST}}}\d{{4}}){label}{weekday}{day}{clock}"
        r"(?: ?\([^()]{1,40}\))?(?: by(?: [A-Z][\w.-]+){1,2})?(?=\s*(?:[\n|–—.:-]\s*)?[A-Z0-9\"“‘'])"
    )
