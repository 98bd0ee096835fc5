"""The words that factcheck knows, as data: TOML tables that a journalist can extend without touching code.

Each table states in its head what a line means. Any stage may read a table; no table knows a stage.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


@cache
def table(name: str) -> Mapping[str, Any]:
    """The table ``lexicon/<name>.toml``, read once.

    Raises:
        FileNotFoundError: no table has that name.
    """
    text = resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


@cache
def people() -> Mapping[str, str]:
    """The nouns of ``people.txt`` with the group that each stands for; "person" for none, "thing" for no person."""
    return _by_class("people.txt")


@cache
def spots() -> Mapping[str, str]:
    """The nouns of ``spots.txt`` with their class: "keeper" (people are brought there), "locality", "spot"."""
    return _by_class("spots.txt")


def _by_class(name: str) -> Mapping[str, str]:
    """The words of a list whose lines begin with a class, with the class of each."""
    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    listed = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return MappingProxyType({word: group for group, _, words in listed for word in words.split()})


def phrases(words: Iterable[str]) -> list[str]:
    """Words as patterns, the longest first, so that none cuts another short; a blank stands for any run of blanks."""
    return [re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True)]


def choice(patterns: Iterable[str]) -> str:
    """Plain branches for any of some patterns, the longest first; case is as the whole pattern has it."""
    return "|".join(sorted(patterns, key=len, reverse=True))


def any_of(patterns: Iterable[str]) -> str:
    """One case-blind pattern for any of some patterns, the earlier before the later, sorted under their first letters.

    Python tries the branches of a long alternation one by one at every character; those of another first letter are
    passed over ten times as fast when the letter stands in front, and all of them at once where none can begin. Many
    under one letter are sorted by the next. What it matches is the same.

    >>> any_of(["kill", "(?:die|drown)s?", "killing"])
    '(?=[KDkd])(?:[Kk](?i:ill|illing)|[Dd](?i:(?:ie|rown)s?))'
    """
    listed = list(patterns)
    if not listed:
        return "(?!)"
    edge = r"\b" if all(pattern.startswith(r"\b") for pattern in listed) else ""
    heads = _by_letter(pattern.removeprefix(edge) for pattern in listed)
    letters = "".join(letter for letter, _ in heads)
    gate = f"(?=[{letters.upper()}{letters}])" if len(heads) > 1 and all(letter for letter, _ in heads) else ""
    return f"{gate}{edge}(?:{_branches(heads)})"


_NAME = re.compile(r"\{(=?[a-z_]+)\}")


def spelled_out(pattern: str, part: Callable[[str], str]) -> str:
    """A pattern of a table with what ``part`` gives for each name in braces: "{verbs} by"; counts ("{0,3}") stay."""
    return _NAME.sub(lambda m: part(m[1]), pattern)


MANY = 16
"""Branches under one letter from which on their second letters sort them again: so few are tried as fast one by one."""


def _branches(heads: Iterable[tuple[str, list[str]]]) -> str:
    return "|".join(
        (f"[{letter.upper()}{letter}]" if letter else "")
        + (f"(?:{_branches(_by_letter(rest))})" if letter and len(rest) > MANY else f"(?i:{'|'.join(rest)})")
        for letter, rest in heads
    )


def _by_letter(patterns: Iterable[str]) -> list[tuple[str, list[str]]]:
    """First letter and what follows it; "" and the whole pattern where it may begin with any letter."""
    found: list[tuple[str, list[str]]] = []
    under: dict[str, list[str]] = {}
    for letter, rest in (head for pattern in patterns for head in _heads(pattern)):
        if not letter:
            found.append(("", [rest]))
            under = {}  # what stands behind it stays behind it
        elif letter in under:
            under[letter].append(rest)
        else:
            under[letter] = [rest]
            found.append((letter, under[letter]))
    return found


_SIGN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<open>\()|(?P<close>\))|(?P<bar>\|)", re.DOTALL)


def _heads(pattern: str) -> Iterator[tuple[str, str]]:
    """What a pattern may begin with: "(?:ab|c)?d" begins with a and then "bd", c and then "d", d and then nothing."""
    depth, end = 0, 0
    cuts = [0]
    for sign in _SIGN.finditer(pattern):
        depth += bool(sign["open"]) - bool(sign["close"])
        if sign["bar"] and depth == 0:
            yield from _heads(pattern[: sign.start()])
            yield from _heads(pattern[sign.end() :])
            return
        if not end and sign["bar"] and depth == 1:
            cuts.append(sign.start())
        if not end and sign["close"] and depth == 0:
            end = sign.end()
    rest = pattern[end:]
    if pattern.startswith("(?:") and not rest.startswith(("*", "+", "{", "??")):
        optional = rest.startswith("?")
        edges = zip([2, *cuts[1:]], [*cuts[1:], end - 1], strict=True)
        for letter, tails in _by_letter(pattern[a + 1 : b] for a, b in edges):
            inner = tails[0] if len(tails) == 1 else f"(?:{'|'.join(tails)})"
            yield letter, inner + rest[optional:]
        if optional:
            yield from _heads(rest[1:])
    elif pattern[:1].isascii() and pattern[:1].isalpha() and pattern[1:2] not in set("?*+{"):
        yield pattern[0].lower(), pattern[1:]
    else:
        yield "", pattern
