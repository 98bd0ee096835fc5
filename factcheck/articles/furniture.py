"""Lines of a page that are not the article. What counts is data: the lexicon's ``furniture.toml``."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lexicon import table


def without(text: str) -> str:
    """The text without whole lines that only link elsewhere, advertise or ask to sign up."""
    if "\n" not in text:
        return text
    pattern, longest = _pattern()
    kept = [line for line in text.split("\n") if len(line) > longest or not pattern.fullmatch(line.strip())]
    return "\n".join(kept).strip() or text


@cache
def _pattern() -> tuple[re.Pattern[str], int]:
    known = table("furniture")

    def any_of(name: str) -> str:
        return "|".join(re.escape(words).replace("'", "['’]") for words in known[name])

    pattern = (
        rf"(?:{any_of('alone')})[.:…»>]*|(?:{any_of('labels')})\s*(?::|\||»|>|\s[-–—])\s*\S.*|(?:{any_of('calls')}).*"
    )
    return re.compile(pattern, re.IGNORECASE), known["longest"]
