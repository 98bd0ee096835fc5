"""Is a text English? Offline, by script and function words; a text without clear evidence counts as English."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Mapping

_SAMPLE: Final = 6_000
_WORD: Final = re.compile(r"[^\W\d_]+")
_FOREIGN: Final = re.compile("[\u0370-\U0010ffff]")
_LETTERS: Final = 12
"""Letters of another script before a text can be called other: a name in its own script proves nothing."""
_WORDS: Final = 4
"""Function words of one other language before a text can be called that: "La", "Los", "Del" stand in names."""


def other_language(text: str, declared: str | None = None) -> str | None:
    """The language or script that a text is written in when it is not English, else None.

    Args:
        text: headline and body.
        declared: what the input says (BCP 47). The text wins; a declaration counts only where the text is too short
            to say, since exports often carry their system's default.
    """
    sample = text[:_SAMPLE]
    if script := _script(sample):
        return script
    hits = Counter(name for word in _WORD.findall(sample) for name in _words().get(word.lower(), ()))
    english = hits.pop("en", 0)
    best = max(hits, key=lambda name: (hits[name], name), default="")
    if hits[best] >= _WORDS and hits[best] > 2 * english:
        return best
    if english or not declared:
        return None
    code = re.split(r"[-_]", declared.strip().lower())[0]
    return None if code in {"en", "eng", "english", "und", "mul", ""} else code


def _script(sample: str) -> str | None:
    foreign = [char for char in _FOREIGN.findall(sample) if char.isalpha()]
    other = Counter(name for char in foreign for name in _scripts() if _within(char, name))
    if not other:
        return None
    name, count = other.most_common(1)[0]
    letters = sum(map(str.isalpha, sample))
    return f"{name} script" if count >= _LETTERS and sum(other.values()) > 0.5 * letters else None


def _within(char: str, script: str) -> bool:
    first, last = _scripts()[script]
    return first <= ord(char) <= last


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    """The languages of each function word."""
    known: dict[str, tuple[str, ...]] = {}
    for name, words in table("languages")["words"].items():
        for word in words:
            known[word] = (*known.get(word, ()), name)
    return known


@cache
def _scripts() -> Mapping[str, tuple[int, int]]:
    return {name: (first, last) for name, (first, last) in table("languages")["scripts"].items()}
