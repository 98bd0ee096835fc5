"""A figure that a passage takes back: "12 died, and not 17, as first said", "it called its figure of 1,800 a slip"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.lexicon import choice, numerals, spelled_out, table

_SENTENCE = re.compile(r"[.!?][\"\u201d\u2019')]?\s+(?=[\"\u201c\u2018'(]?[A-Z0-9])")


def passage(text: str, start: int, end: int) -> str:
    """The sentence at ``start``..``end`` with the one before it and the one behind it, in lower case."""
    before = [m.end() for m in _SENTENCE.finditer(text, 0, start + 1) if m.end() < start]
    behind = _SENTENCE.search(text, end + 1)
    return text[before[-1] if before else 0 : behind.end() if behind else len(text)].lower()


def takes_back(passage: str, figure: float) -> bool:
    """Words of the passage (lower case) take back that very figure."""
    if figure != int(figure) or not any(form in passage for form in _forms(int(figure))):
        return False
    return any(p.search(passage) for p in _patterns(int(figure)))


def prints(text: str, figure: float) -> bool:
    """A text in lower case has the figure, in digits or words."""
    forms = _forms(int(figure)) if figure == int(figure) else frozenset({f"{figure:g}"})
    return any(re.search(rf"(?<![\w.,]){re.escape(form)}(?![\w-]|[.,]\d)", text) for form in forms if form in text)


@lru_cache(maxsize=1024)
def _forms(figure: int) -> frozenset[str]:
    return frozenset((str(figure), f"{figure:,}", *_spelled(figure)))


@lru_cache(maxsize=1024)
def _patterns(figure: int) -> tuple[re.Pattern[str], ...]:
    number = f"(?:{choice(map(re.escape, _forms(figure)))})"
    return tuple(re.compile(p.replace("{figure}", number)) for p in _sources())


@cache
def _sources() -> tuple[str, ...]:
    words = table("comparing")["aside"]
    parts = {name: "(?:" + "|".join(listed) + ")" for name, listed in words.items() if name != "patterns"}
    return tuple(spelled_out(p, lambda name: parts.get(name, f"{{{name}}}")) for p in words["patterns"])


def _spelled(figure: int) -> frozenset[str]:
    """The figure in words, up to 999: "twenty-one", "two hundred and ten"."""
    names = {value: word for word, value in numerals.words().items()}
    if figure in names:
        return frozenset((names[figure],))
    if figure < 100:
        tens, units = figure // 10 * 10, figure % 10
        return frozenset(f"{names[tens]}{gap}{names[units]}" for gap in "- ")
    hundreds, rest = divmod(figure, 100)
    if hundreds > 9:
        return frozenset()
    head = f"{names[hundreds]} hundred"
    if not rest:
        return frozenset((head,))
    return frozenset(f"{head}{gap}{word}" for word in _spelled(rest) for gap in (" ", " and "))
