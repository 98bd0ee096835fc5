"""Who stands behind a headline: at its end, or as the subject of its verb."""

from __future__ import annotations

import re
from functools import cache

from factcheck.claims.attribution.source import Cue, clause, phrases, source_of
from factcheck.claims.authorities import type_of


@cache
def _title_forms() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """How a headline names its source, and whether the words must be a source's by their own meaning."""
    who, says = r"[\w .'’&-]{2,40}?", phrases("title_says")
    return (
        (re.compile(rf"(?:,|:|–|—|-)\s*(?P<who>{who})\s+{says}\s*$"), False),
        (re.compile(rf",\s{says}\s+(?P<who>[\w .'’]{{2,40}})$"), False),
        (re.compile(rf"\s{says}\s+(?P<who>[\w .'’]{{2,40}})$"), True),
        (re.compile(r"\s[–—|-]\s?(?P<who>[\w .'’]{2,40})\s*$"), True),
        (re.compile(rf"(?:^|[,:;]\s|\bas\s)(?P<who>{who})\s{says}\b"), True),
    )


def in_title(text: str) -> list[Cue]:
    """Who stands behind a headline: at its end, or as the subject of its verb.

    A label before a colon ("Governor: 220 dead") was tried: it set headlines against older counts of the same article.
    """
    for form, meant in _title_forms():
        match = form.search(text)
        if match and (not meant or type_of(match["who"].strip()) != "none"):
            whole = text.endswith(match.group())  # at the end it stands behind all of the headline
            reach = (0, len(text)) if whole else clause(text, match.start("who"))
            return [Cue(source_of(match["who"], text), "title", match.start("who"), match.span("who"), reach)]
    return []
