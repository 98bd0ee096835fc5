"""What sort of source some words name, and one name for it: the closed list of ``source_type`` and its authorities.

The words of each kind are data: ``lexicon/sources.toml``; the first kind whose word is found wins.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lexicon import table

if TYPE_CHECKING:
    from factcheck.records import SourceType


@cache
def _types() -> tuple[tuple[SourceType, re.Pattern[str], re.Pattern[str] | None], ...]:
    found = []
    for kind, entries in table("sources")["types"].items():
        blind = sorted((e for e in entries if not e.startswith("~")), key=len, reverse=True)
        exact = [e[1:] for e in entries if e.startswith("~")]
        found.append(
            (
                kind,
                re.compile(r"\b(?:" + "|".join(map(re.escape, blind)) + r")(?!\w)", re.IGNORECASE),
                re.compile(r"\b(?:" + "|".join(map(re.escape, exact)) + r")(?!\w)") if exact else None,
            )
        )
    return tuple(found)


def type_of(words: str) -> SourceType:
    """The kind of source that some words name."""
    if not words:
        return "none"
    for kind, blind, exact in _types():
        if kind == "unnamed_official":
            if re.fullmatch(
                rf"(?:an?\s|the\s|two\s|several\s|some\s|senior\s|local\s)*(?:{blind.pattern})(?:\s(?:who|on"
                rf"|speaking|in)\b.*)?",
                words,
                re.IGNORECASE,
            ):
                return kind
            continue
        if blind.search(words) or (exact and exact.search(words)):
            return kind
    return "none"


_HEAD = re.compile(r"^(?:the|a|an|its|his|her|their|local|senior|top|two|several|some)\s+", re.IGNORECASE)


def canonical(words: str, kind: SourceType) -> str:
    """One name for an authority: a general source by its kind, a named body by its name."""
    if not words:
        return ""
    if kind in {"police", "military", "hospital", "rescue", "witness", "unnamed_official", "government", "company"}:
        body = re.search(
            r"\b(?:[A-Z][\w'’-]+\s)+(?:Ministry|Department|Hospital|Agency|Authority|Police|Army|Council|Office"
            r"|Corps|Observatory)\b",
            words,
        )
        named = re.search(r"\b(?:ministry|department) of [a-z ]+", words, re.IGNORECASE)
        general = kind.replace("_", " ")
        if kind == "hospital" and re.search(
            r"health (?:ministry|minister|department|authorities|secretary)|ministry of health", words, re.IGNORECASE
        ):
            return "health ministry"
        if kind == "government" and (body or named):
            return (body or named).group().lower().strip()  # type: ignore[union-attr]
        return general
    name = re.search(r"\b[A-Z][\w.&'’-]*(?:\s+(?:of|for|the|and|[A-Z][\w.&'’-]*))*", _HEAD.sub("", words))
    return (name.group() if name else _HEAD.sub("", words)).lower().removesuffix("'s").strip(" ,.")
